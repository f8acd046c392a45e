<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/processing.xsl: record of processing activities (A.5.34): what is done with data about people, why it may be, who gets them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:processing">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'processing'"/>
        <xsl:with-param name="title" select="'processing.register'"/>
        <xsl:with-param name="lead" select="'processing.register-lead'"/>
        <xsl:with-param name="columns" select="'processing.name:6 processing.purpose:8 processing.basis:6 processing.subjects:5 processing.data:8 processing.recipients:7 processing.transfers:4'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:processing"><xsl:call-template name="each"><xsl:with-param name="of" select="'processing'"/><xsl:with-param name="title" select="'processing.register-each'"/></xsl:call-template></xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:processing)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:apply-templates select="m:c-fact"/>
      </para>
      <xsl:call-template name="gaps"/>
    </section>
  </xsl:template>

  <xsl:template match="m:processing" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:apply-templates select="m:purpose" mode="value"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:basis"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:subjects"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:data"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:recipients"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:transfers"/></xsl:call-template></entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
