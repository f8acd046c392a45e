<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/common.xsl: what every document has: its frame, its control page, its appendix, and how a field is printed.
     A document's own template includes this file and gives the template m:model in mode "body".
     Templates arrange: counts, levels, what is overdue and in which order all stand in the model XML. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:db="http://docbook.org/ns/docbook" xmlns:m="urn:ismsc:model:1" xmlns:w="urn:ismsc:words:1"
                xmlns:src="urn:ismsc:source" exclude-result-prefixes="db m w src">

  <xsl:include href="../words/say.xsl"/>
  <xsl:include href="fields.xsl"/>
  <xsl:include href="tables.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:variable name="model" select="/m:model"/>
  <xsl:variable name="document" select="string(/m:model/@document)"/>
  <xsl:variable name="lang" select="string(/m:model/@xml:lang)"/>
  <xsl:variable name="few-sources" select="count(/m:model/m:sources/m:source) &lt; 7"/>

  <xsl:template match="/m:model">
    <article version="5.0" xml:lang="{@xml:lang}"><xsl:call-template name="frame"/></article>
  </xsl:template>

  <!-- what stands in the root: "front" and "back" are the elements of what comes before and after the body; a book has no sections of its own -->
  <xsl:template name="frame">
    <xsl:param name="front" select="'section'"/>
    <xsl:param name="back" select="'section'"/>
    <xsl:attribute name="xml:id">
      <xsl:choose>
        <xsl:when test="@address"><xsl:value-of select="@address"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@document"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:call-template name="info"/>
    <xsl:call-template name="document-control"><xsl:with-param name="as" select="$front"/></xsl:call-template>
    <xsl:if test="m:c-scope and @document != 'scope'"><xsl:call-template name="scope"><xsl:with-param name="as" select="$front"/></xsl:call-template></xsl:if>
    <xsl:apply-templates select="." mode="body"/>
    <xsl:call-template name="terms"><xsl:with-param name="as" select="$back"/></xsl:call-template>
    <xsl:call-template name="sources"><xsl:with-param name="as" select="$back"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="info">
    <info>
      <title><xsl:value-of select="m:document[@declared]/@title"/></title>
      <xsl:apply-templates select="." mode="subtitle"/>
      <xsl:if test="@organisation != ''"><orgname><xsl:value-of select="@organisation"/></orgname></xsl:if>
      <biblioid class="other" otherclass="document-id"><xsl:value-of select="m:document[@declared]/@id"/></biblioid>
      <xsl:if test="m:document[@declared]/@version != ''"><edition><xsl:value-of select="m:document[@declared]/@version"/></edition></xsl:if>
      <date><xsl:value-of select="@as-of"/></date>
      <xsl:if test="m:document[@declared]/@date != ''"><pubdate><xsl:value-of select="m:document[@declared]/@date"/></pubdate></xsl:if>
      <xsl:if test="m:document[@declared]/@classification != ''">
        <releaseinfo role="classification"><xsl:value-of select="m:document[@declared]/@classification"/></releaseinfo>
      </xsl:if>
      <xsl:if test="@draft = 'yes'"><releaseinfo role="state"><xsl:value-of select="key('word', 'state.draft')"/></releaseinfo></xsl:if>
      <xsl:apply-templates select="m:c-revision" mode="info"/>
      <releaseinfo role="generator"><xsl:value-of select="@generator"/></releaseinfo>
    </info>
  </xsl:template>

  <!-- which revision of the sources: as it is shown, then whole, for programs -->
  <xsl:template match="m:c-revision" mode="info">
    <releaseinfo role="revision"><xsl:value-of select="@text"/></releaseinfo>
    <xsl:if test="@said != ''"><releaseinfo role="said"><xsl:value-of select="@said"/></releaseinfo></xsl:if>
    <xsl:if test="@commit != ''"><releaseinfo role="commit"><xsl:value-of select="@commit"/></releaseinfo></xsl:if>
    <xsl:if test="@tags != ''"><releaseinfo role="tags"><xsl:value-of select="@tags"/></releaseinfo></xsl:if>
    <xsl:if test="@on != ''"><releaseinfo role="committed"><xsl:value-of select="@on"/></releaseinfo></xsl:if>
    <xsl:if test="@changed = 'yes'"><releaseinfo role="changed"><xsl:value-of select="key('word', 'revision.changed')"/></releaseinfo></xsl:if>
  </xsl:template>

  <!-- "v1.2, 9f2c1ab04d7e of 2026-11-20, with changes that are not yet recorded; said to be …" -->
  <xsl:template match="m:c-revision" mode="fact">
    <xsl:if test="@unknown != ''"><xsl:value-of select="key('word', concat('revision.', @unknown))"/></xsl:if>
    <xsl:if test="@tags != ''"><xsl:value-of select="@tags"/><xsl:text>, </xsl:text></xsl:if>
    <xsl:if test="@short != ''"><phrase role="id"><xsl:value-of select="@short"/></phrase></xsl:if>
    <xsl:if test="@on != ''">
      <xsl:text> </xsl:text>
      <phrase role="nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'revision.on'"/><xsl:with-param name="a" select="string(@on)"/></xsl:call-template></phrase>
    </xsl:if>
    <xsl:if test="@commit != '' and @changed = 'yes'"><xsl:text>, </xsl:text><xsl:value-of select="key('word', 'revision.with-changes')"/></xsl:if>
    <xsl:if test="@said != ''">
      <xsl:if test="@commit != '' or @unknown != ''"><xsl:text>; </xsl:text></xsl:if>
      <xsl:call-template name="say"><xsl:with-param name="id" select="'revision.said'"/><xsl:with-param name="a" select="string(@said)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:model" mode="subtitle"/>

  <!-- ═══ document control (7.5.2, 7.5.3) ═══ -->

  <xsl:template name="document-control">
    <xsl:param name="as" select="'section'"/>
    <xsl:element name="{$as}">
      <xsl:attribute name="role">document-control</xsl:attribute>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@document, '..control')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'control.title')"/></title>
      <xsl:apply-templates select="m:document[@declared]/m:description/*" mode="copy"/>
      <xsl:apply-templates select="m:document[@declared]" mode="control-facts"/>
      <xsl:apply-templates select="m:document[@declared][m:approval]" mode="approvals"/>
      <xsl:if test="m:document[@declared]/m:approval and not(@address)">    <!-- a text holds nothing that is computed -->
        <para>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat(@document, '..control..covers')"/></xsl:attribute>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'control.covers'"/><xsl:with-param name="a" select="string(@as-of)"/></xsl:call-template>
        </para>
      </xsl:if>
      <xsl:apply-templates select="m:document[@declared][m:version]" mode="versions"/>
      <xsl:apply-templates select="m:document[m:change or @changes = 'cut']" mode="changes"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="m:document" mode="control-facts">
    <informaltable role="facts">
      <tgroup cols="2">
        <colspec colname="c1" colwidth="1*"/>
        <colspec colname="c2" colwidth="3*"/>
        <tbody>
          <xsl:call-template name="fact"><xsl:with-param name="field" select="'id'"/><xsl:with-param name="value"><phrase role="id"><xsl:value-of select="@id"/></phrase></xsl:with-param></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="field" select="'version'"/><xsl:with-param name="value" select="@version"/></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="field" select="'date'"/><xsl:with-param name="value" select="@date"/></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="field" select="'effective'"/><xsl:with-param name="value" select="@effective"/></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="field" select="'as-of'"/><xsl:with-param name="value" select="../@as-of"/></xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="field" select="'status'"/>
            <xsl:with-param name="value"><xsl:value-of select="@status-text"/><xsl:call-template name="why-draft"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="field" select="'approved'"/>
            <xsl:with-param name="value">
              <xsl:choose>
                <xsl:when test="@approved = 'earlier' and @approved-version != ''"><xsl:call-template name="say"><xsl:with-param name="id" select="'control.approved-earlier'"/><xsl:with-param name="a" select="string(@approved-version)"/></xsl:call-template></xsl:when>
                <xsl:when test="@approved = 'no' or @approved = 'earlier'"><xsl:value-of select="key('word', 'control.approved-no')"/></xsl:when>
              </xsl:choose>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="field" select="'approver'"/>
            <xsl:with-param name="value">
              <xsl:for-each select="m:approver"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="field" select="'classification'"/><xsl:with-param name="value" select="@classification"/></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="field" select="'owner'"/><xsl:with-param name="value" select="@owner"/></xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="field" select="'audience'"/>
            <xsl:with-param name="value">
              <xsl:for-each select="m:audience"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="field" select="'location'"/><xsl:with-param name="value" select="m:location"/></xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="field" select="'reviewed'"/>
            <xsl:with-param name="value">
              <xsl:for-each select="m:review">
                <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
                <phrase role="nobr"><xsl:value-of select="@on"/></phrase>
                <xsl:if test="@by != ''">, <xsl:value-of select="@by"/></xsl:if>
                <xsl:if test="node()">: <xsl:apply-templates mode="copy"/></xsl:if>
              </xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="field" select="'next-review'"/><xsl:with-param name="value" select="@next-review"/></xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="field" select="'revision'"/>
            <xsl:with-param name="value"><xsl:apply-templates select="../m:c-revision" mode="fact"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="field" select="'sources'"/>
            <xsl:with-param name="value"><xsl:if test="$few-sources"><xsl:apply-templates select="../m:sources"/></xsl:if></xsl:with-param>
          </xsl:call-template>
        </tbody>
      </tgroup>
    </informaltable>
  </xsl:template>

  <!-- "published; marked as a draft: …": why it is one though its status says something else, or nothing -->
  <xsl:template name="why-draft">
    <xsl:variable name="because" select="concat(' ', ../@draft-because, ' ')"/>
    <xsl:if test="../@draft = 'yes' and not(contains($because, ' draft '))">
      <xsl:if test="@status-text != ''">; </xsl:if>
      <xsl:value-of select="key('word', 'control.draft')"/>
      <xsl:if test="contains($because, ' undeclared ')"><xsl:text> </xsl:text><xsl:value-of select="key('word', 'control.draft-undeclared')"/></xsl:if>
      <xsl:if test="contains($because, ' unapproved ')"><xsl:text> </xsl:text><xsl:value-of select="key('word', 'control.draft-unapproved')"/></xsl:if>
      <xsl:if test="contains($because, ' outdated ')"><xsl:text> </xsl:text><xsl:value-of select="key('word', 'control.draft-outdated')"/></xsl:if>
      <xsl:if test="contains($because, ' changed ')">
        <xsl:if test="substring-before($because, ' changed ') != ''">;</xsl:if>
        <xsl:text> </xsl:text>
        <xsl:value-of select="key('word', 'control.draft-changed')"/>
      </xsl:if>
      <xsl:if test="contains($because, ' error ')">
        <xsl:if test="$because != ' error '">;</xsl:if>
        <xsl:text> </xsl:text>
        <xsl:value-of select="key('word', 'control.draft-error')"/>
        <xsl:call-template name="which-errors"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- ": R-7 (C049e, C052e), T-3 (C055a) …": where to look; `ismsc explain` knows the codes. What is undeclared is a reason of its own. -->
  <xsl:template name="which-errors">
    <xsl:variable name="errors" select="../m:findings/m:finding[@severity = 'error' and @code != 'C011a']
      [not(@subject = preceding-sibling::m:finding[1]/@subject and @code = preceding-sibling::m:finding[1]/@code)]"/>
    <xsl:variable name="first" select="$errors[position() &lt;= 3]"/>
    <xsl:for-each select="$first">
      <xsl:variable name="position" select="position()"/>
      <xsl:variable name="before" select="$first[$position - 1]/@subject"/>
      <xsl:choose>
        <xsl:when test="position() = 1">: </xsl:when>
        <xsl:when test="@subject != $before and $before != ''">), </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@subject != '' and (position() = 1 or @subject != $before)"><xsl:value-of select="concat(@subject, ' (')"/></xsl:if>
      <xsl:value-of select="@code"/>
    </xsl:for-each>
    <xsl:if test="$first[last()]/@subject != ''">)</xsl:if>
    <xsl:if test="count($errors) &gt; 3"><xsl:text> …</xsl:text></xsl:if>
  </xsl:template>

  <!-- one row of the control page; nothing where nothing is known -->
  <xsl:template name="fact">
    <xsl:param name="field"/>
    <xsl:param name="value"/>
    <xsl:if test="string($value) != ''">
      <row>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..control..', $field)"/></xsl:attribute>
        <entry><xsl:value-of select="key('word', concat('control.', $field))"/></entry>
        <entry>
          <xsl:choose>
            <xsl:when test="$field = 'date' or $field = 'effective' or $field = 'as-of' or $field = 'next-review'"><phrase role="nobr"><xsl:value-of select="$value"/></phrase></xsl:when>
            <xsl:when test="$field = 'location'"><xsl:apply-templates select="$value/node()" mode="copy"/></xsl:when>
            <xsl:when test="$field = 'id' or $field = 'audience' or $field = 'reviewed' or $field = 'revision' or $field = 'sources'"><xsl:copy-of select="$value"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
          </xsl:choose>
        </entry>
      </row>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:document" mode="approvals">
    <table rowheader="firstcol">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..control..approvals')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'control.approvals')"/></title>
      <tgroup cols="4">
        <xsl:call-template name="columns"><xsl:with-param name="of" select="'control.version:1 control.approved-by:4 control.approved-on:2 control.counts:3'"/></xsl:call-template>
        <tbody>
          <xsl:for-each select="m:approval">
            <row>
              <entry><xsl:value-of select="@version"/></entry>
              <entry><xsl:value-of select="@by"/></entry>
              <entry><phrase role="nobr"><xsl:value-of select="@on"/></phrase></entry>
              <entry>
                <xsl:choose>
                  <xsl:when test="@current = 'yes'"><phrase role="chip green"><xsl:value-of select="key('word', 'control.current')"/></phrase></xsl:when>
                  <xsl:otherwise><phrase role="chip grey"><xsl:value-of select="key('word', 'control.earlier')"/></phrase></xsl:otherwise>
                </xsl:choose>
              </entry>
            </row>
          </xsl:for-each>
        </tbody>
      </tgroup>
    </table>
  </xsl:template>

  <xsl:template match="m:document" mode="versions">
    <table rowheader="firstcol">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..control..versions')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'control.versions')"/></title>
      <tgroup cols="4">
        <xsl:call-template name="columns"><xsl:with-param name="of" select="'control.version:1 control.date-short:2 control.by:3 control.change:6'"/></xsl:call-template>
        <tbody>
          <xsl:for-each select="m:version">
            <row>
              <entry><xsl:value-of select="@number"/></entry>
              <entry><phrase role="nobr"><xsl:value-of select="@on"/></phrase></entry>
              <entry><xsl:value-of select="@by"/></entry>
              <entry><xsl:apply-templates mode="copy"/></entry>
            </row>
          </xsl:for-each>
        </tbody>
      </tgroup>
    </table>
  </xsl:template>

  <!-- of a text that tells no versions: what version control knows of it -->
  <xsl:template match="m:document" mode="changes">
    <xsl:if test="m:change">
      <table rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..control..changes')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'control.changes')"/></title>
        <tgroup cols="4">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'control.date-short:2 control.by:3 control.change:6 control.commit:3'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:change">
              <row>
                <entry><phrase role="nobr"><xsl:value-of select="@on"/></phrase></entry>
                <entry><xsl:value-of select="@by"/></entry>
                <entry><xsl:value-of select="."/></entry>
                <entry><phrase role="id"><xsl:value-of select="@id"/></phrase></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </xsl:if>
    <xsl:if test="@changes = 'more' or @changes = 'cut' or @changes = 'named'">
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..control..changes..end')"/></xsl:attribute>
        <phrase role="muted">
          <xsl:choose>
            <xsl:when test="not(m:change)"><xsl:value-of select="key('word', 'control.changes-none')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('word', concat('control.changes-', @changes))"/></xsl:otherwise>
          </xsl:choose>
        </phrase>
      </para>
    </xsl:if>
  </xsl:template>

  <!-- ═══ what the management system covers: one text, the same in every document (4.3) ═══ -->

  <xsl:template name="scope">
    <xsl:param name="as" select="'section'"/>
    <xsl:element name="{$as}">
      <xsl:if test="$as = 'preface'"><xsl:attribute name="role">unnumbered</xsl:attribute></xsl:if>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@document, '..scope')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'scope.title')"/></title>
      <xsl:for-each select="m:c-scope">
        <xsl:if test="count(../m:c-scope) > 1"><bridgehead><xsl:value-of select="@title"/></bridgehead></xsl:if>
        <xsl:choose>
          <xsl:when test="@xml:lang and @xml:lang != $lang"><blockquote xml:lang="{@xml:lang}"><xsl:apply-templates select="*" mode="copy"/></blockquote></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="*" mode="copy"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- ═══ declarations that flow into the document and have no place of their own in it: with all their fields ═══ -->

  <xsl:template name="others">
    <xsl:param name="of"/>
    <xsl:param name="as" select="'section'"/>
    <xsl:if test="$of">
      <xsl:element name="{$as}">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..others')"/></xsl:attribute>
        <title>
          <xsl:choose>
            <xsl:when test="$of[not(self::m:action)]"><xsl:value-of select="key('word', 'others.title')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('word', 'others.actions')"/></xsl:otherwise>
          </xsl:choose>
        </title>
        <xsl:for-each select="$of">
          <section role="entity">
            <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
            <xsl:copy-of select="@src:at"/>
            <title><xsl:value-of select="key('label', local-name())"/><xsl:text> </xsl:text><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:if test="not(@title = @id)"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></title>
            <xsl:choose>
              <xsl:when test="m:*[not(starts-with(local-name(), 'c-') or self::m:title)]">
                <informaltable role="facts">
                  <tgroup cols="2">
                    <colspec colname="c1" colwidth="1*"/>
                    <colspec colname="c2" colwidth="3*"/>
                    <tbody>
                      <xsl:apply-templates select="m:*[not(starts-with(local-name(), 'c-') or self::m:title)]" mode="fact"/>
                    </tbody>
                  </tgroup>
                </informaltable>
              </xsl:when>
              <xsl:otherwise><para><xsl:value-of select="@title"/></para></xsl:otherwise>
            </xsl:choose>
          </section>
        </xsl:for-each>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- ═══ appendix ═══ -->

  <xsl:template name="terms">
    <xsl:param name="as" select="'section'"/>
    <xsl:if test="m:term and $document != 'glossary'">
      <xsl:element name="{$as}">
        <xsl:attribute name="role">unnumbered</xsl:attribute>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat(@document, '..terms')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'terms.title')"/></title>
        <variablelist>
          <xsl:for-each select="m:term">
            <varlistentry>
              <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
              <term><xsl:value-of select="@title"/></term>
              <listitem>
                <para>
                  <xsl:apply-templates select="m:means[1]" mode="value"/>
                  <xsl:for-each select="m:source"><xsl:text> </xsl:text><phrase role="muted"><xsl:apply-templates select="." mode="value"/></phrase></xsl:for-each>
                </para>
              </listitem>
            </varlistentry>
          </xsl:for-each>
        </variablelist>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- a few stand on the control page: at the end they would often have a page to themselves -->
  <xsl:template name="sources">
    <xsl:param name="as" select="'section'"/>
    <xsl:if test="m:sources/m:source and not($few-sources)">
      <xsl:element name="{$as}">
        <xsl:attribute name="role">unnumbered</xsl:attribute>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat(@document, '..sources')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'sources.title')"/></title>
        <para><xsl:value-of select="key('word', 'sources.lead')"/></para>
        <para><xsl:apply-templates select="m:sources"/></para>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:sources"><xsl:for-each select="m:source"><xsl:if test="position() &gt; 1">, </xsl:if><literal><xsl:value-of select="@name"/></literal></xsl:for-each></xsl:template>

  <!-- ═══ prose that was made from Markdown ═══ -->

  <!-- DocBook nodes as they are, with their source places; the compiler puts their namespaces in order afterwards -->
  <xsl:template match="db:* | processing-instruction()" mode="copy"><xsl:copy-of select="."/></xsl:template>
  <xsl:template match="text()" mode="copy"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
