<?xml version="1.0" encoding="UTF-8"?>
<!-- Names in documents, and the texts of an ODD in the language of the documentation. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <!--
    Return one of several versions of a text: the one in the language of the manual, else the one in the documentation
    language of the schema, else the one without a language or in English, else the first.
  -->
  <xsl:function name="odd:in-language" as="element()?">
    <xsl:param name="versions" as="element()*"/>
    <xsl:sequence select="(for $language in $odd:languages return $versions[odd:is-language(@xml:lang, $language)],
        $versions[not(@xml:lang)], $versions[@xml:lang = 'en'], $versions)[1]"/>
  </xsl:function>

  <!-- Test whether a language tag is that of a language, or of a region of it. -->
  <xsl:function name="odd:is-language" as="xs:boolean">
    <xsl:param name="tag" as="attribute()?"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="$tag = $language or starts-with($tag, $language || '-')"/>
  </xsl:function>

  <!--
    Return the name used in documents: an altIdent without a language, or in the language that the schema selects.
  -->
  <xsl:function name="odd:external-name" as="xs:string">
    <xsl:param name="named" as="element()"/>
    <xsl:variable name="language" as="xs:string?" select="$named/ancestor::schemaSpec/@targetLang"/>
    <xsl:sequence select="string(($named/altIdent[@xml:lang = $language],
        $named/altIdent[not(@xml:lang)][not(@type = 'FPI')], $named/@ident)[1])"/>
  </xsl:function>

  <!-- Return the namespace of an attribute: its own, or that of its prefix. -->
  <xsl:function name="odd:attribute-namespace" as="xs:string">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:variable name="prefix" as="xs:string" select="substring-before(odd:external-name($attribute), ':')"/>
    <xsl:sequence select="string(($attribute/@ns, $prefix[.] ! namespace-uri-for-prefix(., $attribute))[1])"/>
  </xsl:function>
</xsl:stylesheet>
