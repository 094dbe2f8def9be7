<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes on the page of their reference, with their number in the document. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:mode name="p:note" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>

  <xsl:template match="note" mode="p:write">
    <xsl:apply-templates select="." mode="p:note"/>
  </xsl:template>

  <!-- A footnote. Each series, such as the apparatus (a, b, c), has its own numbers. -->
  <xsl:template match="note" mode="p:note">
    <xsl:value-of select="'#note(' || p:string(@number) || ')[#foot(' || p:string(pp:note-id(.)) || ');'"/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <!-- A note in the text or in the margin of the source, in brackets unless it has its own. -->
  <xsl:template match="note[@place = ('inline', 'margin')]" mode="p:note">
    <xsl:variable name="bracketed" as="xs:boolean" select="matches(., '^\s*[\[(]')"/>
    <xsl:value-of select="if ($bracketed) then ' #text[' else ' #inline-words['"/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <xsl:template match="note[@place = ('inline', 'margin')][@display = 'block']" mode="p:note" priority="1">
    <xsl:call-template name="p:block">
      <xsl:with-param name="set" select="if (@by = 'source') then 'source-note' else 'inline-note'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Footnotes cannot be nested: a note in a note is set in brackets. -->
  <xsl:template match="note//note" mode="p:note" priority="2">
    <xsl:text> \[</xsl:text>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>\]</xsl:text>
  </xsl:template>

  <!-- A repeated reference to a note. -->
  <xsl:template match="note-reference" mode="p:write">
    <xsl:variable name="set" as="xs:string*" select="@to ! ('to(' || p:string(p:place(., current())) || ')'), 'super'"/>
    <xsl:value-of select="$set ! ('#' || . || '['), p:text(@number), $set ! '];'" separator=""/>
  </xsl:template>
</xsl:stylesheet>
