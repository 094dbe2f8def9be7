<?xml version="1.0" encoding="UTF-8"?>
<!-- The package document: metadata, accessibility metadata, manifest and spine. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.idpf.org/2007/opf"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="xsl xs f">

  <!-- Media types by file extension. -->
  <xsl:variable name="f:media-types" as="map(xs:string, xs:string)" select="map{
      'png': 'image/png', 'jpg': 'image/jpeg', 'jpeg': 'image/jpeg', 'gif': 'image/gif', 'svg': 'image/svg+xml'}"/>

  <!-- Page breaks for the page list: those with a number, outside notes. -->
  <xsl:variable name="f:pages" as="element(pb)*" select="$f:units/ancestor-or-self::text[parent::TEI]//pb[@n][not(ancestor::note)]"/>

  <xsl:template name="f:package">
    <package version="3.0" unique-identifier="identifier" xml:lang="{$f:language}">
      <xsl:call-template name="f:metadata"/>
      <manifest>
        <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="style" href="epub.css" media-type="text/css"/>
        <xsl:if test="$cover">
          <item id="cover-image" href="{$cover}" media-type="{$f:media-types(replace($cover, '.*\.', ''))}" properties="cover-image"/>
          <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
        </xsl:if>
        <xsl:for-each select="$f:units">
          <item id="text-{position()}" href="{f:file(.)}" media-type="application/xhtml+xml"/>
        </xsl:for-each>
        <xsl:for-each select="distinct-values(tokenize($pictures, '\n')[contains(., '&#x9;')] ! substring-after(., '&#x9;'))">
          <item id="picture-{position()}" href="{.}" media-type="{$f:media-types(lower-case(replace(., '.*\.', '')))}"/>
        </xsl:for-each>
      </manifest>
      <spine>
        <xsl:if test="f:direction($f:language) eq 'rtl'">
          <xsl:attribute name="page-progression-direction" select="'rtl'"/>
        </xsl:if>
        <xsl:if test="$cover">
          <itemref idref="cover" linear="no"/>
        </xsl:if>
        <xsl:for-each select="$f:units">
          <itemref idref="text-{position()}"/>
        </xsl:for-each>
        <itemref idref="nav" linear="no"/>
      </spine>
    </package>
  </xsl:template>

  <xsl:template name="f:metadata">
    <xsl:variable name="header" as="element(teiHeader)?" select="/*/teiHeader"/>
    <xsl:variable name="published" as="element(publicationStmt)?" select="$header/fileDesc/publicationStmt"/>
    <metadata>
      <dc:identifier id="identifier"><xsl:value-of select="$identifier"/></dc:identifier>
      <dc:title id="title"><xsl:value-of select="$f:title"/></dc:title>
      <xsl:for-each select="distinct-values($f:teis/text/ancestor-or-self::*/@xml:lang[1]), 'en'[empty($f:teis//@xml:lang)]">
        <dc:language><xsl:value-of select="."/></dc:language>
      </xsl:for-each>
      <xsl:for-each select="distinct-values($header/fileDesc/titleStmt/author/normalize-space())[. ne '']">
        <dc:creator><xsl:value-of select="."/></dc:creator>
      </xsl:for-each>
      <xsl:for-each select="distinct-values($header/fileDesc/titleStmt/(editor | respStmt/(name | persName))/normalize-space())[. ne '']">
        <dc:contributor><xsl:value-of select="."/></dc:contributor>
      </xsl:for-each>
      <xsl:for-each select="$published/publisher[1]/normalize-space()[. ne '']">
        <dc:publisher><xsl:value-of select="."/></dc:publisher>
      </xsl:for-each>
      <xsl:for-each select="($published/date/(@when, .)[1]/normalize-space())[matches(., '^\d{4}(-\d\d){0,2}$')][1]">
        <dc:date><xsl:value-of select="."/></dc:date>
      </xsl:for-each>
      <xsl:for-each select="$published/availability/normalize-space()[. ne ''][1]">
        <dc:rights><xsl:value-of select="."/></dc:rights>
      </xsl:for-each>
      <xsl:call-template name="f:source-of-pages"/>
      <meta property="dcterms:modified"><xsl:value-of select="$modified"/></meta>
      <xsl:call-template name="f:accessibility"/>
      <xsl:if test="$cover">
        <meta name="cover" content="cover-image"/>
      </xsl:if>
    </metadata>
  </xsl:template>

  <!-- The source of the page numbers. -->
  <xsl:template name="f:source-of-pages">
    <xsl:variable name="source" as="xs:string?" select="($f:teis/teiHeader/fileDesc/sourceDesc/*/normalize-space()[. ne ''])[1]"/>
    <xsl:if test="exists($f:pages) and exists($source)">
      <dc:source id="source"><xsl:value-of select="$source"/></dc:source>
      <meta refines="#source" property="source-of">pagination</meta>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:accessibility">
    <xsl:variable name="pictures" as="xs:boolean" select="contains($pictures, '&#x9;')"/>
    <meta property="schema:accessMode">textual</meta>
    <xsl:if test="$pictures">
      <meta property="schema:accessMode">visual</meta>
    </xsl:if>
    <meta property="schema:accessModeSufficient">textual</meta>
    <xsl:for-each select="'structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability', 'alternativeText'[$pictures],
        'pageBreakMarkers'[exists($f:pages)], 'pageNavigation'[exists($f:pages)]">
      <meta property="schema:accessibilityFeature"><xsl:value-of select="."/></meta>
    </xsl:for-each>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary"><xsl:value-of select="f:label('accessibility')"/></meta>
  </xsl:template>
</xsl:stylesheet>
