<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/scope.xsl: scope statement (4.3), with the processes and how they work together (4.4).
     The statement in the words of the certificate, figures and gaps, what is inside, what is left out and why, then sites, units, processes and interfaces. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:scope" mode="statement"/>
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:scope/m:includes"><xsl:call-template name="inside"/></xsl:if>
    <xsl:if test="m:scope/m:excludes"><xsl:call-template name="outside"/></xsl:if>
    <xsl:if test="m:site"><xsl:call-template name="sites"/></xsl:if>
    <xsl:if test="m:unit"><xsl:call-template name="units"/></xsl:if>
    <xsl:if test="m:process"><xsl:call-template name="processes"/></xsl:if>
    <xsl:if test="m:interface"><xsl:call-template name="interfaces"/></xsl:if>
    <xsl:if test="m:isms">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..isms')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'scope.isms')"/></title>
        <xsl:apply-templates select="m:isms" mode="entry"/>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:scope or self::m:site or self::m:unit or self::m:process or self::m:interface or self::m:isms)]"/></xsl:call-template>
  </xsl:template>

  <!-- the official wording, and what else is known of it -->
  <xsl:template match="m:scope" mode="statement">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <title>
        <xsl:value-of select="key('word', 'scope.statement')"/>
        <xsl:if test="count(../m:scope) > 1">: <xsl:value-of select="@title"/></xsl:if>
      </title>
      <blockquote>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..statement')"/></xsl:attribute>
        <xsl:if test="m:statement/@xml:lang != $lang"><xsl:attribute name="xml:lang"><xsl:value-of select="m:statement/@xml:lang"/></xsl:attribute></xsl:if>
        <xsl:apply-templates select="m:statement[1]/*" mode="copy"/>
      </blockquote>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <xsl:variable name="facts" select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description or self::m:statement or self::m:includes or self::m:interfaces or self::m:excludes)]"/>
      <xsl:if test="$facts">
        <informaltable role="facts">
          <tgroup cols="2">
            <colspec colname="c1" colwidth="1*"/>
            <colspec colname="c2" colwidth="3*"/>
            <tbody><xsl:apply-templates select="$facts" mode="fact"/></tbody>
          </tgroup>
        </informaltable>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:choose>
          <xsl:when test="m:c-total/@n = 0"><xsl:value-of select="key('word', 'scope.none')"/></xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="key('word', 'scope.holds')"/>
            <xsl:for-each select="m:c-fact">
              <xsl:choose>
                <xsl:when test="position() = 1"><xsl:text> </xsl:text></xsl:when>
                <xsl:otherwise>, </xsl:otherwise>
              </xsl:choose>
              <xsl:call-template name="say"><xsl:with-param name="id" select="@id"/><xsl:with-param name="n" select="@n"/></xsl:call-template>
            </xsl:for-each>
            <xsl:text>.</xsl:text>
            <xsl:if test="m:c-certified"><xsl:text> </xsl:text><xsl:call-template name="say"><xsl:with-param name="id" select="'scope.certified'"/><xsl:with-param name="a" select="string(m:c-certified/@until)"/></xsl:call-template></xsl:if>
          </xsl:otherwise>
        </xsl:choose>
      </para>
      <xsl:if test="m:c-total/@n > 0"><xsl:call-template name="gaps"/></xsl:if>
    </section>
  </xsl:template>

  <!-- ═══ the boundary ═══ -->

  <xsl:template name="inside">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..inside')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'scope.inside')"/></title>
      <para><xsl:value-of select="key('word', 'scope.inside-lead')"/></para>
      <informaltable role="facts">
        <tgroup cols="2">
          <colspec colname="c1" colwidth="1*"/>
          <colspec colname="c2" colwidth="3*"/>
          <tbody>
            <xsl:call-template name="inside-row"><xsl:with-param name="kind" select="'site'"/><xsl:with-param name="word" select="'scope.sites-title'"/></xsl:call-template>
            <xsl:call-template name="inside-row"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="word" select="'scope.units-title'"/></xsl:call-template>
            <xsl:call-template name="inside-row"><xsl:with-param name="kind" select="'process'"/><xsl:with-param name="word" select="'scope.processes-title'"/></xsl:call-template>
            <xsl:call-template name="inside-row"><xsl:with-param name="kind" select="'asset'"/><xsl:with-param name="word" select="'scope.assets-title'"/></xsl:call-template>
            <xsl:call-template name="inside-row"><xsl:with-param name="kind" select="'supplier'"/><xsl:with-param name="word" select="'scope.suppliers-title'"/></xsl:call-template>
            <xsl:if test="m:scope/m:includes[not(@to)]">
              <row>
                <entry><xsl:value-of select="key('word', 'scope.unknown-title')"/></entry>
                <entry><xsl:for-each select="m:scope/m:includes[not(@to)]"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
              </row>
            </xsl:if>
            <xsl:if test="m:scope/m:interfaces">
              <row>
                <entry><xsl:value-of select="key('word', 'scope.edge')"/></entry>
                <entry><xsl:for-each select="m:scope/m:interfaces"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
              </row>
            </xsl:if>
          </tbody>
        </tgroup>
      </informaltable>
      <xsl:for-each select="m:c-summary/m:c-elsewhere">
        <para>
          <xsl:call-template name="say"><xsl:with-param name="id" select="concat('scope.elsewhere-', @document)"/><xsl:with-param name="n" select="@n"/></xsl:call-template>
          <xsl:text> </xsl:text>
          <link linkend="{@document}"><xsl:value-of select="@title"/></link><xsl:text>.</xsl:text>
        </para>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="inside-row">
    <xsl:param name="kind"/>
    <xsl:param name="word"/>
    <xsl:if test="m:scope/m:includes[@kind = $kind]">
      <row>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..inside..', $kind)"/></xsl:attribute>
        <entry><xsl:value-of select="key('word', $word)"/></entry>
        <entry><xsl:for-each select="m:scope/m:includes[@kind = $kind]"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
      </row>
    </xsl:if>
  </xsl:template>

  <xsl:template name="outside">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..outside')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'scope.outside')"/></title>
      <informaltable role="cards" rowheader="firstcol">
        <tgroup cols="2">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'scope.left-out:2 scope.reason:3'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:scope/m:excludes">
              <row>
                <entry><xsl:apply-templates select="m:what[1]" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:because[1]" mode="value"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <!-- ═══ sites, units ═══ -->

  <xsl:template name="sites">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..sites')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'scope.sites-title')"/></title>
      <informaltable role="cards" rowheader="firstcol">
        <tgroup cols="3">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'site.site:5 site.address:6 site.more:11'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:site">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
                <xsl:copy-of select="@src:at"/>
                <entry><xsl:value-of select="@title"/></entry>
                <entry>
                  <xsl:apply-templates select="m:address[1]" mode="value"/>
                  <xsl:if test="m:country"><xsl:if test="m:address">, </xsl:if><xsl:value-of select="m:country"/></xsl:if>
                </entry>
                <entry><xsl:call-template name="more"><xsl:with-param name="but" select="' address country '"/></xsl:call-template></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <xsl:template name="units">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..units')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'scope.units-title')"/></title>
      <informaltable role="cards" rowheader="firstcol">
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'unit.unit:5 unit.of:4 unit.head:4 site.more:10'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:unit">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
                <xsl:copy-of select="@src:at"/>
                <entry><xsl:value-of select="@title"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:of"/></xsl:call-template></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:head"/></xsl:call-template></entry>
                <entry><xsl:call-template name="more"><xsl:with-param name="but" select="' of head '"/></xsl:call-template></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <!-- ═══ processes: what goes in, what comes out, who works on with it ═══ -->

  <xsl:template name="processes">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..processes')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'scope.processes-title')"/></title>
      <para><xsl:value-of select="key('word', 'scope.processes-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..processes..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'scope.processes-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'process.process:6 process.owner:5 process.inputs:9 process.outputs:9 process.feeds:7 process.uses:8'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:process">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..processes..', @address)"/></xsl:attribute>
                <entry><link linkend="{@address}"><xsl:value-of select="@title"/></link></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
                <entry><xsl:for-each select="m:inputs"><xsl:if test="position() > 1">; </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
                <entry><xsl:for-each select="m:outputs"><xsl:if test="position() > 1">; </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
                <entry><xsl:for-each select="m:feeds"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
                <entry><xsl:for-each select="m:uses"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..process')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'scope.processes-each')"/></title>
      <xsl:for-each select="m:process">
        <xsl:apply-templates select="." mode="entry">
          <xsl:with-param name="but" select="' inputs outputs feeds uses '"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- ═══ interfaces ═══ -->

  <xsl:template name="interfaces">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..interfaces')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'scope.interfaces-title')"/></title>
      <para><xsl:value-of select="key('word', 'scope.interfaces-lead')"/></para>
      <informaltable role="cards" rowheader="firstcol">
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'interface.interface:5 interface.with:5 interface.uses:5 site.more:8'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:interface">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
                <xsl:copy-of select="@src:at"/>
                <entry><xsl:value-of select="@title"/></entry>
                <entry><xsl:for-each select="m:with"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
                <entry><xsl:for-each select="m:uses"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></entry>
                <entry><xsl:call-template name="more"><xsl:with-param name="but" select="' with uses '"/></xsl:call-template></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>
</xsl:stylesheet>
