<?xml version="1.0" encoding="UTF-8"?>
<!-- The page about the edition, from its own header and those of its documents. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Number of changes in the list. -->
  <xsl:variable name="f:shown-changes" as="xs:integer" select="50"/>

  <!-- The dated changes, newest first. -->
  <xsl:variable name="f:changes" as="element(change)*" select="
      reverse(sort($f:records/change[@when castable as xs:date], (), function($change as element(change)) as xs:string* {(string($change/@when), string($change/../@name))}))"/>

  <xsl:template name="f:about-edition">
    <xsl:call-template name="f:edition-page">
      <xsl:with-param name="file" select="'about.html'"/>
      <xsl:with-param name="title" select="f:label('about-edition')"/>
      <xsl:with-param name="section" select="'about-edition'"/>
      <xsl:with-param name="content" as="node()*">
        <h1>{f:label('about-edition')}</h1>
        <xsl:where-populated>
          <p class="lead">{$f:description}</p>
        </xsl:where-populated>
        <xsl:call-template name="f:figures"/>
        <xsl:call-template name="f:imprint"/>
        <xsl:call-template name="f:sources"/>
        <xsl:call-template name="f:practice"/>
        <xsl:call-template name="f:data"/>
        <xsl:call-template name="f:last-changes"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="f:imprint">
    <xsl:variable name="file" as="element(t:fileDesc)" select="$f:about/t:fileDesc"/>
    <dl class="metadata">
      <xsl:sequence select="
          f:fact('editors', $file/t:titleStmt/t:editor), f:fact('publisher', $file/t:publicationStmt/t:publisher),
          f:fact('published', $file/t:publicationStmt/t:date)"/>
      <xsl:for-each-group select="$f:records[status ne '']" group-by="status">
        <div class="fact">
          <dt>{f:label('colon', (f:label('status'), current-grouping-key()))}</dt>
          <dd>{f:number(count(current-group()), 'document')}</dd>
        </div>
      </xsl:for-each-group>
      <div class="wide">
        <dt>{f:label('cite-edition')}</dt>
        <dd>
          <xsl:value-of select="string-join($file/t:titleStmt/t:editor/normalize-space(), ', ')[. ne ''] ! f:label('citation-editors', .), ''" separator=""/>
          <cite>{$edition-title}</cite>
          <xsl:value-of select="('', $file/t:publicationStmt/(t:publisher, t:date)/normalize-space()[. ne ''], $base-url[. ne ''])" separator=", "/>
        </dd>
      </div>
    </dl>
    <xsl:for-each select="$file/t:publicationStmt/t:availability/t:licence">
      <xsl:call-template name="f:licence"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="f:sources">
    <xsl:variable name="sources" as="xs:string*" select="$f:records/source ! replace(., ', p{1,2}\. .*$', '')"/>
    <xsl:if test="exists($sources)">
      <h2>{f:label('sources')}</h2>
      <ul class="plain">
        <xsl:for-each-group select="$sources" group-by=".">
          <xsl:sort select="current-grouping-key()"/>
          <li>
            <xsl:value-of select="."/>
            <span class="count">{f:number(count(current-group()), 'document')}</span>
          </li>
        </xsl:for-each-group>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- The editorial declarations of all headers, without repetition. -->
  <xsl:template name="f:practice">
    <xsl:if test="exists($f:records/practice)">
      <h2>{f:label('practice')}</h2>
      <xsl:for-each-group select="$f:records/practice" group-by="string(.)">
        <p>
          <xsl:value-of select="current-grouping-key()"/>
          <xsl:if test="count(current-group()) lt count($f:records)">
            <span class="count">{f:number(count(current-group()), 'document')}</span>
          </xsl:if>
        </p>
      </xsl:for-each-group>
      <xsl:if test="$f:sections = 'manual'">
        <p>
          <a href="manual.html">{f:label('manual')}</a>
        </p>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:data">
    <h2>{f:label('data')}</h2>
    <ul class="plain">
      <li>{f:label('data-documents')} <a href="documents.csv">CSV</a>, <a href="documents.json">JSON</a></li>
      <xsl:if test="$base-url ne ''">
        <xsl:if test="exists($f:letters)">
          <li>{f:label('data-cmif')} <a href="correspondence.xml">CMIF</a></li>
        </xsl:if>
        <xsl:if test="exists($f:changes)">
          <li>{f:label('data-feed')} <a href="changes.atom">Atom</a></li>
        </xsl:if>
        <li>{f:label('data-sitemap')} <a href="sitemap.xml">sitemap.xml</a></li>
      </xsl:if>
    </ul>
  </xsl:template>

  <xsl:template name="f:last-changes">
    <xsl:if test="exists($f:changes)">
      <h2 id="changes">{f:label('changes')}</h2>
      <ul class="changes">
        <xsl:for-each select="subsequence($f:changes, 1, $f:shown-changes)">
          <li>
            <time datetime="{@when}">{f:date(@when)}</time>
            <a href="{f:document-href(..)}">{../short}</a>
            <span>{.}</span>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:colophon">
    <xsl:variable name="file" as="element(t:fileDesc)" select="$f:about/t:fileDesc"/>
    <footer class="about">
      <xsl:where-populated>
        <p>
          <xsl:value-of select="string-join($file/t:titleStmt/t:editor/normalize-space(), ', ')[. ne ''] ! f:label('edited-by', .)"/>
        </p>
      </xsl:where-populated>
      <xsl:where-populated>
        <p>
          <xsl:value-of select="$file/t:publicationStmt/(t:publisher, t:date)/normalize-space()[. ne '']" separator=", "/>
        </p>
      </xsl:where-populated>
      <xsl:for-each select="$file/t:publicationStmt/t:availability/t:licence">
        <xsl:call-template name="f:licence"/>
      </xsl:for-each>
    </footer>
  </xsl:template>
</xsl:stylesheet>
