<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading of a document as plain text: one line for each block, notes after the text. To customise it, import this
  file and override templates of the public modes; the text of a document with @xml:space="preserve", as the source has
  it, is made by received/document.xsl.

  Public modes:
    t:write    an element as strings, to be joined. A line ends at each line feed; &#xFDD0; joins the next line to this.
    t:note     a note after the text.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teikit:text" xmlns:m="http://www.w3.org/1998/Math/MathML"
  xmlns:s="http://www.w3.org/2000/svg" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:include href="../common/linear-math.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="phrases.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="t:write" on-no-match="shallow-skip" on-multiple-match="use-last"/>
  <xsl:mode name="t:note" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:template match="/">
    <xsl:variable name="strings" as="xs:string*">
      <xsl:apply-templates select="*" mode="t:write"/>
    </xsl:variable>
    <xsl:value-of select="t:lines(string-join($strings)) ! (. || '&#10;')" separator=""/>
  </xsl:template>

  <!-- The title is the first line, then the text, then its notes. -->
  <xsl:template match="document" mode="t:write" as="xs:string*">
    <xsl:variable name="heading" as="element(heading)?" select="(contents//heading[@title])[1]"/>
    <xsl:sequence select="'&#10;'"/>
    <xsl:choose>
      <xsl:when test="$heading">
        <xsl:apply-templates select="$heading/node()" mode="t:write"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="string(facts/title)"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:sequence select="'&#10;'"/>
    <xsl:apply-templates select="contents, apparatus" mode="t:write"/>
    <xsl:apply-templates select="(contents | apparatus)//note[@place = 'foot']" mode="t:note"/>
  </xsl:template>

  <xsl:template match="corpus" mode="t:write" as="xs:string*">
    <xsl:sequence select="string(facts/title), '&#10;'"/>
    <xsl:apply-templates select="document | corpus" mode="t:write"/>
  </xsl:template>

  <xsl:template match="note" mode="t:note" as="xs:string*">
    <xsl:sequence select="'&#10;[' || @number || '] &#xFDD0;'"/>
    <xsl:apply-templates mode="t:write"/>
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <!-- Return the lines of a text, with single spaces and without those that are empty. -->
  <xsl:function name="t:lines" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="tokenize(replace($text, '&#xFDD0;\s*', ''), '\n') ! normalize-space(.)[. ne ''] ! translate(., '&#xFDD1;', ' ')"/>
  </xsl:function>

  <!-- Return nodes as one line. -->
  <xsl:function name="t:line" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="strings" as="xs:string*">
      <xsl:apply-templates select="$nodes" mode="t:write"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(translate(string-join($strings), '&#xFDD0;', ''))"/>
  </xsl:function>
</xsl:stylesheet>
