<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The type of a list: labelled, numbered, bulleted if the list requests it, else simple. -->
  <xsl:function name="f:list-kind" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:variable name="style" as="xs:string" select="lower-case(string-join(($list/@type, $list/@rend), ' '))"/>
    <xsl:sequence select="if ($list/label) then 'labelled(' || f:labels($list) || ', '
        else if (matches($style, '(^| )ordered|number')) then 'numbered('
        else if (matches($style, 'bullet|unordered')) then 'unmarked(' else 'plain('"/>
  </xsl:function>

  <!-- A page break between two items moves into the second. -->
  <xsl:template match="list" mode="f:text">
    <xsl:apply-templates select="head" mode="f:text"/>
    <xsl:value-of select="'&#10;&#10;#' || f:list-kind(.)"/>
    <xsl:for-each-group select="* except head" group-ending-with="item">
      <xsl:text>[</xsl:text>
      <xsl:apply-templates select="current-group()[not(self::label)]" mode="f:text"/>
      <xsl:text>], </xsl:text>
    </xsl:for-each-group>
    <xsl:text>);&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- The labels of the items; empty for an item without a label. -->
  <xsl:function name="f:labels" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:variable name="labels" as="xs:string*">
      <xsl:for-each-group select="$list/(* except head)" group-ending-with="item">
        <xsl:value-of>
          <xsl:text>[</xsl:text>
          <xsl:apply-templates select="current-group()[self::label]/node()" mode="f:text"/>
          <xsl:text>]</xsl:text>
        </xsl:value-of>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="f:array($labels)"/>
  </xsl:function>

  <xsl:template match="item" mode="f:text">
    <xsl:value-of select="f:anchor(.)"/>
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="label" mode="f:text">
    <xsl:text>#strong[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <xsl:template match="table" mode="f:text">
    <xsl:variable name="header" as="element(row)*" select="row[1][@role = 'label']"/>
    <xsl:apply-templates select="head" mode="f:text"/>
    <xsl:value-of select="'&#10;&#10;#cells(' || f:columns(.) || ', ('"/>
    <xsl:apply-templates select="$header/cell" mode="f:text"/>
    <xsl:value-of select="'), repeat: ' || empty($header//note) || ', '"/>
    <xsl:apply-templates select="(row except $header)/cell" mode="f:text"/>
    <xsl:text>);&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- The number of columns in the widest row. -->
  <xsl:function name="f:columns" as="xs:integer">
    <xsl:param name="table" as="element(table)"/>
    <xsl:sequence select="max((1, $table/row ! xs:integer(sum(cell ! f:span(@cols)))))"/>
  </xsl:function>

  <xsl:function name="f:span" as="xs:integer">
    <xsl:param name="count" as="attribute()?"/>
    <xsl:sequence select="if ($count castable as xs:positiveInteger) then xs:integer($count) else 1"/>
  </xsl:function>

  <xsl:template match="cell" mode="f:text">
    <xsl:value-of select="'table.cell(colspan: ' || f:span(@cols) || ', rowspan: ' || f:span(@rows) || ')[' || f:anchor(.)"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>], </xsl:text>
  </xsl:template>
</xsl:stylesheet>
