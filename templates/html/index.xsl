<?xml version="1.0" encoding="UTF-8"?>
<!-- html/index.xsl: the page that leads to all documents of a set.
     <set xmlns="urn:ismsc:set:1" xml:lang title as-of generator>
       <document id title version state classification clause html pdf docbook/> …
     Every attribute but id and title may be missing; html, pdf and docbook are file names beside the index.
     state is draft, published or withdrawn; any other word stands as it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:set="urn:ismsc:set:1" xmlns:w="urn:ismsc:words:1" exclude-result-prefixes="set w">

  <xsl:include href="../words/say.xsl"/>
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>
  <xsl:param name="style"/>

  <xsl:template match="/set:set">
    <xsl:variable name="lang" select="(@xml:lang | @lang)[1]"/>
    <html>
      <xsl:if test="$lang"><xsl:attribute name="lang"><xsl:value-of select="$lang"/></xsl:attribute></xsl:if>
      <xsl:text>&#10;</xsl:text>
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
        <xsl:if test="@generator"><meta name="generator" content="{@generator}"/></xsl:if>
        <title>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'index.title'"/></xsl:call-template>
          <xsl:if test="@title"> – <xsl:value-of select="@title"/></xsl:if>
        </title>
        <xsl:text>&#10;</xsl:text>
        <style><xsl:value-of select="$style"/></style>
      </head>
      <xsl:text>&#10;</xsl:text>
      <body class="set">
        <a class="skip" href="#main"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.skip'"/></xsl:call-template></a>
        <header class="masthead">
          <div class="bar"><p class="org"><xsl:value-of select="@title"/></p></div>
          <h1><xsl:call-template name="say"><xsl:with-param name="id" select="'index.title'"/></xsl:call-template></h1>
          <dl class="facts">
            <xsl:if test="@as-of">
              <div><dt><xsl:call-template name="say"><xsl:with-param name="id" select="'html.as-of'"/></xsl:call-template></dt><dd><time><xsl:value-of select="@as-of"/></time></dd></div>
            </xsl:if>
            <div><dt><xsl:call-template name="say"><xsl:with-param name="id" select="'index.documents'"/></xsl:call-template></dt><dd><xsl:value-of select="count(set:document)"/></dd></div>
          </dl>
        </header>
        <xsl:text>&#10;</xsl:text>
        <div class="page">
          <main id="main">
            <xsl:call-template name="shelf"/>
          </main>
        </div>
        <footer class="foot">
          <p>
            <span><xsl:value-of select="@title"/></span>
            <xsl:if test="@generator"><xsl:text> </xsl:text><span class="made"><xsl:value-of select="@generator"/></span></xsl:if>
          </p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="shelf">
    <div class="scroll sheet cards" role="group" tabindex="0">
      <xsl:attribute name="aria-label"><xsl:call-template name="say"><xsl:with-param name="id" select="'index.title'"/></xsl:call-template></xsl:attribute>
      <table class="register shelf">
        <thead>
          <tr>
            <xsl:call-template name="head"><xsl:with-param name="id" select="'index.document'"/></xsl:call-template>
            <xsl:if test="set:document/@clause"><xsl:call-template name="head"><xsl:with-param name="id" select="'index.clause'"/></xsl:call-template></xsl:if>
            <xsl:call-template name="head"><xsl:with-param name="id" select="'html.version'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="id" select="'html.state'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="id" select="'html.classification'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="id" select="'index.formats'"/></xsl:call-template>
          </tr>
        </thead>
        <tbody>
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates select="set:document"/>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="head">
    <xsl:param name="id"/>
    <th scope="col"><xsl:call-template name="say"><xsl:with-param name="id" select="$id"/></xsl:call-template></th>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:param name="id"/>
    <xsl:param name="value"/>
    <td>
      <xsl:attribute name="data-label"><xsl:call-template name="say"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:attribute>
      <xsl:copy-of select="$value"/>
    </td>
  </xsl:template>

  <xsl:template match="set:document">
    <tr>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="@html"><a href="{@html}"><xsl:value-of select="@title"/></a></xsl:when>
          <xsl:when test="@pdf"><a href="{@pdf}"><xsl:value-of select="@title"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <span class="muted id"><xsl:value-of select="@id"/></span>
      </th>
      <xsl:if test="../set:document/@clause">
        <xsl:call-template name="cell"><xsl:with-param name="id" select="'index.clause'"/><xsl:with-param name="value" select="string(@clause)"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="cell"><xsl:with-param name="id" select="'html.version'"/><xsl:with-param name="value" select="string(@version)"/></xsl:call-template>
      <xsl:call-template name="cell">
        <xsl:with-param name="id" select="'html.state'"/>
        <xsl:with-param name="value"><xsl:call-template name="state"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="id" select="'html.classification'"/><xsl:with-param name="value" select="string(@classification)"/></xsl:call-template>
      <xsl:call-template name="cell">
        <xsl:with-param name="id" select="'index.formats'"/>
        <xsl:with-param name="value">
          <xsl:call-template name="format"><xsl:with-param name="file" select="@html"/><xsl:with-param name="id" select="'format.html'"/></xsl:call-template>
          <xsl:call-template name="format"><xsl:with-param name="file" select="@pdf"/><xsl:with-param name="id" select="'format.pdf'"/></xsl:call-template>
          <xsl:call-template name="format"><xsl:with-param name="file" select="@docbook"/><xsl:with-param name="id" select="'format.docbook'"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </tr>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="state">
    <xsl:if test="@state">
      <span>
        <xsl:attribute name="class">
          <xsl:choose>
            <xsl:when test="@state = 'published'">chip green</xsl:when>
            <xsl:when test="@state = 'draft'">chip orange</xsl:when>
            <xsl:otherwise>chip grey</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:choose>
          <xsl:when test="key('word', concat('state.', @state))"><xsl:value-of select="key('word', concat('state.', @state))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@state"/></xsl:otherwise>
        </xsl:choose>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- the name of a format is spoken with the document's title, since "PDF" alone says little in a list of links -->
  <xsl:template name="format">
    <xsl:param name="file"/>
    <xsl:param name="id"/>
    <xsl:if test="$file">
      <xsl:variable name="name"><xsl:call-template name="say"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:variable>
      <a class="format" href="{$file}" aria-label="{$name}: {@title}"><xsl:value-of select="$name"/></a>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="w:words"/>
</xsl:stylesheet>
