<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading of a TEI document (../reading/reading.rnc) as Typst markup, to be typeset as a PDF.

  The appearance is defined in the template (edition.typ in this folder). This stylesheet provides the structure: it
  writes calls of the functions of the template.

  To customise it, import this file from your own stylesheet, set parameters, and override templates in these modes of
  the namespace urn:teikit:print:

    p:write    any element of the reading
    p:label    the label of a speaker, before the words
    p:note     the call of a footnote
    p:facts    the author and the metadata below the title (the element facts)
    p:running  the running heads (the headings of chapters)
    p:title    the title page made from the facts

    <xsl:import href="…/print/document.xsl"/>
    <xsl:template match="r:inline[@rend = 'red']" mode="p:write">…</xsl:template>

  All content of the document must pass through p:text (text) or p:string (an argument), so that Typst never interprets
  it as markup.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/linear-math.xsl"/>
  <xsl:include href="escape.xsl"/>
  <xsl:include href="language.xsl"/>
  <xsl:include href="facts.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="speech.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="links.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="footnote-placement.xsl"/>

  <!-- File name of the Typst template to import. It has to be in the same folder as the Typst source. -->
  <xsl:param name="template" as="xs:string" select="'edition.typ'"/>

  <xsl:output method="text" encoding="UTF-8" use-character-maps="p:typst"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="p:write" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>

  <xsl:template match="/">
    <xsl:value-of select="'#import ' || p:string($template) || ': *&#10;'"/>
    <xsl:apply-templates select="*" mode="pp:whole"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:mode name="pp:whole" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="document" mode="pp:whole">
    <xsl:call-template name="p:setup"/>
    <xsl:if test="not(pp:has-title(.))">
      <xsl:apply-templates select="." mode="p:title"/>
    </xsl:if>
    <xsl:apply-templates select="contents, apparatus" mode="p:write"/>
  </xsl:template>

  <!-- A corpus: each document begins on a new page. -->
  <xsl:template match="corpus" mode="pp:whole">
    <xsl:call-template name="p:setup"/>
    <xsl:apply-templates select="." mode="p:title"/>
    <xsl:apply-templates select="document | corpus" mode="pp:member"/>
  </xsl:template>

  <xsl:mode name="pp:member" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="corpus" mode="pp:member">
    <xsl:apply-templates select="document | corpus" mode="pp:member"/>
  </xsl:template>

  <!-- A document of a corpus, on a new page, with its title and date in the running heads. -->
  <xsl:template match="document" mode="pp:member">
    <xsl:variable name="language" as="xs:string" select="p:language-of(.)"/>
    <xsl:variable name="other" as="xs:boolean" select="$language ne p:language-of(..)"/>
    <xsl:value-of select="'&#10;#new-page&#10;' || p:running-head(p:member-name(.), string(p:dated(facts))) || '&#10;' || pp:mark(p:place('', .)) || '&#10;'"/>
    <xsl:if test="not(.//heading[@title])">
      <xsl:value-of select="p:title-call(.) || '[' || p:text(facts/title) || ']&#10;'"/>
      <xsl:apply-templates select="facts" mode="p:facts"/>
    </xsl:if>
    <xsl:value-of select="('#language(' || p:string($language) || ')[')[$other]"/>
    <xsl:apply-templates select="contents, apparatus" mode="p:write"/>
    <xsl:value-of select="'];&#10;'[$other]"/>
  </xsl:template>

  <!-- Return the name of a document of a corpus for running heads. -->
  <xsl:function name="p:member-name" as="xs:string">
    <xsl:param name="document" as="element(document)"/>
    <xsl:sequence select="string($document/facts/short-title)"/>
  </xsl:function>

  <!-- Return the start of the call that sets the title of a document: the title follows in brackets. -->
  <xsl:function name="p:title-call" as="xs:string">
    <xsl:param name="document" as="element(document)"/>
    <xsl:sequence select="'#head(1)'"/>
  </xsl:function>

  <!-- Page layout, running heads and metadata of the PDF. -->
  <xsl:template name="p:setup">
    <xsl:variable name="arguments" as="xs:string*" select="
        'title: ' || p:string(facts/title),
        'short: ' || p:string(p:brief(facts/short-title)),
        'dated: ' || p:string(string(p:dated(facts)[not(ends-with(current()/facts/short-title, .))])),
        'authors: ' || p:array((facts/author, self::corpus/facts/editor) ! p:string(.)),
        'keywords: ' || p:array(facts/keyword ! p:string(.)),
        'lang: ' || p:string(p:language-of(.)),
        'speakers: ' || (exists((.//said[@label])[1]) or exists((.//statement/label[@supplied])[1]))"/>
    <xsl:value-of select="'#show: edition.with(' || string-join($arguments, ', ') || ')&#10;&#10;'"/>
  </xsl:template>
</xsl:stylesheet>
