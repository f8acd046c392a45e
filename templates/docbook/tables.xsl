<?xml version="1.0" encoding="UTF-8"?>
<!-- docbook/tables.xsl: the heads of tables.
     A table that stands once for each declaration keeps its head in a variable and copies it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://docbook.org/ns/docbook">

  <!-- colspecs and thead from "word:width word:width:right": the word's id, the column's share, its alignment -->
  <xsl:template name="columns">
    <xsl:param name="of"/>
    <xsl:call-template name="colspecs"><xsl:with-param name="of" select="concat(normalize-space($of), ' ')"/></xsl:call-template>
    <thead>
      <row><xsl:call-template name="heads"><xsl:with-param name="of" select="concat(normalize-space($of), ' ')"/></xsl:call-template></row>
    </thead>
  </xsl:template>

  <xsl:template name="colspecs">
    <xsl:param name="of"/>
    <xsl:param name="n" select="1"/>
    <xsl:if test="contains($of, ' ')">
      <xsl:variable name="rest" select="concat(substring-after(substring-before($of, ' '), ':'), ':')"/>
      <colspec colname="c{$n}" colwidth="{substring-before($rest, ':')}*">
        <xsl:if test="substring-after($rest, ':') != ''"><xsl:attribute name="align"><xsl:value-of select="substring-before(substring-after($rest, ':'), ':')"/></xsl:attribute></xsl:if>
      </colspec>
      <xsl:call-template name="colspecs">
        <xsl:with-param name="of" select="substring-after($of, ' ')"/>
        <xsl:with-param name="n" select="$n + 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="heads">
    <xsl:param name="of"/>
    <xsl:if test="contains($of, ' ')">
      <entry>
        <xsl:call-template name="say"><xsl:with-param name="id" select="substring-before(concat(substring-before($of, ' '), ':'), ':')"/></xsl:call-template>
      </entry>
      <xsl:call-template name="heads"><xsl:with-param name="of" select="substring-after($of, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
