<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks. Each template returns a sequence of strings, one per block. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:variable name="f:block-names" as="xs:string*" select="
      $f:containers, 'ab', 'address', 'byline', 'castItem', 'cit', 'closer', 'dateline', 'docEdition', 'docImprint', 'figure',
      'graphic', 'head', 'l', 'list', 'opener', 'org', 'p', 'person', 'place', 'salute', 'signed', 'table', 'titlePart', 'trailer'"/>

  <!-- Test whether a node is a block. -->
  <xsl:function name="f:is-block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::*][local-name() = $f:block-names
        or self::quote[p or lg or l or list or contains(@rend, 'block')] or self::q[p or lg or list]
        or self::quote[parent::cit[not(f:is-inline(.))]]
        or (self::quote | self::docAuthor | self::docDate | self::q | self::bibl | self::ref | self::stage | self::label | self::speaker | self::roleDesc | self::note[not(f:is-foot(.))])
          [local-name(..) = $f:containers]])"/>
  </xsl:function>

  <xsl:template match="text() | comment() | processing-instruction() | fw | index | figDesc | lb | anchor" mode="f:blocks"/>

  <!-- A page break between blocks moves to the start of the next block. -->
  <xsl:template match="pb | milestone" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="f:paragraph(f:running(.))[. ne '']"/>
  </xsl:template>

  <!-- An element with running text is a paragraph; an element with blocks is a sequence of paragraphs. -->
  <xsl:template match="*" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="f:blocks(node())"/>
  </xsl:template>

  <xsl:template match="*[local-name() = $f:containers]" mode="f:blocks" as="xs:string*" priority="-0.4">
    <xsl:apply-templates mode="f:blocks"/>
  </xsl:template>

  <xsl:template match="figure" mode="f:blocks" as="xs:string*">
    <xsl:apply-templates select="* except figDesc" mode="f:blocks"/>
  </xsl:template>

  <xsl:template match="person | place | org" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="string-join(* ! f:paragraph(f:running(.)), ', ')"/>
  </xsl:template>

  <xsl:template match="head" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="if (f:is-heading(.)) then string-join((1 to min((f:level(.), 6))) ! '#') || ' ' || f:paragraph(f:running(node()))
        else '*' || f:paragraph(f:running(node())) || '*'"/>
  </xsl:template>

  <xsl:template match="head[contains(@type, 'short')]" mode="f:blocks" as="xs:string*" priority="1"/>

  <xsl:template match="titlePage//titlePart[. is ancestor::titlePage//titlePart[1]]" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="'# ' || f:paragraph(f:running(node()))"/>
  </xsl:template>

  <xsl:template match="floatingText | group/text[preceding-sibling::text] | back" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="'* * *'"/>
    <xsl:apply-templates mode="f:blocks"/>
  </xsl:template>

  <xsl:template match="quote | q" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="'> ' || replace(string-join(f:blocks(node()), '&#10;&#10;'), '\n', '&#10;> ')"/>
  </xsl:template>

  <xsl:template match="lg" mode="f:blocks" as="xs:string*">
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates mode="f:blocks"/>
    </xsl:variable>
    <xsl:sequence select="if (lg) then $lines else string-join($lines, '\&#10;')"/>
  </xsl:template>

  <!-- Speeches -->

  <xsl:template match="sp" mode="f:blocks" as="xs:string*">
    <xsl:variable name="leading" as="xs:string" select="f:paragraph(f:leading(.) ! (f:label-language(.), ' '))"/>
    <xsl:variable name="said" as="xs:string*">
      <xsl:apply-templates select="* except f:leading(.)" mode="f:blocks"/>
    </xsl:variable>
    <xsl:variable name="run-in" as="xs:boolean" select="exists(f:first-words(.)[self::p or self::ab])"/>
    <xsl:sequence select="if ($run-in and $leading) then ($leading || ' ' || $said[1], tail($said)) else ($leading, $said)"/>
  </xsl:template>

  <xsl:function name="f:label-language" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/self::speaker[f:is-supplied(.)]) then f:m('[' || normalize-space($element) || ':]')
        else if ($element/self::speaker) then f:marked('**', f:running($element/node())) else f:running($element)"/>
  </xsl:function>

  <xsl:template match="speaker" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="f:paragraph(f:label-language(.))"/>
  </xsl:template>

  <xsl:template match="stage | label" mode="f:blocks" as="xs:string*">
    <xsl:sequence select="f:paragraph(f:running(.))"/>
  </xsl:template>

  <!--
    Lists, with bullets, or with a bullet and the label of the source. Numeric labels become the list markers. A page
    break moves into the next item.
  -->
  <xsl:template match="list" mode="f:blocks" as="xs:string*">
    <xsl:variable name="numbered" as="xs:boolean" select="
        if (label) then every $label in label satisfies matches($label, '^\s*\d{1,9}[.)]\s*$')
        else matches(lower-case(string-join((@type, @rend), ' ')), '(^| )ordered|number')"/>
    <xsl:variable name="items" as="xs:string*">
      <xsl:for-each-group select="* except head" group-ending-with="item">
        <xsl:variable name="mark" as="xs:string" select="
            if ($numbered) then (current-group()[self::label][1]/normalize-space(), position() || '.')[1] || ' ' else '- '"/>
        <xsl:variable name="before" as="node()*" select="current-group() except current-group()[self::item or self::label[$numbered]]"/>
        <xsl:variable name="inside" as="xs:string*" select="f:blocks(current-group()[self::item]/node())"/>
        <xsl:variable name="label" as="xs:string" select="f:paragraph($before ! (f:running(if (self::label) then node() else .), ' '))"/>
        <xsl:sequence select="f:indented($mark, (string-join(($label[. ne ''], $inside[1]), ' '), tail($inside)), string-length($mark))"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:apply-templates select="head" mode="f:blocks"/>
    <xsl:sequence select="string-join($items, if (some $item in $items satisfies contains($item, '&#10;&#10;')) then '&#10;&#10;' else '&#10;')"/>
  </xsl:template>

  <!-- Tables. The first row becomes the header, which Markdown requires. -->
  <xsl:template match="table" mode="f:blocks" as="xs:string*">
    <xsl:variable name="columns" as="xs:integer" select="max((1, row ! count(cell)))"/>
    <xsl:variable name="head" as="element(row)?" select="row[1][@role = 'label']"/>
    <xsl:apply-templates select="head" mode="f:blocks"/>
    <xsl:sequence select="string-join((
        if ($head) then f:row($head, $columns) else '|' || string-join((1 to $columns) ! ' |'),
        '|' || string-join((1 to $columns) ! ' --- |'), (row except $head) ! f:row(., $columns)), '&#10;')"/>
  </xsl:template>

  <xsl:function name="f:row" as="xs:string">
    <xsl:param name="row" as="element(row)"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:sequence select="'| ' || string-join(($row/cell ! replace(string-join(f:blocks(node()), ' '), '\\?\n', ' '),
        (count($row/cell) + 1 to $columns) ! ''), ' | ') || ' |'"/>
  </xsl:function>

  <!-- Pictures -->

  <xsl:template match="graphic" mode="f:blocks" as="xs:string*">
    <xsl:variable name="description" as="xs:string" select="f:m(normalize-space(((../figDesc, desc)[normalize-space()])[1]))"/>
    <xsl:sequence select="if (@url) then '![' || $description || '](' || f:target(@url) || ')' else $description"/>
  </xsl:template>

  <xsl:template match="figure/head" mode="f:blocks" as="xs:string*" priority="2">
    <xsl:sequence select="f:marked('*', f:running(node()))"/>
  </xsl:template>
</xsl:stylesheet>
