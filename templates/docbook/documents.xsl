<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/documents.xsl: register of documented information (7.5): documents and policies with version, state, owner, approval and next review; what others wrote;
     how long records stay; each of them with all its fields. Policies have documents of their own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook"
                xmlns:m="urn:ismsc:model:1" exclude-result-prefixes="m">

  <xsl:include href="common.xsl"/>
  <xsl:include href="registers.xsl"/>

  <xsl:key name="item" match="m:c-item" use="@sort"/>

  <xsl:template match="m:model" mode="body">
    <xsl:apply-templates select="m:c-summary" mode="summary"/>
    <xsl:if test="m:c-summary/m:c-item"><xsl:call-template name="items"/></xsl:if>
    <xsl:if test="m:c-summary/m:c-item/m:c-to or m:c-summary/m:c-item/m:c-place or m:c-summary/m:c-item/m:c-kept"><xsl:call-template name="places"/></xsl:if>
    <xsl:if test="m:catalog"><xsl:call-template name="catalogs"/></xsl:if>
    <xsl:if test="m:reference"><xsl:call-template name="references"/></xsl:if>
    <xsl:if test="m:retention"><xsl:call-template name="rules"/></xsl:if>
    <xsl:call-template name="all-of"><xsl:with-param name="of" select="m:document[not(@declared)]"/><xsl:with-param name="title" select="key('word', 'documents.each')"/><xsl:with-param name="part" select="'document'"/></xsl:call-template>
    <xsl:call-template name="all-of"><xsl:with-param name="of" select="m:catalog"/><xsl:with-param name="title" select="key('word', 'documents.each-catalog')"/><xsl:with-param name="part" select="'catalog'"/></xsl:call-template>
    <xsl:call-template name="all-of"><xsl:with-param name="of" select="m:reference"/><xsl:with-param name="title" select="key('word', 'documents.each-reference')"/><xsl:with-param name="part" select="'reference'"/></xsl:call-template>
    <xsl:call-template name="all-of"><xsl:with-param name="of" select="m:retention"/><xsl:with-param name="title" select="key('word', 'documents.each-retention')"/><xsl:with-param name="part" select="'retention'"/></xsl:call-template>
    <xsl:call-template name="others"><xsl:with-param name="of" select="m:*[@address][not(self::m:document or self::m:term or self::m:policy or self::m:reference or self::m:catalog or self::m:retention)]"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="all-of">
    <xsl:param name="of"/>
    <xsl:param name="title"/>
    <xsl:param name="part"/>
    <xsl:if test="$of">
      <section>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..each..', $part)"/></xsl:attribute>
        <title><xsl:value-of select="$title"/></title>
        <xsl:apply-templates select="$of" mode="entry"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:c-summary" mode="summary">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'summary.title')"/></title>
      <para>
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..summary..total')"/></xsl:attribute>
        <xsl:call-template name="say"><xsl:with-param name="id" select="'documents.total'"/><xsl:with-param name="n" select="m:c-total/@n"/></xsl:call-template>
        <xsl:if test="m:c-total/@n > 0"><xsl:apply-templates select="m:c-fact"/></xsl:if>
      </para>
      <xsl:call-template name="gaps"/>
    </section>
  </xsl:template>

  <!-- ═══ the register ═══ -->

  <xsl:template name="items">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'documents.register')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'documents.register-caption')"/></title>
        <tgroup cols="7">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'documents.document:9 documents.version:4 documents.state:4 documents.owner:5 documents.approved:6 documents.next:4 documents.class:4'"/></xsl:call-template>
          <tbody>
            <xsl:call-template name="group"><xsl:with-param name="sort" select="'computed'"/><xsl:with-param name="title" select="key('word', 'documents.computed')"/></xsl:call-template>
            <xsl:call-template name="group"><xsl:with-param name="sort" select="'policy'"/><xsl:with-param name="title" select="key('word', 'documents.policies')"/></xsl:call-template>
            <xsl:call-template name="group"><xsl:with-param name="sort" select="'other'"/><xsl:with-param name="title" select="key('word', 'documents.other')"/></xsl:call-template>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="group">
    <xsl:param name="sort"/>
    <xsl:param name="title"/>
    <xsl:if test="key('item', $sort)">
      <row role="group"><entry namest="c1" nameend="c7"><xsl:value-of select="$title"/></entry></row>
      <xsl:apply-templates select="key('item', $sort)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:c-item">
    <row>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..register..', @id)"/></xsl:attribute>
      <entry>
        <xsl:call-template name="item-name"/>
        <xsl:if test="@clause != ''"><xsl:text> </xsl:text><phrase role="muted nobr">(<xsl:value-of select="@clause"/>)</phrase></xsl:if>
      </entry>
      <entry><xsl:value-of select="@version"/><xsl:if test="@date != ''"><xsl:processing-instruction name="linebreak"/><phrase role="muted nobr"><xsl:value-of select="@date"/></phrase></xsl:if></entry>
      <entry>
        <xsl:choose>
          <xsl:when test="@state = 'published' and @draft = 'yes'"><phrase role="chip grey"><xsl:value-of select="key('word', 'state.draft')"/></phrase><xsl:processing-instruction name="linebreak"/><phrase role="muted"><xsl:value-of select="key('word', 'documents.marked-draft')"/></phrase></xsl:when>
          <xsl:when test="@state = 'published'"><phrase role="chip green"><xsl:value-of select="@state-text"/></phrase></xsl:when>
          <xsl:when test="@state != ''"><phrase role="chip grey"><xsl:value-of select="@state-text"/></phrase></xsl:when>
          <xsl:otherwise><phrase role="muted"><xsl:value-of select="key('word', 'documents.undeclared')"/></phrase></xsl:otherwise>
        </xsl:choose>
      </entry>
      <entry><xsl:value-of select="@owner"/></entry>
      <entry>
        <xsl:value-of select="@approved-by"/>
        <xsl:if test="@approved != ''"><xsl:if test="@approved-by != ''">, </xsl:if><phrase role="nobr"><xsl:value-of select="@approved"/></phrase></xsl:if>
      </entry>
      <entry><xsl:call-template name="day"><xsl:with-param name="on" select="@next"/><xsl:with-param name="overdue" select="@overdue"/></xsl:call-template></entry>
      <entry><xsl:for-each select="m:c-class"><xsl:if test="position() > 1">, </xsl:if><xsl:call-template name="one"/></xsl:for-each></entry>
    </row>
  </xsl:template>

  <xsl:template name="item-name"><link linkend="{@to}"><xsl:value-of select="@title"/></link></xsl:template>

  <!-- ═══ who gets it, where it lies ═══ -->

  <xsl:template name="places">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..places')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'documents.places')"/></title>
      <table role="cards" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..places..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'documents.places-caption')"/></title>
        <tgroup cols="3">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'documents.document:6 documents.readers:8 documents.place:6'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:c-summary/m:c-item[m:c-to or m:c-place or m:c-kept]">
              <row>
                <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..places..', @id)"/></xsl:attribute>
                <entry><xsl:call-template name="item-name"/></entry>
                <entry><xsl:for-each select="m:c-to"><xsl:if test="position() > 1">, </xsl:if><xsl:call-template name="one"/></xsl:for-each></entry>
                <entry>
                  <xsl:for-each select="m:c-place"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates mode="copy"/></xsl:for-each>
                  <xsl:for-each select="m:c-kept"><xsl:if test="../m:c-place or position() > 1">; </xsl:if><xsl:apply-templates select="." mode="full"/></xsl:for-each>
                </entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="one">
    <xsl:choose>
      <xsl:when test="@unresolved = 'yes'"><phrase role="unresolved"><xsl:value-of select="@title"/></phrase></xsl:when>
      <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ═══ what the management system is built on ═══ -->

  <xsl:template name="catalogs">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..catalogs')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'documents.catalogs')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..catalogs..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'documents.catalogs-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'documents.catalog:6 documents.source:8 documents.edition:5 documents.controls:3 documents.licence:9 documents.looked:4'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:catalog">
              <row>
                <xsl:call-template name="register-id"/>
                <entry><xsl:call-template name="entry-name"/></entry>
                <entry><xsl:apply-templates select="m:source" mode="value"/><xsl:if test="m:publisher"><xsl:if test="m:source"><xsl:processing-instruction name="linebreak"/></xsl:if><phrase role="muted"><xsl:apply-templates select="m:publisher" mode="value"/></phrase></xsl:if></entry>
                <entry><xsl:apply-templates select="m:edition" mode="value"/></entry>
                <entry><xsl:value-of select="m:c-controls/@n"/></entry>
                <entry><xsl:apply-templates select="m:licence" mode="value"/></entry>
                <entry><phrase role="nobr"><xsl:value-of select="m:c-looked/@on"/></phrase></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ what others wrote ═══ -->

  <xsl:template name="references">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..references')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'documents.references')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..references..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'documents.references-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'documents.reference:6 documents.source:9 documents.edition:4 documents.location:7 documents.owner:5 documents.looked:4'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:reference">
              <row>
                <xsl:call-template name="register-id"/>
                <entry><xsl:call-template name="entry-name"/></entry>
                <entry><xsl:apply-templates select="m:source" mode="value"/><xsl:if test="m:publisher"><xsl:processing-instruction name="linebreak"/><phrase role="muted"><xsl:apply-templates select="m:publisher" mode="value"/></phrase></xsl:if></entry>
                <entry><xsl:apply-templates select="m:edition" mode="value"/></entry>
                <entry><xsl:apply-templates select="m:location" mode="value"/></entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:owner"/></xsl:call-template></entry>
                <entry><phrase role="nobr"><xsl:value-of select="m:c-looked/@on"/></phrase></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>

  <!-- ═══ how long records stay ═══ -->

  <xsl:template name="rules">
    <section role="landscape">
      <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..rules')"/></xsl:attribute>
      <title><xsl:value-of select="key('word', 'documents.retention')"/></title>
      <table role="register" rowheader="firstcol">
        <xsl:attribute name="xml:id"><xsl:value-of select="concat($document, '..rules..table')"/></xsl:attribute>
        <title><xsl:value-of select="key('word', 'documents.retention-caption')"/></title>
        <tgroup cols="6">
          <xsl:call-template name="columns"><xsl:with-param name="of" select="'documents.rule:7 documents.sorts:7 documents.keep:5 documents.where:7 documents.readers:6 documents.afterwards:8'"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="m:retention">
              <row>
                <xsl:call-template name="register-id"/>
                <entry><xsl:call-template name="entry-name"/></entry>
                <entry><xsl:for-each select="m:c-sort-of"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="@text"/></xsl:for-each></entry>
                <entry><xsl:apply-templates select="m:keep" mode="value"/><xsl:if test="m:after"><xsl:processing-instruction name="linebreak"/><phrase role="muted"><xsl:value-of select="key('word', 'documents.from')"/><xsl:text> </xsl:text><xsl:apply-templates select="m:after" mode="value"/></phrase></xsl:if></entry>
                <entry>
                  <xsl:apply-templates select="m:location" mode="value"/>
                  <xsl:if test="m:format"><xsl:if test="m:location"><xsl:processing-instruction name="linebreak"/></xsl:if><xsl:apply-templates select="m:format" mode="value"/></xsl:if>
                </entry>
                <entry><xsl:call-template name="cell"><xsl:with-param name="of" select="m:access"/></xsl:call-template></entry>
                <entry><xsl:apply-templates select="m:disposal" mode="value"/></entry>
              </row>
            </xsl:for-each>
          </tbody>
        </tgroup>
      </table>
    </section>
  </xsl:template>
</xsl:stylesheet>
