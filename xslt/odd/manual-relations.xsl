<?xml version="1.0" encoding="UTF-8"?>
<!-- Who contains whom: worked out once for all elements of the pure ODD. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <!-- The elements that each element may hold. -->
  <xsl:variable name="odd:children" as="map(xs:string, xs:string*)" select="
      map:merge($odd:pure/schemaSpec/elementSpec ! map:entry(string(@ident), odd:held(content)))"/>

  <!-- The elements in which each element may stand. -->
  <xsl:variable name="odd:parents" as="map(xs:string, xs:string*)" select="
      map:merge(for $parent in map:keys($odd:children), $child in $odd:children($parent) return map:entry($child, $parent),
          map{'duplicates': 'combine'})"/>

  <!-- The names of the elements that a content or a macro lets in. -->
  <xsl:function name="odd:held" as="xs:string*">
    <xsl:param name="content" as="element()?"/>
    <xsl:variable name="names" as="xs:string*">
      <xsl:for-each select="$content//(elementRef | classRef | macroRef)">
        <xsl:variable name="spec" as="element()?" select="odd:spec(., @key)"/>
        <xsl:sequence select="
            if (self::elementRef) then string(@key)
            else if (self::macroRef) then $spec/content ! odd:held(.)
            else $spec[self::classSpec] ! odd:class-elements(.)[odd:is-let-in(., current())]/string(@ident)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="sort(distinct-values($names), 'http://www.w3.org/2005/xpath-functions/collation/html-ascii-case-insensitive')"/>
  </xsl:function>

  <!-- Whether include and except of a classRef let an element in. -->
  <xsl:function name="odd:is-let-in" as="xs:boolean">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:param name="reference" as="element(classRef)"/>
    <xsl:sequence select="(not($reference/@include) or $element/@ident = tokenize($reference/@include))
        and not($element/@ident = tokenize($reference/@except))"/>
  </xsl:function>

  <!-- Whether a content lets text in. -->
  <xsl:function name="odd:holds-text" as="xs:boolean">
    <xsl:param name="content" as="element()?"/>
    <xsl:sequence select="exists($content//(textNode | dataRef | valList))
        or (some $macro in $content//macroRef satisfies odd:holds-text(odd:spec($macro, $macro/@key)/content))"/>
  </xsl:function>
</xsl:stylesheet>
