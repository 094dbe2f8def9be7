<?xml version="1.0" encoding="UTF-8"?>
<!--
  Adjustments for footnotes that Typst did not set on the page of their reference. They apply when the document is
  typeset again.

  Typst keeps some lines together (a heading and the following text, the first and last two lines of a paragraph). When
  it moves such lines to the next page, it does not move their footnotes; in a list, it may move the note without the
  line.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Return an ID of a note that is unique in the document or the volume. -->
  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:place(string($note/accumulator-before('f:note')), $note)"/>
  </xsl:function>

  <!-- Return the footnotes whose references are in an element. -->
  <xsl:function name="f:feet" as="element(note)*">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="$element//note[f:is-foot(.)][empty(ancestor::note)]"/>
  </xsl:function>

  <!-- Test whether an element is directly on the page, not in a Typst block. Page breaks are possible only there. -->
  <xsl:function name="f:on-page" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/ancestor::*[self::item or self::cell or self::quote or self::q or self::floatingText or self::note
        or self::figure or self::lg or self::cit or self::titlePage or self::opener or self::closer])"/>
  </xsl:function>

  <!-- Return the notes with references in the first lines of a paragraph: 200 characters are two to three lines. -->
  <xsl:function name="f:early" as="element(note)*">
    <xsl:param name="block" as="element()?"/>
    <xsl:variable name="later" as="text()?">
      <xsl:iterate select="$block//text()">
        <xsl:param name="length" as="xs:integer" select="0"/>
        <xsl:variable name="total" as="xs:integer" select="$length + string-length()"/>
        <xsl:choose>
          <xsl:when test="$total ge 200">
            <xsl:break select="."/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:next-iteration>
              <xsl:with-param name="length" select="$total"/>
            </xsl:next-iteration>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="f:feet($block)[empty($later) or . &lt;&lt; $later]"/>
  </xsl:function>

  <!-- Write a call of a template function with the IDs of notes. -->
  <xsl:function name="f:late" as="xs:string?">
    <xsl:param name="set" as="xs:string"/>
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:sequence select="'&#10;&#10;#late-' || $set || '(' || f:array($notes ! f:string(f:note-id(.))) || ')'"/>
  </xsl:function>

  <!-- Move the whole paragraph to the next page, or allow its lines to be separated. -->
  <xsl:template match="(p | ab)[.//note][f:on-page(.)][f:feet(.)]" mode="f:text" priority="20">
    <xsl:variable name="early" as="element(note)*" select="f:early(.)"/>
    <xsl:value-of select="(f:late('start', $early) || ';')[$early and not(f:adjacent(current(), 'before')[self::head])]"/>
    <xsl:value-of select="f:late('lines', f:feet(.) except $early) || '['"/>
    <xsl:next-match/>
    <xsl:text>&#10;&#10;];&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- A heading normally stays with the following text; one with a long note of its own does not have to. -->
  <xsl:template match="head[f:is-heading(.)][f:on-page(.)]" mode="f:text" priority="20">
    <xsl:variable name="notes" as="element(note)*" select="f:feet(.), f:early(f:adjacent(., 'after')[self::p or self::ab])"/>
    <xsl:value-of select="(f:late('head', $notes) || '[')[exists($notes)]"/>
    <xsl:next-match/>
    <xsl:value-of select="'];&#10;&#10;'[exists($notes)]"/>
  </xsl:template>

  <xsl:template match="table[.//note][f:on-page(.)]" mode="f:text" priority="20">
    <xsl:value-of select="f:late('start', row[position() le 2]/f:feet(.)) || ';'"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Do not break an item, or a paragraph of a quotation, across pages. -->
  <xsl:template match="item[.//note][f:feet(.)][not(.//item//note)] | (quote | q | floatingText)//p[.//note][f:feet(.)][not(ancestor::item or ancestor::cell or ancestor::note)]"
    mode="f:text" priority="20">
    <xsl:value-of select="f:late('block', f:feet(.)) || '['"/>
    <xsl:next-match/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
