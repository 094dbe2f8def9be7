<?xml version="1.0" encoding="UTF-8"?>
<!-- The entry of a document in a list: its date, kind, title and parties. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="f:entry" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="record" mode="f:entry">
    <xsl:param name="up" as="xs:string" select="''" tunnel="yes"/>
    <xsl:param name="level" as="xs:integer" select="3" tunnel="yes"/>
    <li>
      <p class="when">
        <xsl:sequence select="f:time(.)"/>
        <xsl:where-populated>
          <span class="kind">
            <xsl:value-of select="kind[normalize-space()]"/>
          </span>
        </xsl:where-populated>
      </p>
      <xsl:element name="h{$level}">
        <a href="{$up}{f:document-href(.)}" lang="{@lang}">{title}</a>
      </xsl:element>
      <xsl:where-populated>
        <p class="parties">
          <xsl:value-of select="f:parties(.)[. ne '']"/>
        </p>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template name="f:entries">
    <xsl:param name="records" as="element(record)*"/>
    <ol class="contents">
      <xsl:apply-templates select="$records" mode="f:entry"/>
    </ol>
  </xsl:template>

  <xsl:function name="f:document-href" as="xs:string">
    <xsl:param name="record" as="element(record)"/>
    <xsl:sequence select="encode-for-uri($record/@name) || '.html'"/>
  </xsl:function>

  <!-- The date for people, with a machine-readable value. A span or a year is displayed as such. -->
  <xsl:function name="f:time" as="element()?">
    <xsl:param name="record" as="element(record)"/>
    <xsl:choose>
      <xsl:when test="$record/@when">
        <time datetime="{$record/@when}">{f:date($record/@when)}</time>
      </xsl:when>
      <xsl:when test="$record/(@from, @to)">
        <span class="time">
          <xsl:value-of select="f:date-words($record)"/>
        </span>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- Return the date in words: a day, a span, or the limits of an uncertain date; empty without a date. -->
  <xsl:function name="f:date-words" as="xs:string">
    <xsl:param name="record" as="element(record)"/>
    <xsl:variable name="ends" as="xs:string*" select="distinct-values($record/(@when, @from, @to) ! f:date(.))"/>
    <xsl:sequence select="
        if ($record/@certain = 'false' and count($ends) eq 2) then f:label('between', $ends)
        else if ($record/@from and not($record/@to)) then f:label('after', $ends)
        else if ($record/@to and not($record/@from)) then f:label('before', $ends)
        else string-join($ends, ' – ')"/>
  </xsl:function>

  <!-- “John C. Ross to Dean Rusk”: the sender and the recipient, else the author. -->
  <xsl:function name="f:parties" as="xs:string">
    <xsl:param name="record" as="element(record)"/>
    <xsl:variable name="from" as="xs:string*" select="$record/party[@role = 'from'][@type ne 'place'] ! f:party(.)"/>
    <xsl:variable name="to" as="xs:string*" select="$record/party[@role = 'to'][@type ne 'place'] ! f:party(.)"/>
    <xsl:variable name="by" as="xs:string*" select="$record/party[@role = 'author'] ! f:party(.)"/>
    <xsl:sequence select="
        if (exists($from) and exists($to)) then f:label('from-to', (string-join(distinct-values($from), ', '), string-join(distinct-values($to), ', ')))
        else string-join(distinct-values(($from, $to, $by)[. ne '']), ', ')"/>
  </xsl:function>

  <!-- The name of a party in the edition. -->
  <xsl:function name="f:party" as="xs:string">
    <xsl:param name="party" as="element(party)"/>
    <xsl:sequence select="(f:entity-of(f:key($party))/@name, normalize-space($party))[1] ! string()"/>
  </xsl:function>

  <!-- Return “1 document”, “15 documents”. -->
  <xsl:function name="f:number" as="xs:string">
    <xsl:param name="count" as="xs:integer"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:sequence select="f:label(if ($count eq 1) then 'one-' || $what else 'many-' || $what, f:grouped($count))"/>
  </xsl:function>
</xsl:stylesheet>
