<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes of all elements of the contents, and the content of containers: blocks or phrases. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

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
</xsl:stylesheet>
