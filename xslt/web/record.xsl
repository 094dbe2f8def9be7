<?xml version="1.0" encoding="UTF-8"?>
<!--
  The record of one document for the pages of the edition: dates, parties, kind and size, mentions and statements. The
  source is the reading of the document, as for its page, so that the links of the edition lead to what the page has.
  Lists, pages of persons and machine-readable files are generated from the records (edition.xsl), so a changed document
  requires only one new record. The words for the search index are in a separate page next to it.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions"
  xmlns="urn:teikit:record"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/controls.xsl"/>
  <xsl:include href="site-files.xsl"/>
  <xsl:include href="anchors.xsl"/>
  <xsl:include href="search-index.xsl"/>

  <!-- Name of the page of the document without its extension. -->
  <xsl:param name="name" as="xs:string" select="'document'"/>
  <!-- Name of the file. It differs from the name of the page if documents are published under other names. -->
  <xsl:param name="file" as="xs:string" select="$name || '.xml'"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" use-character-maps="f:controls"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:variable name="f:root" as="element()" select="/*"/>
  <xsl:variable name="f:facts" as="element(facts)" select="/*/facts"/>
  <xsl:variable name="f:title" as="xs:string" select="string(($f:facts/header-title, $f:facts/title)[1])"/>

  <xsl:template match="/">
    <files>
      <xsl:call-template name="f:record"/>
      <xsl:call-template name="f:words"/>
    </files>
  </xsl:template>

  <xsl:template name="f:record">
    <record name="{$name}" file="{$file}" lang="{$f:root/@lang}">
      <xsl:call-template name="f:dates"/>
      <title>{$f:title}</title>
      <short>{$f:facts/short-title}</short>
      <xsl:call-template name="f:about-document"/>
      <xsl:call-template name="f:parties"/>
      <xsl:apply-templates select="//entities/entity[@listed][@type = 'person']" mode="f:record"/>
      <xsl:apply-templates select="//contents//name[f:is-named(.)]" mode="f:record"/>
      <xsl:apply-templates select="//contents//(said | statement[not(.//said)])[@who]" mode="f:record"/>
      <xsl:apply-templates select="//history/change" mode="f:record"/>
    </record>
  </xsl:template>

  <!-- The date: @sort orders the documents, @when is a day, month or year, @from and @to are a span. -->
  <xsl:template name="f:dates">
    <xsl:variable name="date" as="element(date)?" select="$f:facts/date"/>
    <xsl:copy-of select="$date/@when ! f:attribute('when', .)"/>
    <xsl:if test="$date[not(@when)]/(@from, @to)">
      <xsl:copy-of select="$date/@from ! f:attribute('from', .), $date/@to ! f:attribute('to', .)"/>
      <xsl:attribute name="certain" select="not($date/@certain = 'false')"/>
    </xsl:if>
    <xsl:copy-of select="($date/(@when, @from, @to))[1] ! f:attribute('sort', .)"/>
  </xsl:template>

  <xsl:function name="f:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="substring($value, 1, 10)"/>
  </xsl:function>

  <xsl:template name="f:about-document">
    <kind>{$f:facts/document-kind}</kind>
    <words>{($f:facts/extent[@unit = 'words']/@quantity, count(tokenize(string-join(//contents//text()[not(ancestor::other)], ' '))))[1]}</words>
    <pages>{count(//contents//page[@number])}</pages>
    <status>{//history/status}</status>
    <xsl:for-each select="$f:facts/source[1]">
      <source>{.}</source>
    </xsl:for-each>
    <xsl:for-each select="$f:facts/identifier[@type = 'file'][1]">
      <number>{.}</number>
    </xsl:for-each>
    <xsl:for-each select="$f:facts/licence[1]">
      <licence>
        <xsl:copy-of select="@target"/>
        <xsl:value-of select="."/>
      </licence>
    </xsl:for-each>
    <xsl:for-each select="//history/practice">
      <practice of="{@of}">{.}</practice>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="f:parties">
    <xsl:for-each select="$f:facts/correspondent">
      <party role="{@role}">
        <xsl:call-template name="f:who"/>
      </party>
    </xsl:for-each>
    <xsl:for-each select="$f:facts/author">
      <party role="author">
        <xsl:call-template name="f:who"/>
      </party>
    </xsl:for-each>
  </xsl:template>

  <!-- Return the referent of a party: the type of entity, its ID if there is one, and the name. -->
  <xsl:template name="f:who">
    <xsl:attribute name="type" select="(@type ! f:type(.), 'person')[1]"/>
    <xsl:for-each select="@ref">
      <xsl:attribute name="key" select="."/>
    </xsl:for-each>
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- Return the type of an entity, as records name it. -->
  <xsl:function name="f:type" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="(map{'organisation': 'org', 'place': 'place'}($type), 'person')[1]"/>
  </xsl:function>

  <!-- Names are listed if they refer to an entity; places also without a reference. -->
  <xsl:function name="f:is-named" as="xs:boolean">
    <xsl:param name="name" as="element(name)"/>
    <xsl:sequence select="($name/@ref or $name/@type eq 'place') and $name/@type ne 'other' and normalize-space($name) ne ''
        and empty($name/parent::name[@type eq 'place']) and empty($name/ancestor::label[@supplied])"/>
  </xsl:function>

  <xsl:mode name="f:record" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="entity" mode="f:record">
    <person key="{@ref}" role="{@role}" proposed="{exists(@proposed)}">{@name}</person>
  </xsl:template>

  <xsl:template match="name" mode="f:record">
    <xsl:variable name="name" as="element(name)" select="."/>
    <xsl:variable name="context" as="node()*" select="f:context(.)"/>
    <xsl:for-each select="(tokenize(@ref), '')[position() = 1 or . ne '']">
      <mention type="{f:type($name/@type)}" anchor="{f:anchor($name)}" page="{f:page($name)}">
        <xsl:if test=". ne ''">
          <xsl:attribute name="key" select="."/>
        </xsl:if>
        <xsl:sequence select="$context"/>
      </mention>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="said | statement" mode="f:record">
    <xsl:variable name="said" as="element()" select="."/>
    <xsl:for-each select="tokenize(@who)">
      <statement key="{.}" anchor="{f:anchor($said)}" page="{f:page($said)}">
        <xsl:if test="$said/@uncertain">
          <xsl:attribute name="cert" select="'low'"/>
        </xsl:if>
        <xsl:for-each select="$said/@whom">
          <xsl:attribute name="to" select="."/>
        </xsl:for-each>
        <xsl:value-of select="f:quoted($said)"/>
      </statement>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="change" mode="f:record">
    <change>
      <xsl:copy-of select="@when"/>
      <xsl:attribute name="who" select="@who"/>
      <xsl:value-of select="."/>
    </change>
  </xsl:template>
</xsl:stylesheet>
