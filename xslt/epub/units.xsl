<?xml version="1.0" encoding="UTF-8"?>
<!-- Division of the text into files: their names, and the file and ID of every element. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!--
    The text of a document. A book is divided into its title page and its chapters; content between chapters belongs to
    the preceding one.
  -->
  <xsl:variable name="f:units" as="element()*" select="
      for $tei in $f:teis return if (f:is-book($tei)) then f:chapters($tei/text) else $tei/text"/>

  <xsl:function name="f:chapters" as="element()*">
    <xsl:param name="text" as="element(text)"/>
    <xsl:sequence select="($text | $text//div[not(ancestor::floatingText)][@type = ('part', 'chapter') or parent::front or parent::body or parent::back])"/>
  </xsl:function>

  <!-- Return the unit that contains an element. -->
  <xsl:function name="f:unit-of" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/ancestor-or-self::*[self::div or self::text][f:is-unit(.)][1]"/>
  </xsl:function>

  <xsl:function name="f:is-unit" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/self::text) then exists($element/parent::TEI)
        else f:is-book($element/ancestor::TEI[1]) and empty($element/ancestor::floatingText)
          and ($element/@type = ('part', 'chapter') or exists($element/(parent::front | parent::body | parent::back)))"/>
  </xsl:function>

  <!-- Return the number of a unit, from the accumulator of preceding units. -->
  <xsl:accumulator name="f:unit" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI/text | text//div[f:is-unit(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="f:file" as="xs:string">
    <xsl:param name="unit" as="element()"/>
    <xsl:sequence select="'text-' || format-integer($unit/accumulator-before('f:unit'), '0001') || '.xhtml'"/>
  </xsl:function>

  <!-- Return the ID of an element in its file: its own, if no other document has the same ID. -->
  <xsl:key name="f:id" match="text//*[@xml:id]" use="@xml:id"/>

  <xsl:function name="f:by-id" as="element()?">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="key('f:id', $id, $tei)[not(ancestor-or-self::fw or ancestor-or-self::index)][1]"/>
  </xsl:function>

  <xsl:template name="f:id">
    <xsl:if test="@xml:id and f:by-id(@xml:id, ancestor::TEI[1]) is .">
      <xsl:attribute name="id" select="@xml:id"/>
    </xsl:if>
    <xsl:if test="@xml:lang">
      <xsl:attribute name="xml:lang" select="@xml:lang"/>
      <xsl:attribute name="lang" select="@xml:lang"/>
      <xsl:attribute name="dir" select="f:direction(@xml:lang)"/>
    </xsl:if>
  </xsl:template>

  <!-- Return the target of a pointer: a URL, a location in the package, or nothing. -->
  <xsl:function name="f:address" as="xs:string?">
    <xsl:param name="target" as="attribute()"/>
    <xsl:variable name="first" as="xs:string" select="(tokenize($target), '')[1]"/>
    <xsl:choose>
      <xsl:when test="matches($first, '^(https?://[^\s/?#]+|mailto:)([^\s&quot;&lt;>\\^`{|}%\[\]]|%[0-9A-Fa-f]{2})*$')">
        <xsl:sequence select="$first"/>
      </xsl:when>
      <xsl:when test="f:pointed($first)">
        <xsl:sequence select="f:by-id(f:pointed($first), $target/ancestor::TEI[1]) ! (f:file(f:unit-of(.)) || '#' || f:anchor(.))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:elsewhere($first, root($target))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:key name="f:document" match="teiCorpus/TEI" use="@n"/>

  <!-- A location in another document of the edition: `letter.xml`, `letter.xml#p3`. -->
  <xsl:function name="f:elsewhere" as="xs:string?">
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="corpus" as="document-node()"/>
    <xsl:variable name="other" as="element(TEI)?" select="key('f:document', replace(tokenize($target || '#', '#')[1], '\.xml$', ''), $corpus)[1]"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($target, '#')"/>
    <xsl:sequence select="if (not($other)) then () else if ($id eq '') then f:file($other/text)
        else f:by-id($id, $other) ! (f:file(f:unit-of(.)) || '#' || f:anchor(.))"/>
  </xsl:function>

  <!-- Return the ID, in its file, of an element that is the target of a pointer. -->
  <xsl:function name="f:anchor" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/self::note and f:is-foot($element)) then f:note-id($element) else string($element/@xml:id)"/>
  </xsl:function>

  <!-- A content file. -->
  <xsl:template name="f:unit">
    <xsl:variable name="unit" as="element()" select="."/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="f:unit-title(.)"/>
      <xsl:with-param name="language" select="((ancestor-or-self::*/@xml:lang)[last()], $f:language)[1]"/>
      <xsl:with-param name="body">
        <xsl:apply-templates select="." mode="f:text">
          <xsl:with-param name="unit" select="." tunnel="yes"/>
        </xsl:apply-templates>
        <xsl:call-template name="f:notes"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="f:unit-title" as="xs:string">
    <xsl:param name="unit" as="element()"/>
    <xsl:sequence select="($unit/self::div/head[f:is-heading(.)]/f:plain(.), f:title-of($unit/ancestor::TEI[1], 'short'), f:label('text'))[. ne ''][1]"/>
  </xsl:function>

  <xsl:template name="f:page">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="body" as="node()*"/>
    <xsl:param name="language" as="xs:string" select="$f:language"/>
    <html lang="{$language}" xml:lang="{$language}">
      <xsl:if test="f:direction($language) eq 'rtl'">
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

  <xsl:template name="f:cover">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="$f:title"/>
      <xsl:with-param name="body">
        <section epub:type="cover" class="cover">
          <img src="{$cover}" role="doc-cover" alt="{f:label('cover-of', $f:title)}"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
