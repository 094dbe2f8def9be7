<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks: each begins and ends a line. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teikit:text" xmlns:m="http://www.w3.org/1998/Math/MathML"
  xmlns:s="http://www.w3.org/2000/svg" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template mode="t:write" as="xs:string*" match="section | paragraph | heading | block | quotation | title-page | stage | caption
      | list | table | figure | stanza | line | omission | index | section/label | contents/label | formula[@display = 'block']">
    <xsl:sequence select="'&#10;'"/>
    <xsl:apply-templates mode="t:write"/>
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <!-- The title has been printed. -->
  <xsl:template match="heading[@title] | block[@repeated]" mode="t:write" as="xs:string*" priority="1"/>

  <xsl:template match="toc" mode="t:write"/>

  <xsl:template match="rule" mode="t:write" as="xs:string">
    <xsl:sequence select="'&#10;* * *&#10;'"/>
  </xsl:template>

  <!-- The marker of an item is on the line of its first words. -->
  <xsl:template match="item" mode="t:write" as="xs:string*">
    <xsl:sequence select="'&#10;' || t:marker(.)"/>
    <xsl:apply-templates select="label/node()" mode="t:write"/>
    <xsl:sequence select="' &#xFDD0;'"/>
    <xsl:apply-templates select="node() except label" mode="t:write"/>
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <xsl:function name="t:marker" as="xs:string">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="type" as="xs:string" select="$item/../@type"/>
    <xsl:sequence select="
        if ($type eq 'bulleted') then '- '
        else if ($type eq 'ordered') then ($item/../@start, 1)[1] + count($item/preceding-sibling::item) || '. '
        else ''"/>
  </xsl:function>

  <xsl:template match="row" mode="t:write" as="xs:string*">
    <xsl:sequence select="'&#10;', string-join(cell ! t:line(node()), ' | '), '&#10;'"/>
  </xsl:template>

  <!-- The label of a statement is on the line of its first words; verse begins a line. -->
  <xsl:template match="statement" mode="t:write" as="xs:string*">
    <xsl:sequence select="'&#10;'"/>
    <xsl:apply-templates select="label/node()" mode="t:write"/>
    <xsl:sequence select="if (label/following-sibling::*[1][self::paragraph]) then ' &#xFDD0;' else '&#10;'"/>
    <xsl:apply-templates select="node() except label" mode="t:write"/>
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <!-- Code keeps its lines and the white space before them. -->
  <xsl:template match="code[@display = 'block']" mode="t:write" as="xs:string*">
    <xsl:sequence select="'&#10;', translate(., ' &#9;', '&#xFDD1;&#xFDD1;'), '&#10;'"/>
  </xsl:template>

  <xsl:template match="index/entry | entry/entry" mode="t:write" as="xs:string*">
    <xsl:sequence select="'&#10;' || @term || '&#10;'"/>
    <xsl:apply-templates select="entry" mode="t:write"/>
  </xsl:template>
</xsl:stylesheet>
