<?xml version="1.0" encoding="UTF-8"?>
<!-- Warnings: what of a document could not be read as its TEI means it, each once, at the first element it concerns. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Test whether an element is neither of the TEI nor of a language that the outputs can print. -->
  <xsl:function name="rp:is-unknown" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (rp:is-tei($element)) then not(map:contains($rp:behaviour-of, local-name($element)))
        else not(namespace-uri($element) = ('http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/2000/svg'))"/>
  </xsl:function>

  <xsl:template name="rp:warnings">
    <xsl:variable name="contents" as="element()*" select="rp:sources(.)"/>
    <xsl:call-template name="rp:unknown-elements">
      <xsl:with-param name="contents" select="$contents"/>
    </xsl:call-template>
    <xsl:call-template name="rp:dangling-pointers">
      <xsl:with-param name="contents" select="$contents"/>
    </xsl:call-template>
    <xsl:call-template name="rp:repeated-ids"/>
    <xsl:call-template name="rp:repeated-pages">
      <xsl:with-param name="contents" select="$contents"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="rp:unknown-elements">
    <xsl:param name="contents" as="element()*"/>
    <xsl:variable name="is-plain" as="xs:boolean" select="namespace-uri() eq ''"/>
    <xsl:if test="$is-plain">
      <xsl:call-template name="rp:warning">
        <xsl:with-param name="text" select="'the elements are not in the namespace of the TEI, http://www.tei-c.org/ns/1.0; their content is shown'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each-group select="$contents/descendant-or-self::*[not($is-plain)]" group-by="node-name()">
      <xsl:if test="rp:is-unknown(.)">
        <xsl:call-template name="rp:warning">
          <xsl:with-param name="text" select="'the TEI does not define ' || name() || '; its content is shown' || rp:times(count(current-group()))"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Pointers of links to an element that the document does not have. -->
  <xsl:template name="rp:dangling-pointers">
    <xsl:param name="contents" as="element()*"/>
    <xsl:for-each-group select="$contents//(ref | ptr)[@target]" group-by="tokenize(@target)[1][contains(., ':') or starts-with(., '#')]">
      <xsl:variable name="address" as="xs:string" select="rp:resolved(current-grouping-key(), .)"/>
      <xsl:variable name="id" as="xs:string?" select="rp:pointed($address)"/>
      <xsl:choose>
        <xsl:when test="exists($id) and empty(key('rp:id', $id))">
          <xsl:call-template name="rp:warning">
            <xsl:with-param name="text" select="
                'nothing to link to: ' || current-grouping-key() || (if ($id) then ' (no element has the xml:id ' || $id || ')' else ' (no xml:id)') || rp:times(count(current-group()))"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="empty($id) and not(r:is-safe($address))">
          <xsl:call-template name="rp:warning">
            <xsl:with-param name="text" select="
                'nothing to link to: ' || current-grouping-key() || ' (not a web address, and no prefixDef defines its prefix)' || rp:times(count(current-group()))"/>
          </xsl:call-template>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template name="rp:repeated-ids">
    <xsl:for-each-group select="descendant-or-self::*[@xml:id]" group-by="string(@xml:id)">
      <xsl:for-each select="current-group()[2]">
        <xsl:call-template name="rp:warning">
          <xsl:with-param name="text" select="'the xml:id ' || @xml:id || ' occurs more than once; links lead to the first element that has it'"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template name="rp:repeated-pages">
    <xsl:param name="contents" as="element()*"/>
    <xsl:for-each-group select="$contents//pb[@n][not(@xml:id)]" group-by="rp:page-name(.)">
      <xsl:for-each select="current-group()[2]">
        <xsl:call-template name="rp:warning">
          <xsl:with-param name="text" select="'page ' || @n || ' begins more than once; links to the page lead to the first'"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:function name="rp:times" as="xs:string">
    <xsl:param name="count" as="xs:integer"/>
    <xsl:sequence select="if ($count gt 1) then ' (' || $count || ' times)' else ''"/>
  </xsl:function>

  <!-- A warning at the current element. -->
  <xsl:template name="rp:warning">
    <xsl:param name="text" as="xs:string"/>
    <warning at="{accumulator-before('rp:element')}">
      <xsl:value-of select="$text"/>
    </warning>
  </xsl:template>
</xsl:stylesheet>
