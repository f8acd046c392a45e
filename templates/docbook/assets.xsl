<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/assets.xsl: asset inventory (A.5.9) and the classes it is sorted by (A.5.12).
     Figures and gaps, the inventory by type, the classes with their handling, each asset with all that is known of it and what hangs on it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:key name="of-scheme" match="m:class" use="@c-scheme"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:asset">
      <xsl:call-template name="register">
        <xsl:with-param name="of" select="'asset'"/>
        <xsl:with-param name="title" select="'assets.register'"/>
        <xsl:with-param name="lead" select="'assets.register-lead'"/>
        <xsl:with-param name="columns" select="'asset.name:9 asset.class:3 asset.owner:5 asset.place:9 asset.supplier:6 asset.uses:8 asset.state:4 asset.review:5'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:scheme or m:label"><xsl:call-template name="classification"/></xsl:if>
    <xsl:if test="m:asset">
      <xsl:call-template name="each"><xsl:with-param name="of" select="'asset'"/><xsl:with-param name="title" select="'assets.each'"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:asset or self::m:scheme or self::m:class or self::m:label)] | m:class[not(@c-scheme)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'assets.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'assets.in-use'"/><xsl:with-param name="n" select="m:c-total/@open"/></xsl:call-template>
          <xsl:apply-templates select="m:c-fact"/>
        </xsl:if>
      </para>
      <xsl:if test="m:c-total/@n > 0">
        <xsl:call-template name="group-counts"><xsl:with-param name="kind" select="'asset'"/><xsl:with-param name="title" select="'assets.by-type'"/><xsl:with-param name="columns" select="'asset.type:6 summary.number:2:right'"/></xsl:call-template>
        <xsl:for-each select="m:c-unused">
          <para><xsl:call-template name="say"><xsl:with-param name="id" select="'assets.unused'"/><xsl:with-param name="a" select="string(@text)"/><xsl:with-param name="b" select="string(@because)"/></xsl:call-template></para>
        </xsl:for-each>
        <xsl:call-template name="gaps"/>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:asset" mode="register">
    <row>
      <xsl:call-template name="register-id"/>
      <entry><xsl:call-template name="entry-name"/></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:classification"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
      <entry>
        <xsl:call-template name="cell"><xsl:with-param name="of" select="m:site"/></xsl:call-template>
        <xsl:if test="m:site and m:location"><xsl:text>: </xsl:text></xsl:if>
        <xsl:call-template name="cell"><xsl:with-param name="of" select="m:location"/></xsl:call-template>
      </entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:supplier"/></xsl:call-template></entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:uses"/></xsl:call-template></entry>
      <entry><xsl:value-of select="m:status/m:state"/></entry>
      <entry><xsl:apply-templates select="m:c-review" mode="look"/></entry>
    </row>
  </xsl:template>

  <!-- ═══ classes: what each means, how it is handled, how many assets have it ═══ -->

  <xsl:template name="classification">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..classification')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'assets.classification')"/></title>
      <xsl:for-each select="m:scheme">
        <section role="entity">
          <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
          <xsl:copy-of select="@src:at"/>
          <xsl:call-template name="entry-title"/>
          <xsl:apply-templates select="m:description/*" mode="copy"/>
          <xsl:if test="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description)]">
            <informaltable role="facts">
              <tgroup cols="2">
                <colspec colname="c1" colwidth="1*"/>
                <colspec colname="c2" colwidth="3*"/>
                <tbody>
                  <xsl:call-template name="entry-id"/>
                  <xsl:apply-templates select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description)]" mode="fact"/>
                </tbody>
              </tgroup>
            </informaltable>
          </xsl:if>
          <xsl:if test="key('of-scheme', @address)">
            <informaltable role="cards" rowheader="firstcol">
              <tgroup cols="4">
                <xsl:call-template name="columns"><xsl:with-param name="of" select="'class.class:4 class.means:6 class.handling:8 class.assets:2:right'"/></xsl:call-template>
                <tbody><xsl:apply-templates select="key('of-scheme', @address)" mode="ladder"><xsl:sort select="@c-sort" data-type="number" order="descending"/></xsl:apply-templates></tbody>
              </tgroup>
            </informaltable>
          </xsl:if>
        </section>
      </xsl:for-each>
      <xsl:if test="m:label">
        <section>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..labels')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'assets.labels')"/></title>
          <xsl:apply-templates select="m:label" mode="entry"/>
        </section>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:class" mode="ladder">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <entry>
        <xsl:if test="@id != @title"><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="@title"/>
        <xsl:processing-instruction name="linebreak"/>
        <phrase role="muted"><xsl:value-of select="key('word', 'class.rank')"/><xsl:text> </xsl:text><xsl:value-of select="m:rank"/></phrase>
      </entry>
      <entry>
        <xsl:if test="m:means"><simpara><xsl:apply-templates select="m:means[1]" mode="value"/></simpara></xsl:if>
        <xsl:call-template name="more"><xsl:with-param name="but" select="' of rank means handling '"/></xsl:call-template>
      </entry>
      <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:handling"/></xsl:call-template></entry>
      <entry><xsl:value-of select="@c-assets"/></entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
