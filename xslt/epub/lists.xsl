<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, tables, indexes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:e="urn:teikit:epub" xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template match="caption" mode="e:write">
    <p>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </p>
  </xsl:template>

  <!-- Elements between two items are in the second; those after the last item follow the list. -->
  <xsl:template match="list" mode="e:write">
    <xsl:variable name="after" as="element()*" select="if (item) then item[last()]/following-sibling::* else * except caption"/>
    <xsl:apply-templates select="caption" mode="e:write"/>
    <xsl:if test="item">
      <xsl:element name="{if (@type = 'ordered') then 'ol' else 'ul'}">
        <xsl:apply-templates select="." mode="e:attributes"/>
        <xsl:attribute name="class" select="
            if (@type = 'labelled') then 'labelled' else if (@type = 'simple') then 'plain' else 'marked', tokenize(@kind), tokenize(@rend) ! ('rend-' || .)" separator=" "/>
        <xsl:copy-of select="@start"/>
        <xsl:for-each-group select="* except (caption, $after)" group-ending-with="item">
          <xsl:variable name="before" as="element()*" select="current-group()[not(self::item)]"/>
          <xsl:for-each select="current-group()[self::item]">
            <li>
              <xsl:apply-templates select="." mode="e:attributes"/>
              <xsl:apply-templates select="$before" mode="e:write"/>
              <xsl:apply-templates mode="e:write"/>
            </li>
          </xsl:for-each>
        </xsl:for-each-group>
      </xsl:element>
    </xsl:if>
    <xsl:apply-templates select="$after" mode="e:write"/>
  </xsl:template>

  <xsl:template match="item/label" mode="e:write" priority="1">
    <span>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="table" mode="e:write">
    <xsl:variable name="labels" as="element(row)*" select="row[1][@header]"/>
    <xsl:choose>
      <xsl:when test="row/cell">
        <table>
          <xsl:apply-templates select="." mode="e:attributes"/>
          <xsl:for-each select="caption">
            <caption>
              <xsl:call-template name="ep:language"/>
              <xsl:apply-templates mode="e:write"/>
            </caption>
          </xsl:for-each>
          <xsl:if test="$labels">
            <thead>
              <xsl:apply-templates select="$labels" mode="e:write"/>
            </thead>
          </xsl:if>
          <xsl:if test="row[cell] except $labels">
            <tbody>
              <xsl:apply-templates select="row[cell] except $labels" mode="e:write"/>
            </tbody>
          </xsl:if>
        </table>
        <xsl:apply-templates select="row[last()]/following-sibling::*" mode="e:write"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="caption, * except (caption, row)" mode="e:write"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="row" mode="e:write">
    <tr>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates select="cell" mode="e:write"/>
    </tr>
  </xsl:template>

  <!-- A page break between two rows is in the first cell of the second. -->
  <xsl:template match="cell" mode="e:write">
    <xsl:element name="{if (@header) then 'th' else 'td'}">
      <xsl:if test="@header">
        <xsl:attribute name="scope" select="if (../@header) then 'col' else 'row'"/>
      </xsl:if>
      <xsl:for-each select="@columns">
        <xsl:attribute name="colspan" select="."/>
      </xsl:for-each>
      <xsl:for-each select="@rows">
        <xsl:attribute name="rowspan" select="."/>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:if test="not(preceding-sibling::cell)">
        <xsl:apply-templates select="ep:before-row(..)" mode="e:write"/>
      </xsl:if>
      <xsl:apply-templates mode="e:write"/>
    </xsl:element>
  </xsl:template>

  <!-- Return the page breaks and anchors directly before a row. -->
  <xsl:function name="ep:before-row" as="element()*">
    <xsl:param name="row" as="element(row)"/>
    <xsl:variable name="before" as="element()?" select="$row/preceding-sibling::*[1][self::page or self::anchor]"/>
    <xsl:sequence select="$before/preceding-sibling::*[1][self::page or self::anchor], $before"/>
  </xsl:function>

  <!-- An index: each term with links to its places, numbered. -->
  <xsl:template match="index" mode="e:write">
    <ul>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:attribute name="class" select="'plain index'"/>
      <xsl:apply-templates select="entry" mode="e:write"/>
    </ul>
  </xsl:template>

  <xsl:template match="entry" mode="e:write">
    <li>
      <xsl:value-of select="@term"/>
      <xsl:for-each select="at">
        <xsl:variable name="address" as="xs:string?" select="ep:address(.)"/>
        <xsl:if test="$address">
          <xsl:value-of select="if (position() eq 1) then ' ' else ', '"/>
          <a href="{$address}"><xsl:value-of select="position()"/></a>
        </xsl:if>
      </xsl:for-each>
      <xsl:if test="entry">
        <ul class="plain">
          <xsl:apply-templates select="entry" mode="e:write"/>
        </ul>
      </xsl:if>
    </li>
  </xsl:template>
</xsl:stylesheet>
