<?xml version="1.0" encoding="UTF-8"?>
<!--
  Structure of a text: whether it is a book, which heading belongs to the whole, and the levels of the other headings.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Elements that contain blocks, not text. -->
  <xsl:variable name="f:containers" as="xs:string*" select="
      'argument', 'back', 'body', 'castGroup', 'castList', 'div', 'docTitle', 'epigraph', 'floatingText', 'front', 'group', 'lg', 'listBibl',
      'listOrg', 'listPerson', 'listPlace', 'performance', 'postscript', 'set', 'sp', 'spGrp', 'text', 'titlePage'"/>

  <!-- White space inside these elements is never significant. -->
  <xsl:variable name="f:element-only" as="xs:string*" select="
      $f:containers, 'list', 'table', 'row', 'figure', 'choice', 'subst', 'cit', 'address', 'person', 'place', 'org'"/>

  <!-- Test whether an element occurs in running text and not between blocks. -->
  <xsl:function name="f:is-inline" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not(local-name($element/..) = $f:containers)"/>
  </xsl:function>

  <!--
    Test whether a document is a book: it has a title page, parts or chapters. A document in a corpus is part of a
    volume.
  -->
  <xsl:function name="f:is-book" as="xs:boolean" cache="yes">
    <xsl:param name="tei" as="element(TEI)?"/>
    <xsl:sequence select="exists($tei[not(parent::teiCorpus)]/text/(front/titlePage | .//div[@type = ('part', 'chapter')]))"/>
  </xsl:function>

  <!-- Return the heading of a document: the head of its text, if there is one for the whole text. -->
  <xsl:function name="f:head-of" as="element(head)?" cache="yes">
    <xsl:param name="tei" as="element(TEI)?"/>
    <xsl:sequence select="$tei[not(f:is-book(.))]/text[not(front//head)]/body/(head, .[count(div) eq 1]/div/head)[f:is-heading(.)] => head()"/>
  </xsl:function>

  <!-- Return the title of a document from its header: the main title or the short one. -->
  <xsl:function name="f:title-of" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:variable name="titles" as="element(title)*" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:sequence select="normalize-space(($titles[@type = $type], $titles)[1])"/>
  </xsl:function>

  <!--
    Test whether a head is a heading. The second of two adjacent heads is part of the first; a short head is for running
    heads.
  -->
  <xsl:function name="f:is-heading" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="exists($head[parent::div | parent::body | parent::front | parent::back | parent::group | parent::text | parent::floatingText])
        and not(contains($head/@type, 'short') or $head/@type = 'sub')
        and empty($head/preceding-sibling::head[not(contains(@type, 'short'))])"/>
  </xsl:function>

  <!-- Return the level of a heading: 1 for the document or for the chapters of a book. Levels are never skipped. -->
  <xsl:function name="f:level" as="xs:integer">
    <xsl:param name="head" as="element(head)"/>
    <xsl:variable name="tei" as="element(TEI)?" select="$head/ancestor::TEI[1]"/>
    <xsl:variable name="own" as="element(head)?" select="f:head-of($tei)"/>
    <xsl:variable name="above" as="xs:integer" select="
        count($head/ancestor::*[self::div | self::floatingText | self::body | self::front | self::back]/head[f:is-heading(.)][not(. is $head or . is $own)])"/>
    <xsl:sequence select="if ($head is $own) then 1 else $above + (if (f:is-book($tei)) then 1 else 2)"/>
  </xsl:function>

  <!-- Return the ID that a pointer within the document refers to; for a range, `#range(a,b)`, the ID of its start. -->
  <xsl:function name="f:pointed" as="xs:string?">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="if (starts-with($target, '#range(')) then translate(substring-before(substring($target, 8), ','), ' #', '')
        else if (starts-with($target, '#')) then substring($target, 2) else ()"/>
  </xsl:function>

  <!-- Return the text of an element without its notes. -->
  <xsl:function name="f:plain" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($element//text()[not(ancestor::note[ancestor::* intersect $element])]))"/>
  </xsl:function>

  <!-- Shorten a text to about sixty characters, for use next to other text. -->
  <xsl:function name="f:brief" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (string-length($words) le 60) then $words else replace(substring($words, 1, 58), '\s+\S*$', '') || ' …'"/>
  </xsl:function>
</xsl:stylesheet>
