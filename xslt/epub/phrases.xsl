<?xml version="1.0" encoding="UTF-8"?>
<!-- Phrases: emphasis, names, links, pages, editorial interventions, formulas. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:e="urn:teikit:epub" xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="e:write">
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- The XHTML elements of phrases, by role, editorial intervention or rendition. -->
  <xsl:variable name="ep:elements" as="map(xs:string, xs:string)" select="map{
      'emphasis': 'em', 'work': 'cite', 'code': 'code', 'deleted': 'del', 'added': 'ins', 'abbreviated': 'abbr',
      'superscript': 'sup', 'subscript': 'sub', 'italic': 'i', 'bold': 'b', 'strikethrough': 's', 'monospace': 'code'}"/>

  <xsl:template match="inline" mode="e:write">
    <xsl:variable name="element" as="xs:string" select="((@role, @editorial, tokenize(@rend)) ! $ep:elements(.), 'span')[1]"/>
    <xsl:value-of select="'['[current()/@editorial = 'supplied']"/>
    <xsl:element name="{$element}">
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </xsl:element>
    <xsl:value-of select="']'[current()/@editorial = 'supplied']"/>
  </xsl:template>

  <xsl:template match="name | label" mode="e:write" priority="-0.2">
    <span>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </span>
  </xsl:template>

  <!-- A link without a target in the book becomes text, and so does one that contains a link. -->
  <xsl:template match="link" mode="e:write">
    <xsl:variable name="address" as="xs:string?" select="ep:address(.)"/>
    <xsl:element name="{if ($address and not(.//(note | note-reference | link))) then 'a' else 'span'}">
      <xsl:if test="$address and not(.//(note | note-reference | link))">
        <xsl:attribute name="href" select="$address"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="break" mode="e:write">
    <br/>
  </xsl:template>

  <xsl:template match="anchor" mode="e:write">
    <xsl:if test="@id">
      <xsl:element name="{if (ep:is-between-blocks(.)) then 'div' else 'span'}">
        <xsl:call-template name="ep:id"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- Test whether an anchor is among blocks. -->
  <xsl:function name="ep:is-between-blocks" as="xs:boolean">
    <xsl:param name="anchor" as="element()"/>
    <xsl:sequence select="$anchor/../@content = 'blocks'
      or exists($anchor/(parent::section | parent::contents | parent::stanza | parent::title-page | parent::statement | parent::list | parent::figure | parent::table))"/>
  </xsl:function>

  <xsl:template match="page" mode="e:write">
    <xsl:call-template name="ep:page-break"/>
  </xsl:template>

  <!-- A page break with an entry in the page list. In a note, which is outside that order, it is only displayed. -->
  <xsl:template name="ep:page-break">
    <xsl:choose>
      <xsl:when test="@number">
        <xsl:element name="{if (@display = 'block' and not(parent::statement)) then 'div' else 'span'}">
          <xsl:if test="not(ancestor::note)">
            <xsl:attribute name="epub:type" select="'pagebreak'"/>
            <xsl:attribute name="role" select="'doc-pagebreak'"/>
            <xsl:attribute name="aria-label" select="f:label('original-page', @number)"/>
          </xsl:if>
          <xsl:attribute name="id" select="ep:page-id(.)"/>
          <xsl:attribute name="class" select="'page'"/>
          <xsl:value-of select="'[' || @number || ']'"/>
        </xsl:element>
      </xsl:when>
      <xsl:when test="@id">
        <xsl:element name="{if (@display = 'block' and not(parent::statement)) then 'div' else 'span'}">
          <xsl:call-template name="ep:id"/>
        </xsl:element>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The other readings follow in brackets; headings have one reading. -->
  <xsl:template match="alternate" mode="e:write">
    <xsl:param name="alternates" as="xs:boolean" tunnel="yes" select="true()"/>
    <span>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates select="default/node()" mode="e:write"/>
      <xsl:if test="$alternates">
        <xsl:for-each select="other">
          <xsl:text> </xsl:text>
          <span>
            <xsl:apply-templates select="." mode="e:attributes"/>
            <xsl:text>[</xsl:text>
            <xsl:value-of select="@description ! (. || ': ')"/>
            <xsl:apply-templates mode="e:write"/>
            <xsl:text>]</xsl:text>
          </span>
        </xsl:for-each>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="gap" mode="e:write">
    <span>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:value-of select="ep:gap(.)"/>
    </span>
  </xsl:template>

  <xsl:function name="ep:gap" as="xs:string">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:sequence select="
        if ($gap/@reason = 'not-transcribed') then f:label('not-transcribed')
        else if ($gap/@reason = 'space') then '&#xA0;&#xA0;&#xA0;'
        else '[' || string-join((normalize-space($gap)[. ne ''], f:label(if ($gap/@reason = 'illegible') then 'illegible' else 'omitted'))[1], ' ') || ']'"/>
  </xsl:function>

  <xsl:template match="glyph" mode="e:write">
    <xsl:variable name="file" as="xs:string?" select="@url ! $ep:pictures(.)"/>
    <xsl:choose>
      <xsl:when test="$file">
        <img class="glyph" src="{$file}" alt="{.}"/>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:apply-templates select="." mode="e:attributes"/>
          <xsl:value-of select="."/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="code[@display = 'inline']" mode="e:write">
    <code>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:value-of select="."/>
    </code>
  </xsl:template>

  <!-- Formulas: MathML as it is, TeX as code. -->
  <xsl:template match="formula" mode="e:write">
    <xsl:element name="{if (@display = 'block') then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:choose>
        <xsl:when test="matches(@notation, 'tex', 'i')">
          <code><xsl:value-of select="."/></code>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="e:write"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:template match="m:math | s:svg" mode="e:write">
    <xsl:apply-templates select="." mode="ep:foreign"/>
  </xsl:template>

  <!--
    MathML and SVG ignore white space between elements; with it, the words of a formula or drawing stay separate when it is
    copied as text.
  -->
  <xsl:mode name="ep:foreign" on-no-match="shallow-copy"/>

  <xsl:template match="*[*[2]]" mode="ep:foreign">
    <xsl:copy copy-namespaces="no">
      <xsl:copy-of select="@*"/>
      <xsl:for-each select="node()">
        <xsl:apply-templates select="." mode="ep:foreign"/>
        <xsl:value-of select="if (self::* and following-sibling::node()[1][self::*]) then ' ' else ''"/>
      </xsl:for-each>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
