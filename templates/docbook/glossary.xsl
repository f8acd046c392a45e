<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/glossary.xsl: the words that mean one thing here (7.5.2): by the alphabet, with meaning, source, names in other languages, and where each is used. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:key name="used" match="m:c-used" use="@of"/>

  <xsl:template match="m:model" mode="body">
    <xsl:for-each select="m:c-summary">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'summary.title')"/></title>
        <para>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'glossary.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
          <xsl:if test="m:c-total/@n > 0"><xsl:apply-templates select="m:c-fact"/></xsl:if>
        </para>
        <xsl:if test="m:c-total/@n > 0"><xsl:call-template name="gaps"/></xsl:if>
      </section>
    </xsl:for-each>
    <xsl:if test="m:term">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..list')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'terms.title')"/></title>
        <variablelist>
          <xsl:apply-templates select="m:term" mode="meaning"><xsl:sort select="@c-sort"/></xsl:apply-templates>
        </variablelist>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:term" mode="meaning">
    <varlistentry>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <term><xsl:value-of select="@title"/></term>
      <listitem>
        <xsl:if test="m:c-form">
          <simpara>
            <xsl:for-each select="m:c-form">
              <xsl:if test="position() > 1">, </xsl:if>
              <phrase role="muted"><xsl:value-of select="@lang"/></phrase><xsl:text> </xsl:text><phrase xml:lang="{@lang}"><xsl:value-of select="@text"/></phrase>
            </xsl:for-each>
          </simpara>
        </xsl:if>
        <simpara><xsl:apply-templates select="m:means[1]" mode="value"/></simpara>
        <xsl:call-template name="more"><xsl:with-param name="but" select="' means '"/></xsl:call-template>
        <xsl:for-each select="key('used', @address)">
          <xsl:if test="m:c-use">
            <simpara>
              <phrase role="muted"><xsl:value-of select="key('word', 'glossary.used')"/></phrase>
              <xsl:for-each select="m:c-use">
                <xsl:choose><xsl:when test="position() > 1">; </xsl:when><xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise></xsl:choose>
                <xsl:value-of select="@label"/><xsl:text> </xsl:text>
                <xsl:for-each select="m:c-by"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each>
              </xsl:for-each>
            </simpara>
          </xsl:if>
          <xsl:if test="not(m:c-use)"><simpara><phrase role="muted"><xsl:value-of select="key('word', 'glossary.nowhere')"/></phrase></simpara></xsl:if>
        </xsl:for-each>
      </listitem>
    </varlistentry>
  </xsl:template>
</xsl:stylesheet>
