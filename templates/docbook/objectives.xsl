<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/objectives.xsl: security objectives and plan (6.2), changes to the management system (6.3).
     Figures and gaps, how each objective stands by its newest figures, each with its plan and the course of its figures, other metrics, changes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:key name="of-objective" match="m:metric" use="@c-objective"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:objective">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'objective'"/>
        <xsl:with-param name="title" select="'objectives.register'"/>
        <xsl:with-param name="lead" select="'objectives.register-lead'"/>
        <xsl:with-param name="columns" select="'objective.name:8 objective.goal:7 objective.owner:6 objective.due:5 objective.figures:15'"/>
        <xsl:with-param name="turned" select="false()"/>
      </xsl:call-template>
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..objective')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'objectives.each')"/></title>
        <xsl:for-each select="m:c-summary/m:c-group[@kind = 'objective']">
          <xsl:for-each select="key('in-group', concat('objective|', @id))">
            <xsl:apply-templates select="." mode="entry">
              <xsl:with-param name="but"><xsl:if test="not(m:treatments[not(@to)])"><xsl:value-of select="' treatments '"/></xsl:if></xsl:with-param>    <!-- they stand in the plan -->
            </xsl:apply-templates>
          </xsl:for-each>
        </xsl:for-each>
      </section>
    </xsl:if>
    <xsl:if test="m:metric[not(@c-objective)]">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..metric')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'objectives.metrics')"/></title>
        <para><xsl:value-of select="key('word', 'objectives.metrics-lead')"/></para>
        <xsl:apply-templates select="m:metric[not(@c-objective)]" mode="metric"/>
      </section>
    </xsl:if>
    <xsl:if test="m:change"><xsl:call-template name="changes"/></xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:objective or self::m:metric or self::m:change)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'objectives.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:apply-templates select="m:c-fact"/>
      </para>
      <xsl:call-template name="group-counts"><xsl:with-param name="kind" select="'objective'"/><xsl:with-param name="title" select="'objectives.by-state'"/><xsl:with-param name="columns" select="'objective.state:6 objective.number:2:right'"/></xsl:call-template>
      <xsl:call-template name="gaps"/>
    </section>
  </xsl:template>

  <!-- ═══ how each stands ═══ -->

  <xsl:template match="m:objective" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link><xsl:if test="@title != @id"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:goal"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:due"/></xsl:call-template></entry>
      <entry>
        <xsl:for-each select="m:c-metric">
          <simpara>
            <link linkend="{@to}"><xsl:value-of select="@title"/></link><xsl:text>: </xsl:text>
            <xsl:apply-templates select="." mode="course"/>
          </simpara>
        </xsl:for-each>
      </entry>
    </row>
  </xsl:template>

  <!-- from 62% (2025-Q4), now 91% (2026-Q3), target at least 95% by 2027-06-30 -->
  <xsl:template match="m:*" mode="course">
    <xsl:if test="@baseline">
      <phrase role="muted"><xsl:value-of select="key('word', 'metric.baseline')"/></phrase><xsl:text> </xsl:text>
      <xsl:value-of select="@baseline"/><xsl:if test="@baseline-period"> (<phrase role="nobr"><xsl:value-of select="@baseline-period"/></phrase>)</xsl:if>
      <xsl:if test="@latest or @target">, </xsl:if>
    </xsl:if>
    <xsl:if test="@latest">
      <phrase role="muted"><xsl:value-of select="key('word', 'metric.latest')"/></phrase><xsl:text> </xsl:text>
      <xsl:value-of select="@latest"/><xsl:if test="@latest-period"> (<phrase role="nobr"><xsl:value-of select="@latest-period"/></phrase>)</xsl:if>
      <xsl:if test="@target">, </xsl:if>
    </xsl:if>
    <xsl:if test="@target">
      <phrase role="muted"><xsl:value-of select="key('word', 'metric.target')"/></phrase><xsl:text> </xsl:text>
      <xsl:value-of select="@target"/>
      <xsl:if test="@target-by"><xsl:text> </xsl:text><xsl:value-of select="key('word', 'metric.by')"/><xsl:text> </xsl:text><phrase role="nobr"><xsl:value-of select="@target-by"/></phrase></xsl:if>
    </xsl:if>
    <xsl:if test="@state"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="hit"/></xsl:if>
  </xsl:template>

  <xsl:template match="m:*" mode="hit">
    <phrase>
      <xsl:attribute name="role">
        <xsl:choose>
          <xsl:when test="@state = 'met'">chip green</xsl:when>
          <xsl:when test="@state = 'alarm'">chip red</xsl:when>
          <xsl:when test="@state = 'missed'">chip yellow</xsl:when>
          <xsl:otherwise>chip grey</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="@state-text"/>
    </phrase>
  </xsl:template>

  <!-- ═══ the plan of an objective, and its figures ═══ -->

  <xsl:template match="m:objective" mode="after-facts">
    <xsl:if test="m:c-work">
      <informaltable role="cards" rowheader="firstcol">
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'objective.plan:10 objective.who:5 objective.when:4 objective.state:4'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-work">
              <row>
                <entry><xsl:apply-templates select="." mode="full"/></entry>
                <entry><xsl:value-of select="@owner"/></entry>
                <entry><xsl:apply-templates select="." mode="due"/></entry>
                <entry><xsl:apply-templates select="." mode="state"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </xsl:if>
    <xsl:apply-templates select="key('of-objective', @address)" mode="metric"/>
  </xsl:template>

  <xsl:template match="m:metric" mode="metric">
    <section role="entity">
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <xsl:call-template name="entry-title"/>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <para><xsl:apply-templates select="m:c-course" mode="course"/></para>
      <informaltable role="facts">
        <tgroup cols="2">
          <colspec colname="c1" colwidth="1*"/>
          <colspec colname="c2" colwidth="3*"/>
          <tbody>
            <xsl:apply-templates select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description or self::m:measured or self::m:of or self::m:target or self::m:baseline)]" mode="fact"/>
            <xsl:apply-templates select="m:of[not(@to = ../@c-objective)]" mode="fact"/>
          </tbody>
        </tgroup>
      </informaltable>
      <xsl:if test="m:measured">
        <informaltable role="cards" rowheader="firstcol">
          <tgroup cols="5">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'metric.period:4 metric.value:3:right metric.hit:4 metric.who:5 metric.note:10'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:measured">
                <xsl:variable name="n" select="position()"/>
                <row>
                  <entry><phrase role="nobr"><xsl:apply-templates select="m:period" mode="value"/></phrase></entry>
                  <entry><xsl:apply-templates select="m:value" mode="value"/></entry>
                  <entry><xsl:apply-templates select="../m:c-hit[$n][@state]" mode="hit"/></entry>
                  <entry><xsl:apply-templates select="m:by" mode="value"/></entry>
                  <entry><xsl:apply-templates select="m:note" mode="value"/></entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </informaltable>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:metric/m:alarm" mode="value"><xsl:value-of select="../m:c-course/@alarm"/></xsl:template>

  <!-- ═══ changes to the management system (6.3) ═══ -->

  <xsl:template name="changes">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..changes')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'objectives.changes-title')"/></title>
      <para><xsl:value-of select="key('word', 'objectives.changes-lead')"/></para>
      <informaltable role="cards" rowheader="firstcol">
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'change.name:7 change.purpose:9 change.planned:4 change.decision:5 change.state:3'"/></xsl:call-template>
          <tbody><xsl:apply-templates select="m:change" mode="row"/></tbody>
        </tgroup>
      </informaltable>
      <xsl:apply-templates select="m:change" mode="entry"/>
    </section>
  </xsl:template>

  <xsl:template match="m:change" mode="row">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link><xsl:if test="@title != @id"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:purpose"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:planned"/></xsl:call-template></entry>
      <entry>
        <xsl:value-of select="m:decision/m:answer"/>
        <xsl:if test="m:decision/m:on"><xsl:processing-instruction name="linebreak"/><phrase role="muted nobr"><xsl:value-of select="m:decision/m:on"/></phrase></xsl:if>
      </entry>
      <entry><xsl:value-of select="m:status/m:state"/></entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
