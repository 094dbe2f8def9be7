<?xml version="1.0" encoding="UTF-8"?>
<!--
  An edition, a teiCorpus with all its documents, as one volume in Typst markup: half-title, title page, imprint,
  contents, list of persons, the documents with numbers, indexes of persons and places with page numbers, colophon. To
  customise it, import this file from your own stylesheet and override templates or set parameters.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="document.xsl"/>

  <!-- The register of places (a TEI document with listPlace). -->
  <xsl:param name="places" as="document-node()?" select="()"/>

  <xsl:variable name="f:indexed" as="xs:boolean" select="true()"/>
  <xsl:variable name="f:edition" as="element(teiHeader)?" select="/teiCorpus/teiHeader"/>
  <xsl:variable name="f:edition-title" as="xs:string" select="normalize-space($f:edition/fileDesc/titleStmt/title[1])"/>
  <xsl:variable name="f:corpus" as="document-node()" select="/"/>
  <!-- The numbers of the documents, by their generated IDs. Counting on the preceding axis takes quadratic time. -->
  <xsl:variable name="f:document-numbers" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="/teiCorpus/TEI">
        <xsl:map-entry key="generate-id()" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:value-of select="'#import &quot;volume.typ&quot;: *&#10;#import ' || f:string($template) || ': *&#10;'"/>
    <xsl:call-template name="f:volume-setup"/>
    <xsl:call-template name="f:preliminaries"/>
    <xsl:call-template name="f:persons"/>
    <xsl:text>&#10;#leaf()&#10;#set page(numbering: "1")&#10;#counter(page).update(1)&#10;</xsl:text>
    <xsl:for-each select="/teiCorpus/TEI">
      <xsl:call-template name="f:document"/>
    </xsl:for-each>
    <xsl:call-template name="f:indexes"/>
    <xsl:call-template name="f:colophon"/>
  </xsl:template>

  <xsl:template name="f:volume-setup">
    <xsl:variable name="arguments" as="xs:string*" select="
        'title: ' || f:string($f:edition-title),
        'authors: ' || f:array($f:edition/fileDesc/titleStmt/editor ! f:string(.)),
        'lang: ' || f:string(f:language-of(/teiCorpus)),
        'speakers: ' || f:has-supplied-speakers(/teiCorpus/TEI)"/>
    <xsl:value-of select="'#show: edition.with(' || string-join($arguments, ', ') || ')&#10;#set page(numbering: &quot;i&quot;)&#10;&#10;'"/>
  </xsl:template>

  <!-- Half-title, title page, imprint, contents -->
  <xsl:template name="f:preliminaries">
    <xsl:variable name="file" as="element(fileDesc)?" select="$f:edition/fileDesc"/>
    <xsl:value-of select="'#half-title[' || f:t($f:edition-title) || ']&#10;'"/>
    <xsl:value-of select="'#title-page[#title-main[' || f:t($f:edition-title) || ']'"/>
    <xsl:value-of select="$f:edition/encodingDesc/projectDesc[normalize-space()] ! ('#title-part[' || f:t(normalize-space()) || ']')"/>
    <xsl:value-of select="$file/titleStmt/editor ! ('#centred[' || f:t(f:label('edited-by', normalize-space())) || ']')"/>
    <xsl:value-of select="string-join($file/publicationStmt/(publisher, date)/normalize-space()[. ne ''], ', ')[. ne ''] ! ('#centred[' || f:t(.) || ']')"/>
    <xsl:text>]&#10;#imprint[</xsl:text>
    <xsl:value-of select="($file/publicationStmt/(publisher, date)/normalize-space(), $file/publicationStmt/availability/licence/(normalize-space(), string(@target)))
        [. ne ''] ! f:t(.)" separator="&#10;&#10;"/>
    <xsl:value-of select="']&#10;#contents(depth: 1)[' || f:t(f:label('contents')) || ']&#10;'"/>
  </xsl:template>

  <!-- The persons in the documents that have register entries, by surname. -->
  <xsl:variable name="f:named" as="element(person)*">
    <xsl:perform-sort select="distinct-values($f:corpus//text//(@ref | @who) ! f:ids(.)) ! f:person(., $f:corpus)">
      <xsl:sort select="f:sorted-name(.)" lang="{$lang}"/>
    </xsl:perform-sort>
  </xsl:variable>

  <xsl:function name="f:sorted-name" as="xs:string">
    <xsl:param name="person" as="element(person)"/>
    <xsl:variable name="name" as="element(persName)?" select="$person/persName[1]"/>
    <xsl:sequence select="if ($name/surname) then string-join(($name/surname[1]/normalize-space(), string-join($name/forename ! normalize-space(), ' ')[. ne '']), ', ')
        else ($name/normalize-space()[. ne ''], string($person/@xml:id))[1]"/>
  </xsl:function>

  <xsl:template name="f:persons">
    <xsl:if test="$f:named">
      <xsl:value-of select="'&#10;#leaf()&#10;' || f:running-head('', f:label('persons')) || '&#10;#head(1)[' || f:t(f:label('persons')) || ']&#10;'"/>
      <xsl:for-each select="$f:named">
        <xsl:variable name="years" as="xs:string*" select="(birth, death) ! substring((@when, @notBefore, normalize-space())[. ne ''][1], 1, 4)"/>
        <xsl:variable name="details" as="xs:string*" select="
            (string-join($years, '–')[exists(current()/birth) and exists(current()/death)], (affiliation, occupation)/normalize-space())[. ne '']"/>
        <xsl:value-of select="'#register-entry[#smallcaps[' || f:t(f:sorted-name(.)) || '];' || '#h(0.6em)'[exists($details)] || f:t(string-join($details, '. ')) || ']&#10;'"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:running-head" as="xs:string">
    <xsl:param name="left" as="xs:string"/>
    <xsl:param name="right" as="xs:string"/>
    <xsl:sequence select="'#running(opening: true, ' || f:string(f:brief($left)) || ', ' || f:string(f:brief($right)) || ')'"/>
  </xsl:function>

  <!-- A document, on a new page, with its number. Its running head has the number, the title and the date. -->
  <xsl:template name="f:document">
    <xsl:variable name="number" as="xs:string" select="f:label('number', string($f:document-numbers(generate-id())))"/>
    <xsl:variable name="short" as="xs:string" select="f:title-of(., 'short')"/>
    <xsl:value-of select="'&#10;#new-page&#10;' || f:running-head($number || ' · ' || $short, string(f:dated(teiHeader))) || '&#10;'"/>
    <xsl:if test="not(f:head-of(.))">
      <xsl:value-of select="f:document-head(.) || '[' || f:t(f:title-of(., 'main')) || ']&#10;'"/>
      <xsl:call-template name="f:facts"/>
    </xsl:if>
    <xsl:variable name="language" as="xs:string" select="f:language-of(text)"/>
    <xsl:value-of select="('#language(' || f:string($language) || ')[')[$language ne f:language-of($f:corpus/*)]"/>
    <xsl:apply-templates select="text" mode="f:text"/>
    <xsl:value-of select="'];&#10;'[$language ne f:language-of($f:corpus/*)]"/>
  </xsl:template>

  <xsl:function name="f:document-head" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="'#document-head([' || f:t(f:label('number', string($f:document-numbers(generate-id($tei))))) || '], ['
        || f:t(f:title-of($tei, 'short')) || '])'"/>
  </xsl:function>

  <xsl:template match="TEI/text//head[. is f:head-of(ancestor::TEI[1])]" mode="f:text" priority="5">
    <xsl:value-of select="'&#10;&#10;' || f:document-head(ancestor::TEI[1]) || '['"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="'];' || '&#10;&#10;'"/>
    <xsl:call-template name="f:facts"/>
  </xsl:template>

  <!-- Indexes: persons by surname, places by name. Each mark in the text supplies a page number. -->
  <xsl:template name="f:indexes">
    <xsl:variable name="entries" as="element(place)*">
      <xsl:perform-sort select="distinct-values($f:corpus//text//@ref ! f:ids(.)) ! (key('f:place', ., ($places, $f:corpus)[1])[1])">
        <xsl:sort select="normalize-space(placeName[1])" lang="{$lang}"/>
      </xsl:perform-sort>
    </xsl:variable>
    <xsl:call-template name="f:index">
      <xsl:with-param name="title" select="f:label('index-persons')"/>
      <xsl:with-param name="entries" select="$f:named ! f:index-entry(@xml:id, f:sorted-name(.))"/>
    </xsl:call-template>
    <xsl:call-template name="f:index">
      <xsl:with-param name="title" select="f:label('index-places')"/>
      <xsl:with-param name="entries" select="$entries ! f:index-entry(@xml:id, normalize-space(placeName[1]))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:key name="f:place" match="place" use="@xml:id"/>

  <xsl:function name="f:index-entry" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="'(' || f:string($id) || ', [' || f:t($name) || '])'"/>
  </xsl:function>

  <xsl:template name="f:index">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="entries" as="xs:string*"/>
    <xsl:if test="exists($entries)">
      <xsl:value-of select="'&#10;#new-page&#10;' || f:running-head('', $title) || '&#10;#head(1)[' || f:t($title) || ']&#10;#index(' || string-join($entries, ', ') || ')&#10;'"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:colophon">
    <xsl:value-of select="'&#10;#colophon[' || f:t(f:label('colophon', $f:edition-title)) || ']&#10;'"/>
  </xsl:template>
</xsl:stylesheet>
