<?xml version="1.0" encoding="UTF-8"?>
<!-- The facts about a document in print: the title page, the author, the metadata below the title. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:mode name="p:title" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="p:facts" on-no-match="fail" use-accumulators="#all"/>

  <!-- Test whether the text has a title to print: a title page, or a heading for the whole text. -->
  <xsl:function name="pp:has-title" as="xs:boolean">
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="exists(($document/contents//heading[@title])[1]) or exists(($document/contents//title-page)[1])"/>
  </xsl:function>

  <!-- The title from the facts, if the text has none. -->
  <xsl:template match="document" mode="p:title">
    <xsl:value-of select="'#head(1)[' || p:text(facts/title) || ']&#10;'"/>
    <xsl:apply-templates select="facts" mode="p:facts"/>
  </xsl:template>

  <!-- In a book and a corpus, the title has a page of its own. -->
  <xsl:template match="document[@book] | corpus" mode="p:title">
    <xsl:value-of select="'#title-page[#title-main[' || p:text(facts/title) || ']'"/>
    <xsl:value-of select="facts/subtitle ! ('#title-part[' || p:text(.) || ']')"/>
    <xsl:value-of select="pp:author-lines(facts)"/>
    <xsl:value-of select="facts/editor ! ('#centred[' || p:text(f:label('edited-by', string(.))) || ']')"/>
    <xsl:value-of select="string-join(facts/(edition, publisher, published)[normalize-space()], ', ')[. ne ''] ! ('#centred[' || p:text(.) || ']')"/>
    <xsl:text>]&#10;</xsl:text>
    <xsl:call-template name="p:contents"/>
  </xsl:template>

  <!-- Write the authors, one a line. -->
  <xsl:function name="pp:author-lines" as="xs:string*">
    <xsl:param name="facts" as="element(facts)"/>
    <xsl:sequence select="$facts/author[normalize-space()] ! ('#title-author[' || p:text(.) || ']')"/>
  </xsl:function>

  <!-- The authors, unless they are the senders, and the metadata of a letter or a file. -->
  <xsl:template match="facts" mode="p:facts">
    <xsl:variable name="authors" as="element(author)*" select="author[normalize-space()][not(. = ../correspondent[@role = 'from'])]"/>
    <xsl:variable name="pairs" as="xs:string*" select="
        correspondent[@role = 'from'] ! p:fact('from', .),
        correspondent[@role = 'to'] ! p:fact('to', .),
        p:dated(.) ! p:fact('date', .),
        identifier[@type = 'file'] ! p:fact('file', .),
        source[normalize-space()][1] ! p:fact('source', .)"/>
    <xsl:if test="exists($authors) and not(../self::document/@book)">
      <xsl:value-of select="'&#10;#author-line[' || p:text(string-join($authors ! normalize-space(.), ' · ')) || ']&#10;'"/>
    </xsl:if>
    <xsl:if test="exists($pairs)">
      <xsl:value-of select="'&#10;#facts(' || string-join($pairs, ', ') || ')&#10;&#10;'"/>
    </xsl:if>
  </xsl:template>

  <!-- Return a label and a value, as a pair of Typst content. -->
  <xsl:function name="p:fact" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="'([' || p:text(f:label($key)) || '], [' || p:text(normalize-space($value)) || '])'"/>
  </xsl:function>

  <!-- Return the date of a document, as people write it. -->
  <xsl:function name="p:dated" as="xs:string?">
    <xsl:param name="facts" as="element(facts)?"/>
    <xsl:sequence select="$facts/date ! (@when ! f:date(.), normalize-space(.))[. ne ''][1]"/>
  </xsl:function>

  <!-- Shorten a text to about sixty characters, for use next to other text. -->
  <xsl:function name="p:brief" as="xs:string">
    <xsl:param name="words" as="xs:string?"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($words)"/>
    <xsl:sequence select="if (string-length($words) le 60) then $words else replace(substring($words, 1, 58), '\s+\S*$', '') || ' …'"/>
  </xsl:function>

  <!-- Return a call that sets the running heads from here on. -->
  <xsl:function name="p:running-head" as="xs:string">
    <xsl:param name="left" as="xs:string"/>
    <xsl:param name="right" as="xs:string"/>
    <xsl:sequence select="'#running(opening: true, ' || p:string(p:brief($left)) || ', ' || p:string(p:brief($right)) || ')'"/>
  </xsl:function>
</xsl:stylesheet>
