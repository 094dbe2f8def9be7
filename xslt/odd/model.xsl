<?xml version="1.0" encoding="UTF-8"?>
<!--
  Queries on a schemaSpec: its specifications, class membership, the attributes of an element. The functions take a node
  of an ODD and use the document that contains it: the ODD itself, the ODD that it customises, or the pure ODD that
  pure.xsl compiles from both.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:key name="odd:id" match="specGrp" use="@xml:id"/>
  <xsl:key name="odd:spec" match="elementSpec | classSpec | macroSpec | dataSpec" use="@ident"/>
  <xsl:key name="odd:member" match="elementSpec | classSpec" use="classes/memberOf/@key"/>

  <!-- Return the schemaSpec of an ODD. -->
  <xsl:function name="odd:schema" as="element(schemaSpec)?">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="($document//schemaSpec)[1]"/>
  </xsl:function>

  <!-- Return the items of a schemaSpec or specGrp in order, with the contents of all groups. -->
  <xsl:function name="odd:items" as="element()*">
    <xsl:param name="group" as="element()"/>
    <xsl:for-each select="$group/*">
      <xsl:choose>
        <xsl:when test="self::specGrpRef">
          <xsl:sequence select="key('odd:id', substring-after(@target, '#')) ! odd:items(.)"/>
        </xsl:when>
        <xsl:when test="self::specGrp"><xsl:sequence select="odd:items(.)"/></xsl:when>
        <xsl:otherwise><xsl:sequence select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- Return the specifications of an ODD: those of its schemaSpec, or those of the whole file if it has none. -->
  <xsl:function name="odd:specifications" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="schema" as="element(schemaSpec)?" select="odd:schema($document)"/>
    <xsl:variable name="items" as="element()*"
                  select="if ($schema) then odd:items($schema) else $document//*[odd:is-specification(.)]"/>
    <xsl:sequence select="$items[odd:is-specification(.)]"/>
  </xsl:function>

  <!-- Test whether the items of a schemaSpec include a specification from its source. -->
  <xsl:function name="odd:is-taken-over" as="xs:boolean">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="items" as="element()*"/>
    <xsl:sequence select="
        $spec/@ident = $items/(self::elementRef, self::classRef, self::macroRef, self::dataRef)/@key
        or exists($items/self::moduleRef[@key = $spec/@module][not($spec/self::elementSpec) or odd:lets-in(., $spec/@ident)])"/>
  </xsl:function>

  <!-- Test whether the @include and @except of a reference allow a name. -->
  <xsl:function name="odd:lets-in" as="xs:boolean">
    <xsl:param name="reference" as="element()"/>
    <xsl:param name="ident" as="xs:string"/>
    <xsl:sequence select="(not($reference/@include) or $ident = tokenize($reference/@include))
        and not($ident = tokenize($reference/@except))"/>
  </xsl:function>

  <xsl:function name="odd:is-specification" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::elementSpec, self::classSpec, self::macroSpec, self::dataSpec))"/>
  </xsl:function>

  <!-- Return the specification with a name, if there is one. -->
  <xsl:function name="odd:spec" as="element()?">
    <xsl:param name="context" as="node()"/>
    <xsl:param name="ident" as="xs:string"/>
    <xsl:sequence select="key('odd:spec', $ident, root($context))[1]"/>
  </xsl:function>

  <!-- Return the direct members of a class: elements and classes, in the order of the ODD. -->
  <xsl:function name="odd:members" as="element()*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:sequence select="key('odd:member', $class/@ident, root($class))"/>
  </xsl:function>

  <!-- Return the elements of a class, including those of its member classes at any depth. -->
  <xsl:function name="odd:class-elements" as="element(elementSpec)*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:for-each select="odd:members($class)">
      <xsl:sequence select="self::elementSpec, self::classSpec/odd:class-elements(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Return the attribute classes of which an element or class is a direct member. -->
  <xsl:function name="odd:attribute-classes" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$spec/classes/memberOf/odd:spec(., @key)[self::classSpec][@type = 'atts']"/>
  </xsl:function>

  <!-- Return the attributes that a specification itself defines, in all its lists. -->
  <xsl:function name="odd:own-attributes" as="element(attDef)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$spec/attList//attDef"/>
  </xsl:function>

  <!-- Return the attributes that an element or class inherits; nearer classes take precedence. -->
  <xsl:function name="odd:inherited-attributes" as="element(attDef)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:for-each select="odd:attribute-classes($spec)">
      <xsl:variable name="own" as="element(attDef)*" select="odd:own-attributes(.)"/>
      <xsl:sequence select="$own[not(@mode = 'delete')], odd:inherited-attributes(.)[not(@ident = $own/@ident)]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Return all attributes of an element of a pure ODD. -->
  <xsl:function name="odd:attributes" as="element(attDef)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="own" as="element(attDef)*" select="odd:own-attributes($spec)"/>
    <xsl:sequence select="$own[not(@mode = 'delete')], odd:inherited-attributes($spec)[not(@ident = $own/@ident)]"/>
  </xsl:function>

  <!-- Return the name of the pattern for an attribute of a class, as in the schemas of the TEI. -->
  <xsl:function name="odd:attribute-pattern" as="xs:string">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="attribute" as="xs:string"/>
    <xsl:sequence select="$class || '.attribute.' || translate($attribute, ':', '')"/>
  </xsl:function>
</xsl:stylesheet>
