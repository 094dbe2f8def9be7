<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons of the document, with links to the places where they are named. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions"
  xmlns:w="urn:teikit:web" xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading"
  exclude-result-prefixes="#all" expand-text="yes">

  <!-- The persons with an entry on the page, by identifier. -->
  <xsl:variable name="f:persons" as="map(xs:string, element(entity))" select="
      map:merge(//entities/entity[@type = 'person'] ! map:entry(string(@ref), .), map{'duplicates': 'use-first'})"/>

  <!-- The number of each speaker, which selects a colour. -->
  <xsl:variable name="f:positions" as="map(xs:string, xs:string)" select="map:merge($f:speakers ! map:entry(tokenize(@who)[1], string(@position)))"/>

  <xsl:template name="w:persons">
    <xsl:variable name="persons" as="element(entity)*" select="//entities/entity[@type = 'person'][. is $f:persons(@ref)]"/>
    <xsl:if test="exists($persons)">
      <section class="persons" aria-labelledby="persons">
        <h2 id="persons">{f:label('persons')}</h2>
        <dl>
          <xsl:apply-templates select="$persons" mode="w:person"/>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The entry of a person. -->
  <xsl:mode name="w:person" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:template match="entity" mode="w:person">
    <div id="person-{@ref}" class="{string-join(('person', f:colour($f:positions(@ref)) ! ('who-' || .)), ' ')}">
      <dt>
        <xsl:choose>
          <xsl:when test="$f:sections = 'persons'">
            <a href="persons/{encode-for-uri(@ref)}.html" title="{f:label('person-page', @name)}">{@name}</a>
          </xsl:when>
          <xsl:otherwise>{@name}</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@born and @died">
          <xsl:text> </xsl:text>
          <span class="dates">{substring(@born, 1, 4)}–{substring(@died, 1, 4)}</span>
        </xsl:if>
      </dt>
      <dd>
        <xsl:where-populated>
          <p>
            <xsl:value-of select="description" separator="; "/>
          </p>
        </xsl:where-populated>
        <xsl:for-each select="evidence">
          <xsl:element name="{if (@content eq 'blocks') then 'div' else 'p'}">
            <xsl:attribute name="class" select="'evidence'"/>
            <xsl:apply-templates mode="w:write"/>
          </xsl:element>
        </xsl:for-each>
        <xsl:where-populated>
          <p class="places">
            <xsl:for-each-group select="key('f:named', @ref)" group-by="accumulator-before('f:page')/@id">
              <xsl:value-of select="' '[position() gt 1]"/>
              <a href="#{current-grouping-key()}">{f:label('page')} {accumulator-before('f:page')/@number}</a>
            </xsl:for-each-group>
          </p>
        </xsl:where-populated>
      </dd>
    </div>
  </xsl:template>

  <xsl:key name="f:named" match="contents//name" use="tokenize(@ref)"/>

  <!-- The beginning of the current page of the source. -->
  <xsl:accumulator name="f:page" as="element(page)?" initial-value="()">
    <xsl:accumulator-rule match="document" select="()"/>
    <xsl:accumulator-rule match="page[@number]" select="."/>
  </xsl:accumulator>
</xsl:stylesheet>
