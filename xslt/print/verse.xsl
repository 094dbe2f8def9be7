<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse, and the lines of a transcription. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- The last line of verse before a node, for a line that completes one that another speaker began. -->
  <xsl:accumulator name="pp:line" as="element(line)?" initial-value="()">
    <xsl:accumulator-rule match="line" phase="end" select="."/>
  </xsl:accumulator>

  <xsl:template match="stanza" mode="p:write">
    <xsl:call-template name="p:block">
      <xsl:with-param name="set" select="'verse'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="line" mode="p:write">
    <xsl:variable name="set" as="xs:string*" select="@rend ! pp:emphasis(.)"/>
    <xsl:value-of select="'#h(2em)'[contains-token(current()/@rend, 'indent')]"/>
    <xsl:if test="@continued">
      <xsl:value-of select="accumulator-before('pp:line') ! ('#width-of[' || p:text(pp:plain(.)) || '];')"/>
    </xsl:if>
    <xsl:value-of select="$set ! ('#' || . || '[')" separator=""/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="$set ! '];'" separator=""/>
    <xsl:value-of select="@number ! ('#line-number[' || p:text(.) || '];')"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- Lines outside a stanza are set together. -->
  <xsl:template match="line[not(parent::stanza)]" mode="p:write" priority="1">
    <xsl:value-of select="'&#10;&#10;#verse['[not(current()/preceding-sibling::*[not(self::page)][1][self::line])]"/>
    <xsl:next-match/>
    <xsl:value-of select="'];&#10;&#10;'[not(current()/following-sibling::*[not(self::page)][1][self::line])]"/>
  </xsl:template>
</xsl:stylesheet>
