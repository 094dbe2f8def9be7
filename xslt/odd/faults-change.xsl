<?xml version="1.0" encoding="UTF-8"?>
<!--
  Unresolved names: references without a declaration, changes and deletions without an original, and circular
  references.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:key name="odd:group-reference" match="specGrpRef" use="substring-after(@target, '#')"/>

  <!-- Test whether a specification belongs to the schemaSpec of its file, directly or through groups. -->
  <xsl:function name="odd:in-schema" as="xs:boolean">
    <xsl:param name="node" as="element()"/>
    <xsl:sequence select="exists($node/ancestor::schemaSpec) or empty(odd:schema(root($node)))
        or (some $reference in $node/ancestor::specGrp/key('odd:group-reference', string(@xml:id))
            satisfies odd:in-schema($reference))"/>
  </xsl:function>

  <xsl:function name="odd:is-declared" as="xs:boolean">
    <xsl:param name="ident" as="xs:string"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="documents" as="document-node()+"/>
    <xsl:sequence select="some $spec in $documents ! key('odd:spec', $ident, .)
        satisfies local-name($spec) = $kind and odd:in-schema($spec)"/>
  </xsl:function>

  <!--
    A @key that neither this ODD nor its source declares. Unresolved references within the source are ignored, as are
    those in parts that a customisation does not include.
  -->
  <xsl:template name="odd:check-reference" as="element(odd:fault)?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="file" as="xs:string" tunnel="yes" select="'odd'"/>
    <xsl:param name="odd" as="document-node()" tunnel="yes"/>
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:if test="$file = 'odd' and not(odd:is-declared(@key, $kind, ($odd, $source)))">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="name() || ' refers to ' || @key || ', but there is no '
            || $kind || ' of that name'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Return the specification of the same name in the source, which a specification changes. -->
  <xsl:template name="odd:original" as="element()?">
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="spec" as="element()?" select="ancestor-or-self::*[odd:is-specification(.)][1]"/>
    <xsl:sequence select="$source[$spec/@mode = 'change'] ! odd:spec(., string($spec/@ident))"/>
  </xsl:template>

  <!-- Return the attribute that an attDef changes: that of the original, else that of a class. -->
  <xsl:template name="odd:original-attribute" as="element(attDef)?">
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:param name="attribute" as="element(attDef)" select="."/>
    <xsl:variable name="spec" as="element()" select="$attribute/ancestor::*[odd:is-specification(.)][1]"/>
    <xsl:variable name="original" as="element()?">
      <xsl:call-template name="odd:original"/>
    </xsl:variable>
    <xsl:variable name="attributes" as="element(attDef)*" select="
        $original ! (odd:own-attributes(.), odd:inherited-attributes(.)), odd:inherited-attributes($spec),
        ($source ! odd:specs-of(., $spec/classes/memberOf/@key)) ! (odd:own-attributes(.), odd:inherited-attributes(.))"/>
    <xsl:sequence select="$attributes[@ident = $attribute/@ident][not(@mode = 'delete')][1]"/>
  </xsl:template>

  <xsl:function name="odd:specs-of" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="idents" as="xs:string*"/>
    <xsl:sequence select="$idents ! odd:spec($document, .)"/>
  </xsl:function>

  <!-- Attribute names must be unique; an attribute that is changed or deleted must exist. -->
  <xsl:template name="odd:check-attribute" as="element(odd:fault)?">
    <xsl:variable name="spec" as="element()" select="ancestor::*[odd:is-specification(.)][1]"/>
    <xsl:variable name="original" as="element(attDef)?">
      <xsl:call-template name="odd:original-attribute"/>
    </xsl:variable>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if (not(@ident)) then 'an attDef without ident'
          else if (preceding-sibling::attDef/@ident = @ident) then 'attribute ' || @ident || ' is defined twice'
          else if (contains(@ident, ':') and not(@ns or substring-before(@ident, ':') = in-scope-prefixes(.)))
            then 'the prefix of ' || @ident || ' is not declared'
          else if (@mode = ('change', 'delete') and empty($original))
            then $spec/@ident || ' has no attribute ' || @ident || ' to ' || @mode || ': neither it nor a class brings it'
          else ()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A value that is deleted must exist in the list that is changed. -->
  <xsl:template name="odd:check-value" as="element(odd:fault)?">
    <xsl:variable name="attribute" as="element(attDef)?" select="ancestor::attDef[1]"/>
    <xsl:variable name="original" as="element(attDef)?">
      <xsl:if test="$attribute">
        <xsl:call-template name="odd:original-attribute">
          <xsl:with-param name="attribute" select="$attribute"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if (@mode = ('change', 'delete') and not(@ident = $original/valList/valItem/@ident))
          then 'there is no value ' || @ident || ' to ' || @mode else ()"/>
    </xsl:call-template>
  </xsl:template>

  <!--
    A class membership that is deleted must exist, and a list of classes with mode="change" must have an original.
  -->
  <xsl:template name="odd:check-membership" as="element(odd:fault)?">
    <xsl:variable name="original" as="element()?">
      <xsl:call-template name="odd:original"/>
    </xsl:variable>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if (not(self::memberOf[@mode = 'delete'])) then ()
          else if (not(../@mode = 'change')) then 'mode=&quot;delete&quot; needs classes with mode=&quot;change&quot;'
          else if (not(@key = $original/classes/memberOf/@key)) then $original/@ident || ' is not a member of ' || @key
          else ()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A rule that is changed or deleted must exist. -->
  <xsl:template name="odd:check-rule" as="element(odd:fault)?">
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="original" as="element()?">
      <xsl:call-template name="odd:original"/>
    </xsl:variable>
    <xsl:variable name="rules" as="xs:string*"
                  select="($original, $source[current()/parent::schemaSpec])//constraintSpec/string(@ident)"/>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if (@mode = ('change', 'delete') and not(@ident = $rules))
          then 'there is no rule ' || @ident || ' to ' || @mode else ()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Return the names that a specification or group refers to, as far as the references can be circular. -->
  <xsl:function name="odd:next" as="element()*">
    <xsl:param name="node" as="element()"/>
    <xsl:sequence select="
        $node/self::specGrp//specGrpRef/key('odd:id', substring-after(@target, '#')),
        $node/self::classSpec/classes/memberOf/odd:spec(., @key),
        $node/(self::macroSpec, self::dataSpec)/content//(macroRef, dataRef)[@key]/odd:spec(., @key)"/>
  </xsl:function>

  <xsl:function name="odd:reached" as="element()*">
    <xsl:param name="from" as="element()*"/>
    <xsl:param name="seen" as="element()*"/>
    <xsl:variable name="new" as="element()*" select="($from ! odd:next(.)) except $seen"/>
    <xsl:sequence select="if ($new) then odd:reached($new, $seen | $new) else $seen"/>
  </xsl:function>

  <xsl:template name="odd:check-circle" as="element(odd:fault)?">
    <xsl:if test="odd:reached(., ()) intersect .">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="(@ident, @xml:id)[1] || ' refers to itself'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
