<?xml version="1.0" encoding="UTF-8"?>
<!-- Phrases: text, references to notes, pages, editorial interventions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teikit:text" xmlns:m="http://www.w3.org/1998/Math/MathML"
  xmlns:s="http://www.w3.org/2000/svg" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="t:write" as="xs:string">
    <xsl:sequence select="translate(., '&#10;&#13;&#9;', '   ')"/>
  </xsl:template>

  <xsl:template match="break" mode="t:write" as="xs:string">
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <xsl:template match="page" mode="t:write" as="xs:string*">
    <xsl:sequence select="@number ! ('[Page ' || . || ']')"/>
  </xsl:template>

  <xsl:template match="page[@display = 'block']" mode="t:write" as="xs:string*">
    <xsl:sequence select="@number ! ('&#10;[Page ' || . || ']&#10;')"/>
  </xsl:template>

  <xsl:template match="note[@place = 'foot'] | note-reference" mode="t:write" as="xs:string">
    <xsl:sequence select="'[' || @number || ']'"/>
  </xsl:template>

  <xsl:template match="note" mode="t:write" as="xs:string*">
    <xsl:variable name="edge" as="xs:string" select="if (@display = 'block') then '&#10;' else ' '"/>
    <xsl:sequence select="$edge"/>
    <xsl:apply-templates mode="t:write"/>
    <xsl:sequence select="$edge"/>
  </xsl:template>

  <!-- The other readings follow in brackets; headings have one reading. -->
  <xsl:template match="alternate" mode="t:write" as="xs:string*">
    <xsl:apply-templates select="default" mode="t:write"/>
    <xsl:for-each select="other[not(ancestor::heading)]">
      <xsl:sequence select="' ', '['"/>
      <xsl:apply-templates mode="t:write"/>
      <xsl:sequence select="']'"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="said[@label]" mode="t:write" as="xs:string*">
    <xsl:sequence select="'[' || @label || ':] '"/>
    <xsl:apply-templates mode="t:write"/>
  </xsl:template>

  <xsl:template match="inline[@editorial = 'supplied']" mode="t:write" as="xs:string*">
    <xsl:sequence select="'['"/>
    <xsl:apply-templates mode="t:write"/>
    <xsl:sequence select="']'"/>
  </xsl:template>

  <xsl:template match="gap" mode="t:write" as="xs:string">
    <xsl:sequence select="if (@reason = 'space') then ' ' else '[' || (normalize-space()[. ne ''], '…')[1] || ']'"/>
  </xsl:template>

  <xsl:template match="omission" mode="t:write" as="xs:string" priority="1">
    <xsl:sequence select="'&#10;[' || normalize-space() || ']&#10;'"/>
  </xsl:template>

  <xsl:template match="graphic" mode="t:write" as="xs:string*">
    <xsl:sequence select="@alternative ! ('[' || . || ']')"/>
  </xsl:template>

  <!-- Formulas on one line. -->
  <xsl:template match="m:math" mode="t:write" as="xs:string" xmlns:f="urn:teikit:functions">
    <xsl:sequence select="f:linear-math(.)"/>
  </xsl:template>

  <!-- Drawings as the words in them. -->
  <xsl:template match="s:svg" mode="t:write" as="xs:string">
    <xsl:sequence select="' ' || string-join(.//text()[normalize-space()] ! normalize-space(.), ' ') || ' '"/>
  </xsl:template>
</xsl:stylesheet>
