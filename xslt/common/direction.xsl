<?xml version="1.0" encoding="UTF-8"?>
<!-- The writing direction of a language: from left to right, or from right to left. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" exclude-result-prefixes="#all">

  <!-- Return the direction of a language tag (BCP 47): by its script subtag if it has one, else by the language. -->
  <xsl:function name="f:direction" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(lower-case($language), '-')"/>
    <xsl:variable name="script" as="xs:string?" select="$parts[position() gt 1][matches(., '^[a-z]{4}$')][1]"/>
    <xsl:sequence select="if (if ($script) then $script = ('arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'samr', 'mand', 'adlm', 'rohg')
        else $parts[1] = ('ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ji', 'jrb', 'lad', 'ota', 'ps', 'sd', 'syc', 'syr', 'ug', 'ur', 'yi')) then 'rtl' else 'ltr'"/>
  </xsl:function>
</xsl:stylesheet>
