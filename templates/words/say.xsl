<?xml version="1.0" encoding="UTF-8"?>
<!-- words/say.xsl: a word or sentence of the document's language.
     The compiler hangs <words> (words/en.xml, nl.xml …) under the root of the tree that is transformed.
     say(id, a, b): the words of that id, {1} replaced by a, {2} by b. With n, the entry "id.one" is taken where n is 1,
     "id.none" where it is 0 and there is such an entry, and "id.other" elsewhere; {n} is the number.
     An id without words is printed in brackets: it must never happen, and it must be seen when it does. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:w="urn:ismsc:words:1" exclude-result-prefixes="w">

  <xsl:key name="word" match="/*/w:words/w:w" use="@id"/>

  <xsl:template name="say">
    <xsl:param name="id"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="n"/>
    <xsl:variable name="full">
      <xsl:value-of select="$id"/>
      <xsl:if test="string($n) != ''">
        <xsl:choose>
          <xsl:when test="$n = 1"><xsl:value-of select="'.one'"/></xsl:when>
          <xsl:when test="$n = 0 and key('word', concat($id, '.none'))"><xsl:value-of select="'.none'"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="'.other'"/></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="word" select="key('word', $full)"/>
    <xsl:choose>
      <xsl:when test="not($word)">[<xsl:value-of select="$full"/>]</xsl:when>
      <xsl:when test="not(contains($word, '{'))"><xsl:value-of select="$word"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="say-fill">
          <xsl:with-param name="text" select="string($word)"/>
          <xsl:with-param name="a" select="$a"/>
          <xsl:with-param name="b" select="$b"/>
          <xsl:with-param name="n" select="$n"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- fills one place after the other; what is filled in is not read again -->
  <xsl:template name="say-fill">
    <xsl:param name="text"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="contains($text, '{') and contains(substring-after($text, '{'), '}')">
        <xsl:variable name="place" select="substring-before(substring-after($text, '{'), '}')"/>
        <xsl:value-of select="substring-before($text, '{')"/>
        <xsl:choose>
          <xsl:when test="$place = '1'"><xsl:value-of select="$a"/></xsl:when>
          <xsl:when test="$place = '2'"><xsl:value-of select="$b"/></xsl:when>
          <xsl:when test="$place = 'n'"><xsl:value-of select="$n"/></xsl:when>
          <xsl:otherwise>{<xsl:value-of select="$place"/>}</xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="say-fill">
          <xsl:with-param name="text" select="substring-after(substring-after($text, '{'), '}')"/>
          <xsl:with-param name="a" select="$a"/>
          <xsl:with-param name="b" select="$b"/>
          <xsl:with-param name="n" select="$n"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
