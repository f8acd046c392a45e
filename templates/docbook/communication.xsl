<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/communication.xsl: communication plan (7.4): what is told, when, to whom, how and by whom; by what policies and plans were announced, and who receives
     documents, minutes and reports; each message with all its fields. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:communication"><xsl:call-template name="plan"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-told"><xsl:apply-templates select="m:c-summary" mode="told"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-sent"><xsl:apply-templates select="m:c-summary" mode="sent"/></xsl:if>
    <xsl:if test="m:communication">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..communication')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'communication.each')"/></title>
        <xsl:apply-templates select="m:communication" mode="entry"/>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:communication)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'communication.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0"><xsl:apply-templates select="m:c-fact"/></xsl:if>
      </para>
      <xsl:call-template name="gaps"/>
    </section>
  </xsl:template>

  <!-- ═══ the plan ═══ -->

  <xsl:template name="plan">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..plan')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'communication.plan')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..plan..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'communication.plan-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'communication.message:7 communication.what:9 communication.when:5 communication.to:7 communication.how:8 communication.who:5'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:communication">
              <row>
                <xsl:call-template name="register-id"/>
                <entry>
                  <xsl:call-template name="entry-name"/>
                  <xsl:if test="m:in"><xsl:text> </xsl:text><phrase role="muted nobr">(<xsl:for-each select="m:in"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>)</phrase></xsl:if>
                </entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:what"/></xsl:call-template></entry>
                <entry><xsl:apply-templates select="m:every" mode="how-often"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:to"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:how"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- the audience, as short as it can be -->
  <xsl:template name="to-whom">
    <xsl:for-each select="m:c-to"><xsl:if test="position() > 1">, </xsl:if><xsl:choose><xsl:when test="@unresolved = 'yes'"><phrase role="unresolved"><xsl:value-of select="@title"/></phrase></xsl:when><xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise></xsl:choose></xsl:for-each>
  </xsl:template>

  <!-- ═══ what was announced ═══ -->

  <xsl:template match="m:c-summary" mode="told">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..told')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'communication.told')"/></title>
      <para><xsl:value-of select="key('word', 'communication.told-lead')"/></para>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..told..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'communication.told-caption')"/></title>
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'communication.text:7 communication.on:4 communication.how:7 communication.to:8'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-told">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..told..', @id)"/></xsl:attribute>
                <entry><xsl:apply-templates select="." mode="full"/></entry>
                <entry><phrase role="nobr"><xsl:value-of select="@on"/></phrase></entry>
                <entry><xsl:apply-templates select="m:c-how/node()" mode="copy"/></entry>
                <entry><xsl:call-template name="to-whom"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ who receives what ═══ -->

  <xsl:template match="m:c-summary" mode="sent">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..sent')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'communication.sent')"/></title>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..sent..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'communication.sent-caption')"/></title>
        <tgroup cols="3">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'communication.text:7 communication.of:4 communication.receives:12'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-sent">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..sent..', @id)"/></xsl:attribute>
                <entry><link linkend="{@to}"><xsl:value-of select="@title"/></link></entry>
                <entry><phrase role="nobr"><xsl:value-of select="@on"/></phrase></entry>
                <entry><xsl:call-template name="to-whom"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>
</xsl:stylesheet>
