<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, tables, indexes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:k="urn:teikit:markdown" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!--
    Lists, with bullets or numbers; other labels follow the bullet. Labels that Markdown has for items become the markers.
    A page break is in the next item.
  -->
  <xsl:template match="list" mode="k:block" as="xs:string*">
    <xsl:variable name="numbered" as="xs:boolean" select="
        if (item/label) then every $label in item/label satisfies matches($label, '^\s*\d{1,9}[.)]\s*$') else @type = 'ordered'"/>
    <xsl:variable name="first" as="xs:integer" select="(@start ! max((0, xs:integer(.))), 1)[1]"/>
    <xsl:variable name="items" as="xs:string*">
      <xsl:for-each-group select="* except caption" group-ending-with="item">
        <xsl:variable name="item" as="element(item)?" select="current-group()[self::item]"/>
        <xsl:variable name="marker" as="xs:string"
          select="if ($numbered) then ($item/label/normalize-space(), ($first + position() - 1) || '.')[1] || ' ' else '- '"/>
        <xsl:variable name="inside" as="xs:string*" select="$item ! k:item(.)"/>
        <xsl:variable name="label" as="xs:string" select="k:paragraph((
            current-group()[not(self::item)] ! (k:running(.), ' '), $item/label[not($numbered)] ! (k:running(node()), ' ')))"/>
        <xsl:sequence select="k:indented($marker, (string-join(($label[. ne ''], $inside[1]), ' '), tail($inside)), string-length($marker))"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:apply-templates select="caption" mode="k:block"/>
    <xsl:sequence select="string-join($items, if (some $item in $items satisfies contains($item, '&#10;&#10;')) then '&#10;&#10;' else '&#10;')"/>
  </xsl:template>

  <!-- Return the blocks of an item without its label. -->
  <xsl:function name="k:item" as="xs:string*">
    <xsl:param name="item" as="element(item)"/>
    <xsl:choose>
      <xsl:when test="$item/@content = 'inline'">
        <xsl:sequence select="k:paragraph(k:running($item/(node() except label)))[. ne '']"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$item/(* except label)" mode="k:block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Tables. Markdown requires a header, and has neither blocks in cells nor cells of several columns or rows. -->
  <xsl:template match="table" mode="k:block" as="xs:string*">
    <xsl:variable name="columns" as="xs:integer" select="@columns"/>
    <xsl:variable name="rows" as="xs:string*">
      <xsl:choose>
        <xsl:when test="row/cell/@rows">
          <xsl:call-template name="k:spanned-rows"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="row ! k:row(., cell ! k:cells(.), $columns)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:apply-templates select="caption" mode="k:block"/>
    <xsl:sequence select="string-join((
        if (row[1]/@header) then $rows[1] else '|' || string-join((1 to $columns) ! ' |'),
        '|' || string-join((1 to $columns) ! ' --- |'), if (row[1]/@header) then tail($rows) else $rows), '&#10;')"/>
  </xsl:template>

  <!-- The rows of a table with cells of several rows: below such a cell, cells are empty, so that none is in another column. -->
  <xsl:template name="k:spanned-rows" as="xs:string*">
    <xsl:variable name="columns" as="xs:integer" select="@columns"/>
    <xsl:iterate select="row">
      <xsl:param name="open" as="map(xs:integer, xs:integer)" select="map{}"/>
      <xsl:variable name="placed" as="map(xs:string, item()*)" select="
          fold-left(cell, map{'cells': (), 'open': $open}, function($state, $cell) {
            let $before := k:taken(count($state?cells) + 1, $open),
              $first := count($state?cells) + $before + 1,
              $cells := k:cells($cell)
            return map{
              'cells': ($state?cells, (1 to $before) ! '', $cells),
              'open': map:merge(($state?open, $cell/@rows ! (for $i in 1 to count($cells) return map:entry($first + $i - 1, xs:integer(.)))),
                map{'duplicates': 'use-last'})}
          })"/>
      <xsl:sequence select="k:row(., $placed?cells, $columns)"/>
      <xsl:next-iteration>
        <xsl:with-param name="open" select="map:merge(map:for-each($placed?open, function($column, $rows) { map:entry($column, $rows - 1)[$rows gt 1] }))"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:template>

  <!-- Return the number of successive columns, from one on, that cells of earlier rows take. -->
  <xsl:function name="k:taken" as="xs:integer">
    <xsl:param name="column" as="xs:integer"/>
    <xsl:param name="open" as="map(xs:integer, xs:integer)"/>
    <xsl:sequence select="if (map:contains($open, $column)) then 1 + k:taken($column + 1, $open) else 0"/>
  </xsl:function>

  <!-- Return a cell as text, followed by empty cells for its further columns. -->
  <xsl:function name="k:cells" as="xs:string+">
    <xsl:param name="cell" as="element(cell)"/>
    <xsl:sequence select="replace(string-join(k:blocks($cell), ' '), '\\?\n', ' '), (2 to xs:integer(($cell/@columns, 1)[1])) ! ''"/>
  </xsl:function>

  <xsl:function name="k:row" as="xs:string">
    <xsl:param name="row" as="element(row)"/>
    <xsl:param name="cells" as="xs:string*"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:variable name="page" as="xs:string" select="k:paragraph($row/preceding-sibling::*[1]/self::page ! (k:running(.), ' '))"/>
    <xsl:sequence select="'| ' || string-join((string-join(($page[. ne ''], $cells[1]), ' '), tail($cells), (count($cells) + 1 to $columns) ! ''), ' | ') || ' |'"/>
  </xsl:function>

  <xsl:template match="index" mode="k:block" as="xs:string">
    <xsl:sequence select="string-join(entry ! ('- ' || k:escape(@term), entry ! ('  - ' || k:escape(@term))), '&#10;')"/>
  </xsl:template>
</xsl:stylesheet>
