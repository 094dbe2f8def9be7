<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of all documents, as CSV (RFC 4180) and as JSON. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:fn="http://www.w3.org/2005/xpath-functions"
  xmlns:f="urn:teikit:functions" xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all">

  <xsl:variable name="f:columns" as="xs:string+" select="
      'name', 'title', 'short', 'date', 'from_date', 'to_date', 'kind', 'language', 'from', 'to', 'author', 'number', 'source',
      'words', 'pages', 'status', 'changed', 'page', 'tei'"/>

  <xsl:template name="f:tables">
    <xsl:sequence select="
        f:text-file('documents.csv', string-join((f:csv-row($f:columns), $f:records ! f:csv-row(f:row(.))))),
        f:text-file('documents.json', replace(xml-to-json(f:json-table(), map{'indent': true()}), '\\/', '/') || '&#10;')"/>
  </xsl:template>

  <!-- The columns, in order. -->
  <xsl:function name="f:row" as="xs:string+">
    <xsl:param name="record" as="element(record)"/>
    <xsl:variable name="party" as="function(xs:string) as xs:string" select="
        function($role as xs:string) as xs:string {string-join(distinct-values($record/party[@role = $role][@type ne 'place'] ! f:party(.)), '; ')}"/>
    <xsl:sequence select="
        string($record/@name), string($record/title), string($record/short), string($record/@when), string($record/@from), string($record/@to),
        string($record/kind), string($record/@lang), $party('from'), $party('to'), $party('author'), string($record/number), string($record/source),
        string($record/words), string($record/pages), string($record/status), string(max($record/change/@when ! string())),
        $base-url || f:document-href($record), $base-url || encode-for-uri($record/@file)"/>
  </xsl:function>

  <xsl:function name="f:csv-row" as="xs:string">
    <xsl:param name="values" as="xs:string+"/>
    <xsl:sequence select="string-join($values ! (if (matches(., '[,&quot;\r\n]')) then '&quot;' || replace(., '&quot;', '&quot;&quot;') || '&quot;' else .), ',') || '&#13;&#10;'"/>
  </xsl:function>

  <!-- The same values with typed numbers and without empty members. -->
  <xsl:function name="f:json-table" as="element(fn:array)">
    <fn:array>
      <xsl:for-each select="$f:records">
        <xsl:variable name="row" as="xs:string+" select="f:row(.)"/>
        <fn:map>
          <xsl:for-each select="for $i in 1 to count($row) return $i[$row[$i] ne '']">
            <xsl:variable name="column" as="xs:string" select="$f:columns[current()]"/>
            <xsl:element name="fn:{if ($column = ('words', 'pages')) then 'number' else 'string'}">
              <xsl:attribute name="key" select="$column"/>
              <xsl:value-of select="f:without-controls($row[current()])"/>
            </xsl:element>
          </xsl:for-each>
        </fn:map>
      </xsl:for-each>
    </fn:array>
  </xsl:function>
</xsl:stylesheet>
