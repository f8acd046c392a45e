<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/fields.xsl: how a field of any declaration is printed, so that a new row of the schema needs no template.
     Modes: fact (a row: label and all values of that name), cell and inline (the values), value (one), copy (prose as it is). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:db="http://docbook.org/ns/docbook" xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source"
                exclude-result-prefixes="db m src">

  <!-- from the root on: without the first stroke the library would search the whole tree -->
  <xsl:key name="label" match="/m:model/m:labels/m:label" use="@for"/>

  <!-- what people know by its name, not by an id -->
  <xsl:variable name="by-name" select="' person role unit site asset supplier party process scope class label threat catalog interface scheme term '"/>

  <!-- ═══ labels: of the kind's own field, else of the field that every kind has ═══ -->

  <xsl:template name="label">
    <xsl:choose>
      <xsl:when test="self::m:house-field">
        <xsl:call-template name="label-of">
          <xsl:with-param name="own" select="key('label', concat(local-name(..), '.', @field)) | key('label', concat(../self::m:house-entry/@kind, '.', @field))"/>
          <xsl:with-param name="path" select="string(@field)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="../@address">
        <xsl:variable name="own" select="key('label', concat(local-name(..), '.', local-name()))"/>
        <xsl:choose>
          <xsl:when test="$own"><xsl:value-of select="$own"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="label-of"><xsl:with-param name="path" select="local-name()"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label-of">
          <xsl:with-param name="own" select="key('label', concat(local-name(../..), '.', local-name(..), '.', local-name()))"/>
          <xsl:with-param name="path" select="concat(local-name(..), '.', local-name())"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="label-of">
    <xsl:param name="own" select="/.."/>
    <xsl:param name="path"/>
    <xsl:choose>
      <xsl:when test="$own"><xsl:value-of select="$own"/></xsl:when>
      <xsl:when test="key('label', concat('every.', $path))"><xsl:value-of select="key('label', concat('every.', $path))"/></xsl:when>
      <xsl:when test="@field"><xsl:value-of select="@field"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the label of a part, inside a line: "open; since 2021-03-15". Words that begin with two capitals stay -->
  <xsl:template name="inner-label">
    <xsl:variable name="label"><xsl:call-template name="label"/></xsl:variable>
    <xsl:variable name="capitals" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
    <xsl:choose>
      <xsl:when test="contains($capitals, substring(concat($label, ' '), 2, 1))"><xsl:value-of select="$label"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(translate(substring($label, 1, 1), $capitals, 'abcdefghijklmnopqrstuvwxyz'), substring($label, 2))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- begins a row of facts of the current declaration: its address, and the label from the words -->
  <xsl:template name="head">
    <xsl:param name="field"/>
    <xsl:param name="word"/>
    <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..', $field)"/></xsl:attribute>
    <entry><xsl:value-of select="key('word', $word)"/></entry>
  </xsl:template>

  <!-- rows for the fields given: the first of each name speaks for all of that name -->
  <xsl:template match="m:*" mode="fact">
    <xsl:if test="local-name() != local-name(preceding-sibling::*[1]) or (@field and @field != preceding-sibling::*[1]/@field)">
      <row>
        <xsl:attribute name="xml:id">
          <xsl:value-of select="concat(../@address, '..')"/>
          <xsl:choose><xsl:when test="@field"><xsl:value-of select="@field"/></xsl:when><xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise></xsl:choose>
        </xsl:attribute>
        <xsl:copy-of select="@src:at"/>
        <entry><xsl:call-template name="label"/></entry>
        <entry>
          <xsl:choose>
            <xsl:when test="local-name(following-sibling::*[1]) = local-name() or db:*"><xsl:call-template name="cell-of-many"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="." mode="value"/></xsl:otherwise>
          </xsl:choose>
        </entry>
      </row>
    </xsl:if>
  </xsl:template>

  <!-- who cites it: "POL-2 Back-up § Restore", and of a policy which part: "Access: …" -->
  <xsl:template name="cited">
    <xsl:if test="m:c-cited">
      <row>
        <xsl:call-template name="head"><xsl:with-param name="field" select="'c-cited'"/><xsl:with-param name="word" select="'cited'"/></xsl:call-template>
        <entry>
          <xsl:for-each select="m:c-cited">
            <xsl:variable name="again" select="string(@heading) = string(preceding-sibling::m:c-cited[1]/@heading)"/>
            <xsl:choose>
              <xsl:when test="position() = 1"/>
              <xsl:when test="$again">, </xsl:when>
              <xsl:otherwise><xsl:processing-instruction name="linebreak"/></xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@heading and (position() = 1 or not($again))"><phrase role="muted">§ <xsl:value-of select="@heading"/></phrase><xsl:text> </xsl:text></xsl:if>
            <link linkend="{@to}"><xsl:apply-templates select="." mode="cited"/></link>
          </xsl:for-each>
        </entry>
      </row>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:c-cited" mode="cited">
    <phrase role="id"><xsl:value-of select="@id"/></phrase>
    <xsl:if test="@in"> § <xsl:value-of select="@in"/></xsl:if>
  </xsl:template>

  <!-- all values of this name, of which this is the first: prose as blocks, texts as a list, records one to a line, anything short in a row -->
  <xsl:template match="m:*" mode="cell">
    <xsl:choose>
      <xsl:when test="local-name(following-sibling::*[1]) = local-name() or db:*"><xsl:call-template name="cell-of-many"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="cell-of-many">
    <xsl:variable name="name" select="local-name()"/>
    <xsl:variable name="field" select="string(@field)"/>
    <xsl:variable name="all" select="../m:*[local-name() = $name and string(@field) = $field]"/>
    <xsl:choose>
      <xsl:when test="$all/db:*[self::db:para or self::db:simpara or self::db:itemizedlist or self::db:orderedlist or self::db:informaltable or self::db:programlisting or self::db:blockquote or self::db:bridgehead]">
        <xsl:for-each select="$all">
          <xsl:choose>
            <xsl:when test="db:*[self::db:para or self::db:simpara or self::db:itemizedlist or self::db:orderedlist or self::db:informaltable or self::db:programlisting or self::db:blockquote or self::db:bridgehead]"><xsl:apply-templates select="*" mode="copy"/></xsl:when>
            <xsl:otherwise><simpara><xsl:apply-templates select="." mode="value"/></simpara></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="count($all) > 1 and ($all/m:* or $all[@xml:lang or @loose][string-length() > 24])">
        <itemizedlist>
          <xsl:for-each select="$all"><listitem><simpara><xsl:apply-templates select="." mode="value"/></simpara></listitem></xsl:for-each>
        </itemizedlist>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the same where only words may stand -->
  <xsl:template match="m:*" mode="inline">
    <xsl:choose>
      <xsl:when test="local-name(following-sibling::*[1]) = local-name()"><xsl:call-template name="inline-of-many"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="inline-of-many">
    <xsl:variable name="name" select="local-name()"/>
    <xsl:variable name="field" select="string(@field)"/>
    <xsl:variable name="all" select="../m:*[local-name() = $name and string(@field) = $field]"/>
    <xsl:variable name="between"><xsl:call-template name="between"><xsl:with-param name="all" select="$all"/></xsl:call-template></xsl:variable>
    <xsl:for-each select="$all">
      <xsl:if test="position() > 1"><xsl:value-of select="$between"/></xsl:if>
      <xsl:apply-templates select="." mode="value"/>
    </xsl:for-each>
  </xsl:template>

  <!-- a comma, unless what it parts has commas of its own -->
  <xsl:template name="between">
    <xsl:param name="all"/>
    <xsl:choose>
      <xsl:when test="$all[contains(., ',') or contains(@title, ',')]">; </xsl:when>
      <xsl:otherwise>, </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ═══ one value ═══ -->

  <xsl:template match="m:*" mode="value">
    <xsl:choose>
      <xsl:when test="@xml:lang and @xml:lang != $lang"><phrase xml:lang="{@xml:lang}"><xsl:apply-templates mode="copy"/></phrase></xsl:when>
      <xsl:when test="*"><xsl:apply-templates mode="copy"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:*[@date]" mode="value" priority="1"><phrase role="nobr"><xsl:value-of select="."/></phrase></xsl:template>
  <xsl:template match="m:*[@currency]" mode="value" priority="1"><phrase role="nobr"><xsl:value-of select="."/></phrase></xsl:template>
  <xsl:template match="m:digest | m:sha256" mode="value" priority="1"><literal><xsl:value-of select="."/></literal></xsl:template>
  <xsl:template match="m:file" mode="value" priority="1"><literal><xsl:value-of select="."/></literal></xsl:template>
  <xsl:template match="m:*[@point]" mode="value" priority="1">
    <xsl:if test="@in"><xsl:call-template name="dimension"/><xsl:text> </xsl:text></xsl:if>
    <xsl:value-of select="."/>
    <xsl:if test="@title"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if>
  </xsl:template>

  <!-- the name of the dimension of an impact, from the method where it stands in this document -->
  <xsl:key name="dimension" match="/m:model/m:method/m:dimension" use="m:name"/>
  <xsl:template name="dimension">
    <xsl:choose>
      <xsl:when test="key('dimension', @in)"><xsl:value-of select="key('dimension', @in)[1]/m:title"/></xsl:when>
      <xsl:when test="@in-title"><xsl:value-of select="@in-title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@in"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:every" mode="value" priority="1"><xsl:apply-templates select="." mode="how-often"/></xsl:template>

  <!-- a word of a catalog's attributes -->
  <xsl:template match="m:capabilities | m:domains" mode="value" priority="1">
    <xsl:variable name="word" select="key('word', concat('choice.', .))"/>
    <xsl:choose>
      <xsl:when test="$word"><xsl:value-of select="$word"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- a record: its first part as it is where that is always there or says it itself ("every quarter"), the rest each behind its label -->
  <xsl:key name="plain" match="/m:model/m:labels/m:label[@plain]" use="@for"/>
  <xsl:template match="m:*[m:*]" mode="value" priority="2">
    <xsl:variable name="first" select="local-name(m:*[1])"/>
    <xsl:for-each select="m:*">
      <xsl:variable name="again" select="local-name() = local-name(preceding-sibling::*[1])"/>
      <xsl:choose>
        <xsl:when test="$again">, </xsl:when>
        <xsl:when test="position() > 1">; </xsl:when>
      </xsl:choose>
      <xsl:variable name="path" select="concat(local-name(..), '.', local-name())"/>
      <xsl:variable name="speaks" select="self::m:every or key('plain', concat(local-name(../..), '.', $path)) or key('plain', concat('every.', $path))"/>
      <xsl:if test="not($again) and not(local-name() = $first and $speaks)">
        <phrase role="muted"><xsl:call-template name="inner-label"/></phrase><xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates select="." mode="value"/>
    </xsl:for-each>
  </xsl:template>

  <!-- a reference: words that lead there; people and things by their name, entries of registers by id and title -->
  <xsl:template match="m:*[@to or @unresolved = 'yes' or @loose = 'yes']" mode="value" priority="3">
    <xsl:choose>
      <xsl:when test="@unresolved = 'yes'"><phrase role="unresolved"><xsl:value-of select="."/></phrase></xsl:when>
      <xsl:when test="not(@to) or @to = ''"><xsl:value-of select="."/></xsl:when>
      <xsl:otherwise><link linkend="{@to}"><xsl:apply-templates select="." mode="named"/></link></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:*" mode="named">
    <xsl:choose>
      <xsl:when test="contains(' person role unit site asset supplier party process scope class label threat catalog interface ', concat(' ', @kind, ' '))">
        <xsl:value-of select="."/>
      </xsl:when>
      <xsl:otherwise>
        <phrase role="id"><xsl:value-of select="@id"/></phrase>
        <xsl:if test="string() != @id"><xsl:text> </xsl:text><xsl:value-of select="."/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ═══ computed references: "ids" in a register, "id and title" elsewhere ═══ -->

  <xsl:template match="m:*" mode="id">
    <xsl:choose>
      <xsl:when test="@to != ''"><link linkend="{@to}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link></xsl:when>
      <xsl:when test="@id != ''"><phrase role="id"><xsl:value-of select="@id"/></phrase></xsl:when>
      <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:*" mode="full">
    <xsl:choose>
      <xsl:when test="@to != ''"><link linkend="{@to}"><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:if test="not(@title = @id)"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></link></xsl:when>
      <xsl:when test="@id != '' and @id != @title"><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the same, marked where it leads nowhere -->
  <xsl:template name="named-full">
    <xsl:choose>
      <xsl:when test="@unresolved = 'yes'"><phrase role="unresolved"><xsl:value-of select="@title"/></phrase></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="full"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ═══ labels in colour: always with their words ═══ -->

  <xsl:template match="m:*" mode="level">
    <xsl:if test="@level-title != ''">
      <xsl:choose>
        <xsl:when test="contains(' red orange yellow green blue grey ', concat(' ', @colour, ' '))"><phrase role="chip {@colour}"><xsl:value-of select="@level-title"/></phrase></xsl:when>
        <xsl:otherwise><phrase role="chip grey"><xsl:value-of select="@level-title"/></phrase></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- state and state-text of work or of a control -->
  <xsl:template match="m:*" mode="state">
    <xsl:call-template name="state-chip"><xsl:with-param name="state" select="string(@state)"/><xsl:with-param name="text" select="string(@state-text)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="state-chip">
    <xsl:param name="state"/>
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="$text = ''"/>
      <xsl:when test="$state = 'done' or $state = 'implemented'"><phrase role="chip green"><xsl:value-of select="$text"/></phrase></xsl:when>
      <xsl:when test="$state = 'in-progress' or $state = 'planned'"><phrase role="chip blue"><xsl:value-of select="$text"/></phrase></xsl:when>
      <xsl:when test="$state = 'partial'"><phrase role="chip yellow"><xsl:value-of select="$text"/></phrase></xsl:when>
      <xsl:when test="$state = 'not-implemented'"><phrase role="chip red"><xsl:value-of select="$text"/></phrase></xsl:when>
      <xsl:otherwise><phrase role="chip grey"><xsl:value-of select="$text"/></phrase></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- a record that proves something: what, of which day, until when it counts, where it lies -->
  <xsl:template name="proof">
    <xsl:choose>
      <xsl:when test="@unresolved = 'yes'"><phrase role="unresolved"><xsl:value-of select="@title"/></phrase></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="full"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@on != ''">, <phrase role="nobr"><xsl:value-of select="@on"/></phrase></xsl:if>
    <xsl:if test="@until != ''">
      <xsl:text> </xsl:text>
      <phrase role="muted nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'until'"/><xsl:with-param name="a" select="string(@until)"/></xsl:call-template></phrase>
    </xsl:if>
    <xsl:if test="@location != ''">, <xsl:value-of select="@location"/></xsl:if>
    <xsl:if test="@file != ''">, <literal><xsl:value-of select="@file"/></literal></xsl:if>
  </xsl:template>

  <!-- a date that must not break, in red with the word when it has passed -->
  <xsl:template name="day">
    <xsl:param name="on"/>
    <xsl:param name="overdue" select="'no'"/>
    <xsl:if test="$on != ''">
      <xsl:choose>
        <xsl:when test="$overdue = 'yes'">
          <phrase role="overdue"><phrase role="nobr"><xsl:value-of select="$on"/></phrase>, <xsl:value-of select="key('word', 'overdue')"/></phrase>
        </xsl:when>
        <xsl:otherwise><phrase role="nobr"><xsl:value-of select="$on"/></phrase></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- of work: when, what was promised first, how often it comes back -->
  <xsl:template match="m:*" mode="due">
    <xsl:call-template name="day"><xsl:with-param name="on" select="@due"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template>
    <xsl:if test="@first-due != ''">
      <xsl:text> </xsl:text>
      <phrase role="muted"><xsl:value-of select="key('word', 'treatment.was')"/><xsl:text> </xsl:text><phrase role="nobr"><xsl:value-of select="@first-due"/></phrase></phrase>
    </xsl:if>
    <xsl:if test="@every != ''">
      <xsl:choose>
        <xsl:when test="@due != ''"><xsl:text> </xsl:text><phrase role="muted"><xsl:value-of select="@every"/></phrase></xsl:when>
        <xsl:otherwise><xsl:value-of select="@every"/></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- an interval in a sentence: every quarter, every 3 months, continuously -->
  <xsl:template match="m:*" mode="how-often">
    <xsl:choose>
      <xsl:when test="@count = 1"><xsl:value-of select="key('word', concat('unit.', @unit, '.every'))"/></xsl:when>
      <xsl:when test="@unit"><xsl:call-template name="say"><xsl:with-param name="id" select="'every'"/><xsl:with-param name="a" select="string(.)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
