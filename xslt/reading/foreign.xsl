<?xml version="1.0" encoding="UTF-8"?>
<!-- Formulas, MathML and SVG. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="r:formula">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <formula>
      <xsl:call-template name="rp:common"/>
      <xsl:copy-of select="@notation"/>
      <xsl:attribute name="display" select="if ($rp:inline) then 'inline' else 'block'"/>
      <xsl:for-each select="node()">
        <xsl:choose>
          <xsl:when test="self::*[namespace-uri() = 'http://www.w3.org/1998/Math/MathML']">
            <xsl:call-template name="rp:foreign"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="." mode="r:read">
              <xsl:with-param name="rp:inline" select="true()" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </formula>
  </xsl:template>

  <!-- MathML and SVG. -->
  <xsl:template match="*[namespace-uri() = ('http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/2000/svg')]" mode="r:read">
    <xsl:call-template name="rp:foreign"/>
  </xsl:template>

  <!-- Copy foreign elements without scripts, foreign objects, addresses and event handlers. -->
  <xsl:template name="rp:foreign">
    <xsl:apply-templates select="." mode="rp:foreign"/>
  </xsl:template>

  <xsl:mode name="rp:foreign" on-no-match="shallow-copy"/>

  <xsl:template match="*:script | *:foreignObject | *:annotation | *:annotation-xml | *:style | *:animate | *:set | *:image | *:use | *:a/@* | @*:href | @style
      | @*[starts-with(lower-case(name()), 'on')] | comment() | processing-instruction()" mode="rp:foreign"/>

  <xsl:template match="*" mode="rp:foreign" priority="-1">
    <xsl:element name="{local-name()}" namespace="{namespace-uri()}">
      <xsl:apply-templates select="@* | node()" mode="rp:foreign"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
