<?xml version="1.0" encoding="UTF-8"?>
<!-- The home page, and the lists of documents by date, by kind and by entity. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Maximum number of documents in a list on the home page; a larger edition has links to the years instead. -->
  <xsl:variable name="f:front" as="xs:integer" select="60"/>

  <xsl:template name="f:front-page">
    <xsl:call-template name="f:edition-page">
      <xsl:with-param name="file" select="$edition-href"/>
      <xsl:with-param name="title" select="$edition-title"/>
      <xsl:with-param name="description" select="($f:description, $edition-title)[. ne ''][1]"/>
      <xsl:with-param name="section" select="'front'"/>
      <xsl:with-param name="head" select="f:edition-data()"/>
      <xsl:with-param name="content" as="node()*">
        <h1>{$edition-title}</h1>
        <xsl:where-populated>
          <p class="lead">{$f:description}</p>
        </xsl:where-populated>
        <xsl:call-template name="f:figures"/>
        <xsl:if test="$f:sections = 'search'">
          <xsl:call-template name="f:search-box"/>
        </xsl:if>
        <xsl:call-template name="f:timeline"/>
        <h2 id="contents">{f:label('documents')}</h2>
        <xsl:choose>
          <xsl:when test="count($f:records) le $f:front">
            <xsl:call-template name="f:entries">
              <xsl:with-param name="records" select="$f:records"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="f:years"/>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="f:colophon"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The size of the edition. -->
  <xsl:template name="f:figures">
    <xsl:variable name="years" as="xs:string*" select="distinct-values(($f:dated[1], $f:dated[last()]) ! substring(@sort, 1, 4))"/>
    <ul class="figures">
      <li>
        <xsl:value-of select="f:number(count($f:records), 'document'), string-join($years, '–')[. ne '']" separator=", "/>
      </li>
      <li>{f:number(sum($f:records/words ! xs:integer(.)) cast as xs:integer, 'word')}</li>
      <xsl:for-each select="count($f:entities/entity[@type = 'person'])[. gt 0]">
        <li>
          <a href="persons.html">{f:number(., 'person')}</a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template name="f:years">
    <ul class="years">
      <xsl:for-each-group select="$f:records" group-by="f:year(.)">
        <li>
          <a href="dates.html#{f:year-id(.)}">{current-grouping-key()}</a>
          <xsl:text> </xsl:text>
          <span class="count">{f:number(count(current-group()), 'document')}</span>
        </li>
      </xsl:for-each-group>
    </ul>
  </xsl:template>

  <xsl:function name="f:year" as="xs:string">
    <xsl:param name="record" as="element(record)"/>
    <xsl:sequence select="(substring($record/@sort, 1, 4)[. ne ''], f:label('undated'))[1]"/>
  </xsl:function>

  <xsl:function name="f:year-id" as="xs:string">
    <xsl:param name="record" as="element(record)"/>
    <xsl:sequence select="if ($record/@sort) then 'y' || substring($record/@sort, 1, 4) else 'undated'"/>
  </xsl:function>

  <!-- The targets of the timeline in the list by date. -->
  <xsl:function name="f:date-id" as="xs:string">
    <xsl:param name="record" as="element(record)"/>
    <xsl:sequence select="if ($f:unit = ('day', 'month')) then 'm' || substring($record/@sort, 1, 7) else f:year-id($record)"/>
  </xsl:function>

  <xsl:template name="f:date-list">
    <xsl:call-template name="f:edition-page">
      <xsl:with-param name="file" select="'dates.html'"/>
      <xsl:with-param name="title" select="f:label('dates-title')"/>
      <xsl:with-param name="section" select="'dates'"/>
      <xsl:with-param name="content" as="node()*">
        <h1>{f:label('dates-title')}</h1>
        <xsl:call-template name="f:timeline">
          <xsl:with-param name="href" select="''"/>
        </xsl:call-template>
        <xsl:for-each-group select="$f:records" group-by="f:year(.)">
          <section aria-labelledby="{f:year-id(.)}">
            <h2 id="{f:year-id(.)}">{current-grouping-key()}</h2>
            <xsl:for-each-group select="current-group()" group-by="substring(@sort, 1, 7)">
              <div id="{if (@sort) then 'm' || current-grouping-key() else 'm'}">
                <xsl:call-template name="f:entries">
                  <xsl:with-param name="records" select="current-group()"/>
                </xsl:call-template>
              </div>
            </xsl:for-each-group>
          </section>
        </xsl:for-each-group>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="f:kind-list">
    <xsl:call-template name="f:edition-page">
      <xsl:with-param name="file" select="'kinds.html'"/>
      <xsl:with-param name="title" select="f:label('kinds-title')"/>
      <xsl:with-param name="section" select="'kinds'"/>
      <xsl:with-param name="content" as="node()*">
        <h1>{f:label('kinds-title')}</h1>
        <xsl:for-each-group select="$f:records" group-by="(kind[. ne ''], f:label('other-kind'))[1]">
          <xsl:sort select="count(current-group())" order="descending"/>
          <xsl:sort select="current-grouping-key()"/>
          <section>
            <h2 id="{f:slug(current-grouping-key())}">
              <xsl:value-of select="current-grouping-key()"/>
              <span class="count">{f:number(count(current-group()), 'document')}</span>
            </h2>
            <xsl:call-template name="f:entries">
              <xsl:with-param name="records" select="current-group()"/>
            </xsl:call-template>
          </section>
        </xsl:for-each-group>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Return an ID derived from words. -->
  <xsl:function name="f:slug" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="'k-' || replace(lower-case(normalize-space($words)), '[^\p{L}\p{N}]+', '-')"/>
  </xsl:function>

  <!-- Lists of persons, places and organisations, as far as there are any. -->
  <xsl:template name="f:entity-lists">
    <xsl:for-each select="('person', 'place', 'org')">
      <xsl:variable name="of-type" as="element(entity)*" select="$f:entities/entity[@type = current()]"/>
      <xsl:if test="exists($of-type)">
        <xsl:call-template name="f:entity-list">
          <xsl:with-param name="entities" select="f:alphabetical($of-type)"/>
          <xsl:with-param name="section" select="$f:folders(.)"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="f:entity-list">
    <xsl:param name="entities" as="element(entity)+"/>
    <xsl:param name="section" as="xs:string"/>
    <xsl:call-template name="f:edition-page">
      <xsl:with-param name="file" select="$section || '.html'"/>
      <xsl:with-param name="title" select="f:label($section)"/>
      <xsl:with-param name="section" select="$section"/>
      <xsl:with-param name="content" as="node()*">
        <h1>{f:label($section)}</h1>
        <ul class="entities">
          <xsl:for-each select="$entities">
            <xsl:call-template name="f:entity-entry"/>
          </xsl:for-each>
        </ul>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="f:entity-entry">
    <xsl:variable name="entity" as="element(entity)" select="."/>
    <xsl:variable name="key" as="xs:string" select="@type || ' ' || @key"/>
    <xsl:variable name="entry" as="element()?" select="f:registered(@type, @key)"/>
    <xsl:variable name="in" as="element(record)*" select="f:documents-of($entity)"/>
    <li id="{f:slug(@key)}">
      <p class="name">
        <xsl:choose>
          <xsl:when test="@page = 'true'">
            <a href="{f:href(f:entity-file(.))}">{f:listed-name(.)}</a>
          </xsl:when>
          <xsl:otherwise>{@name}</xsl:otherwise>
        </xsl:choose>
        <xsl:where-populated>
          <span class="dates">
            <xsl:value-of select="$entry ! f:life(.)"/>
          </span>
        </xsl:where-populated>
      </p>
      <xsl:where-populated>
        <p class="office">
          <xsl:value-of select="$entry/(t:affiliation, t:occupation, t:location, t:desc)[1]/normalize-space()"/>
        </p>
      </xsl:where-populated>
      <p class="evidence">
        <xsl:choose>
          <xsl:when test="@page = 'true'">
            <xsl:value-of select="f:presence(.)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="$in">
              <a href="{f:document-href(.)}">{short}</a>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </p>
    </li>
  </xsl:template>

  <!-- “Ross, John C.” if the register has the surname. -->
  <xsl:function name="f:listed-name" as="xs:string">
    <xsl:param name="entity" as="element(entity)"/>
    <xsl:variable name="name" as="element()?" select="f:registered($entity/@type, $entity/@key)/t:persName[1][t:surname][t:forename]"/>
    <xsl:sequence select="if ($name) then string-join($name/t:surname/normalize-space(), ' ') || ', ' || string-join($name/t:forename/normalize-space(), ' ') else string($entity/@name)"/>
  </xsl:function>
</xsl:stylesheet>
