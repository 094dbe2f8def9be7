<?xml version="1.0" encoding="UTF-8"?>
<!--
  Navigation of the edition: lists and search at the top of each page, information about the edition at the bottom.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <!--
    Pages other than those of documents, a space-separated list: dates, persons, places, organisations, kinds, search,
    about-edition, manual, feed.
  -->
  <xsl:param name="sections" as="xs:string" select="''"/>

  <xsl:variable name="f:sections" as="xs:string*" select="tokenize($sections)"/>

  <!-- `here` is the section of the current page. -->
  <xsl:template name="f:navigation">
    <xsl:param name="here" as="xs:string" select="''" tunnel="yes"/>
    <xsl:variable name="shown" as="xs:string*" select="('dates', 'persons', 'places', 'organisations', 'kinds', 'search')[. = $f:sections]"/>
    <xsl:if test="exists($shown)">
      <nav aria-label="{f:label('edition')}">
        <ul>
          <xsl:for-each select="$shown">
            <li>
              <xsl:call-template name="f:way">
                <xsl:with-param name="section" select="."/>
                <xsl:with-param name="here" select="$here" tunnel="yes"/>
              </xsl:call-template>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template name="w:foot">
    <xsl:variable name="shown" as="xs:string*" select="('about-edition', 'manual', 'feed')[. = $f:sections]"/>
    <xsl:if test="exists($shown)">
      <footer class="foot">
        <ul>
          <xsl:for-each select="$shown">
            <li>
              <xsl:call-template name="f:way">
                <xsl:with-param name="section" select="."/>
              </xsl:call-template>
            </li>
          </xsl:for-each>
        </ul>
      </footer>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:way">
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="up" as="xs:string" select="''" tunnel="yes"/>
    <xsl:param name="here" as="xs:string" select="''" tunnel="yes"/>
    <a href="{$up}{f:section-file($section)}">
      <xsl:if test="$section eq $here">
        <xsl:attribute name="aria-current" select="'page'"/>
      </xsl:if>
      <xsl:value-of select="f:label($section)"/>
    </a>
  </xsl:template>

  <xsl:function name="f:section-file" as="xs:string">
    <xsl:param name="section" as="xs:string"/>
    <xsl:sequence select="
        if ($section eq 'about-edition') then 'about.html' else if ($section eq 'feed') then 'changes.atom' else $section || '.html'"/>
  </xsl:function>
</xsl:stylesheet>
