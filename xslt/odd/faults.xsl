<?xml version="1.0" encoding="UTF-8"?>
<!--
  Errors of an ODD as a whole: names without a declaration, changes without an original, circular references.
  faults-spec.xsl reports the errors inside specifications. Schemas are compiled only from ODDs without errors. Requires
  model.xsl.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xi="http://www.w3.org/2001/XInclude"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:import href="faults-spec.xsl"/>

  <xsl:mode name="odd:check-file" on-no-match="fail"/>
  <xsl:mode name="odd:check-item" on-no-match="fail"/>

  <!--
    Return the errors of an ODD or, if it has none, those of the parts that it includes from the ODD that it customises.
    Each has a message, the path of its node, and the file that contains the node: odd or source.
  -->
  <xsl:function name="odd:faults" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="source" as="document-node()?"/>
    <xsl:variable name="own" as="element(odd:fault)*">
      <xsl:apply-templates mode="odd:check-file" select="$odd">
        <xsl:with-param name="odd" tunnel="yes" select="$odd"/>
        <xsl:with-param name="source" tunnel="yes" select="$source"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="if (exists($own)) then $own else $source ! odd:faults-of-source($odd, .)"/>
  </xsl:function>

  <xsl:function name="odd:faults-of-source" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="source" as="document-node()"/>
    <xsl:variable name="items" as="element()*" select="odd:items(odd:schema($odd))"/>
    <xsl:apply-templates mode="odd:check-item" select="odd:specifications($source)[odd:is-taken-over(., $items)],
        odd:schema($source) ! odd:items(.)/self::moduleRef">
      <xsl:with-param name="odd" tunnel="yes" select="$source"/>
      <xsl:with-param name="source" tunnel="yes" select="()"/>
      <xsl:with-param name="file" tunnel="yes" select="'source'"/>
    </xsl:apply-templates>
  </xsl:function>

  <!-- Stop at the first error. -->
  <xsl:template name="odd:stop-at-faults" as="empty-sequence()">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="source" as="document-node()?"/>
    <xsl:for-each select="odd:faults($odd, $source)[1]">
      <xsl:message terminate="yes" expand-text="yes">{.} ({@file}, {@path})</xsl:message>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="odd:check-file" match="document-node()" as="element(odd:fault)*">
    <xsl:variable name="schema" as="element(schemaSpec)?" select="odd:schema(.)"/>
    <xsl:variable name="unreadable" as="element(odd:fault)*">
      <xsl:apply-templates mode="odd:check-file" select="//specGrp, //xi:include, *[empty($schema)]"/>
    </xsl:variable>
    <xsl:sequence select="$unreadable"/>
    <xsl:if test="empty($unreadable)">
      <xsl:for-each-group select="odd:specifications(.)" group-by="@ident">
        <xsl:apply-templates mode="odd:check-twice" select="current-group()[2]"/>
      </xsl:for-each-group>
      <xsl:apply-templates mode="odd:check-item" select="$schema, odd:items($schema), //specGrpRef"/>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check-file" match="*" as="element(odd:fault)">
    <xsl:call-template name="odd:fault">
      <xsl:with-param name="message" select="'not an ODD: schemaSpec is missing'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="odd:check-file" match="xi:include" as="element(odd:fault)">
    <xsl:call-template name="odd:fault">
      <xsl:with-param name="message" select="'XInclude is not supported: include the file before compiling'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:mode name="odd:check-twice" on-no-match="fail"/>

  <xsl:template mode="odd:check-twice" match="*" as="element(odd:fault)">
    <xsl:call-template name="odd:fault">
      <xsl:with-param name="message" select="@ident || ' is specified twice'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="odd:check-file" match="specGrp" as="element(odd:fault)?">
    <xsl:call-template name="odd:check-circle"/>
  </xsl:template>

  <!-- The elements that can be the root of a document. -->
  <xsl:template mode="odd:check-item" match="schemaSpec" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()" tunnel="yes"/>
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="unknown" as="xs:string*" select="
        tokenize((@start, 'TEI')[1])[not(odd:is-declared(., 'elementSpec', ($odd, $source)))]"/>
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:if test="exists($unknown)">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message"
                        select="'the schema begins with ' || $unknown[1] || ', but there is no such element'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="*" as="element(odd:fault)" priority="-1">
    <xsl:call-template name="odd:fault">
      <xsl:with-param name="message" select="odd:not-supported(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="odd:check-item"
                match="desc | gloss | altIdent | equiv | head | p | ab | list | note | listRef | exemplum | remarks
                       | moduleSpec | outputRendition"/>

  <xsl:template mode="odd:check-item" match="specGrpRef" as="element(odd:fault)?">
    <xsl:if test="not(starts-with(@target, '#')) or empty(key('odd:id', substring(@target, 2)))">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="'there is no specGrp ' || @target || ' in this file'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="moduleRef" as="element(odd:fault)*">
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:param name="file" as="xs:string" tunnel="yes" select="'odd'"/>
    <xsl:variable name="module" as="element()*" select="$source ! odd:specifications(.)[@module = current()/@key]"/>
    <xsl:variable name="unknown" as="xs:string*" select="
        tokenize(@include || ' ' || @except)[not(. = $module/self::elementSpec/@ident)]"/>
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if ($file = 'source') then 'the source customises an ODD itself: compile against a complete ODD'
          else if (@url or content or not(@key)) then 'moduleRef with a schema of another kind is not supported'
          else if (empty($source)) then 'this ODD takes module ' || @key || ' from another ODD: give that one with --source'
          else if (empty($module)) then 'there is no module ' || @key || ' in the source'
          else if (@include and @except) then 'include and except exclude each other'
          else if (exists($unknown)) then 'there is no element ' || $unknown[1] || ' in module ' || @key
          else ()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="odd:check-item" as="element(odd:fault)*"
                match="elementRef | classRef | macroRef | dataRef">
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="original" as="element()?" select="$source ! odd:spec(., current()/@key)"/>
    <xsl:variable name="unknown" as="xs:string*" select="
        tokenize(@include || ' ' || @except)[not(. = ($original ! odd:own-attributes(.))/@ident)]"/>
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if (not(@key)) then odd:not-supported(.)
          else if (empty($source)) then 'this ODD takes ' || @key || ' from another ODD: give that one with --source'
          else if (empty($original)) then 'there is no ' || @key || ' in the source'
          else if ((@include or @except) and not($original/@type = 'atts'))
            then 'include and except belong to classes of attributes, and ' || @key || ' is not one'
          else if (exists($unknown)) then @key || ' has no attribute ' || $unknown[1]
          else ()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="constraintSpec" as="element(odd:fault)*">
    <xsl:apply-templates mode="odd:check" select="."/>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="elementSpec | classSpec | macroSpec | dataSpec" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()" tunnel="yes"/>
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="original" as="element()?" select="$source ! odd:spec(., string(current()/@ident))"/>
    <xsl:variable name="taken" as="xs:boolean"
                  select="exists($original) and odd:is-taken-over($original, odd:items(odd:schema($odd)))"/>
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:check-circle"/>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if (not(@ident)) then name() || ' has no ident'
          else if (not(@mode = ('change', 'delete'))) then ()
          else if (empty($source)) then 'mode=&quot;' || @mode || '&quot; concerns another ODD: give that one with --source'
          else if (empty($original) or local-name($original) ne local-name()) then 'there is no ' || @ident || ' in the source'
          else if (not($taken)) then @ident || ' is not taken from the source, so there is nothing to ' || @mode
          else ()"/>
    </xsl:call-template>
    <xsl:if test="not(@mode = 'delete')">
      <xsl:apply-templates mode="odd:check" select="*"/>
    </xsl:if>
    <xsl:if test="not(self::classSpec or content or @mode = ('change', 'delete'))
        and not(self::dataSpec or self::macroSpec and valList)">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="@ident || ' has no content'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
