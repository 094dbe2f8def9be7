<?xml version="1.0" encoding="UTF-8"?>
<!--
  One TEI document as Typst markup, to be set as a PDF. How it looks is said in the template (edition.typ beside this
  file); this stylesheet says what is what: it writes calls of functions named after the TEI elements.

  A stylesheet of your own imports this file and overrides a template or sets a parameter:

    <xsl:import href="…/print/document.xsl"/>
    <xsl:template match="tei:hi[@rend='red']" mode="f:text">…</xsl:template>

  Whatever comes from the document goes through f:t (text) or f:string (an argument): nothing in it is ever read as Typst.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/people.xsl"/>
  <xsl:include href="../common/notes.xsl"/>
  <xsl:include href="../common/speech.xsl"/>
  <xsl:include href="../common/structure.xsl"/>
  <xsl:include href="escape.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="drama.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="notes.xsl"/>

  <!-- File name of the template that is imported: it lies beside the Typst source when that is set. -->
  <xsl:param name="template" as="xs:string" select="'edition.typ'"/>

  <xsl:output method="text" encoding="UTF-8" use-character-maps="f:typst"/>

  <xsl:mode on-no-match="fail" use-accumulators="f:note"/>
  <xsl:mode name="f:text" on-no-match="fail" on-multiple-match="use-last" use-accumulators="f:note"/>

  <xsl:variable name="f:header" as="element(teiHeader)" select="/TEI/teiHeader"/>

  <xsl:variable name="f:title" as="xs:string" select="f:title-of(/TEI, 'main')"/>
  <xsl:variable name="f:short" as="xs:string" select="f:title-of(/TEI, 'short')"/>

  <xsl:template match="/">
    <xsl:value-of select="'#import ' || f:string($template) || ': *&#10;'"/>
    <xsl:call-template name="f:setup"/>
    <xsl:if test="not($f:head or /TEI/text/front/titlePage)">
      <xsl:call-template name="f:title"/>
    </xsl:if>
    <xsl:apply-templates select="/TEI/text" mode="f:text"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The title of the header, where the text has none: a book's on a page of its own. -->
  <xsl:template name="f:title">
    <xsl:choose>
      <xsl:when test="$f:book">
        <xsl:value-of select="'#title-page[#title-main[' || f:t($f:title) || ']]&#10;'"/>
        <xsl:call-template name="f:contents"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="'#head(1)[' || f:t($f:title) || ']&#10;'"/>
        <xsl:call-template name="f:facts"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="f:setup">
    <xsl:variable name="arguments" as="xs:string*" select="
        'title: ' || f:string($f:title),
        'short: ' || f:string(f:brief($f:short)),
        'dated: ' || f:string(($f:header/profileDesc/(creation | correspDesc/correspAction)/date/@when)[1] ! f:date(.)),
        'authors: ' || f:array($f:header/fileDesc/titleStmt/author ! f:string(.)),
        'keywords: ' || f:array($f:header/profileDesc/textClass//term ! f:string(.)),
        'lang: ' || f:string((/TEI/text/ancestor-or-self::*/@xml:lang[last()] ! tokenize(., '-')[1], 'en')[1]),
        'speakers: ' || exists(/TEI/text//(said[@who] | sp/speaker[f:is-supplied(.)]))"/>
    <xsl:value-of select="'#show: edition.with(' || string-join($arguments, ', ') || ')&#10;&#10;'"/>
  </xsl:template>

  <!-- From, to, date, file number and source, below the heading. -->
  <xsl:template name="f:facts">
    <xsl:variable name="profile" as="element(profileDesc)?" select="$f:header/profileDesc"/>
    <xsl:variable name="source" as="element(bibl)*" select="$f:header/fileDesc/sourceDesc/bibl"/>
    <xsl:variable name="pairs" as="xs:string*" select="
        $profile/correspDesc/correspAction[not(@type = 'received')]/(persName | orgName) ! f:fact('from', f:party(.)),
        $profile/correspDesc/correspAction[@type = 'received']/(persName | orgName) ! f:fact('to', f:party(.)),
        ($profile/(creation | correspDesc/correspAction)/date/@when)[1] ! f:fact('date', f:date(.)),
        $source/idno[@type = 'file'] ! f:fact('file', .),
        $source[title][1] ! f:fact('source', string-join((title, biblScope) ! normalize-space(), ', '))"/>
    <xsl:if test="exists($pairs)">
      <xsl:value-of select="'&#10;#facts(' || string-join($pairs, ', ') || ')&#10;&#10;'"/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:fact" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="'([' || f:t(f:label($key)) || '], [' || f:t(normalize-space($value)) || '])'"/>
  </xsl:function>

  <!-- A sender or recipient by the name of the register, where it knows the person. -->
  <xsl:function name="f:party" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="entry" as="element(person)?" select="f:ids($name/@ref)[1] ! f:person(., root($name))"/>
    <xsl:sequence select="normalize-space(($entry/persName[1], $name)[1])"/>
  </xsl:function>
</xsl:stylesheet>
