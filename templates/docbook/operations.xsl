<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/operations.xsl: records of operation (8.1, A.7.14, A.8.24, A.8.32).
     Figures, processes that come round, changes, keys, disposals, each with all that was recorded. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:process"><xsl:call-template name="rounds"/></xsl:if>
    <xsl:if test="m:change">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'change'"/>
        <xsl:with-param name="title" select="'operations.changes'"/>
        <xsl:with-param name="lead" select="'operations.changes-lead'"/>
        <xsl:with-param name="columns" select="'change.name:9 change.type:3 change.assets:6 change.risk:3 change.planned:5 change.decision:6 change.rollback:7 change.result:8'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:change"><xsl:call-template name="each"><xsl:with-param name="of" select="'change'"/><xsl:with-param name="title" select="'operations.changes-each'"/></xsl:call-template></xsl:if>
    <xsl:if test="m:key">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'key'"/>
        <xsl:with-param name="title" select="'operations.keys-title'"/>
        <xsl:with-param name="lead" select="'operations.keys-title-lead'"/>
        <xsl:with-param name="columns" select="'key.name:7 key.purpose:8 key.algorithm:5 key.owner:5 key.location:7 key.backup:7 key.created:4 key.due:4'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:key"><xsl:call-template name="each"><xsl:with-param name="of" select="'key'"/><xsl:with-param name="title" select="'operations.keys-title-each'"/></xsl:call-template></xsl:if>
    <xsl:if test="m:disposal">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'disposal'"/>
        <xsl:with-param name="title" select="'operations.disposals'"/>
        <xsl:with-param name="lead" select="'operations.disposals-lead'"/>
        <xsl:with-param name="columns" select="'disposal.name:7 disposal.what:8 disposal.method:6 disposal.standard:5 disposal.on:4 disposal.by:5 disposal.verified:5'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:disposal"><xsl:call-template name="each"><xsl:with-param name="of" select="'disposal'"/><xsl:with-param name="title" select="'operations.disposals-each'"/></xsl:call-template></xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:change or self::m:key or self::m:disposal or self::m:process)]"/></xsl:call-template>
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

  <!-- ═══ processes that come round: what was done, and when again ═══ -->

  <xsl:template name="rounds">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..rounds')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'operations.rounds')"/></title>
      <para><xsl:value-of select="key('word', 'operations.rounds-lead')"/></para>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..rounds..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'operations.rounds')"/></title>
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'operations.process:5 operations.criteria:6 operations.every:3 operations.performed:7 operations.again:3'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:process">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..rounds..', @address)"/></xsl:attribute>
                <entry><xsl:call-template name="entry-name"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:criteria"/></xsl:call-template></entry>
                <entry><xsl:apply-templates select="m:every" mode="how-often"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:performed"/></xsl:call-template></entry>
                <entry><xsl:apply-templates select="m:c-deadline" mode="by"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:change" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:apply-templates select="m:type" mode="value"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:assets"/></xsl:call-template></entry>
      <entry><xsl:call-template name="grade"><xsl:with-param name="of" select="m:risk"/></xsl:call-template></entry>
      <entry><xsl:if test="m:planned"><phrase role="nobr"><xsl:value-of select="m:planned"/></phrase></xsl:if></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:decision"/></xsl:call-template></entry>
      <entry><xsl:apply-templates select="m:rollback" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:result" mode="value"/></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:key" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:apply-templates select="m:purpose" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:algorithm" mode="value"/><xsl:if test="m:length"><xsl:text> </xsl:text><xsl:value-of select="m:length"/></xsl:if></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry><xsl:apply-templates select="m:location" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:backup" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:created" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:c-deadline" mode="by"/></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:disposal" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:apply-templates select="m:what" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:method" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:standard" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:on" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:by" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:verified-by" mode="value"/></entry>
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
