<?xml version="1.0" encoding="UTF-8"?>
<!-- JSON-LD of the edition and of persons, places and organisations, in the schema.org vocabulary. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:fn="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all">

  <xsl:include href="json-ld.xsl"/>

  <xsl:function name="f:edition-data" as="element()">
    <xsl:variable name="file" as="element(t:fileDesc)" select="$f:about/t:fileDesc"/>
    <xsl:sequence select="f:json-ld((
        f:string('@type', 'Collection'), f:string('name', $edition-title), f:string('description', $f:description), f:string('inLanguage', $lang),
        f:string('url', $base-url), f:objects('editor', 'Person', $file/t:titleStmt/t:editor/normalize-space()),
        f:objects('publisher', 'Organization', $file/t:publicationStmt/t:publisher/normalize-space()),
        f:string('license', string($file/t:publicationStmt/t:availability/t:licence/@target)),
        f:string('temporalCoverage', string-join(distinct-values(($f:dated[1], $f:dated[last()])/@sort), '/')),
        f:number-of('size', count($f:records))))"/>
  </xsl:function>

  <xsl:function name="f:entity-data" as="element()">
    <xsl:param name="entity" as="element(entity)"/>
    <xsl:variable name="entry" as="element()?" select="f:registered($entity/@type, $entity/@key)"/>
    <xsl:sequence select="f:json-ld((
        f:string('@type', map{'person': 'Person', 'place': 'Place', 'org': 'Organization'}($entity/@type)),
        f:string('name', string($entity/@name)), f:strings('alternateName', $entry/(t:persName, t:placeName, t:orgName)[position() gt 1]/normalize-space()),
        f:string('familyName', string($entry/t:persName[1]/t:surname[1])), f:string('birthDate', string($entry/t:birth/@when)),
        f:string('deathDate', string($entry/t:death/@when)), f:string('description', string($entry/(t:affiliation, t:occupation, t:desc)[1]/normalize-space())),
        f:string('url', $base-url[. ne ''] || f:href(f:entity-file($entity))), f:strings('sameAs', $entry ! f:authority-links(.))))"/>
  </xsl:function>
</xsl:stylesheet>
