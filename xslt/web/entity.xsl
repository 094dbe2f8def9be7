<?xml version="1.0" encoding="UTF-8"?>
<!--
  The page of a person, place or organisation: its register entry, documents from and to it, all statements, all
  mentions.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="f:entity-pages">
    <xsl:for-each select="$f:entities/entity[@page = 'true']">
      <xsl:call-template name="f:edition-page">
        <xsl:with-param name="file" select="f:entity-file(.)"/>
        <xsl:with-param name="title" select="string(@name)"/>
        <xsl:with-param name="description" select="string-join((@name, f:registered(@type, @key)/(t:affiliation, t:occupation, t:desc)[1]/normalize-space(), f:presence(.)), '. ')"/>
        <xsl:with-param name="section" select="$f:folders(@type)"/>
        <xsl:with-param name="head" select="f:entity-data(.)"/>
        <xsl:with-param name="content" as="node()*">
          <xsl:call-template name="f:entity-page"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="f:entity-page">
    <xsl:variable name="key" as="xs:string" select="@type || ' ' || @key"/>
    <xsl:variable name="from" as="element(record)*" select="f:ordered(key('f:party', $key, root($f:about))[@role = ('from', 'author')]/..)"/>
    <xsl:variable name="to" as="element(record)*" select="f:ordered(key('f:party', $key, root($f:about))[@role = 'to']/..)"/>
    <xsl:variable name="statements" as="element(statement)*" select="key('f:statement', $key, root($f:about))"/>
    <xsl:variable name="mentions" as="element(mention)*" select="key('f:mention', $key, root($f:about))"/>
    <h1>{@name}</h1>
    <xsl:call-template name="f:who-it-is"/>
    <xsl:call-template name="f:ways-within">
      <xsl:with-param name="counts" select="map{'wrote': count($from), 'received': count($to), 'statements': count($statements), 'mentions': count($mentions)}"/>
    </xsl:call-template>
    <xsl:call-template name="f:correspondence">
      <xsl:with-param name="id" select="'wrote'"/>
      <xsl:with-param name="records" select="$from"/>
    </xsl:call-template>
    <xsl:call-template name="f:correspondence">
      <xsl:with-param name="id" select="'received'"/>
      <xsl:with-param name="records" select="$to"/>
    </xsl:call-template>
    <xsl:call-template name="f:places-within">
      <xsl:with-param name="id" select="'statements'"/>
      <xsl:with-param name="found" select="$statements"/>
    </xsl:call-template>
    <xsl:call-template name="f:places-within">
      <xsl:with-param name="id" select="'mentions'"/>
      <xsl:with-param name="found" select="$mentions"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The register entry. -->
  <xsl:template name="f:who-it-is">
    <xsl:variable name="entry" as="element()?" select="f:registered(@type, @key)"/>
    <xsl:if test="@registered = 'false'">
      <p class="evidence">{f:label('unregistered')}</p>
    </xsl:if>
    <xsl:where-populated>
      <dl class="metadata">
        <xsl:sequence select="
            f:fact('names', $entry/(t:persName, t:placeName, t:orgName)[position() gt 1]),
            f:fact('born', $entry/t:birth ! (f:event(.), .)[1]), f:fact('died', $entry/t:death ! (f:event(.), .)[1]),
            f:fact('office', $entry/(t:affiliation, t:occupation, t:desc)), f:fact('where', $entry/t:location)"/>
        <xsl:call-template name="f:authorities">
          <xsl:with-param name="entry" select="$entry"/>
        </xsl:call-template>
      </dl>
    </xsl:where-populated>
    <xsl:for-each select="$entry/t:note">
      <p class="evidence">{normalize-space()}</p>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="f:fact" as="element()?">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:variable name="words" as="xs:string*" select="$values ! normalize-space(string(.))"/>
    <xsl:if test="exists($words[. ne ''])">
      <div class="{if ($label = ('office', 'names')) then 'wide' else 'fact'}">
        <dt>{f:label($label)}</dt>
        <xsl:for-each select="$words[. ne '']">
          <dd>{.}</dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:event" as="xs:string?">
    <xsl:param name="event" as="element()"/>
    <xsl:sequence select="string-join(($event/@when ! f:date(.), $event/t:placeName/normalize-space()), ', ')[. ne '']"/>
  </xsl:function>

  <!-- Links to authority files with a known URL pattern. -->
  <xsl:template name="f:authorities">
    <xsl:param name="entry" as="element()?"/>
    <xsl:where-populated>
      <div class="fact">
        <xsl:for-each select="$entry ! f:authority-links(.)">
          <xsl:if test="position() eq 1">
            <dt>{f:label('authorities')}</dt>
          </xsl:if>
          <dd>
            <a href="{.}">{replace(., '^https?://(www\.)?', '')}</a>
          </dd>
        </xsl:for-each>
      </div>
    </xsl:where-populated>
  </xsl:template>

  <!-- URLs in authority files; CMIF uses the first. -->
  <xsl:function name="f:authority-links" as="xs:string*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="bases" as="map(xs:string, xs:string)" select="map{
      'viaf': 'https://viaf.org/viaf/', 'gnd': 'https://d-nb.info/gnd/', 'wikidata': 'https://www.wikidata.org/entity/',
      'lccn': 'https://id.loc.gov/authorities/names/', 'geonames': 'https://sws.geonames.org/', 'isni': 'https://isni.org/isni/', 'orcid': 'https://orcid.org/'}"/>
    <xsl:for-each select="$entry/t:idno[normalize-space()]">
      <xsl:variable name="value" as="xs:string" select="normalize-space()"/>
      <xsl:sequence select="if (matches($value, '^https?://')) then $value else $bases(lower-case(@type)) ! (. || encode-for-uri($value))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Counts of documents, statements and mentions, with links to each section. -->
  <xsl:template name="f:ways-within">
    <xsl:param name="counts" as="map(xs:string, xs:integer)"/>
    <xsl:where-populated>
      <ul class="figures">
        <xsl:for-each select="('wrote', 'received', 'statements', 'mentions')[$counts(.) gt 0]">
          <li>
            <a href="#{.}">{f:label(.)}</a>
            <xsl:text> {f:grouped($counts(.))}</xsl:text>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template name="f:correspondence">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="records" as="element(record)*"/>
    <xsl:if test="exists($records)">
      <section aria-labelledby="{$id}">
        <h2 id="{$id}">{f:label($id)}</h2>
        <ol class="contents">
          <xsl:apply-templates select="$records" mode="f:entry">
            <xsl:with-param name="up" select="'../'" tunnel="yes"/>
          </xsl:apply-templates>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Statements or mentions, grouped by document. -->
  <xsl:template name="f:places-within">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="found" as="element()*"/>
    <xsl:if test="exists($found)">
      <section class="{$id}" aria-labelledby="{$id}">
        <h2 id="{$id}">{f:label($id)}</h2>
        <xsl:for-each-group select="$found" group-by="../@name">
          <xsl:sort select="(../@sort, '~')[1]"/>
          <xsl:sort select="current-grouping-key()"/>
          <h3>
            <a href="../{f:document-href(..)}" lang="{../@lang}">{../short}</a>
          </h3>
          <ul class="found" lang="{../@lang}">
            <xsl:apply-templates select="current-group()" mode="f:found"/>
          </ul>
        </xsl:for-each-group>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="f:found" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="mention" mode="f:found">
    <li>
      <xsl:value-of select="before"/>
      <a href="../{f:document-href(..)}#{@anchor}{f:passage(.)}">
        <b>{name}</b>
      </a>
      <xsl:value-of select="after"/>
      <xsl:call-template name="f:page-number"/>
    </li>
  </xsl:template>

  <xsl:template match="statement" mode="f:found">
    <li>
      <xsl:value-of select="."/>
      <xsl:call-template name="f:page-number"/>
      <xsl:for-each select="f:addressed(.)[. ne '']">
        <span class="aside">{f:label('said-to', .)}</span>
      </xsl:for-each>
      <xsl:if test="@cert = ('low', 'medium')">
        <span class="aside">{f:label('uncertain')}</span>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template name="f:page-number">
    <xsl:text> </xsl:text>
    <a class="page" href="../{f:document-href(..)}#{@anchor}{self::statement ! f:opening(.)}">
      <xsl:value-of select="if (@page ne '') then f:label('page') || ' ' || @page else f:label('read-there')"/>
    </a>
  </xsl:template>

  <!-- The addressee of a statement. -->
  <xsl:function name="f:addressed" as="xs:string">
    <xsl:param name="statement" as="element(statement)"/>
    <xsl:sequence select="string-join(tokenize($statement/@to) ! (f:entity-of('person ' || .)/@name, .)[1], ', ')"/>
  </xsl:function>

  <!-- The text directive of a URL fragment, by which a browser finds and highlights the words on the page. -->
  <xsl:function name="f:passage" as="xs:string">
    <xsl:param name="mention" as="element(mention)"/>
    <xsl:sequence select="':~:text=' || string-join((
        $mention/@before ! (f:directive(.) || '-,'), f:directive($mention/name), $mention/@after ! (',-' || f:directive(.))))"/>
  </xsl:function>

  <xsl:function name="f:opening" as="xs:string">
    <xsl:param name="statement" as="element(statement)"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($statement)"/>
    <xsl:sequence select="':~:text=' || (
        if (count($words) le 8) then f:directive(string-join($words, ' '))
        else f:directive(string-join($words[position() le 4], ' ')) || ',' || f:directive(string-join($words[position() gt last() - 3], ' ')))"/>
  </xsl:function>

  <xsl:function name="f:directive" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace(encode-for-uri(normalize-space($words)), '-', '%2D')"/>
  </xsl:function>

  <!-- The documents of some records, in the order of the edition, each once. -->
  <xsl:function name="f:ordered" as="element(record)*">
    <xsl:param name="records" as="element(record)*"/>
    <xsl:sequence select="sort($records | (), (), function($record as element(record)) as xs:string* {(($record/@sort, '~')[1] ! string(), string($record/@name))})"/>
  </xsl:function>

  <xsl:function name="f:documents-of" as="element(record)*">
    <xsl:param name="entity" as="element(entity)"/>
    <xsl:variable name="key" as="xs:string" select="$entity/@type || ' ' || $entity/@key"/>
    <xsl:sequence select="f:ordered((key('f:mention', $key, root($f:about)), key('f:statement', $key, root($f:about)), key('f:party', $key, root($f:about)))/..)"/>
  </xsl:function>

  <!-- “in 3 documents · 12 statements · 40 mentions”. -->
  <xsl:function name="f:presence" as="xs:string">
    <xsl:param name="entity" as="element(entity)"/>
    <xsl:variable name="key" as="xs:string" select="$entity/@type || ' ' || $entity/@key"/>
    <xsl:variable name="counts" as="map(xs:string, xs:integer)" select="map{'document': count(f:documents-of($entity)),
        'statement': count(key('f:statement', $key, root($f:about))), 'mention': count(key('f:mention', $key, root($f:about)))}"/>
    <xsl:sequence select="string-join(('document', 'statement', 'mention')[$counts(.) gt 0] ! f:number($counts(.), .), ' · ')"/>
  </xsl:function>

  <xsl:function name="f:life" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="born" as="xs:string?" select="$entry/t:birth/@when ! substring(., 1, 4)"/>
    <xsl:variable name="died" as="xs:string?" select="$entry/t:death/@when ! substring(., 1, 4)"/>
    <xsl:sequence select="
        if ($born and $died) then $born || '–' || $died
        else ($born ! f:label('born-in', .), $died ! f:label('died-in', .))[1]"/>
  </xsl:function>
</xsl:stylesheet>
