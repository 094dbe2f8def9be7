<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text: emphasis, links, page breaks, editorial interventions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="urn:teikit:markdown" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="k:phrase" as="xs:string">
    <xsl:sequence select="k:escape(.)"/>
  </xsl:template>

  <!-- An exclamation mark before a link would make it an image. -->
  <xsl:template match="text()[ends-with(., '!')][following-sibling::node()[1][self::link or self::note or self::note-reference]]"
    mode="k:phrase" as="xs:string">
    <xsl:sequence select="k:escape(substring(., 1, string-length(.) - 1)) || '&#xFDE4;'"/>
  </xsl:template>

  <!-- A phrase without Markdown syntax is its text. -->
  <xsl:template match="*" mode="k:phrase" as="xs:string*" priority="-1">
    <xsl:apply-templates mode="k:phrase"/>
  </xsl:template>

  <xsl:template match="anchor" mode="k:phrase"/>

  <xsl:template match="break" mode="k:phrase" as="xs:string">
    <xsl:sequence select="'&#xFDEF;'"/>
  </xsl:template>

  <xsl:template match="page" mode="k:phrase" as="xs:string*">
    <xsl:sequence select="@number ! k:escape('[' || f:label('page') || ' ' || . || ']')"/>
  </xsl:template>

  <!--
    Put delimiters around a text. Leading and trailing spaces go outside, because Markdown does not recognise a
    delimiter next to a space.
  -->
  <xsl:function name="k:marked" as="xs:string">
    <xsl:param name="mark" as="xs:string"/>
    <xsl:param name="strings" as="xs:string*"/>
    <xsl:variable name="words" as="xs:string" select="string-join($strings)"/>
    <xsl:variable name="core" as="xs:string" select="replace($words, '^\s+|\s+$', '')"/>
    <xsl:sequence select="if ($core eq '') then $words
        else substring-before($words, $core) || $mark || $core || $mark || substring-after($words, $core)"/>
  </xsl:function>

  <!-- Return the delimiter of a rendition: one is enough for phrases in emphasised ones. -->
  <xsl:function name="k:mark" as="xs:string">
    <xsl:param name="phrase" as="element()"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($phrase/@rend)"/>
    <xsl:sequence select="
        if ($phrase/@editorial = 'deleted' or $words = 'strikethrough') then '~~'
        else if (not($words = ('bold', 'italic')) or $phrase/ancestor::*[self::inline or self::stage or self::caption][tokenize(@rend) = ('bold', 'italic')]) then ''
        else if ($words = 'bold') then '**' else '*'"/>
  </xsl:function>

  <xsl:template match="inline[@rend or @editorial]" mode="k:phrase" as="xs:string*">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="k:phrase"/>
    </xsl:variable>
    <xsl:variable name="supplied" as="xs:boolean" select="@editorial = 'supplied'"/>
    <xsl:variable name="mark" as="xs:string" select="k:mark(.)"/>
    <xsl:sequence select="
        k:escape('['[$supplied]), if ($mark eq '') then $words else k:marked($mark, $words), k:escape(']'[$supplied])"/>
  </xsl:template>

  <!-- Links to the web. Locations in the document have no address in this output. -->
  <xsl:template match="link" mode="k:phrase" as="xs:string*">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="k:phrase"/>
    </xsl:variable>
    <xsl:variable name="shown" as="xs:string" select="normalize-space(string-join($words))"/>
    <xsl:sequence select="
        if (not(matches(@href, '^(https?:|mailto:)')) or .//(note | link)) then $words
        else if ($shown = ('', k:escape(@href))) then '&lt;' || k:address(@href) || '>'
        else '[' || $shown || '](' || k:address(@href) || ')'"/>
  </xsl:template>

  <!-- Escape a URL for a Markdown link. -->
  <xsl:function name="k:address" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="replace(iri-to-uri(normalize-space($address)), '\(', '%28') => replace('\)', '%29') => replace('\\', '%5C')"/>
  </xsl:function>

  <xsl:template match="graphic" mode="k:phrase" as="xs:string">
    <xsl:variable name="description" as="xs:string" select="k:escape(normalize-space(@alternative))"/>
    <xsl:sequence select="if (@url) then '![' || $description || '](' || k:address(@url) || ')' else $description"/>
  </xsl:template>

  <!-- The other readings follow in brackets; headings have one reading. -->
  <xsl:template match="alternate" mode="k:phrase" as="xs:string*">
    <xsl:apply-templates select="default" mode="k:phrase"/>
    <xsl:for-each select="other[not(ancestor::heading)]">
      <xsl:sequence select="' ', k:escape('[')"/>
      <xsl:apply-templates mode="k:phrase"/>
      <xsl:sequence select="k:escape(']')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="gap" mode="k:phrase" as="xs:string">
    <xsl:variable name="words" as="xs:string" select="normalize-space()"/>
    <xsl:sequence select="
        if (@reason = 'space') then ' '
        else if (@reason = 'not-transcribed') then '*' || f:label('not-transcribed') || '*'
        else k:escape('[' || ($words[. ne ''], f:label(if (@reason = 'illegible') then 'illegible' else 'omitted'))[1] || ']')"/>
  </xsl:template>

  <!-- Code, delimited by more backticks than it contains. -->
  <xsl:template match="code" mode="k:phrase" as="xs:string">
    <xsl:variable name="fence" as="xs:string" select="k:fence(., 1)"/>
    <xsl:variable name="space" as="xs:string" select="if (matches(., '^`|`$')) then ' ' else ''"/>
    <xsl:sequence select="if (normalize-space() eq '') then '' else $fence || $space || normalize-space() || $space || $fence"/>
  </xsl:template>

  <!-- Formulas on one line. -->
  <xsl:template match="m:math" mode="k:phrase" as="xs:string">
    <xsl:sequence select="k:escape(f:linear-math(.))"/>
  </xsl:template>

  <!-- Drawings as the words in them. -->
  <xsl:template match="s:svg" mode="k:phrase" as="xs:string">
    <xsl:sequence select="' ' || k:escape(string-join(.//text()[normalize-space()] ! normalize-space(.), ' ')) || ' '"/>
  </xsl:template>
</xsl:stylesheet>
