<?xml version="1.0" encoding="UTF-8"?>
<!--
  Several result files of one transformation: `files` with a `file` each, whose @name is the path relative to the folder
  of the edition. They are serialized here, because the processor returns result documents without the settings of
  xsl:output.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns="urn:teikit:record" exclude-result-prefixes="#all">

  <!-- A page. -->
  <xsl:function name="f:page-file" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="html" as="element()"/>
    <file name="{$name}">
      <xsl:value-of select="serialize($html, map{
        'method': 'xhtml', 'html-version': 5.0, 'indent': false(), 'omit-xml-declaration': true(), 'use-character-maps': $f:controls-shown}) || '&#10;'"/>
    </file>
  </xsl:function>

  <!-- An XML document; @indent only where white space is not significant. -->
  <xsl:function name="f:xml-file" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="root" as="element()"/>
    <file name="{$name}">
      <xsl:value-of select="'&lt;?xml version=&quot;1.0&quot; encoding=&quot;UTF-8&quot;?>&#10;' || serialize($root, map{
        'method': 'xml', 'indent': true(), 'omit-xml-declaration': true(), 'use-character-maps': $f:controls-shown}) || '&#10;'"/>
    </file>
  </xsl:function>

  <xsl:function name="f:text-file" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <file name="{$name}">
      <xsl:value-of select="$text"/>
    </file>
  </xsl:function>
</xsl:stylesheet>
