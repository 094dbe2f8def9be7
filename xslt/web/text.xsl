<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading as HTML: modes, and common parts of all elements of the text.

  HTML forbids blocks in phrases. The reading never has them there, except in notes in running text, whose blocks are
  written as phrases (mode w:phrase). Everything else follows from two questions: what an element holds (@content), and
  whether it is between blocks (w:is-between-blocks).
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions"
  xmlns:w="urn:teikit:web" xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="text-blocks.xsl"/>
  <xsl:include href="text-lists.xsl"/>
  <xsl:include href="text-phrases.xsl"/>

  <!-- An element of the reading as HTML. Of an element without a template, the content is written. -->
  <xsl:mode name="w:write" on-no-match="text-only-copy" on-multiple-match="use-last"/>

  <!-- The attributes of the HTML element that is written for an element of the reading. -->
  <xsl:mode name="w:attributes" on-no-match="fail" on-multiple-match="use-last"/>

  <!-- An element as a phrase, whatever it is. -->
  <xsl:mode name="w:phrase" on-no-match="text-only-copy" on-multiple-match="use-last"/>

  <!--
    The common attributes: the identifier, the classes of the source and of the rendition, the language. `class` is the
    role in the style sheet. A type of the source has the prefix type-, so that it does not match a class of the page.
  -->
  <xsl:template match="*" mode="w:attributes" as="attribute()*">
    <xsl:param name="class" as="xs:string*" select="()"/>
    <xsl:variable name="classes" as="xs:string*" select="
        $class, if (contains(@kind, ' ')) then f:kind-classes(@kind) else @kind[not(. = $class)],
        if (@rend | @style) then (tokenize(@rend) ! ('rend-' || .), @style ! $f:styles(.)) else ()"/>
    <xsl:if test="exists($classes)">
      <xsl:attribute name="class" select="$classes" separator=" "/>
    </xsl:if>
    <xsl:copy-of select="@id, @lang, @dir"/>
  </xsl:template>

  <xsl:function name="f:kind-classes" as="xs:string*">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="head(tokenize($kind)), tail(tokenize($kind)) ! ('type-' || .)"/>
  </xsl:function>

  <!-- Test whether an element is between blocks: its parent holds blocks only. -->
  <xsl:function name="w:is-between-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/..[@content eq 'blocks' or self::contents or self::section or self::statement or self::title-page
        or self::stanza or self::figure or self::apparatus or self::abstract])"/>
  </xsl:function>

  <!-- Phrases are written as everywhere; blocks become phrases. -->
  <xsl:template match="*" mode="w:phrase">
    <xsl:apply-templates select="." mode="w:write"/>
  </xsl:template>

  <xsl:template match="paragraph | block | quotation | list | item | stanza | line | statement | table | row | cell | section | heading | caption | stage | figure"
    mode="w:phrase">
    <span>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="w:phrase"/>
    </span>
    <xsl:if test="following-sibling::*">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Styles of the source. The content security policy forbids style attributes: each style is a class in a style sheet of the page. -->

  <xsl:variable name="f:styles" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="//@style" group-by="string(.)">
        <xsl:map-entry key="current-grouping-key()" select="'style-' || position()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:template name="f:style-sheet">
    <xsl:if test="map:size($f:styles) gt 0">
      <link rel="stylesheet" href="{encode-for-uri($name)}.css"/>
      <xsl:result-document href="{encode-for-uri($name)}.css" method="text">
        <xsl:for-each select="sort(map:keys($f:styles))">
          <xsl:text>.{$f:styles(.)} {{ {.} }}&#10;</xsl:text>
        </xsl:for-each>
      </xsl:result-document>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
