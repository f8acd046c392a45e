<?xml version="1.0" encoding="UTF-8"?>
<!-- html/blocks.xsl: paragraphs, lists, notes, figures, listings. What is unknown keeps its text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:db="http://docbook.org/ns/docbook" xmlns:svg="http://www.w3.org/2000/svg"
                exclude-result-prefixes="db svg">

  <!-- HTML has no blocks in a p; DocBook's para may hold them -->
  <xsl:template match="db:para | db:simpara">
    <xsl:choose>
      <xsl:when test="not(* or processing-instruction())"><p><xsl:apply-templates select="@*" mode="common"/><xsl:value-of select="."/></p></xsl:when>
      <xsl:when test="db:itemizedlist | db:orderedlist | db:variablelist | db:table | db:informaltable | db:figure | db:informalfigure | db:mediaobject | db:programlisting | db:screen | db:literallayout | db:blockquote | db:note | db:tip | db:important | db:warning | db:caution">
        <div><xsl:call-template name="common"><xsl:with-param name="class" select="'para'"/></xsl:call-template><xsl:apply-templates/></div>
      </xsl:when>
      <xsl:otherwise>
        <p><xsl:call-template name="common"/><xsl:apply-templates/></p>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:formalpara">
    <div>
      <xsl:call-template name="common"><xsl:with-param name="class" select="'formal'"/></xsl:call-template>
      <p class="lead"><strong><xsl:apply-templates select="(db:title | db:info/db:title)[1]/node()"/></strong></p>
      <xsl:apply-templates select="*[not(self::db:title or self::db:info)]"/>
    </div>
  </xsl:template>

  <xsl:template match="db:bridgehead">
    <p><xsl:call-template name="common"><xsl:with-param name="class" select="'bridgehead'"/></xsl:call-template><xsl:apply-templates/></p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- ─── lists ─── -->

  <xsl:template match="db:itemizedlist | db:simplelist">
    <xsl:apply-templates select="db:title | db:info/db:title" mode="lead"/>
    <ul><xsl:call-template name="common"/><xsl:apply-templates select="db:listitem | db:member"/></ul>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:orderedlist">
    <xsl:apply-templates select="db:title | db:info/db:title" mode="lead"/>
    <ol>
      <xsl:call-template name="common"/>
      <xsl:if test="@startingnumber"><xsl:attribute name="start"><xsl:value-of select="@startingnumber"/></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="@numeration = 'loweralpha'"><xsl:attribute name="type">a</xsl:attribute></xsl:when>
        <xsl:when test="@numeration = 'upperalpha'"><xsl:attribute name="type">A</xsl:attribute></xsl:when>
        <xsl:when test="@numeration = 'lowerroman'"><xsl:attribute name="type">i</xsl:attribute></xsl:when>
        <xsl:when test="@numeration = 'upperroman'"><xsl:attribute name="type">I</xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:apply-templates select="db:listitem"/>
    </ol>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:listitem | db:member">
    <li>
      <xsl:call-template name="common"/>
      <xsl:if test="@override"><xsl:attribute name="value"><xsl:value-of select="@override"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:variablelist | db:glosslist">
    <xsl:apply-templates select="db:title | db:info/db:title" mode="lead"/>
    <dl><xsl:call-template name="common"/><xsl:apply-templates select="db:varlistentry | db:glossentry"/></dl>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:varlistentry | db:glossentry">
    <div>
      <xsl:call-template name="common"/>
      <xsl:for-each select="db:term | db:glossterm"><dt><xsl:call-template name="common"/><xsl:apply-templates/></dt></xsl:for-each>
      <xsl:for-each select="db:listitem | db:glossdef | db:glosssee"><dd><xsl:call-template name="common"/><xsl:apply-templates/></dd></xsl:for-each>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:title" mode="lead">
    <p class="lead"><strong><xsl:apply-templates/></strong></p>
  </xsl:template>

  <!-- ─── notes, quotations, listings ─── -->

  <xsl:template match="db:note | db:tip | db:important | db:warning | db:caution">
    <aside role="note">
      <xsl:call-template name="common"><xsl:with-param name="class" select="concat('admonition ', local-name())"/></xsl:call-template>
      <p class="lead">
        <strong>
          <xsl:choose>
            <xsl:when test="db:title | db:info/db:title"><xsl:apply-templates select="(db:title | db:info/db:title)[1]/node()"/></xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="say"><xsl:with-param name="id" select="concat('admonition.', local-name())"/></xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </strong>
      </p>
      <xsl:apply-templates select="node()[not(self::db:title or self::db:info)]"/>
    </aside>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:blockquote">
    <blockquote>
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="node()[not(self::db:attribution or self::db:info)]"/>
      <xsl:for-each select="db:attribution"><p class="attribution">— <xsl:apply-templates/></p></xsl:for-each>
    </blockquote>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:programlisting | db:screen | db:literallayout">
    <pre><xsl:call-template name="common"/><code><xsl:apply-templates/></code></pre>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- ─── figures: the drawing itself, or a data: picture, or the words that stand for it; never a file elsewhere ─── -->

  <xsl:template match="db:figure | db:informalfigure">
    <figure>
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="*[not(self::db:title or self::db:info or self::db:caption)]"/>
      <xsl:if test="db:title | db:info/db:title | db:caption">
        <figcaption><xsl:apply-templates select="(db:title | db:info/db:title)[1]/node() | db:caption/node()"/></figcaption>
      </xsl:if>
    </figure>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:mediaobject">
    <div class="media">
      <xsl:call-template name="picture"/>
    </div>
    <xsl:for-each select="db:caption"><div class="caption"><xsl:apply-templates/></div></xsl:for-each>
  </xsl:template>

  <xsl:template match="db:inlinemediaobject"><xsl:call-template name="picture"/></xsl:template>

  <xsl:template name="picture">
    <xsl:variable name="alt" select="normalize-space((db:alt | db:textobject)[1])"/>
    <xsl:variable name="data" select="(db:imageobject/db:imagedata/@fileref[starts-with(., 'data:image/')])[1]"/>
    <xsl:choose>
      <xsl:when test="db:imageobject/svg:svg | db:imageobject/db:imagedata/svg:svg">
        <xsl:apply-templates select="(db:imageobject/svg:svg | db:imageobject/db:imagedata/svg:svg)[1]">
          <xsl:with-param name="alt" select="$alt"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:when test="$data"><img src="{$data}" alt="{$alt}"/></xsl:when>
      <xsl:when test="$alt"><span class="picture-words"><xsl:value-of select="$alt"/></span></xsl:when>
      <xsl:otherwise><span class="picture-words"><xsl:value-of select="db:imageobject/db:imagedata/@fileref"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- copied without prefixes, which HTML does not know; named for those who cannot see it -->
  <xsl:template match="svg:svg">
    <xsl:param name="alt"/>
    <svg xmlns="http://www.w3.org/2000/svg">
      <xsl:copy-of select="@*"/>
      <xsl:if test="not(@role)"><xsl:attribute name="role">img</xsl:attribute></xsl:if>
      <xsl:if test="$alt and not(@aria-label or @aria-labelledby)"><xsl:attribute name="aria-label"><xsl:value-of select="$alt"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </svg>
  </xsl:template>

  <xsl:template match="svg:*">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/2000/svg">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- inside a page that may run nothing and load nothing -->
  <xsl:template match="svg:script | svg:foreignObject | svg:style" priority="1"/>

  <!-- ─── footnotes: a sign where they stand, the words at the end, links both ways ─── -->

  <xsl:key name="footnotes" match="db:footnote" use="'all'"/>
  <xsl:key name="footnote" match="db:footnote" use="@xml:id"/>

  <xsl:template name="footnote-id">
    <xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="'footnote..'"/>
        <xsl:number level="any" count="db:footnote"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:footnote">
    <xsl:variable name="id"><xsl:call-template name="footnote-id"/></xsl:variable>
    <sup class="footnote">
      <a id="{$id}..sign" href="#{$id}">
        <xsl:attribute name="aria-label">
          <xsl:call-template name="say">
            <xsl:with-param name="id" select="'html.footnote'"/>
            <xsl:with-param name="a"><xsl:number level="any" count="db:footnote"/></xsl:with-param>
          </xsl:call-template>
        </xsl:attribute>
        <xsl:number level="any" count="db:footnote"/>
      </a>
    </sup>
  </xsl:template>

  <xsl:template match="db:footnoteref">
    <xsl:for-each select="key('footnote', @linkend)">
      <sup class="footnote"><a href="#{@xml:id}"><xsl:number level="any" count="db:footnote"/></a></sup>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="footnotes">
    <xsl:if test="key('footnotes', 'all')">
      <section class="footnotes" aria-labelledby="footnotes-head">
        <h2 id="footnotes-head"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.footnotes'"/></xsl:call-template></h2>
        <ol>
          <xsl:for-each select="key('footnotes', 'all')">
            <xsl:variable name="id"><xsl:call-template name="footnote-id"/></xsl:variable>
            <li id="{$id}">
              <xsl:apply-templates/>
              <a class="back" href="#{$id}..sign">
                <xsl:attribute name="aria-label"><xsl:call-template name="say"><xsl:with-param name="id" select="'html.footnote-back'"/></xsl:call-template></xsl:attribute>
                <xsl:text>↩</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ─── what is unknown here: a box where blocks stand, words where words stand ─── -->

  <xsl:template match="*" priority="-1">
    <xsl:choose>
      <xsl:when test="parent::db:para | parent::db:simpara | parent::db:title | parent::db:term | parent::db:phrase | parent::db:emphasis | parent::db:link | parent::db:literal | parent::db:entry[text()[normalize-space()]]">
        <span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></span>
      </xsl:when>
      <xsl:otherwise>
        <div><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
