<?xml version="1.0" encoding="UTF-8"?>
<!-- Text and phrases: emphasis, names, breaks, editorial interventions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- The readings that are not the text: brackets, after the text; notes, as footnotes; or none. -->
  <xsl:param name="alternates" as="xs:string" select="'brackets'"/>

  <!-- Mark names of persons and places for an index. -->
  <xsl:variable name="p:indexed" as="xs:boolean" select="false()"/>

  <xsl:template match="text()" mode="p:write">
    <xsl:value-of select="p:text(.)"/>
  </xsl:template>

  <!-- Only one of the spaces around a page break is kept; otherwise a line could begin with the other. -->
  <xsl:template match="text()[starts-with(., ' ')][preceding-sibling::node()[1][self::page]/preceding-sibling::node()[1][ends-with(., ' ')]]"
    mode="p:write" priority="1">
    <xsl:value-of select="p:text(substring(., 2))"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="p:write"/>

  <!-- An element that the reading does not define is set without formatting, with a message. -->
  <xsl:template match="*" mode="p:write" priority="-2">
    <xsl:message select="'no template for ' || name() || ': its content is set as it is'"/>
    <xsl:apply-templates mode="p:write"/>
  </xsl:template>

  <xsl:template match="inline" mode="p:write">
    <xsl:variable name="set" as="xs:string*" select="@rend ! pp:emphasis(.), @editorial ! $pp:editorial(.)"/>
    <xsl:value-of select="$set ! ('#' || . || '[')" separator=""/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="$set ! '];'" separator=""/>
  </xsl:template>

  <!-- Functions of the template for words of a rendition, and for editorial interventions. -->

  <xsl:variable name="pp:renditions" as="map(xs:string, xs:string)" select="map{
      'italic': 'emph', 'bold': 'strong', 'small-caps': 'smallcaps', 'superscript': 'super', 'subscript': 'sub', 'underline': 'underline',
      'strikethrough': 'strike', 'uppercase': 'upper', 'spaced': 'spaced', 'upright': 'upright', 'large': 'larger', 'small': 'smaller',
      'monospace': 'monospaced', 'red': 'rubric'}"/>

  <xsl:variable name="pp:editorial" as="map(xs:string, xs:string)" select="map{
      'supplied': 'supplied', 'unclear': 'unclear', 'deleted': 'del', 'added': 'add', 'surplus': 'surplus'}"/>

  <xsl:function name="pp:emphasis" as="xs:string*">
    <xsl:param name="rend" as="attribute(rend)"/>
    <xsl:sequence select="tokenize($rend) ! $pp:renditions(.)"/>
  </xsl:function>

  <!-- A name. In a volume, a mark for the index is before its words. -->
  <xsl:template match="name" mode="p:write">
    <xsl:variable name="set" as="xs:string*" select="@rend ! pp:emphasis(.)"/>
    <xsl:if test="$p:indexed">
      <xsl:value-of select="tokenize(@ref) ! ('#mark(' || p:string(.) || ');')" separator=""/>
    </xsl:if>
    <xsl:value-of select="$set ! ('#' || . || '[')" separator=""/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="$set ! '];'" separator=""/>
  </xsl:template>

  <xsl:template match="anchor" mode="p:write"/>

  <xsl:template match="break" mode="p:write">
    <xsl:text> \&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="page" mode="p:write">
    <xsl:value-of select="@number ! ('#pb(' || p:string(.) || ');')"/>
  </xsl:template>

  <xsl:template match="page[@display = 'block'][not(parent::stanza)]" mode="p:write">
    <xsl:variable name="between-lines" as="xs:boolean" select="exists(preceding-sibling::*[not(self::page)][1][self::line])"/>
    <xsl:value-of select="@number ! ('#pb' || '-block'[not($between-lines)] || '(' || p:string(.) || ');')"/>
  </xsl:template>

  <!-- Other readings -->

  <xsl:template match="alternate" mode="p:write">
    <xsl:apply-templates select="default/node()" mode="p:write"/>
    <xsl:if test="$alternates ne 'none'">
      <xsl:for-each select="other">
        <xsl:value-of select="if ($alternates eq 'notes' and not(ancestor::note)) then '#reading-note[' else ' #other-reading['"/>
        <xsl:apply-templates mode="p:write"/>
        <xsl:value-of select="@description[normalize-space()] ! p:text(' ' || .), '];'" separator=""/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- A character outside Unicode, and something that is missing in the source. -->

  <xsl:template match="glyph" mode="p:write">
    <xsl:value-of select="p:text(.)"/>
  </xsl:template>

  <xsl:template match="gap" mode="p:write">
    <xsl:variable name="reason" as="xs:string" select="if (normalize-space()) then normalize-space()
        else f:label((@reason[map:contains($f:labels('en'), .)], 'omitted')[1])"/>
    <xsl:value-of select="'#gap[' || p:text(string-join(($reason, @extent[normalize-space()]), ', ')) || '];'"/>
  </xsl:template>

  <xsl:template match="gap[@reason = 'not-transcribed']" mode="p:write">
    <xsl:value-of select="'#absent[' || p:text(f:label('not-transcribed')) || '];'"/>
  </xsl:template>
</xsl:stylesheet>
