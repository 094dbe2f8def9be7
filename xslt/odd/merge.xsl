<?xml version="1.0" encoding="UTF-8"?>
<!--
  Merging of a specification with mode="change" into the original: each part of the change replaces the same part of the
  original; attributes, rules, classes and value lists are merged item by item.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <!-- Return the original with the changes applied. -->
  <xsl:function name="odd:merged" as="element()">
    <xsl:param name="change" as="element()"/>
    <xsl:param name="original" as="element()"/>
    <xsl:element name="{local-name($original)}" namespace="{namespace-uri($original)}">
      <xsl:sequence select="$original/(namespace::*, @* except @mode), $change/(@* except @mode)"/>
      <xsl:for-each select="('altIdent', 'gloss', 'desc')">
        <xsl:sequence select="odd:preferred($change, $original, .)"/>
      </xsl:for-each>
      <xsl:sequence select="odd:merged-classes($change/classes, $original/classes),
          odd:preferred($change, $original, 'content'), odd:preferred($change, $original, 'valList'),
          odd:merged-rules($change/constraintSpec, $original/constraintSpec),
          odd:merged-attributes($change, $original),
          odd:preferred($change, $original, 'exemplum'), odd:preferred($change, $original, 'remarks')"/>
    </xsl:element>
  </xsl:function>

  <!-- Return the children with a name: those of the change if it has any, else those of the original. -->
  <xsl:function name="odd:preferred" as="element()*">
    <xsl:param name="change" as="element()"/>
    <xsl:param name="original" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="changed" as="element()*" select="$change/*[local-name() = $name]"/>
    <xsl:sequence select="if ($changed) then $changed else $original/*[local-name() = $name]"/>
  </xsl:function>

  <xsl:function name="odd:merged-classes" as="element(classes)?">
    <xsl:param name="change" as="element(classes)?"/>
    <xsl:param name="original" as="element(classes)?"/>
    <xsl:choose>
      <xsl:when test="$change/@mode = 'change'">
        <classes xmlns="http://www.tei-c.org/ns/1.0">
          <xsl:sequence select="$original/memberOf[not(@key = $change/memberOf/@key)],
              $change/memberOf[not(@mode = 'delete')]"/>
        </classes>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="($change, $original)[1]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="odd:merged-rules" as="element(constraintSpec)*">
    <xsl:param name="changes" as="element(constraintSpec)*"/>
    <xsl:param name="originals" as="element(constraintSpec)*"/>
    <xsl:sequence select="$originals[not(@ident = $changes/@ident)], $changes[not(@mode = 'delete')]"/>
  </xsl:function>

  <!--
    The attributes of the original, changed, replaced or deleted, then those that the change adds. A deletion or change
    without a counterpart in the original applies to an inherited attribute and is kept.
  -->
  <xsl:function name="odd:merged-attributes" as="element(attList)?">
    <xsl:param name="change" as="element()"/>
    <xsl:param name="original" as="element()"/>
    <xsl:variable name="changes" as="element(attDef)*" select="odd:own-attributes($change)"/>
    <xsl:variable name="known" as="xs:string*" select="odd:own-attributes($original)/string(@ident)"/>
    <xsl:if test="$change/attList or $original/attList">
      <attList xmlns="http://www.tei-c.org/ns/1.0">
        <xsl:sequence select="$original/attList/(@org, $change/attList/@org)[last()]"/>
        <xsl:apply-templates mode="odd:merge-attribute" select="$original/attList/*">
          <xsl:with-param name="changes" tunnel="yes" select="$changes"/>
        </xsl:apply-templates>
        <xsl:sequence select="$change/attList/*[descendant-or-self::attDef[not(@ident = $known)] or self::attRef]"/>
      </attList>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="odd:merge-attribute" on-no-match="shallow-copy"/>

  <xsl:template mode="odd:merge-attribute" match="attDef" as="element(attDef)?">
    <xsl:param name="changes" as="element(attDef)*" tunnel="yes"/>
    <xsl:variable name="change" as="element(attDef)?" select="$changes[@ident = current()/@ident][1]"/>
    <xsl:choose>
      <xsl:when test="empty($change)"><xsl:sequence select="."/></xsl:when>
      <xsl:when test="$change/@mode = 'delete' and odd:inherited-attributes(ancestor::*[odd:is-specification(.)][1])/@ident = @ident">
        <xsl:sequence select="$change"/>
      </xsl:when>
      <xsl:when test="$change/@mode = 'delete'"/>
      <xsl:when test="$change/@mode = 'change'"><xsl:sequence select="odd:merged-attribute($change, .)"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="$change"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Return an attribute with the changes applied; it keeps the @mode of the original, if there is one. -->
  <xsl:function name="odd:merged-attribute" as="element(attDef)">
    <xsl:param name="change" as="element(attDef)"/>
    <xsl:param name="original" as="element(attDef)"/>
    <attDef xmlns="http://www.tei-c.org/ns/1.0">
      <xsl:sequence select="$original/@*, $change/(@* except @mode)"/>
      <xsl:for-each select="('altIdent', 'gloss', 'desc', 'datatype')">
        <xsl:sequence select="odd:preferred($change, $original, .)"/>
      </xsl:for-each>
      <xsl:sequence select="odd:merged-rules($change/constraintSpec, $original/constraintSpec),
          odd:preferred($change, $original, 'defaultVal'),
          odd:merged-values($change/valList, $original/valList),
          odd:preferred($change, $original, 'exemplum'), odd:preferred($change, $original, 'remarks')"/>
    </attDef>
  </xsl:function>

  <xsl:function name="odd:merged-values" as="element(valList)?">
    <xsl:param name="change" as="element(valList)?"/>
    <xsl:param name="original" as="element(valList)?"/>
    <xsl:choose>
      <xsl:when test="$change/@mode = 'delete'"/>
      <xsl:when test="$change/@mode = 'change'">
        <valList xmlns="http://www.tei-c.org/ns/1.0">
          <xsl:sequence select="($original/@type, $change/@type)[last()],
              $original/valItem[not(@ident = $change/valItem/@ident)], $change/valItem[not(@mode = 'delete')]"/>
        </valList>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="($change, $original)[1]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
