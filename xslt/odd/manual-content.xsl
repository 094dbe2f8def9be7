<?xml version="1.0" encoding="UTF-8"?>
<!-- A content model on one line: comma for sequence, bar for choice, ? * + for occurrence, names as links. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:f="urn:teikit:functions"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:mode name="odd:notation" on-no-match="fail"/>

  <xsl:function name="odd:notation" as="node()*">
    <xsl:param name="content" as="element(content)"/>
    <xsl:apply-templates mode="odd:notation" select="$content/*"/>
  </xsl:function>

  <xsl:template mode="odd:notation" match="sequence | alternate | interleave" as="node()*">
    <xsl:variable name="separator" as="xs:string" select="
        if (self::alternate) then ' | ' else if (self::interleave or @preserveOrder = ('false', '0')) then ' &amp; ' else ', '"/>
    <xsl:variable name="bracketed" as="xs:boolean" select="count(*) gt 1 and (exists(parent::*[count(*) gt 1
        or not(self::content)]) or odd:indicator(.) ne '')"/>
    <xsl:value-of select="if ($bracketed) then '(' else ''"/>
    <xsl:for-each select="*">
      <xsl:value-of select="if (position() gt 1) then $separator else ''"/>
      <xsl:apply-templates mode="odd:notation" select="."/>
    </xsl:for-each>
    <xsl:value-of select="(if ($bracketed) then ')' else '') || odd:indicator(.)"/>
  </xsl:template>

  <xsl:template mode="odd:notation" match="elementRef | classRef | macroRef | dataRef[@key]" as="node()*">
    <xsl:sequence select="odd:link(@key)"/>
    <xsl:value-of select="odd:indicator(.)"/>
  </xsl:template>

  <xsl:template mode="odd:notation" match="dataRef" as="node()*">
    <code><xsl:value-of select="@name"/></code>
    <xsl:for-each select="@restriction">
      <xsl:text> </xsl:text><code><xsl:value-of select="."/></code>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="odd:notation" match="textNode" as="element()"><em><xsl:value-of select="f:label('odd-text')"/></em></xsl:template>

  <xsl:template mode="odd:notation" match="empty" as="element()"><em><xsl:value-of select="f:label('odd-nothing')"/></em></xsl:template>

  <xsl:template mode="odd:notation" match="anyElement" as="node()*">
    <em><xsl:value-of select="f:label('odd-any-element')"/></em>
    <xsl:value-of select="odd:indicator(.)"/>
  </xsl:template>

  <xsl:template mode="odd:notation" match="valList" as="node()*">
    <xsl:for-each select="valItem">
      <xsl:value-of select="if (position() gt 1) then ' | ' else ''"/>
      <code><xsl:value-of select="odd:external-name(.)"/></code>
    </xsl:for-each>
  </xsl:template>

  <!-- RELAX NG patterns in older ODDs. -->
  <xsl:template mode="odd:notation" match="*" priority="-1" as="element()">
    <code><xsl:value-of select="serialize(., map { 'omit-xml-declaration': true() })"/></code>
  </xsl:template>

  <xsl:function name="odd:indicator" as="xs:string">
    <xsl:param name="occurrence" as="element()"/>
    <xsl:variable name="range" as="xs:string"
                  select="string(($occurrence/@minOccurs, 1)[1]) || '-' || string(($occurrence/@maxOccurs, 1)[1])"/>
    <xsl:variable name="known" as="map(xs:string, xs:string)"
                  select="map { '1-1': '', '0-1': '?', '0-unbounded': '*', '1-unbounded': '+' }"/>
    <xsl:sequence select="($known($range), '{' || replace($range, 'unbounded', '') || '}')[1]"/>
  </xsl:function>
</xsl:stylesheet>
