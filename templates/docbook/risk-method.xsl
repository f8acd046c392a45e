<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/risk-method.xsl: risk management procedure (6.1.2, 6.1.3, 8.2).
     What an auditor asks first as a table of answers; each method with its process, scales, matrix, levels and who may accept; the assessments that were held; the threats that risks name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>
  <xsl:include href="method.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:apply-templates select="m:method"/>
    <xsl:if test="m:assessment">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..assessments')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'method.assessments')"/></title>
        <xsl:apply-templates select="m:assessment" mode="entry"><xsl:sort select="m:on/@date" order="descending"/></xsl:apply-templates>
      </section>
    </xsl:if>
    <xsl:if test="m:threat">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..threats')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'method.threats')"/></title>
        <xsl:apply-templates select="m:threat" mode="entry"><xsl:sort select="@title"/></xsl:apply-templates>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:method or self::m:assessment or self::m:threat)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <xsl:choose>
        <xsl:when test="m:c-total/@n = 0"><para><xsl:value-of select="key('word', 'method.none')"/></para></xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="../m:method">
            <xsl:if test="count(../m:method) > 1"><bridgehead><xsl:value-of select="@title"/></bridgehead></xsl:if>
            <informaltable role="facts">
              <tgroup cols="2">
                <colspec colname="c1" colwidth="1*"/>
                <colspec colname="c2" colwidth="3*"/>
                <tbody><xsl:call-template name="answers"/></tbody>
              </tgroup>
            </informaltable>
          </xsl:for-each>
          <para>
            <xsl:value-of select="key('word', 'method.elsewhere')"/>
            <xsl:for-each select="m:c-elsewhere">
              <xsl:choose><xsl:when test="position() = 1"><xsl:text> </xsl:text></xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
              <link linkend="{@document}"><xsl:value-of select="@title"/></link>
            </xsl:for-each>
            <xsl:text>.</xsl:text>
            <xsl:for-each select="m:c-appetite"><xsl:text> </xsl:text><xsl:value-of select="key('word', 'method.appetite')"/><xsl:text> </xsl:text><link linkend="{@to}"><xsl:value-of select="@title"/></link><xsl:text>.</xsl:text></xsl:for-each>
          </para>
          <xsl:call-template name="gaps"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- the criteria in a few lines: scales, what may be carried, by when the rest is treated and who may accept it, how often all is done again -->
  <xsl:template name="answers">
    <row>
      <entry><xsl:value-of select="key('word', 'method.rated')"/></entry>
      <entry>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'method.points'"/><xsl:with-param name="a" select="count(m:c-matrix/m:c-row)"/><xsl:with-param name="b" select="count(m:c-matrix/m:c-impact)"/></xsl:call-template>
        <xsl:if test="m:dimension"><xsl:text> </xsl:text><xsl:value-of select="key('word', 'method.dimensions')"/><xsl:text> </xsl:text><xsl:for-each select="m:dimension"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="m:title" mode="value"/></xsl:for-each>.</xsl:if>
      </entry>
    </row>
    <xsl:if test="m:level[m:response/@word = 'accept']">
      <row>
        <entry><xsl:value-of select="key('word', 'method.carried')"/></entry>
        <entry><xsl:for-each select="m:level[m:response/@word = 'accept']"><xsl:sort select="m:rank/@number" data-type="number" order="descending"/><xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="level-chip"/></xsl:for-each></entry>
      </row>
    </xsl:if>
    <xsl:if test="m:level[m:response/@word = 'treat']">
      <row>
        <entry><xsl:value-of select="key('word', 'method.treated')"/></entry>
        <entry>
          <xsl:for-each select="m:level[m:response/@word = 'treat']">
            <xsl:sort select="m:rank/@number" data-type="number" order="descending"/>
            <simpara>
              <xsl:call-template name="level-chip"/>
              <xsl:if test="m:within"><xsl:text> </xsl:text><xsl:call-template name="say"><xsl:with-param name="id" select="'method.in-time'"/><xsl:with-param name="a" select="string(m:within)"/></xsl:call-template></xsl:if>
              <xsl:if test="m:accepted-by"><xsl:text>, </xsl:text><xsl:value-of select="key('word', 'method.unless-by')"/><xsl:text> </xsl:text><xsl:apply-templates select="m:accepted-by[1]" mode="cell"/></xsl:if>
            </simpara>
          </xsl:for-each>
        </entry>
      </row>
    </xsl:if>
    <xsl:for-each select="m:c-assessed">
      <row>
        <entry><xsl:value-of select="key('word', 'method.assessed')"/></entry>
        <entry>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'method.risks'"/><xsl:with-param name="n" select="@risks"/></xsl:call-template>
          <xsl:if test="@every != ''"><xsl:text>, </xsl:text><xsl:value-of select="@every"/></xsl:if>
          <xsl:text>; </xsl:text>
          <xsl:choose>
            <xsl:when test="@last != ''">
              <xsl:call-template name="say"><xsl:with-param name="id" select="'method.last'"/><xsl:with-param name="a" select="string(@last)"/></xsl:call-template>
              <xsl:if test="@next != ''"><xsl:text>, </xsl:text><xsl:value-of select="key('word', 'review.then')"/><xsl:text> </xsl:text><xsl:call-template name="day"><xsl:with-param name="on" select="@next"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template></xsl:if>
            </xsl:when>
            <xsl:otherwise><phrase role="overdue"><xsl:value-of select="key('word', 'method.never')"/></phrase></xsl:otherwise>
          </xsl:choose>
        </entry>
      </row>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
