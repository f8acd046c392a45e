<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/registers.xsl: what registers have in common: figures and gaps, the table by group, each entry with all its fields and what refers to it.
     A document gives its rows in mode "register" and names its table; groups and their order stand in c-summary. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:key name="in-group" match="m:*[@c-group]" use="concat(local-name(), '|', @c-group)"/>

  <!-- ═══ summary ═══ -->

  <!-- sentences of figures that are not zero, or that have words for zero -->
  <xsl:template match="m:c-fact">
    <xsl:if test="@n > 0 or key('word', concat(@id, '.none'))">
      <xsl:text> </xsl:text>
      <xsl:call-template name="say"><xsl:with-param name="id" select="@id"/><xsl:with-param name="n" select="@n"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- how many entries a group has -->
  <xsl:template name="group-counts">
    <xsl:param name="kind"/>
    <xsl:param name="columns"/>
    <xsl:param name="title"/>
    <xsl:if test="m:c-group[@kind = $kind]">
      <table rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..', $kind)"/></xsl:attribute>
        <title><xsl:value-of select="key('word', $title)"/></title>
        <tgroup cols="2">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="$columns"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-group[@kind = $kind]">
              <row><entry><xsl:value-of select="@text"/></entry><entry><xsl:value-of select="@n"/></entry></row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- what the checks find missing, and where; that they find nothing is said of no draft, and of nothing that some finding concerns -->
  <xsl:template name="gaps">
    <xsl:choose>
      <xsl:when test="m:c-gap">
        <table role="cards" rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..gaps')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'gaps.title')"/></title>
          <tgroup cols="3">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'gaps.what:6 gaps.number:2:right gaps.where:9'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:c-gap">
                <row>
                  <entry><xsl:value-of select="key('word', concat('gap.', @code))"/></entry>
                  <entry><xsl:value-of select="@n"/></entry>
                  <entry>
                    <xsl:for-each select="m:c-one"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each>
                    <xsl:if test="@n > count(m:c-one)">
                      <xsl:text> </xsl:text>
                      <xsl:call-template name="say"><xsl:with-param name="id" select="'gaps.more'"/><xsl:with-param name="n" select="@n - count(m:c-one)"/></xsl:call-template>
                    </xsl:if>
                  </entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </table>
      </xsl:when>
      <xsl:when test="/m:model/@draft = 'no' and not(/m:model/m:findings/m:finding)">
        <para>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..gaps')"/></xsl:attribute>
          <xsl:value-of select="key('word', 'gaps.none')"/>
        </para>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- a link as short as it can be: people and things by name, entries of registers by id -->
  <xsl:template match="m:*" mode="mention">
    <xsl:choose>
      <xsl:when test="@to = '' or not(@to)"><xsl:value-of select="@title"/></xsl:when>
      <xsl:when test="@kind = 'isms' or contains($by-name, concat(' ', @kind, ' '))"><link linkend="{@to}"><xsl:value-of select="@title"/></link></xsl:when>
      <xsl:otherwise><link linkend="{@to}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ═══ the register ═══ -->

  <!-- `of` the kind; columns as in tables.xsl -->
  <xsl:template name="register">
    <xsl:param name="of"/>
    <xsl:param name="title"/>
    <xsl:param name="lead"/>
    <xsl:param name="columns"/>
    <xsl:param name="turned" select="true()"/>    <!-- what is narrow enough begins where it stands, not on a page of its own -->
    <xsl:variable name="n" select="string-length(normalize-space($columns)) - string-length(translate(normalize-space($columns), ' ', '')) + 1"/>
    <section>
      <xsl:if test="$turned"><xsl:attribute name="role">landscape</xsl:attribute></xsl:if>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register..', $of)"/></xsl:attribute>
      <title><xsl:value-of select="key('word', $title)"/></title>
      <para><xsl:value-of select="key('word', $lead)"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register..', $of, '..table')"/></xsl:attribute>
        <title><xsl:value-of select="m:document/@title"/></title>
        <tgroup cols="{$n}">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="$columns"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-summary/m:c-group[@kind = $of]">
              <row role="group"><entry namest="c1" nameend="c{$n}"><xsl:value-of select="@text"/></entry></row>
              <xsl:apply-templates select="key('in-group', concat(@kind, '|', @id))" mode="register"><xsl:sort select="@c-sort" data-type="number" order="descending"/></xsl:apply-templates>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- the first cell of a row: a name, and its id below; or an id -->
  <xsl:template name="entry-name">
    <link linkend="{@address}"><xsl:value-of select="@title"/></link>
    <xsl:if test="@title != @id"><xsl:processing-instruction name="linebreak"/><phrase role="muted"><phrase role="id"><xsl:value-of select="@id"/></phrase></phrase></xsl:if>
  </xsl:template>

  <xsl:template name="register-id">
    <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register..', @address)"/></xsl:attribute>
  </xsl:template>

  <!-- the values of a field, or nothing -->
  <xsl:template name="cell">
    <xsl:param name="of"/>
    <xsl:if test="$of"><xsl:apply-templates select="$of[1]" mode="cell"/></xsl:if>
  </xsl:template>

  <xsl:template match="m:c-review" mode="look">
    <xsl:value-of select="@last"/>
    <xsl:if test="@next != ''">
      <xsl:if test="@last != ''"><xsl:processing-instruction name="linebreak"/></xsl:if>
      <phrase role="muted"><xsl:value-of select="key('word', 'review.then')"/></phrase>
      <xsl:text> </xsl:text>
      <xsl:call-template name="day"><xsl:with-param name="on" select="@next"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- the last day of what holds for a time -->
  <xsl:template match="m:*" mode="until">
    <xsl:if test="@until != ''">
      <xsl:choose>
        <xsl:when test="@over = 'yes'"><phrase role="overdue"><phrase role="nobr"><xsl:value-of select="@until"/></phrase>, <xsl:value-of select="key('word', 'over')"/></phrase></xsl:when>
        <xsl:otherwise><phrase role="nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'until'"/><xsl:with-param name="a" select="string(@until)"/></xsl:call-template></phrase></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- ═══ each entry ═══ -->

  <xsl:template name="each">
    <xsl:param name="of"/>
    <xsl:param name="title"/>
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..', $of)"/></xsl:attribute>
      <title><xsl:value-of select="key('word', $title)"/></title>
      <xsl:choose>
        <xsl:when test="count(m:c-summary/m:c-group[@kind = $of]) > 1">
          <xsl:for-each select="m:c-summary/m:c-group[@kind = $of]">
            <section>
              <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..', $of, '..', @id)"/></xsl:attribute>
              <title><xsl:value-of select="@text"/></title>
              <xsl:apply-templates select="key('in-group', concat(@kind, '|', @id))" mode="entry"><xsl:sort select="@c-sort" data-type="number" order="descending"/></xsl:apply-templates>
            </section>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="m:*[local-name() = $of]" mode="entry"/></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- a declaration with all its fields but those in `but` (names between blanks), and what refers to it; `first` come first -->
  <xsl:template match="m:*" mode="entry">
    <xsl:param name="but" select="' '"/>
    <xsl:param name="first" select="m:owner[1]"/>
    <section role="entity">
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <xsl:call-template name="entry-title"/>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <xsl:apply-templates select="." mode="before-facts"/>
      <xsl:variable name="rest" select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description or self::m:review or contains($but, concat(' ', local-name(), ' ')))]"/>
      <xsl:variable name="facts" select="$first or $rest or m:c-use or m:review or (@title != @id and contains($by-name, concat(' ', local-name(), ' ')))"/>
      <xsl:variable name="before"><xsl:apply-templates select="." mode="before-facts"/></xsl:variable>
      <xsl:if test="$facts or not(m:description or string($before))">    <!-- one of which nothing is known says its name at least -->
        <informaltable role="facts">
          <tgroup cols="2">
            <colspec colname="c1" colwidth="1*"/>
            <colspec colname="c2" colwidth="3*"/>
            <tbody>
              <xsl:call-template name="entry-id"/>
              <xsl:apply-templates select="$first" mode="fact"/>
              <xsl:apply-templates select="$rest[not(local-name() = local-name($first))]" mode="fact"/>
              <xsl:call-template name="next-review"/>
              <xsl:for-each select="m:c-use"><xsl:call-template name="use"/></xsl:for-each>
              <xsl:if test="not($facts)">
                <row><entry><xsl:value-of select="key('word', 'entry.title')"/></entry><entry><xsl:value-of select="@title"/></entry></row>
              </xsl:if>
            </tbody>
          </tgroup>
        </informaltable>
      </xsl:if>
      <xsl:apply-templates select="." mode="after-facts"/>
    </section>
  </xsl:template>

  <xsl:template match="m:*" mode="after-facts"/>
  <xsl:template match="m:*" mode="before-facts"/>

  <xsl:template name="entry-title">
    <title>
      <xsl:choose>
        <xsl:when test="@title = @id"><xsl:value-of select="@title"/></xsl:when>
        <xsl:when test="contains($by-name, concat(' ', local-name(), ' '))"><xsl:value-of select="@title"/></xsl:when>
        <xsl:otherwise><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:otherwise>
      </xsl:choose>
    </title>
  </xsl:template>

  <!-- the id of what is known by its name -->
  <xsl:template name="entry-id">
    <xsl:if test="@title != @id and contains($by-name, concat(' ', local-name(), ' '))">
      <row>
        <xsl:call-template name="head"><xsl:with-param name="field" select="'id'"/><xsl:with-param name="word" select="'entry.id'"/></xsl:call-template>
        <entry><phrase role="id"><xsl:value-of select="@id"/></phrase></entry>
      </row>
    </xsl:if>
  </xsl:template>

  <!-- when it is looked at again: as computed, and what was said about it -->
  <xsl:template name="next-review">
    <xsl:choose>
      <xsl:when test="m:c-review/@next != ''">
        <row>
          <xsl:call-template name="head"><xsl:with-param name="field" select="'review'"/><xsl:with-param name="word" select="'review.next'"/></xsl:call-template>
          <entry>
            <xsl:call-template name="day"><xsl:with-param name="on" select="m:c-review/@next"/><xsl:with-param name="overdue" select="m:c-review/@overdue"/></xsl:call-template>
            <xsl:if test="m:review/m:next and string(m:review/m:next/@date) != m:c-review/@next">, <xsl:value-of select="key('word', 'review.planned')"/><xsl:text> </xsl:text><phrase role="nobr"><xsl:value-of select="m:review/m:next"/></phrase></xsl:if>
            <xsl:if test="m:review/m:every"><xsl:text>, </xsl:text><xsl:apply-templates select="m:review/m:every[1]" mode="how-often"/></xsl:if>
          </entry>
        </row>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="m:review[1]" mode="fact"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- a row of what refers to it -->
  <xsl:template name="use">
    <row>
      <entry><xsl:value-of select="@label"/></entry>
      <entry><xsl:for-each select="m:c-by"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each></entry>
    </row>
  </xsl:template>

  <!-- planned work in the cell of a table, each a paragraph: what, by whom, when, how far -->
  <xsl:template match="m:c-work" mode="planned">
    <simpara>
      <xsl:apply-templates select="." mode="full"/>
      <xsl:if test="@owner != ''">, <xsl:value-of select="@owner"/></xsl:if>
      <xsl:if test="@due or @every">, <xsl:apply-templates select="." mode="due"/></xsl:if>
      <xsl:if test="@state-text"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="state"/></xsl:if>
    </simpara>
  </xsl:template>

  <!-- in the cell of a table: the fields that have no column, each a paragraph -->
  <xsl:template name="more">
    <xsl:param name="but" select="' '"/>
    <xsl:param name="uses" select="m:c-use"/>
    <xsl:apply-templates select="m:description/*" mode="copy"/>
    <xsl:for-each select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description or contains($but, concat(' ', local-name(), ' ')))]">
      <xsl:if test="local-name() != local-name(preceding-sibling::*[1]) or (@field and @field != preceding-sibling::*[1]/@field)">
        <simpara>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat(../@address, '..', local-name(), @field)"/></xsl:attribute>
          <phrase role="muted"><xsl:call-template name="label"/></phrase><xsl:text> </xsl:text><xsl:apply-templates select="." mode="inline"/>
        </simpara>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$uses"><simpara><phrase role="muted"><xsl:value-of select="@label"/></phrase><xsl:text> </xsl:text><xsl:for-each select="m:c-by"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each></simpara></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
