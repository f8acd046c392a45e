<?xml version="1.0" encoding="UTF-8"?>
<!-- html/document.xsl: a DocBook 5 document as one HTML page that carries its style and its figures.
     The compiler hangs two things into the tree before: <w:words> as last child of the root, and beside each
     imagedata of a drawn figure the <svg:svg> itself. Parameters are strings.
     Section numbers go down as parameters: counting siblings would make a register of 10,000 rows quadratic. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:db="http://docbook.org/ns/docbook" xmlns:w="urn:ismsc:words:1"
                exclude-result-prefixes="db w">

  <xsl:include href="../words/say.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="inlines.xsl"/>

  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>

  <xsl:param name="style"/>                              <!-- the text of html/style.css -->
  <xsl:param name="index" select="'index.html'"/>        <!-- '' when there is no index -->
  <xsl:param name="pdf"/>                                <!-- file names beside this one, '' when not built -->
  <xsl:param name="docbook"/>
  <xsl:param name="extension" select="'.html'"/>         <!-- of the set's other documents -->

  <!-- what a link without words of its own leads to -->
  <xsl:key name="title" match="db:title" use="../@xml:id | parent::db:info/../@xml:id"/>

  <xsl:variable name="lang" select="string(/*/@xml:lang)"/>
  <xsl:variable name="title" select="(/*/db:info/db:title | /*/db:title)[1]"/>
  <xsl:variable name="orgname" select="normalize-space(/*/db:info/db:orgname)"/>

  <!-- once, not for each of thousands of headings -->
  <xsl:variable name="link-here"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.link-here'"/><xsl:with-param name="a" select="'{1}'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="link-before" select="substring-before(concat($link-here, '{1}'), '{1}')"/>
  <xsl:variable name="link-after" select="substring-after($link-here, '{1}')"/>

  <xsl:template match="/">
    <html>
      <xsl:if test="$lang"><xsl:attribute name="lang"><xsl:value-of select="$lang"/></xsl:attribute></xsl:if>
      <xsl:text>&#10;</xsl:text>
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
        <xsl:for-each select="*/db:info/db:releaseinfo[@role='generator']">
          <meta name="generator" content="{normalize-space(.)}"/>
        </xsl:for-each>
        <title>
          <xsl:value-of select="normalize-space($title)"/>
          <xsl:if test="$orgname"> – <xsl:value-of select="$orgname"/></xsl:if>
        </title>
        <xsl:text>&#10;</xsl:text>
        <style><xsl:value-of select="$style"/></style>
      </head>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </html>
  </xsl:template>

  <xsl:template match="/*" priority="2">
    <body>
      <a class="skip" href="#main"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.skip'"/></xsl:call-template></a>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="masthead"/>
      <div class="page">
        <xsl:call-template name="contents"/>
        <main id="main">
          <div>
            <xsl:apply-templates select="@xml:id" mode="common"/>
            <xsl:call-template name="body"/>
            <xsl:call-template name="footnotes"/>
          </div>
        </main>
      </div>
      <xsl:call-template name="foot"/>
    </body>
  </xsl:template>

  <!-- the page's head: whose document it is, its title, and what one asks of a controlled document first -->
  <xsl:template name="masthead">
    <header class="masthead">
      <div class="bar">
        <p class="org"><xsl:value-of select="$orgname"/></p>
        <xsl:if test="$index or $pdf or $docbook">
          <nav class="elsewhere">
            <xsl:attribute name="aria-label"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.elsewhere'"/></xsl:call-template></xsl:attribute>
            <ul>
              <xsl:if test="$index">
                <li><a href="{$index}"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.index'"/></xsl:call-template></a></li>
              </xsl:if>
              <xsl:if test="$pdf">
                <li><a href="{$pdf}"><xsl:call-template name="say"><xsl:with-param name="id" select="'format.pdf'"/></xsl:call-template></a></li>
              </xsl:if>
              <xsl:if test="$docbook">
                <li><a href="{$docbook}"><xsl:call-template name="say"><xsl:with-param name="id" select="'format.docbook'"/></xsl:call-template></a></li>
              </xsl:if>
            </ul>
          </nav>
        </xsl:if>
      </div>
      <h1><xsl:apply-templates select="$title/node()"/></h1>
      <xsl:for-each select="db:info/db:subtitle"><p class="subtitle"><xsl:apply-templates/></p></xsl:for-each>
      <dl class="facts">
        <xsl:for-each select="db:info/db:biblioid[@otherclass='document-id']">
          <div><dt><xsl:call-template name="say"><xsl:with-param name="id" select="'html.document'"/></xsl:call-template></dt><dd><xsl:value-of select="."/></dd></div>
        </xsl:for-each>
        <xsl:for-each select="db:info/db:edition">
          <div><dt><xsl:call-template name="say"><xsl:with-param name="id" select="'html.version'"/></xsl:call-template></dt><dd><xsl:apply-templates/><xsl:for-each select="../db:pubdate"> · <time><xsl:value-of select="normalize-space(.)"/></time></xsl:for-each></dd></div>
        </xsl:for-each>
        <xsl:for-each select="db:info/db:date">
          <div><dt><xsl:call-template name="say"><xsl:with-param name="id" select="'html.as-of'"/></xsl:call-template></dt><dd><time><xsl:value-of select="normalize-space(.)"/></time></dd></div>
        </xsl:for-each>
        <xsl:for-each select="db:info/db:releaseinfo[@role='classification']">
          <div><dt><xsl:call-template name="say"><xsl:with-param name="id" select="'html.classification'"/></xsl:call-template></dt><dd><xsl:apply-templates/></dd></div>
        </xsl:for-each>
        <xsl:for-each select="db:info/db:releaseinfo[@role='state']">
          <div class="state"><dt><xsl:call-template name="say"><xsl:with-param name="id" select="'html.state'"/></xsl:call-template></dt><dd><xsl:apply-templates/></dd></div>
        </xsl:for-each>
      </dl>
    </header>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="foot">
    <footer class="foot">
      <p>
        <span>
          <xsl:if test="$orgname"><xsl:value-of select="$orgname"/> · </xsl:if>
          <xsl:value-of select="normalize-space($title)"/>
          <xsl:for-each select="db:info/db:edition"> · <xsl:value-of select="normalize-space(.)"/></xsl:for-each>
          <xsl:for-each select="db:info/db:releaseinfo[@role='classification']"> · <xsl:value-of select="normalize-space(.)"/></xsl:for-each>
        </span>
        <xsl:for-each select="db:info/db:releaseinfo[@role='generator']">
          <xsl:text> </xsl:text><span class="made"><xsl:value-of select="normalize-space(.)"/></span>
        </xsl:for-each>
      </p>
      <p class="up"><a href="#contents"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.to-contents'"/></xsl:call-template></a></p>
    </footer>
  </xsl:template>

  <!-- ═══ Sections. The caller stands on the parent; each section learns its level and its number. ═══ -->

  <!-- the sections below the current node: each adds its place to the number before it, where it has one at all -->
  <xsl:template name="sections">
    <xsl:param name="toc" select="false()"/>
    <xsl:param name="level" select="1"/>
    <xsl:param name="number"/>
    <xsl:param name="plain" select="false()"/>          <!-- below a section without a number nothing has one -->
    <xsl:variable name="all" select="db:section | db:chapter | db:appendix | db:preface | db:part"/>
    <!-- nor has one beside a heading that its author has numbered: "4. Roles", "4.2 Roles", "4) Roles" -->
    <xsl:variable name="heads" select="$all/db:title | $all/db:info/db:title"/>
    <xsl:variable name="bare" select="$plain or $heads[translate(substring-before(concat(normalize-space(), ' '), ' '), '0123456789.)', '') = ''][contains('0123456789', substring(normalize-space(), 1, 1))][contains(translate(substring-before(normalize-space(), ' '), ')', '.'), '.')][not(contains(translate(substring-before(normalize-space(), ' '), '123456789', '000000000'), '0000'))]"/>
    <xsl:variable name="before" select="concat($number, substring('.', 1, string-length($number)))"/>
    <xsl:choose>
      <xsl:when test="$all[@role][contains(concat(' ', @role, ' '), ' unnumbered ') or contains(concat(' ', @role, ' '), ' document-control ')]">
        <xsl:for-each select="$all">
          <xsl:variable name="own">
            <xsl:if test="not($bare or contains(concat(' ', @role, ' '), ' unnumbered ') or contains(concat(' ', @role, ' '), ' document-control '))">
              <xsl:value-of select="concat($before, 1 + count((preceding-sibling::db:section | preceding-sibling::db:chapter | preceding-sibling::db:appendix | preceding-sibling::db:preface | preceding-sibling::db:part)[not(contains(concat(' ', @role, ' '), ' unnumbered ') or contains(concat(' ', @role, ' '), ' document-control '))]))"/>
            </xsl:if>
          </xsl:variable>
          <xsl:choose>
            <xsl:when test="$toc"><xsl:apply-templates select="." mode="toc"><xsl:with-param name="level" select="$level"/><xsl:with-param name="number" select="string($own)"/></xsl:apply-templates></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="."><xsl:with-param name="level" select="$level"/><xsl:with-param name="number" select="string($own)"/></xsl:apply-templates></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$toc and $bare"><xsl:apply-templates select="$all" mode="toc"><xsl:with-param name="level" select="$level"/><xsl:with-param name="number" select="''"/></xsl:apply-templates></xsl:when>
      <xsl:when test="$toc"><xsl:apply-templates select="$all" mode="toc"><xsl:with-param name="level" select="$level"/><xsl:with-param name="before" select="$before"/></xsl:apply-templates></xsl:when>
      <xsl:when test="$bare"><xsl:apply-templates select="$all"><xsl:with-param name="level" select="$level"/><xsl:with-param name="number" select="''"/></xsl:apply-templates></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$all"><xsl:with-param name="level" select="$level"/><xsl:with-param name="before" select="$before"/></xsl:apply-templates></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- everything in the current division: blocks, then sections -->
  <xsl:template name="body">
    <xsl:param name="level" select="1"/>
    <xsl:param name="number"/>
    <xsl:param name="plain" select="false()"/>
    <xsl:apply-templates select="node()[not(contains(' info title subtitle words section chapter appendix preface part ', concat(' ', local-name(), ' ')))]"/>
    <xsl:if test="db:section or db:chapter or db:appendix or db:preface or db:part">
      <xsl:call-template name="sections">
        <xsl:with-param name="level" select="$level"/>
        <xsl:with-param name="number" select="$number"/>
        <xsl:with-param name="plain" select="$plain"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:section | db:chapter | db:appendix | db:preface | db:part">
    <xsl:param name="level" select="1"/>
    <xsl:param name="before"/>
    <xsl:param name="number" select="concat($before, position())"/>
    <section class="{@role}" id="{@xml:id}" lang="{@xml:lang}">
      <!-- names of elements in place of a computed one, which the library would read anew each time -->
      <xsl:choose>
        <xsl:when test="$level = 1"><h2><xsl:call-template name="heading"><xsl:with-param name="number" select="$number"/></xsl:call-template></h2></xsl:when>
        <xsl:when test="$level = 2"><h3><xsl:call-template name="heading"><xsl:with-param name="number" select="$number"/></xsl:call-template></h3></xsl:when>
        <xsl:when test="$level = 3"><h4><xsl:call-template name="heading"><xsl:with-param name="number" select="$number"/></xsl:call-template></h4></xsl:when>
        <xsl:when test="$level = 4"><h5><xsl:call-template name="heading"><xsl:with-param name="number" select="$number"/></xsl:call-template></h5></xsl:when>
        <xsl:otherwise><h6><xsl:call-template name="heading"><xsl:with-param name="number" select="$number"/></xsl:call-template></h6></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="db:subtitle | db:info/db:subtitle"><p class="subtitle"><xsl:apply-templates/></p></xsl:for-each>
      <xsl:call-template name="body">
        <xsl:with-param name="level" select="$level + 1"/>
        <xsl:with-param name="number" select="$number"/>
        <xsl:with-param name="plain" select="$number = ''"/>
      </xsl:call-template>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="number"/>
    <xsl:variable name="head" select="(db:title | db:info/db:title)[1]"/>
    <xsl:if test="$number"><span class="number"><xsl:value-of select="$number"/></span><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="$head/node()"/>
    <xsl:if test="@xml:id">
      <xsl:text> </xsl:text>
      <a class="self" href="#{@xml:id}" aria-label="{$link-before}{normalize-space($head)}{$link-after}">#</a>
    </xsl:if>
  </xsl:template>

  <!-- ═══ Contents: two levels; a long second level folds away ═══ -->

  <xsl:template name="contents">
    <nav id="contents" class="contents" aria-labelledby="contents-head">
      <h2 id="contents-head"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.contents'"/></xsl:call-template></h2>
      <ol>
        <xsl:call-template name="sections"><xsl:with-param name="toc" select="true()"/></xsl:call-template>
      </ol>
    </nav>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="*" mode="toc">
    <xsl:param name="level" select="1"/>
    <xsl:param name="before"/>
    <xsl:param name="number" select="concat($before, position())"/>
    <xsl:text>&#10;</xsl:text>
    <li>
      <xsl:choose>
        <xsl:when test="@xml:id"><a href="#{@xml:id}"><xsl:call-template name="entry-words"><xsl:with-param name="number" select="$number"/></xsl:call-template></a></xsl:when>
        <xsl:otherwise><xsl:call-template name="entry-words"><xsl:with-param name="number" select="$number"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$level = 1 and (db:section or db:chapter or db:appendix)">
        <xsl:variable name="below" select="count(db:section | db:chapter | db:appendix)"/>
        <xsl:choose>
          <xsl:when test="$below > 12">
            <details>
              <summary>
                <xsl:call-template name="say">
                  <xsl:with-param name="id" select="'html.sections'"/>
                  <xsl:with-param name="n" select="$below"/>
                </xsl:call-template>
              </summary>
              <xsl:call-template name="below"><xsl:with-param name="number" select="$number"/></xsl:call-template>
            </details>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="below"><xsl:with-param name="number" select="$number"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template name="below">
    <xsl:param name="number"/>
    <ol>
      <xsl:call-template name="sections">
        <xsl:with-param name="toc" select="true()"/>
        <xsl:with-param name="level" select="2"/>
        <xsl:with-param name="number" select="$number"/>
        <xsl:with-param name="plain" select="$number = ''"/>
      </xsl:call-template>
    </ol>
  </xsl:template>

  <xsl:template name="entry-words">
    <xsl:param name="number"/>
    <xsl:if test="$number"><span class="number"><xsl:value-of select="$number"/></span><xsl:text> </xsl:text></xsl:if>
    <span class="words"><xsl:value-of select="normalize-space((db:title | db:info/db:title)[1])"/></span>
  </xsl:template>

  <!-- ═══ What every element may carry ═══ -->

  <!-- id, language and classes of the current node; "class" adds one of our own.
       Attributes come to their templates rather than being asked for: most elements have none. -->
  <xsl:template name="common">
    <xsl:param name="class" select="''"/>
    <xsl:choose>
      <xsl:when test="$class = ''"><xsl:apply-templates select="@*" mode="common"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="@*[name() != 'role']" mode="common"/>
        <xsl:attribute name="class"><xsl:value-of select="normalize-space(concat($class, ' ', @role))"/></xsl:attribute>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="common"/>
  <xsl:template match="@xml:id" mode="common"><xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@xml:lang" mode="common"><xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@dir" mode="common"><xsl:attribute name="dir"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@role" mode="common">
    <xsl:if test=". != ''"><xsl:attribute name="class"><xsl:value-of select="."/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="w:words"/>
</xsl:stylesheet>
