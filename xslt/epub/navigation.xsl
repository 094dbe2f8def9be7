<?xml version="1.0" encoding="UTF-8"?>
<!-- The navigation document: contents, page list, landmarks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="f:navigation">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="$f:title"/>
      <xsl:with-param name="body">
        <nav epub:type="toc" role="doc-toc" id="toc">
          <h1><xsl:value-of select="f:label('contents')"/></h1>
          <ol>
            <xsl:for-each select="$f:teis">
              <xsl:call-template name="f:document-entry"/>
            </xsl:for-each>
          </ol>
        </nav>
        <xsl:if test="$f:pages">
          <nav epub:type="page-list" role="doc-pagelist" hidden="">
            <h2><xsl:value-of select="f:label('pages')"/></h2>
            <ol>
              <xsl:for-each select="sort($f:pages, (), function($pb) { f:file(f:unit-of($pb)) })">
                <li><a href="{f:file(f:unit-of(.))}#{f:page-id(.)}"><xsl:value-of select="@n"/></a></li>
              </xsl:for-each>
            </ol>
          </nav>
        </xsl:if>
        <nav epub:type="landmarks" hidden="">
          <ol>
            <xsl:if test="$cover">
              <li><a epub:type="cover" href="cover.xhtml"><xsl:value-of select="f:label('cover')"/></a></li>
            </xsl:if>
            <li><a epub:type="toc" href="nav.xhtml#toc"><xsl:value-of select="f:label('contents')"/></a></li>
            <li><a epub:type="bodymatter" href="{f:file(f:body-unit())}"><xsl:value-of select="f:label('text')"/></a></li>
          </ol>
        </nav>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The start of the body matter: the first chapter, else the first document. -->
  <xsl:function name="f:body-unit" as="element()">
    <xsl:sequence select="($f:units[parent::body], $f:units)[1]"/>
  </xsl:function>

  <!-- A document and its headings. The headings of a book are on the same level as its title. -->
  <xsl:template name="f:document-entry">
    <xsl:variable name="headings" as="element(head)*" select="text//head[f:is-heading(.)][not(. is f:head-of(current()))][not(ancestor::floatingText)]"/>
    <xsl:variable name="book" as="xs:boolean" select="f:is-book(.)"/>
    <xsl:variable name="entries" as="element()*">
      <xsl:if test="$headings">
        <xsl:call-template name="f:entries">
          <xsl:with-param name="headings" select="$headings"/>
          <xsl:with-param name="level" select="min($headings ! f:level(.))"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <li>
      <a href="{f:file(text)}">
        <xsl:value-of select="(f:title-of(., 'short'), f:label('text'))[. ne ''][1]"/>
      </a>
      <xsl:if test="$entries and not($book)">
        <ol>
          <xsl:sequence select="$entries"/>
        </ol>
      </xsl:if>
    </li>
    <xsl:sequence select="$entries[$book]"/>
  </xsl:template>

  <!-- Nest headings of a level and the levels below it, to a depth of three, which is enough for navigation. -->
  <xsl:template name="f:entries">
    <xsl:param name="headings" as="element(head)*"/>
    <xsl:param name="level" as="xs:integer"/>
    <xsl:for-each-group select="$headings" group-starting-with="head[f:level(.) le $level]">
      <xsl:variable name="below" as="element(head)*" select="tail(current-group())"/>
      <li>
        <a href="{f:file(f:unit-of(.))}#{f:heading-id(.)}">
          <xsl:value-of select="(f:plain(.), f:label('text'))[. ne ''][1]"/>
        </a>
        <xsl:if test="$below and $level lt 4">
          <ol>
            <xsl:call-template name="f:entries">
              <xsl:with-param name="headings" select="$below"/>
              <xsl:with-param name="level" select="min($below ! f:level(.))"/>
            </xsl:call-template>
          </ol>
        </xsl:if>
      </li>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Generated IDs that cannot occur in a document: letter, dot, number. -->
  <xsl:accumulator name="f:heading" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="0"/>
    <xsl:accumulator-rule match="text//head" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:accumulator name="f:page" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="0"/>
    <xsl:accumulator-rule match="text//pb" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="f:heading-id" as="xs:string">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="'h.' || $head/accumulator-before('f:heading')"/>
  </xsl:function>

  <xsl:function name="f:page-id" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="'p.' || $pb/accumulator-before('f:page')"/>
  </xsl:function>
</xsl:stylesheet>
