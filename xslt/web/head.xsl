<?xml version="1.0" encoding="UTF-8"?>
<!-- The head of the page: machine-readable metadata. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="json-ld.xsl"/>

  <!-- Names and titles of the previous and the next document; empty at the ends and for a standalone page. -->
  <xsl:param name="previous" as="xs:string" select="''"/>
  <xsl:param name="next" as="xs:string" select="''"/>
  <xsl:param name="previous-title" as="xs:string" select="''"/>
  <xsl:param name="next-title" as="xs:string" select="''"/>

  <!-- Links for machines are absolute if the URL of the edition is known. -->
  <xsl:variable name="f:address" as="xs:string" select="$base-url || encode-for-uri($name)"/>
  <xsl:variable name="f:title" as="xs:string" select="string(($f:facts/header-title, $f:facts/title)[1])"/>
  <xsl:variable name="f:short-title" as="xs:string" select="string($f:facts/short-title)"/>
  <!-- The day, month or year of the document, or the first of a span. -->
  <xsl:variable name="f:written" as="xs:string?" select="$f:facts/date/(@when, @from, @to)[1] ! string()"/>
  <xsl:variable name="f:authors" as="xs:string*" select="distinct-values($f:facts/author ! string())"/>
  <xsl:variable name="f:publishers" as="xs:string*" select="$f:facts/publisher ! string()"/>

  <xsl:template name="w:head">
    <head>
      <xsl:call-template name="f:head-basics">
        <xsl:with-param name="title" select="$f:short-title"/>
        <xsl:with-param name="description" select="$f:title"/>
        <xsl:with-param name="file" select="encode-for-uri($name) || '.html'"/>
      </xsl:call-template>
      <xsl:call-template name="f:links"/>
      <xsl:call-template name="f:dublin-core"/>
      <xsl:call-template name="f:citation"/>
      <xsl:call-template name="f:open-graph"/>
      <xsl:call-template name="f:document-data"/>
      <link rel="stylesheet" href="{$assets}/reading.css"/>
      <xsl:call-template name="f:style-sheet"/>
      <script defer="defer" src="{$assets}/reading.js"></script>
      <xsl:if test="exists($f:pictured)">
        <link rel="stylesheet" href="{$assets}/facsimile.css"/>
        <script defer="defer" src="{$assets}/iiif.js"></script>
        <script defer="defer" src="{$assets}/facsimile.js"></script>
      </xsl:if>
      <xsl:if test="$f:sections = 'search'">
        <script defer="defer" src="{$assets}/mark.js"></script>
      </xsl:if>
    </head>
  </xsl:template>

  <xsl:template name="f:links">
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="map{
      'xml': 'application/tei+xml', 'pdf': 'application/pdf', 'txt': 'text/plain', 'epub': 'application/epub+zip'}"/>
    <xsl:for-each select="tokenize($downloads)[exists($types(.))]">
      <link rel="alternate" type="{$types(.)}" href="{encode-for-uri($name)}.{.}" title="{f:label(if (. eq 'txt') then 'text' else .)}"/>
    </xsl:for-each>
    <xsl:if test="$f:sections = 'feed'">
      <link rel="alternate" type="application/atom+xml" href="changes.atom" title="{f:label('feed')}"/>
    </xsl:if>
    <xsl:for-each select="$previous[. ne '']">
      <link rel="prev" href="{encode-for-uri(.)}.html"/>
    </xsl:for-each>
    <xsl:for-each select="$next[. ne '']">
      <link rel="next" href="{encode-for-uri(.)}.html"/>
    </xsl:for-each>
    <xsl:for-each select="($f:facts/licence/@target[f:is-safe(.)])[1]">
      <link rel="license" href="{.}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="f:dublin-core">
    <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/"/>
    <link rel="schema.DCTERMS" href="http://purl.org/dc/terms/"/>
    <xsl:sequence select="
        f:meta('DC.title', $f:title),
        f:meta('DC.creator', $f:authors),
        f:meta('DC.date', $f:written),
        f:meta('DC.type', 'Text'),
        f:meta('DC.format', 'text/html'),
        f:meta('DC.language', $f:document-language),
        f:meta('DC.publisher', $f:publishers),
        f:meta('DC.rights', $f:facts/licence),
        f:meta('DC.source', $f:facts/source/(@title, .)[1]),
        f:meta('DC.identifier', ($f:facts/identifier, ($f:address || '.html')[$base-url ne ''])),
        f:meta('DC.subject', $f:facts/(document-kind, keyword)),
        f:meta('DCTERMS.isPartOf', $edition-title),
        f:meta('DCTERMS.modified', $f:facts/changed)"/>
  </xsl:template>

  <!-- Metadata for Zotero and Google Scholar. -->
  <xsl:template name="f:citation">
    <xsl:sequence select="
        f:meta('citation_title', $f:title),
        f:meta('citation_author', $f:authors),
        f:meta('citation_date', $f:written),
        f:meta('citation_publication_date', $f:facts/published/@when),
        f:meta('citation_inbook_title', $edition-title),
        f:meta('citation_publisher', $f:publishers),
        f:meta('citation_language', $f:document-language),
        f:meta('citation_public_url', ($f:address || '.html')[$base-url ne '']),
        f:meta('citation_pdf_url', ($f:address || '.pdf')[$base-url ne '' and tokenize($downloads) = 'pdf'])"/>
  </xsl:template>

  <xsl:template name="f:open-graph">
    <meta property="og:type" content="article"/>
    <xsl:for-each select="$edition-title[. ne '']">
      <meta property="og:site_name" content="{.}"/>
    </xsl:for-each>
    <meta property="og:description" content="{$f:title}"/>
    <meta property="og:locale" content="{translate(($f:document-language, $lang)[1], '-', '_')}"/>
    <xsl:for-each select="$f:authors">
      <meta property="article:author" content="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="$f:facts/changed">
      <meta property="article:modified_time" content="{.}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Metadata in the schema.org vocabulary. -->
  <xsl:template name="f:document-data">
    <xsl:variable name="received" as="xs:string*" select="$f:facts/correspondent[@role = 'to'][not(@type = 'place')] ! string()"/>
    <xsl:sequence select="f:json-ld((
        f:string('@type', if (exists($received)) then 'Message' else 'CreativeWork'),
        f:string('name', $f:short-title), f:string('headline', $f:title), f:string('url', ($f:address || '.html')[$base-url ne '']),
        f:objects('author', 'Person', $f:authors), f:objects('recipient', 'Person', $received),
        f:string('dateCreated', $f:written), f:string('dateModified', $f:facts/changed), f:string('inLanguage', $f:document-language),
        f:string('genre', $f:facts/document-kind[1]),
        f:objects('isPartOf', 'Collection', $edition-title), f:objects('mentions', 'Person', distinct-values($f:root//entities/entity[@listed][@type = 'person']/@name)),
        f:objects('publisher', 'Organization', $f:publishers),
        f:string('license', $f:facts/licence[1]/@target),
        f:string('isBasedOn', $f:facts/source[1]/(@title, .)[1]),
        f:string('identifier', $f:facts/identifier[1])))"/>
  </xsl:template>

  <xsl:function name="f:meta" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:for-each select="distinct-values($values ! string())[. ne '']">
      <meta name="{$name}" content="{.}"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
