<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/suppliers.xsl: supplier register (A.5.19 to A.5.23).
     Figures and gaps, the register by tier, each supplier with agreements and proofs, and what hangs on it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:supplier">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'supplier'"/>
        <xsl:with-param name="title" select="'suppliers.register'"/>
        <xsl:with-param name="lead" select="'suppliers.register-lead'"/>
        <xsl:with-param name="columns" select="'supplier.name:7 supplier.service:9 supplier.data:9 supplier.owner:5 supplier.agreement:6 supplier.assurance:6 supplier.review:5'"/>
      </xsl:call-template>
      <xsl:call-template name="each"><xsl:with-param name="of" select="'supplier'"/><xsl:with-param name="title" select="'suppliers.each'"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:supplier)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'suppliers.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'suppliers.active'"/><xsl:with-param name="n" select="m:c-total/@open"/></xsl:call-template>
          <xsl:apply-templates select="m:c-fact"/>
        </xsl:if>
      </para>
      <xsl:if test="m:c-total/@n > 0">
        <xsl:call-template name="group-counts"><xsl:with-param name="kind" select="'supplier'"/><xsl:with-param name="title" select="'suppliers.by-tier'"/><xsl:with-param name="columns" select="'supplier.tier:6 summary.number:2:right'"/></xsl:call-template>
        <xsl:call-template name="gaps"/>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:supplier" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:service"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:data"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry>
        <xsl:for-each select="m:c-agreement">
          <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
          <xsl:choose>
            <xsl:when test="@security = 'yes'"><xsl:value-of select="key('word', 'supplier.secured')"/></xsl:when>
            <xsl:when test="@security"><xsl:value-of select="key('word', 'supplier.unsecured')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('word', 'supplier.unsaid')"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@until != ''">, <xsl:apply-templates select="." mode="until"/></xsl:if>
        </xsl:for-each>
      </entry>
      <entry>
        <xsl:for-each select="m:c-assurance">
          <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
          <xsl:value-of select="@text"/>
          <xsl:if test="@until != ''"><xsl:if test="@text != ''">, </xsl:if><xsl:apply-templates select="." mode="until"/></xsl:if>
        </xsl:for-each>
      </entry>
      <entry><xsl:apply-templates select="m:c-review" mode="look"/></entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
