<?xml version="1.0" encoding="UTF-8"?>
<!-- Phrases: names, links, editorial interventions, readings, pages, formulas. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions"
  xmlns:w="urn:teikit:web" xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="inline" mode="w:write">
    <span>
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:apply-templates mode="w:write"/>
    </span>
  </xsl:template>

  <!-- A phrase for which HTML has an element. Quotations are not q elements, because browsers add marks to these. -->
  <xsl:template match="inline[@rend or @role or @editorial or @description]" mode="w:write">
    <xsl:element name="{f:phrase-element(.)}">
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="@editorial ! string()"/>
      </xsl:apply-templates>
      <xsl:for-each select="@when[f:phrase-element(current()) eq 'time']">
        <xsl:attribute name="datetime" select="."/>
      </xsl:for-each>
      <xsl:for-each select="(@description, @when ! f:date(.), @editorial[. = 'supplied'] ! f:label('supplied'))[1]">
        <xsl:attribute name="title" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="w:write"/>
    </xsl:element>
  </xsl:template>

  <!-- Return the name of the HTML element for a phrase. -->
  <xsl:function name="f:phrase-element" as="xs:string">
    <xsl:param name="inline" as="element(inline)"/>
    <xsl:variable name="rend" as="xs:string*" select="tokenize($inline/@rend)"/>
    <xsl:sequence select="
        if ($inline/@editorial eq 'deleted') then 'del'
        else if ($inline/@editorial eq 'added') then 'ins'
        else if ($inline/@role eq 'date' and matches($inline/@when, $f:html-date)) then 'time'
        else if ($inline/@role eq 'emphasis') then 'em'
        else if ($inline/@role eq 'code') then 'code'
        else if ($rend = 'superscript') then 'sup'
        else if ($rend = 'subscript') then 'sub'
        else if ($rend = 'bold') then 'b'
        else if ($rend = 'italic') then 'i'
        else 'span'"/>
  </xsl:function>

  <!-- The dates and times that HTML allows in a time element. -->
  <xsl:variable name="f:html-date" as="xs:string" select="'^(\d{4}(-\d\d(-\d\d)?)?|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?|\d\d:\d\d(:\d\d)?)$'"/>

  <!-- A person with an entry on this page is a link to it. -->
  <xsl:template match="name" mode="w:write">
    <span>
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:apply-templates mode="w:write"/>
    </span>
  </xsl:template>

  <xsl:template match="name[@known][@type eq 'person']" mode="w:write">
    <xsl:choose>
      <xsl:when test="map:contains($f:persons, tokenize(@ref)[1]) and not(ancestor::link)">
        <a href="#person-{tokenize(@ref)[1]}">
          <xsl:apply-templates select="." mode="w:attributes">
            <xsl:with-param name="class" select="'name'"/>
          </xsl:apply-templates>
          <xsl:apply-templates mode="w:write"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A link within the page, to another document of the edition, or elsewhere. Without a target it is text. -->
  <xsl:template match="link" mode="w:write">
    <xsl:variable name="address" as="xs:string?" select="f:address-of(.)"/>
    <xsl:element name="{if ($address) then 'a' else 'span'}">
      <xsl:for-each select="$address">
        <xsl:attribute name="href" select="."/>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:apply-templates mode="w:write"/>
    </xsl:element>
  </xsl:template>

  <!-- A link in a link is text. -->
  <xsl:template match="link//link" mode="w:write" priority="1">
    <xsl:apply-templates mode="w:write"/>
  </xsl:template>

  <xsl:function name="f:address-of" as="xs:string?">
    <xsl:param name="link" as="element(link)"/>
    <xsl:sequence select="
        if ($link/@document) then encode-for-uri($link/@document) || '.html' || $link/@to ! ('#' || .)
        else ($link/@to ! ('#' || .), $link/@href[f:is-safe(.)] ! f:valid-address(.))[1]"/>
  </xsl:function>

  <!-- Return an address with the characters escaped that a URL does not allow. -->
  <xsl:function name="f:valid-address" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="escape-html-uri(replace(normalize-space($address), ' ', '%20')) ! translate(., '&lt;&gt;&quot;{}|\^`[]', '')"/>
  </xsl:function>

  <!-- The beginning of a page: a link to itself, in the margin if there is room. -->
  <xsl:template match="page" mode="w:write">
    <xsl:if test="@number">
      <a class="pb" href="#{@id}" aria-label="{f:label('original-page', @number)}">
        <xsl:copy-of select="@id"/>
        <span>{@number}</span>
      </a>
    </xsl:if>
    <xsl:call-template name="w:to-picture"/>
  </xsl:template>

  <xsl:template match="anchor" mode="w:write">
    <span>
      <xsl:apply-templates select="." mode="w:attributes"/>
    </span>
  </xsl:template>

  <xsl:template match="break" mode="w:write">
    <br/>
  </xsl:template>

  <!-- Readings: one is the text, a button shows the others. -->
  <xsl:template match="alternate" mode="w:write">
    <xsl:variable name="id" as="xs:string" select="'alternate-' || $f:alternates(generate-id())"/>
    <span>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'alternate'"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="default/node()" mode="w:write"/>
    </span>
    <button type="button" class="other" popovertarget="{$id}" aria-label="{f:label('other-reading', normalize-space(default))}"></button>
    <span id="{$id}" popover="auto" class="others">
      <xsl:for-each select="other">
        <xsl:text> </xsl:text>
        <span>
          <xsl:apply-templates select="." mode="w:attributes">
            <xsl:with-param name="class" select="'reading'"/>
          </xsl:apply-templates>
          <xsl:apply-templates mode="w:phrase"/>
          <xsl:for-each select="@description">
            <xsl:text> </xsl:text>
            <span class="description">{.}</span>
          </xsl:for-each>
        </span>
      </xsl:for-each>
      <xsl:text> </xsl:text>
    </span>
  </xsl:template>

  <!-- In a heading, a link or a list of headings, a button cannot occur: only the text is shown. -->
  <xsl:template match="link//alternate" mode="w:write" priority="1">
    <xsl:apply-templates select="default/node()" mode="w:write"/>
  </xsl:template>

  <!-- The positions of the alternates in the document. -->
  <xsl:variable name="f:alternates" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="//alternate">
        <xsl:map-entry key="generate-id()" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:template match="gap" mode="w:write">
    <span>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'gap'"/>
      </xsl:apply-templates>
      <xsl:for-each select="@extent">
        <xsl:attribute name="title" select="."/>
      </xsl:for-each>
      <xsl:text>[{(string()[normalize-space()], f:label('gap-' || @reason))[1]}]</xsl:text>
    </span>
  </xsl:template>

  <!-- A note without a text in the source. -->
  <xsl:template match="gap[@reason eq 'not-transcribed']" mode="w:write">
    <span class="absent">{f:label('not-transcribed')}</span>
  </xsl:template>

  <xsl:template match="glyph" mode="w:write">
    <span>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'glyph'"/>
      </xsl:apply-templates>
      <xsl:value-of select="."/>
    </span>
  </xsl:template>

  <!-- Program code and TeX -->

  <xsl:template match="code" mode="w:write">
    <code>
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:value-of select="."/>
    </code>
  </xsl:template>

  <xsl:template match="code[@display eq 'block']" mode="w:write">
    <pre tabindex="0">
      <xsl:apply-templates select="." mode="w:attributes"/>
      <code>{.}</code>
    </pre>
  </xsl:template>

  <xsl:template match="formula" mode="w:write">
    <xsl:element name="{if (@display eq 'block') then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'formula'"/>
      </xsl:apply-templates>
      <xsl:choose>
        <xsl:when test="lower-case(@notation) = ('tex', 'latex')">
          <code>{.}</code>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="w:write"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:template match="m:math | s:svg" mode="w:write">
    <xsl:copy-of select="." copy-namespaces="no"/>
  </xsl:template>
</xsl:stylesheet>
