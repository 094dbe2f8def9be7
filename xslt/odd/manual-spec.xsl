<?xml version="1.0" encoding="UTF-8"?>
<!-- One specification in the manual: an element, a class, a macro, a datatype, a rule. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:eg="http://www.tei-c.org/ns/Examples"
                xmlns:f="urn:teikit:functions"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes" version="3.0">

  <xsl:mode name="odd:describe" on-no-match="fail"/>

  <xsl:template mode="odd:describe" match="elementSpec | classSpec | macroSpec | dataSpec">
    <section class="spec {local-name()}" id="{odd:anchor(.)}">
      <xsl:call-template name="odd:spec-heading"/>
      <xsl:variable name="label" as="xs:string" select="if (odd:has-own-remarks(.)) then 'odd-practice' else 'odd-remarks'"/>
      <xsl:for-each select="odd:in-language(remarks)/p">
        <p class="{if ($label = 'odd-practice') then 'practice' else 'remarks'}">
          <xsl:if test="position() = 1"><b>{f:label($label)}. </b></xsl:if>
          <xsl:apply-templates mode="odd:prose"/>
        </p>
      </xsl:for-each>
      <xsl:for-each select="odd:examples(.)">
        <xsl:if test="@valid = 'false'">
          <p class="counter-example">{f:label('odd-counter-example')}:</p>
        </xsl:if>
        <xsl:sequence select="odd:example(.)"/>
      </xsl:for-each>
      <xsl:call-template name="odd:attribute-table"/>
      <dl class="relations">
        <xsl:call-template name="odd:relations"/>
      </dl>
      <xsl:call-template name="odd:models"/>
      <xsl:call-template name="odd:rules"/>
    </section>
  </xsl:template>

  <!-- Test whether the ODD itself, not the ODD that it customises, has the remarks of a specification. -->
  <xsl:function name="odd:has-own-remarks" as="xs:boolean">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="exists(key('odd:spec', $spec/@ident, $odd:input)/remarks)"/>
  </xsl:function>

  <!-- Return the examples in the language of the documentation, else those without a language or in English. -->
  <xsl:function name="odd:examples" as="element(eg:egXML)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="all" as="element(exemplum)*" select="$spec/exemplum"/>
    <xsl:variable name="chosen" as="element(exemplum)*" select="$all[@xml:lang = $odd:languages[1]]"/>
    <xsl:variable name="others" as="element(exemplum)*" select="$all[not(@xml:lang) or @xml:lang = ('en', 'und', 'mul')]"/>
    <xsl:sequence select="(if ($chosen) then $chosen else if ($others) then $others else $all)//eg:egXML"/>
  </xsl:function>

  <!-- The processing models of an element. -->
  <xsl:template name="odd:models">
    <xsl:if test=".//model[@behaviour]">
      <details class="models">
        <summary>{f:label('odd-models')}</summary>
        <ul>
          <xsl:for-each select=".//model[@behaviour]">
            <li>
              <code>{@behaviour}</code>
              <xsl:for-each select="@predicate, @output, @cssClass, @useSourceRendition">
                <xsl:text> {name()}=</xsl:text><code>{.}</code>
              </xsl:for-each>
            </li>
          </xsl:for-each>
        </ul>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- Usage, default and deprecation of an attribute or value. -->
  <xsl:function name="odd:status" as="node()*">
    <xsl:param name="item" as="element()"/>
    <xsl:if test="$item/@usage = ('req', 'rec')">
      <span class="usage"> {f:label(if ($item/@usage = 'req') then 'odd-required' else 'odd-recommended')}</span>
    </xsl:if>
    <xsl:for-each select="$item/defaultVal">
      <span class="usage"> {f:label('odd-default')} </span><code>{.}</code>
    </xsl:for-each>
    <xsl:for-each select="$item/@validUntil">
      <span class="deprecated"> {f:label('odd-deprecated', string(.))}</span>
    </xsl:for-each>
  </xsl:function>

  <!-- A rule for the schema as a whole. -->
  <xsl:template mode="odd:describe" match="constraintSpec">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <section class="spec constraintSpec" id="spec-rule-{@ident}">
      <xsl:element name="h{$level}">
        <xsl:attribute name="class" select="'ident'"/>
        <xsl:text>{f:label('odd-rule', string(@ident))}</xsl:text>
      </xsl:element>
      <ul class="rules">
        <xsl:sequence select="odd:rule(.)"/>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="odd:spec-heading">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <xsl:element name="h{$level}">
      <xsl:attribute name="class" select="'ident'"/>
      <a href="#{odd:anchor(.)}"><code>{@ident}</code></a>
      <xsl:for-each select="odd:in-language(gloss)">
        <span class="gloss">{normalize-space()}</span>
      </xsl:for-each>
    </xsl:element>
    <xsl:call-template name="odd:provenance"/>
    <xsl:for-each select="odd:in-language(desc)">
      <p class="desc"><xsl:apply-templates mode="odd:prose"/></p>
    </xsl:for-each>
  </xsl:template>

  <!-- The module of a specification, its deprecation, and its page in the TEI Guidelines. -->
  <xsl:template name="odd:provenance">
    <p class="provenance">
      <xsl:for-each select="@module">
        <span class="module">{f:label('odd-module')} {.}</span>
      </xsl:for-each>
      <xsl:sequence select="odd:status(.)"/>
      <xsl:if test="not(@ns) and (not(/*/@ns) or /*/@ns = 'http://www.tei-c.org/ns/1.0') and @module = $odd:modules">
        <xsl:text> </xsl:text>
        <a href="https://www.tei-c.org/release/doc/tei-p5-doc/{$f:label-language[. = ('de', 'fr')], 'en'[not($f:label-language = ('de', 'fr'))]}/html/ref-{@ident}.html">{f:label('odd-guidelines')}</a>
      </xsl:if>
    </p>
  </xsl:template>

  <!-- The modules of the TEI Guidelines. -->
  <xsl:variable name="odd:modules" as="xs:string+" select="'analysis', 'certainty', 'cmc', 'core', 'corpus', 'dictionaries',
      'drama', 'figures', 'gaiji', 'header', 'iso-fs', 'linking', 'msdescription', 'namesdates', 'nets', 'spoken',
      'tagdocs', 'tei', 'textcrit', 'textstructure', 'transcr', 'verse'"/>

  <!-- The attributes that a specification itself defines. -->
  <xsl:template name="odd:attribute-table">
    <xsl:variable name="attributes" as="element(attDef)*" select="odd:own-attributes(.)[not(@mode = 'delete')]"/>
    <xsl:if test="exists($attributes)">
      <div class="table" tabindex="0" role="group" aria-label="Attributes of {@ident}">
        <table class="attributes">
          <xsl:for-each select="$attributes">
            <tr>
              <th scope="row"><code>@{@ident}</code></th>
              <td>
                <xsl:apply-templates mode="odd:prose" select="odd:in-language(desc)/node()"/>
                <xsl:sequence select="odd:status(.), odd:values(.), odd:datatype(.)"/>
              </td>
            </tr>
          </xsl:for-each>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- The datatype of an attribute, with the number of values. -->
  <xsl:function name="odd:datatype" as="element()?">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:variable name="datatype" as="element(datatype)?" select="$attribute/datatype"/>
    <xsl:for-each select="$datatype//dataRef[1]">
      <p class="datatype">
        <xsl:sequence select="if (@key) then odd:link(@key) else odd:code(@name)"/>
        <xsl:value-of select="odd:indicator($datatype)"/>
      </p>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="odd:code" as="element()">
    <xsl:param name="text" as="xs:string"/>
    <code>{$text}</code>
  </xsl:function>

  <!-- The values of an attribute. -->
  <xsl:function name="odd:values" as="element()*">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:variable name="list" as="element(valList)?" select="$attribute//valList[1]"/>
    <xsl:if test="$list/valItem">
      <ul class="values">
        <xsl:for-each select="$list/valItem[not(@mode = 'delete')]">
          <li>
            <code>{odd:external-name(.)}</code>
            <xsl:for-each select="odd:in-language(gloss), odd:in-language(desc)">
              <xsl:text> </xsl:text><xsl:apply-templates mode="odd:prose"/>
            </xsl:for-each>
            <xsl:sequence select="odd:status(.)"/>
          </li>
        </xsl:for-each>
        <xsl:if test="not($list/@type = 'closed')">
          <li class="open">{f:label(if ($list/@type = 'semi') then 'odd-values-semi' else 'odd-values-open')}</li>
        </xsl:if>
      </ul>
    </xsl:if>
  </xsl:function>

  <xsl:template name="odd:rules">
    <xsl:variable name="rules" as="element(constraintSpec)*" select=".//constraintSpec[not(@mode = 'delete')]"/>
    <xsl:if test="exists($rules)">
      <ul class="rules">
        <xsl:sequence select="$rules ! odd:rule(.)"/>
      </ul>
      <details class="code">
        <summary>{f:label('odd-rule-code')}</summary>
        <pre class="declaration"><code>{string-join($rules/constraint/* ! serialize(., map { 'indent': true(), 'omit-xml-declaration': true() })
            ! replace(., '\s+xmlns(:\w+)?="[^"]*"', ''), '&#10;')}</code></pre>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- The ID of an assertion is an anchor, to which reports of findings can link. -->
  <xsl:function name="odd:rule-name" as="element()?">
    <xsl:param name="id" as="attribute()?"/>
    <xsl:if test="$id">
      <code id="rule-{$id}">{$id}</code>
    </xsl:if>
  </xsl:function>

  <!-- The text of a rule, and its severity: error or warning. -->
  <xsl:function name="odd:rule" as="element()">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:variable name="tests" as="element()*" select="$rule//(sch:assert | sch:report)"/>
    <li>
      <xsl:value-of select="(odd:in-language($rule/desc), $tests[1])[1]/normalize-space()"/>
      <xsl:for-each-group select="$tests" group-by="if (@role = ('warning', 'warn', 'info', 'information')) then 'warning' else 'error'">
        <xsl:text> </xsl:text>
        <span class="severity {current-grouping-key()}">
          <xsl:text>{f:label('odd-' || current-grouping-key())}:</xsl:text>
          <xsl:for-each select="current-group()">
            <xsl:text> </xsl:text>
            <xsl:sequence select="odd:rule-name(@id)"/>
          </xsl:for-each>
        </span>
      </xsl:for-each-group>
    </li>
  </xsl:function>
</xsl:stylesheet>
