<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of a document for the search index: a section for each page of the original, and the filters. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="f:words">
    <xsl:variable name="text" as="node()*" select="f:read(/TEI/text)"/>
    <xsl:variable name="page" as="element()">
      <html lang="{$lang}">
        <head>
          <title>{normalize-space(($f:titles[@type = 'short'], $f:titles[@type = 'main'], $f:titles)[1])}</title>
        </head>
        <body data-pagefind-body="">
          <xsl:call-template name="f:filters"/>
          <h1 id="text">{normalize-space(($f:titles[@type = 'main'], $f:titles)[1])}</h1>
          <xsl:for-each-group select="$text" group-starting-with="pb">
            <xsl:for-each select="self::pb">
              <h2 id="{f:break-id(.)}">{f:label('page')} {@n}</h2>
            </xsl:for-each>
            <p>{normalize-space(string-join(current-group()))}</p>
          </xsl:for-each-group>
        </body>
      </html>
    </xsl:variable>
    <xsl:sequence select="f:page-file($name || '.html', $page)"/>
  </xsl:template>

  <xsl:template name="f:filters">
    <xsl:variable name="date" as="xs:string?" select="
        ($f:profile/(creation, correspDesc/correspAction)/date/(@when, @from, @notBefore, @to, @notAfter))[1] ! substring(., 1, 10)"/>
    <xsl:variable name="kind" as="element()?" select="($f:profile/textClass/keywords/term[@type = 'kind'])[1]"/>
    <xsl:sequence select="
        f:filter('kind', $kind/normalize-space()), f:filter('date', $date),
        f:filter('person', sort(f:ids-named())),
        f:filter('speaker', sort(f:speakers(root())))"/>
    <meta data-pagefind-sort="date[content]" content="{($date, '9999')[1]}"/>
    <xsl:for-each select="$date">
      <meta data-pagefind-meta="date[content]" content="{f:date(.)}"/>
    </xsl:for-each>
    <meta data-pagefind-meta="kind[content]" content="{$kind/normalize-space()}"/>
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
    <xsl:sequence select="distinct-values(($f:profile/particDesc//(person | personGrp)/@xml:id ! string(), $f:profile/correspDesc//persName/@ref ! f:ids(.),
        root($f:header)/TEI/text//(persName | rs)/@ref[not(../@type = ('place', 'org'))] ! f:ids(.)))"/>
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

  <xsl:template match="*[local-name() = $f:blocks]" mode="f:read">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="f:read"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="text()" mode="f:read">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="text()[following-sibling::node()[1][self::lb[@break]]]" mode="f:read">
    <xsl:value-of select="f:whole(.)"/>
  </xsl:template>

  <xsl:template match="pb[@n]" mode="f:read">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="pc[@force = 'weak'][following-sibling::*[1][self::lb[@break = 'no']]]" mode="f:read"/>

  <xsl:template match="lb[not(@break = ('no', 'maybe'))]" mode="f:read">
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- The words of a statement exclude its footnotes. -->
  <xsl:template match="note" mode="f:read" priority="1">
    <xsl:param name="notes" as="xs:boolean" select="true()" tunnel="yes"/>
    <xsl:if test="$notes">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- Choose one of two readings: the corrected, regularised or expanded one. -->
  <xsl:template match="sic[parent::choice] | orig[parent::choice] | abbr[parent::choice] | speaker/supplied | fw" mode="f:read"/>
</xsl:stylesheet>
