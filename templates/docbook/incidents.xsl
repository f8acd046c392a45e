<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/incidents.xsl: how incidents are handled, and the register of those that were (A.5.24 to A.5.28).
     Figures by severity and by quarter, what is settled beforehand, the register, each incident with its course and what follows from it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:variable name="in-course" select="' occurred detected reported escalated notified contained resolved '"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:incident-plan">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..plans')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'incidents.plans')"/></title>
        <para><xsl:value-of select="key('word', 'incidents.plans-lead')"/></para>
        <xsl:apply-templates select="m:incident-plan" mode="entry"><xsl:with-param name="but" select="' severity '"/><xsl:with-param name="first" select="m:channel[1] | m:lead | m:technical | m:spokesperson"/></xsl:apply-templates>
      </section>
    </xsl:if>
    <xsl:if test="m:incident">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'incident'"/>
        <xsl:with-param name="title" select="'incidents.register'"/>
        <xsl:with-param name="lead" select="'incidents.register-lead'"/>
        <xsl:with-param name="columns" select="'incident.name:10 incident.reported:4 incident.severity:3 incident.assets:7 incident.breach:3 incident.contain:4 incident.resolve:4 incident.actions:6'"/>
      </xsl:call-template>
      <xsl:call-template name="each"><xsl:with-param name="of" select="'incident'"/><xsl:with-param name="title" select="'incidents.each'"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:incident or self::m:incident-plan)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'incidents.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'incidents.open'"/><xsl:with-param name="n" select="m:c-total/@open"/></xsl:call-template>
          <xsl:apply-templates select="m:c-fact"/>
        </xsl:if>
      </para>
      <xsl:if test="m:c-total/@n > 0">
        <table role="cards" rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..severity')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'incidents.by-severity')"/></title>
          <tgroup cols="6">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'incident.severity:4 summary.number:2:right incident.still-open:2:right incident.detect:4 incident.contain:4 incident.resolve:4'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:c-severity">
                <row>
                  <entry><xsl:value-of select="@text"/></entry><entry><xsl:value-of select="@n"/></entry><entry><xsl:value-of select="@open"/></entry>
                  <entry><xsl:value-of select="@detect"/></entry><entry><xsl:value-of select="@contain"/></entry><entry><xsl:value-of select="@resolve"/></entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </table>
        <para><xsl:value-of select="key('word', 'incidents.median')"/></para>
        <xsl:if test="m:c-quarter">
          <table rowheader="firstcol">
            <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..quarter')"/></xsl:attribute>
            <title><xsl:value-of select="key('word', 'incidents.by-quarter')"/></title>
            <tgroup cols="7">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="'incidents.quarter:3 incidents.critical:2:right incidents.high:2:right incidents.medium:2:right incidents.low:2:right incidents.none:2:right incidents.all:2:right'"/></xsl:call-template>
              <tbody>
                <xsl:for-each select="m:c-quarter">
                  <row>
                    <entry><xsl:value-of select="@id"/></entry><entry><xsl:value-of select="@critical"/></entry><entry><xsl:value-of select="@high"/></entry><entry><xsl:value-of select="@medium"/></entry>
                    <entry><xsl:value-of select="@low"/></entry><entry><xsl:value-of select="@none"/></entry><entry><xsl:value-of select="@n"/></entry>
                  </row>
                </xsl:for-each>
              </tbody>
            </tgroup>
          </table>
        </xsl:if>
        <xsl:call-template name="gaps"/>
      </xsl:if>
      <xsl:if test="m:c-total/@n = 0 and m:c-gap"><xsl:call-template name="gaps"/></xsl:if>
    </section>
  </xsl:template>

  <!-- ═══ what is settled beforehand: the scale of severity as a table ═══ -->

  <xsl:template match="m:incident-plan" mode="before-facts">
    <xsl:if test="m:severity">
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..severity')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'incidents.scale')"/></title>
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'incident.severity:3 incident.means:9 incident.escalate:5 incident.within:3'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:severity">
              <row>
                <entry><xsl:apply-templates select="m:level" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:means" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:escalate-to" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:within" mode="value"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- ═══ the register ═══ -->

  <xsl:template match="m:incident" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><phrase role="nobr"><xsl:value-of select="m:reported"/></phrase></entry>
      <entry><xsl:call-template name="severity"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:assets"/></xsl:call-template></entry>
      <entry><xsl:value-of select="m:breach/m:answer"/></entry>
      <entry><xsl:value-of select="m:c-time[@of = 'contain']/@text"/></entry>
      <entry><xsl:value-of select="m:c-time[@of = 'resolve']/@text"/></entry>
      <entry><xsl:for-each select="m:c-action"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each></entry>
    </row>
  </xsl:template>

  <xsl:template name="severity">
    <xsl:variable name="word" select="string(m:severity/@word)"/>
    <xsl:choose>
      <xsl:when test="$word = 'critical'"><phrase role="chip red"><xsl:value-of select="m:severity"/></phrase></xsl:when>
      <xsl:when test="$word = 'high'"><phrase role="chip orange"><xsl:value-of select="m:severity"/></phrase></xsl:when>
      <xsl:when test="$word = 'medium'"><phrase role="chip yellow"><xsl:value-of select="m:severity"/></phrase></xsl:when>
      <xsl:when test="m:severity"><phrase role="chip grey"><xsl:value-of select="m:severity"/></phrase></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- ═══ each incident: its course, the facts, what follows ═══ -->

  <xsl:template match="m:incident" mode="entry" priority="1">
    <section role="entity">
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <xsl:call-template name="entry-title"/>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <xsl:if test="m:c-event">
        <table>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..course')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'incidents.course')"/></title>
          <tgroup cols="2">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'incident.at:3 incident.event:9'"/></xsl:call-template>
            <tbody><xsl:apply-templates select="m:c-event" mode="course"/></tbody>
          </tgroup>
        </table>
      </xsl:if>
      <informaltable role="facts">
        <tgroup cols="2">
          <colspec colname="c1" colwidth="1*"/>
          <colspec colname="c2" colwidth="3*"/>
          <tbody>
            <xsl:apply-templates select="m:status | m:severity | m:type | m:owner" mode="fact"/>
            <xsl:for-each select="m:c-time">
              <row>
                <entry><xsl:value-of select="key('word', concat('incident.', @of))"/></entry>
                <entry><xsl:value-of select="@text"/></entry>
              </row>
            </xsl:for-each>
            <xsl:apply-templates select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description or self::m:review or self::m:status or self::m:severity or self::m:type or self::m:owner or contains($in-course, concat(' ', local-name(), ' ')))]" mode="fact"/>
            <xsl:call-template name="next-review"/>
            <xsl:for-each select="m:c-use"><xsl:call-template name="use"/></xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
      <xsl:if test="m:c-action">
        <table role="cards" rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..actions')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'incidents.follows')"/></title>
          <tgroup cols="4">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'incident.action:8 incident.by:4 incident.due:4 incident.state:3'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:c-action">
                <row>
                  <entry><xsl:apply-templates select="." mode="full"/></entry>
                  <entry><xsl:value-of select="@owner"/></entry>
                  <entry><xsl:apply-templates select="." mode="due"/></entry>
                  <entry><xsl:apply-templates select="." mode="state"/></entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </table>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:c-event" mode="course">
    <row>
      <entry><phrase role="nobr"><xsl:value-of select="@at"/></phrase></entry>
      <entry>
        <xsl:value-of select="@text"/>
        <xsl:if test="@whom">: <xsl:value-of select="@whom"/></xsl:if>
        <xsl:if test="@within">
          <xsl:text> </xsl:text>
          <xsl:choose>
            <xsl:when test="@late = 'yes'"><phrase role="overdue"><xsl:call-template name="say"><xsl:with-param name="id" select="'incidents.late'"/><xsl:with-param name="a" select="string(@within)"/></xsl:call-template></phrase></xsl:when>
            <xsl:otherwise><phrase role="muted"><xsl:call-template name="say"><xsl:with-param name="id" select="'incidents.in-time'"/><xsl:with-param name="a" select="string(@within)"/></xsl:call-template></phrase></xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
