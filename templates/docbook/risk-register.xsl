<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/risk-register.xsl: risk register and assessment report (6.1.2, 8.2).
     Summary with counts and heat maps, the register, each risk with all that is known of it, where its criteria stand. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>

  <xsl:variable name="rated-now" select="boolean(/m:model/m:risk/m:c-rating[@of = 'current'])"/>

  <!-- heads of tables that each risk has -->
  <xsl:variable name="head-rating-reasons"><xsl:call-template name="columns"><xsl:with-param name="of" select="'rating.rating:3 rating.level:3 rating.likelihood:3 rating.impact:6 rating.reason:7'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="head-rating"><xsl:call-template name="columns"><xsl:with-param name="of" select="'rating.rating:3 rating.level:3 rating.likelihood:3 rating.impact:12'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="head-treatments"><xsl:call-template name="columns"><xsl:with-param name="of" select="'treatment.id:2 treatment.title:8 treatment.due:4 treatment.state:4'"/></xsl:call-template></xsl:variable>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:risk">
      <xsl:call-template name="register"/>
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..risks')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'risks.each')"/></title>
        <xsl:apply-templates select="m:risk"/>
      </section>
    </xsl:if>
    <xsl:if test="m:method">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..criteria')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'method.title')"/></title>
        <para>
          <xsl:value-of select="key('word', 'method.see')"/>
          <xsl:for-each select="m:method">
            <xsl:choose><xsl:when test="position() = 1"><xsl:text> </xsl:text></xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
            <link linkend="{@address}"><xsl:value-of select="@title"/></link>
          </xsl:for-each>
          <xsl:text>.</xsl:text>
        </para>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:risk or self::m:method)]"/></xsl:call-template>
  </xsl:template>

  <!-- ═══ summary ═══ -->

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'risks.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'risks.open'"/><xsl:with-param name="n" select="m:c-total/@open"/></xsl:call-template>
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'risks.accepted'"/><xsl:with-param name="n" select="m:c-total/@accepted"/></xsl:call-template>
          <xsl:if test="m:c-total/@accepted > 0">
            <xsl:text>, </xsl:text>
            <xsl:choose>
              <xsl:when test="m:c-total/@accepted-entitled = m:c-total/@accepted"><xsl:call-template name="say"><xsl:with-param name="id" select="'risks.accepted-all'"/><xsl:with-param name="n" select="m:c-total/@accepted"/></xsl:call-template></xsl:when>
              <xsl:otherwise><xsl:call-template name="say"><xsl:with-param name="id" select="'risks.accepted-entitled'"/><xsl:with-param name="n" select="m:c-total/@accepted-entitled"/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
          </xsl:if>
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'risks.above'"/><xsl:with-param name="n" select="m:c-total/@above-criterion"/></xsl:call-template>
          <xsl:if test="m:c-total/@above-criterion > 0">
            <xsl:text>; </xsl:text>
            <xsl:choose>
              <xsl:when test="m:c-total/@above-accepted = m:c-total/@above-criterion"><xsl:call-template name="say"><xsl:with-param name="id" select="'risks.above-all'"/><xsl:with-param name="n" select="m:c-total/@above-accepted"/></xsl:call-template></xsl:when>
              <xsl:otherwise><xsl:call-template name="say"><xsl:with-param name="id" select="'risks.above-accepted'"/><xsl:with-param name="n" select="m:c-total/@above-accepted"/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
          </xsl:if>
        </xsl:if>
      </para>
      <xsl:if test="m:c-count">
        <table rowheader="firstcol">
          <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..levels')"/></xsl:attribute>
          <title><xsl:value-of select="key('word', 'risks.by-level')"/></title>
          <xsl:choose>
            <xsl:when test="m:c-count[@of = 'current']">
              <tgroup cols="4">
                <xsl:call-template name="columns"><xsl:with-param name="of" select="'risk.level:3 rating.inherent:2:right rating.current:2:right rating.residual:2:right'"/></xsl:call-template>
                <tbody><xsl:apply-templates select="m:c-count[@of = 'inherent']" mode="levels"/></tbody>
              </tgroup>
            </xsl:when>
            <xsl:otherwise>
              <tgroup cols="3">
                <xsl:call-template name="columns"><xsl:with-param name="of" select="'risk.level:3 rating.inherent:2:right rating.residual:2:right'"/></xsl:call-template>
                <tbody><xsl:apply-templates select="m:c-count[@of = 'inherent']" mode="levels"/></tbody>
              </tgroup>
            </xsl:otherwise>
          </xsl:choose>
        </table>
      </xsl:if>
      <xsl:apply-templates select="m:c-figure"/>
    </section>
  </xsl:template>

  <xsl:template match="m:c-count" mode="levels">
    <xsl:variable name="level" select="@level"/>
    <row>
      <entry><xsl:apply-templates select="." mode="level"/></entry>
      <entry><xsl:value-of select="@n"/></entry>
      <xsl:if test="../m:c-count[@of = 'current']"><entry><xsl:value-of select="../m:c-count[@of = 'current' and @level = $level]/@n"/></entry></xsl:if>
      <entry><xsl:value-of select="../m:c-count[@of = 'residual' and @level = $level]/@n"/></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:c-figure">
    <figure role="half">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..figure..', @method, '..', @name)"/></xsl:attribute>
      <title>
        <xsl:value-of select="key('word', concat('figure.', @name))"/>
        <xsl:if test="count(/m:model/m:method) > 1">: <xsl:value-of select="/m:model/m:method[@id = current()/@method]/@title"/></xsl:if>
      </title>
      <mediaobject>
        <imageobject><imagedata fileref="{@fileref}" contentwidth="{@width}pt" contentdepth="{@height}pt"/></imageobject>
        <textobject><phrase><xsl:value-of select="@alt"/></phrase></textobject>
      </mediaobject>
    </figure>
  </xsl:template>

  <!-- ═══ register: the gravest first, closed ones at the end ═══ -->

  <xsl:template name="register">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'risks.register')"/></title>
      <para><xsl:value-of select="key('word', 'risks.register-lead')"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'risks.register-caption')"/></title>
        <xsl:choose>
          <xsl:when test="$rated-now">
            <tgroup cols="10">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="'risk.id:3 risk.title:9 risk.assets:9 risk.owner:6 rating.inherent:4 rating.current:4 rating.residual:4 risk.response:4 risk.treatments:4 risk.state:5'"/></xsl:call-template>
              <xsl:call-template name="register-body"><xsl:with-param name="last" select="'c10'"/></xsl:call-template>
            </tgroup>
          </xsl:when>
          <xsl:otherwise>
            <tgroup cols="9">
              <xsl:call-template name="columns"><xsl:with-param name="of" select="'risk.id:3 risk.title:10 risk.assets:10 risk.owner:6 rating.inherent:4 rating.residual:4 risk.response:4 risk.treatments:5 risk.state:5'"/></xsl:call-template>
              <xsl:call-template name="register-body"><xsl:with-param name="last" select="'c9'"/></xsl:call-template>
            </tgroup>
          </xsl:otherwise>
        </xsl:choose>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="register-body">
    <xsl:param name="last"/>
    <tbody>
      <xsl:apply-templates select="m:risk[@c-open != 'no']" mode="register"><xsl:sort select="@c-sort" data-type="number" order="descending"/></xsl:apply-templates>
      <xsl:if test="m:risk[@c-open = 'no']">
        <row role="group"><entry namest="c1" nameend="{$last}"><xsl:value-of select="key('word', 'risks.closed')"/></entry></row>
        <xsl:apply-templates select="m:risk[@c-open = 'no']" mode="register"><xsl:sort select="@c-sort" data-type="number" order="descending"/></xsl:apply-templates>
      </xsl:if>
    </tbody>
  </xsl:template>

  <xsl:template match="m:risk" mode="register">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register..', substring-after(@address, '..'))"/></xsl:attribute>
      <entry><link linkend="{@address}"><phrase role="id"><xsl:value-of select="@id"/></phrase></link></entry>
      <entry><xsl:value-of select="@title"/></entry>
      <entry><xsl:if test="m:assets"><xsl:apply-templates select="m:assets[1]" mode="cell"/></xsl:if></entry>
      <entry><xsl:if test="m:owner"><xsl:apply-templates select="m:owner[1]" mode="cell"/></xsl:if></entry>
      <entry><xsl:apply-templates select="m:c-rating[@of = 'inherent']" mode="short"/></entry>
      <xsl:if test="$rated-now"><entry><xsl:apply-templates select="m:c-rating[@of = 'current']" mode="short"/></entry></xsl:if>
      <entry><xsl:apply-templates select="m:c-rating[@of = 'residual']" mode="short"/></entry>
      <entry><xsl:value-of select="m:response/m:option"/></entry>
      <entry>
        <xsl:for-each select="m:c-treatment"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
      </entry>
      <entry><xsl:call-template name="standing"/></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:c-rating" mode="short">
    <xsl:if test="@level-title or @score">
      <phrase role="nobr">
        <xsl:apply-templates select="." mode="level"/>
        <xsl:if test="@score"><xsl:text> </xsl:text><xsl:value-of select="@score"/></xsl:if>
      </phrase>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:if test="@complete = 'no'"><phrase role="muted"><xsl:value-of select="key('word', 'rating.incomplete')"/></phrase></xsl:if>
  </xsl:template>

  <!-- where the risk stands: its status, whether what remains is accepted, and its next review -->
  <xsl:template name="standing">
    <xsl:choose>
      <xsl:when test="m:status"><xsl:value-of select="m:status[1]/m:state"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="key('word', 'state.open')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@c-open != 'no' or m:c-acceptance">, </xsl:if>
    <xsl:choose>
      <xsl:when test="@c-open = 'no' and not(m:c-acceptance)"/>
      <xsl:when test="m:c-acceptance[@expired = 'yes']"><phrase role="overdue"><xsl:value-of select="key('word', 'accepted.expired')"/></phrase></xsl:when>
      <xsl:when test="m:c-acceptance"><xsl:value-of select="key('word', 'accepted.yes')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="key('word', 'accepted.no')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="m:c-review/@next != '' and @c-open != 'no'">
      <xsl:processing-instruction name="linebreak"/>
      <phrase role="muted"><xsl:value-of select="key('word', 'review.next-short')"/></phrase>
      <xsl:text> </xsl:text>
      <xsl:call-template name="day"><xsl:with-param name="on" select="m:c-review/@next"/><xsl:with-param name="overdue" select="m:c-review/@overdue"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ═══ each risk ═══ -->

  <xsl:template match="m:risk">
    <section role="entity">
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <title><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:if test="not(@title = @id)"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></title>
      <xsl:apply-templates select="m:description/*" mode="copy"/>
      <xsl:apply-templates select="m:consequence"/>
      <xsl:if test="m:c-rating"><xsl:call-template name="ratings"/></xsl:if>
      <informaltable role="facts">
        <tgroup cols="2">
          <colspec colname="c1" colwidth="1*"/>
          <colspec colname="c2" colwidth="3*"/>
          <tbody>
            <row>
              <xsl:call-template name="head"><xsl:with-param name="field" select="'state'"/><xsl:with-param name="word" select="'risk.state'"/></xsl:call-template>
              <entry>
                <xsl:choose>
                  <xsl:when test="m:status"><xsl:apply-templates select="m:status[1]" mode="inline"/></xsl:when>
                  <xsl:otherwise><xsl:value-of select="key('word', 'state.open')"/></xsl:otherwise>
                </xsl:choose>
              </entry>
            </row>
            <xsl:apply-templates select="m:owner[1]" mode="fact"/>
            <xsl:apply-templates select="m:*[not(contains(' title description consequence status owner inherent current residual accepted review reviewed ', concat(' ', local-name(), ' ')) or starts-with(local-name(), 'c-'))]" mode="fact"/>
            <xsl:call-template name="cited"/>
            <xsl:if test="m:c-control/m:c-via">
              <row>
                <xsl:call-template name="head"><xsl:with-param name="field" select="'c-controls'"/><xsl:with-param name="word" select="'risk.controls-added'"/></xsl:call-template>
                <entry>
                  <xsl:for-each select="m:c-control[m:c-via]">
                    <xsl:if test="position() > 1"><xsl:processing-instruction name="linebreak"/></xsl:if>
                    <xsl:call-template name="named-full"/>
                    <xsl:text> (</xsl:text>
                    <xsl:for-each select="m:c-via"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
                    <xsl:text>)</xsl:text>
                  </xsl:for-each>
                </entry>
              </row>
            </xsl:if>
            <xsl:call-template name="acceptance"/>
            <xsl:call-template name="reviews"/>
          </tbody>
        </tgroup>
      </informaltable>
      <xsl:if test="m:c-treatment"><xsl:call-template name="treatments"/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="m:consequence">
    <formalpara>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(../@address, '..consequence..', @xml:lang)"/></xsl:attribute>
      <title><xsl:call-template name="label"/></title>
      <para><xsl:apply-templates select="." mode="value"/></para>
    </formalpara>
  </xsl:template>

  <xsl:template name="ratings">
    <informaltable role="cards" rowheader="firstcol">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..rating')"/></xsl:attribute>
      <xsl:choose>
        <xsl:when test="m:inherent/m:because or m:current/m:because or m:residual/m:because">
          <tgroup cols="5">
            <xsl:copy-of select="$head-rating-reasons"/>
            <tbody><xsl:apply-templates select="m:c-rating" mode="rating"><xsl:with-param name="reasons" select="true()"/></xsl:apply-templates></tbody>
          </tgroup>
        </xsl:when>
        <xsl:otherwise>
          <tgroup cols="4">
            <xsl:copy-of select="$head-rating"/>
            <tbody><xsl:apply-templates select="m:c-rating" mode="rating"/></tbody>
          </tgroup>
        </xsl:otherwise>
      </xsl:choose>
    </informaltable>
  </xsl:template>

  <xsl:template match="m:c-rating" mode="rating">
    <xsl:param name="reasons" select="false()"/>
    <xsl:variable name="written" select="../m:*[local-name() = current()/@of]"/>
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(../@address, '..', @of)"/></xsl:attribute>
      <entry><xsl:value-of select="key('word', concat('rating.', @of))"/></entry>
      <entry><xsl:apply-templates select="." mode="short"/></entry>
      <entry>
        <xsl:value-of select="@likelihood"/>
        <xsl:if test="@likelihood-title != ''"><xsl:text> </xsl:text><xsl:value-of select="@likelihood-title"/></xsl:if>
      </entry>
      <entry>
        <xsl:value-of select="@impact"/>
        <xsl:if test="@impact-title != ''"><xsl:text> </xsl:text><xsl:value-of select="@impact-title"/></xsl:if>
        <xsl:if test="$written/m:impact[@in]">
          <xsl:processing-instruction name="linebreak"/>
          <phrase role="muted">
            <xsl:for-each select="$written/m:impact">
              <xsl:if test="position() > 1">, </xsl:if>
              <xsl:call-template name="dimension"/><xsl:text> </xsl:text><xsl:value-of select="@point"/>
            </xsl:for-each>
          </phrase>
        </xsl:if>
      </entry>
      <xsl:if test="$reasons"><entry><xsl:apply-templates select="$written/m:because" mode="value"/></entry></xsl:if>
    </row>
  </xsl:template>

  <xsl:template name="acceptance">
    <xsl:if test="m:c-acceptance or m:accepted">
      <row>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat(ancestor-or-self::*[@address][1]/@address, '..accepted')"/></xsl:attribute>
        <entry><xsl:choose>
          <xsl:when test="m:accepted"><xsl:for-each select="m:accepted[1]"><xsl:call-template name="label"/></xsl:for-each></xsl:when>
          <xsl:otherwise><xsl:value-of select="key('word', 'accepted.yes')"/></xsl:otherwise>
        </xsl:choose></entry>
        <entry>
          <xsl:apply-templates select="m:accepted[1]" mode="cell"/>
          <xsl:if test="m:c-acceptance/@expired = 'yes' and count(m:accepted) = 1"><xsl:text> </xsl:text><phrase role="overdue"><xsl:value-of select="key('word', 'accepted.expired')"/></phrase></xsl:if>
        </entry>
      </row>
    </xsl:if>
  </xsl:template>

  <!-- reviews that were held; when the next is due, and how often -->
  <xsl:template name="reviews">
    <xsl:apply-templates select="m:reviewed[1]" mode="fact"/>
    <xsl:choose>
      <xsl:when test="m:c-review/@next != ''">
        <row>
          <xsl:call-template name="head"><xsl:with-param name="field" select="'review'"/><xsl:with-param name="word" select="'review.next'"/></xsl:call-template>
          <entry>
            <xsl:call-template name="day"><xsl:with-param name="on" select="m:c-review/@next"/><xsl:with-param name="overdue" select="m:c-review/@overdue"/></xsl:call-template>
            <xsl:if test="m:review/m:every">
              <xsl:text>, </xsl:text>
              <xsl:apply-templates select="m:review/m:every[1]" mode="how-often"/>
            </xsl:if>
          </entry>
        </row>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="m:review[1]" mode="fact"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="treatments">
    <table role="cards" rowheader="firstcol">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat(@address, '..treatments')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'risk.treatments')"/></title>
      <tgroup cols="4">
        <xsl:copy-of select="$head-treatments"/>
        <tbody>
          <xsl:for-each select="m:c-treatment">
            <row>
              <entry><xsl:apply-templates select="." mode="id"/></entry>
              <entry><xsl:value-of select="@title"/></entry>
              <entry><xsl:apply-templates select="." mode="due"/></entry>
              <entry>
                <xsl:apply-templates select="." mode="state"/>
                <xsl:if test="@share != '' and @state != 'done'"><xsl:text> </xsl:text><xsl:value-of select="@share"/>%</xsl:if>
              </entry>
            </row>
          </xsl:for-each>
        </tbody>
      </tgroup>
    </table>
  </xsl:template>
</xsl:stylesheet>
