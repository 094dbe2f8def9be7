<?xml version="1.0" encoding="UTF-8"?>
<!--
  One TEI document as Typst markup, to be typeset as a PDF.

  The appearance is defined in the template (edition.typ in this folder). This stylesheet provides the structure: it
  writes calls of functions named after the TEI elements.

  To customise it, import this file from your own stylesheet and override templates or set parameters:

    <xsl:import href="…/print/document.xsl"/>
    <xsl:template match="tei:hi[@rend='red']" mode="f:text">…</xsl:template>

  All content of the document must pass through f:t (text) or f:string (an argument), so that Typst never interprets it
  as markup.
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
  <xsl:include href="language.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="drama.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="footnote-placement.xsl"/>

  <!-- File name of the Typst template to import. It has to be in the same folder as the Typst source. -->
  <xsl:param name="template" as="xs:string" select="'edition.typ'"/>

  <xsl:output method="text" encoding="UTF-8" use-character-maps="f:typst"/>

  <xsl:mode on-no-match="fail" use-accumulators="f:note"/>
  <xsl:mode name="f:text" on-no-match="fail" on-multiple-match="use-last" use-accumulators="f:note"/>

  <xsl:variable name="f:header" as="element(teiHeader)" select="/TEI/teiHeader"/>

  <!-- Mark persons and places for an index. -->
  <xsl:variable name="f:indexed" as="xs:boolean" select="false()"/>

  <xsl:variable name="f:title" as="xs:string" select="string(/TEI/f:title-of(., 'main'))"/>
  <xsl:variable name="f:short" as="xs:string" select="string(/TEI/f:title-of(., 'short'))"/>

  <xsl:template match="/">
    <xsl:value-of select="'#import ' || f:string($template) || ': *&#10;'"/>
    <xsl:call-template name="f:setup"/>
    <xsl:if test="not(f:head-of(/TEI) or /TEI/text/front/titlePage)">
      <xsl:call-template name="f:title"/>
    </xsl:if>
    <xsl:apply-templates select="/TEI/text" mode="f:text"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The title from the header, if the text has none. In a book, it has a page of its own. -->
  <xsl:template name="f:title">
    <xsl:choose>
      <xsl:when test="$f:book">
        <xsl:value-of select="'#title-page[#title-main[' || f:t($f:title) || ']]&#10;'"/>
        <xsl:call-template name="f:contents"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="'#head(1)[' || f:t($f:title) || ']&#10;'"/>
        <xsl:for-each select="/TEI">
          <xsl:call-template name="f:facts"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="f:setup">
    <xsl:variable name="arguments" as="xs:string*" select="
        'title: ' || f:string($f:title),
        'short: ' || f:string(f:brief($f:short)),
        'dated: ' || f:string(f:dated($f:header)),
        'authors: ' || f:array($f:header/fileDesc/titleStmt/author ! f:string(.)),
        'keywords: ' || f:array($f:header/profileDesc/textClass//term ! f:string(.)),
        'lang: ' || f:string(f:language-of(/TEI/text)),
        'speakers: ' || f:has-supplied-speakers(/TEI)"/>
    <xsl:value-of select="'#show: edition.with(' || string-join($arguments, ', ') || ')&#10;&#10;'"/>
  </xsl:template>

  <!-- Set the names of speakers in the margin. -->
  <xsl:function name="f:has-supplied-speakers" as="xs:boolean">
    <xsl:param name="teis" as="element(TEI)*"/>
    <xsl:sequence select="exists($teis/text//(said[@who] | sp/speaker[f:is-supplied(.)]))"/>
  </xsl:function>
</xsl:stylesheet>
