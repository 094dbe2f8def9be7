<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons, places and organisations of a document, each with the facts of its entry. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Those that the header lists, then those that the document refers to and that have an entry. -->
  <xsl:template name="rp:entities">
    <xsl:variable name="document" as="document-node()" select="root()"/>
    <xsl:variable name="profile" as="element()?" select="teiHeader/profileDesc"/>
    <xsl:variable name="listed" as="element()*" select="$profile/(particDesc | settingDesc)//(person | personGrp | place | org)[@xml:id]"/>
    <xsl:variable name="own" as="map(xs:string, element())" select="map:merge($listed ! map:entry(string(@xml:id), .), map{'duplicates': 'use-first'})"/>
    <xsl:variable name="pointers" as="attribute()*" select="text//@ref, text//@key, text//@who, $profile/correspDesc//@ref, $profile/correspDesc//@key"/>
    <xsl:variable name="others" as="xs:string*" select="distinct-values($pointers ! rp:ids(.))[not(map:contains($own, .))][exists(r:entry(., $document))]"/>
    <xsl:where-populated>
      <entities>
        <xsl:for-each select="distinct-values($listed/@xml:id ! string()), $others">
          <xsl:variable name="ref" as="xs:string" select="."/>
          <xsl:for-each select="(r:entry(., $document), $own(.))[1]">
            <xsl:call-template name="rp:entity">
              <xsl:with-param name="ref" select="$ref"/>
              <xsl:with-param name="own" select="$own($ref)"/>
            </xsl:call-template>
          </xsl:for-each>
        </xsl:for-each>
      </entities>
    </xsl:where-populated>
  </xsl:template>

  <!-- An entry of a register or of a document; `own` is the entry of the document, if it has one. -->
  <xsl:template name="rp:entity">
    <xsl:param name="ref" as="xs:string"/>
    <xsl:param name="own" as="element()?"/>
    <entity ref="{$ref}" type="{(map{'place': 'place', 'org': 'organisation'}(local-name()), 'person')[1]}"
      name="{((persName, placeName, orgName, name)[normalize-space()][1] ! normalize-space(), $ref)[1]}">
      <xsl:for-each select="persName[normalize-space()][1][surname and forename]">
        <xsl:attribute name="sort" select="surname[1]/normalize-space() || ', ' || string-join(forename ! normalize-space(), ' ')"/>
      </xsl:for-each>
      <xsl:if test="exists($own)">
        <xsl:attribute name="listed" select="'true'"/>
        <xsl:for-each select="$own/@role[normalize-space()]">
          <xsl:attribute name="role" select="normalize-space()"/>
        </xsl:for-each>
        <xsl:if test="$own/note[@type = 'review']">
          <xsl:attribute name="proposed" select="'true'"/>
        </xsl:if>
      </xsl:if>
      <xsl:for-each select="birth/@when">
        <xsl:attribute name="born" select="."/>
      </xsl:for-each>
      <xsl:for-each select="death/@when">
        <xsl:attribute name="died" select="."/>
      </xsl:for-each>
      <xsl:for-each select="(affiliation | occupation)[normalize-space()]">
        <description>
          <xsl:value-of select="normalize-space()"/>
        </description>
      </xsl:for-each>
      <xsl:for-each select="note[normalize-space()]">
        <evidence>
          <xsl:call-template name="rp:flow"/>
        </evidence>
      </xsl:for-each>
    </entity>
  </xsl:template>
</xsl:stylesheet>
