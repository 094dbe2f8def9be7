<?xml version="1.0" encoding="UTF-8"?>
<!--
  ODD to RELAX NG (XML syntax). Input: a TEI document with a schemaSpec. Output: one grammar.

  Each specification becomes a definition of the same name, as in the schemas of the TEI: p, model.pLike,
  att.typed.attributes, att.typed.attribute.type, macro.paraContent, teidata.pointer. Descriptions become
  a:documentation.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
                xmlns="http://relaxng.org/ns/structure/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="xs rng odd" version="3.0">

  <xsl:import href="model.xsl"/>
  <xsl:import href="faults.xsl"/>
  <xsl:import href="merge.xsl"/>
  <xsl:import href="pure.xsl"/>
  <xsl:import href="names.xsl"/>
  <xsl:import href="patterns.xsl"/>
  <xsl:import href="tidy.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:param name="source" as="document-node()?" select="()">
    <!-- The ODD that is customised, if any. -->
  </xsl:param>
  <xsl:param name="check" as="xs:boolean" select="true()">
    <!-- Check the ODD first. Callers that have run check.xsl can switch this off. -->
  </xsl:param>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="odd:define" on-no-match="fail"/>
  <xsl:mode name="odd:attribute" on-no-match="fail"/>

  <xsl:template match="/" as="element(rng:grammar)">
    <xsl:if test="$check">
      <xsl:call-template name="odd:stop-at-faults">
        <xsl:with-param name="odd" select="."/>
        <xsl:with-param name="source" select="$source"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:variable name="grammar" as="document-node()">
      <xsl:document>
        <xsl:apply-templates mode="odd:define" select="odd:pure(., $source)/schemaSpec"/>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="odd:tidy($grammar)"/>
  </xsl:template>

  <xsl:template mode="odd:define" match="schemaSpec" as="element(rng:grammar)">
    <grammar datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"
             ns="{(@ns, 'http://www.tei-c.org/ns/1.0')[1]}">
      <start>
        <xsl:variable name="start" as="element(rng:ref)+">
          <xsl:for-each select="tokenize((@start, 'TEI')[1])">
            <ref name="{.}"/>
          </xsl:for-each>
        </xsl:variable>
        <xsl:sequence select="odd:one-of($start)"/>
      </start>
      <xsl:for-each select="elementSpec, classSpec, macroSpec, dataSpec">
        <xsl:sort select="@ident" lang="en"/>
        <xsl:apply-templates mode="odd:define" select="."/>
      </xsl:for-each>
    </grammar>
  </xsl:template>

  <xsl:template mode="odd:define" match="elementSpec" as="element(rng:define)+">
    <define name="{@ident}">
      <element name="{odd:external-name(.)}">
        <xsl:copy-of select="@ns"/>
        <xsl:call-template name="odd:documentation"/>
        <xsl:call-template name="odd:content"/>
        <xsl:call-template name="odd:attributes"/>
      </element>
    </define>
    <xsl:call-template name="odd:any-elements"/>
  </xsl:template>

  <xsl:template mode="odd:define" match="macroSpec | dataSpec" as="element(rng:define)+">
    <define name="{@ident}">
      <xsl:call-template name="odd:content"/>
    </define>
    <xsl:call-template name="odd:any-elements"/>
  </xsl:template>

  <xsl:template name="odd:any-elements" as="element(rng:define)*">
    <xsl:for-each select="content//anyElement">
      <xsl:call-template name="odd:any-element"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="odd:define" match="classSpec[@type = 'model']" as="element(rng:define)">
    <define name="{@ident}">
      <xsl:variable name="members" as="element(rng:ref)*">
        <xsl:for-each select="odd:members(.)">
          <ref name="{@ident}"/>
        </xsl:for-each>
      </xsl:variable>
      <xsl:sequence select="odd:one-of($members)"/>
    </define>
  </xsl:template>

  <xsl:template mode="odd:define" match="classSpec[@type = 'atts']" as="element(rng:define)+">
    <xsl:variable name="class" as="xs:string" select="@ident"/>
    <xsl:variable name="own" as="element(attDef)*" select="odd:own-attributes(.)"/>
    <define name="{$class}.attributes">
      <xsl:sequence select="odd:all-of((odd:attribute-classes(.) ! odd:class-patterns(., $own/@ident ! string()),
          odd:listed(attList, ())))"/>
    </define>
    <xsl:for-each select="$own[not(@mode = 'delete')]">
      <define name="{odd:attribute-pattern($class, @ident)}">
        <xsl:apply-templates mode="odd:attribute" select="."/>
      </define>
    </xsl:for-each>
  </xsl:template>

  <!-- References to the attributes in the list of a class, with exceptions. -->
  <xsl:function name="odd:listed" as="element()*">
    <xsl:param name="list" as="element(attList)?"/>
    <xsl:param name="without" as="xs:string*"/>
    <xsl:variable name="class" as="element(classSpec)?" select="$list/ancestor::classSpec"/>
    <xsl:variable name="patterns" as="element()*">
      <xsl:for-each select="$list/(attList | attRef | attDef[not(@mode = 'delete' or @ident = $without)])">
        <xsl:choose>
          <xsl:when test="self::attList"><xsl:sequence select="odd:listed(., $without)"/></xsl:when>
          <xsl:when test="self::attRef"><xsl:apply-templates mode="odd:attribute" select="."/></xsl:when>
          <xsl:otherwise><ref name="{odd:attribute-pattern($class/@ident, @ident)}"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="if ($list/@org = 'choice' and $patterns) then odd:one-of($patterns) else $patterns"/>
  </xsl:function>

  <!--
    The attributes of an element: those of its classes, except those that it defines or deletes itself, then its own.
  -->
  <xsl:template name="odd:attributes" as="element()*">
    <xsl:variable name="own" as="xs:string*" select="odd:own-attributes(.) ! string(@ident)"/>
    <xsl:sequence select="odd:attribute-classes(.) ! odd:class-patterns(., $own)"/>
    <xsl:apply-templates mode="odd:attribute" select="attList"/>
  </xsl:template>

  <!-- References to the attributes of a class, with exceptions. -->
  <xsl:function name="odd:class-patterns" as="element()*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:param name="without" as="xs:string*"/>
    <xsl:variable name="own" as="element(attDef)*" select="odd:own-attributes($class)"/>
    <xsl:choose>
      <xsl:when test="not(($own[not(@mode = 'delete')], odd:inherited-attributes($class))/@ident = $without)">
        <ref name="{$class/@ident}.attributes"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="odd:attribute-classes($class) ! odd:class-patterns(., ($without, $own/string(@ident))),
            odd:listed($class/attList, $without)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template mode="odd:attribute" match="attList" as="element()*">
    <xsl:variable name="patterns" as="element()*">
      <xsl:apply-templates mode="odd:attribute" select="attList | attDef | attRef"/>
    </xsl:variable>
    <xsl:sequence select="if (@org = 'choice' and $patterns) then odd:one-of($patterns) else $patterns"/>
  </xsl:template>

  <xsl:template mode="odd:attribute" match="attRef" as="element(rng:ref)">
    <ref name="{odd:attribute-pattern(@class, @name)}"/>
  </xsl:template>

  <xsl:template mode="odd:attribute" match="attDef[@mode = 'delete']"/>

  <xsl:template mode="odd:attribute" match="attDef" as="element()">
    <xsl:variable name="attribute" as="element(rng:attribute)">
      <attribute>
        <xsl:sequence select="odd:name-of-attribute(.)"/>
        <xsl:call-template name="odd:documentation">
          <xsl:with-param name="more" select="odd:suggestions(valList[not(@type = 'closed')])"/>
        </xsl:call-template>
        <xsl:sequence select="odd:value(.)"/>
      </attribute>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@usage = 'req'"><xsl:sequence select="$attribute"/></xsl:when>
      <xsl:otherwise><optional><xsl:sequence select="$attribute"/></optional></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- @name of an attribute, and @ns for a namespace other than that of XML. -->
  <xsl:function name="odd:name-of-attribute" as="attribute()+">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:variable name="name" as="xs:string" select="odd:external-name($attribute)"/>
    <xsl:choose>
      <xsl:when test="starts-with($name, 'xml:')">
        <xsl:attribute name="name" select="$name"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="name" select="tokenize($name, ':')[last()]"/>
        <xsl:for-each select="odd:attribute-namespace($attribute)[. ne '']">
          <xsl:attribute name="ns" select="."/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The values of an open list, as documentation. -->
  <xsl:function name="odd:suggestions" as="xs:string?">
    <xsl:param name="values" as="element(valList)?"/>
    <xsl:if test="$values/valItem">
      <xsl:sequence select="'– Suggested values: ' || string-join($values/valItem
          ! (@ident || odd:in-language(desc) ! (' (' || normalize-space() || ')')), '; ')"/>
    </xsl:if>
  </xsl:function>

  <!-- The values of an attribute: a closed list; a semi-open list or the datatype; or the datatype. -->
  <xsl:function name="odd:value" as="element()">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:variable name="patterns" as="element()*">
      <xsl:apply-templates mode="odd:pattern" select="$attribute/(valList[@type = ('closed', 'semi')],
          datatype[not($attribute/valList/@type = 'closed')]/*)"/>
      <xsl:if test="$attribute/valList/@type = 'semi' and empty($attribute/datatype)">
        <data type="Name"/>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="value" as="element()">
      <xsl:choose>
        <xsl:when test="empty($patterns)"><text/></xsl:when>
        <xsl:otherwise><xsl:sequence select="odd:one-of($patterns)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$attribute/datatype[@minOccurs[. ne '1'] or @maxOccurs[. ne '1']]">
        <list><xsl:sequence select="odd:repeated($value, $attribute/datatype)"/></list>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
