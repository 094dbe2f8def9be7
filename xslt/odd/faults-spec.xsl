<?xml version="1.0" encoding="UTF-8"?>
<!--
  Errors inside a specification. Elements and attributes without a template below are reported as unsupported, so that
  no part of the ODD is ignored silently.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:odd="https://teikit.org/ns/odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:import href="faults-change.xsl"/>

  <xsl:mode name="odd:check" on-no-match="fail"/>

  <!-- The attributes with a meaning for the schema, by element. -->
  <xsl:variable name="odd:attributes" as="map(xs:string, xs:string)" select="map {
      'schemaSpec': 'ident start ns prefix source docLang targetLang defaultExceptions mode module',
      'moduleRef': 'key include except source', 'elementRef': 'key minOccurs maxOccurs source',
      'classRef': 'key minOccurs maxOccurs include except expand source', 'macroRef': 'key source',
      'dataRef': 'key name restriction source',
      'elementSpec': 'ident module mode ns prefix usage source', 'classSpec': 'ident type subtype module mode generate source',
      'macroSpec': 'ident module mode type source', 'dataSpec': 'ident module mode source',
      'attDef': 'ident mode usage ns module', 'attList': 'org', 'attRef': 'class name',
      'classes': 'mode', 'memberOf': 'key mode', 'datatype': 'minOccurs maxOccurs',
      'sequence': 'minOccurs maxOccurs preserveOrder', 'alternate': 'minOccurs maxOccurs',
      'anyElement': 'minOccurs maxOccurs require except', 'content': 'autoPrefix',
      'valList': 'type mode', 'valItem': 'ident mode', 'dataFacet': 'name value', 'textNode': '', 'empty': '',
      'constraintSpec': 'ident scheme mode module type subtype' }"/>

  <!-- Global TEI attributes without a meaning for the schema. -->
  <xsl:variable name="odd:other-attributes" as="xs:string+" select="
      'xml:id', 'xml:lang', 'xml:base', 'xml:space', 'n', 'rend', 'rendition', 'style', 'corresp', 'sameAs', 'copyOf',
      'synch', 'next', 'prev', 'exclude', 'select', 'change', 'facs', 'ana', 'resp', 'cert', 'validUntil',
      'versionDate', 'status', 'predeclare'"/>

  <xsl:template name="odd:fault" as="element(odd:fault)">
    <xsl:param name="message" as="xs:string"/>
    <xsl:param name="file" as="xs:string" tunnel="yes" select="'odd'"/>
    <odd:fault file="{$file}" path="{path()}"><xsl:value-of select="$message"/></odd:fault>
  </xsl:template>

  <xsl:template name="odd:fault-if" as="element(odd:fault)?">
    <xsl:param name="message" as="xs:string?"/>
    <xsl:if test="$message">
      <xsl:call-template name="odd:fault"><xsl:with-param name="message" select="$message"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:function name="odd:not-supported" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="name($element) || ' is not supported'
        || (if ($element/..[self::schemaSpec]) then '' else ' in ' || name($element/..))"/>
  </xsl:function>

  <!-- Unknown attributes, and a @source other than that of the whole schema. -->
  <xsl:template name="odd:check-attributes" as="element(odd:fault)?">
    <xsl:variable name="known" as="xs:string*" select="tokenize($odd:attributes(local-name()))"/>
    <xsl:variable name="unknown" as="attribute()*" select="
        @*[not(name() = ($known, $odd:other-attributes))][not(contains(name(), ':'))],
        @source[not(current()/self::schemaSpec)][not(. = root()//schemaSpec/@source)]"/>
    <xsl:if test="exists($unknown)">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message"
                        select="$unknown[1]/name() || '=&quot;' || $unknown[1] || '&quot; is not supported in ' || name()"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check" match="*" as="element(odd:fault)">
    <xsl:call-template name="odd:fault">
      <xsl:with-param name="message" select="odd:not-supported(.)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Prose and instructions for other programs. -->
  <xsl:template mode="odd:check" match="altIdent | gloss | desc | equiv | defaultVal | exemplum | remarks | valDesc
      | listRef | paramList | model | modelGrp | modelSequence | stringVal"/>

  <xsl:template mode="odd:check" match="attList | classes | sequence | alternate | datatype | content"
                as="element(odd:fault)*">
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:check-occurrence"/>
    <xsl:apply-templates mode="odd:check" select="*"/>
  </xsl:template>

  <xsl:template mode="odd:check" match="attDef" as="element(odd:fault)*">
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:check-attribute"/>
    <xsl:if test="not(@mode = 'delete')">
      <xsl:apply-templates mode="odd:check" select="*"/>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check" match="attRef" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()" tunnel="yes"/>
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="classes" as="element()*" select="($odd, $source) ! odd:spec(., string(current()/@class))"/>
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:if test="not(@name = ($classes ! odd:own-attributes(.))/@ident)">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="'there is no attribute ' || @name || ' of a class ' || @class"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check" match="textNode | empty | dataFacet | anyElement" as="element(odd:fault)*">
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:check-occurrence"/>
  </xsl:template>

  <xsl:template mode="odd:check" match="valList" as="element(odd:fault)*">
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if (@mode = ('change', 'delete') or valItem) then ()
          else if (parent::elementSpec and not(@type = 'closed')) then ()
          else if (@type = 'closed' or parent::content) then 'a closed list without values' else ()"/>
    </xsl:call-template>
    <xsl:apply-templates mode="odd:check" select="*"/>
  </xsl:template>

  <xsl:template mode="odd:check" match="valItem" as="element(odd:fault)*">
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="if (@ident) then () else 'a value without ident'"/>
    </xsl:call-template>
    <xsl:call-template name="odd:check-value"/>
  </xsl:template>

  <xsl:template mode="odd:check" match="memberOf[@key] | classRef[@key]" as="element(odd:fault)*">
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:check-occurrence"/>
    <xsl:call-template name="odd:check-reference">
      <xsl:with-param name="kind" select="'classSpec'"/>
    </xsl:call-template>
    <xsl:call-template name="odd:check-membership"/>
    <xsl:if test="@expand[not(. = ('alternation', 'sequence', 'sequenceOptional', 'sequenceRepeatable',
        'sequenceOptionalRepeatable'))]">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="'expand=&quot;' || @expand || '&quot; is not supported'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="odd:check" match="elementRef[@key] | macroRef[@key] | dataRef[@key]" as="element(odd:fault)*">
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:check-occurrence"/>
    <xsl:call-template name="odd:check-reference">
      <xsl:with-param name="kind" select="('elementSpec'[current()/self::elementRef],
          'macroSpec'[current()/self::macroRef], 'dataSpec')[1]"/>
    </xsl:call-template>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="if (@name or @restriction or dataFacet)
          then 'a restriction belongs to a datatype of XML Schema, and ' || @key || ' is not one' else ()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="odd:check" match="dataRef[@name][not(@key)]" as="element(odd:fault)*">
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:check-occurrence"/>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message"
                      select="if (@restriction and dataFacet) then 'restriction and dataFacet exclude each other' else ()"/>
    </xsl:call-template>
    <xsl:apply-templates mode="odd:check" select="*"/>
  </xsl:template>

  <!-- RELAX NG patterns, which older ODDs contain. Only their references can be wrong. -->
  <xsl:template mode="odd:check" match="content//rng:* | datatype/rng:*" as="element(odd:fault)*">
    <xsl:param name="odd" as="document-node()" tunnel="yes"/>
    <xsl:param name="source" as="document-node()?" tunnel="yes"/>
    <xsl:variable name="kinds" as="xs:string+" select="'elementSpec', 'classSpec', 'macroSpec', 'dataSpec'"/>
    <xsl:variable name="name" as="xs:string" select="replace(string(@name), '\.attributes$', '')"/>
    <xsl:if test="self::rng:ref and not($kinds ! odd:is-declared($name, ., ($odd, $source)) = true())">
      <xsl:call-template name="odd:fault">
        <xsl:with-param name="message" select="name() || ' refers to ' || @name || ', but there is no such pattern'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates mode="odd:check" select="rng:*"/>
  </xsl:template>

  <xsl:template mode="odd:check" match="constraintSpec" as="element(odd:fault)*">
    <xsl:variable name="foreign" as="element()?" select="
        constraint/(* except (sch:assert, sch:report, sch:rule, sch:pattern, sch:let, sch:ns, sch:phase, sch:diagnostics,
          sch:title, sch:p, xsl:*))[1]"/>
    <xsl:variable name="homeless" as="element()?"
                  select="constraint/(sch:assert, sch:report)[not(ancestor::elementSpec or ancestor::classSpec)][1]"/>
    <xsl:call-template name="odd:check-attributes"/>
    <xsl:call-template name="odd:check-rule"/>
    <xsl:call-template name="odd:fault-if">
      <xsl:with-param name="message" select="
          if (not(@ident)) then 'a constraintSpec without ident'
          else if (@mode = 'delete') then ()
          else if (@scheme[not(. = ('schematron', 'isoschematron'))])
            then 'rules in ' || @scheme || ' are not supported, Schematron was expected'
          else if ($foreign) then odd:not-supported($foreign)
          else if ($homeless) then name($homeless) || ' outside a rule has no context'
          else ()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Bounds of an occurrence. -->
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
</xsl:stylesheet>
