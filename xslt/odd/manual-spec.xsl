<?xml version="1.0" encoding="UTF-8"?>
<!-- One specification in the manual: an element, a class, a macro, a datatype, a rule. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:eg="http://www.tei-c.org/ns/Examples"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes" version="3.0">

  <xsl:mode name="odd:describe" on-no-match="fail"/>

  <xsl:template mode="odd:describe" match="elementSpec | classSpec | macroSpec | dataSpec">
    <section class="spec {local-name()}" id="{odd:anchor(.)}">
      <xsl:call-template name="odd:spec-heading"/>
      <xsl:for-each select="odd:in-language(remarks)/p">
        <p class="practice">
          <xsl:if test="position() = 1"><b>Practice. </b></xsl:if>
          <xsl:apply-templates mode="odd:prose"/>
        </p>
      </xsl:for-each>
      <xsl:for-each select="exemplum/eg:egXML">
        <xsl:sequence select="odd:example(.)"/>
      </xsl:for-each>
      <xsl:call-template name="odd:attribute-table"/>
      <dl class="relations">
        <xsl:call-template name="odd:relations"/>
      </dl>
      <xsl:call-template name="odd:rules"/>
    </section>
  </xsl:template>

  <!-- A rule for the schema as a whole. -->
  <xsl:template mode="odd:describe" match="constraintSpec">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <section class="spec constraintSpec" id="spec-rule-{@ident}">
      <xsl:element name="h{$level}">
        <xsl:attribute name="class" select="'ident'"/>
        <xsl:text>Rule: {@ident}</xsl:text>
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
    <xsl:for-each select="odd:in-language(desc)">
      <p class="desc"><xsl:apply-templates mode="odd:prose"/></p>
    </xsl:for-each>
  </xsl:template>

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
                <xsl:if test="@usage = ('req', 'rec')">
                  <span class="usage"> {if (@usage = 'req') then 'required' else 'recommended'}</span>
                </xsl:if>
                <xsl:sequence select="odd:values(.)"/>
              </td>
            </tr>
          </xsl:for-each>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- The values of an attribute: those of its list, or its datatype. -->
  <xsl:function name="odd:values" as="element()?">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:variable name="list" as="element(valList)?" select="$attribute//valList[1]"/>
    <xsl:choose>
      <xsl:when test="$list/valItem">
        <ul class="values">
          <xsl:for-each select="$list/valItem[not(@mode = 'delete')]">
            <li>
              <code>{@ident}</code>
              <xsl:for-each select="odd:in-language((gloss, desc))">
                <xsl:text> </xsl:text><xsl:apply-templates mode="odd:prose"/>
              </xsl:for-each>
            </li>
          </xsl:for-each>
          <xsl:if test="not($list/@type = 'closed')">
            <li class="open">{if ($list/@type = 'semi') then 'others where these do not fit' else 'for example'}</li>
          </xsl:if>
        </ul>
      </xsl:when>
      <xsl:when test="$attribute/datatype//dataRef[@key]">
        <p class="datatype"><xsl:sequence select="$attribute/datatype//dataRef[@key][1]/odd:link(@key)"/></p>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- Content, possible parents and class memberships. -->
  <xsl:template name="odd:relations">
    <xsl:if test="self::elementSpec">
      <xsl:sequence select="odd:relation('May contain', (if (odd:holds-text(content)) then '#text' else (), $odd:children(@ident)))"/>
      <xsl:sequence select="odd:relation('May occur in', sort($odd:parents(@ident)))"/>
    </xsl:if>
    <xsl:if test="content/*">
      <dt>Content</dt>
      <dd class="content"><xsl:sequence select="odd:notation(content)"/></dd>
    </xsl:if>
    <xsl:if test="self::classSpec">
      <xsl:sequence select="odd:relation('Members', sort(odd:members(.)/string(@ident)))"/>
    </xsl:if>
    <xsl:call-template name="odd:inherited"/>
    <xsl:sequence select="odd:relation('Classes', classes/memberOf/string(@key))"/>
  </xsl:template>

  <!-- The attributes that an element has from its classes; each name links to the class that defines it. -->
  <xsl:template name="odd:inherited">
    <xsl:variable name="own" as="xs:string*" select="odd:own-attributes(.)/string(@ident)"/>
    <xsl:variable name="inherited" as="element(attDef)*"
                  select="self::elementSpec/odd:inherited-attributes(.)[not(@ident = $own)]"/>
    <xsl:if test="exists($inherited)">
      <dt>Attributes</dt>
      <dd>
        <details>
          <summary>{if (exists($own)) then count($inherited) || ' more' else count($inherited)}</summary>
          <xsl:for-each select="$inherited">
            <xsl:sort select="@ident" lang="en"/>
            <xsl:text> </xsl:text>
            <a href="#{odd:anchor(ancestor::classSpec)}"><code>@{@ident}</code></a>
          </xsl:for-each>
        </details>
      </dd>
    </xsl:if>
  </xsl:template>

  <xsl:function name="odd:relation" as="element()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="names" as="xs:string*"/>
    <xsl:if test="exists($names)">
      <dt>{$label}</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="count($names) gt 24">
            <details>
              <summary>{('text and ')[$names = '#text']}{count($names[not(. = '#text')])} elements</summary>
              <xsl:text> </xsl:text>
              <xsl:sequence select="odd:links($names[not(. = '#text')])"/>
            </details>
          </xsl:when>
          <xsl:otherwise><xsl:sequence select="odd:links($names)"/></xsl:otherwise>
        </xsl:choose>
      </dd>
    </xsl:if>
  </xsl:function>

  <!-- Text, listed with the elements of a content model. -->
  <xsl:variable name="odd:text" as="element()"><em>text</em></xsl:variable>

  <xsl:function name="odd:links" as="node()*">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:for-each select="$names">
      <xsl:sequence select="if (. = '#text') then $odd:text else odd:link(.)"/>
      <xsl:text> </xsl:text>
    </xsl:for-each>
  </xsl:function>

  <xsl:template name="odd:rules">
    <xsl:variable name="rules" as="element(constraintSpec)*" select=".//constraintSpec[not(@mode = 'delete')]"/>
    <xsl:if test="exists($rules)">
      <ul class="rules">
        <xsl:sequence select="$rules ! odd:rule(.)"/>
      </ul>
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
          <xsl:text>{current-grouping-key()}:</xsl:text>
          <xsl:for-each select="current-group()">
            <xsl:text> </xsl:text>
            <xsl:sequence select="odd:rule-name(@id)"/>
          </xsl:for-each>
        </span>
      </xsl:for-each-group>
    </li>
  </xsl:function>
</xsl:stylesheet>
