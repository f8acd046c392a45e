<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/soa.xsl: Statement of Applicability (6.1.3 d).
     Figures by theme and state, what is excluded and why, the statement itself, each control with all that is known of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>

  <xsl:key name="in-theme" match="/m:model/m:control[m:c-entry]" use="concat(m:c-entry/@catalog, '|', m:c-entry/@theme)"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:control[m:c-entry/@included = 'no']"><xsl:call-template name="excluded"/></xsl:if>
    <xsl:if test="m:control"><xsl:call-template name="statement"/></xsl:if>
    <xsl:if test="m:control"><xsl:call-template name="each"/></xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:control)]"/></xsl:call-template>
  </xsl:template>

  <!-- ═══ summary ═══ -->

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <xsl:for-each select="m:c-catalog">
        <para>
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..', @id)"/></xsl:attribute>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'soa.catalog'"/><xsl:with-param name="a" select="string(@title)"/><xsl:with-param name="n" select="@n"/></xsl:call-template>
          <xsl:if test="@n > 0">
            <xsl:text> </xsl:text>
            <xsl:call-template name="say"><xsl:with-param name="id" select="'soa.included'"/><xsl:with-param name="n" select="@included"/></xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:call-template name="say"><xsl:with-param name="id" select="'soa.excluded'"/><xsl:with-param name="n" select="@excluded"/></xsl:call-template>
            <xsl:if test="@undecided"><xsl:text> </xsl:text><xsl:call-template name="say"><xsl:with-param name="id" select="'soa.undecided'"/><xsl:with-param name="n" select="@undecided"/></xsl:call-template></xsl:if>
          </xsl:if>
        </para>
        <xsl:if test="@named != 'project'">
          <para>
            <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..', @id, '..names')"/></xsl:attribute>
            <xsl:call-template name="say"><xsl:with-param name="id" select="concat('soa.named-', @named)"/></xsl:call-template>
          </para>
        </xsl:if>
        <xsl:if test="m:c-theme">
          <table rowheader="firstcol">
            <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..', @id, '..themes')"/></xsl:attribute>
            <title><xsl:value-of select="key('word', 'soa.by-theme')"/></title>
            <xsl:variable name="open" select="boolean(@undecided)"/>
            <tgroup cols="{4 + $open}">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="concat('soa.theme:6 soa.controls:2:right soa.in:2:right soa.out:2:right', substring(' soa.open-head:2:right', 1, 22 * $open))"/></xsl:call-template>
              <tbody>
                <xsl:for-each select="m:c-theme">
                  <row>
                    <entry><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:text> </xsl:text><xsl:value-of select="@title"/></entry>
                    <entry><xsl:value-of select="@n"/></entry>
                    <entry><xsl:value-of select="@included"/></entry>
                    <entry><xsl:value-of select="@excluded"/></entry>
                    <xsl:if test="$open"><entry><xsl:value-of select="concat(@undecided, substring('0', 1, not(@undecided)))"/></entry></xsl:if>
                  </row>
                </xsl:for-each>
              </tbody>
            </tgroup>
          </table>
        </xsl:if>
        <xsl:if test="m:c-state">
          <table rowheader="firstcol">
            <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..', @id, '..states')"/></xsl:attribute>
            <title><xsl:value-of select="key('word', 'soa.by-state')"/></title>
            <tgroup cols="2">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="'soa.state:6 soa.controls:2:right'"/></xsl:call-template>
              <tbody>
                <xsl:for-each select="m:c-state">
                  <row>
                    <entry>
                      <xsl:call-template name="state-chip"><xsl:with-param name="state" select="string(@state)"/><xsl:with-param name="text" select="string(@text)"/></xsl:call-template>
                    </entry>
                    <entry><xsl:value-of select="@n"/></entry>
                  </row>
                </xsl:for-each>
              </tbody>
            </tgroup>
          </table>
        </xsl:if>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- ═══ what is left out, and why ═══ -->

  <xsl:template name="excluded">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..excluded')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'soa.excluded-title')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..excluded..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'soa.excluded-caption')"/></title>
        <tgroup cols="3">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'soa.control:2 soa.title:5 soa.reason:9'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:control[m:c-entry/@included = 'no']">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..excluded..', substring-after(@address, '..'))"/></xsl:attribute>
                <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link></entry>
                <entry><xsl:value-of select="@title"/></entry>
                <entry><xsl:call-template name="exclusion"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="exclusion">
    <xsl:apply-templates select="m:excluded/m:because[1]" mode="value"/>
    <xsl:if test="m:excluded/m:see">
      <xsl:text> </xsl:text><phrase role="muted"><xsl:value-of select="key('word', 'soa.see')"/></phrase><xsl:text> </xsl:text>
      <xsl:for-each select="m:excluded/m:see"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- ═══ the statement: every control, by theme ═══ -->

  <xsl:template name="statement">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..statement')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'soa.statement')"/></title>
      <para><xsl:value-of select="key('word', 'soa.statement-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..statement..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'soa.statement-caption')"/></title>
        <tgroup cols="7">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'soa.control:3 soa.title:7 soa.applies:4 soa.why:10 soa.state:5 soa.how:14 soa.evidence:5'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:control[m:c-entry]">
              <xsl:if test="m:c-entry/@theme and count(. | key('in-theme', concat(m:c-entry/@catalog, '|', m:c-entry/@theme))[1]) = 1">
                <row role="group"><entry namest="c1" nameend="c7"><xsl:value-of select="m:c-entry/@theme"/><xsl:text> </xsl:text><xsl:value-of select="m:c-entry/@theme-title"/></entry></row>
              </xsl:if>
              <xsl:apply-templates select="." mode="statement"/>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:control" mode="statement">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..statement..', substring-after(@address, '..'))"/></xsl:attribute>
      <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link></entry>
      <entry><xsl:value-of select="@title"/></entry>
      <entry><xsl:call-template name="applies"/></entry>
      <entry><xsl:call-template name="why"/></entry>
      <entry>
        <xsl:if test="m:c-entry/@included = 'yes'"><xsl:call-template name="implementation"/></xsl:if>
      </entry>
      <entry>
        <xsl:if test="m:how"><xsl:apply-templates select="m:how[1]" mode="value"/></xsl:if>
        <xsl:if test="m:c-text">
          <xsl:if test="m:how"><xsl:processing-instruction name="linebreak"/></xsl:if>
          <xsl:for-each select="m:c-text"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
        </xsl:if>
      </entry>
      <entry>
        <xsl:for-each select="m:c-proof">
          <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
          <xsl:apply-templates select="." mode="id"/>
          <xsl:if test="@on != ''"><xsl:text> </xsl:text><phrase role="muted"><phrase role="nobr"><xsl:value-of select="@on"/></phrase></phrase></xsl:if>
        </xsl:for-each>
      </entry>
    </row>
  </xsl:template>

  <xsl:template name="applies">
    <xsl:choose>
      <xsl:when test="m:c-entry/@undecided"><phrase role="chip grey"><xsl:value-of select="key('word', 'soa.open')"/></phrase></xsl:when>
      <xsl:when test="m:c-entry/@included = 'yes'"><xsl:value-of select="key('word', 'soa.yes')"/></xsl:when>
      <xsl:otherwise><phrase role="chip grey"><xsl:value-of select="key('word', 'soa.no')"/></phrase></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="implementation">
    <xsl:apply-templates select="m:c-entry[not(@undecided)]" mode="state"/>
    <xsl:if test="m:c-entry/@since != ''"><xsl:text> </xsl:text><phrase role="muted nobr"><xsl:call-template name="say"><xsl:with-param name="id" select="'since'"/><xsl:with-param name="a" select="string(m:c-entry/@since)"/></xsl:call-template></phrase></xsl:if>
  </xsl:template>

  <!-- the justification: what makes it necessary, then the organisation's own words; or why it is out. In a table kind by
       kind, a line each; `each`: a reason a line -->
  <xsl:template name="why">
    <xsl:param name="each" select="false()"/>
    <xsl:choose>
      <xsl:when test="m:c-entry/@included = 'no'"><xsl:call-template name="exclusion"/></xsl:when>
      <xsl:otherwise>
        <xsl:choose>
          <xsl:when test="$each"><xsl:for-each select="m:c-driver"><xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if><xsl:call-template name="reason"/></xsl:for-each></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="reasons"><xsl:with-param name="kind" select="'risk'"/></xsl:call-template>
            <xsl:call-template name="reasons"><xsl:with-param name="kind" select="'obligation'"/></xsl:call-template>
            <xsl:call-template name="reasons"><xsl:with-param name="kind" select="'requirement'"/></xsl:call-template>
            <xsl:call-template name="reasons"><xsl:with-param name="kind" select="'objective'"/></xsl:call-template>
            <xsl:call-template name="reasons"><xsl:with-param name="kind" select="'measure'"/></xsl:call-template>
            <xsl:call-template name="reasons"><xsl:with-param name="kind" select="'text'"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="m:because">
          <xsl:if test="m:c-driver"><xsl:processing-instruction name="linebreak"/></xsl:if>
          <xsl:apply-templates select="m:because[1]" mode="value"/>
        </xsl:if>
        <xsl:if test="not(m:because or m:c-driver or m:c-entry/@undecided)"><phrase role="muted"><xsl:value-of select="key('word', 'soa.no-reason')"/></phrase></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Risks R-001, R-017 (T-004)": a risk by its id, since its title is a sentence, with the treatments that bring the
       control in; the rest by title -->
  <xsl:template name="reasons">
    <xsl:param name="kind"/>
    <xsl:variable name="of" select="m:c-driver[@kind = $kind]"/>
    <xsl:if test="$of">
      <xsl:if test="$of[1]/preceding-sibling::*[1][self::m:c-driver]"><xsl:processing-instruction name="linebreak"/></xsl:if>
      <xsl:call-template name="say"><xsl:with-param name="id" select="concat('soa.because-', $kind)"/><xsl:with-param name="n" select="count($of)"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:for-each select="$of">
        <xsl:if test="position() > 1"><xsl:choose><xsl:when test="$kind = 'risk'">, </xsl:when><xsl:otherwise>; </xsl:otherwise></xsl:choose></xsl:if>
        <xsl:choose>
          <xsl:when test="$kind = 'risk'"><xsl:apply-templates select="." mode="id"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="reason-title"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="reason-via"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- "Risk R-017 Patient files are encrypted (T-004)" -->
  <xsl:template name="reason">
    <xsl:value-of select="key('word', concat('soa.because-', @kind, '.one'))"/>
    <xsl:text> </xsl:text>
    <xsl:choose>
      <xsl:when test="@kind = 'risk'"><xsl:apply-templates select="." mode="full"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="reason-title"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="reason-via"/>
  </xsl:template>

  <xsl:template name="reason-title">
    <xsl:choose>
      <xsl:when test="@to != ''"><link linkend="{@to}"><xsl:value-of select="@title"/></link></xsl:when>
      <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="reason-via">
    <xsl:if test="m:c-via">
      <xsl:text> (</xsl:text>
      <xsl:for-each select="m:c-via"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- ═══ each control, under its theme ═══ -->

  <xsl:template name="each">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..controls')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'soa.each')"/></title>
      <xsl:for-each select="m:control[m:c-entry][count(. | key('in-theme', concat(m:c-entry/@catalog, '|', m:c-entry/@theme))[1]) = 1]">
        <xsl:variable name="all" select="key('in-theme', concat(m:c-entry/@catalog, '|', m:c-entry/@theme))"/>
        <xsl:choose>
          <xsl:when test="m:c-entry/@theme">
            <section>
              <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..controls..', m:c-entry/@catalog, '..', m:c-entry/@theme)"/></xsl:attribute>
              <title><xsl:value-of select="m:c-entry/@theme"/><xsl:text> </xsl:text><xsl:value-of select="m:c-entry/@theme-title"/></title>
              <xsl:apply-templates select="$all"/>
            </section>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="$all"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="m:control">
    <section role="entity">
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <title><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:text> </xsl:text><xsl:value-of select="@title"/></title>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <informaltable role="facts">
        <tgroup cols="2">
          <colspec colname="c1" colwidth="1*"/>
          <colspec colname="c2" colwidth="3*"/>
          <tbody>
            <row>
              <xsl:call-template name="head"><xsl:with-param name="field" select="'c-included'"/><xsl:with-param name="word" select="'soa.applies'"/></xsl:call-template>
              <entry><xsl:call-template name="applies"/></entry>
            </row>
            <row>
              <xsl:call-template name="head"><xsl:with-param name="field" select="'c-because'"/><xsl:with-param name="word" select="'soa.why'"/></xsl:call-template>
              <entry><xsl:call-template name="why"><xsl:with-param name="each" select="true()"/></xsl:call-template></entry>
            </row>
            <xsl:if test="m:c-entry/@included = 'yes'">
              <row>
                <xsl:call-template name="head"><xsl:with-param name="field" select="'status'"/><xsl:with-param name="word" select="'soa.state'"/></xsl:call-template>
                <entry><xsl:call-template name="implementation"/></entry>
              </row>
            </xsl:if>
            <xsl:apply-templates select="m:owner[1] | m:how[1]" mode="fact"/>
            <xsl:if test="m:c-text">
              <row>
                <xsl:call-template name="head"><xsl:with-param name="field" select="'c-texts'"/><xsl:with-param name="word" select="'soa.texts'"/></xsl:call-template>
                <entry>
                  <xsl:for-each select="m:c-text">
                    <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
                    <xsl:apply-templates select="." mode="full"/>
                    <xsl:for-each select="m:c-heading">
                      <xsl:choose><xsl:when test="position() > 1">, </xsl:when><xsl:otherwise>: </xsl:otherwise></xsl:choose>
                      <link linkend="{@to}"><xsl:value-of select="@title"/></link>
                    </xsl:for-each>
                  </xsl:for-each>
                </entry>
              </row>
            </xsl:if>
            <xsl:call-template name="proofs"/>
            <xsl:if test="m:c-work">
              <row>
                <xsl:call-template name="head"><xsl:with-param name="field" select="'c-work'"/><xsl:with-param name="word" select="'soa.work'"/></xsl:call-template>
                <entry><xsl:for-each select="m:c-work"><xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if><xsl:call-template name="work"/></xsl:for-each></entry>
              </row>
            </xsl:if>
            <xsl:apply-templates select="m:*[not(contains(' title description of status excluded because drivers policies owner how evidence recognise type properties concepts capabilities domains earlier ', concat(' ', local-name(), ' ')) or starts-with(local-name(), 'c-'))]" mode="fact"/>
            <xsl:call-template name="attributes"/>
            <xsl:call-template name="cited"/>
          </tbody>
        </tgroup>
      </informaltable>
    </section>
  </xsl:template>

  <xsl:template name="proofs">
    <xsl:if test="m:c-proof or m:c-entry[@included = 'yes']">
      <row>
        <xsl:call-template name="head"><xsl:with-param name="field" select="'c-proofs'"/><xsl:with-param name="word" select="'soa.evidence'"/></xsl:call-template>
        <entry>
          <xsl:for-each select="m:c-proof">
            <xsl:call-template name="proof"/>
            <xsl:processing-instruction name="linebreak"/>
          </xsl:for-each>
          <phrase>
            <xsl:attribute name="role">
              <xsl:choose>
                <xsl:when test="m:c-entry/@proof = 'current'">chip green</xsl:when>
                <xsl:when test="m:c-entry/@proof = 'stale'">chip orange</xsl:when>
                <xsl:otherwise>chip grey</xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
            <xsl:value-of select="m:c-entry/@proof-text"/>
          </phrase>
        </entry>
      </row>
    </xsl:if>
  </xsl:template>

  <xsl:template name="work">
    <xsl:apply-templates select="." mode="full"/>
    <xsl:if test="@owner != ''">, <xsl:value-of select="@owner"/></xsl:if>
    <xsl:if test="@due != '' or @every != ''"><xsl:text>, </xsl:text><xsl:apply-templates select="." mode="due"/></xsl:if>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="state"/>
  </xsl:template>

  <!-- the catalog's attributes and the control's numbers in an earlier edition, in one row -->
  <xsl:template name="attributes">
    <xsl:if test="m:type or m:properties or m:concepts or m:capabilities or m:domains or m:earlier">
      <row>
        <xsl:call-template name="head"><xsl:with-param name="field" select="'c-attributes'"/><xsl:with-param name="word" select="'soa.attributes'"/></xsl:call-template>
        <entry>
          <xsl:for-each select="m:type[1] | m:properties[1] | m:concepts[1] | m:capabilities[1] | m:domains[1] | m:earlier[1]">
            <xsl:if test="position() > 1">; </xsl:if>
            <phrase role="muted"><xsl:choose><xsl:when test="position() > 1"><xsl:call-template name="inner-label"/></xsl:when><xsl:otherwise><xsl:call-template name="label"/></xsl:otherwise></xsl:choose></phrase><xsl:text> </xsl:text>
            <xsl:apply-templates select="." mode="inline"/>
          </xsl:for-each>
        </entry>
      </row>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
