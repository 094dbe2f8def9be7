<?xml version="1.0" encoding="UTF-8"?>
<!--
  Line breaks that divided a word in the source. Where the text is reflowed, the word is joined. Where a block keeps all
  its line breaks, as in a line-by-line transcription, these are kept as well.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Test whether a line break divides a word in a block that does not keep its other line breaks. -->
  <xsl:function name="rp:divides" as="xs:boolean">
    <xsl:param name="lb" as="element(lb)"/>
    <xsl:sequence select="($lb/@break = ('no', 'maybe') or $lb/@type = 'hyphenInWord')
      and not($lb/ancestor::*[self::p or self::item or self::ab or self::cell or self::head or self::note or self::quote][1] ! rp:keeps-lines(.))"/>
  </xsl:function>

  <!-- Test whether a block keeps its line breaks, which it does if one of them does not divide a word. -->
  <xsl:function name="rp:keeps-lines" as="xs:boolean" cache="yes">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block//lb[not(@break = ('no', 'maybe') or @type = 'hyphenInWord')])"/>
  </xsl:function>

  <!-- The hyphen at a line break, the white space around it, and the line break itself. -->
  <xsl:template mode="r:read" priority="5" match="lb[@break or @type][rp:divides(.)]
    | pc[@force = 'weak'][following-sibling::node()[not(self::text()[not(normalize-space())])][1][self::lb[rp:divides(.)]]]"/>

  <!-- A line of its own inside a closer, after content that already ends its line. -->
  <xsl:template mode="r:read" priority="5" match="closer/lb[preceding-sibling::node()[not(self::text()[not(normalize-space())])][1]
    [self::signed or self::dateline or self::salute or self::address]]"/>

  <!-- Text. White space before a line break that divides a word is not part of the text. -->
  <xsl:template match="text()" mode="r:read">
    <xsl:value-of select="if (following-sibling::node()[1][self::lb[@break or @type][rp:divides(.)]]) then replace(., '\s+$', '') else ."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="r:read"/>
</xsl:stylesheet>
