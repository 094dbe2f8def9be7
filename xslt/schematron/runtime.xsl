<?xml version="1.0" encoding="UTF-8"?>
<!--
  Part of every compiled schema: the encoding of node positions. A position is the number of the element in document
  order (0: the document itself), with the name of an attribute or the number of a child node.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:out="urn:x-teikit:output"
  xmlns:_f="https://teikit.org/ns/schematron" exclude-result-prefixes="#all">

  <xsl:function name="_f:runtime" as="element()*">
    <out:mode use-accumulators="#all" on-no-match="deep-skip"/>
    <out:variable name="_f:document" select="."/>
    <out:accumulator name="_f:number" initial-value="0">
      <out:accumulator-rule match="*" select="$value + 1"/>
    </out:accumulator>
    <!-- The numbers of the siblings by name: of the children so far, then of each level above them. -->
    <out:accumulator name="_f:siblings" initial-value="map{{}}">
      <out:accumulator-rule match="*" select="
        let $name := node-name(), $siblings := head($value)
        return (map{{}}, map:put($siblings, $name, ($siblings($name), 0)[1] + 1), tail($value))"/>
      <out:accumulator-rule match="*" phase="end" select="tail($value)"/>
    </out:accumulator>
    <!-- As path(), which takes time for each preceding sibling. -->
    <out:function name="_f:path">
      <out:param name="element"/>
      <out:sequence select="string-join(for-each-pair(
        $element/ancestor-or-self::*, reverse(tail($element/accumulator-before('_f:siblings'))),
        function($above, $siblings) {{ '/' || $above/local-name() || '[' || $siblings(node-name($above)) || ']' }}))"/>
    </out:function>
    <out:function name="_f:place">
      <out:param name="subject"/>
      <out:variable name="node" select="$subject[. instance of node()][1]"/>
      <out:variable name="element" select="$node/ancestor-or-self::*[1]"/>
      <out:attribute name="element" select="($element/accumulator-before('_f:number'), 0)[1]"/>
      <out:attribute name="path" select="
        if ($element and $node[self::* or . instance of attribute()] and root($node) instance of document-node())
        then _f:path($element) || $node[. instance of attribute()]/('/@' || local-name())
        else path($node)"/>
      <out:if test="not(root($node) is $_f:document)">
        <out:attribute name="document" select="base-uri(root($node))"/>
      </out:if>
      <out:choose>
        <out:when test="$node[. instance of attribute()]">
          <out:attribute name="attribute" select="name($node)"/>
        </out:when>
        <out:when test="not($node[self::*]) and $element">
          <out:attribute name="child" select="count($node/preceding-sibling::node()) + 1"/>
        </out:when>
      </out:choose>
    </out:function>
    <out:function name="_f:address">
      <out:param name="address"/>
      <out:param name="document"/>
      <out:sequence select="resolve-uri(string($address), string((($address[. instance of node()], $document) ! base-uri(.))[1]))"/>
    </out:function>
  </xsl:function>

</xsl:stylesheet>
