<?xml version="1.0" encoding="UTF-8"?>
<!-- Speeches: the speaker's name before prose or above verse. A name that editors supplied is marked as supplied. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:mode name="f:before" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>

  <xsl:template match="sp" mode="f:text">
    <div class="sp">
      <xsl:call-template name="f:id"/>
      <xsl:if test="f:leading(.) and not(f:first-words(.)[self::p or self::ab])">
        <p class="speaker-line">
          <xsl:apply-templates select="f:leading(.)" mode="f:before"/>
        </p>
      </xsl:if>
      <xsl:apply-templates select="* except f:leading(.)" mode="f:text"/>
    </div>
  </xsl:template>

  <xsl:template match="sp/p[. is f:first-words(..)] | sp/ab[. is f:first-words(..)]" mode="f:text" priority="1">
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'p'}">
      <xsl:attribute name="class" select="'p', f:rend(.)" separator=" "/>
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates select="f:leading(..)" mode="f:before"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="speaker" mode="f:before">
    <span class="speaker">
      <xsl:apply-templates mode="f:text"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="speaker[f:is-supplied(.)]" mode="f:before">
    <span class="says"><xsl:value-of select="normalize-space()"/></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="stage" mode="f:before">
    <span class="stage">
      <xsl:apply-templates mode="f:text"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="pb" mode="f:before">
    <xsl:call-template name="f:pagebreak"/>
  </xsl:template>

  <xsl:template match="speaker" mode="f:text">
    <p class="speaker-line"><span class="speaker"><xsl:apply-templates mode="f:text"/></span></p>
  </xsl:template>

  <xsl:template match="said" mode="f:text">
    <xsl:variable name="name" as="xs:string?" select="f:announces(.) ! f:short-name(., root(current()))"/>
    <xsl:if test="$name">
      <span class="says"><xsl:value-of select="$name"/></span>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:call-template name="f:phrase"/>
  </xsl:template>
</xsl:stylesheet>
