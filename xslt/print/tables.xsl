<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template match="table" mode="p:write">
    <xsl:variable name="header" as="element(row)*" select="row[1][@header]"/>
    <xsl:apply-templates select="caption" mode="p:write"/>
    <xsl:value-of select="'&#10;&#10;#cells(' || @columns || ', ('"/>
    <xsl:apply-templates select="$header/cell" mode="p:write"/>
    <xsl:value-of select="'), repeat: ' || empty($header//note) || ', '"/>
    <xsl:apply-templates select="(row except $header)/cell" mode="p:write"/>
    <xsl:text>);&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="cell" mode="p:write">
    <xsl:value-of select="'table.cell(colspan: ' || (@columns, 1)[1] || ', rowspan: ' || (@rows, 1)[1] || ')['"/>
    <xsl:if test="not(preceding-sibling::cell)">
      <xsl:apply-templates select="pp:before-row(..)" mode="pp:moved"/>
      <xsl:value-of select="pp:anchor(..)"/>
    </xsl:if>
    <xsl:value-of select="pp:anchor(.)"/>
    <xsl:variable name="set" as="xs:string*" select="@rend ! pp:emphasis(.)"/>
    <xsl:value-of select="$set ! ('#' || . || '[')" separator=""/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="$set ! '];', '], '" separator=""/>
  </xsl:template>

  <!-- Return the page breaks and anchors between a row and the row before it. -->
  <xsl:function name="pp:before-row" as="element()*">
    <xsl:param name="row" as="element(row)"/>
    <xsl:variable name="first" as="element()?" select="$row/preceding-sibling::*[1][not(self::row or self::caption)]"/>
    <xsl:sequence select="$first ! ($row/preceding-sibling::*[position() le 20][self::page or self::anchor][following-sibling::row[1] is $row])"/>
  </xsl:function>
</xsl:stylesheet>
