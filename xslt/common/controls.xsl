<?xml version="1.0" encoding="UTF-8"?>
<!--
  The control characters U+007F to U+009F. XML allows them in text, HTML does not. They nearly always come from text in
  Windows-1252, so each is published as the character that Windows-1252 has at this code, as browsers do: U+0092 becomes
  ’. Codes without a character become U+FFFD. The TEI keeps the original characters.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" exclude-result-prefixes="#all">

  <xsl:variable name="f:controls" as="xs:integer+" select="127 to 159"/>
  <xsl:variable name="f:shown" as="xs:string" select="'�€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ'"/>

  <!-- Apply the mapping to a text that is output directly. -->
  <xsl:function name="f:without-controls" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="translate($text, codepoints-to-string($f:controls), $f:shown)"/>
  </xsl:function>

  <!-- Serialization parameters for serialize(). -->
  <xsl:variable name="f:controls-shown" as="map(xs:string, xs:string)" select="
      map:merge($f:controls ! map:entry(codepoints-to-string(.), substring($f:shown, . - 126, 1)))"/>

  <!-- The same character map, for xsl:output. -->
  <xsl:character-map name="f:controls">
    <xsl:output-character character="&#x7F;" string="�"/>
    <xsl:output-character character="&#x80;" string="€"/>
    <xsl:output-character character="&#x81;" string="�"/>
    <xsl:output-character character="&#x82;" string="‚"/>
    <xsl:output-character character="&#x83;" string="ƒ"/>
    <xsl:output-character character="&#x84;" string="„"/>
    <xsl:output-character character="&#x85;" string="…"/>
    <xsl:output-character character="&#x86;" string="†"/>
    <xsl:output-character character="&#x87;" string="‡"/>
    <xsl:output-character character="&#x88;" string="ˆ"/>
    <xsl:output-character character="&#x89;" string="‰"/>
    <xsl:output-character character="&#x8A;" string="Š"/>
    <xsl:output-character character="&#x8B;" string="‹"/>
    <xsl:output-character character="&#x8C;" string="Œ"/>
    <xsl:output-character character="&#x8D;" string="�"/>
    <xsl:output-character character="&#x8E;" string="Ž"/>
    <xsl:output-character character="&#x8F;" string="�"/>
    <xsl:output-character character="&#x90;" string="�"/>
    <xsl:output-character character="&#x91;" string="‘"/>
    <xsl:output-character character="&#x92;" string="’"/>
    <xsl:output-character character="&#x93;" string="“"/>
    <xsl:output-character character="&#x94;" string="”"/>
    <xsl:output-character character="&#x95;" string="•"/>
    <xsl:output-character character="&#x96;" string="–"/>
    <xsl:output-character character="&#x97;" string="—"/>
    <xsl:output-character character="&#x98;" string="˜"/>
    <xsl:output-character character="&#x99;" string="™"/>
    <xsl:output-character character="&#x9A;" string="š"/>
    <xsl:output-character character="&#x9B;" string="›"/>
    <xsl:output-character character="&#x9C;" string="œ"/>
    <xsl:output-character character="&#x9D;" string="�"/>
    <xsl:output-character character="&#x9E;" string="ž"/>
    <xsl:output-character character="&#x9F;" string="Ÿ"/>
  </xsl:character-map>
</xsl:stylesheet>
