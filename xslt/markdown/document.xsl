<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading of a document as Markdown: CommonMark with the footnotes and tables of GitHub and pandoc. Characters with a
  meaning in Markdown are escaped. Each block is a single line, so that a diff of two versions shows the blocks that
  changed. To customise it, import this file from your own stylesheet and override templates of the public modes.

  Public modes:
    k:block     a block as strings, one for each block of Markdown.
    k:phrase    running text as strings, to be joined.
    k:note      a note after the text, as one string.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="urn:teikit:markdown" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/linear-math.xsl"/>
  <xsl:include href="escape.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="notes.xsl"/>

  <xsl:output method="text" encoding="UTF-8" use-character-maps="k:markdown"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="k:block" on-no-match="fail" on-multiple-match="use-last"/>
  <xsl:mode name="k:phrase" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:template match="/">
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:apply-templates select="*" mode="k:block"/>
    </xsl:variable>
    <xsl:value-of select="string-join($blocks[normalize-space()], '&#10;&#10;') || '&#10;'"/>
  </xsl:template>

  <!-- The title, then the text, then its notes. -->
  <xsl:template match="document" mode="k:block" as="xs:string*">
    <xsl:param name="level" as="xs:integer" select="1" tunnel="yes"/>
    <xsl:variable name="heading" as="element(heading)?" select="(contents//heading[@title])[1]"/>
    <xsl:sequence select="k:heading($level, if ($heading) then k:running($heading/node()) else k:escape(facts/title))"/>
    <xsl:apply-templates select="contents/*, apparatus/*" mode="k:block"/>
    <xsl:apply-templates select="(contents | apparatus)//note[@place = 'foot']" mode="k:note"/>
  </xsl:template>

  <xsl:template match="corpus" mode="k:block" as="xs:string*">
    <xsl:param name="level" as="xs:integer" select="1" tunnel="yes"/>
    <xsl:sequence select="k:heading($level, k:escape(facts/title))"/>
    <xsl:apply-templates select="document | corpus" mode="k:block">
      <xsl:with-param name="level" select="$level + 1" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
