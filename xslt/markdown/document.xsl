<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document as Markdown: CommonMark with the footnotes and tables of GitHub and pandoc. Characters with a meaning
  in Markdown are escaped. Each block is a single line, so that a diff of two versions shows the blocks that changed. To
  customise it, import this file from your own stylesheet and override templates or set parameters.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/people.xsl"/>
  <xsl:include href="../common/line-ends.xsl"/>
  <xsl:include href="../common/notes.xsl"/>
  <xsl:include href="../common/speech.xsl"/>
  <xsl:include href="../common/structure.xsl"/>
  <xsl:include href="escape.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="phrases.xsl"/>

  <xsl:output method="text" encoding="UTF-8" use-character-maps="f:markdown"/>

  <xsl:mode on-no-match="fail" use-accumulators="f:note"/>
  <!-- Blocks: a sequence of strings, one per block. -->
  <xsl:mode name="f:blocks" on-no-match="fail" on-multiple-match="use-last" use-accumulators="f:note"/>
  <!-- Running text: strings to be joined. -->
  <xsl:mode name="f:text" on-no-match="fail" on-multiple-match="use-last" use-accumulators="f:note"/>

  <xsl:template match="/">
    <xsl:variable name="title" as="xs:string*" select="/TEI[not(f:head-of(.) or text/front/titlePage)] ! ('# ' || f:m(f:title-of(., 'main')))"/>
    <xsl:variable name="text" as="xs:string*">
      <xsl:apply-templates select="/TEI/text" mode="f:blocks"/>
    </xsl:variable>
    <xsl:variable name="notes" as="xs:string*">
      <xsl:apply-templates select="/TEI/text//note[f:is-foot(.)]" mode="f:note"/>
    </xsl:variable>
    <xsl:value-of select="string-join(($title, $text, $notes)[normalize-space()], '&#10;&#10;') || '&#10;'"/>
  </xsl:template>

  <!-- A note after the text; all its blocks but the first are indented. -->
  <xsl:mode name="f:note" on-no-match="fail" use-accumulators="f:note"/>

  <xsl:template match="note" mode="f:note" as="xs:string">
    <xsl:sequence select="f:indented('[^' || accumulator-before('f:note') || ']: ', f:blocks(node()), 4)"/>
  </xsl:template>
</xsl:stylesheet>
