<?xml version="1.0" encoding="UTF-8"?>
<!-- ODD to Schematron (ISO/IEC 19757-3).

     Input: a TEI document with a schemaSpec. Output: one schema, query binding xslt3, a pattern for each constraintSpec.
     Rules keep their contexts; an assertion without a rule is made of the element, attribute or class in whose
     specification it stands. Keys, functions and namespaces go to the head of the schema. -->
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

  <xsl:output method="xml" encoding="UTF-8" indent="yes" suppress-indentation="sch:assert sch:report"/>

  <xsl:param name="source" as="document-node()?" select="()">
    <!-- the ODD that is customised, if any -->
  </xsl:param>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="odd:rule" on-no-match="fail"/>
  <xsl:mode name="odd:head" on-no-match="shallow-copy"/>

  <xsl:template match="/" as="element(sch:schema)">
    <xsl:call-template name="odd:stop-at-faults">
      <xsl:with-param name="odd" select="."/>
      <xsl:with-param name="source" select="$source"/>
    </xsl:call-template>
    <xsl:variable name="schema" as="element(schemaSpec)" select="odd:pure(., $source)/schemaSpec"/>
    <xsl:variable name="rules" as="element(constraintSpec)*"
                  select="$schema//constraintSpec[not(@mode = 'delete')][not(ancestor::*/@mode = 'delete')]"/>
    <sch:schema queryBinding="xslt3">
      <sch:title><xsl:value-of select="'Rules of ' || ($schema/@ident, 'the ODD')[1]"/></sch:title>
      <xsl:sequence select="odd:namespaces($rules)"/>
      <xsl:apply-templates mode="odd:head" select="$rules/constraint/(xsl:* | sch:let[not(../sch:rule)][../sch:pattern])"/>
      <xsl:apply-templates mode="odd:rule" select="$rules"/>
      <xsl:where-populated>
        <sch:diagnostics><xsl:sequence select="$rules/constraint/sch:diagnostics/sch:diagnostic"/></sch:diagnostics>
      </xsl:where-populated>
    </sch:schema>
  </xsl:template>

  <!-- Copied without the namespace declarations that the ODD happens to have. -->
  <xsl:template mode="odd:head" match="*" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:apply-templates mode="odd:head" select="@*, node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template mode="odd:rule" match="constraintSpec" as="element(sch:pattern)*">
    <xsl:variable name="constraint" as="element(constraint)*" select="constraint"/>
    <xsl:variable name="id" as="xs:string" select="translate(string-join((odd:owner(.), @ident), '-'), ':/@ |', '....')"/>
    <xsl:apply-templates mode="odd:head" select="$constraint/sch:pattern"/>
    <xsl:if test="$constraint/(sch:rule, sch:assert, sch:report)">
      <sch:pattern id="{$id}">
        <xsl:sequence select="odd:described(.)"/>
        <xsl:apply-templates mode="odd:head" select="$constraint/(sch:let, sch:rule)"/>
        <xsl:where-populated>
          <sch:rule context="{odd:context(.)}">
            <xsl:apply-templates mode="odd:head" select="$constraint/(sch:assert, sch:report)"/>
          </sch:rule>
        </xsl:where-populated>
      </sch:pattern>
    </xsl:if>
  </xsl:template>

  <xsl:function name="odd:described" as="element(sch:title)?">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:for-each select="odd:in-language($rule/desc)">
      <sch:title><xsl:value-of select="normalize-space()"/></sch:title>
    </xsl:for-each>
  </xsl:function>

  <!-- The specification to which a rule belongs, by name. -->
  <xsl:function name="odd:owner" as="xs:string?">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="string-join($rule/ancestor::*[@ident][not(self::schemaSpec)]/@ident, '-')[. ne '']"/>
  </xsl:function>

  <!-- What an assertion without a rule is about. -->
  <xsl:function name="odd:context" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:variable name="spec" as="element()?" select="$rule/ancestor::*[odd:is-specification(.)][1]"/>
    <xsl:variable name="elements" as="xs:string*" select="
        if ($spec/self::elementSpec) then odd:qualified($spec)
        else if ($spec/self::classSpec[@type = 'atts']) then odd:users($spec) ! odd:qualified(.)
        else if ($spec/self::classSpec) then odd:class-elements($spec) ! odd:qualified(.)
        else 'tei:' || tokenize(($rule/ancestor::schemaSpec/@start, 'TEI')[1])"/>
    <xsl:variable name="attribute" as="xs:string?" select="$rule/ancestor::attDef[1]/@ident ! ('/@' || .)"/>
    <xsl:sequence select="string-join(distinct-values($elements) ! (. || $attribute), ' | ')"/>
  </xsl:function>

  <!-- The elements that have the attributes of a class. -->
  <xsl:function name="odd:users" as="element(elementSpec)*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:for-each select="odd:members($class)">
      <xsl:sequence select="self::elementSpec, self::classSpec/odd:users(.)"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="odd:qualified" as="xs:string">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:variable name="name" as="xs:string" select="($element/altIdent, $element/@ident)[1]"/>
    <xsl:variable name="namespace" as="xs:string?" select="($element/@ns, root($element)//schemaSpec/@ns)[1]"/>
    <xsl:sequence select="if (empty($namespace) or $namespace eq 'http://www.tei-c.org/ns/1.0') then 'tei:' || $name
        else if ($namespace eq '') then $name else 'Q{' || $namespace || '}' || $name"/>
  </xsl:function>

  <!-- The prefixes that the rules use: those that they declare, tei, and what is in scope where they stand. -->
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
