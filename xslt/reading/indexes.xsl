<?xml version="1.0" encoding="UTF-8"?>
<!-- Indexes from the index terms of the text, and other generated divisions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Position of each index term in the document. -->
  <xsl:accumulator name="rp:index" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="index" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The place of an index term, and of those below it. -->
  <xsl:template name="r:index">
    <xsl:for-each select="descendant-or-self::index">
      <anchor id="{rp:index-id(.)}" kind="index"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="rp:index-id" as="xs:string">
    <xsl:param name="index" as="element()"/>
    <xsl:sequence select="(r:id($index), rp:generated-id('ix' || $index/accumulator-before('rp:index'), $index))[1]"/>
  </xsl:function>

  <!-- A generated division: a table of contents, or an index of the terms of its name, or of all terms. -->
  <xsl:template name="r:toc">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="type" as="xs:string" select="lower-case(@type)"/>
    <xsl:variable name="own" as="element()*" select="ancestor::text[last()]//index[not(parent::index)]"/>
    <xsl:variable name="named" as="element()*" select="$own[lower-case(@indexName) eq $type]"/>
    <xsl:choose>
      <xsl:when test="$rp:inline"/>
      <xsl:when test="$type = ('toc', 'contents')">
        <toc/>
      </xsl:when>
      <xsl:when test="exists($named) or exists($own) and starts-with($type, 'index')">
        <xsl:apply-templates select="head" mode="r:read"/>
        <index>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:index-entries">
            <xsl:with-param name="terms" select="if (exists($named)) then $named else $own"/>
          </xsl:call-template>
        </index>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Entries in the order of the alphabet, each with its places and the entries below it. -->
  <xsl:template name="rp:index-entries">
    <xsl:param name="terms" as="element()*"/>
    <xsl:for-each-group select="$terms" group-by="rp:index-term(.)[. ne '']">
      <xsl:sort select="(term/@sortKey, current-grouping-key())[1]" lang="{(ancestor::*/@xml:lang)[last()] ! rp:language-tag(.)}"/>
      <entry term="{current-grouping-key()}">
        <xsl:for-each select="current-group()[not(index)]">
          <at to="{rp:index-id(.)}"/>
        </xsl:for-each>
        <xsl:for-each select="current-group()[index][1][every $index in current-group() satisfies exists($index/index)]">
          <at to="{rp:index-id(.)}"/>
        </xsl:for-each>
        <xsl:call-template name="rp:index-entries">
          <xsl:with-param name="terms" select="current-group()/index"/>
        </xsl:call-template>
      </entry>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:function name="rp:index-term" as="xs:string">
    <xsl:param name="index" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($index/term, ', '))"/>
  </xsl:function>
</xsl:stylesheet>
