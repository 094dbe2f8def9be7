<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs and similar blocks: quotations, verse, parts of a letter, bibliographies, pictures. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The available pictures, one per line: address in the document, tab, file next to the result. -->
  <xsl:param name="pictures" as="xs:string" select="''"/>

  <xsl:variable name="f:pictures" as="map(xs:string, xs:string)" select="map:merge(
      tokenize($pictures, '\n')[contains(., '&#x9;')] ! map:entry(substring-before(., '&#x9;'), substring-after(., '&#x9;')))"/>

  <!-- White space between blocks is not text; any other text there is set. -->
  <xsl:template match="text()[not(normalize-space())][local-name(..) = $f:element-only]" mode="f:text" priority="0.6"/>

  <xsl:template match="performance | set | spGrp | postscript | epigraph | listBibl | listPerson | listPlace | listOrg | cit" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- A block that the template lays out by a function of the same name. -->
  <xsl:template name="f:block">
    <xsl:param name="set" as="xs:string"/>
    <xsl:value-of select="'&#10;&#10;#' || $set || '['"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="'];' || '&#10;&#10;'"/>
  </xsl:template>

  <!-- Paragraphs. The first one in a note, an item or a cell continues the current line. -->

  <xsl:template match="p | ab" mode="f:text">
    <xsl:variable name="set" as="xs:string*" select="f:alignment(.), f:emphasis(.)"/>
    <xsl:value-of select="'&#10;&#10;'[not(f:opens(current()))]"/>
    <xsl:value-of select="$set ! ('#' || . || '[')" separator=""/>
    <xsl:apply-templates select="parent::sp[f:first-words(.) is current()]/f:leading(.)" mode="f:before"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="$set ! '];', '&#10;&#10;'" separator=""/>
  </xsl:template>

  <xsl:function name="f:opens" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block/parent::*[self::note or self::item or self::cell])
        and empty($block/preceding-sibling::node()[self::* or normalize-space()])"/>
  </xsl:function>

  <!-- Return the alignment of a paragraph if its @rend specifies one. -->
  <xsl:function name="f:alignment" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="rend" as="xs:string*" select="tokenize($element/@rend)"/>
    <xsl:sequence select="if ($rend = ('center', 'centre', 'centered')) then 'centred'
        else if ($rend = ('right', 'flushright')) then 'flush-right'
        else if ($rend = ('left', 'flushleft', 'noindent')) then 'flush-left'
        else if (matches($element/@rend, 'title|heading')) then 'subhead-line' else ()"/>
  </xsl:function>

  <!-- Quotations and verse -->

  <xsl:template match="q[p | lg | list | sp] | quote[p | lg | l | list | floatingText | sp] | cit[not(f:is-inline(.))]/quote
      | quote[not(f:is-inline(.))] | q[not(f:is-inline(.))] | quote[contains(@rend, 'block')]" mode="f:text" priority="1">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'block-quote'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="cit[not(f:is-inline(.))]/*[not(self::quote)]" mode="f:text" priority="0.6">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'flush-right'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="lg" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'verse'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="l" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- Lines outside a group are set together as verse. -->
  <xsl:template match="l[not(parent::lg)]" mode="f:text" priority="1">
    <xsl:value-of select="'&#10;&#10;#verse['[not(f:adjacent(current(), 'before')[self::l])]"/>
    <xsl:next-match/>
    <xsl:value-of select="'];&#10;&#10;'[not(f:adjacent(current(), 'after')[self::l])]"/>
  </xsl:template>

  <!-- The previous or next sibling, ignoring page breaks. -->
  <xsl:function name="f:adjacent" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="side" as="xs:string"/>
    <xsl:sequence select="if ($side eq 'before') then $element/preceding-sibling::*[not(self::pb)][1] else $element/following-sibling::*[not(self::pb)][1]"/>
  </xsl:function>

  <!-- The parts of a letter -->

  <xsl:template match="opener | closer | signed | byline | dateline" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="if (self::signed or self::byline) then 'closer' else local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="salute | trailer | address | stage[not(f:is-inline(.))] | ref[not(f:is-inline(.))]" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="if (self::trailer[not(@type = 'enclosed')]) then 'centred' else if (self::stage) then 'stage-block' else 'separate'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- An element that contains phrases, or is among them, is not a block. In an opener or closer, each is a line. -->
  <xsl:template match="p//dateline | p//signed | p//salute | head//dateline | opener/(dateline | salute | byline | signed | address | seg)
      | closer/(dateline | salute | byline | signed | address) | addrLine" mode="f:text" priority="0.7">
    <xsl:apply-templates mode="f:text"/>
    <xsl:if test="parent::*[self::opener or self::closer or self::address] and following-sibling::*">
      <xsl:text> \&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Place and date are aligned to the end of their line, as is usual in print. -->
  <xsl:template match="opener[seg | salute | address]/dateline" mode="f:text" priority="0.8">
    <xsl:text>#place-and-date[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];&#10;</xsl:text>
  </xsl:template>

  <!-- Bibliographies and registers: each entry is a paragraph. -->

  <xsl:template match="bibl[not(f:is-inline(.))] | person | place | org" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'bibl-entry'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="person/* | place/* | org/*" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="if (following-sibling::*) then f:t(', ') else ()"/>
  </xsl:template>

  <!-- Pictures. Available ones are set; the others are replaced by their description. -->

  <xsl:template match="figure" mode="f:text">
    <xsl:apply-templates select="* except (figDesc, head)" mode="f:text"/>
    <xsl:if test="not(graphic)">
      <xsl:apply-templates select="head" mode="f:text"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="graphic" mode="f:text">
    <xsl:variable name="description" as="xs:string" select="normalize-space((../figDesc, desc, .)[normalize-space()][1])"/>
    <xsl:variable name="file" as="xs:string?" select="@url ! $f:pictures(.)"/>
    <xsl:value-of select="'&#10;&#10;#' || (if ($file) then 'picture(' || f:string($file) || ', ' || f:string(($description[. ne ''], f:label('picture'))[1])
        else 'no-picture(' || f:string(if ($description) then f:label('colon', (f:label('picture'), $description)) else f:label('picture'))) || ')['"/>
    <xsl:apply-templates select="../self::figure/head" mode="f:text"/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="figure/head" mode="f:text" priority="2">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>
</xsl:stylesheet>
