<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/house-registers.xsl: what the organisation has added to the language: registers of its own with all that stands in them, fields of its own, and the limits and
     numbers that hold everywhere (7.5.1 b). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:key name="of-kind" match="/m:model/m:house-entry" use="@kind"/>
  <xsl:key name="label-of-kind" match="/m:model/m:labels/m:label" use="substring-before(@for, '.')"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:for-each select="m:register"><xsl:call-template name="house-register"/></xsl:for-each>
    <xsl:if test="m:parameter">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..limits')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'house.limits')"/></title>
        <para><xsl:value-of select="key('word', 'house.limits-lead')"/></para>
        <xsl:apply-templates select="m:parameter" mode="entry"/>
      </section>
    </xsl:if>
    <xsl:if test="m:field">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..fields')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'house.fields')"/></title>
        <para><xsl:value-of select="key('word', 'house.fields-lead')"/></para>
        <xsl:apply-templates select="m:field" mode="entry"/>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:register or self::m:field or self::m:parameter or self::m:house-entry)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:value-of select="key('word', 'house.lead')"/>
        <xsl:apply-templates select="m:c-fact"/>
      </para>
      <xsl:if test="m:c-gap"><xsl:call-template name="gaps"/></xsl:if>
    </section>
  </xsl:template>

  <!-- what it is for, then its entries: as a table where they have no more than their own fields and not too many of them, else each by itself -->
  <xsl:template name="house-register">
    <xsl:variable name="kind" select="string(@id)"/>
    <xsl:variable name="entries" select="key('of-kind', $kind)"/>
    <xsl:variable name="labels" select="key('label-of-kind', $kind)[not(key('label', concat('every.', substring-after(@for, '.'))))]"/>
    <section role="entity">
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <title><xsl:value-of select="@title"/></title>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <xsl:variable name="facts" select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description or self::m:review)]"/>
      <informaltable role="facts">
        <tgroup cols="2">
          <colspec colname="c1" colwidth="1*"/>
          <colspec colname="c2" colwidth="3*"/>
          <tbody>
            <row><entry><xsl:value-of select="key('word', 'house.kind')"/></entry><entry><phrase role="id"><xsl:value-of select="@id"/></phrase></entry></row>
            <xsl:apply-templates select="$facts" mode="fact"/>
            <xsl:call-template name="next-review"/>
            <row><entry><xsl:value-of select="key('word', 'house.entries')"/></entry><entry><xsl:value-of select="count($entries)"/></entry></row>
          </tbody>
        </tgroup>
      </informaltable>
      <xsl:choose>
        <xsl:when test="not($entries)"/>
        <xsl:when test="count($labels) &lt; 7 and not($entries/m:*[not(self::m:house-field or self::m:title or starts-with(local-name(), 'c-'))])">
          <table role="register" rowheader="firstcol">
            <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..table')"/></xsl:attribute>
            <title><xsl:value-of select="@title"/></title>
            <tgroup cols="{count($labels) + 1}">
              <colspec colname="c1" colwidth="3*"/>
              <xsl:for-each select="$labels"><colspec colname="c{position() + 1}" colwidth="3*"/></xsl:for-each>
              <thead>
                <row>
                  <entry><xsl:value-of select="key('word', 'house.entry')"/></entry>
                  <xsl:for-each select="$labels"><entry><xsl:value-of select="."/></entry></xsl:for-each>
                </row>
              </thead>
              <tbody>
                <xsl:for-each select="$entries">
                  <xsl:variable name="entry" select="."/>
                  <row>
                    <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
                    <entry><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:if test="@title != @id"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></entry>
                    <xsl:for-each select="$labels">
                      <xsl:variable name="field" select="substring-after(@for, '.')"/>
                      <entry><xsl:for-each select="$entry"><xsl:call-template name="cell"><xsl:with-param name="of" select="m:house-field[@field = $field]"/></xsl:call-template></xsl:for-each></entry>
                    </xsl:for-each>
                  </row>
                </xsl:for-each>
              </tbody>
            </tgroup>
          </table>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$entries" mode="entry"/></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
