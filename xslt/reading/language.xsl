<?xml version="1.0" encoding="UTF-8"?>
<!-- The language of a document and of its passages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="../common/direction.xsl"/>

  <!-- Return a language tag as BCP 47 writes it, or nothing if it is none. -->
  <xsl:function name="rp:language-tag" as="xs:string?" cache="yes">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="tag" as="xs:string" select="translate(normalize-space($tag), '_', '-')"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($tag, '-')"/>
    <xsl:variable name="language" as="xs:string?" select="
        $parts[1] ! lower-case(.) ! (map{'eng': 'en', 'deu': 'de', 'ger': 'de', 'fra': 'fr', 'fre': 'fr', 'spa': 'es', 'ita': 'it', 'lat': 'la',
          'ara': 'ar', 'heb': 'he', 'ell': 'el', 'gre': 'el', 'rus': 'ru', 'pol': 'pl', 'por': 'pt', 'nld': 'nl', 'dut': 'nl', 'slv': 'sl',
          'zho': 'zh', 'chi': 'zh', 'jpn': 'ja'}(.), .)[1]"/>
    <xsl:sequence select="string-join(($language, $parts[position() gt 1]), '-')[matches(., '^([a-z]{2,3}|x)(-[A-Za-z0-9]{1,8})*$')][not($language = 'mp')]"/>
  </xsl:function>

  <!-- Return the language of a document: of its text, of its root, or the language its header names; else `und`. -->
  <xsl:function name="r:language" as="xs:string" cache="yes">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="used" as="element(language)*" select="$root/teiHeader/profileDesc/langUsage/language[@ident]"/>
    <xsl:sequence select="(
        ($root/text/@xml:lang, $root/@xml:lang, $root/text/body/@xml:lang, $root/ancestor::*/@xml:lang,
          sort($used[@usage castable as xs:decimal], (), function($l) { -xs:decimal($l/@usage) })[1]/@ident,
          $used[1]/@ident, $root/ancestor::*/teiHeader/profileDesc/langUsage/language[1]/@ident) ! rp:language-tag(.), 'und')[1]"/>
  </xsl:function>

  <!-- The attributes of a passage in a language of its own. -->
  <xsl:template name="rp:language">
    <xsl:for-each select="@xml:lang ! rp:language-tag(.)">
      <xsl:attribute name="lang" select="."/>
      <xsl:attribute name="dir" select="f:direction(.)" xmlns:f="urn:teikit:functions"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
