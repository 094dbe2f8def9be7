<?xml version="1.0" encoding="UTF-8"?>
<!-- Links: to an address, or to a location in this document or volume. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- The identifiers that something refers to. Only these elements are marked. -->
  <xsl:key name="pp:pointer" match="link[@to] | note-reference[@to] | index//at" use="@to"/>

  <!-- Return the name of a location in the volume. Identifiers are unique only within a document. -->
  <xsl:function name="p:place" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join(($element/ancestor-or-self::document[parent::corpus]/pp:member-id(.), $id), '/')"/>
  </xsl:function>

  <!-- Return the identifier of a document in its corpus: its name, else its position. -->
  <xsl:function name="pp:member-id" as="xs:string">
    <xsl:param name="document" as="element(document)"/>
    <xsl:sequence select="($document/@name, string(1 + count($document/preceding-sibling::document)))[1]"/>
  </xsl:function>

  <!-- Return a mark for a location. -->
  <xsl:function name="pp:mark" as="xs:string">
    <xsl:param name="place" as="xs:string"/>
    <xsl:sequence select="'#metadata(none)#label(' || p:string($place) || ');'"/>
  </xsl:function>

  <!-- Return a mark for an element that something refers to. -->
  <xsl:function name="pp:anchor" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@id[exists(key('pp:pointer', ., root($element)))] ! pp:mark(p:place(., $element))"/>
  </xsl:function>

  <xsl:template match="*[@id][exists(key('pp:pointer', @id))][not(self::row or self::cell or self::item or self::label)]" mode="p:write" priority="10">
    <xsl:value-of select="pp:anchor(.)"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- A link without an address is text. -->
  <xsl:template match="link" mode="p:write">
    <xsl:variable name="set" as="xs:string*" select="
        if (matches(@href, '^(https?:|mailto:|ftp:|doi:|urn:)', 'i')) then 'link(' || p:string(@href) || ')'
        else if (@document) then 'to(' || p:string(@document || '/' || @to) || ')'
        else if (@to) then 'to(' || p:string(p:place(@to, .)) || ')'
        else (),
        @rend ! pp:emphasis(.)"/>
    <xsl:value-of select="$set ! ('#' || . || '[')" separator=""/>
    <xsl:apply-templates mode="p:write"/>
    <xsl:value-of select="$set ! '];'" separator=""/>
  </xsl:template>
</xsl:stylesheet>
