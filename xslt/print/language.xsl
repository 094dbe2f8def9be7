<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages. Each part of a text is hyphenated, and read aloud, by the rules of its language. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- Three-letter codes (ISO 639-2) of languages with a two-letter code, which Typst uses to choose hyphenation patterns. -->
  <xsl:variable name="pp:short-codes" as="map(xs:string, xs:string)" select="map{
      'ara': 'ar', 'bul': 'bg', 'cat': 'ca', 'ces': 'cs', 'cze': 'cs', 'dan': 'da', 'deu': 'de', 'dut': 'nl', 'ell': 'el', 'eng': 'en', 'est': 'et',
      'fin': 'fi', 'fra': 'fr', 'fre': 'fr', 'ger': 'de', 'gle': 'ga', 'gre': 'el', 'heb': 'he', 'hrv': 'hr', 'hun': 'hu', 'ice': 'is', 'isl': 'is',
      'ita': 'it', 'lat': 'la', 'lav': 'lv', 'lit': 'lt', 'nld': 'nl', 'nor': 'no', 'pol': 'pl', 'por': 'pt', 'ron': 'ro', 'rum': 'ro', 'rus': 'ru',
      'slk': 'sk', 'slo': 'sk', 'slv': 'sl', 'spa': 'es', 'srp': 'sr', 'swe': 'sv', 'tur': 'tr', 'ukr': 'uk'}"/>

  <!-- Return the language of a tag (BCP 47) as Typst names it; empty for other tags, such as private ones. -->
  <xsl:function name="p:language" as="xs:string?">
    <xsl:param name="tag" as="xs:string?"/>
    <xsl:variable name="code" as="xs:string?" select="tokenize(lower-case($tag), '[-_]')[1][matches(., '^[a-z]{2,3}$')][. ne 'und']"/>
    <xsl:sequence select="$code ! ($pp:short-codes(.), .)[1]"/>
  </xsl:function>

  <!-- Return the language of an element, or of its context if it has none. -->
  <xsl:function name="p:language-of" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="($element/p:language((ancestor-or-self::*/@lang)[last()]), 'en')[1]"/>
  </xsl:function>

  <!-- An element in a language other than that of its context. The language of the whole text is set for the document. -->
  <xsl:template match="*[@lang][not(self::row or self::cell or self::item or self::label or self::caption)]" mode="p:write" priority="15">
    <xsl:variable name="language" as="xs:string" select="p:language-of(.)"/>
    <xsl:variable name="other" as="xs:boolean" select="$language ne p:language-of(..)"/>
    <xsl:value-of select="('#language(' || p:string($language) || ')[')[$other]"/>
    <xsl:next-match/>
    <xsl:value-of select="'];'[$other]"/>
  </xsl:template>
</xsl:stylesheet>
