<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notes that Typst did not set on the page of their reference, and what is done for them when the document is set again.

  Typst keeps lines together (headings and what follows, the first and last two lines of a paragraph), but does not take
  along to the next page the note of a line that it has moved; and in a list it may leave the line and move the note.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The notes that stood on another page than their reference when the document was set before: their ids, blank-separated. -->
  <xsl:param name="late" as="xs:string" select="''"/>

  <xsl:variable name="f:late" as="xs:string*" select="tokenize($late)"/>

  <!-- What tells a note from all others of the document, or of the volume. -->
  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:place(string($note/accumulator-before('f:note')), $note)"/>
  </xsl:function>

  <xsl:function name="f:late-notes" as="element(note)*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (empty($f:late)) then () else $element//note[f:is-foot(.)][f:note-id(.) = $f:late]"/>
  </xsl:function>

  <!-- Whether an element stands on the page itself, in nothing that Typst sets as a block; only there can a page be broken. -->
  <xsl:function name="f:on-page" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/ancestor::*[self::item or self::cell or self::quote or self::q or self::floatingText or self::note
        or self::figure or self::lg or self::cit or self::titlePage or self::opener or self::closer or self::epigraph])"/>
  </xsl:function>

  <!-- Whether the reference of a late note stands in the first lines of a paragraph: 200 characters are two to three. -->
  <xsl:function name="f:late-at-once" as="xs:boolean">
    <xsl:param name="block" as="element()?"/>
    <xsl:variable name="first" as="element(note)?" select="$block/f:late-notes(.)[1]"/>
    <xsl:sequence select="exists($first) and string-length(string-join($block//text()[. &lt;&lt; $first][not(ancestor::note)])) lt 200"/>
  </xsl:function>

  <!-- A paragraph goes to the next page as a whole, or its lines need not stay together. -->
  <xsl:template match="(p | ab)[f:on-page(.)][f:late-notes(.)]" mode="f:text" priority="20">
    <xsl:choose>
      <xsl:when test="not(f:late-at-once(.))">
        <xsl:text>&#10;&#10;#apart[</xsl:text>
        <xsl:next-match/>
        <xsl:text>&#10;&#10;];&#10;&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="'&#10;&#10;#next-page&#10;&#10;'[not(f:beside(current(), 'before')[self::head])]"/>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A heading takes what follows along; one with a long note of its own need not. -->
  <xsl:template match="head[f:is-heading(.)][f:on-page(.)][f:late-notes(.) or f:late-at-once(f:beside(., 'after')[self::p or self::ab])]"
    mode="f:text" priority="20">
    <xsl:text>&#10;&#10;#next-page&#10;&#10;#alone[</xsl:text>
    <xsl:next-match/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="table[f:on-page(.)][row[position() le 2]/f:late-notes(.)]" mode="f:text" priority="20">
    <xsl:text>&#10;&#10;#next-page&#10;&#10;</xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- An item, a paragraph of a quotation is not broken over two pages. -->
  <xsl:template match="item[f:late-notes(.)][not(.//item[f:late-notes(.)])] | (quote | q | floatingText)//p[not(ancestor::item or ancestor::note)][f:late-notes(.)]"
    mode="f:text" priority="20">
    <xsl:text>#together[</xsl:text>
    <xsl:next-match/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
