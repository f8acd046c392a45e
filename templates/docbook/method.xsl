<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/method.xsl: the criteria by which risks are rated and accepted (6.1.2 a, b): scales, matrix, levels. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:template match="m:method">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <title><xsl:value-of select="@title"/></title>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <xsl:if test="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description or self::m:process or self::m:monitoring or self::m:likelihood or self::m:impact or self::m:dimension or self::m:row or self::m:level)]">
        <informaltable role="facts">
          <tgroup cols="2">
            <colspec colname="c1" colwidth="1*"/>
            <colspec colname="c2" colwidth="3*"/>
            <tbody>
              <xsl:apply-templates select="m:*[not(starts-with(local-name(), 'c-') or self::m:title or self::m:description or self::m:process or self::m:monitoring or self::m:likelihood or self::m:impact or self::m:dimension or self::m:row or self::m:level)]" mode="fact"/>
            </tbody>
          </tgroup>
        </informaltable>
      </xsl:if>
      <xsl:apply-templates select="m:process | m:monitoring" mode="part"/>
      <xsl:if test="m:likelihood"><xsl:call-template name="scale"><xsl:with-param name="of" select="m:likelihood"/></xsl:call-template></xsl:if>
      <xsl:if test="m:impact"><xsl:call-template name="scale"><xsl:with-param name="of" select="m:impact"/></xsl:call-template></xsl:if>
      <xsl:if test="m:c-matrix/m:c-row"><xsl:call-template name="matrix"/></xsl:if>
      <xsl:if test="m:level"><xsl:call-template name="levels"/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:*" mode="part">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(../@address, '..', local-name())"/></xsl:attribute>
      <title><xsl:call-template name="label"/></title>
      <xsl:apply-templates select="*" mode="copy"/>
    </section>
  </xsl:template>

  <!-- points of likelihood or of impact; impacts of one dimension bear its name -->
  <xsl:template name="scale">
    <xsl:param name="of"/>
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..', local-name($of))"/></xsl:attribute>
      <title><xsl:value-of select="key('word', concat('method.', local-name($of)))"/></title>
      <xsl:if test="local-name($of) = 'impact' and m:dimension">
        <para>
          <xsl:value-of select="key('word', 'method.dimensions')"/>
          <xsl:text> </xsl:text>
          <xsl:for-each select="m:dimension"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="m:title"/></xsl:for-each>
          <xsl:text>.</xsl:text>
        </para>
      </xsl:if>
      <informaltable rowheader="firstcol">
        <xsl:choose>
          <xsl:when test="$of/m:in">
            <tgroup cols="4">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="'method.point:1 method.name:3 method.dimension:3 method.means:8'"/></xsl:call-template>
              <tbody>
                <xsl:for-each select="$of">
                  <row>
                    <entry><xsl:value-of select="m:point"/></entry>
                    <entry><xsl:value-of select="m:title"/></entry>
                    <entry>
                      <xsl:variable name="in" select="string(m:in)"/>
                      <xsl:variable name="dimension" select="../m:dimension[m:name = $in]/m:title"/>
                      <xsl:choose>
                        <xsl:when test="$dimension"><xsl:value-of select="$dimension"/></xsl:when>
                        <xsl:otherwise><xsl:value-of select="$in"/></xsl:otherwise>
                      </xsl:choose>
                    </entry>
                    <entry><xsl:apply-templates select="m:means" mode="value"/></entry>
                  </row>
                </xsl:for-each>
              </tbody>
            </tgroup>
          </xsl:when>
          <xsl:otherwise>
            <tgroup cols="3">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="'method.point:1 method.name:3 method.means:9'"/></xsl:call-template>
              <tbody>
                <xsl:for-each select="$of">
                  <row>
                    <entry><xsl:value-of select="m:point"/></entry>
                    <entry><xsl:value-of select="m:title"/></entry>
                    <entry><xsl:apply-templates select="m:means" mode="value"/></entry>
                  </row>
                </xsl:for-each>
              </tbody>
            </tgroup>
          </xsl:otherwise>
        </xsl:choose>
      </informaltable>
    </section>
  </xsl:template>

  <xsl:template name="matrix">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..matrix')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'method.matrix')"/></title>
      <informaltable rowheader="firstcol">
        <tgroup cols="{1 + count(m:c-matrix/m:c-impact)}">
          <colspec colname="c1" colwidth="3*"/>
          <xsl:for-each select="m:c-matrix/m:c-impact"><colspec colname="c{position() + 1}" colwidth="2*"/></xsl:for-each>
          <thead>
            <row>
              <entry><xsl:value-of select="key('word', 'method.likelihood-impact')"/></entry>
              <xsl:for-each select="m:c-matrix/m:c-impact">
                <entry><xsl:value-of select="@impact"/><xsl:if test="@title != ''"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></entry>
              </xsl:for-each>
            </row>
          </thead>
          <tbody>
            <xsl:for-each select="m:c-matrix/m:c-row">
              <row>
                <entry><xsl:value-of select="@likelihood"/><xsl:if test="@likelihood-title != ''"><xsl:text> </xsl:text><xsl:value-of select="@likelihood-title"/></xsl:if></entry>
                <xsl:for-each select="m:c-cell">
                  <entry><xsl:apply-templates select="." mode="level"/><xsl:if test="@score"><xsl:text> </xsl:text><xsl:value-of select="@score"/></xsl:if></entry>
                </xsl:for-each>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <!-- a level in its colour, which the matrix knows -->
  <xsl:template name="level-chip">
    <xsl:variable name="name" select="string(m:name)"/>
    <xsl:variable name="cell" select="(../m:c-matrix/m:c-row/m:c-cell[@level = $name])[1]"/>
    <xsl:choose>
      <xsl:when test="$cell"><xsl:apply-templates select="$cell" mode="level"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="m:title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- what a level asks for: the acceptance criteria -->
  <xsl:template name="levels">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..levels')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'method.levels')"/></title>
      <informaltable rowheader="firstcol">
        <!-- a matrix gives its levels no scores -->
        <tgroup cols="{4 + boolean(m:level/m:score)}">
          <xsl:variable name="scores" select="substring('method.scores:2 ', 1, 16 * boolean(m:level/m:score))"/>
          <xsl:call-template name="columns"><xsl:with-param name="of" select="concat('risk.level:3 ', $scores, 'method.response:3 method.within:3 method.accepted-by:5')"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:level">
              <xsl:sort select="m:rank/@number" data-type="number" order="descending"/>
              <row>
                <entry>
                  <xsl:call-template name="level-chip"/>
                </entry>
                <xsl:if test="../m:level/m:score"><entry><xsl:value-of select="m:score"/></entry></xsl:if>
                <entry>
                  <xsl:value-of select="m:response"/>
                  <xsl:if test="m:response/@word = 'treat' and m:accepted-by">, <xsl:value-of select="key('word', 'method.unless-accepted')"/></xsl:if>
                </entry>
                <entry><xsl:value-of select="m:within"/></entry>
                <entry><xsl:if test="m:accepted-by"><xsl:apply-templates select="m:accepted-by[1]" mode="cell"/></xsl:if></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>
</xsl:stylesheet>
