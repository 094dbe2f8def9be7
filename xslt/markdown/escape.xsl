<?xml version="1.0" encoding="UTF-8"?>
<!-- Escaping of characters with a meaning in Markdown, and assembly of blocks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="urn:teikit:markdown"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- A noncharacter represents each special character (as in print) and is serialized as `\` and the character. -->
  <xsl:character-map name="k:markdown">
    <xsl:output-character character="&#xFDD0;" string="\\"/>
    <xsl:output-character character="&#xFDD1;" string="\`"/>
    <xsl:output-character character="&#xFDD2;" string="\*"/>
    <xsl:output-character character="&#xFDD3;" string="\_"/>
    <xsl:output-character character="&#xFDD4;" string="\["/>
    <xsl:output-character character="&#xFDD5;" string="\]"/>
    <xsl:output-character character="&#xFDD6;" string="\&lt;"/>
    <xsl:output-character character="&#xFDD7;" string="\>"/>
    <xsl:output-character character="&#xFDD8;" string="\|"/>
    <xsl:output-character character="&#xFDD9;" string="\~"/>
    <xsl:output-character character="&#xFDDA;" string="\$"/>
    <xsl:output-character character="&#xFDDB;" string="\&amp;"/>
    <xsl:output-character character="&#xFDDC;" string="\^"/>
    <xsl:output-character character="&#xFDDD;" string="\#"/>
    <xsl:output-character character="&#xFDDE;" string="\+"/>
    <xsl:output-character character="&#xFDDF;" string="\-"/>
    <xsl:output-character character="&#xFDE0;" string="\."/>
    <xsl:output-character character="&#xFDE1;" string="\)"/>
    <xsl:output-character character="&#xFDE2;" string="\="/>
    <xsl:output-character character="&#xFDE3;" string="\:"/>
    <xsl:output-character character="&#xFDE4;" string="\!"/>
  </xsl:character-map>

  <!-- Text of the document. A line break becomes a space. -->
  <xsl:function name="k:escape" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="translate($text, '\`*_[]&lt;>|~$&amp;^&#x9;&#xA;&#xD;&#x85;&#x2028;&#x2029;',
        codepoints-to-string((64976 to 64988, for $i in 1 to 6 return 32)))"/>
  </xsl:function>

  <!-- Escape the start of a line that would begin a heading, a list item or a rule. -->
  <xsl:function name="k:line" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="first" as="xs:string" select="substring($line, 1, 1)"/>
    <xsl:variable name="number" as="xs:string" select="replace($line, '^(\d{1,9}).*$', '$1', 's')"/>
    <xsl:choose>
      <xsl:when test="$first = ('#', '+', '-', '=', ':')">
        <xsl:sequence select="translate($first, '#+-=:', '&#xFDDD;&#xFDDE;&#xFDDF;&#xFDE2;&#xFDE3;') || substring($line, 2)"/>
      </xsl:when>
      <xsl:when test="matches($line, '^\d{1,9}[.)]')">
        <xsl:sequence select="$number || translate(substring($line, string-length($number) + 1, 1), '.)', '&#xFDE0;&#xFDE1;')
            || substring($line, string-length($number) + 2)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$line"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Make one paragraph from strings of running text: collapse spaces and keep the line breaks. -->
  <xsl:function name="k:paragraph" as="xs:string">
    <xsl:param name="strings" as="xs:string*"/>
    <xsl:sequence select="string-join(tokenize(string-join($strings), '&#xFDEF;') ! k:line(normalize-space(.)), '\&#10;')"/>
  </xsl:function>

  <!-- Return the blocks of an element, which are one paragraph if it holds phrases. -->
  <xsl:function name="k:blocks" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element/@content = 'inline'">
        <xsl:sequence select="k:paragraph(k:running($element/node()))[. ne '']"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$element/*" mode="k:block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Return nodes of running text as strings, to be joined. -->
  <xsl:function name="k:running" as="xs:string*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:apply-templates select="$nodes" mode="k:phrase"/>
  </xsl:function>

  <!-- Place blocks under a list marker: the first follows it, the others are indented. -->
  <xsl:function name="k:indented" as="xs:string">
    <xsl:param name="mark" as="xs:string"/>
    <xsl:param name="blocks" as="xs:string*"/>
    <xsl:param name="indent" as="xs:integer"/>
    <xsl:variable name="margin" as="xs:string" select="string-join((1 to $indent) ! ' ')"/>
    <xsl:sequence select="$mark || replace(string-join($blocks, '&#10;&#10;'), '\n(.)', '&#10;' || $margin || '$1')"/>
  </xsl:function>
</xsl:stylesheet>
