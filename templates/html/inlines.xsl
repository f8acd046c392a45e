<?xml version="1.0" encoding="UTF-8"?>
<!-- html/inlines.xsl: words, labels and links. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:db="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink"
                exclude-result-prefixes="db xlink">

  <xsl:template match="db:emphasis">
    <xsl:choose>
      <xsl:when test="contains(concat(' ', @role, ' '), ' strong ') or contains(concat(' ', @role, ' '), ' bold ')">
        <strong><xsl:call-template name="inline-common"/><xsl:apply-templates/></strong>
      </xsl:when>
      <xsl:when test="contains(concat(' ', @role, ' '), ' strikethrough ')">
        <s><xsl:call-template name="inline-common"/><xsl:apply-templates/></s>
      </xsl:when>
      <xsl:otherwise><em><xsl:call-template name="inline-common"/><xsl:apply-templates/></em></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- strong says already what the role says -->
  <xsl:template name="inline-common">
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="db:literal | db:code | db:filename | db:command | db:option | db:varname">
    <code><xsl:call-template name="common"/><xsl:apply-templates/></code>
  </xsl:template>

  <xsl:template match="db:quote"><q><xsl:call-template name="common"/><xsl:apply-templates/></q></xsl:template>
  <xsl:template match="db:superscript"><sup><xsl:apply-templates/></sup></xsl:template>
  <xsl:template match="db:subscript"><sub><xsl:apply-templates/></sub></xsl:template>
  <xsl:template match="db:citetitle"><cite><xsl:call-template name="common"/><xsl:apply-templates/></cite></xsl:template>
  <xsl:template match="db:abbrev | db:acronym"><abbr><xsl:call-template name="common"/><xsl:apply-templates/></abbr></xsl:template>
  <xsl:template match="db:date[not(parent::db:info)]"><time><xsl:apply-templates/></time></xsl:template>
  <xsl:template match="db:alt"/>
  <xsl:template match="db:anchor"><span id="{@xml:id}"></span></xsl:template>

  <xsl:template match="db:phrase">
    <xsl:choose>
      <!-- nearly every phrase -->
      <xsl:when test="@role = 'id' and not(@*[2])"><span class="id"><xsl:apply-templates/></span></xsl:when>
      <xsl:when test="@role and not(@*[2] or contains(@role, 'unresolved'))"><span class="{@role}"><xsl:apply-templates/></span></xsl:when>
      <xsl:when test="contains(concat(' ', @role, ' '), ' unresolved ')">
        <mark><xsl:call-template name="common"/><xsl:apply-templates/></mark>
      </xsl:when>
      <xsl:otherwise><span><xsl:apply-templates select="@*" mode="common"/><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="processing-instruction('linebreak')"><br/></xsl:template>

  <!-- ─── links ───
       linkend: in this page. DOCUMENT#id: another document of the set. Else an address, if it is one a reader may
       follow without a thought; anything else (javascript:, file:) stays words. -->

  <xsl:template match="db:link[@linkend] | db:xref[@linkend]">
    <xsl:choose>
      <!-- nearly every link -->
      <xsl:when test="node() and not(@*[2])"><a href="#{@linkend}"><xsl:apply-templates/></a></xsl:when>
      <xsl:otherwise>
        <a href="#{@linkend}">
          <xsl:apply-templates select="@*" mode="common"/>
          <xsl:apply-templates/>
          <xsl:if test="not(node())"><xsl:value-of select="normalize-space(key('title', @linkend)[1])"/></xsl:if>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:link | db:xref" priority="-0.5">
    <xsl:variable name="href" select="normalize-space(@xlink:href)"/>
    <xsl:variable name="document">
      <xsl:choose>
        <xsl:when test="contains($href, '#')"><xsl:value-of select="substring-before($href, '#')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$href"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="scheme" select="translate(substring-before($href, ':'), 'ACEFHILMOPST', 'acefhilmopst')"/>
    <xsl:variable name="target">
      <xsl:choose>
        <xsl:when test="starts-with($href, '#')"><xsl:value-of select="$href"/></xsl:when>
        <xsl:when test="$scheme = 'http' or $scheme = 'https' or $scheme = 'mailto' or $scheme = 'tel'"><xsl:value-of select="$href"/></xsl:when>
        <xsl:when test="contains($document, ':') or contains($document, '/')"/>
        <xsl:when test="$document != ''"><xsl:value-of select="concat($document, $extension, substring($href, string-length($document) + 1))"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string($target) = ''"><span><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:when>
      <xsl:otherwise>
        <a href="{$target}">
          <xsl:call-template name="common"/>
          <xsl:choose>
            <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$href"/></xsl:otherwise>
          </xsl:choose>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
