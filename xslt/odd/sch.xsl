<?xml version="1.0" encoding="UTF-8"?>
<!--
  ODD to Schematron (ISO/IEC 19757-3). Input: a TEI document with a schemaSpec. Output: one schema with the query
  binding xslt3 and a pattern for each constraintSpec.

  Rules keep their contexts. An assertion outside a rule gets the element, attribute or class of its specification as
  the context. Keys, functions and namespaces are moved to the start of the schema.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="xs odd" version="3.0">

  <xsl:import href="model.xsl"/>
  <xsl:import href="faults.xsl"/>
  <xsl:import href="merge.xsl"/>
  <xsl:import href="pure.xsl"/>
  <xsl:import href="names.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes" suppress-indentation="sch:assert sch:report sch:diagnostic sch:title sch:p"/>

  <xsl:param name="source" as="document-node()?" select="()">
    <!-- The ODD that is customised, if any. -->
  </xsl:param>
  <xsl:param name="check" as="xs:boolean" select="true()">
    <!-- Check the ODD first. Callers that have run check.xsl can switch this off. -->
  </xsl:param>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="odd:rule" on-no-match="fail"/>
  <xsl:mode name="odd:head" on-no-match="shallow-copy"/>

  <xsl:template match="/" as="element(sch:schema)">
    <xsl:if test="$check">
      <xsl:call-template name="odd:stop-at-faults">
        <xsl:with-param name="odd" select="."/>
        <xsl:with-param name="source" select="$source"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:variable name="schema" as="element(schemaSpec)" select="odd:pure(., $source)/schemaSpec"/>
    <xsl:variable name="rules" as="element(constraintSpec)*"
                  select="$schema//constraintSpec[not(@mode = 'delete')][not(ancestor::*/@mode = 'delete')]"/>
    <sch:schema queryBinding="xslt3">
      <sch:title><xsl:value-of select="'Rules of ' || ($schema/@ident, 'the ODD')[1]"/></sch:title>
      <xsl:sequence select="odd:namespaces($rules)"/>
      <xsl:apply-templates mode="odd:head"
                           select="$rules/constraint/(xsl:* | sch:phase | sch:let[../sch:pattern][not(../sch:rule)])"/>
      <xsl:apply-templates mode="odd:rule" select="$rules"/>
      <xsl:where-populated>
        <sch:diagnostics><xsl:sequence select="$rules/constraint/sch:diagnostics/sch:diagnostic"/></sch:diagnostics>
      </xsl:where-populated>
    </sch:schema>
  </xsl:template>

  <!-- Copy without namespace declarations that are in scope in the ODD. -->
  <xsl:template mode="odd:head" match="*" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:apply-templates mode="odd:head" select="@*, node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template mode="odd:head" match="comment() | processing-instruction()"/>

  <!-- A message is one line of text, whatever its line breaks in the ODD. -->
  <xsl:template mode="odd:head" match="(sch:assert | sch:report)/text()" as="text()?">
    <xsl:variable name="text" as="xs:string" select="replace(., '\s+', ' ')"/>
    <xsl:variable name="begun" as="xs:string"
                  select="if (preceding-sibling::*) then $text else replace($text, '^ ', '')"/>
    <xsl:value-of select="if (following-sibling::*) then $begun else replace($begun, ' $', '')"/>
  </xsl:template>

  <!-- An assertion without an ID gets that of its constraint, with a number if there are several. -->
  <xsl:template mode="odd:head" match="sch:assert[not(@id)] | sch:report[not(@id)]" as="element()">
    <xsl:variable name="constraint" as="element(constraintSpec)" select="ancestor::constraintSpec"/>
    <xsl:variable name="nameless" as="element()+" select="$constraint//(sch:assert, sch:report)[not(@id)]"/>
    <xsl:variable name="number" as="xs:string?"
                  select="('.' || count($nameless[. &lt;&lt; current()]) + 1)[count($nameless) gt 1]"/>
    <xsl:copy copy-namespaces="no">
      <xsl:attribute name="id" select="odd:rule-id($constraint) || $number"/>
      <xsl:apply-templates mode="odd:head" select="@*, node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template mode="odd:rule" match="constraintSpec" as="element(sch:pattern)*">
    <xsl:variable name="rules" as="element()*" select="constraint/sch:rule"/>
    <xsl:variable name="bare" as="element()*" select="constraint/(sch:assert | sch:report)"/>
    <xsl:apply-templates mode="odd:head" select="constraint/sch:pattern"/>
    <xsl:if test="$rules or $bare">
      <sch:pattern id="{odd:rule-id(.)}">
        <xsl:sequence select="odd:described(.)"/>
        <xsl:apply-templates mode="odd:head" select="$rules/../sch:let, $rules"/>
        <xsl:if test="$bare">
          <sch:rule context="{odd:context(.)}">
            <xsl:apply-templates mode="odd:head" select="$bare[empty($rules)]/../sch:let, $bare"/>
          </sch:rule>
        </xsl:if>
      </sch:pattern>
    </xsl:if>
  </xsl:template>

  <xsl:function name="odd:described" as="element(sch:title)?">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:for-each select="odd:in-language($rule/desc)">
      <sch:title><xsl:value-of select="normalize-space()"/></sch:title>
    </xsl:for-each>
  </xsl:function>

  <!-- The ID of a rule: its ident, preceded by the names of its specification. -->
  <xsl:function name="odd:rule-id" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:variable name="owners" as="xs:string*" select="$rule/ancestor::*[@ident][not(self::schemaSpec)]/@ident"/>
    <xsl:sequence select="translate(string-join(($owners, $rule/@ident), '-'), ':/@ |', '....')"/>
  </xsl:function>

  <!-- The context of an assertion outside a rule. -->
  <xsl:function name="odd:context" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:variable name="spec" as="element()?" select="$rule/ancestor::*[odd:is-specification(.)][1]"/>
    <xsl:variable name="elements" as="xs:string*" select="
        if ($spec/self::elementSpec) then odd:qualified($spec)
        else if ($spec/self::classSpec) then odd:class-elements($spec) ! odd:qualified(.)
        else 'tei:' || tokenize(($rule/ancestor::schemaSpec/@start, 'TEI')[1])"/>
    <xsl:variable name="attribute" as="xs:string?" select="$rule/ancestor::attDef[1] ! ('/@' || odd:attribute-test(.))"/>
    <xsl:sequence select="string-join(distinct-values($elements) ! (. || $attribute), ' | ')"/>
  </xsl:function>

  <xsl:function name="odd:qualified" as="xs:string">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:variable name="name" as="xs:string" select="odd:external-name($element)"/>
    <xsl:variable name="namespace" as="xs:string?" select="($element/@ns, root($element)//schemaSpec/@ns)[1]"/>
    <xsl:sequence select="if (empty($namespace) or $namespace eq 'http://www.tei-c.org/ns/1.0') then 'tei:' || $name
        else if ($namespace eq '') then $name else 'Q{' || $namespace || '}' || $name"/>
  </xsl:function>

  <xsl:function name="odd:attribute-test" as="xs:string">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:variable name="name" as="xs:string" select="odd:external-name($attribute)"/>
    <xsl:variable name="namespace" as="xs:string?" select="odd:attribute-namespace($attribute)[. ne '']"/>
    <xsl:sequence select="if (starts-with($name, 'xml:')) then $name
        else $namespace ! ('Q{' || . || '}') || tokenize($name, ':')[last()]"/>
  </xsl:function>

  <!-- The prefixes in use: those that the rules declare, tei, and those in scope. -->
  <xsl:function name="odd:namespaces" as="element(sch:ns)*">
    <xsl:param name="rules" as="element(constraintSpec)*"/>
    <xsl:variable name="declared" as="element(sch:ns)*" select="$rules//sch:ns"/>
    <xsl:variable name="expressions" as="xs:string" select="string-join($rules//(sch:* | xsl:*)/@*, ' ')"/>
    <xsl:variable name="in-scope" as="element(sch:ns)*">
      <sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
      <xsl:for-each select="$rules">
        <xsl:variable name="rule" as="element(constraintSpec)" select="."/>
        <xsl:for-each select="in-scope-prefixes(.)[not(. = ('', 'xml', 'tei', 'sch', 'xsl'))][contains($expressions, . || ':')]">
          <sch:ns prefix="{.}" uri="{namespace-uri-for-prefix(., $rule)}"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each-group select="$declared, $in-scope" group-by="string(@prefix)">
      <xsl:sort select="current-grouping-key()"/>
      <sch:ns prefix="{current-grouping-key()}" uri="{@uri}"/>
    </xsl:for-each-group>
  </xsl:function>
</xsl:stylesheet>
