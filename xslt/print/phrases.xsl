<?xml version="1.0" encoding="UTF-8"?>
<!-- Text and phrases: emphasis, names, references, page breaks, editorial interventions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="f:text">
    <xsl:value-of select="f:t(f:whole(.))"/>
  </xsl:template>

  <!-- Only one of the spaces around a page break is kept; otherwise a line could begin with the other. -->
  <xsl:template match="text()[starts-with(., ' ')][preceding-sibling::node()[1][self::pb]/preceding-sibling::node()[1][ends-with(., ' ')]]"
    mode="f:text" priority="1">
    <xsl:value-of select="f:t(substring(., 2))"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="f:text"/>

  <!-- An element without a template is set without formatting, with a message. -->
  <xsl:template match="*" mode="f:text" priority="-2">
    <xsl:message select="'no template for ' || name() || ': its content is set as it is'"/>
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- Phrases without a typographic distinction. -->
  <xsl:template match="persName | placeName | orgName | name | rs | num | measure | idno | bibl | biblScope | publisher | pubPlace | seg | author
      | editor | surname | forename | settlement | country | geogName | affiliation | roleName | s | w | pc | c | ident | code | date | time | mentioned
      | distinct | desc | resp | actor | role | roleDesc | abbr | expan | sic | orig | reg | ex | am | subst | surplus | gloss | q | quote
      | soCalled | term | extent
      | geo | location | region | occupation | birth | death | floruit | sex | gender | nationality | residence | education | faith | event | addName
      | nameLink | genName | state | trait | bloc | district | email | objectName | biblStruct | monogr | analytic | imprint | series | edition" mode="f:text" priority="-1">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- Index marks: the entity of a name, in a mark before its words. -->
  <xsl:template match="(persName | placeName | rs | name)[@ref]" mode="f:text" priority="0.9">
    <xsl:value-of select="f:ids(@ref)[$f:indexed] ! ('#mark(' || f:string(.) || ');')" separator=""/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="anchor | index | fw" mode="f:text"/>

  <xsl:template match="lb" mode="f:text">
    <xsl:text> \&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="milestone" mode="f:text">
    <xsl:if test="not(f:is-inline(.))">
      <xsl:text>&#10;&#10;#rule&#10;&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pb" mode="f:text">
    <xsl:variable name="inline" as="xs:boolean" select="f:is-inline(.) or f:adjacent(., 'before')[self::l] and f:adjacent(., 'after')[self::l]"/>
    <xsl:value-of select="@n ! ('#pb' || '-block'[not($inline)] || '(' || f:string(.) || ');')"/>
  </xsl:template>

  <!-- Emphasis -->

  <!--
    The functions for values of @rend. A value is matched by a part of the word, because projects use different words.
  -->
  <xsl:variable name="f:renderings" as="map(xs:string, xs:string)" select="map{
      'ital|spaced|gesperrt': 'emph', 'bold|strong': 'strong', 'small-?caps|^sc$': 'smallcaps', '^sup': 'super', '^sub(script)?$': 'sub',
      'underlin|^ul$': 'underline', 'strike|strikethrough': 'strike', '^(all-?)?caps$|upper': 'upper'}"/>

  <xsl:function name="f:emphasis" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:rendering(string($element/@rend))"/>
  </xsl:function>

  <xsl:function name="f:rendering" as="xs:string*" cache="yes">
    <xsl:param name="rend" as="xs:string"/>
    <xsl:sequence select="for $word in tokenize(lower-case($rend)) return sort(map:keys($f:renderings))[matches($word, .)] ! $f:renderings(.)"/>
  </xsl:function>

  <xsl:template match="hi" mode="f:text">
    <xsl:variable name="set" as="xs:string*" select="f:emphasis(.)"/>
    <xsl:value-of select="$set ! ('#' || . || '[')" separator=""/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="$set ! '];'" separator=""/>
  </xsl:template>

  <xsl:template match="emph | title[not(@level = 'a')]" mode="f:text">
    <xsl:text>#emph[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <xsl:template match="title" mode="f:text" priority="-1">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- Text in another language is hyphenated by the rules of that language. -->
  <xsl:template match="foreign" mode="f:text">
    <xsl:value-of select="'#text(' || (@xml:lang ! f:language(.) ! ('lang: ' || f:string(.) || ', ')) || 'style: &quot;italic&quot;)['"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <!-- References to a URL or to a location in this document. A reference without a target becomes text. -->

  <xsl:key name="f:pointer" match="ref | ptr" use="tokenize(@target)[1] ! f:pointed(.)"/>

  <!-- A location that a reference in the document points to. -->
  <xsl:function name="f:anchor" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@xml:id[exists(key('f:pointer', ., root($element)))]
        ! ('#metadata(none)#label(' || f:string(f:place(., $element)) || ');')"/>
  </xsl:function>

  <!-- Return the name of a location in the volume. IDs are unique only within a document. -->
  <xsl:function name="f:place" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join(($element/ancestor::TEI[parent::teiCorpus]/@n, $id), '/')"/>
  </xsl:function>

  <xsl:template match="*[@xml:id][not(self::row or self::cell or self::item or self::label)]" mode="f:text" priority="10">
    <xsl:value-of select="f:anchor(.)"/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="ref | ptr" mode="f:text">
    <xsl:variable name="target" as="xs:string" select="(tokenize(@target), '')[1]"/>
    <xsl:variable name="place" as="xs:string?" select="
        if (matches($target, '^(https?:|mailto:)')) then 'link(' || f:string($target)
        else f:pointed($target) ! ('to(' || f:string(f:place(., current())))"/>
    <xsl:value-of select="$place ! ('#' || . || ')[')"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="f:t($target[not(current()/node())])"/>
    <xsl:value-of select="$place ! '];'"/>
  </xsl:template>

  <!-- Editorial interventions -->

  <xsl:template match="choice" mode="f:text">
    <xsl:apply-templates select="(corr, reg, expan, sic, orig, abbr, *)[1]" mode="f:text"/>
  </xsl:template>

  <xsl:template match="supplied | unclear | del | add" mode="f:text">
    <xsl:value-of select="'#' || local-name() || '['"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <xsl:template match="corr | damage" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="gap" mode="f:text">
    <xsl:value-of select="'#gap[' || f:t(f:label(if (@reason = ('illegible', 'damage')) then 'illegible' else 'omitted')) || '];'"/>
  </xsl:template>
</xsl:stylesheet>
