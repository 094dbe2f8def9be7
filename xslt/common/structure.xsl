<?xml version="1.0" encoding="UTF-8"?>
<!-- How a text is built: whether it is a book, which heading is its own, how deep the others stand. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Elements that hold blocks, not text. -->
  <xsl:variable name="f:containers" as="xs:string*" select="
      'argument', 'back', 'body', 'castGroup', 'castList', 'div', 'docTitle', 'epigraph', 'floatingText', 'front', 'group', 'lg', 'listBibl',
      'listOrg', 'listPerson', 'listPlace', 'performance', 'postscript', 'set', 'sp', 'spGrp', 'text', 'titlePage'"/>

  <!-- White space in these is never text. -->
  <xsl:variable name="f:element-only" as="xs:string*" select="
      $f:containers, 'list', 'table', 'row', 'figure', 'choice', 'subst', 'cit', 'address', 'person', 'place', 'org'"/>

  <!-- Whether an element stands in running text, not among blocks. -->
  <xsl:function name="f:is-inline" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not(local-name($element/..) = $f:containers)"/>
  </xsl:function>

  <!-- Whether a document is a book: it has a title page, or parts or chapters. One in a corpus is a part of a volume. -->
  <xsl:function name="f:is-book" as="xs:boolean">
    <xsl:param name="tei" as="element(TEI)?"/>
    <xsl:sequence select="exists($tei[not(parent::teiCorpus)]/text/(front/titlePage | .//div[@type = ('part', 'chapter')]))"/>
  </xsl:function>

  <!-- The heading of a document: its text's own, where one heads it all. -->
  <xsl:function name="f:head-of" as="element(head)?">
    <xsl:param name="tei" as="element(TEI)?"/>
    <xsl:sequence select="$tei[not(f:is-book(.))]/text[not(front//head)]/body/(head, .[count(div) eq 1]/div/head)[f:is-heading(.)] => head()"/>
  </xsl:function>

  <!-- The title of a document as its header gives it: the main one, or the short one. -->
  <xsl:function name="f:title-of" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:variable name="titles" as="element(title)*" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:sequence select="normalize-space(($titles[@type = $type], $titles)[1])"/>
  </xsl:function>

  <!-- Whether a head is a heading: the second in a row is part of the first, a short form is for running heads. -->
  <xsl:function name="f:is-heading" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="exists($head[parent::div | parent::body | parent::front | parent::back | parent::group | parent::text | parent::floatingText])
        and not(contains($head/@type, 'short') or $head/@type = 'sub')
        and empty($head/preceding-sibling::head[not(contains(@type, 'short'))])"/>
  </xsl:function>

  <!-- How deep a heading stands: 1 is the document's, or those of a book's chapters. No level is left out. -->
  <xsl:function name="f:level" as="xs:integer">
    <xsl:param name="head" as="element(head)"/>
    <xsl:variable name="tei" as="element(TEI)?" select="$head/ancestor::TEI[1]"/>
    <xsl:variable name="own" as="element(head)?" select="f:head-of($tei)"/>
    <xsl:variable name="above" as="xs:integer" select="
        count($head/ancestor::*[self::div | self::floatingText | self::body | self::front | self::back]/head[f:is-heading(.)][not(. is $head or . is $own)])"/>
    <xsl:sequence select="if ($head is $own) then 1 else $above + (if (f:is-book($tei)) then 1 else 2)"/>
  </xsl:function>

  <!-- The id that a pointer into the same document names; of a range, `#range(a,b)`, that of its beginning. -->
  <xsl:function name="f:pointed" as="xs:string?">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="if (starts-with($target, '#range(')) then translate(substring-before(substring($target, 8), ','), ' #', '')
        else if (starts-with($target, '#')) then substring($target, 2) else ()"/>
  </xsl:function>

  <!-- The words of an element, without its notes. -->
  <xsl:function name="f:plain" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($element//text()[not(ancestor::note[ancestor::* intersect $element])]))"/>
  </xsl:function>

  <!-- Words that leave room beside them: the first sixty characters or so. -->
  <xsl:function name="f:brief" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (string-length($words) le 60) then $words else replace(substring($words, 1, 58), '\s+\S*$', '') || ' …'"/>
  </xsl:function>
</xsl:stylesheet>
