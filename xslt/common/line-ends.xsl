<?xml version="1.0" encoding="UTF-8"?>
<!-- Line ends of the source that divided words: where the text flows, the words stand whole. Where a block gives all its
  line ends, as a transcription line by line does, these stay as well. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Whether a line end divided a word of a block whose other line ends are not given. -->
  <xsl:function name="f:divides" as="xs:boolean">
    <xsl:param name="lb" as="element(lb)"/>
    <xsl:sequence select="$lb/@break = ('no', 'maybe')
      and empty($lb/ancestor::*[self::p or self::item or self::ab or self::cell or self::head or self::note or self::quote][1]//lb[not(@break = ('no', 'maybe'))])"/>
  </xsl:function>

  <!-- The hyphen of a line end, its white space, and the line end itself. -->
  <xsl:template mode="f:text" priority="5" match="lb[@break][f:divides(.)]
    | pc[@force = 'weak'][following-sibling::node()[not(self::text()[not(normalize-space())])][1][self::lb[f:divides(.)]]]"/>

  <!-- A text without the white space before a line end that divided a word. -->
  <xsl:function name="f:whole" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="if ($text/following-sibling::node()[1][self::lb[@break][f:divides(.)]]) then replace($text, '\s+$', '') else string($text)"/>
  </xsl:function>

  <!-- A line of its own in a closer, behind what is shown on a line of its own anyway. -->
  <xsl:template mode="f:text" priority="5" match="closer/lb[preceding-sibling::node()[not(self::text()[not(normalize-space())])][1]
    [self::signed or self::dateline or self::salute or self::address]]"/>

  <!-- Where the body of a note stood, which is shown as a note. -->
  <xsl:template mode="f:text" priority="5" match="ab[@type = 'notes'] | ptr[@type = 'note'][not(node())]"/>
</xsl:stylesheet>
