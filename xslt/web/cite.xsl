<?xml version="1.0" encoding="UTF-8"?>
<!-- Citations of the document: as text, and as BibTeX, RIS and CSL-JSON, both on the page and as files next to it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="f:cited-publisher" as="xs:string?" select="
      ($edition-title[. ne ''], $f:publishers)[1]"/>
  <!-- The URL of the page; empty if it is not known. -->
  <xsl:variable name="f:published-at" as="xs:string?" select="$base-url[. ne ''] ! (. || encode-for-uri($name) || '.html')"/>
  <xsl:variable name="f:archive" as="xs:string?" select="$f:facts/identifier[1] ! string()"/>
  <xsl:variable name="f:pages" as="xs:string?" select="$f:facts/source[@pages][1]/@pages ! string()"/>

  <xsl:template name="w:cite">
    <section class="cite" aria-labelledby="cite">
      <h2 id="cite">{f:label('cite')}</h2>
      <p id="citation">
        <xsl:value-of select="$f:authors" separator="; "/>
        <xsl:text>{', '[exists($f:authors)]}</xsl:text>
        <cite>{$f:title}</cite>
        <xsl:text>{f:cited-facts() ! (', ' || .) => string-join()}.</xsl:text>
        <span id="passage" data-page="{f:label('page')}" data-paragraph="{f:label('paragraph')}"></span>
        <xsl:for-each select="$f:published-at">
          <xsl:text> </xsl:text>
          <span class="address">{.}</span>
        </xsl:for-each>
      </p>
      <xsl:for-each select="'bib', 'ris', 'csl.json'">
        <xsl:variable name="text" as="xs:string" select="f:without-controls(f:cited-as(.))"/>
        <details>
          <summary>{map { 'bib': 'BibTeX', 'ris': 'RIS', 'csl.json': 'CSL-JSON' }(.)}</summary>
          <pre tabindex="0">{translate($text, '&#13;', '')}</pre>
          <p>
            <a href="{encode-for-uri($name)}.{.}" download="">{$name}.{.}</a>
          </p>
        </details>
        <xsl:result-document href="{encode-for-uri($name)}.{.}" method="text">{$text}</xsl:result-document>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- The part of a citation after the title. -->
  <xsl:function name="f:cited-facts" as="xs:string*">
    <xsl:sequence select="$f:written ! f:date(.), $f:archive, $f:cited-publisher"/>
  </xsl:function>

  <xsl:function name="f:cited-as" as="xs:string">
    <xsl:param name="form" as="xs:string"/>
    <xsl:sequence select="if ($form eq 'bib') then f:bibtex() else if ($form eq 'ris') then f:ris() else f:csl()"/>
  </xsl:function>

  <xsl:function name="f:bibtex" as="xs:string">
    <xsl:variable name="fields" as="map(xs:string, xs:string?)*" select="
        f:pair('author', string-join($f:authors ! f:tex(.), ' and ')), f:pair('title', '{' || f:tex($f:title) || '}'),
        f:pair('date', $f:written), f:pair('year', substring($f:written, 1, 4)), f:pair('booktitle', f:tex($f:cited-publisher)),
        f:pair('note', f:tex($f:archive)), f:pair('pages', replace($f:pages, '–', '--')), f:pair('url', $f:published-at),
        f:pair('langid', $f:document-language)"/>
    <xsl:sequence select="'@misc{' || replace($name, '[^\w.:-]', '-') || ',&#10;'
      || string-join($fields ! ('  ' || ?name || ' = {' || ?value || '}'), ',&#10;') || '&#10;}&#10;'"/>
  </xsl:function>

  <!-- RIS, the tagged format of reference managers: two letters, two spaces, a hyphen. -->
  <xsl:function name="f:ris" as="xs:string">
    <xsl:variable name="fields" as="map(xs:string, xs:string?)*" select="
        f:pair('TY', 'GEN'), $f:authors ! f:pair('AU', .), f:pair('TI', $f:title), f:pair('DA', translate($f:written, '-', '/')),
        f:pair('PY', substring($f:written, 1, 4)), f:pair('T2', $f:cited-publisher), f:pair('CN', $f:archive),
        f:pair('SP', tokenize($f:pages, '–')[1]), f:pair('EP', tokenize($f:pages, '–')[2]), f:pair('UR', $f:published-at)"/>
    <xsl:sequence select="string-join(($fields ! (?name || '  - ' || ?value), 'ER  - '), '&#13;&#10;') || '&#13;&#10;'"/>
  </xsl:function>

  <xsl:function name="f:csl" as="xs:string">
    <xsl:variable name="parts" as="xs:integer*" select="tokenize($f:written, '-')[. castable as xs:integer] ! xs:integer(.)"/>
    <xsl:variable name="item" as="map(*)" select="map:merge((
        map { 'id': $name, 'type': 'document', 'title': $f:title },
        map { 'author': array { $f:authors ! map { 'literal': . } } }[exists($f:authors)],
        map { 'issued': map { 'date-parts': [ array { $parts } ] } }[exists($parts)],
        map { 'container-title': $f:cited-publisher }[$f:cited-publisher ne ''], map { 'archive_location': $f:archive }[$f:archive ne ''],
        map { 'page': translate($f:pages, '–', '-') }[$f:pages ne ''], map { 'URL': $f:published-at }[$f:published-at ne ''],
        $f:document-language ! map { 'language': . }))"/>
    <xsl:sequence select="serialize([ $item ], map { 'method': 'json', 'indent': true(), 'use-character-maps': $f:controls-shown }) || '&#10;'"/>
  </xsl:function>

  <!-- A field with a value. -->
  <xsl:function name="f:pair" as="map(xs:string, xs:string?)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:sequence select="map { 'name': $name, 'value': replace(string($value), '\s+', ' ') }[string($value) ne '']"/>
  </xsl:function>

  <!-- Escape text for BibTeX: characters with a meaning in TeX are escaped, braces are removed. -->
  <xsl:function name="f:tex" as="xs:string?">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="$text ! (translate(., '{}\', '') => replace('([#$%&amp;_])', '\\$1'))"/>
  </xsl:function>
</xsl:stylesheet>
