<?xml version="1.0" encoding="UTF-8"?>
<!--
  Escaping of text for Typst. Each character that is markup in Typst is mapped to a noncharacter, which is serialized as
  `\` and the character. This takes one translate() per text node; a regular expression is ten times slower.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:teikit:print" exclude-result-prefixes="#all">

  <xsl:character-map name="p:typst">
    <xsl:output-character character="&#xFDD0;" string="\\"/>
    <xsl:output-character character="&#xFDD1;" string="\#"/>
    <xsl:output-character character="&#xFDD2;" string="\["/>
    <xsl:output-character character="&#xFDD3;" string="\]"/>
    <xsl:output-character character="&#xFDD4;" string="\*"/>
    <xsl:output-character character="&#xFDD5;" string="\_"/>
    <xsl:output-character character="&#xFDD6;" string="\`"/>
    <xsl:output-character character="&#xFDD7;" string="\$"/>
    <xsl:output-character character="&#xFDD8;" string="\&lt;"/>
    <xsl:output-character character="&#xFDD9;" string="\&gt;"/>
    <xsl:output-character character="&#xFDDA;" string="\@"/>
    <xsl:output-character character="&#xFDDB;" string="\~"/>
    <xsl:output-character character="&#xFDDC;" string="\/"/>
    <xsl:output-character character="&#xFDDD;" string="\="/>
    <xsl:output-character character="&#xFDDE;" string="\+"/>
    <xsl:output-character character="&#xFDDF;" string="\-"/>
    <xsl:output-character character="&#xFDE0;" string="\."/>
    <xsl:output-character character="&#xFDE1;" string="\:"/>
    <xsl:output-character character="&#xFDE2;" string="\&quot;"/>
    <xsl:output-character character="&#xFDE3;" string="\'"/>
    <xsl:output-character character="&#xFDE4;" string="\{"/>
    <xsl:output-character character="&#xFDE5;" string="\}"/>
    <xsl:output-character character="&#xFDE6;" string="\;"/>
  </xsl:character-map>

  <!--
    The markup characters of Typst, then the characters that Typst treats as a line break, which become a space in
    running text.
  -->
  <xsl:variable name="p:markup" as="xs:string"
    select="'\#[]*_`$&lt;&gt;@~/=+-.:&quot;''{};&#x9;&#xA;&#xD;&#x85;&#x2028;&#x2029;'"/>
  <xsl:variable name="p:marked" as="xs:string" select="codepoints-to-string((64976 to 64998, for $i in 1 to 6 return 32))"/>

  <!-- Return text of the document as Typst markup; empty text yields the empty string. -->
  <xsl:function name="p:text" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="translate($text, $p:markup, $p:marked)"/>
  </xsl:function>

  <!-- Return a value as a Typst string; an empty value yields the empty string. -->
  <xsl:function name="p:string" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="'&quot;' || normalize-space($value) => replace('[\\&quot;]', '\\$0') || '&quot;'"/>
  </xsl:function>

  <!-- Return a value as a Typst string that keeps its white space, such as program code. -->
  <xsl:function name="p:verbatim" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="'&quot;' || replace($value, '[\\&quot;]', '\\$0') => replace('&#xD;?&#xA;', '\\n') || '&quot;'"/>
  </xsl:function>

  <!-- Return a Typst array of items that are already Typst code. -->
  <xsl:function name="p:array" as="xs:string">
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="'(' || string-join($values ! (. || ', ')) || ')'"/>
  </xsl:function>
</xsl:stylesheet>
