<?xml version="1.0" encoding="UTF-8"?>
<!-- Position of a node on the page of a document, and the words around it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:f="urn:teikit:functions"
  xmlns="urn:teikit:record"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The beginning of the current page of the original. -->
  <xsl:accumulator name="f:page" as="element(page)?" initial-value="()">
    <xsl:accumulator-rule match="document" select="()"/>
    <xsl:accumulator-rule match="page[@number]" select="."/>
  </xsl:accumulator>

  <!-- Return the number of the original page that contains a node. -->
  <xsl:function name="f:page" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/accumulator-before('f:page')/@number ! string()"/>
  </xsl:function>

  <!--
    Return the ID on the page that links to a node: its note, else the nearest preceding start of a paragraph or a page.
  -->
  <xsl:function name="f:anchor" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="note" as="element(note)?" select="$node/ancestor::note[@place eq 'foot'][1]"/>
    <xsl:variable name="paragraph" as="element()?" select="$node/ancestor::paragraph[@number][1]"/>
    <xsl:variable name="page" as="element(page)?" select="$node/accumulator-before('f:page')"/>
    <xsl:sequence select="
        if ($note) then string($note/@id)
        else if ($paragraph and not($page >> $paragraph)) then string($paragraph/@id)
        else ($page/@id ! string(), 'text')[1]"/>
  </xsl:function>

  <!-- The elements of the reading that are phrases. The others are blocks, which interrupt running text. -->
  <xsl:variable name="f:phrases" as="map(xs:string, xs:boolean)" select="map:merge(('inline', 'link', 'name', 'said', 'alternate', 'default', 'glyph',
      'gap', 'formula', 'code', 'note-reference') ! map:entry(., true()))"/>

  <!-- Return the block that a node is in. -->
  <xsl:function name="f:block" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="if (map:contains($f:phrases, local-name($node/..))) then f:block($node/..) else $node/.."/>
  </xsl:function>

  <!-- Number of characters of context before and after a name. -->
  <xsl:variable name="f:reach" as="xs:integer" select="110"/>

  <!--
    Return the text of a block for lookups: the text nodes in none of its inner blocks, their joined text, the length of
    the text before each, and the elements at which words stop being contiguous on the page.
  -->
  <xsl:function name="f:block-text" as="map(xs:string, item())" cache="yes">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="texts" as="text()*" select="$block//text()[f:block(.) is $block]"/>
    <xsl:variable name="lengths" as="xs:integer*">
      <xsl:iterate select="$texts">
        <xsl:param name="length" as="xs:integer" select="0"/>
        <xsl:on-completion select="$length"/>
        <xsl:sequence select="$length"/>
        <xsl:next-iteration>
          <xsl:with-param name="length" select="$length + string-length()"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="map{'texts': array{$texts}, 'string': string-join($texts), 'lengths': array{$lengths},
        'stops': array{$block//(note | page | said | label | gap | alternate)}}"/>
  </xsl:function>

  <!-- Return how many nodes of an array in document order precede a node, by binary search. -->
  <xsl:function name="f:preceding-count" as="xs:integer">
    <xsl:param name="nodes" as="array(*)"/>
    <xsl:param name="node" as="node()"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:variable name="middle" as="xs:integer" select="($from + $to + 1) idiv 2"/>
    <xsl:sequence select="
        if ($from eq $to) then $from
        else if ($nodes($middle) &lt;&lt; $node) then f:preceding-count($nodes, $node, $middle, $to)
        else f:preceding-count($nodes, $node, $from, $middle - 1)"/>
  </xsl:function>

  <xsl:function name="f:preceding-count" as="xs:integer">
    <xsl:param name="nodes" as="array(*)"/>
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:preceding-count($nodes, $node, 0, array:size($nodes))"/>
  </xsl:function>

  <!-- Return a name with the words before and after it, within its paragraph. -->
  <xsl:function name="f:context" as="node()+">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="block" as="element()" select="f:block($name)"/>
    <xsl:variable name="text" as="map(xs:string, item())" select="f:block-text($block)"/>
    <xsl:variable name="first" as="xs:integer" select="f:preceding-count($text?texts, $name)"/>
    <xsl:variable name="next" as="xs:integer" select="$first + count($name//text()[f:block(.) is $block])"/>
    <xsl:variable name="start" as="xs:integer" select="$text?lengths($first + 1)"/>
    <xsl:variable name="end" as="xs:integer" select="$text?lengths($next + 1)"/>
    <xsl:copy-of select="f:adjacent-words($name, $text, $start, $end)"/>
    <before>{f:ending($text?string, $start, 4 * $f:reach)}</before>
    <name>{f:quoted($name)}</name>
    <after>{f:beginning($text?string, $end, 4 * $f:reach)}</after>
  </xsl:function>

  <!--
    Return the few words directly before or after a name that are contiguous on the page. Browsers find the name by
    them.
  -->
  <xsl:function name="f:adjacent-words" as="attribute()*">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="text" as="map(xs:string, item())"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:param name="end" as="xs:integer"/>
    <xsl:variable name="stops" as="xs:integer" select="f:preceding-count($text?stops, $name)"/>
    <xsl:variable name="from" as="xs:integer" select="
        if ($stops gt 0) then $text?lengths(f:preceding-count($text?texts, $text?stops($stops)) + 1) else 0"/>
    <xsl:variable name="to" as="xs:integer" select="
        if ($stops lt array:size($text?stops)) then $text?lengths(f:preceding-count($text?texts, $text?stops($stops + 1)) + 1)
        else string-length($text?string)"/>
    <xsl:variable name="before" as="xs:string" select="f:last-words($text?string, $from, $start, $f:reach)"/>
    <xsl:variable name="after" as="xs:string" select="f:first-words($text?string, $end, $to, $f:reach)"/>
    <xsl:if test="normalize-space($before) and not(normalize-space(substring($before, string-length($before))))">
      <xsl:attribute name="before" select="tokenize($before)[position() gt last() - 4]"/>
    </xsl:if>
    <xsl:if test="matches(substring($after, 1, 1), '\W') and normalize-space(substring($after, 2))">
      <xsl:attribute name="after" select="tokenize($after)[position() le 4]"/>
    </xsl:if>
  </xsl:function>

  <!-- Return the end of a part of a text, at least $size characters and four words of it. -->
  <xsl:function name="f:last-words" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:param name="size" as="xs:integer"/>
    <xsl:variable name="at" as="xs:integer" select="max(($from, $to - $size))"/>
    <xsl:variable name="part" as="xs:string" select="substring($text, $at + 1, $to - $at)"/>
    <xsl:sequence select="if ($at eq $from or count(tokenize($part)) gt 4) then $part else f:last-words($text, $from, $to, 4 * $size)"/>
  </xsl:function>

  <!-- Return the start of a part of a text, at least $size characters and four words of it. -->
  <xsl:function name="f:first-words" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:param name="size" as="xs:integer"/>
    <xsl:variable name="part" as="xs:string" select="substring($text, $from + 1, min(($size, $to - $from)))"/>
    <xsl:sequence select="if ($size ge $to - $from or count(tokenize($part)) gt 4) then $part else f:first-words($text, $from, $to, 4 * $size)"/>
  </xsl:function>

  <!--
    Return the end of the text before a position, from the last $size characters or more. White space next to the name is
    kept: it distinguishes “of Ross” from “pre-Ross”.
  -->
  <xsl:function name="f:ending" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:param name="size" as="xs:integer"/>
    <xsl:variable name="from" as="xs:integer" select="max((0, $to - $size))"/>
    <xsl:variable name="plain" as="xs:string" select="f:single-spaced(substring($text, $from + 1, $to - $from))"/>
    <xsl:sequence select="
        if (string-length($plain) gt $f:reach + 1) then '… ' || f:without-first-word(substring($plain, string-length($plain) - $f:reach))
        else if ($from gt 0) then f:ending($text, $to, 4 * $size)
        else if (string-length($plain) gt $f:reach) then '… ' || f:without-first-word($plain)
        else if (starts-with($plain, ' ')) then substring($plain, 2)
        else $plain"/>
  </xsl:function>

  <!-- Return the start of the text after a position, from the first $size characters or more. -->
  <xsl:function name="f:beginning" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="size" as="xs:integer"/>
    <xsl:variable name="part" as="xs:string" select="substring($text, $from + 1, $size)"/>
    <xsl:variable name="plain" as="xs:string" select="f:single-spaced($part)"/>
    <xsl:sequence select="
        if (string-length($plain) gt $f:reach) then f:without-last-word(substring($plain, 1, $f:reach)) || ' …'
        else if (string-length($part) eq $size and $from + $size lt string-length($text)) then f:beginning($text, $from, 4 * $size)
        else if (ends-with($plain, ' ')) then substring($plain, 1, string-length($plain) - 1)
        else $plain"/>
  </xsl:function>

  <!--
    Return a text with single spaces, also at its start and end. This and the functions below take a tenth of the time of
    regular expressions.
  -->
  <xsl:function name="f:single-spaced" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($text)"/>
    <xsl:sequence select="
        if ($words eq '') then ' '[$text ne ''] || ''
        else f:space(substring($text, 1, 1)) || $words || f:space(substring($text, string-length($text)))"/>
  </xsl:function>

  <!-- Return a space if a character is white space. -->
  <xsl:function name="f:space" as="xs:string">
    <xsl:param name="character" as="xs:string"/>
    <xsl:sequence select="if (normalize-space($character) eq '') then ' ' else ''"/>
  </xsl:function>

  <!-- Return a text with single spaces without what precedes its first space. A text without spaces remains whole. -->
  <xsl:function name="f:without-first-word" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (contains($text, ' ')) then substring-after($text, ' ') else $text"/>
  </xsl:function>

  <!-- Return a text with single spaces without what follows its last space. A text without spaces remains whole. -->
  <xsl:function name="f:without-last-word" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="
        if (not(contains($text, ' '))) then $text
        else if (ends-with($text, ' ')) then substring($text, 1, string-length($text) - 1)
        else ' '[starts-with($text, ' ') and count($words) gt 1] || string-join($words[position() lt last()], ' ')"/>
  </xsl:function>
</xsl:stylesheet>
