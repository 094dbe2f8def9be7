<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a reference, which reading systems can open as a pop-up, and the note at the end of its file. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="'n.' || $note/accumulator-before('f:note')"/>
  </xsl:function>

  <xsl:template match="note" mode="f:text">
    <a class="noteref" epub:type="noteref" role="doc-noteref" href="#{f:note-id(.)}" id="r.{accumulator-before('f:note')}">
      <xsl:value-of select="f:note-number(.)"/>
    </a>
  </xsl:template>

  <!-- A repeated reference to a note. -->
  <xsl:template match="note[f:repeats(.)]" mode="f:text" priority="2">
    <xsl:variable name="address" as="xs:string?" select="f:address((@sameAs, @target)[1])"/>
    <xsl:choose>
      <xsl:when test="$address">
        <a class="noteref" epub:type="noteref" role="doc-noteref" href="{$address}"><xsl:value-of select="(@n, '*')[1]"/></a>
      </xsl:when>
      <xsl:otherwise>
        <sup><xsl:value-of select="(@n, '*')[1]"/></sup>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="note[@rend = 'inline' or @place = ('inline', 'margin')]" mode="f:text" priority="3">
    <xsl:element name="{if (f:is-inline(.) and not(f:has-blocks(.))) then 'span' else 'div'}">
      <xsl:attribute name="class" select="'note', @type[matches(., '^[A-Za-z][\w-]*$')]" separator=" "/>
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <!-- In a register, a note is part of the entry. -->
  <xsl:template match="person/note | place/note | org/note" mode="f:text" priority="4">
    <span class="note"><xsl:apply-templates mode="f:text"/></span>
  </xsl:template>

  <!-- The notes of a file. -->
  <xsl:template name="f:notes">
    <xsl:variable name="unit" as="element()" select="."/>
    <xsl:variable name="notes" as="element(note)*" select=".//note[f:is-foot(.)][f:unit-of(.) is $unit]"/>
    <xsl:if test="$notes">
      <section class="notes" role="doc-endnotes" epub:type="footnotes">
        <h2><xsl:value-of select="f:label('notes')"/></h2>
        <xsl:apply-templates select="$notes" mode="f:note"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="f:note" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="note" mode="f:note">
    <aside id="{f:note-id(.)}" epub:type="footnote" role="doc-footnote" class="foot">
      <a class="back" href="#r.{accumulator-before('f:note')}" role="doc-backlink" aria-label="{f:label('back')}"><xsl:value-of select="f:note-number(.)"/></a>
      <xsl:text> </xsl:text>
      <div class="body">
        <xsl:apply-templates mode="f:text"/>
      </div>
    </aside>
  </xsl:template>

  <xsl:template match="note/gap[@reason = 'notTranscribed']" mode="f:text" priority="1">
    <span class="gap"><xsl:value-of select="f:label('not-transcribed')"/></span>
  </xsl:template>
</xsl:stylesheet>
