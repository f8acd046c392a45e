<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/calendar.xsl: the calendar (9.2, 9.3, A.5.35): how much is due of each sort, what is late, then month by month what comes, for whom, and how often. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:for-each select="m:c-summary/m:c-part"><xsl:call-template name="part"/></xsl:for-each>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'calendar.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'calendar.late'"/><xsl:with-param name="n" select="m:c-total/@late"/></xsl:call-template>
          <xsl:text> </xsl:text>
          <xsl:value-of select="key('word', 'calendar.lead')"/>
        </xsl:if>
      </para>
      <xsl:if test="m:c-total/@n > 0"><xsl:call-template name="sorts"/></xsl:if>
      <xsl:call-template name="gaps"/>
    </section>
  </xsl:template>

  <xsl:template name="sorts">
    <table role="cards" rowheader="firstcol">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..sorts')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'calendar.sorts')"/></title>
      <tgroup cols="6">
        <xsl:call-template name="columns"><xsl:with-param name="of" select="'calendar.what:6 calendar.is-late:2:right calendar.soon:2:right calendar.quarter:2:right calendar.after:2:right calendar.all:2:right'"/></xsl:call-template>
        <tbody>
          <xsl:for-each select="m:c-sort">
            <row>
              <entry><xsl:value-of select="@what-text"/></entry>
              <xsl:call-template name="numbers"/>
            </row>
          </xsl:for-each>
          <xsl:for-each select="m:c-total">
            <row>
              <entry><emphasis role="strong"><xsl:value-of select="key('word', 'calendar.together')"/></emphasis></entry>
              <xsl:call-template name="numbers"/>
            </row>
          </xsl:for-each>
        </tbody>
      </tgroup>
    </table>
  </xsl:template>

  <xsl:template name="numbers">
    <entry>
      <xsl:choose>
        <xsl:when test="@late > 0"><phrase role="overdue"><xsl:value-of select="@late"/></phrase></xsl:when>
        <xsl:otherwise><phrase role="muted">–</phrase></xsl:otherwise>
      </xsl:choose>
    </entry>
    <xsl:call-template name="number"><xsl:with-param name="n" select="@soon"/></xsl:call-template>
    <xsl:call-template name="number"><xsl:with-param name="n" select="@quarter"/></xsl:call-template>
    <xsl:call-template name="number"><xsl:with-param name="n" select="@later"/></xsl:call-template>
    <xsl:call-template name="number"><xsl:with-param name="n" select="@n"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="number">
    <xsl:param name="n"/>
    <entry>
      <xsl:choose>
        <xsl:when test="$n > 0"><xsl:value-of select="$n"/></xsl:when>
        <xsl:otherwise><phrase role="muted">–</phrase></xsl:otherwise>
      </xsl:choose>
    </entry>
  </xsl:template>

  <xsl:template name="part">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..', @name)"/></xsl:attribute>
      <title><xsl:call-template name="part-name"/></title>
      <informaltable role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..', @name, '..table')"/></xsl:attribute>
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'calendar.day:5 calendar.what:7 calendar.subject:14 calendar.who:8 calendar.before:6'"/></xsl:call-template>
          <tbody><xsl:apply-templates select="m:c-due" mode="row"/></tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <xsl:template name="part-name">
    <xsl:choose>
      <xsl:when test="@month"><xsl:value-of select="key('word', concat('month.', @month))"/><xsl:text> </xsl:text><xsl:value-of select="@year"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="key('word', concat('calendar.part-', @name))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:c-due" mode="row">
    <row>
      <entry>
        <xsl:choose>
          <xsl:when test="not(@on)"><phrase role="overdue"><xsl:value-of select="key('word', 'calendar.never')"/></phrase></xsl:when>
          <xsl:when test="@late = 'yes'"><phrase role="overdue"><phrase role="nobr"><xsl:value-of select="@on"/></phrase></phrase></xsl:when>
          <xsl:otherwise><phrase role="nobr"><xsl:value-of select="@on"/></phrase></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@until">
          <xsl:text> </xsl:text>
          <phrase role="nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'until'"/><xsl:with-param name="a" select="string(@until)"/></xsl:call-template></phrase>
        </xsl:if>
      </entry>
      <entry><xsl:value-of select="@what-text"/></entry>
      <entry>
        <xsl:choose>
          <xsl:when test="@n > 1">
            <xsl:call-template name="say"><xsl:with-param name="id" select="'calendar.several'"/><xsl:with-param name="a" select="string(@n)"/><xsl:with-param name="b" select="string(@kind-text)"/></xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:for-each select="m:c-of"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="m:c-of" mode="full"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@detail">: <xsl:value-of select="@detail"/></xsl:if>
      </entry>
      <entry><xsl:for-each select="m:c-who"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="@name"/></xsl:for-each></entry>
      <entry>
        <xsl:if test="@last"><phrase role="nobr"><xsl:value-of select="@last"/></phrase></xsl:if>
        <xsl:if test="@every">
          <xsl:if test="@last"><xsl:processing-instruction name="linebreak"/></xsl:if>
          <phrase role="muted"><xsl:value-of select="@every"/></phrase>
        </xsl:if>
      </entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
