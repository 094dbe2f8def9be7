<?xml version="1.0" encoding="UTF-8"?>
<!--
  Resolve abstract patterns and rules: the result has the patterns of the phase, with parameters substituted and rules
  extended.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:_at="https://teikit.org/ns/schematron/source"
  xmlns:_f="https://teikit.org/ns/schematron" exclude-result-prefixes="#all">

  <xsl:function name="_f:instances" as="document-node(element(sch:schema))">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:document>
      <xsl:apply-templates select="$schema" mode="instance">
        <xsl:with-param name="values" as="map(xs:string, xs:string)" select="map {}" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:document>
  </xsl:function>

  <xsl:mode name="instance" on-no-match="shallow-copy"/>

  <xsl:template match="sch:schema" mode="instance" as="element()">
    <xsl:copy>
      <xsl:attribute name="xml:base" select="base-uri(.)"/>
      <xsl:apply-templates select="@* | node()" mode="instance"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:pattern[_f:abstract(.)] | sch:rule[_f:abstract(.)] | sch:rules" mode="instance"/>

  <xsl:template match="sch:pattern[not(_f:active(.))]" mode="instance" priority="2"/>

  <xsl:template match="sch:pattern[@is-a]" mode="instance" as="element()">
    <xsl:variable name="abstract" as="element()" select="key('id', @is-a)[self::sch:pattern]"/>
    <xsl:variable name="given" as="map(xs:string, xs:string)" select="map:merge(
      ($abstract, .)/sch:param ! map { string(@name): string(@value) }, map { 'duplicates': 'use-last' })"/>
    <xsl:copy>
      <xsl:apply-templates select="$abstract/(@* except (@id, @abstract))" mode="instance">
        <xsl:with-param name="values" select="$given" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="@* except @is-a" mode="instance"/>
      <xsl:apply-templates select="$abstract/(node() except sch:param), node() except sch:param" mode="instance">
        <xsl:with-param name="values" select="$given" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:extends" mode="instance" as="node()*">
    <xsl:apply-templates select="_f:extended(.)[1]/node()" mode="instance"/>
  </xsl:template>

  <!-- A parameter of an abstract pattern is substituted as text wherever its name follows a dollar sign (6.3). -->
  <xsl:template match="sch:*/@*[contains(., '$')]" mode="instance" as="attribute()">
    <xsl:param name="values" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="_f:replaced(string(.), $values)"/>
  </xsl:template>

  <xsl:function name="_f:active" as="xs:boolean">
    <xsl:param name="pattern" as="element()"/>
    <xsl:sequence select="$phase-used = '#ALL'
      or $pattern/../sch:phase[@id = $phase-used]/sch:active/@pattern = $pattern/@id"/>
  </xsl:function>

  <xsl:function name="_f:replaced" as="xs:string">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$expression" regex="\$([\i-[:]][\c-[:]]*)">
        <xsl:matching-substring>
          <xsl:sequence select="_f:value(regex-group(1), $values)"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="if (map:size($values) = 0) then $expression else string-join($parts)"/>
  </xsl:function>

  <!--
    XML allows full stops and hyphens in names, so the characters after a parameter can look like part of it. The
    longest matching parameter is used.
  -->
  <xsl:function name="_f:value" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)"/>
    <xsl:variable name="longest" as="xs:string?" select="sort(map:keys($values)[. = $name or starts-with($name, . || '.')
      or starts-with($name, . || '-')], (), string-length#1)[last()]"/>
    <xsl:sequence select="if (exists($longest)) then $values($longest) || substring($name, string-length($longest) + 1)
      else '$' || $name"/>
  </xsl:function>

</xsl:stylesheet>
