<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notes that Typst did not set on the page of their reference, and what is done for them when the document is set again.

  Typst keeps lines together (headings and what follows, the first and last two lines of a paragraph), but does not take
  along to the next page the note of a line that it has moved; and in a list it may leave the line and move the note.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What tells a note from all others of the document, or of the volume. -->
  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:place(string($note/accumulator-before('f:note')), $note)"/>
  </xsl:function>

  <!-- The notes at the foot that belong to an element. -->
  <xsl:function name="f:feet" as="element(note)*">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="$element//note[f:is-foot(.)][empty(ancestor::note)]"/>
  </xsl:function>

  <!-- Whether an element stands on the page itself, in nothing that Typst sets as a block; only there can a page be broken. -->
  <xsl:function name="f:on-page" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/ancestor::*[self::item or self::cell or self::quote or self::q or self::floatingText or self::note
        or self::figure or self::lg or self::cit or self::titlePage or self::opener or self::closer])"/>
  </xsl:function>

  <!-- The notes whose references stand in the first lines of a paragraph: 200 characters are two to three. -->
  <xsl:function name="f:early" as="element(note)*">
    <xsl:param name="block" as="element()?"/>
    <xsl:sequence select="for $note in f:feet($block) return $note[sum($block//text()[. &lt;&lt; $note] ! string-length()) lt 200]"/>
  </xsl:function>

  <!-- A call of the template with the ids of notes. -->
  <xsl:function name="f:late" as="xs:string?">
    <xsl:param name="set" as="xs:string"/>
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:sequence select="'&#10;&#10;#late-' || $set || '(' || f:array($notes ! f:string(f:note-id(.))) || ')'"/>
  </xsl:function>

  <!-- A paragraph goes to the next page as a whole, or its lines need not stay together. -->
  <xsl:template match="(p | ab)[.//note][f:on-page(.)][f:feet(.)]" mode="f:text" priority="20">
    <xsl:variable name="early" as="element(note)*" select="f:early(.)"/>
    <xsl:value-of select="(f:late('start', $early) || ';')[$early and not(f:beside(current(), 'before')[self::head])]"/>
    <xsl:value-of select="f:late('lines', f:feet(.) except $early) || '['"/>
    <xsl:next-match/>
    <xsl:text>&#10;&#10;];&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- A heading takes what follows along; one with a long note of its own need not. -->
  <xsl:template match="head[f:is-heading(.)][f:on-page(.)]" mode="f:text" priority="20">
    <xsl:variable name="notes" as="element(note)*" select="f:feet(.), f:early(f:beside(., 'after')[self::p or self::ab])"/>
    <xsl:value-of select="(f:late('head', $notes) || '[')[exists($notes)]"/>
    <xsl:next-match/>
    <xsl:value-of select="'];&#10;&#10;'[exists($notes)]"/>
  </xsl:template>

  <xsl:template match="table[.//note][f:on-page(.)]" mode="f:text" priority="20">
    <xsl:value-of select="f:late('start', row[position() le 2]/f:feet(.)) || ';'"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- An item, a paragraph of a quotation is not broken over two pages. -->
  <xsl:template match="item[.//note][f:feet(.)][not(.//item//note)] | (quote | q | floatingText)//p[.//note][f:feet(.)][not(ancestor::item or ancestor::cell or ancestor::note)]"
    mode="f:text" priority="20">
    <xsl:value-of select="f:late('block', f:feet(.)) || '['"/>
    <xsl:next-match/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
