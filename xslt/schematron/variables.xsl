<?xml version="1.0" encoding="UTF-8"?>
<!--
  Variables (5.4.5). Those of the schema, of the active phase and of the patterns are global in XSLT. A variable of a
  pattern is visible in other patterns, unless another scope defines the same name. In that case, each pattern has a
  separate variable, named after the pattern, and its expressions are changed accordingly.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns:out="urn:x-teikit:output" xmlns:_at="https://teikit.org/ns/schematron/source"
  xmlns:_f="https://teikit.org/ns/schematron" exclude-result-prefixes="#all">

  <!-- A variable that is hidden in its whole scope by variables of narrower scopes is an error. -->
  <xsl:function name="_f:clashes" as="element(_f:fault)*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="phase-lets" as="element(sch:let)*" select="$schema/sch:phase[@id = $phase-used]/sch:let"/>
    <xsl:for-each select="$schema/sch:let[not(@name = $phase-lets/@name)], $phase-lets">
      <xsl:variable name="name" as="xs:string" select="string(@name)"/>
      <xsl:variable name="hiding" as="element(sch:let)*" select="$schema/sch:pattern/sch:let[@name = $name]"/>
      <xsl:if test="$hiding and count($hiding/..) = count($schema/sch:pattern)">
        <xsl:sequence select="_f:fault($hiding[1], 'the variable ' || $name || ' is defined by the '
          || local-name(..) || ' and by the pattern, so that no rule sees the first')"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:sequence select="$schema/sch:pattern/sch:rule/sch:let[_f:twice(.)]
      ! _f:fault(., 'the variable ' || @name || ' is defined twice in this rule and those it extends')"/>
  </xsl:function>

  <xsl:function name="_f:scoped" as="document-node(element(sch:schema))">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:document>
      <xsl:apply-templates select="$schema" mode="scope"/>
    </xsl:document>
  </xsl:function>

  <xsl:mode name="scope" on-no-match="shallow-copy"/>

  <!-- A variable of the active phase replaces that of the schema. -->
  <xsl:template match="sch:schema/sch:let[@name = ../sch:phase[@id = $phase-used]/sch:let/@name]" mode="scope"/>

  <xsl:template match="sch:pattern[sch:let]" mode="scope" as="element()">
    <xsl:variable name="others" as="element(sch:let)*" select="../(. , sch:phase[@id = $phase-used],
      sch:pattern except current())/sch:let"/>
    <xsl:copy>
      <xsl:apply-templates select="@* | node()" mode="scope">
        <xsl:with-param name="own" as="xs:string*" select="sch:let/@name[. = $others/@name] ! string()" tunnel="yes"/>
        <xsl:with-param name="suffix" as="xs:string" select="'.of-pattern-' || (count(preceding-sibling::sch:pattern) + 1)"
          tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <!-- A variable of a rule hides that of its pattern. -->
  <xsl:template match="sch:rule[sch:let]" mode="scope" as="element()">
    <xsl:param name="own" as="xs:string*" select="()" tunnel="yes"/>
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="scope"/>
      <xsl:apply-templates select="node()" mode="scope">
        <xsl:with-param name="own" as="xs:string*" select="$own[not(. = current()/sch:let/@name)]" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:pattern/sch:let/@name" mode="scope" as="attribute()">
    <xsl:param name="own" as="xs:string*" tunnel="yes"/>
    <xsl:param name="suffix" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="name" select=". || (if (. = $own) then $suffix else '')"/>
  </xsl:template>

  <xsl:template match="sch:pattern//sch:*/@*[contains(., '$')]" mode="scope" as="attribute()">
    <xsl:param name="own" as="xs:string*" select="()" tunnel="yes"/>
    <xsl:param name="suffix" as="xs:string" select="''" tunnel="yes"/>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}"
      select="if (exists($own)) then _f:renamed(string(.), $own, $suffix) else string(.)"/>
  </xsl:template>

  <!-- Return an expression with renamed variables. Text in strings and comments is not changed. -->
  <xsl:function name="_f:renamed" as="xs:string">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:param name="names" as="xs:string*"/>
    <xsl:param name="suffix" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$expression" flags="s"
        regex="&quot;[^&quot;]*&quot;|'[^']*'|\(:.*?:\)|\$\s*([\i-[:]][\c-[:]]*)">
        <xsl:matching-substring>
          <xsl:sequence select="if (regex-group(1) = $names) then '$' || regex-group(1) || $suffix else ."/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <xsl:mode name="variable" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="variable" as="element()">
    <out:variable name="{normalize-space(@name)}">
      <xsl:sequence select="_f:place(.)"/>
      <xsl:copy-of select="@as"/>
      <xsl:if test="_f:version(ancestor::sch:schema) = '1.0'">
        <xsl:attribute name="version">1.0</xsl:attribute>
      </xsl:if>
      <xsl:attribute name="select" select="(@value, _f:content(.))[1]"/>
    </out:variable>
  </xsl:template>

  <!-- Return an expression for the content of a variable: its nodes are copied, even if they are XSLT instructions. -->
  <xsl:function name="_f:content" as="xs:string">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:variable name="bare" as="node()*">
      <xsl:apply-templates select="$let/node()" mode="bare"/>
    </xsl:variable>
    <xsl:variable name="xml" as="xs:string"
      select="serialize($bare, map { 'method': 'xml', 'omit-xml-declaration': true() })"/>
    <xsl:sequence select="'parse-xml-fragment(''' || replace($xml, '''', '''''')
      || ''')/node()[not(self::text()[not(normalize-space())])]'"/>
  </xsl:function>

  <!-- Copy without the attributes that record the original position. -->
  <xsl:mode name="bare" on-no-match="shallow-copy"/>
  <xsl:template match="@_at:*" mode="bare"/>

  <!-- The position of an instruction in the schema, for errors that the processor reports. -->
  <xsl:function name="_f:place" as="attribute()*">
    <xsl:param name="declared" as="element()"/>
    <xsl:sequence select="$declared/ancestor-or-self::*[@_at:line][1]/(@_at:file, @_at:line)"/>
  </xsl:function>

</xsl:stylesheet>
