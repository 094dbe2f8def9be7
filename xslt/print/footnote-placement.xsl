<?xml version="1.0" encoding="UTF-8"?>
<!--
  Adjustments for footnotes that Typst did not set on the page of their reference. They apply when the document is
  typeset again.

  Typst keeps some lines together (a heading and the following text, the first and last two lines of a paragraph). When
  it moves such lines to the next page, it does not move their footnotes; in a list, it may move the note without the
  line.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- Return an ID of a note that is unique in the document or the volume. -->
  <xsl:function name="pp:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="p:place(($note/@id, 'note-' || $note/@number)[1], $note)"/>
  </xsl:function>

  <!-- Return the footnotes whose references are in an element. -->
  <xsl:function name="pp:feet" as="element(note)*">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="$element//note[@place = 'foot'][empty(ancestor::note)]"/>
  </xsl:function>

  <!-- Test whether an element is directly on the page, not in a Typst block. Page breaks are possible only there. -->
  <xsl:function name="pp:on-page" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/ancestor::*[self::item or self::cell or self::quotation or self::note or self::figure or self::stanza
        or self::paragraph or self::title-page or self::block[@role] or self::section[@part = 'floating']])"/>
  </xsl:function>

  <!-- Return the notes with references in the first lines of a paragraph: 200 characters are two to three lines. -->
  <xsl:function name="pp:early" as="element(note)*">
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
    <xsl:sequence select="pp:feet($block)[empty($later) or . &lt;&lt; $later]"/>
  </xsl:function>

  <!-- Write a call of a template function with the IDs of notes. -->
  <xsl:function name="pp:late" as="xs:string?">
    <xsl:param name="set" as="xs:string"/>
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:sequence select="'&#10;&#10;#late-' || $set || '(' || p:array($notes ! p:string(pp:note-id(.))) || ')'"/>
  </xsl:function>

  <!-- Return the next sibling, ignoring page breaks. -->
  <xsl:function name="pp:after" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/following-sibling::*[not(self::page)][1]"/>
  </xsl:function>

  <!-- Move the whole paragraph to the next page, or allow its lines to be separated. -->
  <xsl:template match="paragraph[.//note][pp:on-page(.)][pp:feet(.)]" mode="p:write" priority="20">
    <xsl:variable name="early" as="element(note)*" select="pp:early(.)"/>
    <xsl:value-of select="(pp:late('start', $early) || ';')[$early and not(current()/preceding-sibling::*[not(self::page)][1][self::heading])]"/>
    <xsl:value-of select="pp:late('lines', pp:feet(.) except $early) || '['"/>
    <xsl:next-match/>
    <xsl:text>&#10;&#10;];&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- A heading normally stays with the following text; one with a long note of its own does not have to. -->
  <xsl:template match="heading[pp:on-page(.)]" mode="p:write" priority="20">
    <xsl:variable name="notes" as="element(note)*" select="pp:feet(.), pp:early(pp:after(.)[self::paragraph])"/>
    <xsl:value-of select="(pp:late('head', $notes) || '[')[exists($notes)]"/>
    <xsl:next-match/>
    <xsl:value-of select="'];&#10;&#10;'[exists($notes)]"/>
  </xsl:template>

  <xsl:template match="table[.//note][pp:on-page(.)]" mode="p:write" priority="20">
    <xsl:value-of select="pp:late('start', row[position() le 2]/pp:feet(.)) || ';'"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Do not break an item, or a paragraph of a quotation, across pages. -->
  <xsl:template match="item[.//note][pp:feet(.)][not(.//item//note)] | (quotation | section[@part = 'floating'])//paragraph[.//note][pp:feet(.)]
      [not(ancestor::item or ancestor::cell or ancestor::note or ancestor::paragraph)]"
    mode="p:write" priority="20">
    <xsl:value-of select="pp:late('block', pp:feet(.)) || '['"/>
    <xsl:next-match/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
