<?xml version="1.0" encoding="UTF-8"?>
<!--
  The edition as a whole, from the records of its documents (record.xsl) and its registers: home page, lists, a page for
  each person, place and organisation, the page about the edition, and machine-readable files.

  Source: `edition`, with a teiHeader that describes the edition, and the records. Result: `files`, see site-files.xsl.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/controls.xsl"/>
  <xsl:include href="site-files.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="entities.xsl"/>
  <xsl:include href="document-entry.xsl"/>
  <xsl:include href="timeline.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="entity.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="feeds.xsl"/>
  <xsl:include href="linked-data.xsl"/>

  <!-- Files next to the page of each document: a space-separated list of xml, pdf, txt, epub. -->
  <xsl:param name="downloads" as="xs:string" select="'xml'"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" use-character-maps="f:controls"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:variable name="f:about" as="element(t:teiHeader)" select="/edition/t:teiHeader"/>
  <xsl:variable name="f:description" as="xs:string" select="string($f:about/t:encodingDesc/t:projectDesc/normalize-space())"/>

  <!-- The documents by date; undated ones come last. -->
  <xsl:variable name="f:records" as="element(record)*" select="
      sort(/edition/record, (), function($record as element(record)) as xs:string* {(($record/@sort, '~')[1] ! string(), string($record/@name))})"/>

  <xsl:template match="/">
    <files xmlns="urn:teikit:record">
      <xsl:call-template name="f:front-page"/>
      <xsl:call-template name="f:date-list"/>
      <xsl:call-template name="f:kind-list"/>
      <xsl:call-template name="f:entity-lists"/>
      <xsl:call-template name="f:entity-pages"/>
      <xsl:call-template name="f:about-edition"/>
      <xsl:if test="$f:sections = 'search'">
        <xsl:call-template name="f:search-page"/>
      </xsl:if>
      <xsl:call-template name="f:tables"/>
      <xsl:if test="$base-url ne ''">
        <xsl:call-template name="f:feeds"/>
      </xsl:if>
    </files>
  </xsl:template>

  <!-- A page of the edition: its content between the common header and footer. -->
  <xsl:template name="f:edition-page">
    <xsl:param name="file" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="description" as="xs:string" select="$title"/>
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:param name="head" as="element()*" select="()"/>
    <xsl:param name="policy" as="xs:string" select="$f:policy"/>
    <xsl:variable name="up" as="xs:string" select="if (contains($file, '/')) then '../' else ''"/>
    <xsl:variable name="page" as="element()">
      <html lang="{$lang}">
        <head>
          <xsl:call-template name="f:head-basics">
            <xsl:with-param name="title" select="$title"/>
            <xsl:with-param name="description" select="$description"/>
            <xsl:with-param name="file" select="string-join(tokenize($file, '/') ! encode-for-uri(.), '/')"/>
            <xsl:with-param name="up" select="$up" tunnel="yes"/>
            <xsl:with-param name="policy" select="$policy"/>
          </xsl:call-template>
          <meta property="og:type" content="website"/>
          <meta property="og:site_name" content="{$edition-title}"/>
          <xsl:if test="$f:sections = 'feed'">
            <link rel="alternate" type="application/atom+xml" href="{$up}changes.atom" title="{f:label('feed')}"/>
          </xsl:if>
          <xsl:sequence select="$head"/>
        </head>
        <body>
          <a class="skip" href="#content">{f:label('skip')}</a>
          <xsl:call-template name="w:site">
            <xsl:with-param name="up" select="$up" tunnel="yes"/>
            <xsl:with-param name="here" select="$section" tunnel="yes"/>
          </xsl:call-template>
          <main id="content">
            <div class="document edition">
              <xsl:sequence select="$content"/>
            </div>
          </main>
          <xsl:call-template name="w:foot">
            <xsl:with-param name="up" select="$up" tunnel="yes"/>
            <xsl:with-param name="here" select="$section" tunnel="yes"/>
          </xsl:call-template>
        </body>
      </html>
    </xsl:variable>
    <xsl:sequence select="f:page-file($file, $page)"/>
  </xsl:template>
</xsl:stylesheet>
