<?xml version="1.0" encoding="UTF-8"?>
<!-- Names of persons, places and organisations, and the entries that they refer to. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The registers: TEI documents with listPerson, listPlace, listOrg. Without them, the entries of the document count. -->
  <xsl:param name="register" as="document-node()?" select="()"/>
  <xsl:param name="places" as="document-node()?" select="()"/>
  <xsl:param name="organisations" as="document-node()?" select="()"/>

  <xsl:key name="rp:entry" match="person | personGrp | place | org" use="@xml:id"/>
  <xsl:key name="rp:speech" match="/*/text//sp" use="rp:ids(@who)"/>

  <!-- Return the identifiers in a pointer such as `#engen #ross`. -->
  <xsl:function name="rp:ids" as="xs:string*">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:sequence select="tokenize($pointer) ! (if (contains(., ':')) then rp:resolved(., $pointer) else .) ! tokenize(., '#')[last()]"/>
  </xsl:function>

  <!-- Return the entry of a person, place or organisation: that of a register, else that of the document. -->
  <xsl:function name="r:entry" as="element()?">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="(($register, $places, $organisations, $document) ! key('rp:entry', $id, .))[1]"/>
  </xsl:function>

  <!-- Return the name to print for an identifier. -->
  <xsl:function name="rp:entry-name" as="xs:string?">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="r:entry($id, $document) ! (persName, placeName, orgName, name, .)[normalize-space()][1] ! normalize-space(.)"/>
  </xsl:function>

  <!-- Return the short name of a speaker: the surname if the entry has one. -->
  <xsl:function name="rp:short-name" as="xs:string" cache="yes">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="label" as="xs:string?"
      select="(key('rp:speech', $id, $document)/speaker/normalize-space()[. ne ''])[1] ! replace(., '\s*[:—–]+$|(\w{4,})\.$', '$1')"/>
    <xsl:variable name="name" as="element()?" select="r:entry($id, $document)[self::person or self::personGrp]/persName[1]"/>
    <xsl:sequence select="($name/surname/normalize-space(), $label, $name/normalize-space(), $id)[. ne ''][1]"/>
  </xsl:function>

  <xsl:template name="r:name">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <xsl:call-template name="r:block">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="refs" as="xs:string*" select="rp:ids((@ref, @key)[1])[. castable as xs:NMTOKEN]"/>
        <name>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="type" select="rp:name-type(.)"/>
          <xsl:if test="exists($refs)">
            <xsl:attribute name="ref" select="$refs"/>
            <xsl:if test="exists(r:entry($refs[1], root()))">
              <xsl:attribute name="known" select="'true'"/>
            </xsl:if>
          </xsl:if>
          <xsl:call-template name="rp:phrases">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </name>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="rp:name-type" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/self::persName or $element/@type = ('person', 'persName', 'personal')) then 'person'
        else if ($element/self::orgName or $element/@type = ('org', 'organisation', 'organization', 'orgName')) then 'organisation'
        else if ($element/(self::placeName | self::geogName | self::settlement | self::country | self::region) or $element/@type = ('place', 'placeName')) then 'place'
        else ($element/(@ref, @key)[1] ! rp:ids(.)[1] ! r:entry(., root($element)) ! map{'person': 'person', 'personGrp': 'person', 'place': 'place', 'org': 'organisation'}(local-name()), 'other')[1]"/>
  </xsl:function>
</xsl:stylesheet>
