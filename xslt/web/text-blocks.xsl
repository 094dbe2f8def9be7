<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections, headings, paragraphs and other blocks; verse; the title page. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="section" mode="w:write">
    <section>
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:apply-templates mode="w:write"/>
    </section>
  </xsl:template>

  <!-- A heading, in mode w:heading. The one that the page has as its title is not repeated in the text. -->
  <xsl:template match="heading" mode="w:write">
    <xsl:apply-templates select="." mode="w:heading"/>
  </xsl:template>

  <xsl:template match="heading[@title]" mode="w:write"/>

  <xsl:mode name="w:heading" on-no-match="fail" on-multiple-match="use-last"/>

  <!-- Documents of a corpus are one level below its title. -->
  <xsl:template match="heading" mode="w:heading">
    <xsl:element name="h{min((@level + count(ancestor::corpus), 6))}">
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:if test="not(@id)">
        <xsl:attribute name="id" select="f:heading-id(.)"/>
      </xsl:if>
      <xsl:apply-templates mode="w:write"/>
    </xsl:element>
  </xsl:template>

  <!-- A paragraph is a p, unless it holds blocks. -->
  <xsl:template match="paragraph" mode="w:write">
    <xsl:element name="{if (@content eq 'inline') then 'p' else 'div'}">
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'p'[current()/@number]"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="w:write"/>
      <xsl:if test="@number">
        <xsl:call-template name="w:permalink"/>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <!--
    The link of a paragraph to itself. The style sheet draws its sign, so that the page contains only text of the
    source.
  -->
  <xsl:template name="w:permalink">
    <a class="permalink" href="#{@id}" aria-label="{f:label('paragraph-link', string(@number))}" data-n="{@number}"></a>
  </xsl:template>

  <!-- Other blocks. One that has nothing to show on this page is left out. -->
  <xsl:template match="block" mode="w:write">
    <xsl:where-populated>
      <div>
        <xsl:apply-templates select="." mode="w:attributes">
          <xsl:with-param name="class" select="@role ! string()"/>
        </xsl:apply-templates>
        <xsl:apply-templates mode="w:write"/>
      </div>
    </xsl:where-populated>
  </xsl:template>

  <!-- The title on a title page, if it is that of the page. -->
  <xsl:template match="block[@repeated]" mode="w:write"/>

  <xsl:template match="title-page" mode="w:write">
    <xsl:where-populated>
      <section>
        <xsl:apply-templates select="." mode="w:attributes">
          <xsl:with-param name="class" select="'title-page'"/>
        </xsl:apply-templates>
        <xsl:apply-templates mode="w:write"/>
      </section>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="quotation" mode="w:write">
    <blockquote>
      <xsl:apply-templates select="." mode="w:attributes"/>
      <xsl:choose>
        <xsl:when test="@content eq 'inline'">
          <p>
            <xsl:apply-templates mode="w:write"/>
          </p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="w:write"/>
        </xsl:otherwise>
      </xsl:choose>
    </blockquote>
  </xsl:template>

  <xsl:template match="stage" mode="w:write">
    <div>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'stage'"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="w:write"/>
    </div>
  </xsl:template>

  <xsl:template match="stanza" mode="w:write">
    <div>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'stanza'"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="w:write"/>
    </div>
  </xsl:template>

  <!-- A line of verse. The style sheet draws its number in the margin. -->
  <xsl:template match="line" mode="w:write">
    <div>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'line', 'continued'[current()/@continued]"/>
      </xsl:apply-templates>
      <xsl:for-each select="@number">
        <xsl:attribute name="data-n" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="w:write"/>
    </div>
  </xsl:template>

  <xsl:template match="rule" mode="w:write">
    <hr>
      <xsl:apply-templates select="." mode="w:attributes"/>
    </hr>
  </xsl:template>

  <xsl:template match="omission" mode="w:write">
    <p>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'omission'"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="w:write"/>
    </p>
  </xsl:template>

  <xsl:template match="caption" mode="w:write">
    <p>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'caption'"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="w:write"/>
    </p>
  </xsl:template>

  <xsl:template match="index" mode="w:write">
    <ul>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'index', 'simple'"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="entry" mode="w:write"/>
    </ul>
  </xsl:template>

  <!-- An entry of an index; each of its places is a link with the number of the page or the position. -->
  <xsl:template match="index//entry" mode="w:write">
    <li>
      <xsl:value-of select="@term"/>
      <xsl:for-each select="at">
        <xsl:text>{if (position() eq 1) then ' ' else ', '}</xsl:text>
        <a href="#{@to}">{position()}</a>
      </xsl:for-each>
      <xsl:where-populated>
        <ul>
          <xsl:apply-templates select="entry" mode="w:write"/>
        </ul>
      </xsl:where-populated>
    </li>
  </xsl:template>
</xsl:stylesheet>
