<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons in a document: their register entries, their display names and their order as speakers. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The register of persons (a TEI document with listPerson). Without it, the particDesc of the document is used. -->
  <xsl:param name="register" as="document-node()?" select="()"/>

  <xsl:key name="f:person" match="person" use="@xml:id"/>

  <!-- Number of speaker colours. Further speakers start again with the first colour. -->
  <xsl:variable name="f:colours" as="xs:integer" select="8"/>

  <!-- Return the IDs in a pointer such as `#engen #ross`. -->
  <xsl:function name="f:ids" as="xs:string*">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:sequence select="tokenize($pointer) ! tokenize(., '#')[last()]"/>
  </xsl:function>

  <!-- Return the entry of a person: from the register, else from the document. -->
  <xsl:function name="f:person" as="element(person)?">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="(($register, $document) ! key('f:person', $id, .))[1]"/>
  </xsl:function>

  <xsl:key name="f:speech" match="/*/text//sp" use="f:ids(@who)"/>

  <!-- Return the short name of a speaker: the surname if the entry has one. -->
  <xsl:function name="f:short-name" as="xs:string" cache="yes">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="label" as="xs:string?"
      select="(key('f:speech', $id, $document)/speaker/normalize-space()[. ne ''])[1] ! replace(., '\s*[:—–]+$|(\w{4,})\.$', '$1')"/>
    <xsl:variable name="name" as="element()?" select="f:person($id, $document)/persName[1]"/>
    <xsl:sequence select="($name/surname/normalize-space(), $label, $name/normalize-space(), $id)[. ne ''][1]"/>
  </xsl:function>

  <!-- Return the IDs of all speakers of a document, in the order of their first statements. -->
  <xsl:function name="f:speakers" as="xs:string*" cache="yes">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="distinct-values($document/*/text//(sp | said)/@who ! f:ids(.))"/>
  </xsl:function>

  <!-- Return the position of a speaker among those of the document, from 1. -->
  <xsl:function name="f:speaker-position" as="xs:integer?">
    <xsl:param name="id" as="xs:string?"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$id ! f:speaker-positions($document)(.)"/>
  </xsl:function>

  <xsl:function name="f:speaker-positions" as="map(xs:string, xs:integer)" cache="yes">
    <xsl:param name="document" as="document-node()"/>
    <xsl:map>
      <xsl:for-each select="f:speakers($document)">
        <xsl:map-entry key="." select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- Return the colour number of a speaker, from 1 to $f:colours. -->
  <xsl:function name="f:colour" as="xs:integer?">
    <xsl:param name="id" as="xs:string?"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:speaker-position($id, $document) ! ((. - 1) mod $f:colours + 1)"/>
  </xsl:function>
</xsl:stylesheet>
