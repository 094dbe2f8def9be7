<?xml version="1.0" encoding="UTF-8"?>
<!-- Containment of elements, computed once for all elements of the pure ODD. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <!-- The possible children of each element. -->
  <xsl:variable name="odd:children" as="map(xs:string, xs:string*)" select="
      map:merge($odd:pure/schemaSpec/elementSpec ! map:entry(string(@ident), odd:held(content)))"/>

  <!-- The possible parents of each element. -->
  <xsl:variable name="odd:parents" as="map(xs:string, xs:string*)" select="
      map:merge(for $parent in map:keys($odd:children), $child in $odd:children($parent) return map:entry($child, $parent),
          map{'duplicates': 'combine'})"/>

  <!-- Return the names of the elements that a content model or a macro allows. -->
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

  <!-- Test whether the @include and @except of a classRef allow an element. -->
  <xsl:function name="odd:is-let-in" as="xs:boolean">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:param name="reference" as="element(classRef)"/>
    <xsl:sequence select="(not($reference/@include) or $element/@ident = tokenize($reference/@include))
        and not($element/@ident = tokenize($reference/@except))"/>
  </xsl:function>

  <!-- Test whether a content model allows text. -->
  <xsl:function name="odd:holds-text" as="xs:boolean">
    <xsl:param name="content" as="element()?"/>
    <xsl:sequence select="exists($content//(textNode | dataRef | valList))
        or (some $macro in $content//macroRef satisfies odd:holds-text(odd:spec($macro, $macro/@key)/content))"/>
  </xsl:function>
</xsl:stylesheet>
