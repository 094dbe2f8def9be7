<?xml version="1.0" encoding="UTF-8"?>
<!-- JSON-LD in a page, as a data block. Characters that could end the script element are escaped. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xmlns:fn="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:function name="f:json-ld" as="element()">
    <xsl:param name="members" as="element()*"/>
    <xsl:variable name="object" as="element(fn:map)">
      <fn:map>
        <fn:string key="@context">https://schema.org</fn:string>
        <xsl:sequence select="$members"/>
      </fn:map>
    </xsl:variable>
    <script xmlns="http://www.w3.org/1999/xhtml" type="application/ld+json">
      <xsl:value-of select="xml-to-json($object) => replace('\\/', '/') => replace('&lt;', '\\u003c') => replace('&gt;', '\\u003e') => replace('&amp;', '\\u0026')"/>
    </script>
  </xsl:function>

  <!-- A member; omitted without a value. -->
  <xsl:function name="f:string" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="normalize-space($value) ne ''">
      <fn:string key="{$key}">
        <xsl:value-of select="f:without-controls(normalize-space($value))"/>
      </fn:string>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:strings" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:if test="exists($values[. ne ''])">
      <fn:array key="{$key}">
        <xsl:for-each select="$values[. ne '']">
          <fn:string>
            <xsl:value-of select="f:without-controls(.)"/>
          </fn:string>
        </xsl:for-each>
      </fn:array>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:number-of" as="element()">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:integer"/>
    <fn:number key="{$key}">
      <xsl:value-of select="$value"/>
    </fn:number>
  </xsl:function>

  <!-- Named things of a type. -->
  <xsl:function name="f:objects" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="names" as="xs:string*"/>
    <xsl:if test="exists($names[. ne ''])">
      <fn:array key="{$key}">
        <xsl:for-each select="$names[. ne '']">
          <fn:map>
            <xsl:sequence select="f:string('@type', $type), f:string('name', .)"/>
          </fn:map>
        </xsl:for-each>
      </fn:array>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
