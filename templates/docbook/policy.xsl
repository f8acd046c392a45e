<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/policy.xsl: one policy: its text, then what else is known of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:db="http://docbook.org/ns/docbook" xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="db m">

  <xsl:include href="common.xsl"/>

  <!-- what the text calls itself, where that is something else -->
  <xsl:template match="m:model" mode="subtitle">
    <xsl:for-each select="m:policy/m:c-body[@title]"><subtitle><xsl:value-of select="@title"/></subtitle></xsl:for-each>
  </xsl:template>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:policy/m:c-body" mode="text"/>
    <xsl:apply-templates select="m:policy" mode="facts"/>
  </xsl:template>

  <!-- DocBook has no paragraphs between sections: what stands before the first heading gets one -->
  <xsl:template match="m:c-body" mode="text">
    <xsl:if test="db:*[not(self::db:section)]">
      <section role="unnumbered">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..introduction')"/></xsl:attribute>
        <xsl:apply-templates select="." mode="language"/>
        <title>
          <xsl:choose>
            <xsl:when test="db:section"><xsl:value-of select="key('word', 'policy.introduction')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('word', 'policy.text')"/></xsl:otherwise>
          </xsl:choose>
        </title>
        <xsl:apply-templates select="db:*[not(self::db:section)]" mode="copy"/>
      </section>
    </xsl:if>
    <xsl:for-each select="db:section">
      <section>
        <xsl:copy-of select="@*"/>
        <xsl:apply-templates select=".." mode="language"/>
        <xsl:apply-templates mode="copy"/>
      </section>
    </xsl:for-each>
    <xsl:if test="not(*)">
      <section role="unnumbered">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..introduction')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'policy.text')"/></title>
        <para><phrase role="unresolved"><xsl:value-of select="../m:text"/></phrase></para>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:c-body" mode="language">
    <xsl:if test="@xml:lang and @xml:lang != $lang"><xsl:copy-of select="@xml:lang"/></xsl:if>
  </xsl:template>

  <!-- all fields that the control page does not show -->
  <xsl:template match="m:policy" mode="facts">
    <xsl:variable name="fields" select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:text or self::m:version or self::m:effective or self::m:audience or self::m:status[not(m:since)]
      or self::m:approver or self::m:approved or self::m:classification or self::m:owner or self::m:reviewed or self::m:description)]"/>
    <xsl:if test="$fields or m:c-cited">
      <section role="unnumbered">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..facts')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'policy.facts')"/></title>
        <informaltable role="facts">
          <tgroup cols="2">
            <colspec colname="c1" colwidth="1*"/>
            <colspec colname="c2" colwidth="3*"/>
            <tbody>
              <xsl:apply-templates select="$fields" mode="fact"/>
              <xsl:call-template name="cited"/>
            </tbody>
          </tgroup>
        </informaltable>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
