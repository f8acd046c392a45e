<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/context.xsl: context and interested parties (4.1, 4.2), with the risks and opportunities of the management system (6.1.1) that follow from them.
     Figures and gaps, issues inside and outside, what climate change means here, who has a stake and what they require, what may become of the system itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:key name="of-party" match="m:requirement" use="@c-party"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:issue"><xsl:call-template name="issues"/></xsl:if>
    <xsl:apply-templates select="m:c-summary/m:c-climate" mode="climate"/>
    <xsl:if test="m:party"><xsl:call-template name="parties"/></xsl:if>
    <xsl:if test="m:requirement[@c-party]"><xsl:call-template name="requirements"/></xsl:if>
    <xsl:if test="m:isms-risk or m:opportunity"><xsl:call-template name="planning"/></xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:issue or self::m:party or self::m:requirement or self::m:isms-risk or self::m:opportunity)] | m:requirement[not(@c-party)]"/></xsl:call-template>
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

  <!-- ═══ issues ═══ -->

  <xsl:template name="issues">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..issues')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'context.issues-title')"/></title>
      <para><xsl:value-of select="key('word', 'context.issues-lead')"/></para>
      <xsl:for-each select="m:c-summary/m:c-group[@kind = 'issue']">
        <section>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..issues..', @id)"/></xsl:attribute>
          <title><xsl:value-of select="@text"/></title>
          <informaltable role="cards" rowheader="firstcol">
            <tgroup cols="4">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="'issue.issue:6 issue.means:14 issue.owner:5 issue.review:5'"/></xsl:call-template>
              <tbody><xsl:apply-templates select="key('in-group', concat('issue|', @id))" mode="row"/></tbody>
            </tgroup>
          </informaltable>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="m:issue" mode="row">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <entry><xsl:call-template name="named-row"/></entry>
      <entry><xsl:call-template name="more"><xsl:with-param name="but" select="' side owner review '"/><xsl:with-param name="uses" select="m:c-use[m:c-by/@kind != 'scope']"/></xsl:call-template><xsl:call-template name="weighed"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry><xsl:call-template name="again"/></entry>
    </row>
  </xsl:template>

  <!-- the name of what a row is about, and its id below it -->
  <xsl:template name="named-row">
    <xsl:value-of select="@title"/>
    <xsl:if test="@title != @id"><xsl:processing-instruction name="linebreak"/><phrase role="muted"><phrase role="id"><xsl:value-of select="@id"/></phrase></phrase></xsl:if>
  </xsl:template>

  <!-- when it is looked at again, and how often -->
  <xsl:template name="again">
    <xsl:choose>
      <xsl:when test="m:c-review/@next != ''">
        <xsl:call-template name="day"><xsl:with-param name="on" select="m:c-review/@next"/><xsl:with-param name="overdue" select="m:c-review/@overdue"/></xsl:call-template>
        <xsl:if test="m:review/m:next and string(m:review/m:next/@date) != m:c-review/@next">, <xsl:value-of select="key('word', 'review.planned')"/><xsl:text> </xsl:text><phrase role="nobr"><xsl:value-of select="m:review/m:next"/></phrase></xsl:if>
        <xsl:if test="m:review/m:every"><xsl:text>, </xsl:text><xsl:apply-templates select="m:review/m:every[1]" mode="how-often"/></xsl:if>
      </xsl:when>
      <xsl:when test="m:review"><xsl:apply-templates select="m:review[1]" mode="value"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- what the scope made of it -->
  <xsl:template name="weighed">
    <xsl:for-each select="m:c-use[m:c-by/@kind = 'scope']">
      <simpara>
        <xsl:for-each select="m:c-by">
          <xsl:if test="position() > 1">, </xsl:if>
          <link linkend="{@to}"><phrase role="muted"><xsl:value-of select="../@label"/></phrase><xsl:if test="count(../m:c-by) > 1">: <xsl:value-of select="@title"/></xsl:if></link>
        </xsl:for-each>
      </simpara>
    </xsl:for-each>
  </xsl:template>

  <!-- ═══ climate change (Amendment 1 of 2024) ═══ -->

  <xsl:template match="m:c-climate" mode="climate">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..climate')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'context.climate')"/></title>
      <informaltable role="facts">
        <tgroup cols="2">
          <colspec colname="c1" colwidth="1*"/>
          <colspec colname="c2" colwidth="3*"/>
          <tbody>
            <row>
              <entry><xsl:value-of select="key('word', 'context.climate-relevant')"/></entry>
              <entry>
                <phrase>
                  <xsl:attribute name="role"><xsl:choose><xsl:when test="@relevant = 'yes'">chip blue</xsl:when><xsl:otherwise>chip grey</xsl:otherwise></xsl:choose></xsl:attribute>
                  <xsl:value-of select="@relevant-text"/>
                </phrase>
              </entry>
            </row>
            <xsl:for-each select="m:c-because">
              <row>
                <entry><xsl:value-of select="key('word', 'context.climate-because')"/></entry>
                <entry><xsl:apply-templates select="." mode="value"/></entry>
              </row>
            </xsl:for-each>
            <xsl:if test="@on">
              <row>
                <entry><xsl:value-of select="key('word', 'context.climate-on')"/></entry>
                <entry><phrase role="nobr"><xsl:value-of select="@on"/></phrase></entry>
              </row>
            </xsl:if>
            <xsl:if test="m:c-see">
              <row>
                <entry><xsl:value-of select="key('word', 'context.climate-see')"/></entry>
                <entry><xsl:for-each select="m:c-see"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="full"/></xsl:for-each></entry>
              </row>
            </xsl:if>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <!-- ═══ interested parties: who, and what they have a stake in ═══ -->

  <xsl:template name="parties">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..parties')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'context.parties-title')"/></title>
      <para><xsl:value-of select="key('word', 'context.parties-lead')"/></para>
      <informaltable role="cards" rowheader="firstcol">
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'party.party:8 party.interest:9 party.owner:5 party.more:9'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-summary/m:c-group[@kind = 'party']">
              <row role="group"><entry namest="c1" nameend="c4"><xsl:value-of select="@text"/></entry></row>
              <xsl:apply-templates select="key('in-group', concat('party|', @id))" mode="row"/>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <xsl:template match="m:party" mode="row">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <entry><xsl:call-template name="named-row"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:interest"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry><xsl:call-template name="more"><xsl:with-param name="but" select="' side interest owner '"/></xsl:call-template></entry>
    </row>
  </xsl:template>

  <!-- ═══ what they require, and whether the management system meets it ═══ -->

  <xsl:template name="requirements">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..requirements')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'context.requirements-title')"/></title>
      <para><xsl:value-of select="key('word', 'context.requirements-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..requirements..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'context.requirements-title')"/></title>
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'requirement.requirement:13 requirement.source:7 requirement.priority:4 requirement.addressed:7 requirement.met-by:11'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-summary/m:c-group[@kind = 'party']">
            <xsl:for-each select="key('in-group', concat('party|', @id))[key('of-party', @address)]">
              <row role="group"><entry namest="c1" nameend="c5"><xsl:value-of select="@title"/></entry></row>
              <xsl:apply-templates select="key('of-party', @address)" mode="row"/>
            </xsl:for-each>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:requirement" mode="row">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <entry>
        <simpara><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:if test="@title != @id"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></simpara>
        <xsl:apply-templates select="m:text[1]/*" mode="copy"/>
        <xsl:choose>
          <xsl:when test="count(m:of) = 1">
            <xsl:call-template name="more">
              <xsl:with-param name="but" select="' of text source priority addressed met-by '"/>
              <xsl:with-param name="uses" select="m:c-use[m:c-by/@kind != 'scope']"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="more">
              <xsl:with-param name="but" select="' text source priority addressed met-by '"/>
              <xsl:with-param name="uses" select="m:c-use[m:c-by/@kind != 'scope']"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="weighed"/>
      </entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:source"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:priority"/></xsl:call-template></entry>
      <entry><xsl:apply-templates select="." mode="addressed"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:met-by"/></xsl:call-template></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:requirement" mode="addressed">
    <xsl:choose>
      <xsl:when test="m:addressed/m:answer/@word = 'yes'"><phrase role="chip green"><xsl:value-of select="m:addressed/m:answer"/></phrase></xsl:when>
      <xsl:when test="m:addressed/m:answer"><phrase role="chip grey"><xsl:value-of select="m:addressed/m:answer"/></phrase></xsl:when>
      <xsl:when test="m:met-by"/>
      <xsl:otherwise><phrase role="chip yellow"><xsl:value-of select="key('word', 'requirement.undecided')"/></phrase></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="m:addressed/m:because"><xsl:text> </xsl:text><xsl:apply-templates select="m:addressed/m:because[1]" mode="value"/></xsl:if>
  </xsl:template>

  <!-- ═══ risks and opportunities of the management system (6.1.1) ═══ -->

  <xsl:template name="planning">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..planning')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'context.planning-title')"/></title>
      <para><xsl:value-of select="key('word', 'context.planning-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..planning..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'context.planning-title')"/></title>
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'planning.what:10 planning.plan:12 planning.evaluation:9 planning.owner:5 planning.due:5'"/></xsl:call-template>
          <tbody>
            <xsl:if test="m:isms-risk">
              <row role="group"><entry namest="c1" nameend="c5"><xsl:value-of select="key('word', 'context.risks-group')"/></entry></row>
              <xsl:apply-templates select="m:isms-risk" mode="row"/>
            </xsl:if>
            <xsl:if test="m:opportunity">
              <row role="group"><entry namest="c1" nameend="c5"><xsl:value-of select="key('word', 'context.opportunities-group')"/></entry></row>
              <xsl:apply-templates select="m:opportunity" mode="row"/>
            </xsl:if>
          </tbody>
        </tgroup>
      </table>
    </section>
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'context.planning-each')"/></title>
      <xsl:apply-templates select="m:isms-risk | m:opportunity" mode="entry"/>
    </section>
  </xsl:template>

  <xsl:template match="m:isms-risk | m:opportunity" mode="row">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link><xsl:if test="@title != @id"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></entry>
      <entry><xsl:apply-templates select="m:c-work" mode="planned"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:evaluation"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry>
        <xsl:apply-templates select="m:c-progress" mode="due"/>
        <xsl:if test="m:c-progress/@due"><xsl:processing-instruction name="linebreak"/></xsl:if>
        <xsl:apply-templates select="m:c-progress" mode="state"/>
      </entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
