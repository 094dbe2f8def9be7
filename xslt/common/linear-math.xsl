<?xml version="1.0" encoding="UTF-8"?>
<!-- Formulas in MathML as text on one line: (a+b)/2, x^2, √(y). For outputs without MathML. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.w3.org/1998/Math/MathML" exclude-result-prefixes="#all">

  <!-- Return a formula, or a part of one, as text on one line. -->
  <xsl:function name="f:linear-math" as="xs:string">
    <xsl:param name="math" as="element()"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:apply-templates select="$math" mode="f:linear-math"/>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <!-- Return a part of a formula, in parentheses if it is more than one word or number. -->
  <xsl:function name="f:math-group" as="xs:string">
    <xsl:param name="part" as="element()?"/>
    <xsl:variable name="text" as="xs:string" select="string($part ! f:linear-math(.))"/>
    <xsl:sequence select="if (matches($text, '^([\p{L}]|[\p{N}.,]+|\(.*\))?$')) then $text else '(' || $text || ')'"/>
  </xsl:function>

  <xsl:mode name="f:linear-math" on-no-match="shallow-skip"/>

  <xsl:template match="mi | mn | mtext | ms" mode="f:linear-math">
    <xsl:sequence select="normalize-space()"/>
  </xsl:template>

  <!-- Factors without an operator between them are separate words. -->
  <xsl:template match="(math | mrow | msqrt | mstyle | mpadded | mtd)/*[not(self::mo)][preceding-sibling::*[1][not(self::mo)]]" mode="f:linear-math" priority="2">
    <xsl:sequence select="' '"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Operators between two terms have spaces around them. -->
  <xsl:template match="mo" mode="f:linear-math">
    <xsl:variable name="operator" as="xs:string" select="translate(normalize-space(), '&#x2061;&#x2062;&#x2063;&#x2064;', '')"/>
    <xsl:sequence select="if (matches($operator, '^[=≠≈≡&lt;>≤≥+−±→⇒∈∪∩-]$') and preceding-sibling::* and following-sibling::*) then ' ' || $operator || ' ' else $operator"/>
  </xsl:template>

  <xsl:template match="mspace" mode="f:linear-math">
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xsl:template match="mfrac" mode="f:linear-math">
    <xsl:sequence select="f:math-group(*[1]) || '/' || f:math-group(*[2])"/>
  </xsl:template>

  <xsl:template match="msup | mover" mode="f:linear-math">
    <xsl:sequence select="f:math-group(*[1]) || '^' || f:math-group(*[2])"/>
  </xsl:template>

  <xsl:template match="msub | munder" mode="f:linear-math">
    <xsl:sequence select="f:math-group(*[1]) || '_' || f:math-group(*[2])"/>
  </xsl:template>

  <xsl:template match="msubsup | munderover" mode="f:linear-math">
    <xsl:sequence select="f:math-group(*[1]) || '_' || f:math-group(*[2]) || '^' || f:math-group(*[3])"/>
  </xsl:template>

  <xsl:template match="msqrt" mode="f:linear-math">
    <xsl:sequence select="'√(' || string-join(* ! f:linear-math(.)) || ')'"/>
  </xsl:template>

  <xsl:template match="mroot" mode="f:linear-math">
    <xsl:sequence select="f:math-group(*[1]) || '^(1/' || f:linear-math(*[2]) || ')'"/>
  </xsl:template>

  <xsl:template match="mfenced" mode="f:linear-math">
    <xsl:sequence select="(@open, '(')[1] || string-join(* ! f:linear-math(.), ', ') || (@close, ')')[1]"/>
  </xsl:template>

  <xsl:template match="mtable" mode="f:linear-math">
    <xsl:sequence select="'[' || string-join(mtr ! string-join(mtd ! f:linear-math(.), ', '), '; ') || ']'"/>
  </xsl:template>
</xsl:stylesheet>
