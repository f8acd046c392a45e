<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/access-reviews.xsl: who gets into which system, and who looked whether they still should (A.5.15 to A.5.18, A.8.2, A.8.5).
     Figures, systems by criticality with who decides and when rights are looked through, each look with its outcome, joiners, movers and leavers (A.5.11). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:asset"><xsl:call-template name="systems"/></xsl:if>
    <xsl:if test="m:asset/m:access-reviewed"><xsl:call-template name="looks"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-came or m:person"><xsl:call-template name="people"/></xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:asset or self::m:person)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'access.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:apply-templates select="m:c-fact"/>
      </para>
      <xsl:call-template name="gaps"/>
    </section>
  </xsl:template>

  <!-- ═══ systems ═══ -->

  <xsl:template name="systems">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..systems')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'access.systems')"/></title>
      <para><xsl:value-of select="key('word', 'access.systems-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..systems..table')"/></xsl:attribute>
        <title><xsl:value-of select="m:document/@title"/></title>
        <tgroup cols="8">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'access.system:8 access.owner:5 access.granted:5 access.revoked:5 access.roles:2 access.privileged:6 access.factor:4 access.look:5'"/></xsl:call-template>
          <tbody>
            <xsl:call-template name="group"><xsl:with-param name="word" select="'access.critical'"/><xsl:with-param name="of" select="m:asset[m:criticality/@word = 'critical']"/></xsl:call-template>
            <xsl:call-template name="group"><xsl:with-param name="word" select="'access.high'"/><xsl:with-param name="of" select="m:asset[m:criticality/@word = 'high']"/></xsl:call-template>
            <xsl:call-template name="group"><xsl:with-param name="word" select="'access.others'"/><xsl:with-param name="of" select="m:asset[not(m:criticality/@word = 'critical' or m:criticality/@word = 'high')]"/></xsl:call-template>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="group">
    <xsl:param name="word"/>
    <xsl:param name="of"/>
    <xsl:if test="$of">
      <row role="group"><entry namest="c1" nameend="c8"><xsl:value-of select="key('word', $word)"/></entry></row>
      <xsl:apply-templates select="$of" mode="register"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:asset" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry><xsl:apply-templates select="m:access/m:granted-by" mode="value"/></entry>
      <entry><xsl:apply-templates select="m:access/m:revoked-by" mode="value"/></entry>
      <entry><xsl:value-of select="m:access/m:role-based"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:access/m:privileged"/></xsl:call-template></entry>
      <entry>
        <xsl:value-of select="m:mfa/m:answer"/>
        <xsl:for-each select="m:c-access/m:c-exception"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="id"/></xsl:for-each>
      </entry>
      <entry>
        <xsl:for-each select="m:c-access">
          <xsl:if test="@last != ''"><xsl:value-of select="@last"/></xsl:if>
          <xsl:if test="@next != ''">
            <xsl:if test="@last != ''"><xsl:processing-instruction name="linebreak"/></xsl:if>
            <phrase role="muted"><xsl:value-of select="key('word', 'review.then')"/></phrase>
            <xsl:text> </xsl:text>
            <xsl:call-template name="day"><xsl:with-param name="on" select="@next"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template>
          </xsl:if>
        </xsl:for-each>
      </entry>
    </row>
  </xsl:template>

  <!-- ═══ each look at the rights, the newest first ═══ -->

  <xsl:template name="looks">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..looks')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'access.looks')"/></title>
      <xsl:for-each select="m:asset[m:access-reviewed]">
        <table role="cards" rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..looks..', @address)"/></xsl:attribute>
          <title>
            <xsl:value-of select="@title"/>
            <xsl:if test="m:c-access/@every">, <xsl:call-template name="say"><xsl:with-param name="id" select="'every'"/><xsl:with-param name="a" select="string(m:c-access/@every)"/></xsl:call-template></xsl:if>
          </title>
          <tgroup cols="3">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'access.on:3 access.by:5 access.outcome:12'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:access-reviewed">
                <xsl:sort select="m:on/@date" order="descending"/>
                <row>
                  <entry><xsl:apply-templates select="m:on" mode="value"/></entry>
                  <entry><xsl:apply-templates select="m:by" mode="value"/></entry>
                  <entry><xsl:apply-templates select="m:note" mode="value"/></entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </table>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- ═══ joiners, movers, leavers ═══ -->

  <!-- A line for each: the new roles or the things, then the day. -->
  <xsl:template name="dated">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <para>
        <xsl:for-each select="m:to | m:what"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each>
        <xsl:if test="m:on and (m:to or m:what)">, </xsl:if>
        <xsl:apply-templates select="m:on" mode="value"/>
      </para>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="people">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..people')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'access.people')"/></title>
      <para><xsl:value-of select="key('word', 'access.people-lead')"/></para>
      <xsl:if test="m:c-summary/m:c-came">
        <table role="cards" rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..people..came')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'access.joiners')"/></title>
          <tgroup cols="2">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'access.person:6 access.since:6'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:c-summary/m:c-came"><row><entry><xsl:apply-templates select="." mode="mention"/></entry><entry><xsl:value-of select="@on"/></entry></row></xsl:for-each>
            </tbody>
          </tgroup>
        </table>
      </xsl:if>
      <xsl:if test="m:person">
        <table role="cards" rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..people..gone')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'access.movers')"/></title>
          <tgroup cols="5">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'access.person:5 access.moved:6 access.left:4 access.returned:7 access.note:8'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:person">
                <row>
                  <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..people..', @address)"/></xsl:attribute>
                  <entry><xsl:call-template name="entry-name"/></entry>
                  <entry><xsl:call-template name="dated"><xsl:with-param name="of" select="m:moved"/></xsl:call-template></entry>
                  <entry><xsl:apply-templates select="m:left" mode="value"/></entry>
                  <entry><xsl:call-template name="dated"><xsl:with-param name="of" select="m:returned"/></xsl:call-template></entry>
                  <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:note"/></xsl:call-template></entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </table>
      </xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
