<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in the way of compiling an ODD: constructs that are not supported, names that nothing declares,
     changes to what is not there. A schema is only made of an ODD without faults.

     Needs model.xsl. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xi="http://www.w3.org/2001/XInclude"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <!-- The faults of an ODD, and of the ODD that it customises, in document order. Each has a message, the path of
       its node, and the file in which that is: odd or source. -->
  <xsl:function name="odd:faults" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="source" as="document-node()?"/>
    <xsl:apply-templates mode="odd:check-file" select="$odd">
      <xsl:with-param name="odd" tunnel="yes" select="$odd"/>
      <xsl:with-param name="source" tunnel="yes" select="$source"/>
    </xsl:apply-templates>
    <xsl:for-each select="$source">
      <xsl:apply-templates mode="odd:check" select="odd:specifications(.)/(content | attList | constraintSpec)">
        <xsl:with-param name="odd" tunnel="yes" select="."/>
        <xsl:with-param name="source" tunnel="yes" select="()"/>
        <xsl:with-param name="file" tunnel="yes" select="'source'"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:function>

  <!-- Stop with the first fault. -->
  <xsl:template name="odd:stop-at-faults" as="empty-sequence()">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="source" as="document-node()?"/>
    <xsl:for-each select="odd:faults($odd, $source)[1]">
      <xsl:message terminate="yes" expand-text="yes">{.} ({@file}, {@path})</xsl:message>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="odd:fault" as="element(odd:fault)">
    <xsl:param name="message" as="xs:string"/>
    <xsl:param name="file" as="xs:string" tunnel="yes" select="'odd'"/>
    <odd:fault file="{$file}" path="{path()}"><xsl:value-of select="$message"/></odd:fault>
  </xsl:template>

  <xsl:mode name="odd:check-file" on-no-match="fail"/>
  <xsl:mode name="odd:check-item" on-no-match="fail"/>
  <xsl:mode name="odd:check" on-no-match="fail"/>

  <xsl:template mode="odd:check-file" match="document-node()" as="element(odd:fault)*">
    <xsl:variable name="schema" as="element(schemaSpec)?" select="odd:schema(.)"/>
    <xsl:for-each select="//xi:include">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="'XInclude is not supported: include the file before compiling'"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="empty($schema)">
        <xsl:for-each select="*">
          <xsl:call-template name="odd:fault">
            <xsl:with-param name="message" select="'there is no schemaSpec, an ODD was expected'"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="odd:check-item" select="odd:items($schema), //specGrpRef"/>
        <xsl:apply-templates mode="odd:check-item" select="$schema"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a document may begin with. -->
  <xsl:template mode="odd:check-item" match="schemaSpec" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()" tunnel="yes"/>
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="schema" as="element(schemaSpec)" select="."/>
    <xsl:for-each select="tokenize((@start, 'TEI')[1])[not(odd:is-declared(., 'elementSpec', ($odd, $source)))]">
      <xsl:variable name="start" as="xs:string" select="."/>
      <xsl:for-each select="$schema">
        <xsl:call-template name="odd:fault">
          <xsl:with-param name="message" select="'the schema begins with ' || $start || ', but there is no such element'"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="schemaSpec/* | specGrp/*" as="element(odd:fault)" priority="-1">
    <xsl:call-template name="odd:fault">
      <xsl:with-param name="message" select="odd:not-supported(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="desc | gloss | altIdent | equiv | head | p | listRef | exemplum | remarks"/>

  <xsl:template mode="odd:check-item" match="specGrpRef" as="element(odd:fault)?">
    <xsl:if test="not(starts-with(@target, '#')) or empty(key('odd:id', substring(@target, 2)))">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="'there is no specGrp ' || @target || ' in this file'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="moduleRef" as="element(odd:fault)*">
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="module" as="element()*" select="$source ! odd:specifications(.)[@module = current()/@key]"/>
    <xsl:variable name="unknown" as="xs:string*"
                  select="tokenize(@include || ' ' || @except)[not(. = $module/@ident)]"/>
    <xsl:variable name="message" as="xs:string?" select="
        if (@url or content) then 'moduleRef with a schema of another kind is not supported'
        else if (empty($source)) then 'this ODD takes module ' || @key || ' from another ODD: give that one with --source'
        else if (empty($module)) then 'there is no module ' || @key || ' in the source'
        else if (exists($unknown)) then 'there is no ' || $unknown[1] || ' in module ' || @key
        else ()"/>
    <xsl:if test="$message">
      <xsl:call-template name="odd:fault"><xsl:with-param name="message" select="$message"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check-item" as="element(odd:fault)*"
                match="elementRef | classRef | macroRef | dataRef">
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="message" as="xs:string?" select="
        if (@include or @except or not(@key)) then odd:not-supported(.)
        else if (empty($source)) then 'this ODD takes ' || @key || ' from another ODD: give that one with --source'
        else if (empty($source ! odd:spec(., current()/@key))) then 'there is no ' || @key || ' in the source'
        else ()"/>
    <xsl:if test="$message">
      <xsl:call-template name="odd:fault"><xsl:with-param name="message" select="$message"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="constraintSpec" as="element(odd:fault)*">
    <xsl:apply-templates mode="odd:check" select="."/>
  </xsl:template>

  <xsl:template mode="odd:check-item" match="elementSpec | classSpec | macroSpec | dataSpec" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()" tunnel="yes"/>
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="original" as="element()?" select="$source ! odd:spec(., current()/@ident)"/>
    <xsl:variable name="first" as="element()?" select="odd:specifications($odd)[@ident = current()/@ident][1]"/>
    <xsl:variable name="message" as="xs:string?" select="
        if (not($first is .)) then @ident || ' is specified twice'
        else if (not(@mode = ('change', 'delete'))) then ()
        else if (empty($source)) then 'mode=&quot;' || @mode || '&quot; concerns another ODD, which was not given'
        else if (empty($original) or local-name($original) ne local-name()) then 'there is no ' || @ident || ' in the source'
        else ()"/>
    <xsl:if test="$message">
      <xsl:call-template name="odd:fault"><xsl:with-param name="message" select="$message"/></xsl:call-template>
    </xsl:if>
    <xsl:apply-templates mode="odd:check" select="classes | content | attList | constraintSpec | valList"/>
  </xsl:template>

  <!-- Inside a specification: whatever is not named in a template below is not supported. -->

  <xsl:template mode="odd:check" match="*" as="element(odd:fault)">
    <xsl:call-template name="odd:fault">
      <xsl:with-param name="message" select="odd:not-supported(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="odd:check" match="attDef | attList | classes | datatype[not(rng:*)] | sequence | alternate"
                as="element(odd:fault)*">
    <xsl:call-template name="odd:check-occurrence"/>
    <xsl:if test="self::attDef">
      <xsl:call-template name="odd:check-inheritance"/>
    </xsl:if>
    <xsl:apply-templates mode="odd:check" select="*"/>
  </xsl:template>

  <xsl:template mode="odd:check" match="content | datatype[rng:*]" as="element(odd:fault)*">
    <xsl:apply-templates mode="odd:check" select="* except rng:*"/>
  </xsl:template>

  <xsl:template mode="odd:check" match="altIdent | gloss | desc | equiv | defaultVal | exemplum | remarks | valDesc
      | textNode | empty | paramList | dataFacet | valItem | attList/attRef"/>

  <xsl:template mode="odd:check" match="anyElement | content//valList | attDef/valList" as="element(odd:fault)*">
    <xsl:call-template name="odd:check-occurrence"/>
  </xsl:template>

  <xsl:template mode="odd:check" match="memberOf[not(@mode = 'delete')] | classRef[@key]" as="element(odd:fault)*">
    <xsl:variable name="known" as="xs:string*"
                  select="'alternation', 'sequence', 'sequenceOptional', 'sequenceRepeatable', 'sequenceOptionalRepeatable'"/>
    <xsl:call-template name="odd:check-occurrence"/>
    <xsl:call-template name="odd:check-reference">
      <xsl:with-param name="kind" select="'classSpec'"/>
    </xsl:call-template>
    <xsl:if test="@expand[not(. = $known)]">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="'expand=&quot;' || @expand || '&quot; is not supported'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check" match="memberOf[@mode = 'delete']"/>

  <xsl:template mode="odd:check" as="element(odd:fault)*"
                match="elementRef[@key] | macroRef[@key] | dataRef[@key or @name]">
    <xsl:call-template name="odd:check-occurrence"/>
    <xsl:if test="@key">
      <xsl:call-template name="odd:check-reference">
        <xsl:with-param name="kind" select="('elementSpec'[current()/self::elementRef],
            'macroSpec'[current()/self::macroRef], 'dataSpec')[1]"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check" match="constraintSpec" as="element(odd:fault)*">
    <xsl:variable name="foreign" as="element()?"
                  select="constraint/*[not(self::sch:* or namespace-uri() = 'http://www.w3.org/1999/XSL/Transform')][1]"/>
    <xsl:choose>
      <xsl:when test="@mode = 'delete'"/>
      <xsl:when test="@scheme[not(. = ('schematron', 'isoschematron'))]">
        <xsl:call-template name="odd:fault">
          <xsl:with-param name="message" select="'rules in ' || @scheme || ' are not supported, Schematron was expected'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$foreign">
          <xsl:call-template name="odd:fault">
            <xsl:with-param name="message" select="odd:not-supported(.)"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A name in @key that neither this ODD nor its source declares. -->
  <xsl:template name="odd:check-reference" as="element(odd:fault)?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="odd" as="document-node()" tunnel="yes"/>
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:param name="file" as="xs:string" tunnel="yes" select="'odd'"/>
    <xsl:if test="not(odd:is-declared(@key, $kind, ($odd, $source))) and ($file = 'odd' or odd:schema($odd))">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="name() || ' refers to ' || @key || ', but there is no '
            || $kind || ' of that name'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:function name="odd:is-declared" as="xs:boolean">
    <xsl:param name="ident" as="xs:string"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="documents" as="document-node()+"/>
    <xsl:sequence select="some $document in $documents
        satisfies key('odd:spec', $ident, $document)/local-name() = $kind"/>
  </xsl:function>

  <!-- How often something may occur. -->
  <xsl:template name="odd:check-occurrence" as="element(odd:fault)?">
    <xsl:variable name="min" as="xs:string" select="string((@minOccurs, 1)[1])"/>
    <xsl:variable name="max" as="xs:string" select="string((@maxOccurs, 1)[1])"/>
    <xsl:if test="not(matches($min, '^[0-9]{1,3}$')) or not(matches($max, '^([0-9]{1,3}|unbounded)$'))
        or (if ($max = 'unbounded') then false() else number($max) lt number($min))">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="'minOccurs=&quot;' || $min || '&quot; and maxOccurs=&quot;' || $max
            || '&quot; cannot both hold; whole numbers up to 999, or unbounded, were expected'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- An attribute that is changed or deleted must be there: in the specification that is changed, or in a class. -->
  <xsl:template name="odd:check-inheritance" as="element(odd:fault)?">
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="spec" as="element()" select="ancestor::*[odd:is-specification(.)][1]"/>
    <xsl:variable name="original" as="element()?" select="$source[$spec/@mode = 'change'] ! odd:spec(., $spec/@ident)"/>
    <xsl:variable name="attributes" as="xs:string*" select="odd:inherited-attributes($spec)/string(@ident),
        $original ! (odd:own-attributes(.), odd:inherited-attributes(.))/string(@ident),
        $source[$spec/classes/memberOf] ! $spec/classes/memberOf ! odd:spec($source, @key)
            ! (odd:own-attributes(.), odd:inherited-attributes(.))/string(@ident)"/>
    <xsl:if test="@mode = ('change', 'delete') and not(@ident = $attributes)">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="$spec/@ident || ' has no attribute ' || @ident || ' to '
            || @mode || ': no class brings it'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:function name="odd:not-supported" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="name($element) || ' is not supported'
        || (if ($element/..[self::schemaSpec]) then '' else ' in ' || name($element/..))"/>
  </xsl:function>
</xsl:stylesheet>
