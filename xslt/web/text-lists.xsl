<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, tables and figures. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <!-- HTML allows only items in a list: page breaks and notes between items begin the next item. -->
  <xsl:template match="list" mode="w:write">
    <xsl:apply-templates select="caption" mode="w:write"/>
    <xsl:element name="{if (@type eq 'ordered') then 'ol' else 'ul'}">
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'list', string(@type)"/>
      </xsl:apply-templates>
      <xsl:copy-of select="@start"/>
      <xsl:for-each-group select="* except caption" group-ending-with="item">
        <li>
          <xsl:apply-templates select="current-group()[self::item]" mode="w:attributes"/>
          <xsl:apply-templates select="current-group()" mode="w:write"/>
        </li>
      </xsl:for-each-group>
    </xsl:element>
  </xsl:template>

  <xsl:template match="list[@type eq 'labelled']" mode="w:write">
    <xsl:apply-templates select="caption" mode="w:write"/>
    <dl>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'list', 'labelled'"/>
      </xsl:apply-templates>
      <xsl:for-each-group select="* except caption" group-ending-with="item">
        <div>
          <dt>
            <xsl:apply-templates select="current-group()/label" mode="w:attributes"/>
            <xsl:apply-templates select="current-group()/label/node()" mode="w:write"/>
          </dt>
          <dd>
            <xsl:apply-templates select="current-group()[self::item]" mode="w:attributes"/>
            <xsl:apply-templates select="current-group()" mode="w:write">
              <xsl:with-param name="labelled" select="true()"/>
            </xsl:apply-templates>
          </dd>
        </div>
      </xsl:for-each-group>
    </dl>
  </xsl:template>

  <!-- The content of an item; a label in a list without labels is followed by a space. -->
  <xsl:template match="item" mode="w:write">
    <xsl:param name="labelled" as="xs:boolean" select="false()"/>
    <xsl:if test="label and not($labelled)">
      <xsl:apply-templates select="label" mode="w:write"/>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:apply-templates select="node() except label" mode="w:write"/>
  </xsl:template>

  <xsl:template match="label" mode="w:write">
    <xsl:element name="{if (w:is-between-blocks(.)) then 'p' else 'span'}">
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'label'"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="w:write"/>
    </xsl:element>
  </xsl:template>

  <!-- Tables -->

  <xsl:template match="table" mode="w:write">
    <div class="table" tabindex="0" role="group">
      <table>
        <xsl:apply-templates select="." mode="w:attributes"/>
        <xsl:for-each select="caption">
          <caption>
            <xsl:apply-templates select="." mode="w:attributes"/>
            <xsl:apply-templates mode="w:write"/>
          </caption>
        </xsl:for-each>
        <tbody>
          <xsl:apply-templates select="* except caption" mode="w:write"/>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="row" mode="w:write">
    <tr>
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:apply-templates select="cell" mode="w:write"/>
    </tr>
  </xsl:template>

  <!-- A page break between rows is a row. -->
  <xsl:template match="table/page | table/anchor" mode="w:write" priority="1">
    <tr class="between">
      <td colspan="{../@columns}">
        <xsl:next-match/>
      </td>
    </tr>
  </xsl:template>

  <!-- A cell is a header only if it has a text. -->
  <xsl:template match="cell" mode="w:write">
    <xsl:variable name="is-header" as="xs:boolean" select="@header and normalize-space()"/>
    <xsl:element name="{if ($is-header) then 'th' else 'td'}">
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:if test="$is-header">
        <xsl:attribute name="scope" select="if (../@header) then 'col' else 'row'"/>
      </xsl:if>
      <xsl:for-each select="@columns">
        <xsl:attribute name="colspan" select="."/>
      </xsl:for-each>
      <xsl:for-each select="@rows">
        <xsl:attribute name="rowspan" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="w:write"/>
    </xsl:element>
  </xsl:template>

  <!-- Figures -->

  <xsl:template match="figure" mode="w:write">
    <figure>
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:apply-templates select="* except caption" mode="w:write"/>
      <xsl:for-each select="caption[node()]">
        <figcaption>
          <xsl:apply-templates select="." mode="w:attributes"/>
          <xsl:apply-templates mode="w:write"/>
        </figcaption>
      </xsl:for-each>
    </figure>
  </xsl:template>

  <!-- A picture. One on another host is a link, and is not loaded. -->
  <xsl:template match="graphic" mode="w:write">
    <xsl:choose>
      <xsl:when test="not(@url)">
        <span class="graphic">{@alternative}</span>
      </xsl:when>
      <xsl:when test="f:is-remote(@url)">
        <a class="graphic" href="{@url}">{(@alternative, f:label('picture'))[1]}</a>
      </xsl:when>
      <xsl:otherwise>
        <img src="{f:picture-at(@url)}" alt="{@alternative}">
          <xsl:apply-templates select="." mode="w:attributes"/>
        </img>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
