<?xml version="1.0" encoding="UTF-8"?>
<!--
  References: to other hosts, to pages of other documents of the edition, within the page. A reference without a target
  becomes text.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!--
    The names of the documents of the edition, without extensions, separated by slashes; empty for a standalone page.
  -->
  <xsl:param name="documents" as="xs:string" select="''"/>

  <xsl:variable name="f:documents" as="map(xs:string, xs:boolean)" select="map:merge(tokenize($documents, '/')[. ne ''] ! map{.: true()})"/>

  <xsl:template match="ref | ptr" mode="f:text">
    <xsl:variable name="address" as="xs:string?" select="@target ! f:linked(.)"/>
    <xsl:choose>
      <xsl:when test="$address">
        <a href="{$address}">
          <xsl:apply-templates mode="f:text"/>
          <xsl:value-of select="@target[not(../node())]"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span class="ref">
          <xsl:apply-templates mode="f:text"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Return the URL of a reference; empty if the edition has no such page or if the URL scheme is not safe. -->
  <xsl:function name="f:linked" as="xs:string?">
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="file" as="xs:string" select="substring-before($target || '#', '#')"/>
    <xsl:variable name="name" as="xs:string" select="replace(tokenize($file, '/')[last()], '\.(xml|tei|html)$', '')"/>
    <xsl:choose>
      <xsl:when test="not(f:is-safe($target))"/>
      <xsl:when test="map:size($f:documents) eq 0 or $file eq '' or matches($file, '^([A-Za-z][\w+.-]*:|//)')">
        <xsl:sequence select="$target"/>
      </xsl:when>
      <xsl:when test="map:contains($f:documents, $name)">
        <xsl:sequence select="encode-for-uri($name) || '.html' || substring($target, string-length($file) + 1)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
