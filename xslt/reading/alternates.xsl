<?xml version="1.0" encoding="UTF-8"?>
<!-- Several readings of the same words. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One of several readings is the text; the others are shown on demand. -->
  <xsl:template name="r:alternate">
    <xsl:param name="default" as="element()?" select="(corr, reg, expan, lem, sic, orig, abbr, *[not(self::note or self::head)])[1]"/>
    <xsl:param name="alternate" as="element()*" select="* except ($default, note)"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <xsl:apply-templates select="$default, $alternate[node()], note" mode="r:read"/>
      </xsl:when>
      <xsl:when test="$default and $alternate[node()]">
        <alternate>
          <xsl:call-template name="rp:common"/>
          <default>
            <xsl:apply-templates select="$default" mode="r:read"/>
          </default>
          <xsl:for-each select="$alternate[node()]">
            <other>
              <xsl:apply-templates select="." mode="r:read"/>
            </other>
          </xsl:for-each>
        </alternate>
        <xsl:apply-templates select="note" mode="r:read"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$default, note" mode="r:read"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
