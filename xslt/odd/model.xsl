<?xml version="1.0" encoding="UTF-8"?>
<!--
  Queries on the compiled ODD: its specifications, class membership, the attributes of an element. The functions take a
  node and use the document that contains it.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:key name="odd:spec" match="elementSpec | classSpec | macroSpec | dataSpec" use="@ident"/>
  <xsl:key name="odd:member" match="elementSpec | classSpec" use="classes/memberOf/@key"/>

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

</xsl:stylesheet>
