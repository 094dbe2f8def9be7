<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="list/head | table/head | lg/head | castList/head | castGroup/head | listBibl/head | listPerson/head | listPlace/head | listOrg/head"
    mode="f:text" priority="2">
    <p class="caption">
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </p>
  </xsl:template>

  <!-- A page break between two items moves into the second. Labels become part of the text of their items. -->
  <xsl:template match="list" mode="f:text">
    <xsl:variable name="style" as="xs:string" select="lower-case(string-join((@type, @rend), ' '))"/>
    <xsl:apply-templates select="head" mode="f:text"/>
    <xsl:element name="{if (matches($style, '(^| )ordered|number') and not(label)) then 'ol' else 'ul'}">
      <xsl:attribute name="class" select="if (label) then 'labelled' else if (matches($style, 'bullet|unordered|(^| )ordered|number')) then 'marked' else 'plain'"/>
      <xsl:call-template name="f:id"/>
      <xsl:for-each-group select="* except head" group-ending-with="item">
        <li>
          <xsl:for-each select="current-group()[self::item]">
            <xsl:call-template name="f:id"/>
          </xsl:for-each>
          <xsl:apply-templates select="current-group()" mode="f:text"/>
        </li>
      </xsl:for-each-group>
    </xsl:element>
  </xsl:template>

  <xsl:template match="item" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="label | headLabel | headItem" mode="f:text">
    <span class="label">
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="table" mode="f:text">
    <xsl:variable name="labels" as="element(row)*" select="row[1][@role = 'label']"/>
    <xsl:apply-templates select="head" mode="f:text"/>
    <xsl:if test="row">
      <table>
        <xsl:call-template name="f:id"/>
        <xsl:if test="$labels">
          <thead>
            <xsl:apply-templates select="$labels" mode="f:text"/>
          </thead>
        </xsl:if>
        <xsl:if test="row except $labels">
          <tbody>
            <xsl:apply-templates select="row except $labels" mode="f:text"/>
          </tbody>
        </xsl:if>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="row" mode="f:text">
    <tr>
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates select="cell" mode="f:text"/>
    </tr>
  </xsl:template>

  <!-- Page breaks between rows move into the first cell of the next row. -->
  <xsl:template match="cell" mode="f:text">
    <xsl:variable name="label" as="xs:boolean" select="@role = 'label' or ../@role = 'label'"/>
    <xsl:element name="{if ($label) then 'th' else 'td'}">
      <xsl:if test="$label">
        <xsl:attribute name="scope" select="if (../@role = 'label') then 'col' else 'row'"/>
      </xsl:if>
      <xsl:for-each select="(@cols, @rows)[. castable as xs:positiveInteger and xs:integer(.) gt 1]">
        <xsl:attribute name="{if (name() eq 'cols') then 'colspan' else 'rowspan'}" select="xs:integer(.)"/>
      </xsl:for-each>
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates select="preceding-sibling::*[1][self::pb], ..[current() is cell[1]]/preceding-sibling::*[1][self::pb]" mode="f:text"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
