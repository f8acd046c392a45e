<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/continuity.xsl: how work goes on and comes back (A.5.29, A.5.30), copies and their trials (A.8.13).
     Figures, what each process asks and what it needs promises, promises of suppliers, systems and how they come back, copies, trials, exercises. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:process"><xsl:call-template name="targets"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-promise"><xsl:apply-templates select="m:c-summary" mode="promises"/></xsl:if>
    <xsl:if test="m:asset/m:recovery"><xsl:call-template name="systems"/></xsl:if>
    <xsl:if test="m:asset/m:backup"><xsl:call-template name="copies"/></xsl:if>
    <xsl:if test="m:asset/m:restored or m:asset/m:backed-up"><xsl:call-template name="trials"/></xsl:if>
    <xsl:if test="m:exercise">
      <xsl:call-template name="each"><xsl:with-param name="of" select="'exercise'"/><xsl:with-param name="title" select="'continuity.exercises'"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:exercise or self::m:process or self::m:asset)]"/></xsl:call-template>
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

  <!-- ═══ what processes ask, and what they need promises ═══ -->

  <xsl:template name="targets">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..targets')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'continuity.targets-title')"/></title>
      <para><xsl:value-of select="key('word', 'continuity.targets-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..targets..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'continuity.targets-title')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'continuity.process:7 continuity.owner:5 continuity.criticality:3 continuity.rto:3 continuity.rpo:3 continuity.needs:14'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:process">
              <xsl:sort select="@c-sort" data-type="number" order="descending"/>
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..targets..', @address)"/></xsl:attribute>
                <entry><xsl:call-template name="entry-name"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
                <entry><xsl:value-of select="m:criticality"/></entry>
                <entry><xsl:apply-templates select="m:recovery/m:rto" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:recovery/m:rpo" mode="value"/></entry>
                <entry>
                  <xsl:for-each select="m:c-need[@rto or @rpo]">
                    <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
                    <xsl:apply-templates select="." mode="mention"/>
                    <xsl:text>: </xsl:text>
                    <xsl:choose>
                      <xsl:when test="@late = 'yes'"><phrase role="overdue"><phrase role="nobr"><xsl:value-of select="@rto"/></phrase>, <xsl:value-of select="key('word', 'continuity.too-long')"/></phrase></xsl:when>
                      <xsl:when test="@rto"><phrase role="nobr"><xsl:value-of select="@rto"/></phrase></xsl:when>
                    </xsl:choose>
                    <xsl:if test="@rpo"><xsl:if test="@rto">; </xsl:if><phrase role="muted"><xsl:call-template name="say"><xsl:with-param name="id" select="'continuity.loses'"/><xsl:with-param name="a" select="string(@rpo)"/></xsl:call-template></phrase></xsl:if>
                  </xsl:for-each>
                  <xsl:if test="m:c-need[not(@rto or @rpo)]">
                    <xsl:if test="m:c-need[@rto or @rpo]"><xsl:processing-instruction name="linebreak"/></xsl:if>
                    <phrase role="muted"><xsl:value-of select="key('word', 'continuity.unpromised')"/></phrase><xsl:text> </xsl:text>
                    <xsl:for-each select="m:c-need[not(@rto or @rpo)]"><xsl:if test="position() > 1">; </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each>
                  </xsl:if>
                </entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="promises">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..promises')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'continuity.promises')"/></title>
      <informaltable role="cards" rowheader="firstcol">
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'continuity.supplier:5 continuity.rto:3 continuity.rpo:3 continuity.systems:9'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-promise">
              <row>
                <entry><xsl:apply-templates select="." mode="mention"/></entry>
                <entry><xsl:value-of select="@rto"/></entry>
                <entry><xsl:value-of select="@rpo"/></entry>
                <entry><xsl:for-each select="m:c-one"><xsl:if test="position() > 1">; </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <!-- ═══ systems: how soon each is back, who sees to it, by which instructions ═══ -->

  <xsl:template name="systems">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..systems')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'continuity.systems-title')"/></title>
      <para><xsl:value-of select="key('word', 'continuity.systems-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..systems..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'continuity.systems-title')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'continuity.system:8 continuity.criticality:3 continuity.rto:4 continuity.rpo:4 continuity.led-by:6 continuity.runbook:10'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:asset[m:recovery]">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..systems..', @address)"/></xsl:attribute>
                <entry><xsl:call-template name="entry-name"/></entry>
                <entry><xsl:value-of select="m:criticality"/></entry>
                <entry><xsl:apply-templates select="m:recovery/m:rto" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:recovery/m:rpo" mode="value"/></entry>
                <entry>
                  <xsl:choose>
                    <xsl:when test="m:recovery/m:by"><xsl:apply-templates select="m:recovery/m:by" mode="value"/></xsl:when>
                    <xsl:otherwise><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></xsl:otherwise>
                  </xsl:choose>
                </entry>
                <entry><xsl:apply-templates select="m:recovery/m:runbook" mode="value"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ copies: a row for each that is made ═══ -->

  <xsl:template name="copies">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..copies')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'continuity.copies')"/></title>
      <para><xsl:value-of select="key('word', 'continuity.copies-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..copies..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'continuity.copies')"/></title>
        <tgroup cols="8">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'continuity.system:7 continuity.what:5 continuity.every:3 continuity.to:6 continuity.trial-every:4 continuity.report:5 continuity.checked:4 continuity.trial:5'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:asset/m:backup">
              <row>
                <entry><xsl:for-each select=".."><xsl:call-template name="entry-name"/></xsl:for-each></entry>
                <entry>
                  <xsl:apply-templates select="m:what" mode="value"/>
                  <xsl:if test="m:what and m:how"><xsl:processing-instruction name="linebreak"/></xsl:if>
                  <xsl:apply-templates select="m:how" mode="value"/>
                </entry>
                <entry><xsl:apply-templates select="m:every" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:to" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:restore-every" mode="how-often"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:report-to"/></xsl:call-template></entry>
                <entry><xsl:value-of select="../m:c-copies/@checked"/></entry>
                <entry><xsl:apply-templates select="../m:c-copies" mode="look"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:c-copies" mode="look">
    <xsl:value-of select="@last"/>
    <xsl:if test="@next != ''">
      <xsl:if test="@last != ''"><xsl:processing-instruction name="linebreak"/></xsl:if>
      <phrase role="muted"><xsl:value-of select="key('word', 'review.then')"/></phrase>
      <xsl:text> </xsl:text>
      <xsl:call-template name="day"><xsl:with-param name="on" select="@next"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="trials">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..trials')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'continuity.trials')"/></title>
      <para><xsl:value-of select="key('word', 'continuity.trials-lead')"/></para>
      <table role="register">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..trials..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'continuity.trials')"/></title>
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'continuity.on:4 continuity.sort:4 continuity.result:3 continuity.took:4 continuity.note:9'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:asset[m:restored or m:backed-up]">
              <row role="group">
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..trials..', @address)"/></xsl:attribute>
                <entry namest="c1" nameend="c5">
                  <xsl:value-of select="@title"/>
                  <xsl:if test="m:recovery/m:rto">, <xsl:call-template name="say"><xsl:with-param name="id" select="'continuity.allowed'"/><xsl:with-param name="a" select="string(m:recovery/m:rto)"/></xsl:call-template></xsl:if>
                </entry>
              </row>
              <xsl:for-each select="m:restored | m:backed-up">
                <xsl:sort select="m:on/@date" order="descending"/>
                <row>
                  <entry><xsl:apply-templates select="m:on" mode="value"/></entry>
                  <entry>
                    <xsl:choose>
                      <xsl:when test="self::m:restored"><xsl:value-of select="key('word', 'continuity.put-back')"/></xsl:when>
                      <xsl:otherwise><xsl:value-of select="key('word', 'continuity.looked')"/></xsl:otherwise>
                    </xsl:choose>
                  </entry>
                  <entry>
                    <xsl:choose>
                      <xsl:when test="m:result/@word = 'failed'"><phrase role="chip red"><xsl:value-of select="m:result"/></phrase></xsl:when>
                      <xsl:when test="m:result"><phrase role="chip green"><xsl:value-of select="m:result"/></phrase></xsl:when>
                    </xsl:choose>
                  </entry>
                  <entry><xsl:apply-templates select="m:took" mode="value"/></entry>
                  <entry>
                    <xsl:if test="m:by"><xsl:apply-templates select="m:by" mode="value"/><xsl:if test="m:note">: </xsl:if></xsl:if>
                    <xsl:apply-templates select="m:note" mode="value"/>
                  </entry>
                </row>
              </xsl:for-each>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>
</xsl:stylesheet>
