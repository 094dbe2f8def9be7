<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a reference, which reading systems can open as a pop-up, and the note at the end of its file. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:e="urn:teikit:epub" xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:accumulator name="ep:note" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note[@place = 'foot']" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The numbered notes of each file. -->
  <xsl:variable name="ep:notes" as="map(xs:integer, element(note)*)">
    <xsl:map>
      <xsl:for-each-group select="//note[@place = 'foot']" group-by="accumulator-before('ep:file')">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="ep:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@id, 'note.' || $note/accumulator-before('ep:note'))[1]"/>
  </xsl:function>

  <xsl:template match="note[@place = 'foot']" mode="e:write" priority="1">
    <xsl:variable name="reference" as="element()">
      <a class="noteref" epub:type="noteref" role="doc-noteref" href="#{ep:note-id(.)}" id="call.{accumulator-before('ep:note')}">
        <xsl:value-of select="@number"/>
      </a>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@display = 'block'">
        <p class="note-line"><xsl:sequence select="$reference"/></p>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$reference"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A repeated reference to a note. -->
  <xsl:template match="note-reference" mode="e:write">
    <xsl:variable name="address" as="xs:string?" select="ep:address(.)"/>
    <xsl:choose>
      <xsl:when test="$address">
        <a class="noteref" epub:type="noteref" role="doc-noteref" href="{$address}"><xsl:value-of select="@number"/></a>
      </xsl:when>
      <xsl:otherwise>
        <sup><xsl:value-of select="@number"/></sup>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note in its place: in the margin or in brackets. -->
  <xsl:template match="note" mode="e:write">
    <xsl:choose>
      <xsl:when test="@display = 'block'">
        <div>
          <xsl:apply-templates select="." mode="e:attributes"/>
          <xsl:call-template name="ep:content"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text> </xsl:text>
        <span>
          <xsl:apply-templates select="." mode="e:attributes"/>
          <xsl:text>[</xsl:text>
          <xsl:choose>
            <xsl:when test="@content = 'inline'">
              <xsl:apply-templates mode="e:write"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="ep:as-phrases"/>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:text>]</xsl:text>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Blocks where only phrases are allowed: their words, separated. -->
  <xsl:template name="ep:as-phrases">
    <xsl:for-each select="outermost(.//*[@content = 'inline' or self::line or self::heading or self::caption or self::label])">
      <xsl:value-of select="if (position() gt 1) then ' ' else ''"/>
      <xsl:apply-templates mode="e:write"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The notes of a file. -->
  <xsl:template name="ep:notes">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:if test="$notes">
      <section class="notes" role="doc-endnotes" epub:type="footnotes">
        <h2><xsl:value-of select="f:label('notes')"/></h2>
        <xsl:apply-templates select="$notes" mode="e:note"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note" mode="e:note">
    <aside id="{ep:note-id(.)}" epub:type="footnote" role="doc-footnote" class="{'foot', @series ! ('series-' || .), @by}">
      <xsl:call-template name="ep:language"/>
      <a class="back" href="#call.{accumulator-before('ep:note')}" role="doc-backlink" aria-label="{f:label('back')}"><xsl:value-of select="@number"/></a>
      <xsl:text> </xsl:text>
      <div class="body">
        <xsl:call-template name="ep:content"/>
      </div>
    </aside>
  </xsl:template>
</xsl:stylesheet>
