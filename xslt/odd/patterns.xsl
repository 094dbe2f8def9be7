<?xml version="1.0" encoding="UTF-8"?>
<!-- Content models and datatypes of a pure ODD as RELAX NG patterns. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
                xmlns="http://relaxng.org/ns/structure/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="xs rng odd" version="3.0">

  <xsl:mode name="odd:pattern" on-no-match="fail"/>

  <!--
    The pattern for the content of an element, a macro or a datatype: a closed list of values, or its content model.
  -->
  <xsl:template name="odd:content" as="element()">
    <xsl:variable name="patterns" as="element()*">
      <xsl:apply-templates mode="odd:pattern"
                           select="if (valList[@type = 'closed']) then valList else content/*"/>
    </xsl:variable>
    <xsl:sequence select="odd:all-of($patterns)"/>
  </xsl:template>

  <xsl:template mode="odd:pattern" match="textNode" as="element(rng:text)"><text/></xsl:template>

  <xsl:template mode="odd:pattern" match="empty" as="element(rng:empty)"><empty/></xsl:template>

  <xsl:template mode="odd:pattern" match="elementRef | macroRef | dataRef[@key]" as="element()*">
    <xsl:variable name="reference" as="element(rng:ref)"><ref name="{@key}"/></xsl:variable>
    <xsl:sequence select="odd:repeated($reference, .)"/>
  </xsl:template>

  <xsl:template mode="odd:pattern" match="dataRef[@name]" as="element(rng:data)">
    <data type="{@name}">
      <xsl:for-each select="@restriction">
        <param name="pattern"><xsl:value-of select="."/></param>
      </xsl:for-each>
      <xsl:for-each select="dataFacet">
        <param name="{@name}"><xsl:value-of select="@value"/></param>
      </xsl:for-each>
    </data>
  </xsl:template>

  <xsl:template mode="odd:pattern" match="classRef" as="element()*">
    <xsl:variable name="class" as="element(classSpec)" select="odd:spec(., @key)"/>
    <xsl:variable name="elements" as="element(elementSpec)*" select="odd:class-elements($class)[odd:is-taken(., current())]"/>
    <xsl:variable name="references" as="element(rng:ref)*">
      <xsl:for-each select="$elements"><ref name="{@ident}"/></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="pattern" as="element()">
      <xsl:choose>
        <xsl:when test="@expand[. ne 'alternation']">
          <xsl:sequence select="odd:all-of($references ! odd:expanded(., current()/@expand))"/>
        </xsl:when>
        <xsl:when test="@include or @except"><xsl:sequence select="odd:one-of($references)"/></xsl:when>
        <xsl:otherwise><ref name="{@key}"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="odd:repeated($pattern, .)"/>
  </xsl:template>

  <!--
    Test whether the @include and @except of a classRef allow an element of the class, either directly or through a
    member class.
  -->
  <xsl:function name="odd:is-taken" as="xs:boolean">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:param name="reference" as="element(classRef)"/>
    <xsl:variable name="names" as="xs:string*" select="$element/(@ident, classes/memberOf/@key) ! string()"/>
    <xsl:sequence select="(not($reference/@include) or $names = tokenize($reference/@include))
        and not($names = tokenize($reference/@except))"/>
  </xsl:function>

  <!-- One member of a class in a sequence of members. -->
  <xsl:function name="odd:expanded" as="element()">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="expand" as="xs:string"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)" select="map {
        'sequence': 'group', 'sequenceOptional': 'optional',
        'sequenceRepeatable': 'oneOrMore', 'sequenceOptionalRepeatable': 'zeroOrMore' }"/>
    <xsl:element name="{$names($expand)}">
      <xsl:sequence select="$pattern"/>
    </xsl:element>
  </xsl:function>

  <xsl:template mode="odd:pattern" match="sequence | alternate" as="element()*">
    <xsl:variable name="patterns" as="element()*">
      <xsl:apply-templates mode="odd:pattern" select="*"/>
    </xsl:variable>
    <xsl:variable name="pattern" as="element()">
      <xsl:choose>
        <xsl:when test="self::alternate"><xsl:sequence select="odd:one-of($patterns)"/></xsl:when>
        <xsl:when test="@preserveOrder = ('false', '0')">
          <interleave><empty/><xsl:sequence select="$patterns"/></interleave>
        </xsl:when>
        <xsl:otherwise><xsl:sequence select="odd:all-of($patterns)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="odd:repeated($pattern, .)"/>
  </xsl:template>

  <xsl:template mode="odd:pattern" match="valList" as="element()">
    <choice>
      <xsl:if test="empty(valItem)"><notAllowed/></xsl:if>
      <xsl:for-each select="valItem">
        <value><xsl:value-of select="odd:external-name(.)"/></value>
        <xsl:call-template name="odd:documentation"/>
      </xsl:for-each>
    </choice>
  </xsl:template>

  <xsl:template mode="odd:pattern" match="anyElement" as="element()*">
    <xsl:variable name="reference" as="element(rng:ref)"><ref name="{odd:any-element-name(.)}"/></xsl:variable>
    <xsl:sequence select="odd:repeated($reference, .)"/>
  </xsl:template>

  <!-- RELAX NG patterns in older ODDs. -->
  <xsl:template mode="odd:pattern" match="rng:* | a:*" as="element()">
    <xsl:copy-of select="." copy-namespaces="no"/>
  </xsl:template>

  <xsl:function name="odd:any-element-name" as="xs:string">
    <xsl:param name="any" as="element(anyElement)"/>
    <xsl:variable name="spec" as="element()" select="$any/ancestor::*[@ident][1]"/>
    <xsl:sequence select="'anyElement_' || $spec/@ident || '_' || index-of($spec//anyElement ! generate-id(), generate-id($any))"/>
  </xsl:function>

  <!--
    The definition of a wildcard: any element except the namespaces and names in @except, or only those of the
    namespaces in @require.
  -->
  <xsl:template name="odd:any-element" as="element(rng:define)">
    <define name="{odd:any-element-name(.)}">
      <element>
        <xsl:choose>
          <xsl:when test="@require">
            <choice><xsl:sequence select="tokenize(@require) ! odd:name-class(., current())"/></choice>
          </xsl:when>
          <xsl:otherwise>
            <anyName>
              <except>
                <xsl:sequence select="tokenize((@except, ancestor::schemaSpec/@defaultExceptions,
                    'http://www.tei-c.org/ns/1.0 teix:egXML')[1]) ! odd:name-class(., current())"/>
              </except>
            </anyName>
          </xsl:otherwise>
        </xsl:choose>
        <zeroOrMore>
          <attribute><anyName/></attribute>
        </zeroOrMore>
        <zeroOrMore>
          <choice>
            <text/>
            <ref name="{odd:any-element-name(.)}"/>
          </choice>
        </zeroOrMore>
      </element>
    </define>
  </xsl:template>

  <!-- A namespace, or a name whose prefix is in scope at that point. -->
  <xsl:function name="odd:name-class" as="element()">
    <xsl:param name="token" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <xsl:choose>
      <xsl:when test="matches($token, '^[\i-[:]][\c-[:]]*:[\i-[:]][\c-[:]]*$')
          and substring-before($token, ':') = in-scope-prefixes($context)">
        <name ns="{namespace-uri-from-QName(resolve-QName($token, $context))}"><xsl:value-of select="substring-after($token, ':')"/></name>
      </xsl:when>
      <xsl:when test="$token = 'teix:egXML'"><name ns="http://www.tei-c.org/ns/Examples">egXML</name></xsl:when>
      <xsl:otherwise><nsName ns="{$token}"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A sequence of patterns. -->
  <xsl:function name="odd:all-of" as="element()">
    <xsl:param name="patterns" as="element()*"/>
    <xsl:choose>
      <xsl:when test="empty($patterns)"><empty/></xsl:when>
      <xsl:when test="count($patterns) = 1"><xsl:sequence select="$patterns"/></xsl:when>
      <xsl:otherwise><group><xsl:sequence select="$patterns"/></group></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Alternative patterns. -->
  <xsl:function name="odd:one-of" as="element()">
    <xsl:param name="patterns" as="element()*"/>
    <xsl:choose>
      <xsl:when test="empty($patterns)"><notAllowed/></xsl:when>
      <xsl:when test="count($patterns) = 1"><xsl:sequence select="$patterns"/></xsl:when>
      <xsl:otherwise><choice><xsl:sequence select="$patterns"/></choice></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A pattern with the occurrence of @minOccurs and @maxOccurs. -->
  <xsl:function name="odd:repeated" as="element()*">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="occurrence" as="element()"/>
    <xsl:variable name="min" as="xs:integer" select="xs:integer(($occurrence/@minOccurs, 1)[1])"/>
    <xsl:variable name="max" as="xs:string" select="string(($occurrence/@maxOccurs, 1)[1])"/>
    <xsl:choose>
      <xsl:when test="$max = 'unbounded'">
        <xsl:sequence select="(2 to $min) ! $pattern"/>
        <xsl:element name="{if ($min = 0) then 'zeroOrMore' else 'oneOrMore'}">
          <xsl:sequence select="$pattern"/>
        </xsl:element>
      </xsl:when>
      <xsl:when test="$max = '0'"><empty/></xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="(1 to $min) ! $pattern, odd:at-most($pattern, xs:integer($max) - $min)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A pattern with a maximum number of occurrences. -->
  <xsl:function name="odd:at-most" as="element(rng:optional)?">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="times" as="xs:integer"/>
    <xsl:if test="$times gt 0">
      <optional>
        <xsl:sequence select="$pattern, odd:at-most($pattern, $times - 1)"/>
      </optional>
    </xsl:if>
  </xsl:function>

  <!-- Gloss and description, for display in editors. -->
  <xsl:template name="odd:documentation" as="element(a:documentation)?">
    <xsl:param name="more" as="xs:string*" select="()"/>
    <xsl:variable name="parts" as="xs:string*" select="odd:in-language(gloss) ! ('(' || normalize-space() || ')'),
        odd:in-language(desc) ! normalize-space(), $more"/>
    <xsl:if test="exists($parts)">
      <a:documentation><xsl:value-of select="$parts"/></a:documentation>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
