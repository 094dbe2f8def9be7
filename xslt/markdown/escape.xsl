<?xml version="1.0" encoding="UTF-8"?>
<!-- Text that Markdown could take for its own marks, and how blocks are put together. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- As in print: a noncharacter for each mark, written as `\` and the mark when the result is serialised. -->
  <xsl:character-map name="f:markdown">
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

  <!-- Text of the document; a line end is a blank. -->
  <xsl:function name="f:m" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="translate($text, '\`*_[]&lt;>|~$&amp;^&#x9;&#xA;&#xD;&#x85;&#x2028;&#x2029;',
        codepoints-to-string((64976 to 64988, for $i in 1 to 6 return 32)))"/>
  </xsl:function>

  <!-- What stands at the beginning of a line is escaped when it would begin a heading, an item, a rule. -->
  <xsl:function name="f:line" as="xs:string">
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

  <!-- One paragraph from strings of running text: blanks made one, lines that `lb` ends kept. -->
  <xsl:function name="f:paragraph" as="xs:string">
    <xsl:param name="strings" as="xs:string*"/>
    <xsl:sequence select="string-join(tokenize(string-join($strings), '&#xFDEF;') ! f:line(normalize-space(.)), '\&#10;')"/>
  </xsl:function>

  <!-- Blocks from nodes: what stands between blocks is a paragraph. -->
  <xsl:function name="f:blocks" as="xs:string*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:for-each-group select="$nodes" group-adjacent="f:is-block(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="f:blocks"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="f:paragraph(f:running(current-group()))[. ne '']"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="f:running" as="xs:string*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:apply-templates select="$nodes" mode="f:text"/>
  </xsl:function>

  <!-- Blocks below a mark: the first behind it, the others indented. -->
  <xsl:function name="f:indented" as="xs:string">
    <xsl:param name="mark" as="xs:string"/>
    <xsl:param name="blocks" as="xs:string*"/>
    <xsl:param name="indent" as="xs:integer"/>
    <xsl:variable name="margin" as="xs:string" select="string-join((1 to $indent) ! ' ')"/>
    <xsl:sequence select="$mark || replace(string-join($blocks, '&#10;&#10;'), '\n(.)', '&#10;' || $margin || '$1')"/>
  </xsl:function>
</xsl:stylesheet>
