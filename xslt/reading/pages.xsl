<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the source. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="r:page">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <page>
      <xsl:for-each select="self::pb ! rp:page-id(.)">
        <xsl:attribute name="id" select="."/>
      </xsl:for-each>
      <xsl:for-each select="@n[normalize-space()]">
        <xsl:attribute name="number" select="normalize-space()"/>
      </xsl:for-each>
      <xsl:for-each select="rp:picture(.)">
        <xsl:attribute name="picture" select="."/>
      </xsl:for-each>
      <xsl:attribute name="display" select="if ($rp:inline) then 'inline' else 'block'"/>
    </page>
  </xsl:template>

  <xsl:key name="rp:surface" match="surface | zone" use="@xml:id"/>

  <!--
    Return the address of the picture of a page, if it is safe: the first of @facs, or the first picture of the surface that it
    points to, directly or by one of its zones. The others are pictures of details.
  -->
  <xsl:function name="rp:picture" as="xs:string?">
    <xsl:param name="page" as="element()"/>
    <xsl:variable name="facs" as="xs:string?" select="tokenize($page/@facs)[1]"/>
    <xsl:sequence select="(if (starts-with($facs, '#')) then key('rp:surface', substring($facs, 2), root($page))[1]/ancestor-or-self::surface[1]/graphic[1]/@url ! string()
        else $facs) ! replace(., '^//', 'https://')[r:is-safe(.)]"/>
  </xsl:function>
</xsl:stylesheet>
