<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of a document for the search index: a section for each page of the original, and the filters. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="f:words">
    <xsl:variable name="text" as="node()*" select="//contents ! f:read(.)"/>
    <xsl:variable name="page" as="element()">
      <html lang="{$lang}">
        <head>
          <title>{$f:facts/short-title}</title>
        </head>
        <body data-pagefind-body="">
          <xsl:call-template name="f:filters"/>
          <h1 id="text">{$f:title}</h1>
          <xsl:for-each-group select="$text" group-starting-with="page">
            <xsl:for-each select="self::page">
              <h2 id="{@id}">{f:label('page')} {@number}</h2>
            </xsl:for-each>
            <p>{normalize-space(string-join(current-group()))}</p>
          </xsl:for-each-group>
        </body>
      </html>
    </xsl:variable>
    <xsl:sequence select="f:page-file($name || '.html', $page)"/>
  </xsl:template>

  <xsl:template name="f:filters">
    <xsl:variable name="date" as="xs:string?" select="$f:facts/date/(@when, @from, @to)[1] ! substring(., 1, 10)"/>
    <xsl:variable name="kind" as="element()?" select="$f:facts/document-kind"/>
    <xsl:sequence select="
        f:filter('kind', $kind ! string()), f:filter('date', $date),
        f:filter('person', sort(f:ids-named())),
        f:filter('speaker', sort(//contents//(said | statement)/@who ! tokenize(.)))"/>
    <meta data-pagefind-sort="date[content]" content="{($date, '9999')[1]}"/>
    <xsl:for-each select="$date">
      <meta data-pagefind-meta="date[content]" content="{f:date(.)}"/>
    </xsl:for-each>
    <meta data-pagefind-meta="kind[content]" content="{$kind}"/>
  </xsl:template>

  <xsl:function name="f:filter" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:for-each select="distinct-values($values[. ne ''])">
      <meta data-pagefind-filter="{$name}[content]" content="{.}"/>
    </xsl:for-each>
  </xsl:function>

  <!--
    All persons that the document names or lets speak, and its senders and recipients, by ID, because names differ
    between documents.
  -->
  <xsl:function name="f:ids-named" as="xs:string*">
    <xsl:sequence select="distinct-values((
        $f:root//entities/entity[@listed][@type = 'person']/@ref, $f:facts/correspondent[not(@type = ('place', 'organisation'))]/@ref,
        $f:root//contents//name[@type = ('person', 'other')]/@ref ! tokenize(.)))"/>
  </xsl:function>

  <!-- The reading text: words with the page breaks between them. -->
  <xsl:function name="f:read" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="f:read"/>
  </xsl:function>

  <!-- The words of a statement or a name. -->
  <xsl:function name="f:quoted" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="read" as="node()*">
      <xsl:apply-templates select="$element" mode="f:read">
        <xsl:with-param name="notes" select="false()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <!-- Most names contain only text, which needs no templates. -->
    <xsl:sequence select="normalize-space(if ($element/*) then string-join($read) else $element)"/>
  </xsl:function>

  <xsl:mode name="f:read" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="f:read">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="f:read"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="inline | link | name | said | alternate | default | formula | code | glyph" mode="f:read">
    <xsl:apply-templates mode="f:read"/>
  </xsl:template>

  <xsl:template match="text()" mode="f:read">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="page[@number]" mode="f:read">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="break" mode="f:read">
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- The words of a statement exclude its footnotes. -->
  <xsl:template match="note" mode="f:read">
    <xsl:param name="notes" as="xs:boolean" select="true()" tunnel="yes"/>
    <xsl:if test="$notes">
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="f:read"/>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Left out: readings that are not the text, pages without a number, names that editors supplied. -->
  <xsl:template match="other | page | anchor | note-reference | label[@supplied]" mode="f:read"/>
</xsl:stylesheet>
