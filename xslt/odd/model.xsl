<?xml version="1.0" encoding="UTF-8"?>
<!-- What a pure schemaSpec says: its specifications, what is a member of what, which attributes an element has.
     Every function takes nodes of one pure schemaSpec (see pure.xsl), whose specifications are its children. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:key name="odd:spec" match="elementSpec | classSpec | macroSpec | dataSpec" use="@ident"/>
  <xsl:key name="odd:member" match="elementSpec | classSpec" use="classes/memberOf/@key"/>

  <!-- The specification with a name, if there is one. -->
  <xsl:function name="odd:spec" as="element()?">
    <xsl:param name="context" as="node()"/>
    <xsl:param name="ident" as="xs:string"/>
    <xsl:sequence select="key('odd:spec', $ident, root($context))[1]"/>
  </xsl:function>

  <!-- The direct members of a model class: elements and classes, by name. -->
  <xsl:function name="odd:members" as="element()*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:sequence select="sort(key('odd:member', $class/@ident, root($class)), (),
        function($spec) { number($spec/self::classSpec), string($spec/@ident) })"/>
  </xsl:function>

  <!-- The elements of a model class, through all its classes. -->
  <xsl:function name="odd:class-elements" as="element(elementSpec)*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:variable name="members" as="element()*" select="odd:members($class)"/>
    <xsl:sequence select="$members[self::elementSpec] | $members[self::classSpec]/odd:class-elements(.)"/>
  </xsl:function>

  <!-- The attribute classes of which an element or class is a direct member. -->
  <xsl:function name="odd:attribute-classes" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:for-each select="$spec/classes/memberOf">
      <xsl:sequence select="odd:spec(., @key)[self::classSpec][@type = 'atts']"/>
    </xsl:for-each>
    <xsl:if test="$spec/self::elementSpec and not($spec/@ns)">
      <xsl:sequence select="odd:spec($spec, 'att.global')
          [not($spec/classes/memberOf/@key = 'att.global')][$spec[not(@mode = 'noglobal')]]"/>
    </xsl:if>
  </xsl:function>

  <!-- The attributes that a specification defines itself, at any depth of attList. -->
  <xsl:function name="odd:own-attributes" as="element(attDef)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$spec/attList//attDef"/>
  </xsl:function>

  <!-- The names of all attributes that an attribute class brings, from its own classes too. -->
  <xsl:function name="odd:class-attribute-names" as="xs:string*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:sequence select="odd:own-attributes($class)/string(@ident),
        odd:attribute-classes($class)/odd:class-attribute-names(.)"/>
  </xsl:function>
</xsl:stylesheet>
