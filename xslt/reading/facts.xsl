<?xml version="1.0" encoding="UTF-8"?>
<!-- The facts about a document, from any header. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="rp:title" as="xs:string?" cache="yes">
    <xsl:param name="root" as="element()"/>
    <xsl:sequence select="((rp:title-head($root) ! rp:plain(.), rp:header-title($root))[. ne ''], $name)[1]"/>
  </xsl:function>

  <xsl:function name="rp:header-title" as="xs:string?">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="titles" as="element(title)*" select="$root/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:sequence select="(($titles[@type = 'main'], $titles) ! normalize-space())[. ne ''][1]"/>
  </xsl:function>

  <xsl:template name="rp:facts">
    <xsl:variable name="file" as="element()?" select="teiHeader/fileDesc"/>
    <xsl:variable name="profile" as="element()?" select="teiHeader/profileDesc"/>
    <facts>
      <title>
        <xsl:value-of select="rp:title(.)"/>
      </title>
      <xsl:where-populated>
        <header-title>
          <xsl:value-of select="rp:header-title(.)"/>
        </header-title>
      </xsl:where-populated>
      <short-title>
        <xsl:value-of select="($file/titleStmt/title[@type = 'short']/normalize-space()[. ne ''], rp:header-title(.), rp:title(.))[1]"/>
      </short-title>
      <xsl:for-each select="$file/titleStmt/author[normalize-space()]">
        <author>
          <xsl:value-of select="normalize-space()"/>
        </author>
      </xsl:for-each>
    </facts>
  </xsl:template>
</xsl:stylesheet>
