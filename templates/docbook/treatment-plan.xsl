<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/treatment-plan.xsl: risk treatment plan (6.1.3 e, 8.3).
     Progress in figures, the plan with late work first, the same by risk, each treatment with all that is known of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>

  <xsl:key name="by-risk" match="/m:model/m:treatment/m:c-risk" use="@to"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:treatment">
      <xsl:call-template name="plan"/>
      <xsl:if test="m:treatment/m:c-risk or m:c-summary/m:c-untreated"><xsl:call-template name="by-risk"/></xsl:if>
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..treatments')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'treatments.each')"/></title>
        <xsl:apply-templates select="m:treatment"/>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:treatment)]"/></xsl:call-template>
  </xsl:template>

  <!-- ═══ progress ═══ -->

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..progress')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'treatments.progress')"/></title>
      <xsl:for-each select="m:c-total">
        <para>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..progress..total')"/></xsl:attribute>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'treatments.total'"/><xsl:with-param name="n" select="@n"/></xsl:call-template>
          <xsl:if test="@n > 0">
            <xsl:text> </xsl:text>
            <xsl:call-template name="say"><xsl:with-param name="id" select="'treatments.overdue'"/><xsl:with-param name="n" select="@overdue"/></xsl:call-template>
          </xsl:if>
          <xsl:if test="@slipped > 0">
            <xsl:text> </xsl:text>
            <xsl:call-template name="say"><xsl:with-param name="id" select="'treatments.slipped'"/><xsl:with-param name="n" select="@slipped"/></xsl:call-template>
          </xsl:if>
        </para>
        <table rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..progress..states')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'treatments.by-state')"/></title>
          <tgroup cols="2">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'treatment.state:3 treatments.number:2:right'"/></xsl:call-template>
            <tbody>
              <xsl:call-template name="count"><xsl:with-param name="state" select="'done'"/><xsl:with-param name="n" select="@done"/></xsl:call-template>
              <xsl:call-template name="count"><xsl:with-param name="state" select="'in-progress'"/><xsl:with-param name="n" select="@in-progress"/></xsl:call-template>
              <xsl:call-template name="count"><xsl:with-param name="state" select="'open'"/><xsl:with-param name="n" select="@open"/></xsl:call-template>
              <xsl:call-template name="count"><xsl:with-param name="state" select="'dropped'"/><xsl:with-param name="n" select="@dropped"/></xsl:call-template>
            </tbody>
          </tgroup>
        </table>
      </xsl:for-each>
      <xsl:if test="m:c-cost">
        <table rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..progress..costs')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'treatments.costs')"/></title>
          <tgroup cols="2">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'cost.planned:3:right cost.spent:3:right'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:c-cost">
                <row>
                  <entry><phrase role="nobr"><xsl:value-of select="@planned"/></phrase></entry>
                  <entry><phrase role="nobr"><xsl:value-of select="@spent"/></phrase></entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </table>
      </xsl:if>
      <xsl:if test="m:c-owner">
        <table rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..progress..owners')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'treatments.by-owner')"/></title>
          <tgroup cols="4">
            <xsl:call-template name="columns"><xsl:with-param name="of" select="'treatment.owner:6 treatments.number:2:right treatments.unfinished:2:right treatments.late:2:right'"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="m:c-owner">
                <row>
                  <entry>
                    <xsl:choose>
                      <xsl:when test="@to != ''"><link linkend="{@to}"><xsl:value-of select="@title"/></link></xsl:when>
                      <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
                      <xsl:otherwise><xsl:value-of select="key('word', 'treatments.nobody')"/></xsl:otherwise>
                    </xsl:choose>
                  </entry>
                  <entry><xsl:value-of select="@n"/></entry>
                  <entry><xsl:value-of select="@open"/></entry>
                  <entry>
                    <xsl:choose>
                      <xsl:when test="@overdue > 0"><phrase role="overdue"><xsl:value-of select="@overdue"/></phrase></xsl:when>
                      <xsl:otherwise><xsl:value-of select="@overdue"/></xsl:otherwise>
                    </xsl:choose>
                  </entry>
                </row>
              </xsl:for-each>
            </tbody>
          </tgroup>
        </table>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="count">
    <xsl:param name="state"/>
    <xsl:param name="n"/>
    <row>
      <entry><xsl:value-of select="(key('word', concat('choice.work.state.', $state)) | key('word', concat('choice.', $state)))[1]"/></entry>
      <entry><xsl:value-of select="$n"/></entry>
    </row>
  </xsl:template>

  <!-- ═══ the plan: late, to do, done, dropped; in each the earliest date first ═══ -->

  <xsl:template name="plan">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..plan')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'treatments.plan')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..plan..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'treatments.plan-caption')"/></title>
        <tgroup cols="9">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'treatment.id:3 treatment.title:11 treatment.risks:4 treatment.controls:4 treatment.owner:5 treatment.starts:3 treatment.due:4 treatment.cost:3:right treatment.state:4'"/></xsl:call-template>
          <tbody>
            <xsl:call-template name="plan-part"><xsl:with-param name="word" select="'treatments.group-late'"/><xsl:with-param name="of" select="m:treatment[m:c-progress/@overdue = 'yes']"/></xsl:call-template>
            <xsl:call-template name="plan-part"><xsl:with-param name="word" select="'treatments.group-pending'"/><xsl:with-param name="of" select="m:treatment[m:c-progress/@pending = 'yes' and not(m:c-progress/@overdue = 'yes')]"/></xsl:call-template>
            <xsl:call-template name="plan-part"><xsl:with-param name="word" select="'treatments.group-done'"/><xsl:with-param name="of" select="m:treatment[m:c-progress/@state = 'done']"/></xsl:call-template>
            <xsl:call-template name="plan-part"><xsl:with-param name="word" select="'treatments.group-dropped'"/><xsl:with-param name="of" select="m:treatment[m:c-progress/@state = 'dropped']"/></xsl:call-template>
            <xsl:call-template name="plan-part"><xsl:with-param name="word" select="'treatments.group-other'"/><xsl:with-param name="of" select="m:treatment[not(m:c-progress)]"/></xsl:call-template>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="plan-part">
    <xsl:param name="word"/>
    <xsl:param name="of"/>
    <xsl:if test="$of">
      <row role="group"><entry namest="c1" nameend="c9"><xsl:value-of select="key('word', $word)"/></entry></row>
      <xsl:apply-templates select="$of[m:c-progress/@due]" mode="plan"><xsl:sort select="m:c-progress/@due"/></xsl:apply-templates>
      <xsl:apply-templates select="$of[not(m:c-progress/@due)]" mode="plan"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:treatment" mode="plan">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..plan..', substring-after(@address, '..'))"/></xsl:attribute>
      <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link></entry>
      <entry><xsl:value-of select="@title"/></entry>
      <entry><xsl:for-each select="m:c-risk"><xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if><xsl:apply-templates select="." mode="id"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="level"/></xsl:for-each></entry>
      <entry><xsl:for-each select="m:c-control"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each></entry>
      <entry><xsl:if test="m:owner"><xsl:apply-templates select="m:owner[1]" mode="cell"/></xsl:if></entry>
      <entry><xsl:if test="m:starts"><xsl:apply-templates select="m:starts[1]" mode="value"/></xsl:if></entry>
      <entry><xsl:apply-templates select="m:c-progress" mode="due"/></entry>
      <entry><xsl:if test="m:cost"><xsl:apply-templates select="m:cost[1]" mode="value"/></xsl:if></entry>
      <entry><xsl:apply-templates select="m:c-progress" mode="done"/></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:*" mode="done">
    <xsl:apply-templates select="." mode="state"/>
    <xsl:if test="@share != '' and @pending = 'yes'"><xsl:text> </xsl:text><phrase role="nobr"><xsl:value-of select="@share"/>%</phrase></xsl:if>
  </xsl:template>

  <!-- ═══ by risk ═══ -->

  <xsl:template name="by-risk">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..by-risk')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'treatments.by-risk')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..by-risk..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'treatments.by-risk-caption')"/></title>
        <tgroup cols="3">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'treatment.risk:5 treatment.remaining:2 risk.treatments:7'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:treatment/m:c-risk[count(. | key('by-risk', @to)[1]) = 1] | m:c-summary/m:c-untreated">
              <xsl:sort select="@id"/>
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..by-risk..', substring-after(@to, '..'))"/></xsl:attribute>
                <entry><xsl:apply-templates select="." mode="full"/></entry>
                <entry><xsl:apply-templates select="." mode="level"/></entry>
                <entry>
                  <xsl:if test="self::m:c-untreated">
                    <xsl:choose>
                      <xsl:when test="@option-text != ''"><simpara><xsl:call-template name="say"><xsl:with-param name="id" select="'treatments.instead'"/><xsl:with-param name="a" select="string(@option-text)"/></xsl:call-template></simpara></xsl:when>
                      <xsl:otherwise><simpara><xsl:value-of select="key('word', 'treatments.untreated')"/></simpara></xsl:otherwise>
                    </xsl:choose>
                  </xsl:if>
                  <xsl:for-each select="key('by-risk', @to)">
                    <simpara>
                      <link linkend="{../@address}"><phrase role="id"><xsl:value-of select="../@id"/></phrase><xsl:if test="not(../@title = ../@id)"><xsl:text> </xsl:text><xsl:value-of select="../@title"/></xsl:if></link>
                      <xsl:text> </xsl:text>
                      <xsl:apply-templates select="../m:c-progress" mode="state"/>
                    </simpara>
                  </xsl:for-each>
                </entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ each treatment ═══ -->

  <xsl:template match="m:treatment">
    <section role="entity">
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <title><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:if test="not(@title = @id)"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></title>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <informaltable role="facts">
        <tgroup cols="2">
          <colspec colname="c1" colwidth="1*"/>
          <colspec colname="c2" colwidth="3*"/>
          <tbody>
            <row>
              <xsl:call-template name="head"><xsl:with-param name="field" select="'status'"/><xsl:with-param name="word" select="'treatment.state'"/></xsl:call-template>
              <entry>
                <xsl:apply-templates select="m:c-progress" mode="done"/>
                <xsl:if test="m:c-progress/@since != ''"><xsl:text> </xsl:text><phrase role="muted nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'since'"/><xsl:with-param name="a" select="string(m:c-progress/@since)"/></xsl:call-template></phrase></xsl:if>
              </entry>
            </row>
            <xsl:if test="m:c-risk">
              <row>
                <xsl:call-template name="head"><xsl:with-param name="field" select="'c-risks'"/><xsl:with-param name="word" select="'treatment.risks'"/></xsl:call-template>
                <entry><xsl:for-each select="m:c-risk"><xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if><xsl:apply-templates select="." mode="full"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="level"/></xsl:for-each></entry>
              </row>
            </xsl:if>
            <xsl:apply-templates select="m:owner[1]" mode="fact"/>
            <xsl:if test="m:c-progress/@due != ''">
              <row>
                <xsl:call-template name="head"><xsl:with-param name="field" select="'due'"/><xsl:with-param name="word" select="'treatment.due'"/></xsl:call-template>
                <entry>
                  <xsl:call-template name="day"><xsl:with-param name="on" select="m:c-progress/@due"/><xsl:with-param name="overdue" select="m:c-progress/@overdue"/></xsl:call-template>
                  <xsl:if test="m:c-progress/@days-late > 0"><xsl:text> </xsl:text><phrase role="muted"><xsl:call-template name="say"><xsl:with-param name="id" select="'days-late'"/><xsl:with-param name="n" select="m:c-progress/@days-late"/></xsl:call-template></phrase></xsl:if>
                  <xsl:if test="m:due/m:was">
                    <xsl:text>; </xsl:text><phrase role="muted"><xsl:value-of select="key('word', 'treatment.was')"/></phrase><xsl:text> </xsl:text>
                    <xsl:for-each select="m:due/m:was"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each>
                  </xsl:if>
                  <xsl:for-each select="m:due/m:because"><xsl:text>: </xsl:text><xsl:apply-templates select="." mode="value"/></xsl:for-each>
                </entry>
              </row>
            </xsl:if>
            <xsl:if test="m:c-control">
              <row>
                <xsl:call-template name="head"><xsl:with-param name="field" select="'c-controls'"/><xsl:with-param name="word" select="'treatment.controls'"/></xsl:call-template>
                <entry>
                  <xsl:for-each select="m:c-control">
                    <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
                    <xsl:variable name="control" select="."/>
                    <xsl:call-template name="named-full"/>
                    <xsl:if test="@status-text != ''"><xsl:text> </xsl:text><phrase role="muted"><xsl:value-of select="@status-text"/></phrase></xsl:if>
                    <xsl:if test="../m:controls/m:note"><xsl:for-each select="../m:controls[m:which[@to = $control/@to or (not(@to) and . = $control/@title)]]/m:note"><xsl:text>: </xsl:text><xsl:apply-templates select="." mode="value"/></xsl:for-each></xsl:if>
                  </xsl:for-each>
                </entry>
              </row>
            </xsl:if>
            <xsl:apply-templates select="m:expected" mode="expected"/>
            <xsl:apply-templates select="m:*[not(contains(' title description of status owner due controls progress expected evidence ', concat(' ', local-name(), ' ')) or starts-with(local-name(), 'c-'))]" mode="fact"/>
            <xsl:call-template name="cited"/>
            <xsl:if test="m:c-evidence">
              <row>
                <xsl:call-template name="head"><xsl:with-param name="field" select="'c-evidence'"/><xsl:with-param name="word" select="'evidence'"/></xsl:call-template>
                <entry>
                  <xsl:for-each select="m:c-evidence">
                    <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
                    <xsl:call-template name="proof"/>
                  </xsl:for-each>
                </entry>
              </row>
            </xsl:if>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <!-- the rating that is expected once it is done -->
  <xsl:template match="m:expected" mode="expected">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(ancestor-or-self::*[@address][1]/@address, '..expected')"/></xsl:attribute>
      <entry><xsl:call-template name="label"/></entry>
      <entry>
        <xsl:for-each select="../m:c-rating[@of = 'expected']"><xsl:apply-templates select="." mode="level"/><xsl:text> </xsl:text></xsl:for-each>
        <xsl:for-each select="m:*">
          <xsl:variable name="again" select="local-name() = local-name(preceding-sibling::*[1])"/>
          <xsl:if test="position() > 1"><xsl:choose><xsl:when test="$again">, </xsl:when><xsl:otherwise>; </xsl:otherwise></xsl:choose></xsl:if>
          <xsl:if test="not($again)"><phrase role="muted"><xsl:choose><xsl:when test="position() > 1"><xsl:call-template name="inner-label"/></xsl:when><xsl:otherwise><xsl:call-template name="label"/></xsl:otherwise></xsl:choose></phrase><xsl:text> </xsl:text></xsl:if>
          <xsl:apply-templates select="." mode="value"/>
        </xsl:for-each>
      </entry>
    </row>
  </xsl:template>
</xsl:stylesheet>
