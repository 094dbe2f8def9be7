<?xml version="1.0" encoding="UTF-8"?>
<!--
  ISO Schematron (ISO/IEC 19757-3:2016 and 2020; query bindings xslt, xslt2, xslt3) to XSLT 3.0.

  Source: a schema with resolved inclusions. On elements that have them, _at:file and _at:line give their original
  position.

  Output: a stylesheet. Applied to a document, it returns an _f:findings element with an _f:found for each failed
  assertion and each successful report or, if the schema has errors, an _f:faults element with an _f:fault for each
  error.

  The stylesheet visits each node of the document once: the rules of all patterns are template rules of one mode, tried
  in the order of the schema, each continuing with the next by xsl:next-match.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:out="urn:x-teikit:output"
  xmlns:_at="https://teikit.org/ns/schematron/source" xmlns:_f="https://teikit.org/ns/schematron"
  exclude-result-prefixes="#all">

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" indent="yes" encoding="UTF-8"/>

  <xsl:include href="faults.xsl"/>
  <xsl:include href="instances.xsl"/>
  <xsl:include href="variables.xsl"/>
  <xsl:include href="rules.xsl"/>
  <xsl:include href="messages.xsl"/>
  <xsl:include href="runtime.xsl"/>

  <!--
    The phase to validate: a name, #ALL for all patterns, or #DEFAULT for the defaultPhase of the schema (all patterns
    if it has none).
  -->
  <xsl:param name="phase" as="xs:string" select="'#DEFAULT'"/>

  <xsl:variable name="phase-used" as="xs:string"
    select="if ($phase = ('', '#DEFAULT')) then string((/sch:schema/@defaultPhase, '#ALL')[1]) else $phase"/>

  <xsl:key name="id" match="sch:*[@id]" use="string(@id)"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="faults" as="element(_f:fault)*" select="_f:faults(sch:schema)"/>
    <xsl:variable name="schema" as="element(sch:schema)?" select="if ($faults) then () else _f:instances(sch:schema)/sch:schema"/>
    <xsl:variable name="clashes" as="element(_f:fault)*" select="$schema ! _f:clashes(.)"/>
    <xsl:choose>
      <xsl:when test="$faults or $clashes">
        <_f:faults>
          <xsl:sequence select="$faults, $clashes"/>
        </_f:faults>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="_f:scoped($schema)/sch:schema" mode="compile"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:mode name="compile" on-no-match="deep-skip"/>

  <xsl:template match="sch:schema" mode="compile" as="element()">
    <xsl:variable name="groups" as="map(*)*" select="_f:groups(.)"/>
    <out:stylesheet version="3.0">
      <xsl:apply-templates select="sch:ns" mode="namespace"/>
      <xsl:sequence select="_f:predeclared(sch:ns/@prefix)"/>
      <xsl:namespace name="_f">https://teikit.org/ns/schematron</xsl:namespace>
      <xsl:namespace name="_at">https://teikit.org/ns/schematron/source</xsl:namespace>
      <xsl:copy-of select="@xml:base"/>
      <xsl:attribute name="exclude-result-prefixes">#all</xsl:attribute>
      <xsl:apply-templates select="xsl:import, xsl:* except xsl:import" mode="foreign"/>
      <xsl:sequence select="_f:runtime()"/>
      <xsl:apply-templates select="sch:let, sch:phase[@id = $phase-used]/sch:let, sch:pattern/sch:let" mode="variable"/>
      <xsl:sequence select="_f:start($groups)"/>
      <xsl:for-each select="$groups">
        <xsl:sequence select="_f:mode-of(.)"/>
      </xsl:for-each>
    </out:stylesheet>
  </xsl:template>

  <!--
    The active patterns, grouped by the documents to which they apply: maps with mode, documents (an expression, or
    empty) and patterns.
  -->
  <xsl:function name="_f:groups" as="map(*)*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:for-each-group select="$schema/sch:pattern" group-by="string(@documents)">
      <xsl:sequence select="map {
        'mode': 'Q{https://teikit.org/ns/schematron}group-' || position(),
        'documents': current-grouping-key(),
        'patterns': current-group(),
        'version': _f:version($schema) }"/>
    </xsl:for-each-group>
  </xsl:function>

  <!--
    The XSLT version in which expressions of the schema are evaluated: the query binding xslt requires the conversions
    of XPath 1.0.
  -->
  <xsl:function name="_f:version" as="xs:string">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:sequence select="if (_f:binding($schema) = 'xslt') then '1.0' else '3.0'"/>
  </xsl:function>

  <xsl:function name="_f:binding" as="xs:string">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:sequence select="lower-case(string(($schema/@queryBinding[normalize-space()], 'xslt')[1]))"/>
  </xsl:function>

  <!--
    The prefixes of the standard functions and types, which schemas use without a declaration, unless the schema binds
    them to another namespace.
  -->
  <xsl:function name="_f:predeclared" as="namespace-node()*">
    <xsl:param name="declared" as="xs:string*"/>
    <xsl:variable name="standard" as="map(xs:string, xs:string)" select="map {
      'xs': 'http://www.w3.org/2001/XMLSchema',
      'fn': 'http://www.w3.org/2005/xpath-functions',
      'map': 'http://www.w3.org/2005/xpath-functions/map',
      'array': 'http://www.w3.org/2005/xpath-functions/array',
      'math': 'http://www.w3.org/2005/xpath-functions/math' }"/>
    <xsl:for-each select="map:keys($standard)[not(. = $declared)]">
      <xsl:namespace name="{.}" select="$standard(.)"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:mode name="namespace" on-no-match="fail"/>

  <xsl:template match="sch:ns" mode="namespace" as="namespace-node()">
    <xsl:namespace name="{normalize-space(@prefix)}" select="normalize-space(@uri)"/>
  </xsl:template>

  <!-- XSLT in the schema (xsl:key, xsl:function …) is copied; addresses of modules are made absolute. -->
  <xsl:mode name="foreign" on-no-match="shallow-copy"/>

  <xsl:template match="xsl:include/@href | xsl:import/@href" mode="foreign" as="attribute()">
    <xsl:attribute name="href" select="resolve-uri(., base-uri(..))"/>
  </xsl:template>

</xsl:stylesheet>
