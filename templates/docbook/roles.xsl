<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/roles.xsl: roles and responsibilities (5.3).
     Figures and gaps, the register of roles with holders and deputies, responsibility as it follows from what is owned and approved (RACI), duties in
     processes, each role and each person. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:variable name="subjects" select="/m:model/m:c-summary/m:c-subject"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:role"><xsl:call-template name="roles"/></xsl:if>
    <xsl:if test="$subjects"><xsl:call-template name="raci"/></xsl:if>
    <xsl:if test="m:duty"><xsl:call-template name="duties"/></xsl:if>
    <xsl:if test="m:role">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..role')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'roles.each')"/></title>
        <xsl:apply-templates select="m:role" mode="entry"/>
      </section>
    </xsl:if>
    <xsl:if test="m:person">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..person')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'roles.persons')"/></title>
        <xsl:apply-templates select="m:person" mode="entry"/>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:role or self::m:person or self::m:duty)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'roles.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0"><xsl:apply-templates select="m:c-fact"/></xsl:if>
      </para>
      <xsl:if test="m:c-total/@n > 0">
        <informaltable role="facts">
          <tgroup cols="2">
            <colspec colname="c1" colwidth="2*"/>
            <colspec colname="c2" colwidth="3*"/>
            <tbody>
              <xsl:for-each select="m:c-assured">
                <row>
                  <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..', @what)"/></xsl:attribute>
                  <entry><xsl:value-of select="key('word', concat('roles.', @what))"/></entry>
                  <entry>
                    <xsl:for-each select="m:c-one"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each>
                    <xsl:if test="not(m:c-one)"><phrase role="overdue"><xsl:value-of select="key('word', 'roles.nobody')"/></phrase></xsl:if>
                  </entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </informaltable>
        <xsl:call-template name="gaps"/>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- ═══ the register ═══ -->

  <xsl:template name="roles">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'roles.register')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'roles.register-caption')"/></title>
        <tgroup cols="5">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'role.role:6 role.held-by:6 role.deputy:5 role.reports-to:5 role.special:6'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:role">
              <row>
                <xsl:call-template name="register-id"/>
                <entry><link linkend="{@address}"><xsl:value-of select="@title"/></link></entry>
                <entry><xsl:call-template name="holders"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:substitute"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:reports-to"/></xsl:call-template></entry>
                <entry>
                  <xsl:if test="m:top-management/@word = 'yes'"><xsl:value-of select="key('word', 'role.top')"/></xsl:if>
                  <xsl:if test="m:assures">
                    <xsl:if test="m:top-management/@word = 'yes'">; </xsl:if>
                    <xsl:for-each select="m:assures"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
                  </xsl:if>
                </entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="holders">
    <xsl:for-each select="m:c-holder"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each>
    <xsl:if test="not(m:c-holder)"><phrase role="overdue"><xsl:value-of select="key('word', 'roles.nobody')"/></phrase></xsl:if>
  </xsl:template>

  <!-- ═══ who answers for what ═══ -->

  <xsl:template name="raci">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..raci')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'roles.raci')"/></title>
      <para><xsl:value-of select="key('word', 'roles.raci-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..raci..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'roles.raci-caption')"/></title>
        <tgroup cols="{1 + count($subjects)}">
          <colspec colname="c1" colwidth="8*"/>
          <xsl:for-each select="$subjects"><colspec colname="c{position() + 1}" colwidth="4*"/></xsl:for-each>
          <thead>
            <row>
              <entry><xsl:value-of select="key('word', 'role.role')"/></entry>
              <xsl:for-each select="$subjects"><entry><xsl:value-of select="@label"/></entry></xsl:for-each>
            </row>
          </thead>
          <tbody>
            <xsl:apply-templates select="m:role[m:c-share]" mode="raci"/>
            <xsl:if test="m:person/m:c-share">
              <row role="group"><entry namest="c1" nameend="c{1 + count($subjects)}"><xsl:value-of select="key('word', 'roles.themselves')"/></entry></row>
              <xsl:apply-templates select="m:person[m:c-share]" mode="raci"/>
            </xsl:if>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:*" mode="raci">
    <xsl:variable name="shares" select="m:c-share"/>
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..raci..', @address)"/></xsl:attribute>
      <entry>
        <link linkend="{@address}"><xsl:value-of select="@title"/></link>
        <xsl:if test="m:c-approves">
          <xsl:processing-instruction name="linebreak"/>
          <phrase role="muted">
            <xsl:value-of select="key('word', 'roles.approves')"/>
            <xsl:text> </xsl:text>
            <xsl:for-each select="m:c-approves"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="@title"/></xsl:for-each>
          </phrase>
        </xsl:if>
      </entry>
      <xsl:for-each select="$subjects">
        <entry><xsl:apply-templates select="$shares[@kind = current()/@kind]"/></entry>
      </xsl:for-each>
    </row>
  </xsl:template>

  <!-- "A 12, R 3" -->
  <xsl:template match="m:c-share">
    <xsl:if test="@a"><phrase role="nobr"><xsl:value-of select="key('word', 'raci.a')"/><xsl:text> </xsl:text><xsl:value-of select="@a"/></phrase></xsl:if>
    <xsl:if test="@r"><xsl:if test="@a">, </xsl:if><phrase role="nobr"><xsl:value-of select="key('word', 'raci.r')"/><xsl:text> </xsl:text><xsl:value-of select="@r"/></phrase></xsl:if>
    <xsl:if test="@c"><xsl:if test="@a or @r">, </xsl:if><phrase role="nobr"><xsl:value-of select="key('word', 'raci.c')"/><xsl:text> </xsl:text><xsl:value-of select="@c"/></phrase></xsl:if>
    <xsl:if test="@i"><xsl:if test="@a or @r or @c">, </xsl:if><phrase role="nobr"><xsl:value-of select="key('word', 'raci.i')"/><xsl:text> </xsl:text><xsl:value-of select="@i"/></phrase></xsl:if>
  </xsl:template>

  <xsl:template name="duties">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..duties')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'roles.duties')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..duties..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'roles.duties-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'duty.duty:7 duty.process:6 duty.accountable:5 duty.responsible:6 duty.consulted:6 duty.informed:6'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:duty">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
                <entry><simpara><xsl:value-of select="@title"/></simpara><xsl:call-template name="more"><xsl:with-param name="but" select="' of accountable responsible consulted informed '"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:of"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:accountable"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:responsible"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:consulted"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:informed"/></xsl:call-template></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- before what a role says of itself: who fills it today -->
  <xsl:template match="m:role" mode="before-facts">
    <formalpara>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..c-held')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'role.held-by')"/></title>
      <para><xsl:call-template name="holders"/></para>
    </formalpara>
  </xsl:template>
</xsl:stylesheet>
