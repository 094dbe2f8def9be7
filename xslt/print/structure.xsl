<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of a text: sections, headings, title pages, contents, indexes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- Set a table of contents: yes, no, or auto (for books with more than five headings). -->
  <xsl:param name="contents" as="xs:string" select="'auto'"/>

  <xsl:mode name="p:running" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="contents" mode="p:write">
    <xsl:apply-templates mode="p:write"/>
  </xsl:template>

  <xsl:template match="apparatus" mode="p:write">
    <xsl:text>&#10;&#10;#rule&#10;&#10;</xsl:text>
    <xsl:apply-templates mode="p:write"/>
  </xsl:template>

  <xsl:template match="section" mode="p:write">
    <xsl:value-of select="'&#10;&#10;#new-page&#10;'[current()/@page]"/>
    <xsl:apply-templates mode="p:write"/>
  </xsl:template>

  <xsl:template match="section[@part = 'floating']" mode="p:write">
    <xsl:text>&#10;&#10;#floating-text[</xsl:text>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- In a document that is not a book, rules separate the front and back from the text. -->
  <xsl:template match="contents/section[@part = ('front', 'back')][not(@page)][not(../../@book)]" mode="p:write" priority="2">
    <xsl:value-of select="'&#10;&#10;#rule&#10;&#10;'[current()[@part = 'back'][preceding-sibling::*][not(preceding-sibling::*[1]/@part = 'back')]]"/>
    <xsl:next-match/>
    <xsl:value-of select="'&#10;&#10;#rule&#10;&#10;'[current()[@part = 'front'][not(following-sibling::*[1]/@part = 'front')]]"/>
  </xsl:template>

  <!-- Headings. In a book, the title has a page of its own: the headings below it are those of the first level. -->

  <xsl:template match="heading" mode="p:write">
    <xsl:apply-templates select="." mode="p:running"/>
    <xsl:value-of select="'&#10;&#10;#head(' || p:level(.) || ')['"/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="'];&#10;&#10;'"/>
  </xsl:template>

  <xsl:template match="heading[@title]" mode="p:write" priority="5">
    <xsl:variable name="document" as="element(document)" select="ancestor::document[1]"/>
    <xsl:value-of select="'&#10;&#10;' || p:title-call($document) || '['"/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="'];&#10;&#10;'"/>
    <xsl:apply-templates select="$document/facts" mode="p:facts"/>
  </xsl:template>

  <!-- Return the level of a heading in print. -->
  <xsl:function name="p:level" as="xs:integer">
    <xsl:param name="heading" as="element(heading)"/>
    <xsl:sequence select="if (pp:is-book($heading)) then max((1, xs:integer($heading/@level) - 1)) else xs:integer($heading/@level)"/>
  </xsl:function>

  <!-- Test whether a heading is in a book. A document of a corpus is part of a book. -->
  <xsl:function name="pp:is-book" as="xs:boolean">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="exists(root($heading)/document[@book])"/>
  </xsl:function>

  <!-- The chapters of a book are in the running heads; another heading changes nothing. -->
  <xsl:template match="heading" mode="p:running"/>

  <xsl:template match="heading[@level = ('1', '2')][pp:is-book(.)][not(ancestor::section[@part = 'floating'])]" mode="p:running">
    <xsl:value-of select="'&#10;&#10;#running(opening: ' || exists(parent::section/@page) || ', ' || p:string(p:brief(ancestor::document[1]/facts/short-title)) || ', '
        || p:string(p:brief((@short, pp:plain(.))[1])) || ')'"/>
  </xsl:template>

  <!-- Return the text of an element without its notes. -->
  <xsl:function name="pp:plain" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($element//text()[not(ancestor::note)]))"/>
  </xsl:function>

  <!-- The title page, followed by the contents. -->

  <xsl:template match="title-page" mode="p:write">
    <xsl:text>&#10;&#10;#title-page[</xsl:text>
    <xsl:apply-templates select="pp:pages-before(.)" mode="p:label"/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:if test="pp:is-of-document(.) and not(pp:names-author(.))">
      <xsl:value-of select="pp:author-lines(ancestor::document[1]/facts)"/>
    </xsl:if>
    <xsl:text>];&#10;&#10;</xsl:text>
    <xsl:if test="pp:is-of-document(.) and not(following-sibling::title-page)">
      <xsl:call-template name="p:contents"/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="pp:is-of-document" as="xs:boolean">
    <xsl:param name="title-page" as="element(title-page)"/>
    <xsl:sequence select="exists($title-page/parent::contents) and empty($title-page/preceding-sibling::*[not(self::page or self::title-page)])"/>
  </xsl:function>

  <!-- Test whether a title page names an author. -->
  <xsl:function name="pp:names-author" as="xs:boolean">
    <xsl:param name="title-page" as="element(title-page)"/>
    <xsl:sequence select="exists($title-page//block[@role = ('author', 'byline')])
        or (some $author in root($title-page)//facts[1]/author ! tokenize(.)[last()] satisfies contains($title-page, $author))"/>
  </xsl:function>

  <!-- A page of the original that begins with the title page is marked on it; a mark before it would fill a separate page. -->
  <xsl:function name="pp:pages-before" as="element(page)*">
    <xsl:param name="title-page" as="element(title-page)"/>
    <xsl:variable name="other" as="element()?" select="$title-page/preceding-sibling::*[not(self::page)][1]"/>
    <xsl:sequence select="$title-page/preceding-sibling::page[empty($other) or . >> $other]"/>
  </xsl:function>

  <xsl:template match="page[following-sibling::*[not(self::page)][1][self::title-page]]" mode="p:write" priority="20"/>

  <!-- The contents of a book. -->
  <xsl:template name="p:contents">
    <xsl:if test="$contents = 'yes' or $contents = 'auto' and not(/*//toc) and (/document/@book and count(//heading) gt 5 or /corpus)">
      <xsl:call-template name="pp:contents"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="pp:contents">
    <xsl:value-of select="'&#10;&#10;#contents[' || p:text(f:label('contents')) || '];&#10;&#10;'"/>
  </xsl:template>

  <xsl:template match="toc" mode="p:write">
    <xsl:if test="$contents ne 'no'">
      <xsl:call-template name="pp:contents"/>
    </xsl:if>
  </xsl:template>

  <!-- An index of terms, with page numbers. -->
  <xsl:template match="index" mode="p:write">
    <xsl:text>&#10;&#10;#term-index(</xsl:text>
    <xsl:apply-templates select="entry" mode="p:write">
      <xsl:with-param name="depth" select="0"/>
    </xsl:apply-templates>
    <xsl:text>);&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="entry" mode="p:write">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:value-of select="'(' || $depth || ', [' || p:text(@term) || '], ' || p:array(at ! p:string(p:place(@to, .))) || '), '"/>
    <xsl:apply-templates select="entry" mode="p:write">
      <xsl:with-param name="depth" select="$depth + 1"/>
    </xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
