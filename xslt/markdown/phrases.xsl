<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text: emphasis, references, notes, page breaks, editorial interventions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="f:text" as="xs:string">
    <xsl:sequence select="f:m(f:whole(.))"/>
  </xsl:template>

  <!-- An exclamation mark before a link would make it an image. -->
  <xsl:template match="text()[ends-with(., '!')][following-sibling::node()[1][self::ref or self::ptr or self::note]]" mode="f:text" as="xs:string" priority="1">
    <xsl:sequence select="f:m(substring(., 1, string-length(.) - 1)) || '&#xFDE4;'"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction() | anchor | index | fw | milestone" mode="f:text"/>

  <!-- An element without Markdown syntax is reduced to its text. Blocks inside phrases are joined to them. -->
  <xsl:template match="*" mode="f:text" as="xs:string*">
    <xsl:sequence select="' '[current()/preceding-sibling::*][f:is-block(current())]"/>
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="lb" mode="f:text" as="xs:string">
    <xsl:sequence select="'&#xFDEF;'"/>
  </xsl:template>

  <!-- A block inside a paragraph starts it without a preceding line break. -->
  <xsl:template match="closer/lb[following-sibling::*[1][self::signed or self::dateline or self::salute or self::address]]" mode="f:text"/>

  <xsl:template match="pb" mode="f:text" as="xs:string*">
    <xsl:sequence select="@n ! f:m('[' || f:label('page') || ' ' || . || ']')"/>
  </xsl:template>

  <!--
    Put delimiters around a text. Leading and trailing spaces go outside, because Markdown does not recognise a
    delimiter next to a space.
  -->
  <xsl:function name="f:marked" as="xs:string">
    <xsl:param name="mark" as="xs:string"/>
    <xsl:param name="strings" as="xs:string*"/>
    <xsl:variable name="words" as="xs:string" select="string-join($strings)"/>
    <xsl:variable name="core" as="xs:string" select="replace($words, '^\s+|\s+$', '')"/>
    <xsl:sequence select="if ($core eq '') then $words
        else substring-before($words, $core) || $mark || $core || $mark || substring-after($words, $core)"/>
  </xsl:function>

  <xsl:template match="emph | hi[matches(@rend, 'ital')] | title[not(@level = 'a')] | foreign | stage" mode="f:text" as="xs:string*">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="f:text"/>
    </xsl:variable>
    <xsl:sequence select="if (ancestor::emph | ancestor::hi | ancestor::title | ancestor::stage) then $words else f:marked('*', $words)"/>
  </xsl:template>

  <xsl:template match="hi[matches(@rend, 'bold|strong')]" mode="f:text" as="xs:string*" priority="0.8">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="f:text"/>
    </xsl:variable>
    <xsl:sequence select="if (ancestor::emph | ancestor::hi | ancestor::title | ancestor::stage) then $words else f:marked('**', $words)"/>
  </xsl:template>

  <!-- Escape a URL for a Markdown link. -->
  <xsl:function name="f:target" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="replace(iri-to-uri(normalize-space($address)), '\(', '%28') => replace('\)', '%29') => replace('\\', '%5C')"/>
  </xsl:function>

  <!-- Links to the web. Locations in the document have no address in this output. -->
  <xsl:template match="ref | ptr" mode="f:text" as="xs:string*">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="f:text"/>
    </xsl:variable>
    <xsl:variable name="target" as="xs:string" select="(tokenize(@target), '')[1]"/>
    <xsl:variable name="on-the-web" as="xs:boolean" select="matches($target, '^(https?:|mailto:)')"/>
    <xsl:variable name="shown" as="xs:string" select="normalize-space(string-join($words))"/>
    <xsl:sequence select="
        if (not($on-the-web) or .//note) then ($words, f:m($target)[$shown eq ''])
        else if ($shown = ('', f:m($target))) then '&lt;' || f:target($target) || '>'
        else '[' || $shown || '](' || f:target($target) || ')'"/>
  </xsl:template>

  <!-- Notes -->

  <xsl:template match="note" mode="f:text" as="xs:string">
    <xsl:sequence select="'[^' || accumulator-before('f:note') || ']'"/>
  </xsl:template>

  <xsl:template match="note[f:repeats(.)]" mode="f:text" as="xs:string" priority="2">
    <xsl:variable name="note" as="element(note)?" select="f:pointed((@sameAs, @target)[1]) ! key('f:note-by-id', ., root(current()))[f:is-foot(.)][1]"/>
    <xsl:sequence select="if ($note) then '[^' || $note/accumulator-before('f:note') || ']' else f:m('[' || (@n, '*')[1] || ']')"/>
  </xsl:template>

  <xsl:key name="f:note-by-id" match="note" use="@xml:id"/>

  <xsl:template match="note[@rend = 'inline' or @place = ('inline', 'margin')] | person/note | place/note | org/note" mode="f:text" as="xs:string*" priority="3">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="note/gap[@reason = 'notTranscribed']" mode="f:text" as="xs:string" priority="1">
    <xsl:sequence select="'*' || f:label('not-transcribed') || '*'"/>
  </xsl:template>

  <!-- Editorial interventions -->

  <xsl:template match="choice" mode="f:text" as="xs:string*">
    <xsl:apply-templates select="(corr, reg, expan, sic, orig, abbr, *)[1]" mode="f:text"/>
  </xsl:template>

  <xsl:template match="supplied" mode="f:text" as="xs:string*">
    <xsl:sequence select="f:m('[')"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:sequence select="f:m(']')"/>
  </xsl:template>

  <xsl:template match="gap" mode="f:text" as="xs:string">
    <xsl:sequence select="f:m('[' || f:label(if (@reason = ('illegible', 'damage')) then 'illegible' else 'omitted') || ']')"/>
  </xsl:template>

  <xsl:template match="del" mode="f:text" as="xs:string">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="f:text"/>
    </xsl:variable>
    <xsl:sequence select="f:marked('~~', $words)"/>
  </xsl:template>
</xsl:stylesheet>
