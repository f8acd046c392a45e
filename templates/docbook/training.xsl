<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/training.xsl: awareness and training (7.3, A.6.3): the programme, its subjects and turnout, who confirmed which rules, who is due when;
     each training with its sessions and all its fields. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:training[@c-awareness = 'yes']"><xsl:call-template name="programme"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-spoken"><xsl:apply-templates select="m:c-summary" mode="topics"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-confirmed"><xsl:apply-templates select="m:c-summary" mode="confirmed"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-turn"><xsl:apply-templates select="m:c-summary" mode="people"/></xsl:if>
    <xsl:if test="m:training[@c-awareness = 'no']"><xsl:call-template name="courses"/></xsl:if>
    <xsl:if test="m:training">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..training')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'training.each')"/></title>
        <xsl:apply-templates select="m:training" mode="entry"><xsl:with-param name="but" select="' session '"/></xsl:apply-templates>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:training)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'training.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0"><xsl:apply-templates select="m:c-fact"/></xsl:if>
        <xsl:for-each select="m:c-turnout">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'training.turnout'"/><xsl:with-param name="a" select="string(@took)"/><xsl:with-param name="b" select="string(@invited)"/></xsl:call-template>
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'training.share-of-all'"/><xsl:with-param name="a" select="string(@share)"/></xsl:call-template>
        </xsl:for-each>
      </para>
      <xsl:call-template name="gaps"/>
    </section>
  </xsl:template>

  <xsl:template name="share">
    <xsl:param name="of"/>
    <xsl:if test="$of != ''"><xsl:value-of select="$of"/>%</xsl:if>
  </xsl:template>

  <!-- ═══ awareness ═══ -->

  <xsl:template name="programme">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..programme')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'training.programme')"/></title>
      <para><xsl:value-of select="key('word', 'training.programme-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..programme..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'training.programme-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'training.training:8 training.audience:10 training.every:4 training.last:4 training.share:3:right training.next:4'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:training[@c-awareness = 'yes']">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..programme..', @address)"/></xsl:attribute>
                <entry><xsl:call-template name="entry-name"/></entry>
                <entry><xsl:call-template name="for-whom"/></entry>
                <entry><xsl:apply-templates select="m:every" mode="how-often"/></entry>
                <entry><phrase role="nobr"><xsl:value-of select="m:c-given/@last"/></phrase></entry>
                <entry><xsl:call-template name="share"><xsl:with-param name="of" select="m:c-given/@share"/></xsl:call-template></entry>
                <entry><xsl:call-template name="day"><xsl:with-param name="on" select="m:c-given/@next"/><xsl:with-param name="overdue" select="m:c-given/@overdue"/></xsl:call-template></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="for-whom">
    <xsl:for-each select="m:audience | m:person"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each>
    <xsl:if test="not(m:audience or m:person)"><xsl:value-of select="key('word', 'training.everybody')"/></xsl:if>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="topics">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..topics')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'training.topics')"/></title>
      <table rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..topics..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'training.topics-caption')"/></title>
        <tgroup cols="2">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'training.topic:5 training.spoken:6'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-spoken">
              <row>
                <entry><xsl:apply-templates select="m:c-words/node()" mode="copy"/></entry>
                <entry><xsl:for-each select="m:c-by"><xsl:if test="position() > 1">, </xsl:if><link linkend="{@to}"><xsl:value-of select="@title"/></link></xsl:for-each></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ who confirmed what ═══ -->

  <xsl:template match="m:c-summary" mode="confirmed">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..confirmed')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'training.confirmed')"/></title>
      <para><xsl:value-of select="key('word', 'training.confirmed-lead')"/></para>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..confirmed..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'training.confirmed-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'training.policy:8 training.on:4 training.asked:3:right training.signed:3:right training.share:3:right training.next:4'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-confirmed">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..confirmed..', @id)"/></xsl:attribute>
                <entry><xsl:apply-templates select="." mode="full"/></entry>
                <entry><phrase role="nobr"><xsl:value-of select="@on"/></phrase></entry>
                <entry><xsl:value-of select="@invited"/></entry>
                <entry><xsl:value-of select="@took"/></entry>
                <entry><xsl:call-template name="share"><xsl:with-param name="of" select="@share"/></xsl:call-template></entry>
                <entry><xsl:call-template name="day"><xsl:with-param name="on" select="@next"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ who is due when ═══ -->

  <xsl:template match="m:c-summary" mode="people">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..people')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'training.people')"/></title>
      <para><xsl:value-of select="key('word', 'training.people-lead')"/></para>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..people..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'training.people-caption')"/></title>
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'training.person:5 training.role:6 training.reached:4 training.next:4 training.also:7'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-turn">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..people..', @id)"/></xsl:attribute>
                <entry><link linkend="{@to}"><xsl:value-of select="@title"/></link></entry>
                <entry><xsl:for-each select="m:c-as"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="@title"/></xsl:for-each></entry>
                <entry><phrase role="nobr"><xsl:value-of select="@since"/></phrase></entry>
                <entry><xsl:call-template name="day"><xsl:with-param name="on" select="@due"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template></entry>
                <entry><xsl:for-each select="m:c-planned"><link linkend="{@to}"><xsl:value-of select="@title"/></link>, <phrase role="nobr"><xsl:value-of select="@due"/></phrase></xsl:for-each></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ what makes single people more able ═══ -->

  <xsl:template name="courses">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..courses')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'training.courses')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..courses..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'training.courses-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'training.training:8 training.type:5 training.for:8 training.gives:8 training.last:5 training.next:5'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:training[@c-awareness = 'no']">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..courses..', @address)"/></xsl:attribute>
                <entry><xsl:call-template name="entry-name"/></entry>
                <entry><xsl:value-of select="m:type"/></entry>
                <entry><xsl:call-template name="for-whom"/></entry>
                <entry><xsl:for-each select="m:gives"><xsl:if test="position() > 1">, </xsl:if><xsl:choose><xsl:when test="@to"><link linkend="{@to}"><xsl:value-of select="."/></link></xsl:when><xsl:otherwise><xsl:apply-templates select="." mode="value"/></xsl:otherwise></xsl:choose></xsl:for-each></entry>
                <entry><phrase role="nobr"><xsl:value-of select="m:c-given/@last"/></phrase></entry>
                <entry>
                  <xsl:choose>
                    <xsl:when test="m:c-given/@next != ''"><xsl:call-template name="day"><xsl:with-param name="on" select="m:c-given/@next"/><xsl:with-param name="overdue" select="m:c-given/@overdue"/></xsl:call-template></xsl:when>
                    <xsl:when test="m:until"><phrase role="nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'until'"/><xsl:with-param name="a" select="string(m:until)"/></xsl:call-template></phrase></xsl:when>
                  </xsl:choose>
                </entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- before what a training says of itself: when it was given, and how many came -->
  <xsl:template match="m:training" mode="before-facts">
    <xsl:if test="m:c-session">
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..session')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'training.sessions')"/></title>
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'training.on:4 training.asked:3:right training.came:3:right training.share:3:right training.note:11'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-session">
              <row>
                <entry><phrase role="nobr"><xsl:value-of select="@on"/></phrase></entry>
                <entry><xsl:value-of select="@invited"/></entry>
                <entry><xsl:value-of select="@took"/></entry>
                <entry><xsl:call-template name="share"><xsl:with-param name="of" select="@share"/></xsl:call-template></entry>
                <entry><xsl:apply-templates mode="copy"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
