<?xml version="1.0" encoding="UTF-8"?>
<!--
  Relations between specifications, as the grammar allows them. The compiler reads them from the grammar and passes them
  as a document: <odd:spec kind ident contains contained-by used-by text>declaration</odd:spec> for each specification.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:f="urn:teikit:functions"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes" version="3.0">

  <!-- The relations of all specifications. -->
  <xsl:param name="relations" as="document-node()"/>

  <xsl:key name="odd:relations" match="odd:spec" use="@kind || ' ' || @ident"/>

  <!-- Return the relations of a specification. -->
  <xsl:function name="odd:relations-of" as="element(odd:spec)?">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="key('odd:relations', substring-before(local-name($spec), 'Spec') || ' ' || $spec/@ident, $relations)[1]"/>
  </xsl:function>

  <!-- Content, possible parents, class memberships, uses and the declaration. -->
  <xsl:template name="odd:relations">
    <xsl:variable name="relations" as="element(odd:spec)?" select="odd:relations-of(.)"/>
    <xsl:if test="self::elementSpec or self::macroSpec">
      <xsl:sequence select="odd:relation(f:label('odd-contains'), ('#text'[$relations/@text = 'true'], tokenize($relations/@contains)))"/>
    </xsl:if>
    <xsl:sequence select="odd:relation(f:label('odd-contained-by'), tokenize($relations/@contained-by)),
        odd:relation(f:label('odd-used-by'), tokenize($relations/@used-by))"/>
    <xsl:if test="content/*">
      <dt>{f:label('odd-content')}</dt>
      <dd class="content"><xsl:sequence select="odd:notation(content)"/></dd>
    </xsl:if>
    <xsl:if test="self::classSpec">
      <xsl:sequence select="odd:relation(f:label('odd-members'), sort(odd:members(.)/string(@ident)))"/>
    </xsl:if>
    <xsl:call-template name="odd:inherited"/>
    <xsl:sequence select="odd:relation(f:label('odd-classes'), classes/memberOf/string(@key))"/>
    <xsl:for-each select="$relations[normalize-space()]">
      <dt>{f:label('odd-declaration')}</dt>
      <dd>
        <details>
          <summary>RELAX NG</summary>
          <pre class="declaration"><code>{.}</code></pre>
        </details>
      </dd>
    </xsl:for-each>
  </xsl:template>

  <!-- The attributes that an element has from its classes, each with datatype and default. -->
  <xsl:template name="odd:inherited">
    <xsl:variable name="own" as="xs:string*" select="odd:own-attributes(.)/string(@ident)"/>
    <xsl:variable name="inherited" as="element(attDef)*"
                  select="self::elementSpec/odd:inherited-attributes(.)[not(@ident = $own)]"/>
    <xsl:if test="exists($inherited)">
      <dt>{f:label('odd-attributes')}</dt>
      <dd>
        <details>
          <summary>{if (exists($own)) then f:label('odd-more', string(count($inherited))) else count($inherited)}</summary>
          <ul class="inherited">
            <xsl:for-each-group select="$inherited" group-by="ancestor::classSpec/@ident">
              <li>
                <xsl:sequence select="odd:link(current-grouping-key())"/>
                <xsl:text>:</xsl:text>
                <xsl:for-each select="current-group()">
                  <xsl:text> </xsl:text>
                  <a href="#{odd:anchor(ancestor::classSpec)}" title="{odd:in-language(desc)/normalize-space()}"><code>@{@ident}</code></a>
                  <xsl:sequence select="odd:status(.)"/>
                  <xsl:for-each select="datatype//dataRef[1]"><small> {(@key, @name)[1]}</small></xsl:for-each>
                </xsl:for-each>
              </li>
            </xsl:for-each-group>
          </ul>
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
              <summary>{(f:label('odd-text') || ' · ')[$names = '#text']}{f:label('odd-count-elements', string(count($names[not(. = '#text')])))}</summary>
              <xsl:sequence select="odd:by-module($names[not(. = '#text')])"/>
            </details>
          </xsl:when>
          <xsl:otherwise><xsl:sequence select="odd:links($names)"/></xsl:otherwise>
        </xsl:choose>
      </dd>
    </xsl:if>
  </xsl:function>

  <!-- Names as links, one line for each module. -->
  <xsl:function name="odd:by-module" as="element()">
    <xsl:param name="names" as="xs:string*"/>
    <ul class="modules">
      <xsl:for-each-group select="$names" group-by="string(odd:spec($odd:pure, .)/@module)">
        <xsl:sort select="current-grouping-key()"/>
        <li>
          <xsl:if test="current-grouping-key() ne ''"><span class="module">{current-grouping-key()}</span></xsl:if>
          <xsl:text> </xsl:text>
          <xsl:sequence select="odd:links(current-group())"/>
        </li>
      </xsl:for-each-group>
    </ul>
  </xsl:function>

  <xsl:function name="odd:links" as="node()*">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:for-each select="$names">
      <xsl:choose>
        <xsl:when test=". = '#text'"><em>{f:label('odd-text')}</em></xsl:when>
        <xsl:otherwise><xsl:sequence select="odd:link(.)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text> </xsl:text>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
