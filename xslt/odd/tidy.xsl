<?xml version="1.0" encoding="UTF-8"?>
<!--
  Simplify a grammar: remove definitions that cannot be reached and patterns that cannot match, such as classes without
  elements after a customisation. The set of valid documents does not change.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns="http://relaxng.org/ns/structure/1.0"
                xpath-default-namespace="http://relaxng.org/ns/structure/1.0"
                exclude-result-prefixes="xs rng odd" version="3.0">

  <xsl:key name="odd:define" match="define" use="@name"/>

  <xsl:mode name="odd:tidy" on-no-match="shallow-copy"/>

  <xsl:function name="odd:tidy" as="element(rng:grammar)">
    <xsl:param name="grammar" as="document-node()"/>
    <xsl:variable name="void" as="xs:string*" select="odd:void($grammar, ())"/>
    <xsl:variable name="possible" as="document-node()">
      <xsl:document>
        <xsl:apply-templates mode="odd:tidy" select="$grammar/*">
          <xsl:with-param name="void" tunnel="yes" select="$void"/>
        </xsl:apply-templates>
      </xsl:document>
    </xsl:variable>
    <xsl:variable name="reached" as="element()*" select="odd:reachable($possible/grammar/start, ())"/>
    <xsl:for-each select="$possible/grammar">
      <xsl:copy>
        <xsl:sequence select="@*, start, define intersect $reached"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <!-- Return the names of the classes that cannot match: they have no members, or only members that cannot match. -->
  <xsl:function name="odd:void" as="xs:string*">
    <xsl:param name="grammar" as="document-node()"/>
    <xsl:param name="known" as="xs:string*"/>
    <xsl:variable name="void" as="xs:string*" select="$grammar/grammar/define[starts-with(@name, 'model.')]
        [every $part in (*, choice/*) satisfies $part/(self::notAllowed, self::choice, self::ref[@name = $known])]/@name"/>
    <xsl:sequence select="if (count($void) = count($known)) then $void else odd:void($grammar, $void)"/>
  </xsl:function>

  <xsl:function name="odd:reachable" as="element()*">
    <xsl:param name="from" as="element()*"/>
    <xsl:param name="seen" as="element()*"/>
    <xsl:variable name="next" as="element()*" select="$from//ref/key('odd:define', @name) except $seen"/>
    <xsl:sequence select="if ($next) then odd:reachable($next, $seen | $next) else $seen"/>
  </xsl:function>

  <xsl:template mode="odd:tidy" match="ref" as="element()">
    <xsl:param name="void" as="xs:string*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="@name = $void"><notAllowed/></xsl:when>
      <xsl:otherwise><xsl:sequence select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Keep the alternatives of a choice that can match. -->
  <xsl:template mode="odd:tidy" match="choice[ref]" as="element()">
    <xsl:variable name="parts" as="element()*">
      <xsl:apply-templates mode="odd:tidy" select="*"/>
    </xsl:variable>
    <xsl:sequence select="odd:one-of($parts[not(self::notAllowed)])"/>
  </xsl:template>

  <!-- An optional pattern that cannot match becomes empty. -->
  <xsl:template mode="odd:tidy" match="optional[not(attribute)] | zeroOrMore[not(attribute)]" as="element()">
    <xsl:variable name="parts" as="element()*">
      <xsl:apply-templates mode="odd:tidy" select="*"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$parts/self::notAllowed"><empty/></xsl:when>
      <xsl:otherwise><xsl:copy><xsl:sequence select="$parts"/></xsl:copy></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A group with a member that cannot match cannot match. -->
  <xsl:template mode="odd:tidy" match="group | oneOrMore" as="element()">
    <xsl:variable name="parts" as="element()*">
      <xsl:apply-templates mode="odd:tidy" select="*"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$parts/self::notAllowed"><notAllowed/></xsl:when>
      <xsl:when test="self::oneOrMore">
        <xsl:copy><xsl:sequence select="$parts"/></xsl:copy>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="odd:all-of($parts[not(self::empty)])"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
