<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: lines and stanzas. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A line of verse; every fifth number is printed. -->
  <xsl:template name="r:line">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <line>
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="@n[. castable as xs:integer][xs:integer(.) mod 5 eq 0]">
            <xsl:attribute name="number" select="."/>
          </xsl:for-each>
          <xsl:if test="@part = ('M', 'F')">
            <xsl:attribute name="continued" select="'true'"/>
          </xsl:if>
          <xsl:call-template name="rp:phrases"/>
        </line>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:stanza">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <stanza>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:caption"/>
          <xsl:for-each select="node()[self::* or self::text()[normalize-space()]] except head">
            <xsl:choose>
                <xsl:when test="self::lb"/>
              <xsl:when test="self::l or self::lg or self::*[rp:is-block(.)] or rp:is-between-blocks(.)">
                <xsl:apply-templates select="." mode="r:read">
                  <xsl:with-param name="rp:inline" select="false()" tunnel="yes"/>
                </xsl:apply-templates>
              </xsl:when>
              <xsl:otherwise>
                <line>
                  <xsl:apply-templates select="." mode="r:read">
                    <xsl:with-param name="rp:inline" select="true()" tunnel="yes"/>
                  </xsl:apply-templates>
                </line>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </stanza>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
