<?xml version="1.0" encoding="UTF-8"?>
<!-- Registers, lists of works and descriptions of manuscripts inside a text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="listBibl | listPerson | listPlace | listOrg | listRelation" mode="f:text">
    <div class="{local-name()}">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </div>
  </xsl:template>

  <!-- One entry per line. -->
  <xsl:template match="listBibl/bibl | person | personGrp | place | org | msDesc" mode="f:text">
    <div class="entry {local-name()}">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </div>
  </xsl:template>

  <xsl:template match="listBibl/head | listPerson/head | listPlace/head | listOrg/head | listRelation/head" mode="f:text" priority="1">
    <p class="caption">
      <xsl:apply-templates mode="f:text"/>
    </p>
  </xsl:template>

  <!-- A relation between two entries, by its @name, because it has no text. -->
  <xsl:template match="relation" mode="f:text">
    <div class="entry relation">
      <xsl:value-of select="@name[not(current()/desc)]"/>
      <xsl:apply-templates mode="f:text"/>
    </div>
  </xsl:template>

  <!-- Adjacent parts without punctuation between them. -->
  <xsl:template match="msIdentifier | repository | collection | institution | region | principal | addName | genName | nameLink |
      extent | birth | death | floruit | occupation | education | nationality | residence | location | geo | resp | respStmt | funder |
      sponsor | authority | distributor | date[@from | @to | @notBefore | @notAfter][not(@when)]" mode="f:text" priority="-1">
    <span class="{local-name()}">
      <xsl:apply-templates mode="f:text"/>
    </span>
    <xsl:if test="following-sibling::*[1] and parent::* intersect (parent::person | parent::place | parent::org | parent::msIdentifier | parent::msDesc)">
      <xsl:text>, </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
