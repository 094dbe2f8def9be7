<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks and phrases, the heading of the whole text, and the levels of the other headings. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!--
    How a behaviour is printed: `block`, `phrase`, `aside` (neither divides nor continues a text), `context`: a block where
    the parent holds blocks, else a phrase; or `set-off`: a phrase in running text, else a block.
  -->
  <xsl:variable name="rp:levels" as="map(xs:string, xs:string)" select="map:merge((
      ('section', 'heading', 'paragraph', 'list', 'item', 'table', 'row', 'cell', 'stanza', 'line', 'statement', 'title-page', 'toc',
        'document') ! map:entry(., 'block'),
      map:entry('block', 'set-off'),
      ('omit', 'page', 'anchor', 'note', 'index') ! map:entry(., 'aside'),
      ('inline', 'name', 'said', 'break', 'gap', 'glyph') ! map:entry(., 'phrase'),
      ('link', 'alternate') ! map:entry(., 'phrase'),
      ('rule', 'stage', 'graphic', 'code', 'formula', 'label') ! map:entry(., 'context'),
      ('figure', 'context', 'contents', 'compact', 'unknown') ! map:entry(., 'context')))"/>

  <!-- Test whether an element belongs to the TEI. -->
  <xsl:function name="rp:is-tei" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="namespace-uri($element) eq 'http://www.tei-c.org/ns/1.0'"/>
  </xsl:function>

  <!-- Return what the TEI allows in an element: `mixed`, `elements` or `empty`; nothing for an element of another language. -->
  <xsl:function name="rp:content" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (rp:is-tei($element)) then $rp:content-of(local-name($element)) else ()"/>
  </xsl:function>

  <!-- Return the behaviour of an element by the table, else `unknown`. -->
  <xsl:function name="rp:table-behaviour" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (rp:is-tei($element)) then ($rp:behaviour-of(local-name($element)), 'unknown')[1]
        else if (local-name($element) eq 'egXML' and namespace-uri($element) eq 'http://www.tei-c.org/ns/Examples') then 'code'
        else 'unknown'"/>
  </xsl:function>

  <!-- Return the behaviour of an element. Stylesheets that import this one may replace the function. -->
  <xsl:function name="r:behaviour" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="rp:table-behaviour($element)"/>
  </xsl:function>

  <!-- Return CSS for an element, in addition to its own style. Stylesheets that import this one may replace the function. -->
  <xsl:function name="r:style" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="()"/>
  </xsl:function>

  <!-- Test whether an element is a block in its context. An element with a block in it is a block. -->
  <xsl:function name="rp:is-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="level" as="xs:string" select="$rp:levels(r:behaviour($element))"/>
    <xsl:sequence select="
        if ($level eq 'block') then true()
        else if ($level eq 'aside') then false()
        else $level = ('context', 'set-off') and not(rp:is-phrase-parent($element/..)) or rp:holds-blocks($element)"/>
  </xsl:function>

  <!-- Test whether an element contains blocks, on whatever level. -->
  <xsl:function name="rp:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and (
        if (exists($element/*/*)) then rp:holds-blocks-below($element)
        else some $child in $element/* satisfies rp:is-definite-block($child))"/>
  </xsl:function>

  <xsl:function name="rp:holds-blocks-below" as="xs:boolean" cache="yes">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $child in $element/* satisfies rp:is-definite-block($child)"/>
  </xsl:function>

  <!-- Test whether an element is a block wherever it occurs. -->
  <xsl:function name="rp:is-definite-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="level" as="xs:string" select="$rp:levels(r:behaviour($element))"/>
    <xsl:sequence select="
        if ($level eq 'block') then true()
        else if ($level eq 'set-off' and not(rp:has-running-text($element/..))) then true()
        else $level ne 'aside' and exists($element/*) and rp:holds-blocks($element)"/>
  </xsl:function>

  <!-- Test whether an element has text of its own. That of openers and closers is set apart from their lines. -->
  <xsl:function name="rp:has-running-text" as="xs:boolean" cache="yes">
    <xsl:param name="parent" as="node()?"/>
    <xsl:sequence select="exists($parent/text()[normalize-space()])
      and empty($parent[self::opener or self::closer or self::postscript]/(salute | signed | dateline | address | epigraph | argument | byline))"/>
  </xsl:function>

  <!-- Test whether the children of an element are phrases: it has text, or it may have and has no blocks. -->
  <xsl:function name="rp:is-phrase-parent" as="xs:boolean" cache="yes">
    <xsl:param name="parent" as="node()?"/>
    <xsl:sequence select="
        if (empty($parent[self::*])) then false()
        else if (rp:has-running-text($parent)) then true()
        else
          let $behaviour := r:behaviour($parent), $content := rp:content($parent)
          return
            if (empty($content)) then rp:is-phrase-parent($parent/..)
            else if ($content eq 'mixed') then not(rp:holds-blocks($parent))
            else if ($behaviour = ('contents', 'context', 'alternate', 'omit')) then rp:is-phrase-parent($parent/..)
            else $behaviour = ('inline', 'name', 'link', 'note', 'paragraph') and not(rp:holds-blocks($parent))"/>
  </xsl:function>

  <!-- Test whether the source separates the children of an element by nothing but its structure. -->
  <xsl:function name="rp:separates-children" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*[2]) and not($element/text()[normalize-space()])
      and (rp:content($element) eq 'elements' or map:contains($rp:separator-of, local-name($element)) or empty(rp:content($element)) and exists($element/text()))"/>
  </xsl:function>

  <!-- Test whether a document is a book: it has a title page, parts or chapters. A document in a corpus is part of a volume. -->
  <xsl:function name="rp:is-book" as="xs:boolean" cache="yes">
    <xsl:param name="tei" as="element()?"/>
    <xsl:sequence select="exists($tei[self::TEI][not(parent::teiCorpus)]/text/(front/titlePage | .//div[@type = ('part', 'chapter')]))"/>
  </xsl:function>

  <!-- Return the document that an element belongs to: a TEI element, or the root of a file that is a part of one. -->
  <xsl:function name="rp:document" as="element()?">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="($element/ancestor-or-self::TEI[1], $element/root()/*)[1]"/>
  </xsl:function>

  <!-- Return the heading of a document: the head of its text, if there is one for the whole text. -->
  <xsl:function name="rp:title-head" as="element(head)?" cache="yes">
    <xsl:param name="tei" as="element()?"/>
    <xsl:sequence select="(
        $tei[self::TEI][not(rp:is-book(.))]/text[not(front//head)]/body
          /(head, .[count((./div, div1)) eq 1]/(./div, div1)/head)[rp:is-heading(.)],
        $tei[not(self::TEI)][rp:is-division(.)]/head[rp:is-heading(.)])[1]"/>
  </xsl:function>

  <!-- Test whether a head is that of a division. A short head is for running heads; a second head is part of the first. -->
  <xsl:function name="rp:is-heading" as="xs:boolean">
    <xsl:param name="head" as="element()"/>
    <xsl:sequence select="rp:is-division($head/..) and not(contains($head/@type, 'short') or $head/@type = 'sub')
        and empty($head/preceding-sibling::head[not(contains(@type, 'short'))])"/>
  </xsl:function>

  <!-- Test whether an element is a division, the heading of which has a level. -->
  <xsl:function name="rp:is-division" as="xs:boolean">
    <xsl:param name="element" as="node()?"/>
    <xsl:sequence select="exists($element[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6 or self::div7
        or self::body or self::front or self::back or self::group or self::text or self::floatingText or self::performance or self::prologue
        or self::epilogue or self::set or self::titlePage])"/>
  </xsl:function>

  <!-- Return the number of headings that an element is below of, its own included; that of the document is not counted. -->
  <xsl:function name="rp:depth" as="xs:integer" cache="yes">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="
        if (empty($element) or $element[self::TEI or self::teiCorpus]) then 0
        else rp:depth($element/parent::*)
          + (if (rp:is-division($element) and exists($element/head[rp:is-heading(.)][not(. is rp:title-head(rp:document(.)))])) then 1 else 0)"/>
  </xsl:function>

  <!-- Return the level of a heading: 1 for that of the document. Levels are never skipped. -->
  <xsl:function name="rp:level" as="xs:integer">
    <xsl:param name="head" as="element()"/>
    <xsl:sequence select="if ($head is rp:title-head(rp:document($head))) then 1 else rp:depth($head/..) + 1"/>
  </xsl:function>

  <!-- Return the text of an element without its notes. -->
  <xsl:function name="rp:plain" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($element//text()[not(ancestor::note[ancestor::* intersect $element])]))"/>
  </xsl:function>
</xsl:stylesheet>
