<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks. Each template returns a sequence of strings, one for each block. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="urn:teikit:markdown" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- Return a heading; Markdown has six levels. -->
  <xsl:function name="k:heading" as="xs:string">
    <xsl:param name="level" as="xs:integer"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="string-join((1 to min(($level, 6))) ! '#') || ' ' || replace(k:paragraph($words), '\\\n', ' ')"/>
  </xsl:function>

  <!-- A heading. A page that begins in it is marked before it, so that the line is the heading only. -->
  <xsl:template match="heading" mode="k:block" as="xs:string*">
    <xsl:param name="level" as="xs:integer" select="1" tunnel="yes"/>
    <xsl:apply-templates select="page" mode="k:block"/>
    <xsl:sequence select="k:heading(xs:integer(@level) + $level - 1, k:running(node() except page))"/>
  </xsl:template>

  <!-- The title has been printed. -->
  <xsl:template match="heading[@title] | block[@repeated]" mode="k:block" priority="2"/>

  <xsl:template match="*" mode="k:block" as="xs:string*" priority="-1">
    <xsl:sequence select="k:blocks(.)"/>
  </xsl:template>

  <!-- A phrase between blocks, such as a page break. -->
  <xsl:template match="page | anchor | graphic | gap | m:math | s:svg" mode="k:block" as="xs:string*">
    <xsl:sequence select="k:paragraph(k:running(.))[. ne '']"/>
  </xsl:template>

  <xsl:template match="formula | label | caption" mode="k:block" as="xs:string*">
    <xsl:sequence select="k:paragraph(k:running(node()))[. ne '']"/>
  </xsl:template>

  <!-- An embedded text and the back matter are set apart. -->
  <xsl:template match="section[@part = 'floating'] | section[@part = 'back'][not(ancestor::section[@part = 'back'])][not(preceding-sibling::section[1]/@part = 'back')]"
    mode="k:block" as="xs:string*">
    <xsl:sequence select="'* * *'"/>
    <xsl:apply-templates select="*" mode="k:block"/>
  </xsl:template>

  <xsl:template match="rule" mode="k:block" as="xs:string">
    <xsl:sequence select="'* * *'"/>
  </xsl:template>

  <xsl:template match="toc" mode="k:block"/>

  <xsl:template match="omission" mode="k:block" as="xs:string">
    <xsl:sequence select="k:escape('[' || normalize-space() || ']')"/>
  </xsl:template>

  <xsl:template match="block[@role = 'subheading'][@content = 'inline'] | caption | stage[@content = 'inline']" mode="k:block" as="xs:string*" priority="1">
    <xsl:sequence select="k:paragraph(k:marked('*', k:running(node())))[. ne '']"/>
  </xsl:template>

  <xsl:template match="quotation" mode="k:block" as="xs:string*">
    <xsl:sequence select="'> ' || replace(string-join(k:blocks(.), '&#10;&#10;'), '\n', '&#10;> ')"/>
  </xsl:template>

  <!-- Verse: the lines of a stanza are one block, with line breaks. -->
  <xsl:template match="stanza" mode="k:block" as="xs:string*">
    <xsl:apply-templates select="caption" mode="k:block"/>
    <xsl:for-each-group select="* except caption" group-adjacent="exists(self::line | self::page | self::anchor | self::note)">
      <xsl:variable name="lines" as="xs:string*">
        <xsl:apply-templates select="current-group()" mode="k:block"/>
      </xsl:variable>
      <xsl:sequence select="if (current-grouping-key()) then string-join($lines, '\&#10;') else $lines"/>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="line" mode="k:block" as="xs:string*">
    <xsl:sequence select="k:paragraph(k:running(node()))[. ne '']"/>
  </xsl:template>

  <!-- Speech: the label, and stage directions after it, are before the first words of prose. -->
  <xsl:template match="statement" mode="k:block" as="xs:string*">
    <xsl:variable name="words" as="element()?" select="*[not(self::label or self::stage or self::page)][1]"/>
    <xsl:variable name="before" as="element()*" select="(label | stage | page)[empty($words) or . &lt;&lt; $words]"/>
    <xsl:variable name="label" as="xs:string*">
      <xsl:apply-templates select="$before" mode="k:label"/>
    </xsl:variable>
    <xsl:variable name="leading" as="xs:string" select="k:paragraph($label ! (., ' '))"/>
    <xsl:variable name="said" as="xs:string*">
      <xsl:apply-templates select="* except $before" mode="k:block"/>
    </xsl:variable>
    <xsl:sequence select="
        if ($leading and $words/self::paragraph) then (string-join(($leading, $said[1]), ' '), tail($said))
        else ($leading, $said)"/>
  </xsl:template>

  <!-- The label of a statement, and the stage directions and pages after it, as running text. -->
  <xsl:mode name="k:label" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:template match="label" mode="k:label" as="xs:string">
    <xsl:sequence select="if (@supplied) then k:escape('[' || normalize-space() || ':]') else k:marked('**', k:running(node()))"/>
  </xsl:template>

  <xsl:template match="page" mode="k:label" as="xs:string">
    <xsl:sequence select="string-join(k:running(.))"/>
  </xsl:template>

  <xsl:template match="stage" mode="k:label" as="xs:string">
    <xsl:apply-templates select="." mode="k:block"/>
  </xsl:template>

  <!-- Code, fenced by more backticks than it contains. -->
  <xsl:template match="code[not(@display = 'inline')]" mode="k:block" as="xs:string">
    <xsl:variable name="fence" as="xs:string" select="k:fence(., 3)"/>
    <xsl:sequence select="$fence || translate(@language, ' `', '') || '&#10;' || replace(., '^\s*\n|\s+$', '') || '&#10;' || $fence"/>
  </xsl:template>

  <xsl:function name="k:fence" as="xs:string">
    <xsl:param name="code" as="xs:string"/>
    <xsl:param name="least" as="xs:integer"/>
    <xsl:variable name="longest" as="xs:integer" select="max((0, tokenize($code, '[^`]+') ! string-length(.)))"/>
    <xsl:sequence select="string-join((1 to max(($least, $longest + 1))) ! '`')"/>
  </xsl:function>

  <xsl:template match="figure" mode="k:block" as="xs:string*">
    <xsl:apply-templates select="* except caption, caption" mode="k:block"/>
  </xsl:template>
</xsl:stylesheet>
