<?xml version="1.0" encoding="UTF-8"?>
<!-- Errors of a schema, found before compilation: missing parts, and names without a definition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns:_at="https://teikit.org/ns/schematron/source" xmlns:_f="https://teikit.org/ns/schematron"
  exclude-result-prefixes="#all">

  <xsl:variable name="bindings" as="xs:string+" select="'xslt', 'xslt2', 'xslt3', 'xpath', 'xpath2', 'xpath3', 'xpath31'"/>

  <xsl:function name="_f:faults" as="element(_f:fault)*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:apply-templates select="$schema/descendant-or-self::sch:*" mode="fault"/>
    <xsl:sequence select="_f:phase-faults($schema)"/>
  </xsl:function>

  <xsl:function name="_f:fault" as="element(_f:fault)">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="message" as="xs:string"/>
    <_f:fault>
      <xsl:copy-of select="$place/ancestor-or-self::*[@_at:line][1]/(@_at:file, @_at:line)"/>
      <xsl:value-of select="$message"/>
    </_f:fault>
  </xsl:function>

  <xsl:function name="_f:phase-faults" as="element(_f:fault)*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:if test="not($phase-used = ('#ALL', $schema/sch:phase/@id))">
      <xsl:variable name="known" as="xs:string" select="string-join($schema/sch:phase/@id, ', ')"/>
      <xsl:sequence select="_f:fault($schema, 'there is no phase ' || $phase-used || '; '
        || (if ($known) then 'the schema has ' || $known else 'the schema has no phases'))"/>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="fault" on-no-match="deep-skip"/>

  <xsl:template match="sch:schema[not(_f:binding(.) = $bindings)]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'the query binding ' || @queryBinding || ' is not supported; use xslt, xslt2 or xslt3')"/>
  </xsl:template>

  <xsl:template match="sch:active[not(key('id', @pattern)[self::sch:pattern or self::sch:group])]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'there is no pattern ' || @pattern || ' to make active')"/>
  </xsl:template>

  <xsl:template match="sch:pattern[@is-a][not(key('id', @is-a)[self::sch:pattern][_f:abstract(.)])]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'there is no abstract pattern ' || @is-a)"/>
  </xsl:template>

  <xsl:template match="sch:rule[not(_f:abstract(.))][not(@context)]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'this rule has no context')"/>
  </xsl:template>

  <xsl:template match="sch:rule[_f:abstract(.)][@context]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'an abstract rule has no context')"/>
  </xsl:template>

  <xsl:template match="sch:extends[@rule]" mode="fault" as="element()*">
    <xsl:variable name="extended" as="element(sch:rule)*" select="_f:extended(.)"/>
    <xsl:choose>
      <xsl:when test="empty($extended)">
        <xsl:sequence select="_f:fault(., 'there is no abstract rule ' || @rule || ' in this pattern')"/>
      </xsl:when>
      <xsl:when test="_f:circular($extended[1], $extended[1])">
        <xsl:sequence select="_f:fault(., 'the rule ' || @rule || ' extends itself')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="sch:extends[not(@rule)]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'extends needs a rule or an href')"/>
  </xsl:template>

  <xsl:template match="sch:assert[not(@test)] | sch:report[not(@test)]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'this ' || local-name() || ' has no test')"/>
  </xsl:template>

  <xsl:template match="sch:assert | sch:report" mode="fault" as="element()*">
    <xsl:variable name="assertion" as="element()" select="."/>
    <xsl:for-each select="tokenize(@diagnostics)[not(key('id', ., root($assertion))[self::sch:diagnostic])]">
      <xsl:sequence select="_f:fault($assertion, 'there is no diagnostic ' || .)"/>
    </xsl:for-each>
    <xsl:for-each select="tokenize(@properties)[not(key('id', ., root($assertion))[self::sch:property])]">
      <xsl:sequence select="_f:fault($assertion, 'there is no property ' || .)"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="sch:let[not(normalize-space(@name))]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'this let has no name')"/>
  </xsl:template>

  <xsl:template match="sch:let[_f:twice(.)]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'the variable ' || @name || ' is defined twice in this ' || local-name(..))"/>
  </xsl:template>

  <xsl:template match="sch:value-of[not(@select)]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'value-of has no select')"/>
  </xsl:template>

  <xsl:template match="sch:ns[not(@prefix) or not(@uri)]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'ns needs a prefix and a uri')"/>
  </xsl:template>

  <xsl:template match="sch:ns[@prefix = preceding-sibling::sch:ns[@uri != current()/@uri]/@prefix]" mode="fault" as="element()">
    <xsl:sequence select="_f:fault(., 'the prefix ' || @prefix || ' is bound to two namespaces')"/>
  </xsl:template>

  <xsl:template match="sch:pattern[@id = preceding-sibling::sch:pattern/@id]" mode="fault" as="element()" priority="2">
    <xsl:sequence select="_f:fault(., 'there are two patterns ' || @id)"/>
  </xsl:template>

  <xsl:function name="_f:abstract" as="xs:boolean">
    <xsl:param name="declared" as="element()"/>
    <xsl:sequence select="normalize-space($declared/@abstract) = ('true', '1')"/>
  </xsl:function>

  <xsl:function name="_f:twice" as="xs:boolean">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:sequence select="$let/@name = $let/preceding-sibling::sch:let/@name"/>
  </xsl:function>

  <!--
    Return the abstract rule that an extends refers to: in its own pattern (5.4.12), or in the rule collections of the
    schema.
  -->
  <xsl:function name="_f:extended" as="element(sch:rule)*">
    <xsl:param name="extends" as="element(sch:extends)"/>
    <xsl:sequence select="$extends/(ancestor::sch:pattern[1] | ancestor::sch:group[1] | ancestor::sch:rules[1]
      | ancestor::sch:schema/sch:rules)/sch:rule[_f:abstract(.)][@id = $extends/@rule]"/>
  </xsl:function>

  <xsl:function name="_f:circular" as="xs:boolean">
    <xsl:param name="rules" as="element(sch:rule)*"/>
    <xsl:param name="seen" as="element(sch:rule)*"/>
    <xsl:variable name="next" as="element(sch:rule)*" select="$rules/sch:extends[@rule]/_f:extended(.)"/>
    <xsl:sequence select="if (empty($next)) then false() else if ($next intersect $seen) then true()
      else _f:circular($next, $seen | $next)"/>
  </xsl:function>

</xsl:stylesheet>
