<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: with labels, numbered, with or without marks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template match="list" mode="p:write">
    <xsl:apply-templates select="caption" mode="p:write"/>
    <xsl:value-of select="'&#10;&#10;#' || pp:list-call(.)"/>
    <xsl:for-each-group select="* except caption" group-ending-with="item">
      <xsl:text>[</xsl:text>
      <xsl:apply-templates select="current-group()[not(self::item)]" mode="pp:moved"/>
      <xsl:apply-templates select="current-group()[self::item]" mode="p:write"/>
      <xsl:text>], </xsl:text>
    </xsl:for-each-group>
    <xsl:text>);&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- Return the start of the call for a list. -->
  <xsl:function name="pp:list-call" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:choose>
      <xsl:when test="$list/@type = 'labelled'">
        <xsl:variable name="labels" as="xs:string*">
          <xsl:for-each select="$list/item">
            <xsl:value-of>
              <xsl:text>[</xsl:text>
              <xsl:apply-templates select="label/node()" mode="p:write"/>
              <xsl:text>]</xsl:text>
            </xsl:value-of>
          </xsl:for-each>
        </xsl:variable>
        <xsl:sequence select="'labelled(' || p:array($labels) || ', '"/>
      </xsl:when>
      <xsl:when test="$list/@type = 'ordered'">
        <xsl:sequence select="'numbered(' || $list/@start ! ('start: ' || ., ', ') => string-join()"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="if ($list/@type = 'bulleted') then 'unmarked(' else 'plain('"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="item" mode="p:write">
    <xsl:value-of select="pp:anchor(.)"/>
    <xsl:apply-templates select="node() except label" mode="p:write"/>
  </xsl:template>

  <!-- A page break, anchor or note between two items or rows, which is moved into the second. -->
  <xsl:mode name="pp:moved" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="page" mode="pp:moved">
    <xsl:apply-templates select="." mode="p:label"/>
  </xsl:template>

  <xsl:template match="*" mode="pp:moved" priority="-1">
    <xsl:apply-templates select="." mode="p:write"/>
  </xsl:template>
</xsl:stylesheet>
