<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/handbook.xsl: all policies as one book (5.2, A.5.1): figures and a list with editions, parts by theme with a chapter for each policy, and an index of the
     controls, risks and terms that its sections speak of. What is controlled about a policy stands in its own document, to which its heading leads.
     The index is an appendix with tables: what readers of DocBook make of an `index` that is already filled in differs too much. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:db="http://docbook.org/ns/docbook" xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="db m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="/m:model" priority="1">
    <book version="5.0" xml:lang="{@xml:lang}">
      <xsl:call-template name="frame"><xsl:with-param name="front" select="'preface'"/><xsl:with-param name="back" select="'appendix'"/></xsl:call-template>
    </book>
  </xsl:template>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:for-each select="m:c-summary/m:c-group">
      <part>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..part..', @id)"/></xsl:attribute>
        <title><xsl:value-of select="@text"/></title>
        <xsl:apply-templates select="key('in-group', concat(@kind, '|', @id))" mode="chapter"/>
      </part>
    </xsl:for-each>
    <xsl:call-template name="others"><xsl:with-param name="as" select="'appendix'"/><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:policy)]"/></xsl:call-template>
    <xsl:if test="m:c-summary/m:c-index"><xsl:call-template name="index"/></xsl:if>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <preface role="unnumbered">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'handbook.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0"><xsl:apply-templates select="m:c-fact"/></xsl:if>
      </para>
      <xsl:if test="m:c-total/@n > 0">
        <table role="cards" rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..policies')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'handbook.editions')"/></title>
          <tgroup cols="4">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'handbook.text:8 handbook.owner:5 handbook.edition:5 handbook.review:4'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:c-group">
                <row role="group"><entry namest="c1" nameend="c4"><xsl:value-of select="@text"/></entry></row>
                <xsl:for-each select="key('in-group', concat(@kind, '|', @id))">
                  <row>
                    <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:if test="not(@title = @id)"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></link></entry>
                    <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
                    <entry><xsl:call-template name="edition"/></entry>
                    <entry><xsl:call-template name="day"><xsl:with-param name="on" select="m:c-edition/@next-review"/><xsl:with-param name="overdue" select="m:c-edition/@overdue"/></xsl:call-template></entry>
                  </row>
                </xsl:for-each>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </table>
        <xsl:call-template name="gaps"/>
      </xsl:if>
    </preface>
  </xsl:template>

  <!-- "1.4, 2026-03-02, published" -->
  <xsl:template name="edition">
    <xsl:for-each select="m:c-edition">
      <xsl:value-of select="@version"/>
      <xsl:if test="@date != ''"><xsl:if test="@version != ''">, </xsl:if><phrase role="nobr"><xsl:value-of select="@date"/></phrase></xsl:if>
      <xsl:if test="@state-text != ''"><xsl:if test="@version != '' or @date != ''">, </xsl:if><xsl:value-of select="@state-text"/></xsl:if>
      <xsl:if test="@approved = 'no'"><xsl:text> </xsl:text><phrase role="overdue"><xsl:value-of select="key('word', 'handbook.unapproved')"/></phrase></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- a policy: its edition in a line, then its text -->
  <xsl:template match="m:policy" mode="chapter">
    <chapter>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <title><xsl:value-of select="@title"/></title>
      <para>
        <phrase role="muted">
          <xsl:value-of select="@id"/>
          <xsl:if test="m:c-edition/@version != '' or m:c-edition/@date != '' or m:c-edition/@state-text != ''">, <xsl:call-template name="edition"/></xsl:if>
          <xsl:text>; </xsl:text>
        </phrase>
        <link linkend="{@id}"><xsl:value-of select="key('word', 'handbook.own')"/></link>
      </para>
      <xsl:apply-templates select="m:c-body" mode="text"/>
    </chapter>
  </xsl:template>

  <xsl:template match="m:c-body" mode="text">
    <xsl:variable name="foreign" select="boolean(@xml:lang and @xml:lang != $lang)"/>
    <xsl:choose>
      <xsl:when test="not(*)"><para><phrase role="unresolved"><xsl:value-of select="../m:text"/></phrase></para></xsl:when>
      <xsl:when test="$foreign and db:*[not(self::db:section)]">
        <blockquote xml:lang="{@xml:lang}"><xsl:apply-templates select="db:*[not(self::db:section)]" mode="copy"/></blockquote>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="db:*[not(self::db:section)]" mode="copy"/></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="db:section">
      <section>
        <xsl:copy-of select="@*"/>
        <xsl:if test="$foreign"><xsl:copy-of select="../@xml:lang"/></xsl:if>
        <xsl:apply-templates mode="copy"/>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- on paper each place becomes its page -->
  <xsl:template name="index">
    <appendix role="unnumbered">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..index')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'handbook.index')"/></title>
      <xsl:for-each select="m:c-summary/m:c-index">
        <section role="unnumbered">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..index..', @kind)"/></xsl:attribute>
          <title><xsl:value-of select="@label"/></title>
          <informaltable role="cards" rowheader="firstcol">
            <tgroup cols="2">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="'handbook.topic:3 handbook.places:2'"/></xsl:call-template>
              <tbody>
                <xsl:for-each select="m:c-topic">
                  <row>
                    <entry><xsl:choose><xsl:when test="@kind = 'term'"><xsl:apply-templates select="." mode="mention"/></xsl:when><xsl:otherwise><xsl:apply-templates select="." mode="full"/></xsl:otherwise></xsl:choose></entry>
                    <entry><xsl:for-each select="m:c-place"><xsl:if test="position() > 1">, </xsl:if><link linkend="{@id}" role="page"><xsl:value-of select="@text"/></link></xsl:for-each></entry>
                  </row>
                </xsl:for-each>
              </tbody>
            </tgroup>
          </informaltable>
        </section>
      </xsl:for-each>
    </appendix>
  </xsl:template>
</xsl:stylesheet>
