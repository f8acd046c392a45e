<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/obligations.xsl: legal and contractual register (A.5.31).
     How far the organisation complies, and what is missing; the register by sort of text; each obligation with all that is known of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:obligation">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'obligation'"/>
        <xsl:with-param name="title" select="'obligations.register'"/>
        <xsl:with-param name="lead" select="'obligations.register-lead'"/>
        <xsl:with-param name="columns" select="'obligation.name:8 obligation.source:9 obligation.applies:9 obligation.owner:5 obligation.met-by:8 obligation.state:4 obligation.checked:5'"/>
      </xsl:call-template>
      <xsl:call-template name="each"><xsl:with-param name="of" select="'obligation'"/><xsl:with-param name="title" select="'obligations.each'"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:obligation)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'obligations.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0"><xsl:apply-templates select="m:c-fact"/></xsl:if>
      </para>
      <xsl:if test="m:c-total/@n > 0">
        <xsl:call-template name="group-counts"><xsl:with-param name="kind" select="'obligation'"/><xsl:with-param name="title" select="'obligations.by-type'"/><xsl:with-param name="columns" select="'obligation.type:6 summary.number:2:right'"/></xsl:call-template>
        <xsl:call-template name="gaps"/>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:obligation" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link><xsl:if test="@title != @id"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></entry>
      <entry>
        <xsl:call-template name="cell"><xsl:with-param name="of" select="m:source"/></xsl:call-template>
        <xsl:if test="m:article">
          <xsl:processing-instruction name="linebreak"/>
          <phrase role="muted"><xsl:for-each select="m:article[1]"><xsl:call-template name="label"/></xsl:for-each><xsl:text> </xsl:text><xsl:apply-templates select="m:article[1]" mode="value"/></phrase>
        </xsl:if>
      </entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:applies"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry><xsl:for-each select="m:met-by"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="brief"/></xsl:for-each></entry>
      <entry><xsl:apply-templates select="m:status" mode="compliance"/></entry>
      <entry><xsl:apply-templates select="m:c-review" mode="look"/></entry>
    </row>
  </xsl:template>

  <!-- what meets it, as short as it can be; a text that stands for it as it is -->
  <xsl:template match="m:met-by" mode="brief">
    <xsl:choose>
      <xsl:when test="@to != ''"><xsl:apply-templates select="." mode="mention"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:status" mode="compliance">
    <phrase>
      <xsl:attribute name="role">
        <xsl:choose>
          <xsl:when test="m:state/@word = 'met'">chip green</xsl:when>
          <xsl:when test="m:state/@word = 'partly'">chip yellow</xsl:when>
          <xsl:when test="m:state/@word = 'not-met'">chip red</xsl:when>
          <xsl:otherwise>chip grey</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="m:state"/>
    </phrase>
  </xsl:template>
</xsl:stylesheet>
