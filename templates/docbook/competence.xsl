<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/competence.xsl: competence (7.2): what each role asks, who fills it and what shows that they can; what lacks and what is done about it; whether
     trainings helped; each competence with all its fields. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:c-summary/m:c-role"><xsl:apply-templates select="m:c-summary" mode="roles"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-lack"><xsl:apply-templates select="m:c-summary" mode="lacks"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-judged"><xsl:apply-templates select="m:c-summary" mode="judged"/></xsl:if>
    <xsl:if test="m:competence">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..competence')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'competence.each')"/></title>
        <xsl:apply-templates select="m:competence" mode="entry"><xsl:with-param name="but" select="' of '"/><xsl:with-param name="first" select="/.."/></xsl:apply-templates>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:competence)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'competence.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0"><xsl:apply-templates select="m:c-fact"/></xsl:if>
      </para>
      <!-- what lacks stands below: then it is not said that nothing does -->
      <xsl:if test="m:c-gap or not(m:c-lack[@state != 'planned'])"><xsl:call-template name="gaps"/></xsl:if>
    </section>
  </xsl:template>

  <!-- ═══ what roles ask, and what shows it ═══ -->

  <xsl:template match="m:c-summary" mode="roles">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..roles')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'competence.roles')"/></title>
      <para><xsl:value-of select="key('word', 'competence.roles-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..roles..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'competence.roles-caption')"/></title>
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'competence.competence:9 competence.person:5 competence.proof:10 competence.state:6'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-role">
              <row role="group"><entry namest="c1" nameend="c4"><link linkend="{@to}"><xsl:value-of select="@title"/></link></entry></row>
              <xsl:apply-templates select="m:c-asked" mode="asked"/>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- a row for each who fills the role; one without names where nobody does -->
  <xsl:template match="m:c-asked" mode="asked">
    <xsl:variable name="role" select="string(../@to)"/>
    <xsl:variable name="competence" select="."/>
    <xsl:if test="not(m:c-person)">
      <row>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..roles..', $role, '..', @to)"/></xsl:attribute>
        <entry><xsl:apply-templates select="." mode="full"/></entry>
        <entry namest="c2" nameend="c4"><phrase role="muted"><xsl:value-of select="key('word', 'roles.nobody')"/></phrase></entry>
      </row>
    </xsl:if>
    <xsl:for-each select="m:c-person">
      <row>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..roles..', $role, '..', $competence/@to, '..', @id)"/></xsl:attribute>
        <entry><xsl:apply-templates select="$competence" mode="full"/></entry>
        <entry><link linkend="{@to}"><xsl:value-of select="@title"/></link></entry>
        <entry><xsl:apply-templates select="." mode="proof"/><xsl:if test="@since != ''">, <phrase role="nobr"><xsl:value-of select="@since"/></phrase></xsl:if></entry>
        <entry><xsl:apply-templates select="." mode="skill"/></entry>
      </row>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="m:*" mode="proof">
    <xsl:apply-templates select="m:c-proof" mode="full"/>
    <xsl:if test="not(m:c-proof) and m:c-plan"><xsl:apply-templates select="m:c-plan" mode="full"/></xsl:if>
  </xsl:template>

  <!-- "shown, until 2027-06-13"; "planned for 2027-03-31" -->
  <xsl:template match="m:*" mode="skill">
    <xsl:choose>
      <xsl:when test="@state = 'shown'"><phrase role="chip green"><xsl:value-of select="key('word', 'skill.shown')"/></phrase></xsl:when>
      <xsl:when test="@state = 'planned'"><phrase role="chip blue"><xsl:value-of select="key('word', 'skill.planned')"/></phrase></xsl:when>
      <xsl:when test="@state = 'ended'"><phrase role="chip red"><xsl:value-of select="key('word', 'skill.ended')"/></phrase></xsl:when>
      <xsl:otherwise><phrase role="chip red"><xsl:value-of select="key('word', 'skill.missing')"/></phrase></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="@state = 'planned'"><xsl:text> </xsl:text><xsl:call-template name="day"><xsl:with-param name="on" select="@due"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template></xsl:when>
      <xsl:when test="@until != '' and @state = 'ended'"><xsl:text> </xsl:text><phrase role="nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'skill.ended-on'"/><xsl:with-param name="a" select="string(@until)"/></xsl:call-template></phrase></xsl:when>
      <xsl:when test="@until != ''"><xsl:text> </xsl:text><phrase role="nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'until'"/><xsl:with-param name="a" select="string(@until)"/></xsl:call-template></phrase></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- ═══ what lacks ═══ -->

  <xsl:template match="m:c-summary" mode="lacks">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..lacks')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'competence.lacks')"/></title>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..lacks..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'competence.lacks-caption')"/></title>
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'competence.person:4 competence.competence:6 competence.action:7 competence.state:5'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-lack">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..lacks..', @id, '..', m:c-asked/@id)"/></xsl:attribute>
                <entry><link linkend="{@to}"><xsl:value-of select="@title"/></link></entry>
                <entry><xsl:apply-templates select="m:c-asked" mode="full"/></entry>
                <entry>
                  <xsl:apply-templates select="m:c-plan" mode="full"/>
                  <xsl:if test="not(m:c-plan)"><phrase role="overdue"><xsl:value-of select="key('word', 'competence.nothing')"/></phrase></xsl:if>
                </entry>
                <entry><xsl:apply-templates select="." mode="skill"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ whether it helped ═══ -->

  <xsl:template match="m:c-summary" mode="judged">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..judged')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'competence.judged')"/></title>
      <para><xsl:value-of select="key('word', 'competence.judged-lead')"/></para>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..judged..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'competence.judged-caption')"/></title>
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'competence.training:6 competence.helped:2 competence.grounds:8 competence.judged-by:5'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-judged">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..judged..', @id)"/></xsl:attribute>
                <entry><xsl:apply-templates select="." mode="full"/></entry>
                <entry>
                  <xsl:choose>
                    <xsl:when test="@effective = 'yes'"><phrase role="chip green"><xsl:value-of select="key('word', 'competence.yes')"/></phrase></xsl:when>
                    <xsl:otherwise><phrase role="chip red"><xsl:value-of select="key('word', 'competence.no')"/></phrase></xsl:otherwise>
                  </xsl:choose>
                </entry>
                <entry><xsl:apply-templates mode="copy"/></entry>
                <entry><xsl:value-of select="@by"/><xsl:if test="@on != ''"><xsl:if test="@by != ''">, </xsl:if><phrase role="nobr"><xsl:value-of select="@on"/></phrase></xsl:if></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- before what a competence says of itself: whose it is -->
  <xsl:template match="m:competence" mode="before-facts">
    <formalpara>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..of')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'competence.of')"/></title>
      <para><xsl:for-each select="m:of"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></para>
    </formalpara>
  </xsl:template>
</xsl:stylesheet>
