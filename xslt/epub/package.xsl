<?xml version="1.0" encoding="UTF-8"?>
<!-- The package document: metadata, accessibility metadata, manifest and spine. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions" xmlns:m="http://www.w3.org/1998/Math/MathML"
  xmlns:s="http://www.w3.org/2000/svg" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.idpf.org/2007/opf"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="xsl xs map ep f m s">

  <!-- Media types by file extension. -->
  <xsl:variable name="ep:media-types" as="map(xs:string, xs:string)" select="map{
      'png': 'image/png', 'jpg': 'image/jpeg', 'jpeg': 'image/jpeg', 'gif': 'image/gif', 'svg': 'image/svg+xml'}"/>

  <!-- Languages of the documents; `und` if none is known. -->
  <xsl:variable name="ep:languages" as="xs:string+" select="
      let $known := distinct-values((/*/@lang, //document/@lang)[not(. = ('', 'und'))] ! string()) return if (exists($known)) then $known else 'und'"/>
  <xsl:variable name="ep:language" as="xs:string" select="$ep:languages[1]"/>

  <!-- Page breaks for the page list: those with a number, outside notes. -->
  <xsl:variable name="ep:pages" as="element(page)*" select="//page[@number][not(ancestor::note)]"/>

  <!-- Numbers of the files with MathML and with SVG. -->
  <xsl:variable name="ep:math" as="map(xs:integer, xs:boolean)" select="map:merge(//m:math/.. ! map:entry(accumulator-before('ep:file'), true()))"/>
  <xsl:variable name="ep:svg" as="map(xs:integer, xs:boolean)" select="map:merge(//s:svg/.. ! map:entry(accumulator-before('ep:file'), true()))"/>

  <xsl:template name="ep:package">
    <package version="3.0" unique-identifier="identifier" xml:lang="{$ep:language}">
      <xsl:call-template name="ep:metadata"/>
      <manifest>
        <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="style" href="epub.css" media-type="text/css"/>
        <xsl:if test="$cover">
          <item id="cover-image" href="{$cover}" media-type="{$ep:media-types(replace($cover, '.*\.', ''))}" properties="cover-image"/>
          <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
        </xsl:if>
        <xsl:for-each select="$ep:units">
          <xsl:variable name="number" as="xs:integer" select="accumulator-before('ep:file')"/>
          <item id="text-{position()}" href="{ep:file(.)}" media-type="application/xhtml+xml">
            <xsl:for-each select="('mathml'[$ep:math($number)], 'svg'[$ep:svg($number)]) => string-join(' ')">
              <xsl:if test=". ne ''">
                <xsl:attribute name="properties" select="."/>
              </xsl:if>
            </xsl:for-each>
          </item>
        </xsl:for-each>
        <xsl:for-each select="distinct-values(tokenize($pictures, '\n')[contains(., '&#x9;')] ! substring-after(., '&#x9;'))">
          <item id="picture-{position()}" href="{.}" media-type="{$ep:media-types(lower-case(replace(., '.*\.', '')))}"/>
        </xsl:for-each>
      </manifest>
      <spine>
        <xsl:if test="/*/@dir = 'rtl'">
          <xsl:attribute name="page-progression-direction" select="'rtl'"/>
        </xsl:if>
        <xsl:if test="$cover">
          <itemref idref="cover" linear="no"/>
        </xsl:if>
        <xsl:for-each select="$ep:units">
          <itemref idref="text-{position()}"/>
        </xsl:for-each>
        <itemref idref="nav" linear="no"/>
      </spine>
    </package>
  </xsl:template>

  <xsl:template name="ep:metadata">
    <metadata>
      <dc:identifier id="identifier"><xsl:value-of select="$identifier"/></dc:identifier>
      <dc:title id="title"><xsl:value-of select="$ep:title"/></dc:title>
      <xsl:for-each select="$ep:languages">
        <dc:language><xsl:value-of select="."/></dc:language>
      </xsl:for-each>
      <xsl:for-each select="distinct-values(($ep:facts/author, //document/facts/author) ! normalize-space())[. ne '']">
        <dc:creator><xsl:value-of select="."/></dc:creator>
      </xsl:for-each>
      <xsl:for-each select="distinct-values($ep:facts/editor ! normalize-space())[. ne '']">
        <dc:contributor><xsl:value-of select="."/></dc:contributor>
      </xsl:for-each>
      <xsl:for-each select="$ep:facts/publisher[1]/normalize-space()[. ne '']">
        <dc:publisher><xsl:value-of select="."/></dc:publisher>
      </xsl:for-each>
      <xsl:for-each select="($ep:facts/published ! (@when, .) ! normalize-space())[matches(., '^\d{4}(-\d\d){0,2}$')][1]">
        <dc:date><xsl:value-of select="."/></dc:date>
      </xsl:for-each>
      <xsl:for-each select="($ep:facts/licence ! (normalize-space(), string(@target)))[. ne ''][1]">
        <dc:rights><xsl:value-of select="."/></dc:rights>
      </xsl:for-each>
      <xsl:call-template name="ep:source-of-pages"/>
      <meta property="dcterms:modified"><xsl:value-of select="$modified"/></meta>
      <xsl:call-template name="ep:accessibility"/>
      <xsl:if test="$cover">
        <meta name="cover" content="cover-image"/>
      </xsl:if>
    </metadata>
  </xsl:template>

  <!-- The source of the page numbers. -->
  <xsl:template name="ep:source-of-pages">
    <xsl:variable name="source" as="xs:string?" select="(($ep:facts/source, //document/facts/source) ! normalize-space())[. ne ''][1]"/>
    <xsl:if test="exists($ep:pages) and exists($source)">
      <dc:source id="source"><xsl:value-of select="$source"/></dc:source>
      <meta refines="#source" property="source-of">pagination</meta>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ep:accessibility">
    <xsl:variable name="has-pictures" as="xs:boolean" select="contains($pictures, '&#x9;')"/>
    <meta property="schema:accessMode">textual</meta>
    <xsl:if test="$has-pictures">
      <meta property="schema:accessMode">visual</meta>
    </xsl:if>
    <meta property="schema:accessModeSufficient">textual</meta>
    <xsl:for-each select="'structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability', 'alternativeText'[$has-pictures],
        'MathML'[map:size($ep:math) gt 0], 'pageBreakMarkers'[exists($ep:pages)], 'pageNavigation'[exists($ep:pages)]">
      <meta property="schema:accessibilityFeature"><xsl:value-of select="."/></meta>
    </xsl:for-each>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary"><xsl:value-of select="f:label('accessibility')"/></meta>
  </xsl:template>
</xsl:stylesheet>
