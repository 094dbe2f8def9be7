<?xml version="1.0" encoding="UTF-8"?>
<!-- The timeline of documents: a bar for each day, month, year or decade, which links to the list by date. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/2000/svg"
  xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Maximum number of bars. -->
  <xsl:variable name="f:bars" as="xs:integer" select="72"/>

  <xsl:variable name="f:dated" as="element(record)*" select="$f:records[matches(@sort, '^\d{4}')]"/>

  <!--
    Return the smallest unit (day, month, year, decade, century) that needs no more than the maximum number of bars.
  -->
  <xsl:variable name="f:unit" as="xs:string" select="
      (('day', 'month', 'year', 'decade')[f:bar($f:dated[last()]/@sort, .) - f:bar($f:dated[1]/@sort, .) lt $f:bars], 'century')[1]"/>

  <!-- Return the number of the bar of a date, counted from the year 1. -->
  <xsl:function name="f:bar" as="xs:integer">
    <xsl:param name="date" as="xs:string"/>
    <xsl:param name="unit" as="xs:string"/>
    <xsl:variable name="year" as="xs:integer" select="xs:integer(substring($date, 1, 4))"/>
    <xsl:variable name="month" as="xs:integer" select="(substring($date, 6, 2)[. castable as xs:integer] ! xs:integer(.), 1)[1]"/>
    <xsl:sequence select="
        if ($unit eq 'day') then f:day($date)
        else if ($unit eq 'month') then 12 * $year + $month - 1
        else if ($unit eq 'year') then $year
        else if ($unit eq 'decade') then $year idiv 10 else $year idiv 100"/>
  </xsl:function>

  <xsl:function name="f:day" as="xs:integer">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="whole" as="xs:string" select="($date[. castable as xs:date], ($date || '-01')[. castable as xs:date], substring($date, 1, 4) || '-01-01')[1]"/>
    <xsl:sequence select="xs:integer((xs:date($whole) - xs:date('0001-01-01')) div xs:dayTimeDuration('P1D'))"/>
  </xsl:function>

  <xsl:template name="f:timeline">
    <xsl:param name="href" as="xs:string" select="'dates.html'"/>
    <xsl:if test="count(distinct-values($f:dated/@sort)) gt 1">
      <xsl:variable name="first" as="xs:integer" select="f:bar($f:dated[1]/@sort, $f:unit)"/>
      <xsl:variable name="bars" as="xs:integer" select="f:bar($f:dated[last()]/@sort, $f:unit) - $first + 1"/>
      <xsl:variable name="groups" as="array(element(record)*)*">
        <xsl:for-each-group select="$f:dated" group-by="f:bar(@sort, $f:unit)">
          <xsl:sequence select="array{current-group()} ! [?*]"/>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:variable name="highest" as="xs:integer" select="max($groups ! count(?1))"/>
      <svg class="timeline" role="group" aria-label="{f:label('timeline')}">
        <svg width="100%" height="78%" class="bars">
          <xsl:for-each select="$groups">
            <xsl:call-template name="f:bar-of">
              <xsl:with-param name="records" select="?1"/>
              <xsl:with-param name="at" select="f:bar(?1[1]/@sort, $f:unit) - $first"/>
              <xsl:with-param name="bars" select="$bars"/>
              <xsl:with-param name="height" select="count(?1) div $highest"/>
              <xsl:with-param name="href" select="$href"/>
            </xsl:call-template>
          </xsl:for-each>
        </svg>
        <line x1="0" x2="100%" y1="78%" y2="78%"/>
        <xsl:call-template name="f:scale">
          <xsl:with-param name="first" select="$first"/>
          <xsl:with-param name="bars" select="$bars"/>
        </xsl:call-template>
      </svg>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:bar-of">
    <xsl:param name="records" as="element(record)+"/>
    <xsl:param name="at" as="xs:integer"/>
    <xsl:param name="bars" as="xs:integer"/>
    <xsl:param name="height" as="xs:decimal"/>
    <xsl:param name="href" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="f:label('colon', (f:bar-name($records[1]/@sort), f:number(count($records), 'document')))"/>
    <a href="{$href}#{f:date-id($records[1])}" aria-label="{$words}">
      <title>{$words}</title>
      <rect x="{f:percent($at div $bars)}" width="{f:percent(1 div $bars)}" y="0" height="100%" class="reach"/>
      <rect x="{f:percent(($at + 0.1) div $bars)}" width="{f:percent(0.8 div $bars)}" y="{f:percent(1 - $height)}" height="{f:percent($height)}"/>
    </a>
  </xsl:template>

  <!-- Labels below the axis: of years, or of the first and the last bar. -->
  <xsl:template name="f:scale">
    <xsl:param name="first" as="xs:integer"/>
    <xsl:param name="bars" as="xs:integer"/>
    <xsl:variable name="step" as="xs:integer" select="if ($f:unit eq 'month') then 12 else if ($f:unit eq 'day') then $bars else (1, 2, 5, 10, 20, 50)[$bars div . le 8][1]"/>
    <xsl:variable name="ticks" as="xs:integer*" select="($first to $first + $bars - 1)[. mod $step eq 0 or $f:unit eq 'day' and . eq $first]"/>
    <xsl:for-each select="if (exists($ticks)) then $ticks else $first">
      <xsl:variable name="x" as="xs:string" select="f:percent((. - $first) div $bars)"/>
      <line x1="{$x}" x2="{$x}" y1="78%" y2="84%"/>
      <text x="{$x}" y="99%">
        <xsl:value-of select="
            if ($f:unit eq 'month') then . idiv 12 else if ($f:unit eq 'year') then .
            else if ($f:unit eq 'decade') then . || '0' else if ($f:unit eq 'century') then . || '00' else f:date($f:dated[1]/@sort)"/>
      </text>
    </xsl:for-each>
    <xsl:if test="$f:unit eq 'day'">
      <text x="100%" y="99%" text-anchor="end">{f:date($f:dated[last()]/@sort)}</text>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:bar-name" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="
        if ($f:unit eq 'day') then f:date($date)
        else if ($f:unit eq 'month') then f:date(substring($date, 1, 7))
        else if ($f:unit eq 'year') then substring($date, 1, 4)
        else if ($f:unit eq 'decade') then substring($date, 1, 3) || '0–' || substring($date, 1, 3) || '9' else substring($date, 1, 2) || '00–' || substring($date, 1, 2) || '99'"/>
  </xsl:function>

  <xsl:function name="f:percent" as="xs:string">
    <xsl:param name="part" as="xs:decimal"/>
    <xsl:sequence select="round(100 * $part, 2) || '%'"/>
  </xsl:function>
</xsl:stylesheet>
