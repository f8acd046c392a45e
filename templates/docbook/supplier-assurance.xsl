<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/supplier-assurance.xsl: how suppliers are watched (A.5.19 to A.5.23).
     Figures and gaps, all that ends or is due by day, what each was asked for and has shown, and how work ended with those who left. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:supplier[not(@c-group = 'ended')]/*[self::m:c-agreement[@until] or self::m:c-assurance[@until] or self::m:c-review[@next]]"><xsl:call-template name="due"/></xsl:if>
    <xsl:if test="m:supplier[not(@c-group = 'ended')]"><xsl:call-template name="watched"/></xsl:if>
    <xsl:if test="m:supplier[@c-group = 'ended']"><xsl:call-template name="ended"/></xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:supplier)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'suppliers.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'suppliers.active'"/><xsl:with-param name="n" select="m:c-total/@open"/></xsl:call-template>
        </xsl:if>
      </para>
      <xsl:if test="m:c-total/@n > 0"><xsl:call-template name="gaps"/></xsl:if>
    </section>
  </xsl:template>

  <!-- ═══ by day: agreements that end, proofs that run out, reviews ═══ -->

  <xsl:template name="due">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..due')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'assurance.due')"/></title>
      <para><xsl:value-of select="key('word', 'assurance.due-lead')"/></para>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..due..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'assurance.due')"/></title>
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'assurance.day:4 assurance.what:10 assurance.supplier:5 assurance.owner:5'"/></xsl:call-template>
          <tbody>
            <xsl:apply-templates select="m:supplier[not(@c-group = 'ended')]/*[self::m:c-agreement[@until] or self::m:c-assurance[@until] or self::m:c-review[@next]]" mode="due">
              <xsl:sort select="concat(@until, @next)"/>
            </xsl:apply-templates>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:*" mode="due">
    <row>
      <entry>
        <xsl:choose>
          <xsl:when test="@over = 'yes'"><phrase role="overdue"><phrase role="nobr"><xsl:value-of select="@until"/></phrase>, <xsl:value-of select="key('word', 'over')"/></phrase></xsl:when>
          <xsl:otherwise><xsl:call-template name="day"><xsl:with-param name="on" select="concat(@until, @next)"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </entry>
      <entry>
        <xsl:choose>
          <xsl:when test="self::m:c-review"><xsl:value-of select="key('word', 'assurance.review')"/></xsl:when>
          <xsl:when test="self::m:c-agreement">
            <xsl:variable name="n" select="count(preceding-sibling::m:c-agreement) + 1"/>
            <xsl:value-of select="key('word', 'assurance.agreement')"/>
            <xsl:if test="../m:agreement[$n]/m:what">: <xsl:apply-templates select="../m:agreement[$n]/m:what" mode="value"/></xsl:if>
          </xsl:when>
          <xsl:otherwise>
            <xsl:variable name="n" select="count(preceding-sibling::m:c-assurance) + 1"/>
            <xsl:value-of select="key('word', 'assurance.proof')"/>
            <xsl:if test="../m:assurance[$n]/m:what">: <xsl:apply-templates select="../m:assurance[$n]/m:what" mode="value"/></xsl:if>
          </xsl:otherwise>
        </xsl:choose>
      </entry>
      <entry><link linkend="{../@address}"><xsl:value-of select="../@title"/></link></entry>
      <entry><xsl:for-each select=".."><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></xsl:for-each></entry>
    </row>
  </xsl:template>

  <!-- ═══ each supplier: what was asked for, what was shown, what the reviews said ═══ -->

  <xsl:template name="watched">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..watched')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'assurance.each')"/></title>
      <xsl:for-each select="m:c-summary/m:c-group[@kind = 'supplier' and @id != 'ended']">
        <section>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..watched..', @id)"/></xsl:attribute>
          <title><xsl:value-of select="@text"/></title>
          <xsl:apply-templates select="key('in-group', concat(@kind, '|', @id))" mode="watched"/>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="m:supplier" mode="watched">
    <table role="facts">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..watched..', @address)"/></xsl:attribute>
      <title><xsl:value-of select="@title"/></title>
      <tgroup cols="2">
        <colspec colname="c1" colwidth="1*"/>
        <colspec colname="c2" colwidth="3*"/>
        <tbody>
          <xsl:call-template name="line"><xsl:with-param name="of" select="m:service"/></xsl:call-template>
          <xsl:call-template name="line"><xsl:with-param name="of" select="m:required"/></xsl:call-template>
          <xsl:call-template name="line"><xsl:with-param name="of" select="m:assurance"/></xsl:call-template>
          <xsl:call-template name="line"><xsl:with-param name="of" select="m:agreement"/></xsl:call-template>
          <xsl:call-template name="line"><xsl:with-param name="of" select="m:processor"/></xsl:call-template>
          <xsl:call-template name="line"><xsl:with-param name="of" select="m:exit"/></xsl:call-template>
          <xsl:call-template name="line"><xsl:with-param name="of" select="m:reviewed"/></xsl:call-template>
          <xsl:call-template name="line"><xsl:with-param name="of" select="m:result"/></xsl:call-template>
          <xsl:if test="not(m:service or m:required or m:assurance or m:agreement or m:processor or m:exit or m:reviewed or m:result)">
            <row><entry><xsl:value-of select="key('word', 'entry.title')"/></entry><entry><xsl:value-of select="@title"/></entry></row>
          </xsl:if>
        </tbody>
      </tgroup>
    </table>
  </xsl:template>

  <!-- a row of facts without the address, which the supplier register has -->
  <xsl:template name="line">
    <xsl:param name="of"/>
    <xsl:for-each select="$of[1]">
      <row><entry><xsl:call-template name="label"/></entry><entry><xsl:apply-templates select="." mode="cell"/></entry></row>
    </xsl:for-each>
  </xsl:template>

  <!-- ═══ those with whom work has ended ═══ -->

  <xsl:template name="ended">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..ended')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'assurance.ended')"/></title>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..ended..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'assurance.ended')"/></title>
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'assurance.supplier:5 assurance.since:3 assurance.wound-up:10 assurance.result:6'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:supplier[@c-group = 'ended']">
              <row>
                <entry><link linkend="{@address}"><xsl:value-of select="@title"/></link></entry>
                <entry><xsl:apply-templates select="m:status/m:since" mode="value"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:offboarded"/></xsl:call-template></entry>
                <entry><xsl:apply-templates select="m:result" mode="value"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>
</xsl:stylesheet>
