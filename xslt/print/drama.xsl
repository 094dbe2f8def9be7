<?xml version="1.0" encoding="UTF-8"?>
<!-- Speeches: in plays, in labelled minutes, and in reported conversation with speakers that editors supplied. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:mode name="f:before" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:template match="sp" mode="f:text">
    <xsl:variable name="named" as="xs:boolean" select="exists(speaker[not(f:is-supplied(.))])"/>
    <xsl:value-of select="'&#10;&#10;#speech['[$named]"/>
    <xsl:if test="not(f:first-words(.)[self::p or self::ab])">
      <xsl:call-template name="f:speaker-line"/>
    </xsl:if>
    <xsl:apply-templates select="* except f:leading(.)" mode="f:text"/>
    <xsl:value-of select="'];&#10;&#10;'[$named]"/>
  </xsl:template>

  <!-- The speaker has a separate line above verse and where nothing is spoken. -->
  <xsl:template name="f:speaker-line">
    <xsl:if test="f:leading(.)">
      <xsl:text>&#10;&#10;#speaker-line[</xsl:text>
      <xsl:apply-templates select="f:leading(.)" mode="f:before"/>
      <xsl:text>];&#10;&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="speaker" mode="f:before">
    <xsl:text>#speaker[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>]; </xsl:text>
  </xsl:template>

  <!-- A name that editors supplied is set in the margin. -->
  <xsl:template match="speaker[f:is-supplied(.)]" mode="f:before">
    <xsl:value-of select="'#says[' || f:t(normalize-space()) || '];'"/>
  </xsl:template>

  <xsl:template match="stage" mode="f:before">
    <xsl:text>#stage[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>]; </xsl:text>
  </xsl:template>

  <xsl:template match="pb" mode="f:before">
    <xsl:value-of select="@n ! ('#pb(' || f:string(.) || ');')"/>
  </xsl:template>

  <!-- A speaker in the middle of a speech, or outside a speech. -->
  <xsl:template match="speaker" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'speaker-line'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="said" mode="f:text">
    <xsl:value-of select="f:announces(.) ! ('#says[' || f:t(f:short-name(., root(current()))) || '];')"/>
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- Stage directions in a speech are part of its lines. -->
  <xsl:template match="stage" mode="f:text">
    <xsl:text>#stage[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <!-- Cast lists -->

  <xsl:template match="castList | castGroup" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="castItem | castGroup/roleDesc" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'cast-item'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
