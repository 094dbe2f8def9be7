<?xml version="1.0" encoding="UTF-8"?>
<!-- Transcriptions by leaf: surfaces are pages, and zones contain lines. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A surface: a page with its picture and its text. -->
  <xsl:template match="surface" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="picture" as="element()?" select="graphic[@url][1]"/>
        <page display="block">
          <xsl:for-each select="r:id(.)">
            <xsl:attribute name="id" select="."/>
          </xsl:for-each>
          <xsl:for-each select="(@n, label ! normalize-space())[. ne ''][1]">
            <xsl:attribute name="number" select="."/>
          </xsl:for-each>
          <xsl:for-each select="$picture/@url[r:is-safe(.)]">
            <xsl:attribute name="picture" select="."/>
          </xsl:for-each>
        </page>
        <xsl:variable name="content" as="node()*" select="node() except (graphic, label[not(current()/@n)])"/>
        <xsl:choose>
          <xsl:when test="$content[self::* or normalize-space()]">
            <block content="blocks">
              <xsl:call-template name="rp:kind"/>
              <xsl:call-template name="rp:blocks">
                <xsl:with-param name="content" select="$content"/>
              </xsl:call-template>
            </block>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="$picture" mode="r:read"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
