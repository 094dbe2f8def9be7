<?xml version="1.0" encoding="UTF-8"?>
<!-- Rules as template rules: in each pattern, the first rule that matches a node applies (6.5). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:out="urn:x-teikit:output"
  xmlns:_at="https://teikit.org/ns/schematron/source" xmlns:_f="https://teikit.org/ns/schematron"
  exclude-result-prefixes="#all">

  <!-- The entry point: each group of patterns is applied to the nodes of its documents. -->
  <xsl:function name="_f:start" as="element()">
    <xsl:param name="groups" as="map(*)*"/>
    <out:template match="/" priority="1000000">
      <_f:findings>
        <xsl:for-each select="$groups">
          <xsl:choose>
            <xsl:when test=".?documents = ''">
              <out:apply-templates mode="{.?mode}" select="{_f:nodes(.?patterns)}"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:sequence select="_f:subordinate(.)"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </_f:findings>
    </out:template>
  </xsl:function>

  <!-- Subordinate documents: an expression returns their addresses, relative to that of the document (5.4.10). -->
  <xsl:function name="_f:subordinate" as="element()">
    <xsl:param name="group" as="map(*)"/>
    <out:for-each version="{$group?version}" select="{$group?documents}">
      <xsl:sequence select="_f:place($group?patterns[1])"/>
      <out:variable name="_f:address" select="_f:address(., $_f:document)"/>
      <out:choose>
        <out:when test="doc-available($_f:address)">
          <out:for-each select="doc($_f:address)">
            <out:apply-templates mode="{$group?mode}" select="{_f:nodes($group?patterns)}"/>
          </out:for-each>
        </out:when>
        <out:otherwise>
          <_f:missing href="{{$_f:address}}"/>
        </out:otherwise>
      </out:choose>
    </out:for-each>
  </xsl:function>

  <!--
    The nodes to visit: all elements; attributes, text, comments and processing instructions only if a rule may match
    them.
  -->
  <xsl:function name="_f:nodes" as="xs:string">
    <xsl:param name="patterns" as="element()*"/>
    <xsl:variable name="contexts" as="xs:string*" select="$patterns/sch:rule/_f:without-predicates(string(@context))"/>
    <xsl:variable name="any" as="xs:boolean" select="some $context in $contexts satisfies
      matches($context, '[\[\]$]|^\s*\.|(^|[|\s(,])(key|id|doc|document|root|element-with-id)\s*\(')"/>
    <xsl:variable name="attributes" as="xs:boolean" select="$any or (some $context in $contexts satisfies matches($context, '@|attribute'))"/>
    <xsl:variable name="others" as="xs:boolean" select="$any or (some $context in $contexts satisfies
      matches($context, '(text|comment|node|processing-instruction|namespace-node)\s*\('))"/>
    <xsl:sequence select="'., descendant::' || (if ($others) then 'node()' else '*') || (if ($attributes) then ', descendant::*/@*' else '')"/>
  </xsl:function>

  <xsl:function name="_f:without-predicates" as="xs:string">
    <xsl:param name="context" as="xs:string"/>
    <xsl:variable name="shorter" as="xs:string" select="replace($context, '\[[^\[\]]*\]', '')"/>
    <xsl:sequence select="if ($shorter = $context) then $context else _f:without-predicates($shorter)"/>
  </xsl:function>

  <xsl:function name="_f:mode-of" as="element()*">
    <xsl:param name="group" as="map(*)"/>
    <xsl:variable name="rules" as="element(sch:rule)*" select="$group?patterns/sch:rule"/>
    <out:mode name="{$group?mode}" on-no-match="deep-skip" use-accumulators="#all"/>
    <!--
      Nodes that no rule matches are skipped. This includes the document node, whose children would be visited by
      default.
    -->
    <out:template match="/" mode="{$group?mode}" priority="0"/>
    <xsl:for-each select="$rules">
      <xsl:apply-templates select="." mode="rule">
        <xsl:with-param name="mode" select="$group?mode"/>
        <xsl:with-param name="version" select="$group?version"/>
        <xsl:with-param name="priority" select="count($rules) - position() + 1"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:function>

  <xsl:mode name="rule" on-no-match="fail"/>

  <xsl:template match="sch:rule" mode="rule" as="element()">
    <xsl:param name="mode" as="xs:string"/>
    <xsl:param name="version" as="xs:string"/>
    <xsl:param name="priority" as="xs:integer"/>
    <xsl:variable name="pattern" as="xs:integer" select="count(../preceding-sibling::sch:pattern) + 1"/>
    <out:template match="{@context}" mode="{$mode}" priority="{$priority}" version="{$version}">
      <xsl:sequence select="_f:place(.)"/>
      <out:param name="_f:judged" select="()"/>
      <xsl:choose>
        <xsl:when test="preceding-sibling::sch:rule">
          <out:if test="not($_f:judged = {$pattern})">
            <xsl:call-template name="judgement"/>
          </out:if>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="judgement"/>
        </xsl:otherwise>
      </xsl:choose>
      <out:next-match>
        <out:with-param name="_f:judged" select="$_f:judged{if (following-sibling::sch:rule) then ', ' || $pattern else ''}"/>
      </out:next-match>
    </out:template>
  </xsl:template>

  <xsl:template name="judgement" as="element()*">
    <xsl:context-item as="element(sch:rule)" use="required"/>
    <xsl:apply-templates select="sch:let" mode="variable"/>
    <xsl:apply-templates select="sch:assert | sch:report" mode="assertion"/>
  </xsl:template>

  <xsl:mode name="assertion" on-no-match="fail"/>

  <xsl:template match="sch:assert" mode="assertion" as="element()">
    <out:choose>
      <xsl:sequence select="_f:place(.)"/>
      <out:when test="{@test}"/>
      <out:otherwise>
        <xsl:apply-templates select="." mode="found"/>
      </out:otherwise>
    </out:choose>
  </xsl:template>

  <xsl:template match="sch:report" mode="assertion" as="element()">
    <out:if test="{@test}">
      <xsl:sequence select="_f:place(.)"/>
      <xsl:apply-templates select="." mode="found"/>
    </out:if>
  </xsl:template>

</xsl:stylesheet>
