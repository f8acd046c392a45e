<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/exceptions.xsl: exceptions and waivers (A.5.36): where a rule does not hold for now, and which findings of the checks are accepted for a time.
     Expired ones first; each with its reason, what makes up for it, who granted it and its end. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:exception">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'exception'"/>
        <xsl:with-param name="title" select="'exceptions.register'"/>
        <xsl:with-param name="lead" select="'exceptions.register-lead'"/>
        <xsl:with-param name="columns" select="'exception.name:8 exception.from:6 exception.assets:6 exception.why:10 exception.instead:6 exception.granted:5 exception.until:4'"/>
      </xsl:call-template>
      <xsl:call-template name="each"><xsl:with-param name="of" select="'exception'"/><xsl:with-param name="title" select="'exceptions.each'"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="m:allow">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..allow')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'exceptions.allowed-title')"/></title>
        <para><xsl:value-of select="key('word', 'exceptions.allowed-lead')"/></para>
        <xsl:apply-templates select="m:allow" mode="entry"/>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:exception or self::m:allow)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'exceptions.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'exceptions.active'"/><xsl:with-param name="n" select="m:c-total/@open"/></xsl:call-template>
          <xsl:if test="m:c-next">
            <xsl:text> </xsl:text>
            <xsl:call-template name="say"><xsl:with-param name="id" select="'exceptions.next'"/><xsl:with-param name="a" select="string(m:c-next/@on)"/></xsl:call-template>
          </xsl:if>
        </xsl:if>
        <xsl:apply-templates select="m:c-fact"/>
      </para>
      <xsl:if test="m:c-total/@n > 0"><xsl:call-template name="gaps"/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:exception" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link><xsl:if test="@title != @id"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:of"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:assets"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:because"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:compensating"/></xsl:call-template></entry>
      <entry>
        <xsl:for-each select="m:approved">
          <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
          <xsl:apply-templates select="m:by" mode="value"/>
          <xsl:if test="m:on"><xsl:text>, </xsl:text><xsl:apply-templates select="m:on" mode="value"/></xsl:if>
        </xsl:for-each>
      </entry>
      <entry>
        <xsl:call-template name="day"><xsl:with-param name="on" select="m:until"/></xsl:call-template>
        <xsl:if test="@c-group != 'active'">
          <xsl:text> </xsl:text>
          <xsl:choose>
            <xsl:when test="@c-group = 'expired'"><phrase role="overdue"><xsl:value-of select="key('word', 'over')"/></phrase></xsl:when>
            <xsl:otherwise><phrase role="muted"><xsl:value-of select="key('word', 'choice.ended')"/></phrase></xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
