<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/threats.xsl: what is known of threats (A.5.7), weaknesses with their deadlines (A.8.8), technical reviews (A.5.36, A.8.34). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:threat"><xsl:call-template name="threats"/></xsl:if>
    <xsl:if test="m:weakness">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'weakness'"/>
        <xsl:with-param name="title" select="'threats.weaknesses'"/>
        <xsl:with-param name="lead" select="'threats.weaknesses-lead'"/>
        <xsl:with-param name="columns" select="'weakness.name:9 weakness.severity:3 weakness.cve:4 weakness.assets:7 weakness.owner:5 weakness.found:4 weakness.due:4 weakness.patch:3 weakness.state:4'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:weakness"><xsl:call-template name="each"><xsl:with-param name="of" select="'weakness'"/><xsl:with-param name="title" select="'threats.weaknesses-each'"/></xsl:call-template></xsl:if>
    <xsl:if test="m:technical-review">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'technical-review'"/>
        <xsl:with-param name="title" select="'threats.reviews-title'"/>
        <xsl:with-param name="lead" select="'threats.reviews-title-lead'"/>
        <xsl:with-param name="columns" select="'technical-review.name:8 technical-review.on:4 technical-review.assets:7 technical-review.by:5 technical-review.scope:8 technical-review.result:10'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:technical-review"><xsl:call-template name="each"><xsl:with-param name="of" select="'technical-review'"/><xsl:with-param name="title" select="'threats.reviews-title-each'"/></xsl:call-template></xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:weakness or self::m:technical-review or self::m:threat)]"/></xsl:call-template>
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

  <!-- ═══ what is known of threats, by how much it concerns us ═══ -->

  <xsl:template name="threats">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..threats')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'threats.threats')"/></title>
      <para><xsl:value-of select="key('word', 'threats.threats-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..threats..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'threats.threats')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'threat.name:8 threat.category:3 threat.source:10 threat.techniques:8 threat.relevance:3 threat.used:6'"/></xsl:call-template>
          <tbody>
            <xsl:apply-templates select="m:threat[m:relevance/@word = 'high']" mode="register"/>
            <xsl:apply-templates select="m:threat[m:relevance/@word = 'medium']" mode="register"/>
            <xsl:apply-templates select="m:threat[not(m:relevance/@word = 'high' or m:relevance/@word = 'medium')]" mode="register"/>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:threat" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry>
        <xsl:apply-templates select="m:category" mode="value"/>
        <xsl:if test="m:category and m:type"><xsl:processing-instruction name="linebreak"/></xsl:if>
        <xsl:if test="m:type"><phrase role="muted"><xsl:apply-templates select="m:type" mode="value"/></phrase></xsl:if>
      </entry>
      <entry><xsl:apply-templates select="m:source" mode="value"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:techniques"/></xsl:call-template></entry>
      <entry><xsl:call-template name="grade"><xsl:with-param name="of" select="m:relevance"/></xsl:call-template></entry>
      <entry><xsl:for-each select="m:c-use[m:c-by/@kind = 'risk']/m:c-by"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:weakness" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:call-template name="grade"><xsl:with-param name="of" select="m:severity"/></xsl:call-template></entry>
      <entry><xsl:apply-templates select="m:cve" mode="value"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:assets"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry><xsl:apply-templates select="m:found" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:c-deadline" mode="by"/></entry>
      <entry><xsl:apply-templates select="m:patch" mode="value"/></entry>
      <entry><xsl:value-of select="m:status/m:state"/></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:technical-review" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:apply-templates select="m:on" mode="value"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:assets"/></xsl:call-template></entry>
      <entry><xsl:apply-templates select="m:by" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:scope" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:result" mode="value"/></entry>
    </row>
  </xsl:template>

  <!-- by when; what is past in red -->
  <xsl:template match="m:c-deadline" mode="by">
    <xsl:call-template name="day"><xsl:with-param name="on" select="@next"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="grade">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of/@word = 'critical'"><phrase role="chip red"><xsl:value-of select="$of"/></phrase></xsl:when>
      <xsl:when test="$of/@word = 'high'"><phrase role="chip orange"><xsl:value-of select="$of"/></phrase></xsl:when>
      <xsl:when test="$of/@word = 'medium'"><phrase role="chip yellow"><xsl:value-of select="$of"/></phrase></xsl:when>
      <xsl:when test="$of"><phrase role="chip grey"><xsl:value-of select="$of"/></phrase></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
