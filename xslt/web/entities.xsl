<?xml version="1.0" encoding="UTF-8"?>
<!-- Entities that occur in the edition: persons, places and organisations, from the registers and the documents. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all">

  <!-- Registers: TEI documents with listPerson, listPlace or listOrg. -->
  <xsl:param name="register" as="document-node()?" select="()"/>
  <xsl:param name="places" as="document-node()?" select="()"/>
  <xsl:param name="organisations" as="document-node()?" select="()"/>

  <!-- The types of entities and the folders of their pages. Each folder name is also the name of the list. -->
  <xsl:variable name="f:folders" as="map(xs:string, xs:string)" select="map{'person': 'persons', 'place': 'places', 'org': 'organisations'}"/>

  <xsl:key name="f:mention" match="mention" use="f:key(.)"/>
  <xsl:key name="f:statement" match="statement" use="'person ' || @key"/>
  <xsl:key name="f:party" match="party[@key]" use="f:key(.)"/>
  <xsl:key name="f:entity" match="entity" use="@type || ' ' || @key"/>

  <!-- Return the key of an entity: its type and ID, or its name if it has no register entry. -->
  <xsl:function name="f:key" as="xs:string">
    <xsl:param name="named" as="element()"/>
    <xsl:sequence select="$named/@type || ' ' || ($named/@key, lower-case($named/name))[1]"/>
  </xsl:function>

  <!--
    All entities, each once: `entity` with @type, @key, @name, @sort, @registered and @page (has a page of its own, which
    requires a key that is a name in XML).
  -->
  <xsl:variable name="f:entities" as="document-node()">
    <xsl:document>
      <xsl:variable name="registered" as="element()*" select="
          ($register//t:listPerson//t:person, $places//t:listPlace//t:place, $organisations//t:listOrg//t:org)[@xml:id]"/>
      <xsl:for-each select="$registered">
        <xsl:sequence select="f:entity(f:type(.), @xml:id, f:register-name(.), true())"/>
      </xsl:for-each>
      <xsl:variable name="known" as="map(xs:string, xs:boolean)" select="map:merge($registered ! map{f:type(.) || ' ' || @xml:id: true()})"/>
      <xsl:for-each-group select="$f:records/(person, mention, party[@key], statement)"
        group-by="if (self::person or self::statement) then 'person ' || @key else f:key(.)">
        <xsl:if test="not(map:contains($known, current-grouping-key()))">
          <xsl:variable name="name" as="xs:string" select="
              ((current-group()[self::person], current-group()[not(self::statement)]) ! normalize-space((name, .)[1]), current-group()/@key)[. ne ''][1] ! string()"/>
          <xsl:variable name="type" as="xs:string" select="substring-before(current-grouping-key(), ' ')"/>
          <xsl:sequence select="f:entity($type, substring-after(current-grouping-key(), ' '), $name, false())"/>
        </xsl:if>
      </xsl:for-each-group>
    </xsl:document>
  </xsl:variable>

  <xsl:function name="f:entity" as="element()">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="registered" as="xs:boolean"/>
    <entity xmlns="urn:teikit:record" type="{$type}" key="{$key}" name="{$name}" registered="{$registered}" page="{($registered or $type eq 'person') and $key castable as xs:NCName}"
      sort="{if ($type eq 'person') then f:sort-name($type, $key, $name) else $name}"/>
  </xsl:function>

  <!-- Return the sort name of a person: the surname first or, without a register entry, the last word. -->
  <xsl:function name="f:sort-name" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="surname" as="xs:string?" select="f:registered($type, $key)/t:persName[1]/t:surname[1]/normalize-space()"/>
    <xsl:sequence select="($surname, tokenize($name)[last()], $name)[. ne ''][1] || ' ' || $name"/>
  </xsl:function>

  <!-- Return the register entry of an entity. -->
  <xsl:function name="f:registered" as="element()?">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="from" as="document-node()?" select="if ($type eq 'person') then $register else if ($type eq 'place') then $places else $organisations"/>
    <xsl:sequence select="$from ! key('f:entry', $key, .)[f:type(.) eq $type][1]"/>
  </xsl:function>

  <xsl:key name="f:entry" match="t:person | t:place | t:org" use="@xml:id"/>

  <xsl:function name="f:type" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="local-name($entry)"/>
  </xsl:function>

  <xsl:function name="f:register-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="($entry/(t:persName, t:placeName, t:orgName)[1]/normalize-space(), $entry/@xml:id)[. ne ''][1] ! string()"/>
  </xsl:function>

  <xsl:function name="f:entity-of" as="element(entity)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="key('f:entity', $key, $f:entities)[1]"/>
  </xsl:function>

  <!-- Return the path of the page of an entity, relative to the root of the edition. -->
  <xsl:function name="f:entity-file" as="xs:string">
    <xsl:param name="entity" as="element(entity)"/>
    <xsl:sequence select="$f:folders($entity/@type) || '/' || $entity/@key || '.html'"/>
  </xsl:function>

  <!-- Return the path escaped for use in a link. -->
  <xsl:function name="f:href" as="xs:string">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize($file, '/') ! encode-for-uri(.), '/')"/>
  </xsl:function>

  <!-- Sort entities alphabetically by the rules of the language of the edition. -->
  <xsl:function name="f:alphabetical" as="element(entity)*">
    <xsl:param name="entities" as="element(entity)*"/>
    <xsl:sequence select="sort($entities, 'http://www.w3.org/2013/collation/UCA?lang=' || $lang || ';fallback=yes', function($entity as element(entity)) as xs:string* {string($entity/@sort), string($entity/@key)})"/>
  </xsl:function>
</xsl:stylesheet>
