<?xml version="1.0" encoding="UTF-8"?>
<!-- The navigation document: contents, page list, landmarks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:e="urn:teikit:epub" xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template name="ep:navigation">
    <xsl:call-template name="e:page">
      <xsl:with-param name="title" select="$ep:title"/>
      <xsl:with-param name="body">
        <nav epub:type="toc" role="doc-toc" id="toc">
          <h1><xsl:value-of select="f:label('contents')"/></h1>
          <ol>
            <xsl:for-each select="/document | /corpus/(document | corpus)">
              <xsl:call-template name="ep:document-entry"/>
            </xsl:for-each>
          </ol>
        </nav>
        <xsl:if test="$ep:pages">
          <nav epub:type="page-list" role="doc-pagelist" hidden="">
            <h2><xsl:value-of select="f:label('pages')"/></h2>
            <ol>
              <xsl:for-each select="$ep:pages">
                <li><a href="{ep:file(.)}#{ep:page-id(.)}"><xsl:value-of select="@number"/></a></li>
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
            <li><a epub:type="bodymatter" href="{ep:file(ep:body-unit())}"><xsl:value-of select="f:label('text')"/></a></li>
          </ol>
        </nav>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The start of the body matter: the first chapter, else the first document. -->
  <xsl:function name="ep:body-unit" as="element()">
    <xsl:sequence select="($ep:units[self::section][not(@part = ('front', 'back'))], $ep:units)[1]"/>
  </xsl:function>

  <!-- A document or corpus and its parts. The headings of a book are on the same level as its title. -->
  <xsl:template name="ep:document-entry">
    <xsl:variable name="entries" as="element()*">
      <xsl:choose>
        <xsl:when test="self::corpus">
          <xsl:for-each select="document | corpus">
            <xsl:call-template name="ep:document-entry"/>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="ep:entries">
            <xsl:with-param name="headings" select="ep:headings(.)"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="descendant-or-self::document">
      <li>
        <a href="{ep:file(descendant-or-self::document[1])}">
          <xsl:value-of select="(facts/short-title, facts/title, f:label('text'))[normalize-space()][1]"/>
        </a>
        <xsl:if test="$entries and not(@book)">
          <ol>
            <xsl:sequence select="$entries"/>
          </ol>
        </xsl:if>
      </li>
      <xsl:sequence select="$entries[current()/@book]"/>
    </xsl:if>
  </xsl:template>

  <!-- Return the headings of a document apart from its title and those of embedded texts. -->
  <xsl:function name="ep:headings" as="element(heading)*">
    <xsl:param name="document" as="element(document)"/>
    <xsl:sequence select="$document/contents//heading[not(@title)][not(ancestor::section/@part = 'floating')]"/>
  </xsl:function>

  <!-- Nest headings of a level and the levels below it, to a depth of three, which is enough for navigation. -->
  <xsl:template name="ep:entries">
    <xsl:param name="headings" as="element(heading)*"/>
    <xsl:param name="depth" as="xs:integer" select="1"/>
    <xsl:variable name="level" as="xs:integer?" select="min($headings ! xs:integer(@level))"/>
    <xsl:for-each-group select="$headings" group-starting-with="heading[xs:integer(@level) le $level]">
      <xsl:variable name="below" as="element(heading)*" select="tail(current-group())"/>
      <li>
        <a href="{ep:file(.)}#{ep:heading-id(.)}">
          <xsl:value-of select="(@short, normalize-space(), f:label('text'))[normalize-space(.)][1]"/>
        </a>
        <xsl:if test="$below and $depth lt 4">
          <ol>
            <xsl:call-template name="ep:entries">
              <xsl:with-param name="headings" select="$below"/>
              <xsl:with-param name="depth" select="$depth + 1"/>
            </xsl:call-template>
          </ol>
        </xsl:if>
      </li>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Numbers of the headings and pages without an ID. -->
  <xsl:accumulator name="ep:heading" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="heading" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:accumulator name="ep:page" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="page" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="ep:heading-id" as="xs:string">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="($heading/@id, 'heading.' || $heading/accumulator-before('ep:heading'))[1]"/>
  </xsl:function>

  <xsl:function name="ep:page-id" as="xs:string">
    <xsl:param name="page" as="element(page)"/>
    <xsl:sequence select="($page/@id, 'page.' || $page/accumulator-before('ep:page'))[1]"/>
  </xsl:function>
</xsl:stylesheet>
