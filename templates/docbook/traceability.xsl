<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/traceability.xsl: traceability matrix: each open risk to its treatments, controls, policies and evidence, and the way back from control, policy
     and evidence. What is missing stands in the summary and in red where it should be. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" xmlns:src="urn:ismsc:source" exclude-result-prefixes="m src">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="threads"/>
    <xsl:if test="m:evidence">
      <xsl:call-template name="trace-table">
        <xsl:with-param name="name" select="'proofs'"/>
        <xsl:with-param name="columns" select="'trace.evidence:10 trace.date:3 trace.where:10 trace.proves:7 trace.risks:6'"/>
        <xsl:with-param name="rows" select="m:evidence"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:clause">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..clauses')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'trace.clauses-title')"/></title>
        <para><xsl:value-of select="key('word', 'trace.clauses-lead')"/></para>
        <xsl:apply-templates select="m:clause" mode="entry"/>
      </section>
    </xsl:if>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:evidence or self::m:clause)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="threads">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'trace.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0">
          <xsl:text> </xsl:text>
          <xsl:call-template name="say"><xsl:with-param name="id" select="'trace.whole'"/><xsl:with-param name="n" select="m:c-total/@whole"/></xsl:call-template>
        </xsl:if>
      </para>
      <xsl:choose>
        <xsl:when test="m:c-gap"><xsl:call-template name="gaps"/></xsl:when>
        <xsl:when test="m:c-chain or m:c-reason"><para><xsl:value-of select="key('word', 'trace.unbroken')"/></para></xsl:when>
      </xsl:choose>
    </section>
    <xsl:if test="m:c-chain">
      <xsl:call-template name="trace-table">
        <xsl:with-param name="name" select="'risks'"/>
        <xsl:with-param name="columns" select="'trace.control:9 trace.treatment:5 trace.state:5 trace.policies:7 trace.evidence:10'"/>
        <xsl:with-param name="rows" select="m:c-chain"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:c-reason">
      <xsl:call-template name="trace-table">
        <xsl:with-param name="name" select="'controls'"/>
        <xsl:with-param name="columns" select="'trace.control:9 trace.reasons:10 trace.policies:7 trace.evidence:10'"/>
        <xsl:with-param name="rows" select="m:c-reason"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:c-worked">
      <xsl:call-template name="trace-table">
        <xsl:with-param name="name" select="'policies'"/>
        <xsl:with-param name="columns" select="'trace.policy:9 trace.controls:13 trace.risks:13'"/>
        <xsl:with-param name="rows" select="m:c-worked"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="trace-table">
    <xsl:param name="name"/>
    <xsl:param name="columns"/>
    <xsl:param name="rows"/>
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..', $name)"/></xsl:attribute>
      <title><xsl:value-of select="key('word', concat('trace.', $name, '-title'))"/></title>
      <para><xsl:value-of select="key('word', concat('trace.', $name, '-lead'))"/></para>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..', $name, '..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', concat('trace.', $name, '-title'))"/></title>
        <tgroup cols="{string-length($columns) - string-length(translate($columns, ' ', '')) + 1}">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="$columns"/></xsl:call-template>
          <tbody><xsl:apply-templates select="$rows" mode="row"><xsl:sort select="@sort" data-type="number" order="descending"/></xsl:apply-templates></tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- a risk, and below it each control with what stands behind it -->
  <xsl:template match="m:c-chain" mode="row">
    <row role="group">
      <entry namest="c1" nameend="c5">
        <xsl:apply-templates select="." mode="full"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="." mode="level"/>
        <xsl:if test="not(m:c-step)">
          <xsl:text> </xsl:text>
          <phrase role="muted"><xsl:value-of select="key('word', 'trace.nothing')"/><xsl:if test="@option-text != ''">: <xsl:value-of select="@option-text"/></xsl:if></phrase>
        </xsl:if>
      </entry>
    </row>
    <xsl:for-each select="m:c-step">
      <row>
        <entry>
          <xsl:choose>
            <xsl:when test="@title"><xsl:call-template name="named-full"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="missing"><xsl:with-param name="word" select="'trace.no-control'"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </entry>
        <entry><xsl:for-each select="m:c-via"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each></entry>
        <entry><xsl:apply-templates select="." mode="state"/></entry>
        <entry><xsl:if test="@title"><xsl:call-template name="texts"/></xsl:if></entry>
        <entry><xsl:if test="@title"><xsl:call-template name="proofs"/></xsl:if></entry>
      </row>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="m:c-reason" mode="row">
    <row>
      <entry><xsl:apply-templates select="." mode="full"/></entry>
      <entry>
        <xsl:for-each select="m:c-driver"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
        <xsl:if test="not(m:c-driver)"><phrase role="muted"><xsl:value-of select="key('word', 'trace.no-reason')"/></phrase></xsl:if>
      </entry>
      <entry><xsl:call-template name="texts"/></entry>
      <entry><xsl:call-template name="proofs"/></entry>
    </row>
  </xsl:template>

  <xsl:template match="m:c-worked" mode="row">
    <row>
      <entry><xsl:apply-templates select="." mode="full"/></entry>
      <entry>
        <xsl:for-each select="m:c-one"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
        <xsl:if test="not(m:c-one)"><xsl:call-template name="missing"><xsl:with-param name="word" select="'trace.no-controls'"/></xsl:call-template></xsl:if>
      </entry>
      <entry><xsl:for-each select="m:c-by"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each></entry>
    </row>
  </xsl:template>

  <!-- evidence has no other document: here it is told in full -->
  <xsl:template match="m:evidence" mode="row">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="@address"/></xsl:attribute>
      <xsl:copy-of select="@src:at"/>
      <entry><phrase role="id"><xsl:value-of select="@id"/></phrase><xsl:if test="@title != @id"><xsl:text> </xsl:text><xsl:value-of select="@title"/></xsl:if></entry>
      <entry>
        <phrase role="nobr"><xsl:value-of select="m:on"/></phrase>
        <xsl:if test="@c-over = 'yes'">
          <xsl:text> </xsl:text>
          <xsl:choose>
            <xsl:when test="@c-followed"><phrase role="muted"><xsl:value-of select="key('word', 'trace.followed')"/></phrase></xsl:when>
            <xsl:otherwise><phrase role="overdue"><xsl:value-of select="key('word', 'over')"/></phrase></xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </entry>
      <entry>
        <xsl:if test="m:location"><simpara><xsl:apply-templates select="m:location[1]" mode="value"/></simpara></xsl:if>
        <xsl:if test="m:file"><simpara><xsl:apply-templates select="m:file[1]" mode="value"/></simpara></xsl:if>
        <xsl:call-template name="more"><xsl:with-param name="but" select="' of on location file '"/></xsl:call-template>
      </entry>
      <entry>
        <xsl:for-each select="m:c-one"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="mention"/></xsl:for-each>
        <xsl:if test="not(m:c-one)"><xsl:call-template name="missing"><xsl:with-param name="word" select="'trace.proves-nothing'"/></xsl:call-template></xsl:if>
      </entry>
      <entry>
        <xsl:for-each select="m:c-by"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
        <xsl:if test="@c-others"><xsl:text> </xsl:text><phrase role="muted"><xsl:value-of select="key('word', 'trace.others')"/></phrase></xsl:if>
      </entry>
    </row>
  </xsl:template>

  <xsl:template name="missing">
    <xsl:param name="word"/>
    <phrase role="overdue"><xsl:value-of select="key('word', $word)"/></phrase>
  </xsl:template>

  <xsl:template name="texts">
    <xsl:for-each select="m:c-text"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="id"/></xsl:for-each>
    <xsl:if test="not(m:c-text) and @state != 'excluded'"><xsl:call-template name="missing"><xsl:with-param name="word" select="'trace.no-policy'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- work in hand needs no proof yet -->
  <xsl:template name="proofs">
    <xsl:for-each select="m:c-proof">
      <xsl:if test="position() > 1">, </xsl:if>
      <phrase role="nobr">
        <xsl:apply-templates select="." mode="id"/>
        <xsl:if test="@on != ''"><xsl:text> </xsl:text><phrase role="muted"><xsl:value-of select="@on"/></phrase></xsl:if>
        <xsl:if test="@stale = 'yes'">
          <xsl:text> </xsl:text>
          <xsl:choose>
            <xsl:when test="@followed"><phrase role="muted"><xsl:value-of select="key('word', 'trace.followed')"/></phrase></xsl:when>
            <xsl:otherwise><phrase role="overdue"><xsl:value-of select="key('word', 'trace.stale')"/></phrase></xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </phrase>
    </xsl:for-each>
    <xsl:if test="@more > 0"><xsl:text> </xsl:text><phrase role="muted"><xsl:call-template name="say"><xsl:with-param name="id" select="'gaps.more'"/><xsl:with-param name="n" select="@more"/></xsl:call-template></phrase></xsl:if>
    <xsl:if test="not(m:c-proof) and @state = 'implemented'"><xsl:call-template name="missing"><xsl:with-param name="word" select="'trace.no-proof'"/></xsl:call-template></xsl:if>
  </xsl:template>
</xsl:stylesheet>
