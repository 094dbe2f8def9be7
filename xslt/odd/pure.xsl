<?xml version="1.0" encoding="UTF-8"?>
<!--
  Compile an ODD to a pure ODD: one schemaSpec whose children are all its specifications, complete and without
  references to other files. An ODD that customises another is resolved against it as follows.

  * moduleRef includes the specifications of a module of the source, limited by @include and @except; elementRef,
    classRef, macroRef and dataRef in the schemaSpec include single ones.
  * A specification with mode="change" changes an included one, mode="delete" removes it; others are added.
  * Specifications that were not included, or were removed, are also removed from classes and content models, as in the
    TEI's own tools.

  Requires model.xsl and merge.xsl.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:mode name="odd:resolve" on-no-match="shallow-copy"/>
  <xsl:mode name="odd:prune" on-no-match="shallow-copy"/>

  <!-- Return the pure ODD. `source` is the ODD that is customised, if any. -->
  <xsl:function name="odd:pure" as="document-node()">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="source" as="document-node()?"/>
    <xsl:variable name="schema" as="element(schemaSpec)" select="odd:schema($odd)"/>
    <xsl:variable name="chosen" as="document-node()">
      <xsl:document>
        <xsl:for-each select="$schema">
          <xsl:copy>
            <xsl:copy-of select="@*"/>
            <xsl:sequence select="if ($source) then odd:customised($schema, $source)
                else odd:items($schema)[odd:is-specification(.)],
                odd:merged-rules(odd:items($schema)/self::constraintSpec,
                    $source ! odd:schema(.) ! odd:items(.)/self::constraintSpec)"/>
          </xsl:copy>
        </xsl:for-each>
      </xsl:document>
    </xsl:variable>
    <xsl:variable name="pruned" as="document-node()">
      <xsl:choose>
        <xsl:when test="$source">
          <xsl:apply-templates mode="odd:prune" select="$chosen"/>
        </xsl:when>
        <xsl:otherwise><xsl:sequence select="$chosen"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:apply-templates mode="odd:resolve" select="$pruned"/>
  </xsl:function>

  <!-- The specifications included from the source, with the changes of the ODD, then those that the ODD adds. -->
  <xsl:function name="odd:customised" as="element()*">
    <xsl:param name="schema" as="element(schemaSpec)"/>
    <xsl:param name="source" as="document-node()"/>
    <xsl:variable name="items" as="element()*" select="odd:items($schema)"/>
    <xsl:variable name="changes" as="map(xs:string, element()*)"
                  select="map:merge($items[odd:is-specification(.)] ! map:entry(string(@ident), .))"
                  xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:for-each select="odd:specifications($source)[odd:is-taken-over(., $items)]">
      <xsl:variable name="change" as="element()?" select="$changes(string(@ident))"/>
      <xsl:choose>
        <xsl:when test="empty($change)"><xsl:sequence select="odd:as-taken(., $items)"/></xsl:when>
        <xsl:when test="$change/@mode = 'delete'"/>
        <xsl:when test="$change/@mode = 'change'">
          <xsl:sequence select="odd:as-taken(odd:merged($change, .), $items)"/>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each>
    <xsl:sequence select="$items[odd:is-specification(.)][not(@mode = ('change', 'delete'))]"/>
  </xsl:function>

  <!-- A specification as it is included: of a class, only the attributes that a classRef names. -->
  <xsl:function name="odd:as-taken" as="element()">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="items" as="element()*"/>
    <xsl:variable name="reference" as="element(classRef)?"
                  select="$items/self::classRef[@include or @except][@key = $spec/@ident][1]"/>
    <xsl:choose>
      <xsl:when test="$reference">
        <xsl:apply-templates mode="odd:take" select="$spec">
          <xsl:with-param name="reference" tunnel="yes" select="$reference"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$spec"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:mode name="odd:take" on-no-match="shallow-copy"/>

  <xsl:template mode="odd:take" match="attDef" as="element(attDef)?">
    <xsl:param name="reference" as="element(classRef)" tunnel="yes"/>
    <xsl:sequence select=".[odd:lets-in($reference, @ident)]"/>
  </xsl:template>

  <!--
    An attribute that an element or class changes is completed from the class that provides it, and is removed with it.
  -->
  <xsl:template mode="odd:resolve" match="attDef[@mode = 'change']" as="element(attDef)?">
    <xsl:variable name="inherited" as="element(attDef)*"
                  select="odd:inherited-attributes(ancestor::*[odd:is-specification(.)][1])[@ident = current()/@ident]"/>
    <xsl:sequence select="$inherited[1] ! odd:merged-attribute(current(), .)"/>
  </xsl:template>

  <!-- References to specifications that the customised schema does not contain. -->
  <xsl:template mode="odd:prune" match="memberOf[empty(odd:spec(., @key))]
      | content//elementRef[empty(odd:spec(., @key))] | content//classRef[empty(odd:spec(., @key))]
      | content//macroRef[empty(odd:spec(., @key))]"/>

  <xsl:template mode="odd:prune" match="attRef[not(@name = odd:spec(., @class)/odd:own-attributes(.)/@ident)]"/>

  <!-- The same in RELAX NG patterns, which older ODDs contain. -->
  <xsl:template mode="odd:prune" match="rng:ref[not(odd:is-pattern(.))]" as="element()?">
    <xsl:if test="not(parent::rng:choice)"><rng:empty/></xsl:if>
  </xsl:template>

  <xsl:template mode="odd:prune" match="rng:choice[every $part in * satisfies $part/self::rng:ref[not(odd:is-pattern(.))]]"
                as="element()">
    <rng:empty/>
  </xsl:template>

  <xsl:function name="odd:is-pattern" as="xs:boolean">
    <xsl:param name="reference" as="element(rng:ref)"/>
    <xsl:sequence select="exists(odd:spec($reference, replace($reference/@name, '\.attributes$', '')))"/>
  </xsl:function>

  <xsl:template mode="odd:prune" match="content//sequence | content//alternate" as="element()?">
    <xsl:variable name="kept" as="node()*">
      <xsl:apply-templates mode="odd:prune" select="node()"/>
    </xsl:variable>
    <xsl:if test="$kept[self::*]">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:sequence select="$kept"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
