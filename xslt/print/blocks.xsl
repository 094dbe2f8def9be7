<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs and similar blocks: quotations, parts of a letter, entries, pictures, formulas, code. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- The available pictures, one per line: address in the document, tab, file next to the result. -->
  <xsl:param name="pictures" as="xs:string" select="''"/>

  <xsl:variable name="pp:pictures" as="map(xs:string, xs:string)" select="map:merge(
      tokenize($pictures, '\n')[contains(., '&#x9;')] ! map:entry(substring-before(., '&#x9;'), substring-after(., '&#x9;')))"/>

  <!-- A block that the template lays out by a function. -->
  <xsl:template name="p:block">
    <xsl:param name="set" as="xs:string"/>
    <xsl:value-of select="'&#10;&#10;#' || $set || '['"/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- A paragraph. The first one in a note, an item or a cell continues the current line. -->
  <xsl:template match="paragraph" mode="p:write">
    <xsl:variable name="set" as="xs:string*" select="@rend ! (pp:alignment(.), pp:emphasis(.))"/>
    <xsl:value-of select="'&#10;&#10;'[not(pp:opens(current()))]"/>
    <xsl:value-of select="$set ! ('#' || . || '[')" separator=""/>
    <xsl:if test="parent::statement">
      <xsl:apply-templates select="parent::statement[pp:first-words(.) is current()]/pp:leading(.)" mode="p:label"/>
    </xsl:if>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="$set ! '];', '&#10;&#10;'" separator=""/>
  </xsl:template>

  <xsl:function name="pp:opens" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block/parent::*[self::note or self::item or self::cell or self::paragraph])
        and empty($block/preceding-sibling::*[not(self::label)])"/>
  </xsl:function>

  <!-- Return the function for the alignment of a block, if its rendition specifies one. -->
  <xsl:function name="pp:alignment" as="xs:string?">
    <xsl:param name="rend" as="attribute(rend)"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($rend)"/>
    <xsl:sequence select="if ($words = 'center') then ('subhead-line'[$words = 'bold'], 'centred')[1] else if ($words = 'right') then 'flush-right' else if ($words = 'left') then 'flush-left'
        else if ($words = 'border') then 'bordered' else if ($words = 'hanging') then 'hanging' else if ($words = 'block') then 'block-quote' else ()"/>
  </xsl:function>

  <!-- Blocks by their role for the layout. A block without one is like a paragraph. -->

  <xsl:variable name="pp:blocks" as="map(xs:string, xs:string)" select="map{
      'opener': 'opener', 'closer': 'closer', 'signature': 'closer', 'byline': 'closer', 'dateline': 'dateline', 'salutation': 'separate', 'address': 'separate',
      'trailer': 'centred', 'argument': 'caption', 'title': 'title-main', 'title-part': 'title-part', 'imprint': 'centred', 'author': 'centred',
      'entry': 'bibl-entry', 'bibliography': 'bibl-entry', 'source': 'source-note', 'speaker': 'speaker-line', 'subheading': 'subhead'}"/>

  <xsl:template match="block" mode="p:write">
    <xsl:variable name="set" as="xs:string*" select="(@role ! $pp:blocks(.), @rend ! (pp:alignment(.), pp:emphasis(.)))"/>
    <xsl:value-of select="'&#10;&#10;'[not(pp:opens(current()))], $set ! ('#' || . || '[')" separator=""/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="$set ! '];', '&#10;&#10;'" separator=""/>
  </xsl:template>

  <!-- In an opener, a closer and an address, each part is a line. -->
  <xsl:template match="block[@role = ('opener', 'closer', 'address')]/*[self::block or self::paragraph][@content = 'inline']" mode="p:write" priority="1">
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="' \&#10;'[current()/following-sibling::*]"/>
  </xsl:template>

  <!-- Place and date are aligned to the end of their line, as is usual in print. -->
  <xsl:template match="block[@role = 'opener'][*[2]]/block[@role = 'dateline'][@content = 'inline']" mode="p:write" priority="2">
    <xsl:text>#place-and-date[</xsl:text>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>];&#10;</xsl:text>
  </xsl:template>

  <!-- On a title page, names are centred; an imprint has one block. -->
  <xsl:template match="title-page//block[@role = ('byline', 'dateline', 'signature')]" mode="p:write" priority="1">
    <xsl:call-template name="p:block">
      <xsl:with-param name="set" select="'centred'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="block[@role = ('imprint', 'byline')]/block" mode="p:write" priority="3">
    <xsl:apply-templates mode="p:write"/>
  </xsl:template>

  <!-- Quotations; a quotation with its source. -->

  <xsl:template match="quotation" mode="p:write">
    <xsl:call-template name="p:block">
      <xsl:with-param name="set" select="'block-quote'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="quotation[quotation]" mode="p:write">
    <xsl:apply-templates mode="p:write"/>
  </xsl:template>

  <xsl:template match="quotation/block[@role = 'bibliography']" mode="p:write" priority="1">
    <xsl:call-template name="p:block">
      <xsl:with-param name="set" select="'flush-right'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="caption" mode="p:write">
    <xsl:call-template name="p:block">
      <xsl:with-param name="set" select="'caption'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="rule" mode="p:write">
    <xsl:text>&#10;&#10;#rule&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="omission" mode="p:write">
    <xsl:value-of select="'&#10;&#10;#absent[' || p:text(.) || '];&#10;&#10;'"/>
  </xsl:template>

  <!-- A label between blocks, and one among phrases. -->
  <xsl:template match="label" mode="p:write">
    <xsl:text>#strong[</xsl:text>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <!-- Pictures. Available ones are set; the others are replaced by their description. -->

  <xsl:template match="figure" mode="p:write">
    <xsl:apply-templates select="* except caption" mode="p:write"/>
    <xsl:if test="not(graphic)">
      <xsl:apply-templates select="caption" mode="p:write"/>
    </xsl:if>
  </xsl:template>

  <!-- Return a description of a picture. -->
  <xsl:function name="p:description" as="xs:string">
    <xsl:param name="graphic" as="element(graphic)"/>
    <xsl:variable name="alternative" as="xs:string" select="normalize-space($graphic/@alternative)"/>
    <xsl:sequence select="if ($alternative) then f:label('colon', (f:label('picture'), $alternative)) else f:label('picture')"/>
  </xsl:function>

  <xsl:template match="graphic" mode="p:write">
    <xsl:variable name="file" as="xs:string?" select="@url ! $pp:pictures(.)"/>
    <xsl:value-of select="if ($file) then '#inline-picture(' || p:string($file) || ', ' || p:string((@alternative, f:label('picture'))[1]) || ');'
        else '#absent[' || p:text('[' || p:description(.) || ']') || '];'"/>
  </xsl:template>

  <!-- A picture between blocks. The last one of a figure has the caption. -->
  <xsl:template match="graphic[parent::figure]" mode="p:write">
    <xsl:variable name="file" as="xs:string?" select="@url ! $pp:pictures(.)"/>
    <xsl:value-of select="'&#10;&#10;#' || (if ($file) then 'picture(' || p:string($file) || ', ' || p:string((@alternative, f:label('picture'))[1])
        else 'no-picture(' || p:string(p:description(.))) || ')['"/>
    <xsl:if test="empty(following-sibling::graphic)">
      <xsl:apply-templates select="../caption/node()" mode="p:write"/>
    </xsl:if>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- Code, and formulas in a notation of their own, exactly as they are. -->
  <xsl:template match="code | formula[matches(@notation, 'tex', 'i')]" mode="p:write">
    <xsl:variable name="block" as="xs:boolean" select="@display = 'block'"/>
    <xsl:value-of select="'&#10;&#10;'[$block] || '#raw(' || 'block: true, '[$block] || p:verbatim(string()) || ');' || '&#10;&#10;'[$block]"/>
  </xsl:template>

  <xsl:template match="formula" mode="p:write">
    <xsl:apply-templates mode="p:write"/>
  </xsl:template>

  <xsl:template match="formula[@display = 'block']" mode="p:write">
    <xsl:call-template name="p:block">
      <xsl:with-param name="set" select="'centred'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- MathML on one line, and the words of a drawing. -->
  <xsl:template match="*:math" mode="p:write">
    <xsl:value-of select="p:text(f:linear-math(.))"/>
  </xsl:template>

  <xsl:template match="*:svg" mode="p:write">
    <xsl:value-of select="p:text(string-join(.//text()/normalize-space()[. ne ''], ' '))"/>
  </xsl:template>
</xsl:stylesheet>
