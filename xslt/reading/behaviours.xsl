<?xml version="1.0" encoding="UTF-8"?>
<!--
  The dispatch from elements to behaviours, and a named template for each behaviour. An override calls them:

    <xsl:template match="tei:app" mode="r:read">
      <xsl:call-template name="r:note"/>
    </xsl:template>
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:mode name="r:read" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>

  <xsl:template match="*" mode="r:read" priority="-5">
    <xsl:variable name="behaviour" as="xs:string" select="r:behaviour(.)"/>
    <xsl:choose>
      <xsl:when test="$behaviour eq 'inline'"><xsl:call-template name="r:inline"/></xsl:when>
      <xsl:when test="$behaviour eq 'said'"><xsl:call-template name="r:said"/></xsl:when>
      <xsl:when test="$behaviour eq 'name'"><xsl:call-template name="r:name"/></xsl:when>
      <xsl:when test="$behaviour eq 'paragraph'"><xsl:call-template name="r:paragraph"/></xsl:when>
      <xsl:when test="$behaviour eq 'page'"><xsl:call-template name="r:page"/></xsl:when>
      <xsl:when test="$behaviour eq 'note'"><xsl:call-template name="r:note"/></xsl:when>
      <xsl:when test="$behaviour eq 'statement'"><xsl:call-template name="r:statement"/></xsl:when>
      <xsl:when test="$behaviour eq 'line'"><xsl:call-template name="r:line"/></xsl:when>
      <xsl:when test="$behaviour eq 'stanza'"><xsl:call-template name="r:stanza"/></xsl:when>
      <xsl:when test="$behaviour eq 'stage'"><xsl:call-template name="r:stage"/></xsl:when>
      <xsl:when test="$behaviour eq 'section'"><xsl:call-template name="r:section"/></xsl:when>
      <xsl:when test="$behaviour eq 'heading'"><xsl:call-template name="r:heading"/></xsl:when>
      <xsl:when test="$behaviour eq 'list'"><xsl:call-template name="r:list"/></xsl:when>
      <xsl:when test="$behaviour eq 'table'"><xsl:call-template name="r:table"/></xsl:when>
      <xsl:when test="$behaviour eq 'figure'"><xsl:call-template name="r:figure"/></xsl:when>
      <xsl:when test="$behaviour eq 'graphic'"><xsl:call-template name="r:graphic"/></xsl:when>
      <xsl:when test="$behaviour eq 'link'"><xsl:call-template name="r:link"/></xsl:when>
      <xsl:when test="$behaviour eq 'break'"><xsl:call-template name="r:break"/></xsl:when>
      <xsl:when test="$behaviour eq 'rule'"><xsl:call-template name="r:rule"/></xsl:when>
      <xsl:when test="$behaviour eq 'anchor'"><xsl:call-template name="r:anchor"/></xsl:when>
      <xsl:when test="$behaviour eq 'alternate'"><xsl:call-template name="r:alternate"/></xsl:when>
      <xsl:when test="$behaviour eq 'gap'"><xsl:call-template name="r:gap"/></xsl:when>
      <xsl:when test="$behaviour eq 'glyph'"><xsl:call-template name="r:glyph"/></xsl:when>
      <xsl:when test="$behaviour eq 'formula'"><xsl:call-template name="r:formula"/></xsl:when>
      <xsl:when test="$behaviour eq 'code'"><xsl:call-template name="r:code"/></xsl:when>
      <xsl:when test="$behaviour eq 'toc'"><xsl:call-template name="r:toc"/></xsl:when>
      <xsl:when test="$behaviour eq 'title-page'"><xsl:call-template name="r:title-page"/></xsl:when>
      <xsl:when test="$behaviour = ('block', 'item', 'row', 'cell')"><xsl:call-template name="r:block"/></xsl:when>
      <xsl:when test="$behaviour = ('context', 'label')"><xsl:call-template name="rp:context"/></xsl:when>
      <xsl:when test="$behaviour = ('contents', 'document')"><xsl:call-template name="r:contents"/></xsl:when>
      <xsl:when test="$behaviour eq 'compact'"><xsl:call-template name="rp:compact"/></xsl:when>
      <xsl:when test="$behaviour eq 'index'"><xsl:call-template name="r:index"/></xsl:when>
      <xsl:when test="$behaviour eq 'omit'"><xsl:call-template name="r:omit"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="rp:unknown"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Attributes -->

  <!-- The attributes that every element of the contents may have. -->
  <xsl:template name="rp:common">
    <xsl:param name="id" as="xs:string?" select="if (@xml:id) then r:id(.) else ()"/>
    <xsl:if test="exists($id)">
      <xsl:attribute name="id" select="$id"/>
    </xsl:if>
    <xsl:call-template name="rp:kind"/>
    <xsl:if test="@xml:lang">
      <xsl:call-template name="rp:language"/>
    </xsl:if>
    <xsl:if test="@rend or @rendition or @style or map:contains($rp:rend-of, local-name()) or exists(r:style(.))">
      <xsl:call-template name="rp:rendition"/>
    </xsl:if>
    <xsl:if test="$rp:addresses">
      <xsl:attribute name="at" select="accumulator-before('rp:element')"/>
    </xsl:if>
  </xsl:template>

  <!-- The classes of an element: its name, @type and @subtype. -->
  <xsl:template name="rp:kind">
    <xsl:attribute name="kind" select="if (@type | @subtype) then (local-name(), (@type, @subtype) ! tokenize(.)[. castable as xs:NMTOKEN]) else local-name()"/>
  </xsl:template>

  <!-- Content -->

  <!-- The content of a container, with the attribute for its kind, phrases or blocks. Text between blocks becomes paragraphs. -->
  <xsl:template name="rp:flow">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:choose>
      <xsl:when test="exists($content[self::*][rp:is-block(.)])">
        <xsl:attribute name="content" select="'blocks'"/>
        <xsl:call-template name="rp:blocks">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="content" select="'inline'"/>
        <xsl:call-template name="rp:phrases">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Blocks; a run of text and phrases between them becomes a paragraph, and lines in succession a stanza. -->
  <xsl:template name="rp:blocks">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:variable name="parent" as="element()" select="."/>
    <xsl:for-each-group select="$content[not(self::comment() or self::processing-instruction())]"
      group-adjacent="if (self::l) then 'l' else if (self::*[rp:is-block(.)]) then 'block' else 'run'">
      <xsl:choose>
        <xsl:when test="current-grouping-key() eq 'block'">
          <xsl:apply-templates select="current-group()" mode="r:read">
            <xsl:with-param name="rp:inline" select="false()" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:when test="current-grouping-key() eq 'l'">
          <stanza>
            <xsl:apply-templates select="current-group()" mode="r:read">
              <xsl:with-param name="rp:inline" select="false()" tunnel="yes"/>
            </xsl:apply-templates>
          </stanza>
        </xsl:when>
        <xsl:when test="every $node in current-group() satisfies rp:is-between-blocks($node)">
          <xsl:apply-templates select="current-group()[self::* except self::lb]" mode="r:read">
            <xsl:with-param name="rp:inline" select="false()" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="run" as="node()+" select="current-group()"/>
          <paragraph content="inline">
            <xsl:for-each select="$parent">
              <xsl:call-template name="rp:phrases">
                <xsl:with-param name="content" select="$run"/>
              </xsl:call-template>
            </xsl:for-each>
          </paragraph>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Test whether a node may occur between blocks without a paragraph around it. -->
  <xsl:function name="rp:is-between-blocks" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="if ($node/self::text()) then not(normalize-space($node))
      else r:behaviour($node) = ('page', 'anchor', 'note', 'omit', 'index', 'break') and not($node[self::note][rp:repeats(.)])"/>
  </xsl:function>

  <!--
    Phrases: below this template all behaviours are phrases. Where only the structure separates them, the separator of the
    table does so in print.
  -->
  <xsl:template name="rp:phrases">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:choose>
      <xsl:when test="rp:separates-children(.)">
        <xsl:variable name="parent" as="element()" select="."/>
        <xsl:variable name="printed" as="element()*" select="$content[self::*][rp:is-printed(.)]"/>
        <xsl:for-each select="$printed">
          <xsl:variable name="position" as="xs:integer" select="position()"/>
          <xsl:if test="$position gt 1">
            <xsl:value-of select="rp:separator($parent, $printed[$position - 1], .)"/>
          </xsl:if>
          <xsl:apply-templates select="." mode="r:read">
            <xsl:with-param name="rp:inline" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$content" mode="r:read">
          <xsl:with-param name="rp:inline" select="true()" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Behaviours that print something for an empty element. -->
  <xsl:variable name="rp:prints-empty" as="map(xs:string, xs:boolean)" select="map:merge(
      ('stage', 'gap', 'graphic', 'link', 'break', 'page', 'anchor', 'glyph', 'index', 'formula', 'unknown', 'alternate', 'note') ! map:entry(., true()))"/>

  <!-- Test whether an element prints something, so that it needs a separator. -->
  <xsl:function name="rp:is-printed" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        let $behaviour := r:behaviour($element)
        return $behaviour ne 'omit' and (exists($element/node()[self::* or normalize-space()]) or map:contains($rp:prints-empty, $behaviour) or rp:is-dated($element))"/>
  </xsl:function>

  <!-- Behaviours -->

  <!-- A phrase; among blocks, a block. -->
  <xsl:template name="r:inline">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <xsl:call-template name="r:block">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <inline>
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="$rp:editorial-of(local-name())">
            <xsl:attribute name="editorial" select="."/>
          </xsl:for-each>
          <xsl:if test="@reason and (self::supplied or self::unclear or self::surplus or self::del)">
            <xsl:attribute name="description" select="@reason"/>
          </xsl:if>
          <xsl:for-each select="$rp:role-of(local-name(current()))[not(current()/self::title[@level = ('a', 'u')])]">
            <xsl:attribute name="role" select="."/>
          </xsl:for-each>
          <xsl:for-each select="(@when, @when-iso, @from, @notBefore)[current()[self::date or self::time or self::origDate]][1]">
            <xsl:attribute name="when" select="."/>
          </xsl:for-each>
          <xsl:call-template name="rp:phrases">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A block among phrases: a phrase that is separated from the words around it. -->
  <xsl:template name="rp:flattened">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:value-of select="' '[exists(current()/preceding-sibling::node())]"/>
    <xsl:call-template name="r:inline">
      <xsl:with-param name="content" select="$content"/>
    </xsl:call-template>
    <xsl:value-of select="' '[exists(current()/following-sibling::node())]"/>
  </xsl:template>

  <xsl:template name="r:paragraph">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <paragraph>
          <xsl:call-template name="rp:common">
            <xsl:with-param name="id" select="if (self::p or self::ab) then rp:paragraph-id(.) else r:id(.)"/>
          </xsl:call-template>
          <xsl:if test="(self::p or self::ab) and rp:is-counted(.)">
            <xsl:attribute name="number" select="accumulator-before('rp:paragraph')"/>
          </xsl:if>
          <xsl:call-template name="rp:flow">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </paragraph>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a block is for the layout. -->
  <xsl:variable name="rp:roles" as="map(xs:string, xs:string)" select="map{
      'opener': 'opener', 'closer': 'closer', 'dateline': 'dateline', 'salute': 'salutation', 'signed': 'signature', 'address': 'address',
      'addrLine': 'address-line', 'byline': 'byline', 'trailer': 'trailer', 'epigraph': 'epigraph', 'argument': 'argument', 'postscript': 'postscript',
      'titlePart': 'title-part', 'docImprint': 'imprint', 'docEdition': 'imprint', 'docDate': 'imprint', 'imprimatur': 'imprint', 'docAuthor': 'author',
      'entry': 'entry', 'entryFree': 'entry', 'superEntry': 'entry', 'bibl': 'bibliography', 'biblStruct': 'bibliography', 'biblFull': 'bibliography',
      'person': 'entry', 'msItem': 'entry', 'msItemStruct': 'entry', 'personGrp': 'entry', 'place': 'entry', 'org': 'entry', 'event': 'entry', 'object': 'entry', 'head': 'subheading'}"/>

  <xsl:template name="r:block">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <block>
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="$rp:roles(local-name())">
            <xsl:attribute name="role" select="."/>
          </xsl:for-each>
          <xsl:choose>
            <xsl:when test="map:contains($rp:label-of, local-name()) and rp:is-tei(.) and not(head or label)">
              <xsl:call-template name="rp:labelled">
                <xsl:with-param name="content" select="$content"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="rp:flow">
                <xsl:with-param name="content" select="$content"/>
              </xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A block where the parent holds blocks, else a phrase. -->
  <xsl:template name="rp:context">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="r:inline"/>
      </xsl:when>
      <xsl:when test="self::quote or self::cit or self::q or self::said">
        <quotation>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:flow"/>
        </quotation>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="r:block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An element that the TEI does not define: a block or a phrase by its content, with a message. -->
  <xsl:template name="rp:unknown">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:call-template name="rp:context"/>
  </xsl:template>

  <!-- Only the content of an element. -->
  <xsl:template name="r:contents">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <xsl:call-template name="rp:blocks">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="rp:phrases">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:omit"/>

  <xsl:template name="r:section">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <section>
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="('floating'[current()/self::floatingText], (ancestor::front | ancestor::back)[last()][not(ancestor::floatingText)]/local-name())[1]">
            <xsl:attribute name="part" select="."/>
          </xsl:for-each>
          <xsl:if test="rp:begins-page(.)">
            <xsl:attribute name="page" select="'true'"/>
          </xsl:if>
          <xsl:call-template name="rp:blocks">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </section>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Test whether a division of a book begins on a new page. -->
  <xsl:function name="rp:begins-page" as="xs:boolean">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="rp:is-book($division/ancestor::TEI[1]) and not($division/ancestor-or-self::floatingText)
      and ($division/@type = ('part', 'chapter') or $division[parent::front | parent::back]/head or $division/self::div1
        or $division is $division/parent::body/div[1])"/>
  </xsl:function>

  <xsl:template name="r:heading">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="contains(@type, 'short')"/>
      <xsl:when test="not($rp:inline) and rp:is-heading(.)">
        <heading>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="level" select="rp:level(.)"/>
          <xsl:if test=". is rp:title-head(rp:document(.))">
            <xsl:attribute name="title" select="'true'"/>
          </xsl:if>
          <xsl:attribute name="short" select="(../head[contains(@type, 'short')], .)[1] ! rp:plain(.)"/>
          <xsl:call-template name="rp:phrases">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </heading>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="r:block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:title-page">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <title-page>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:blocks"/>
        </title-page>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first part of the title is the title. -->
  <xsl:template match="titlePart" mode="r:read">
    <xsl:call-template name="rp:title-part"/>
  </xsl:template>

  <xsl:template name="rp:title-part">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="is-title" as="xs:boolean" select="(ancestor::titlePage | ancestor::front)[1]/descendant::titlePart[1] is ."/>
        <block>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="role" select="if ($is-title and ancestor::titlePage) then 'title' else 'title-part'"/>
          <xsl:if test="$is-title and rp:plain(.) = rp:document(.)/rp:title(.)">
            <xsl:attribute name="repeated" select="'true'"/>
          </xsl:if>
          <xsl:call-template name="rp:flow"/>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A line of verse; every fifth number is printed. -->
  <xsl:template name="r:line">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <line>
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="@n[. castable as xs:integer][xs:integer(.) mod 5 eq 0]">
            <xsl:attribute name="number" select="."/>
          </xsl:for-each>
          <xsl:if test="@part = ('M', 'F')">
            <xsl:attribute name="continued" select="'true'"/>
          </xsl:if>
          <xsl:call-template name="rp:phrases"/>
        </line>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:stanza">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <stanza>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:caption"/>
          <xsl:for-each select="node()[self::* or self::text()[normalize-space()]] except head">
            <xsl:choose>
                <xsl:when test="self::lb"/>
              <xsl:when test="self::l or self::lg or self::*[rp:is-block(.)] or rp:is-between-blocks(.)">
                <xsl:apply-templates select="." mode="r:read">
                  <xsl:with-param name="rp:inline" select="false()" tunnel="yes"/>
                </xsl:apply-templates>
              </xsl:when>
              <xsl:otherwise>
                <line>
                  <xsl:apply-templates select="." mode="r:read">
                    <xsl:with-param name="rp:inline" select="true()" tunnel="yes"/>
                  </xsl:apply-templates>
                </line>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </stanza>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:break">
    <break/>
  </xsl:template>

  <xsl:template name="r:rule">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <rule>
          <xsl:call-template name="rp:common"/>
        </rule>
      </xsl:when>
      <xsl:when test="@xml:id">
        <xsl:call-template name="r:anchor"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:anchor">
    <anchor>
      <xsl:call-template name="rp:common"/>
    </anchor>
  </xsl:template>

  <!-- One of several readings is the text; the others are shown on demand. -->
  <xsl:template name="r:alternate">
    <xsl:param name="default" as="element()?" select="(corr, reg, expan, lem, sic, orig, abbr, *[not(self::note or self::head)])[1]"/>
    <xsl:param name="alternate" as="element()*" select="* except ($default, note)"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <xsl:apply-templates select="$default, $alternate[node()], note" mode="r:read"/>
      </xsl:when>
      <xsl:when test="$default and $alternate[node()]">
        <alternate>
          <xsl:call-template name="rp:common"/>
          <default>
            <xsl:apply-templates select="$default" mode="r:read"/>
          </default>
          <xsl:for-each select="$alternate[node()]">
            <other>
              <xsl:apply-templates select="." mode="r:read"/>
            </other>
          </xsl:for-each>
        </alternate>
        <xsl:apply-templates select="note" mode="r:read"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$default, note" mode="r:read"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:gap">
    <gap>
      <xsl:call-template name="rp:common"/>
      <xsl:attribute name="reason" select="
          if (self::space) then 'space'
          else if (@reason = 'notTranscribed') then 'not-transcribed'
          else if (matches(@reason, 'illegible|damage|faded|hole')) then 'illegible'
          else if (matches(@reason, 'lost|missing|torn|lacuna')) then 'lost'
          else 'omitted'"/>
      <xsl:for-each select="(@extent, string-join((@quantity, @unit), ' ')[. ne ''])[1]">
        <xsl:attribute name="extent" select="."/>
      </xsl:for-each>
      <xsl:value-of select="normalize-space(desc[1])"/>
    </gap>
  </xsl:template>

  <xsl:template name="r:glyph">
    <xsl:param name="uri" as="xs:string?" select="@ref"/>
    <xsl:variable name="char" as="element()?" select="$uri[starts-with(., '#')] ! key('rp:id', substring(., 2), root(current()))[1]"/>
    <glyph>
      <xsl:call-template name="rp:common"/>
      <xsl:value-of select="(string(.)[. ne ''], $char/mapping[@type = ('Unicode', 'standard', 'standardized', 'simplified')]/string(), $char/mapping/string(), '�')[1]"/>
    </glyph>
  </xsl:template>

  <xsl:template name="r:formula">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <formula>
      <xsl:call-template name="rp:common"/>
      <xsl:copy-of select="@notation"/>
      <xsl:attribute name="display" select="if ($rp:inline) then 'inline' else 'block'"/>
      <xsl:for-each select="node()">
        <xsl:choose>
          <xsl:when test="self::*[namespace-uri() = 'http://www.w3.org/1998/Math/MathML']">
            <xsl:call-template name="rp:foreign"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="." mode="r:read">
              <xsl:with-param name="rp:inline" select="true()" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </formula>
  </xsl:template>

  <!-- MathML and SVG. -->
  <xsl:template match="*[namespace-uri() = ('http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/2000/svg')]" mode="r:read">
    <xsl:call-template name="rp:foreign"/>
  </xsl:template>

  <!-- Copy foreign elements without scripts, foreign objects, addresses and event handlers. -->
  <xsl:template name="rp:foreign">
    <xsl:apply-templates select="." mode="rp:foreign"/>
  </xsl:template>

  <xsl:mode name="rp:foreign" on-no-match="shallow-copy"/>

  <xsl:template match="*:script | *:foreignObject | *:annotation | *:annotation-xml | *:style | *:animate | *:set | *:image | *:use | *:a/@* | @*:href | @style
      | @*[starts-with(lower-case(name()), 'on')] | comment() | processing-instruction()" mode="rp:foreign"/>

  <xsl:template match="*" mode="rp:foreign" priority="-1">
    <xsl:element name="{local-name()}" namespace="{namespace-uri()}">
      <xsl:apply-templates select="@* | node()" mode="rp:foreign"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
