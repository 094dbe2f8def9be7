<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes on the page of their reference, with their number in the document. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="note" mode="f:text">
    <xsl:value-of select="'#note(' || f:string(f:note-number(.)) || ')[#foot(' || f:string(f:note-id(.)) || ');'"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <!-- Footnotes cannot be nested: a note in a note is set in brackets. -->
  <xsl:template match="note//note" mode="f:text" priority="1">
    <xsl:text> \[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>\]</xsl:text>
  </xsl:template>

  <!-- A repeated reference to a note. -->
  <xsl:template match="note[f:repeats(.)]" mode="f:text" priority="2">
    <xsl:value-of select="'#super[' || f:t((@n, '*')[1]) || '];'"/>
  </xsl:template>

  <xsl:template match="person/note | place/note | org/note" mode="f:text" priority="4">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="note[@rend = 'inline' or @place = ('inline', 'margin')]" mode="f:text" priority="3">
    <xsl:variable name="set" as="xs:string" select="
        if (f:is-inline(.)) then 'text' else if (@type = 'source') then 'source-note' else 'inline-note'"/>
    <xsl:value-of select="'#' || $set || '['"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="'];' || '&#10;&#10;'[not(f:is-inline(current()))]"/>
  </xsl:template>

  <!-- A note without a text in the source. -->
  <xsl:template match="note/gap[@reason = 'notTranscribed'][not(../node() except (., ../text()[not(normalize-space())]))]"
    mode="f:text" priority="1">
    <xsl:value-of select="'#absent[' || f:t(f:label('not-transcribed')) || '];'"/>
  </xsl:template>
</xsl:stylesheet>
