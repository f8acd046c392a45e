<?xml version="1.0" encoding="UTF-8"?>
<!-- html/tables.xsl: registers, facts and plain tables.
     Each body cell knows its column's heading (data-label), so that a register, or a table of role cards, turns into
     cards on a phone.
     A cell's column is that of its colname or namest, else its place in the row: rows below a cell that spans rows
     say colname. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:db="http://docbook.org/ns/docbook" exclude-result-prefixes="db">

  <xsl:template match="db:table | db:informaltable">
    <xsl:choose>
      <xsl:when test="contains(concat(' ', @role, ' '), ' facts ')">
        <xsl:call-template name="table"><xsl:with-param name="facts" select="true()"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <!-- a wide table scrolls in a box of its own, by keyboard too -->
        <div role="group" tabindex="0">
          <xsl:attribute name="class">
            <xsl:text>scroll</xsl:text>
            <xsl:choose>
              <xsl:when test="contains(concat(' ', @role, ' '), ' register ')"> sheet cards</xsl:when>
              <xsl:when test="contains(concat(' ', @role, ' '), ' cards ')"> cards</xsl:when>
            </xsl:choose>
          </xsl:attribute>
          <xsl:attribute name="aria-label">
            <xsl:value-of select="normalize-space((db:title | db:info/db:title | ancestor::*[db:title][1]/db:title)[last()])"/>
          </xsl:attribute>
          <xsl:call-template name="table"/>
        </div>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="table">
    <xsl:param name="facts" select="false()"/>
    <table>
      <xsl:call-template name="common"/>
      <xsl:for-each select="db:title | db:info/db:title"><caption><xsl:apply-templates/></caption></xsl:for-each>
      <xsl:choose>
        <xsl:when test="$facts">
          <xsl:variable name="rows" select="db:tgroup/db:tbody/db:row"/>
          <tbody>
            <xsl:text>&#10;</xsl:text>
            <xsl:choose>
              <xsl:when test="$rows/@role or $rows/@xml:lang or $rows/db:entry/@* or $rows[not(db:entry[2]) or db:entry[3]]"><xsl:apply-templates select="$rows" mode="facts"/></xsl:when>
              <xsl:otherwise><xsl:apply-templates select="$rows" mode="plain-facts"/></xsl:otherwise>
            </xsl:choose>
          </tbody>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="db:tgroup"><xsl:with-param name="rowheads" select="@rowheader = 'firstcol'"/></xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="db:tr | db:thead | db:tbody"/>
    </table>
  </xsl:template>

  <!-- label and value: nothing to look up -->
  <xsl:template match="db:row" mode="plain-facts">
    <tr id="{@xml:id}"><th scope="row"><xsl:apply-templates select="db:entry[1]/node()"/></th><td><xsl:apply-templates select="db:entry[2]/node()"/></td></tr>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:row" mode="facts">
    <tr>
      <xsl:apply-templates select="@*" mode="common"/>
      <xsl:for-each select="db:entry">
        <xsl:choose>
          <xsl:when test="position() > 1"><td><xsl:apply-templates select="@*" mode="common"/><xsl:apply-templates/></td></xsl:when>
          <xsl:otherwise><th scope="row"><xsl:apply-templates select="@*" mode="common"/><xsl:apply-templates/></th></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </tr>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:tgroup">
    <xsl:param name="rowheads"/>
    <xsl:variable name="heads" select="db:thead/db:row[last()]/db:entry"/>
    <!-- nearly every table: headings in words, the first column set left -->
    <xsl:variable name="plain" select="not(db:colspec[1]/@align[. != 'left'] or $heads[normalize-space() = ''])"/>
    <!-- a line "3 Owner" for the third column behind the first: found by its number sooner than the heading itself is -->
    <xsl:variable name="labels"><xsl:if test="$plain and $rowheads"><xsl:text>&#10;</xsl:text><xsl:for-each select="$heads[1]/following-sibling::db:entry"><xsl:value-of select="concat(position(), ' ', normalize-space(), '&#10;')"/></xsl:for-each></xsl:if></xsl:variable>
    <!-- "8:right;" for the eighth behind the first -->
    <xsl:variable name="aligned">
      <xsl:if test="db:colspec/@align">
        <xsl:for-each select="db:colspec[1]/following-sibling::db:colspec"><xsl:if test="@align = 'center' or @align = 'right'"><xsl:value-of select="concat(' ', position(), ':', @align, ';')"/></xsl:if></xsl:for-each>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="contains(concat(' ', ../@role, ' '), ' register ') and db:colspec[@colwidth]"><xsl:call-template name="columns"/></xsl:if>
    <xsl:apply-templates select="db:thead"/>
    <xsl:choose>
      <xsl:when test="db:tbody/db:row[@role][contains(concat(' ', @role, ' '), ' group ')]">
        <xsl:apply-templates select="db:tbody" mode="grouped">
          <xsl:with-param name="rowheads" select="$rowheads"/>
          <xsl:with-param name="heads" select="$heads"/>
          <xsl:with-param name="labels" select="string($labels)"/>
          <xsl:with-param name="aligned" select="string($aligned)"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="db:tbody">
          <xsl:with-param name="rowheads" select="$rowheads"/>
          <xsl:with-param name="heads" select="$heads"/>
          <xsl:with-param name="labels" select="string($labels)"/>
          <xsl:with-param name="aligned" select="string($aligned)"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="db:tfoot"><xsl:with-param name="rowheads" select="$rowheads"/><xsl:with-param name="heads" select="$heads"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template name="columns">
    <xsl:variable name="total">
      <xsl:call-template name="stars"><xsl:with-param name="at" select="db:colspec[1]"/></xsl:call-template>
    </xsl:variable>
    <colgroup>
      <xsl:for-each select="db:colspec">
        <xsl:variable name="own" select="number(translate(substring-before(@colwidth, '*'), ' ', ''))"/>
        <col>
          <xsl:if test="$own > 0 and $total > 0">
            <xsl:attribute name="class"><xsl:value-of select="concat('of-', 2 * round(50 * $own div $total))"/></xsl:attribute>
          </xsl:if>
        </col>
      </xsl:for-each>
    </colgroup>
  </xsl:template>

  <xsl:template name="stars">
    <xsl:param name="at"/>
    <xsl:param name="sum" select="0"/>
    <xsl:choose>
      <xsl:when test="not($at)"><xsl:value-of select="$sum"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="own" select="number(translate(substring-before($at/@colwidth, '*'), ' ', ''))"/>
        <xsl:call-template name="stars">
          <xsl:with-param name="at" select="$at/following-sibling::db:colspec[1]"/>
          <xsl:with-param name="sum">
            <xsl:choose>
              <xsl:when test="$own > 0"><xsl:value-of select="$sum + $own"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$sum + 1"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:thead">
    <xsl:variable name="columns" select="../db:colspec"/>
    <xsl:variable name="plain" select="not(*/*/@* or $columns/@align[. != 'left'])"/>
    <thead>
      <xsl:for-each select="db:row | db:tr">
        <tr>
          <xsl:for-each select="*">
            <th scope="col">
              <xsl:if test="not($plain)">
                <xsl:call-template name="cell">
                  <xsl:with-param name="columns" select="$columns"/>
                  <xsl:with-param name="place" select="position()"/>
                </xsl:call-template>
              </xsl:if>
              <xsl:apply-templates/>
            </th>
          </xsl:for-each>
        </tr>
      </xsl:for-each>
    </thead>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:tbody">
    <xsl:param name="rowheads"/>
    <xsl:param name="heads" select="/.."/>
    <xsl:param name="labels"/>
    <xsl:param name="aligned"/>
    <tbody>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="db:row | db:tr"><xsl:with-param name="rowheads" select="$rowheads"/><xsl:with-param name="heads" select="$heads"/><xsl:with-param name="labels" select="$labels"/><xsl:with-param name="aligned" select="$aligned"/></xsl:apply-templates>
    </tbody>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="db:tfoot">
    <xsl:param name="rowheads"/>
    <xsl:param name="heads" select="/.."/>
    <xsl:param name="labels"/>
    <xsl:param name="aligned"/>
    <tfoot>
      <xsl:apply-templates select="db:row | db:tr"><xsl:with-param name="rowheads" select="$rowheads"/><xsl:with-param name="heads" select="$heads"/><xsl:with-param name="labels" select="$labels"/><xsl:with-param name="aligned" select="$aligned"/></xsl:apply-templates>
    </tfoot>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- each sub-heading row opens a row group of its own, of which it is the heading -->
  <xsl:template match="db:tbody" mode="grouped">
    <xsl:param name="rowheads"/>
    <xsl:param name="heads" select="/.."/>
    <xsl:param name="labels"/>
    <xsl:param name="aligned"/>
    <xsl:variable name="rows" select="db:row"/>
    <xsl:variable name="groups" select="db:row[contains(concat(' ', @role, ' '), ' group ')]"/>
    <xsl:variable name="before" select="count($groups[1]/preceding-sibling::db:row)"/>
    <xsl:if test="$before > 0">
      <tbody>
        <xsl:apply-templates select="$rows[position() &lt;= $before]"><xsl:with-param name="rowheads" select="$rowheads"/><xsl:with-param name="heads" select="$heads"/><xsl:with-param name="labels" select="$labels"/><xsl:with-param name="aligned" select="$aligned"/></xsl:apply-templates>
      </tbody>
    </xsl:if>
    <xsl:for-each select="$groups">
      <xsl:variable name="place" select="position()"/>
      <xsl:variable name="from" select="1 + count(preceding-sibling::db:row)"/>
      <xsl:variable name="next" select="$groups[$place + 1]"/>
      <xsl:variable name="until">
        <xsl:choose>
          <xsl:when test="$next"><xsl:value-of select="1 + count($next/preceding-sibling::db:row)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="1 + count($rows)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <tbody>
        <xsl:text>&#10;</xsl:text>
        <tr>
          <xsl:call-template name="common"/>
          <th scope="rowgroup" colspan="{../../@cols}">
            <xsl:apply-templates select="db:entry/node()"/>
          </th>
        </tr>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="$rows[position() > $from and position() &lt; $until]"><xsl:with-param name="rowheads" select="$rowheads"/><xsl:with-param name="heads" select="$heads"/><xsl:with-param name="labels" select="$labels"/><xsl:with-param name="aligned" select="$aligned"/></xsl:apply-templates>
      </tbody>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- Headings come from the table; where it is plain and no cell of the row says anything of itself, that is all there is to know. -->
  <xsl:template match="db:row | db:tr">
    <xsl:param name="rowheads" select="false()"/>
    <xsl:param name="heads" select="/.."/>
    <xsl:param name="labels"/>
    <xsl:param name="aligned"/>
    <xsl:choose>
      <xsl:when test="$labels = '' or */@* or @xml:lang or self::db:tr">
        <tr><xsl:apply-templates select="@*" mode="common"/><xsl:call-template name="cells"><xsl:with-param name="rowheads" select="$rowheads"/><xsl:with-param name="heads" select="$heads"/></xsl:call-template></tr>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="left" select="substring-before(concat($aligned, ' 9999:'), ':')"/>    <!-- from there on a column may be set otherwise -->
        <tr class="{@role}" id="{@xml:id}">
          <th scope="row"><xsl:apply-templates select="*[1]/node()"/></th>
          <xsl:for-each select="*[1]/following-sibling::*">
            <xsl:choose>
              <xsl:when test="position() &lt; $left or not(contains($aligned, concat(' ', position(), ':')))"><td data-label="{substring-before(substring-after($labels, concat('&#10;', position(), ' ')), '&#10;')}"><xsl:apply-templates/></td></xsl:when>
              <xsl:otherwise><td class="{substring-before(substring-after($aligned, concat(' ', position(), ':')), ';')}" data-label="{substring-before(substring-after($labels, concat('&#10;', position(), ' ')), '&#10;')}"><xsl:apply-templates/></td></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </tr>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- the columns are looked up once a row, not once a cell -->
  <xsl:template name="cells">
    <xsl:param name="rowheads"/>
    <xsl:param name="heads"/>
    <xsl:variable name="columns" select="../../db:colspec"/>
    <xsl:variable name="headed" select="self::db:row and $rowheads and not(*[1]/@colname != $columns[1]/@colname)"/>
    <xsl:for-each select="*">
      <xsl:choose>
        <xsl:when test="self::db:th or ($headed and position() = 1)">
          <th scope="row">
            <xsl:call-template name="cell"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
            <xsl:apply-templates/>
          </th>
        </xsl:when>
        <xsl:otherwise>
          <td>
            <xsl:call-template name="cell">
              <xsl:with-param name="columns" select="$columns"/>
              <xsl:with-param name="heads" select="$heads"/>
              <xsl:with-param name="place" select="position()"/>
            </xsl:call-template>
            <xsl:apply-templates/>
          </td>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- id, language, spans, alignment and heading of the current cell, which stands in that place of its row -->
  <xsl:template name="cell">
    <xsl:param name="columns"/>
    <xsl:param name="heads" select="/.."/>
    <xsl:param name="place" select="1"/>
    <xsl:choose>
      <!-- nearly every cell -->
      <xsl:when test="not(@*)">
        <xsl:variable name="align" select="$columns[$place]/@align"/>
        <xsl:if test="$align and ($align = 'center' or $align = 'right')"><xsl:attribute name="class"><xsl:value-of select="$align"/></xsl:attribute></xsl:if>
        <xsl:if test="$heads">
          <xsl:call-template name="label"><xsl:with-param name="head" select="$heads[$place]"/></xsl:call-template>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="own" select="$columns[@colname = (current()/@namest | current()/@colname[not(../@namest)])]"/>
        <xsl:variable name="first">
          <xsl:choose>
            <xsl:when test="$own"><xsl:value-of select="1 + count($own[1]/preceding-sibling::db:colspec)"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$place"/></xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:variable name="align" select="string(@align | $columns[number($first)]/@align[not(current()/@align)])"/>
        <xsl:call-template name="common">
          <xsl:with-param name="class" select="substring($align, 1, string-length($align) * ($align = 'center' or $align = 'right'))"/>
        </xsl:call-template>
        <xsl:if test="@nameend and @namest">
          <xsl:attribute name="colspan"><xsl:value-of select="2 + count($columns[@colname = current()/@nameend]/preceding-sibling::db:colspec) - $first"/></xsl:attribute>
        </xsl:if>
        <xsl:if test="@morerows > 0"><xsl:attribute name="rowspan"><xsl:value-of select="@morerows + 1"/></xsl:attribute></xsl:if>
        <xsl:copy-of select="@colspan | @rowspan"/>
        <xsl:call-template name="label"><xsl:with-param name="head" select="$heads[number($first)]"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="label">
    <xsl:param name="head"/>
    <xsl:variable name="words" select="normalize-space($head)"/>
    <xsl:if test="$words != ''"><xsl:attribute name="data-label"><xsl:value-of select="$words"/></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
