<?xml version="1.0" encoding="UTF-8"?>
<!--
  Line breaks that divided a word in the source. Where the text is reflowed, the word is joined. Where a block keeps all
  its line breaks, as in a line-by-line transcription, these are kept as well.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Test whether a line break divides a word in a block that does not keep its other line breaks. -->
  <xsl:function name="f:divides" as="xs:boolean">
    <xsl:param name="lb" as="element(lb)"/>
    <xsl:sequence select="$lb/@break = ('no', 'maybe')
      and not($lb/ancestor::*[self::p or self::item or self::ab or self::cell or self::head or self::note or self::quote][1] ! f:keeps-lines(.))"/>
  </xsl:function>

  <!-- Test whether a block keeps its line breaks, which it does if one of them does not divide a word. -->
  <xsl:function name="f:keeps-lines" as="xs:boolean" cache="yes">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block//lb[not(@break = ('no', 'maybe'))])"/>
  </xsl:function>

  <!-- The hyphen at a line break, the white space around it, and the line break itself. -->
  <xsl:template mode="f:text" priority="5" match="lb[@break][f:divides(.)]
    | pc[@force = 'weak'][following-sibling::node()[not(self::text()[not(normalize-space())])][1][self::lb[f:divides(.)]]]"/>

  <!-- Return a text without the white space before a line break that divides a word. -->
  <xsl:function name="f:whole" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="if ($text/following-sibling::node()[1][self::lb[@break][f:divides(.)]]) then replace($text, '\s+$', '') else string($text)"/>
  </xsl:function>

  <!-- A line of its own inside a closer, after content that already ends its line. -->
  <xsl:template mode="f:text" priority="5" match="closer/lb[preceding-sibling::node()[not(self::text()[not(normalize-space())])][1]
    [self::signed or self::dateline or self::salute or self::address]]"/>

  <!-- The original position of the body of a note, which is published as a note. -->
  <xsl:template mode="f:text" priority="5" match="ab[@type = 'notes'] | ptr[@type = 'note'][not(node())]"/>
</xsl:stylesheet>
