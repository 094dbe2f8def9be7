<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons of the document, with links to the places where they are named. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="f:persons">
    <xsl:variable name="own" as="xs:string*" select="/TEI/teiHeader/profileDesc/particDesc//person/@xml:id ! string()"/>
    <xsl:variable name="known" as="map(xs:string, xs:boolean)" select="map:merge($own ! map{.: true()})"/>
    <xsl:variable name="document" as="document-node()" select="root()"/>
    <!-- A person with an entry in the register only who is mentioned in this document. -->
    <xsl:variable name="others" as="xs:string*" select="
        distinct-values((/TEI/text//@ref, /TEI/text//@who, /TEI/teiHeader/profileDesc/correspDesc//@ref) ! f:ids(.))[not(map:contains($known, .))][exists(f:person(., $document))]"/>
    <xsl:variable name="persons" as="xs:string*" select="$own, $others"/>
    <xsl:if test="exists($persons)">
      <section class="persons" aria-labelledby="persons">
        <h2 id="persons">{f:label('persons')}</h2>
        <dl>
          <xsl:for-each select="$persons">
            <xsl:call-template name="f:person-entry">
              <xsl:with-param name="id" select="."/>
              <xsl:with-param name="document" select="$document"/>
            </xsl:call-template>
          </xsl:for-each>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:person-entry">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="entry" as="element(person)" select="f:person($id, $document)"/>
    <xsl:variable name="colour" as="xs:integer?" select="f:colour($id, $document)"/>
    <div id="person-{$id}" class="person{$colour ! (' who-' || .)}">
      <dt>
        <xsl:choose>
          <xsl:when test="$f:sections = 'persons'">
            <a href="persons/{encode-for-uri($id)}.html" title="{f:label('person-page', $entry/persName[1]/normalize-space())}">{$entry/persName[1]/normalize-space()}</a>
          </xsl:when>
          <xsl:otherwise>{$entry/persName[1]/normalize-space()}</xsl:otherwise>
        </xsl:choose>
        <xsl:where-populated>
          <span class="dates">
            <xsl:value-of select="f:life($entry)"/>
          </span>
        </xsl:where-populated>
      </dt>
      <dd>
        <xsl:where-populated>
          <p>
            <xsl:value-of select="$entry/(affiliation | occupation)/normalize-space()" separator="; "/>
          </p>
        </xsl:where-populated>
        <xsl:for-each select="$entry/note">
          <p class="evidence">
            <xsl:apply-templates mode="f:text"/>
          </p>
        </xsl:for-each>
        <xsl:where-populated>
          <p class="places">
            <xsl:for-each select="distinct-values(key('f:named', $id, $document)/f:page(.))">
              <a href="#pg_{.}">{f:label('page')} {.}</a>
            </xsl:for-each>
          </p>
        </xsl:where-populated>
      </dd>
    </div>
  </xsl:template>

  <xsl:key name="f:named" match="text//(persName | rs)" use="f:ids(@ref)"/>

  <!-- The number of the current page of the original. -->
  <xsl:accumulator name="f:page" as="xs:string" initial-value="''">
    <xsl:accumulator-rule match="text//pb[@n]" select="string(@n)"/>
  </xsl:accumulator>

  <!-- Return the page of the original that contains a node: the number of the last preceding page break. -->
  <xsl:function name="f:page" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/accumulator-before('f:page')[. ne '']"/>
  </xsl:function>

  <xsl:function name="f:life" as="xs:string?">
    <xsl:param name="person" as="element(person)"/>
    <xsl:variable name="years" as="xs:string*" select="($person/birth, $person/death) ! substring(@when, 1, 4)"/>
    <xsl:sequence select="if ($person/birth/@when and $person/death/@when) then string-join($years, '–') else ()"/>
  </xsl:function>
</xsl:stylesheet>
