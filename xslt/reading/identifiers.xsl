<?xml version="1.0" encoding="UTF-8"?>
<!-- Identifiers of the reading: unique in it, and the same in every output. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:key name="rp:id" match="*[@xml:id]" use="@xml:id"/>

  <!-- Position of each element in document order, from 1. -->
  <xsl:accumulator name="rp:element" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Number of paragraphs of the main text up to this point. -->
  <xsl:accumulator name="rp:paragraph" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="0"/>
    <xsl:accumulator-rule match="p[rp:is-counted(.)] | ab[rp:is-counted(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Test whether a paragraph is counted. Paragraphs of notes, figures and quotations are not, nor are those of the header. -->
  <xsl:function name="rp:is-counted" as="xs:boolean">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="rp:is-in-text($paragraph)
      and empty($paragraph/(ancestor::note | ancestor::figure | parent::said | parent::quote | parent::q))"/>
  </xsl:function>

  <!-- Test whether an element is part of a text: of a document, or of a part of one in a file of its own. -->
  <xsl:function name="rp:is-in-text" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/ancestor::text) or exists(root($element)/(body, div, front, back))"/>
  </xsl:function>

  <!-- Return the identifier of an element: its xml:id, with a number if it occurs before; else nothing. -->
  <xsl:function name="r:id" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@xml:id[. castable as xs:NCName] ! rp:unique(string(.), $element)"/>
  </xsl:function>

  <xsl:function name="rp:unique" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="same" as="element()+" select="key('rp:id', $id, root($element))"/>
    <xsl:sequence select="
        if ($same[1] is $element) then $id
        else $id || '-' || $element/accumulator-before('rp:element')"/>
  </xsl:function>

  <!-- Number of documents up to this point; in a corpus, it keeps the identifiers of its documents apart. -->
  <xsl:accumulator name="rp:document" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Return an identifier for an element without one: the name, made unique in the reading. -->
  <xsl:function name="rp:generated-id" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="document" as="xs:integer" select="$element/accumulator-before('rp:document')"/>
    <xsl:variable name="id" as="xs:string" select="if ($document gt 1) then $name || '-' || $document else $name"/>
    <xsl:sequence select="if (empty(key('rp:id', $id, root($element)))) then $id else $id || '-' || $element/accumulator-before('rp:element')"/>
  </xsl:function>

  <!-- Return the identifier of a paragraph: its own, else p3 for the third of the text. -->
  <xsl:function name="rp:paragraph-id" as="xs:string?">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="(r:id($paragraph), $paragraph[rp:is-counted(.)] ! rp:generated-id('p' || accumulator-before('rp:paragraph'), .))[1]"/>
  </xsl:function>

  <!-- Return the identifier of a note: its own, else fn1 for the first. -->
  <xsl:function name="rp:note-id" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="(r:id($note), rp:generated-id('fn' || $note/accumulator-before('rp:note'), $note))[1]"/>
  </xsl:function>

  <!-- Page breaks by the identifier that their number gives; a number may occur more than once. -->
  <xsl:key name="rp:page" match="pb[@n]" use="rp:page-name(.)"/>

  <xsl:function name="rp:page-name" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="'pg_' || replace($pb/@n, '[^\w.-]', '')"/>
  </xsl:function>

  <!-- Return the identifier of a page: that of its pb, else pg_12 for page 12, with a suffix from the second on. -->
  <xsl:function name="rp:page-id" as="xs:string?">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:variable name="name" as="xs:string?" select="$pb[normalize-space(@n)] ! rp:page-name(.)"/>
    <xsl:sequence select="(r:id($pb),
        $name ! (if (key('rp:page', ., root($pb))[1] is $pb and empty(key('rp:id', ., root($pb)))) then .
          else . || '-' || $pb/accumulator-before('rp:element')))[1]"/>
  </xsl:function>
</xsl:stylesheet>
