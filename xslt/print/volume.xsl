<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading of an edition, a corpus with all its documents, as one volume in Typst markup: half-title, title page,
  imprint, contents, list of persons, the documents with numbers, indexes of persons and places with page numbers,
  colophon. To customise it, import this file from your own stylesheet and override templates or set parameters, as for
  document.xsl.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:import href="document.xsl"/>

  <!-- What the edition is about, for the title page. -->
  <xsl:param name="description" as="xs:string" select="''"/>

  <xsl:variable name="p:indexed" as="xs:boolean" select="true()"/>
  <xsl:variable name="pp:corpus" as="element(corpus)?" select="/corpus"/>
  <xsl:variable name="pp:title" as="xs:string" select="normalize-space($pp:corpus/facts/title)"/>
  <xsl:variable name="pp:persons" as="element(entity)*" select="pp:entities('person')"/>

  <!-- Return the persons or places that the documents name, each once, by name. -->
  <xsl:function name="pp:entities" as="element(entity)*">
    <xsl:param name="type" as="xs:string"/>
    <xsl:variable name="named" as="map(xs:string, xs:boolean)"
      select="map:merge(distinct-values($pp:corpus//contents//(@ref | @who) ! tokenize(.)) ! map:entry(., true()))"/>
    <xsl:for-each-group select="$pp:corpus//entities/entity[@type = $type][map:contains($named, @ref)]" group-by="@ref">
      <xsl:sort select="pp:sorted-name(.)" lang="{$lang}"/>
      <xsl:sequence select="."/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="pp:sorted-name" as="xs:string">
    <xsl:param name="entity" as="element(entity)"/>
    <xsl:sequence select="string(($entity/@sort, $entity/@name)[1])"/>
  </xsl:function>

  <!-- Return the years of a person, if both are known, and the offices. -->
  <xsl:function name="pp:details" as="xs:string">
    <xsl:param name="entity" as="element(entity)"/>
    <xsl:variable name="years" as="xs:string" select="string-join($entity/(@born, @died) ! substring(., 1, 4), '–')"/>
    <xsl:sequence select="string-join(($years[exists($entity/@born) and exists($entity/@died)], $entity/description/normalize-space())[. ne ''], '. ')"/>
  </xsl:function>

  <xsl:template match="corpus" mode="pp:whole">
    <xsl:text>#import "volume.typ": *&#10;</xsl:text>
    <xsl:value-of select="'#import ' || p:string($template) || ': *&#10;'"/>
    <xsl:call-template name="p:setup"/>
    <xsl:text>#set page(numbering: "i")&#10;&#10;</xsl:text>
    <xsl:call-template name="p:preliminaries"/>
    <xsl:call-template name="p:persons"/>
    <xsl:text>&#10;#leaf()&#10;#set page(numbering: "1")&#10;#counter(page).update(1)&#10;</xsl:text>
    <xsl:apply-templates select="document | corpus" mode="pp:member"/>
    <xsl:call-template name="p:indexes"/>
    <xsl:call-template name="p:colophon"/>
  </xsl:template>

  <!-- Half-title, title page, imprint, contents. -->
  <xsl:template name="p:preliminaries">
    <xsl:variable name="facts" as="element(facts)" select="facts"/>
    <xsl:variable name="publication" as="xs:string*" select="$facts/(publisher, published) ! normalize-space(.)[. ne '']"/>
    <xsl:value-of select="'#half-title[' || p:text($pp:title) || ']&#10;'"/>
    <xsl:value-of select="'#title-page[#title-main[' || p:text($pp:title) || ']'"/>
    <xsl:value-of select="($facts/subtitle, $description) ! normalize-space(.)[. ne ''] ! ('#title-part[' || p:text(.) || ']')" separator=""/>
    <xsl:value-of select="pp:author-lines($facts)" separator=""/>
    <xsl:value-of select="$facts/editor ! ('#centred[' || p:text(f:label('edited-by', normalize-space())) || ']')" separator=""/>
    <xsl:value-of select="string-join($publication, ', ')[. ne ''] ! ('#centred[' || p:text(.) || ']')"/>
    <xsl:text>]&#10;#imprint[</xsl:text>
    <xsl:value-of select="($publication, $facts/licence/(normalize-space(), string(@target)))[. ne ''] ! p:text(.)" separator="&#10;&#10;"/>
    <xsl:value-of select="']&#10;#contents(depth: 1)[' || p:text(f:label('contents')) || ']&#10;'"/>
  </xsl:template>

  <!-- The persons in the documents that have register entries, by surname. -->
  <xsl:template name="p:persons">
    <xsl:if test="exists($pp:persons)">
      <xsl:value-of select="'&#10;#leaf()&#10;' || p:running-head('', f:label('persons')) || '&#10;#head(1)[' || p:text(f:label('persons')) || ']&#10;'"/>
      <xsl:value-of select="$pp:persons ! ('#register-entry[#smallcaps[' || p:text(pp:sorted-name(.)) || '];' || (pp:details(.)[. ne ''] ! ('#h(0.6em)' || p:text(.))) || ']&#10;')" separator=""/>
    </xsl:if>
  </xsl:template>

  <!-- A document has a number, also in the running head and in the contents. -->

  <!-- Number of documents up to this point; counting on the preceding axis would take quadratic time. -->
  <xsl:accumulator name="pp:number" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="corpus/document" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="pp:number" as="xs:string">
    <xsl:param name="document" as="element(document)"/>
    <xsl:sequence select="f:label('number', string($document/accumulator-before('pp:number')))"/>
  </xsl:function>

  <xsl:function name="p:member-name" as="xs:string">
    <xsl:param name="document" as="element(document)"/>
    <xsl:sequence select="pp:number($document) || ' · ' || $document/facts/short-title"/>
  </xsl:function>

  <xsl:function name="p:title-call" as="xs:string">
    <xsl:param name="document" as="element(document)"/>
    <xsl:sequence select="'#document-head([' || p:text(pp:number($document)) || '], [' || p:text(normalize-space($document/facts/short-title)) || '])'"/>
  </xsl:function>

  <!-- Indexes: persons by surname, places by name. Each mark in the text supplies a page number. -->
  <xsl:template name="p:indexes">
    <xsl:call-template name="p:index">
      <xsl:with-param name="title" select="f:label('index-persons')"/>
      <xsl:with-param name="entries" select="$pp:persons"/>
    </xsl:call-template>
    <xsl:call-template name="p:index">
      <xsl:with-param name="title" select="f:label('index-places')"/>
      <xsl:with-param name="entries" select="pp:entities('place')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="p:index">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="entries" as="element(entity)*"/>
    <xsl:if test="exists($entries)">
      <xsl:value-of select="'&#10;#new-page&#10;' || p:running-head('', $title) || '&#10;#head(1)[' || p:text($title) || ']&#10;#index('
          || string-join($entries ! ('(' || p:string(@ref) || ', [' || p:text(pp:sorted-name(.)) || '])'), ', ') || ')&#10;'"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="p:colophon">
    <xsl:value-of select="'&#10;#colophon[' || p:text(f:label('colophon', $pp:title)) || ']&#10;'"/>
  </xsl:template>
</xsl:stylesheet>
