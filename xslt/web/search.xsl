<?xml version="1.0" encoding="UTF-8"?>
<!-- The search: a form that works as a link, and the page on which search.js displays the results. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The search runs as WebAssembly, which the policy has to allow. Other hosts are still excluded. -->
  <xsl:variable name="f:search-policy" as="xs:string" select="replace($f:policy, 'script-src ''self''', 'script-src ''self'' ''wasm-unsafe-eval''')"/>

  <xsl:template name="f:search-box">
    <form class="search-box" action="search.html" role="search">
      <label for="q">{f:label('search')}</label>
      <input type="search" id="q" name="q" required="required" placeholder="{f:label('search')}"/>
      <button>{f:label('find')}</button>
    </form>
  </xsl:template>

  <xsl:template name="f:search-page">
    <xsl:call-template name="f:edition-page">
      <xsl:with-param name="file" select="'search.html'"/>
      <xsl:with-param name="title" select="f:label('search')"/>
      <xsl:with-param name="section" select="'search'"/>
      <xsl:with-param name="policy" select="$f:search-policy"/>
      <xsl:with-param name="head" as="element()*">
        <script defer="defer" src="{$assets}/search.js"></script>
        <meta name="robots" content="noindex"/>
      </xsl:with-param>
      <xsl:with-param name="content" as="node()*">
        <h1>{f:label('search')}</h1>
        <noscript>
          <p>{f:label('search-script')}</p>
        </noscript>
        <p class="unserved" hidden="hidden">{f:label('search-served')}</p>
        <xsl:call-template name="f:search-form"/>
        <p id="status" role="status" data-none="{f:label('found-none')}" data-one="{f:label('found-one')}" data-many="{f:label('found-many')}"></p>
        <ol id="results" class="results"></ol>
        <p>
          <button id="more" type="button" hidden="hidden">{f:label('more-results')}</button>
        </p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="f:search-form">
    <form class="search" id="search" role="search" action="search.html">
      <p class="words">
        <label for="q">{f:label('search-words')}</label>
        <input type="search" id="q" name="q" autocomplete="off" spellcheck="false"/>
        <button>{f:label('find')}</button>
      </p>
      <xsl:sequence select="
          f:choice('person', f:people($f:records/(person, mention[@type = 'person'], party[@type = 'person']))),
          f:choice('speaker', f:people($f:records/statement)),
          f:choice('kind', sort(distinct-values($f:records/kind[. ne ''] ! string())) ! map{'value': ., 'name': .})"/>
      <p>
        <label for="from">{f:label('dated-from')}</label>
        <input type="date" id="from" name="from" min="{$f:dated[1]/@sort}" max="{$f:dated[last()]/@sort}"/>
      </p>
      <p>
        <label for="to">{f:label('dated-to')}</label>
        <input type="date" id="to" name="to" min="{$f:dated[1]/@sort}" max="{$f:dated[last()]/@sort}"/>
      </p>
      <p>
        <label for="order">{f:label('order')}</label>
        <select id="order" name="order">
          <option value="">{f:label('order-fit')}</option>
          <option value="asc">{f:label('order-old')}</option>
          <option value="desc">{f:label('order-new')}</option>
        </select>
      </p>
    </form>
  </xsl:template>

  <!-- The persons in the records, by name; the index identifies them by ID. -->
  <xsl:function name="f:people" as="map(xs:string, xs:string)*">
    <xsl:param name="named" as="element()*"/>
    <xsl:sequence select="f:alphabetical(distinct-values($named/@key) ! f:entity-of('person ' || .)) ! map{'value': string(@key), 'name': f:listed-name(.)}"/>
  </xsl:function>

  <xsl:function name="f:choice" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)*"/>
    <xsl:if test="exists($values)">
      <p>
        <label for="{$name}">{f:label('by-' || $name)}</label>
        <select id="{$name}" name="{$name}">
          <option value="">{f:label('any')}</option>
          <xsl:for-each select="$values">
            <option value="{?value}">{?name}</option>
          </xsl:for-each>
        </select>
      </p>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
