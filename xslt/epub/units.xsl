<?xml version="1.0" encoding="UTF-8"?>
<!-- Division of the text into files: their names, and the file and address of every element. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:e="urn:teikit:epub" xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!--
    Number of files that have begun. A document begins a file, and in a book each section that begins a page, and its
    sibling sections. Content after such a section in its parent is in the file of the last section before it.
  -->
  <xsl:accumulator name="ep:file" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="document" select="$value + 1"/>
    <xsl:accumulator-rule match="section[ep:is-unit(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Test whether a section has a file of its own. -->
  <xsl:function name="ep:is-unit" as="xs:boolean">
    <xsl:param name="section" as="element(section)"/>
    <xsl:sequence select="ep:holds-units($section/..)"/>
  </xsl:function>

  <!-- Test whether the sections in an element have files of their own. -->
  <xsl:function name="ep:holds-units" as="xs:boolean" cache="yes">
    <xsl:param name="parent" as="element()"/>
    <xsl:sequence select="
        if ($parent/self::contents) then $parent/parent::document/@book = 'true' and ep:begins-page-below($parent)
        else $parent/self::section and not($parent/@part = 'floating') and ep:holds-units($parent/..) and ep:begins-page-below($parent)"/>
  </xsl:function>

  <xsl:function name="ep:begins-page-below" as="xs:boolean">
    <xsl:param name="parent" as="element()"/>
    <xsl:sequence select="exists($parent//section[@page])"/>
  </xsl:function>

  <!-- The documents, and the sections of books with a file of their own, in order. -->
  <xsl:variable name="ep:units" as="element()*" select="//document | //document[@book]/contents//section[ep:is-unit(.)]"/>

  <!-- What follows the last section with a file in its parent, by the number of the file; an apparatus is in the last file. -->
  <xsl:variable name="ep:trails" as="map(xs:integer, element()*)">
    <xsl:map>
      <xsl:variable name="loose" as="element()*" select="$ep:units/self::section/following-sibling::*[not(self::section)]
          | //document[@book]/apparatus | //document[not(@book)]/apparatus"/>
      <xsl:for-each-group select="$loose" group-by="accumulator-before('ep:file')">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- Return the name of the file that an element is in. -->
  <xsl:function name="ep:file" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'text-' || format-integer($element/accumulator-before('ep:file'), '0001') || '.xhtml'"/>
  </xsl:function>

  <xsl:key name="ep:id" match="contents//*[@id] | apparatus//*[@id]" use="@id"/>
  <xsl:key name="ep:document" match="document[@name]" use="@name"/>

  <!-- Return the address of a link: on the web, or in the package; nothing if it leads nowhere. -->
  <xsl:function name="ep:address" as="xs:string?">
    <xsl:param name="link" as="element()"/>
    <xsl:choose>
      <xsl:when test="$link/@document">
        <xsl:variable name="document" as="element(document)?" select="key('ep:document', $link/@document, root($link))[1]"/>
        <xsl:sequence select="$document ! (if ($link/@to) then (key('ep:id', $link/@to, .)[1] ! ep:location(.), ep:file(.))[1] else ep:file(.))"/>
      </xsl:when>
      <xsl:when test="$link/@to">
        <xsl:sequence select="(key('ep:id', $link/@to, $link/ancestor::document[1]), key('ep:id', $link/@to, root($link)))[1] ! ep:location(.)"/>
      </xsl:when>
      <xsl:when test="matches($link/@href, '^(https?://[^\s/?#]+|mailto:)([^\s&quot;&lt;>\\^`{|}%\[\]]|%[0-9A-Fa-f]{2})*$')">
        <xsl:sequence select="string($link/@href)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="ep:location" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="ep:file($element) || '#' || $element/@id"/>
  </xsl:function>

  <!-- A content file: the title of a document, the text of the section or before the first section, notes. -->
  <xsl:template name="ep:unit">
    <xsl:variable name="number" as="xs:integer" select="accumulator-before('ep:file')"/>
    <xsl:variable name="document" as="element(document)" select="ancestor-or-self::document[1]"/>
    <xsl:call-template name="e:page">
      <xsl:with-param name="title" select="ep:unit-title(.)"/>
      <xsl:with-param name="language" select="string($document/@lang)"/>
      <xsl:with-param name="direction" select="$document/@dir"/>
      <xsl:with-param name="body">
        <xsl:choose>
          <xsl:when test="self::document">
            <section class="text">
              <xsl:call-template name="e:title"/>
              <xsl:call-template name="ep:parts">
                <xsl:with-param name="parent" select="contents"/>
              </xsl:call-template>
            </section>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="." mode="e:write"/>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="$ep:trails($number)" mode="e:write"/>
        <xsl:call-template name="ep:notes">
          <xsl:with-param name="notes" select="$ep:notes($number)"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The content of a document or section up to the first section with a file of its own. -->
  <xsl:template name="ep:parts">
    <xsl:param name="parent" as="element()"/>
    <xsl:apply-templates mode="e:write" select="
        if (ep:holds-units($parent)) then $parent/section[1]/preceding-sibling::* else $parent/*"/>
  </xsl:template>

  <!-- The title of a document, with the names and notes of the heading that it is taken from, and its authors. -->
  <xsl:template name="e:title">
    <xsl:variable name="heading" as="element()?" select="(contents//(heading[@title] | block[@repeated][@content = 'inline']))[1]"/>
    <h1>
      <xsl:choose>
        <xsl:when test="$heading">
          <xsl:attribute name="id" select="ep:heading-id($heading)"/>
          <xsl:apply-templates select="$heading/node()" mode="e:write">
            <xsl:with-param name="alternates" select="false()" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="facts/title"/>
        </xsl:otherwise>
      </xsl:choose>
    </h1>
    <xsl:if test="facts/author and not(facts/correspondent or contents//(title-page | block[@role = ('byline', 'author')]))">
      <p class="author">
        <xsl:value-of select="facts/author" separator=", "/>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:function name="ep:unit-title" as="xs:string">
    <xsl:param name="unit" as="element()"/>
    <xsl:sequence select="($unit/self::section/heading[1]/@short, $unit/ancestor-or-self::document[1]/facts/short-title, f:label('text'))[normalize-space()][1] ! string()"/>
  </xsl:function>

  <!-- A page of the book: its head and body. -->
  <xsl:template name="e:page">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="body" as="node()*"/>
    <xsl:param name="language" as="xs:string" select="$ep:language"/>
    <xsl:param name="direction" as="xs:string?" select="/*/@dir"/>
    <html lang="{$language}" xml:lang="{$language}">
      <xsl:if test="$direction eq 'rtl'">
        <xsl:attribute name="dir" select="'rtl'"/>
      </xsl:if>
      <head>
        <title><xsl:value-of select="$title"/></title>
        <link rel="stylesheet" type="text/css" href="epub.css"/>
      </head>
      <body>
        <xsl:sequence select="$body"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="ep:cover">
    <xsl:call-template name="e:page">
      <xsl:with-param name="title" select="$ep:title"/>
      <xsl:with-param name="body">
        <section epub:type="cover" class="cover">
          <img src="{$cover}" role="doc-cover" alt="{f:label('cover-of', $ep:title)}"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
