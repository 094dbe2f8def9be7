<?xml version="1.0" encoding="UTF-8"?>
<!-- The title of the page, with kind, subtitle, author and the facts about the document. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions"
  xmlns:w="urn:teikit:web" xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="f:facts" as="element(facts)" select="$f:root/facts"/>

  <!-- A fact about the document, below the title. -->
  <xsl:mode name="w:metadata" on-no-match="fail" on-multiple-match="use-last"/>

  <!-- Return the heading of a document that is its title. -->
  <xsl:function name="f:title-heading" as="element(heading)?">
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="$document/self::document/key('f:title-heading', true(), .)[1]"/>
  </xsl:function>

  <xsl:key name="f:title-heading" match="heading[@title]" use="true()"/>

  <xsl:template name="w:title-block">
    <header class="heading">
      <xsl:for-each select="$f:facts/document-kind">
        <p class="kind">{.}</p>
      </xsl:for-each>
      <xsl:variable name="heading" as="element(heading)?" select="f:title-heading($f:root)"/>
      <h1>
        <xsl:copy-of select="$heading/@id"/>
        <xsl:sequence select="if ($heading/@lang) then $heading/(@lang, @dir) else $f:of-document"/>
        <xsl:apply-templates select="$heading/node()" mode="w:write"/>
        <xsl:value-of select="$f:facts/title[not($heading)]"/>
      </h1>
      <xsl:for-each select="$f:facts/subtitle">
        <p class="subtitle">
          <xsl:sequence select="$f:of-document"/>
          <xsl:value-of select="."/>
        </p>
      </xsl:for-each>
      <xsl:variable name="authors" as="element(author)*" select="$f:facts/author[not(f:is-sender(.))]"/>
      <xsl:if test="exists($authors)">
        <p class="by">
          <xsl:value-of select="$authors" separator="; "/>
        </p>
      </xsl:if>
      <xsl:where-populated>
        <dl class="metadata">
          <xsl:apply-templates select="$f:facts/correspondent[not(@type = 'place')], $f:facts/date, $f:facts/classification, $f:facts/identifier, $f:facts/source" mode="w:metadata"/>
        </dl>
      </xsl:where-populated>
    </header>
  </xsl:template>

  <!-- Test whether an author is the sender of the letter, who is named in the facts. -->
  <xsl:function name="f:is-sender" as="xs:boolean">
    <xsl:param name="author" as="element(author)"/>
    <xsl:variable name="senders" as="element(correspondent)*" select="$f:facts/correspondent[@role = 'from']"/>
    <xsl:sequence select="$author = $senders or $author/@ref = $senders/@ref"/>
  </xsl:function>

  <xsl:template match="correspondent" mode="w:metadata">
    <div>
      <dt>{f:label(@role)}</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="@ref ! map:contains($f:persons, .)">
            <a href="#person-{@ref}">{.}</a>
          </xsl:when>
          <xsl:otherwise>{.}</xsl:otherwise>
        </xsl:choose>
      </dd>
    </div>
  </xsl:template>

  <!-- The date in words. One that was deduced is the text that it was deduced from. -->
  <xsl:template match="date" mode="w:metadata">
    <div>
      <dt>{f:label('date')}</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="@when[matches(., $f:html-date)]">
            <time datetime="{@when}">{f:date(@when)}</time>
          </xsl:when>
          <xsl:otherwise>{f:date-in-words(.)}</xsl:otherwise>
        </xsl:choose>
      </dd>
    </div>
  </xsl:template>

  <!-- Return a date in words, as the document has it, else from its limits. -->
  <xsl:function name="f:date-in-words" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="
        if ($date/@when) then f:date($date/@when)
        else if ($date/(@from, @to)) then string-join(distinct-values($date/(@from, @to) ! f:date(.)), ' – ')
        else normalize-space($date)"/>
  </xsl:function>

  <xsl:template match="identifier" mode="w:metadata">
    <div>
      <dt>{f:label(if (@type = 'file') then 'file' else 'identifier')}</dt>
      <dd>{.}</dd>
    </div>
  </xsl:template>

  <xsl:template match="classification" mode="w:metadata">
    <div>
      <dt>{f:label('classification')}</dt>
      <dd>{.}</dd>
    </div>
  </xsl:template>

  <xsl:template match="source" mode="w:metadata">
    <div class="wide">
      <dt>{f:label('source')}</dt>
      <dd>{.}</dd>
    </div>
  </xsl:template>
</xsl:stylesheet>
