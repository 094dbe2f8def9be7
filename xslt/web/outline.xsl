<?xml version="1.0" encoding="UTF-8"?>
<!-- The contents of a long document: a list of its headings, next to the text if there is room. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Number of headings from which a page has a list of contents. -->
  <xsl:variable name="w:contents-from" as="xs:integer" select="4"/>
  <!-- Levels of headings in the list of contents; 1 is that of the title of the page. -->
  <xsl:variable name="w:contents-depth" as="xs:integer" select="3"/>

  <!-- The headings of the page below its title; in a corpus, also the documents. -->
  <xsl:variable name="f:headings" as="element()*" select="
      ($f:root/self::document//heading | $f:root/self::corpus//(document | corpus | heading))[not(self::heading[@title])][not(ancestor::note)]"/>

  <!-- The position of each heading in the page, for those without an identifier. -->
  <xsl:variable name="f:heading-positions" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="$f:headings">
        <xsl:map-entry key="generate-id()" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <!-- Return the identifier of a heading or of a document in a corpus. -->
  <xsl:function name="f:heading-id" as="xs:string">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="($heading/@id ! string(), 'heading-' || $f:heading-positions(generate-id($heading)))[1]"/>
  </xsl:function>

  <!-- Return the level of a heading on the page; 1 is that of the title. -->
  <xsl:function name="f:page-level" as="xs:integer">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="count($heading/ancestor::corpus) + ($heading/@level ! xs:integer(.), 1)[1]"/>
  </xsl:function>

  <xsl:template name="w:outline">
    <xsl:variable name="shown" as="element()*" select="$f:headings[f:page-level(.) le $w:contents-depth]"/>
    <xsl:if test="count($shown) ge $w:contents-from and not($f:root//toc)">
      <nav class="outline" aria-label="{f:label('contents')}">
        <details open="open">
          <summary>{f:label('contents')}</summary>
           <xsl:call-template name="f:outline-list">
            <xsl:with-param name="headings" select="$shown"/>
            <xsl:with-param name="attributes" select="$f:of-document"/>
          </xsl:call-template>
        </details>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Where the document has a table of contents, it is generated. -->
  <xsl:template match="toc" mode="w:write">
    <xsl:if test="exists($f:headings)">
      <nav class="toc" aria-label="{f:label('contents')}">
        <xsl:call-template name="f:outline-list">
          <xsl:with-param name="headings" select="$f:headings[f:page-level(.) le $w:contents-depth]"/>
        </xsl:call-template>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- A list of headings, with those of lower levels in it. -->
  <xsl:template name="f:outline-list">
    <xsl:param name="headings" as="element()*"/>
    <xsl:param name="attributes" as="attribute()*" select="()"/>
    <xsl:variable name="level" as="xs:integer?" select="min($headings ! f:page-level(.))"/>
    <xsl:if test="exists($headings)">
      <ol>
        <xsl:sequence select="$attributes"/>
        <xsl:for-each-group select="$headings" group-starting-with="*[f:page-level(.) eq $level]">
          <li>
            <a href="#{f:heading-id(.)}">{(@short, facts/short-title, normalize-space())[normalize-space()][1]}</a>
            <xsl:call-template name="f:outline-list">
              <xsl:with-param name="headings" select="tail(current-group())"/>
            </xsl:call-template>
          </li>
        </xsl:for-each-group>
      </ol>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
