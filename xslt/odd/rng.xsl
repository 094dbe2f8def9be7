<?xml version="1.0" encoding="UTF-8"?>
<!-- ODD to RELAX NG (XML syntax).

     Input: a TEI document with one schemaSpec. Output: one grammar. Each specification becomes a define of the
     same name, as in the schemas of the TEI: p, model.pLike, att.typed.attributes, att.typed.attribute.type,
     macro.paraContent, teidata.pointer. Descriptions come along as a:documentation. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
                xmlns="http://relaxng.org/ns/structure/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="xs odd" version="3.0">

  <xsl:import href="model.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:mode name="odd:define" on-no-match="fail"/>
  <xsl:mode name="odd:content" on-no-match="fail"/>
  <xsl:mode name="odd:attribute" on-no-match="fail"/>

  <xsl:template match="/" as="element()">
    <xsl:variable name="schema" as="element(schemaSpec)" select="//schemaSpec"/>
    <grammar datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"
             ns="{($schema/@ns, 'http://www.tei-c.org/ns/1.0')[1]}">
      <start>
        <choice>
          <xsl:for-each select="tokenize(($schema/@start, 'TEI')[1])">
            <ref name="{.}"/>
          </xsl:for-each>
        </choice>
      </start>
      <xsl:apply-templates mode="odd:define" select="sort($schema/(elementSpec, classSpec, macroSpec, dataSpec), (), function($spec) { string($spec/@ident) })"/>
    </grammar>
  </xsl:template>

  <xsl:template mode="odd:define" match="elementSpec" as="element()+">
    <define name="{@ident}">
      <element name="{(altIdent, @ident)[1]}">
        <xsl:copy-of select="@ns"/>
        <xsl:call-template name="odd:documentation"/>
        <xsl:call-template name="odd:model"/>
        <xsl:call-template name="odd:attributes"/>
      </element>
    </define>
    <xsl:if test="content//anyElement">
      <xsl:call-template name="odd:any-element"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="odd:any-element" as="element()*">
    <xsl:for-each select="content//anyElement">
      <define name="{odd:any-element-name(.)}">
        <element>
          <anyName>
            <except>
              <xsl:for-each select="tokenize((@except, 'http://www.tei-c.org/ns/1.0')[1])">
                <nsName ns="{.}"/>
              </xsl:for-each>
            </except>
          </anyName>
          <zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
          <zeroOrMore>
            <choice>
              <text/>
              <ref name="{odd:any-element-name(.)}"/>
            </choice>
          </zeroOrMore>
        </element>
      </define>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="odd:any-element-name" as="xs:string">
    <xsl:param name="any" as="element(anyElement)"/>
    <xsl:sequence select="'anyElement_' || $any/ancestor::*[@ident][1]/@ident || '_' || (count($any/preceding::anyElement) + 1)"/>
  </xsl:function>

  <xsl:template name="odd:model" as="element()*">
    <xsl:variable name="content" as="element()*">
      <xsl:apply-templates mode="odd:content" select="content/*"/>
    </xsl:variable>
    <xsl:sequence select="$content"/>
    <xsl:if test="empty($content)"><empty/></xsl:if>
  </xsl:template>

  <xsl:template name="odd:documentation" as="element()?">
    <xsl:if test="desc">
      <a:documentation><xsl:value-of select="string-join((gloss[1] ! ('(' || normalize-space(.) || ')'), desc[1] ! normalize-space(.)), ' ')"/></a:documentation>
    </xsl:if>
  </xsl:template>

  <xsl:template name="odd:attributes" as="element()*">
    <xsl:variable name="own" as="xs:string*" select="odd:own-attributes(.)/string(@ident)"/>
    <xsl:sequence select="odd:attribute-classes(.) ! odd:class-references(., $own)"/>
    <xsl:apply-templates mode="odd:attribute" select="attList/*"/>
  </xsl:template>

  <xsl:function name="odd:class-references" as="element()*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:param name="without" as="xs:string*"/>
    <xsl:choose>
      <xsl:when test="not(odd:class-attribute-names($class) = $without)">
        <ref name="{$class/@ident}.attributes"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="odd:attribute-classes($class) ! odd:class-references(., $without)"/>
        <xsl:for-each select="odd:own-attributes($class)[not(@ident = $without)]">
          <ref name="{$class/@ident}.attribute.{translate(@ident, ':', '')}"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template mode="odd:define" match="classSpec[@type = 'model']" as="element()">
    <define name="{@ident}">
      <choice>
        <notAllowed/>
        <xsl:for-each select="odd:members(.)">
          <ref name="{@ident}"/>
        </xsl:for-each>
      </choice>
    </define>
  </xsl:template>

  <xsl:template mode="odd:define" match="classSpec[@type = 'atts']" as="element()+">
    <xsl:variable name="class" as="xs:string" select="@ident"/>
    <define name="{$class}.attributes">
      <empty/>
      <xsl:for-each select="odd:attribute-classes(.)">
        <ref name="{@ident}.attributes"/>
      </xsl:for-each>
      <xsl:for-each select="odd:own-attributes(.)">
        <ref name="{$class}.attribute.{translate(@ident, ':', '')}"/>
      </xsl:for-each>
    </define>
    <xsl:for-each select="odd:own-attributes(.)">
      <define name="{$class}.attribute.{translate(@ident, ':', '')}">
        <xsl:apply-templates mode="odd:attribute" select="."/>
      </define>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="odd:define" match="macroSpec | dataSpec" as="element()">
    <define name="{@ident}">
      <xsl:call-template name="odd:model"/>
    </define>
  </xsl:template>

  <xsl:template mode="odd:attribute" match="attDef[@mode = 'delete']"/>

  <xsl:template mode="odd:attribute" match="attList" as="element()">
    <group>
      <xsl:apply-templates mode="odd:attribute"/>
    </group>
  </xsl:template>

  <xsl:template mode="odd:attribute" match="attDef" as="element()">
    <xsl:variable name="attribute" as="element()">
      <attribute name="{(altIdent, @ident)[1]}">
        <xsl:call-template name="odd:documentation"/>
        <xsl:call-template name="odd:value"/>
      </attribute>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@usage = 'req'"><xsl:sequence select="$attribute"/></xsl:when>
      <xsl:otherwise><optional><xsl:sequence select="$attribute"/></optional></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="odd:value" as="element()">
    <xsl:variable name="value" as="element()">
      <choice>
        <xsl:if test="valList/@type = ('closed', 'semi')">
          <xsl:apply-templates mode="odd:content" select="valList"/>
        </xsl:if>
        <xsl:if test="not(valList/@type = 'closed')">
          <xsl:apply-templates mode="odd:content" select="datatype/*"/>
        </xsl:if>
      </choice>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="not(datatype/(@minOccurs, @maxOccurs))"><xsl:sequence select="$value"/></xsl:when>
      <xsl:otherwise>
        <list><xsl:sequence select="odd:repeat($value, datatype)"/></list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A pattern as often as @minOccurs and @maxOccurs say. -->
  <xsl:function name="odd:repeat" as="element()*">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="occurs" as="element()"/>
    <xsl:variable name="min" as="xs:integer" select="xs:integer(($occurs/@minOccurs, 1)[1])"/>
    <xsl:variable name="max" as="xs:string" select="string(($occurs/@maxOccurs, 1)[1])"/>
    <xsl:choose>
      <xsl:when test="$max = 'unbounded' and $min le 1">
        <xsl:element name="{if ($min = 0) then 'zeroOrMore' else 'oneOrMore'}">
          <xsl:sequence select="$pattern"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="(1 to $min) ! $pattern"/>
        <xsl:choose>
          <xsl:when test="$max = 'unbounded'">
            <zeroOrMore><xsl:sequence select="$pattern"/></zeroOrMore>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="odd:at-most($pattern, xs:integer($max) - $min)"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="odd:at-most" as="element()?">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="times" as="xs:integer"/>
    <xsl:if test="$times gt 0">
      <optional>
        <xsl:sequence select="$pattern, odd:at-most($pattern, $times - 1)"/>
      </optional>
    </xsl:if>
  </xsl:function>

  <xsl:template mode="odd:content" match="textNode" as="element()"><text/></xsl:template>
  <xsl:template mode="odd:content" match="empty" as="element()"><empty/></xsl:template>
  <xsl:template mode="odd:content" match="elementRef | classRef | macroRef | dataRef[@key]" as="element()*">
    <xsl:variable name="ref" as="element()"><ref name="{@key}"/></xsl:variable>
    <xsl:sequence select="odd:repeat($ref, .)"/>
  </xsl:template>
  <xsl:template mode="odd:content" match="anyElement" as="element()*">
    <xsl:variable name="ref" as="element()"><ref name="{odd:any-element-name(.)}"/></xsl:variable>
    <xsl:sequence select="odd:repeat($ref, .)"/>
  </xsl:template>
  <xsl:template mode="odd:content" match="dataRef[@name]" as="element()">
    <data type="{@name}">
      <xsl:for-each select="@restriction"><param name="pattern"><xsl:value-of select="."/></param></xsl:for-each>
    </data>
  </xsl:template>
  <xsl:template mode="odd:content" match="sequence" as="element()*">
    <xsl:variable name="group" as="element()"><group><xsl:apply-templates mode="odd:content" select="*"/></group></xsl:variable>
    <xsl:sequence select="odd:repeat($group, .)"/>
  </xsl:template>
  <xsl:template mode="odd:content" match="alternate" as="element()*">
    <xsl:variable name="choice" as="element()"><choice><xsl:apply-templates mode="odd:content" select="*"/></choice></xsl:variable>
    <xsl:sequence select="odd:repeat($choice, .)"/>
  </xsl:template>
  <xsl:template mode="odd:content" match="valList" as="element()">
    <choice>
      <xsl:for-each select="valItem">
        <value><xsl:value-of select="@ident"/></value>
        <xsl:call-template name="odd:documentation"/>
      </xsl:for-each>
    </choice>
  </xsl:template>
</xsl:stylesheet>
