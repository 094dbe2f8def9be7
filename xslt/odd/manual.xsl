<?xml version="1.0" encoding="UTF-8"?>
<!--
  ODD to the encoding manual: one HTML page that is complete without JavaScript. Input: a TEI document with a
  schemaSpec.

  The prose of the ODD comes in its order. Where it declares specifications, each is documented: description,
  attributes, content, possible parents, an example, rules. Specifications that the prose does not declare, because they
  come from another ODD, follow at the end.

  To customise it, import this file from your own stylesheet and override templates.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:f="urn:teikit:functions"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes" version="3.0">

  <xsl:import href="model.xsl"/>
  <xsl:import href="names.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:include href="manual-prose.xsl"/>
  <xsl:include href="manual-spec.xsl"/>
  <xsl:include href="manual-content.xsl"/>
  <xsl:include href="manual-relations.xsl"/>
  <xsl:include href="manual-example.xsl"/>

  <xsl:output method="xhtml" version="1.0" html-version="5" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <!-- The compiled ODD: one schemaSpec with all specifications, complete. -->
  <xsl:param name="resolved" as="document-node()" select="/"/>
  <!-- The style sheet of the page, as CSS. -->
  <xsl:param name="style" as="xs:string" select="''"/>
  <!-- Title and address of the edition of the manual; empty for a standalone page. -->
  <xsl:param name="edition-title" as="xs:string" select="''"/>
  <xsl:param name="edition-href" as="xs:string" select="'index.html'"/>

  <!-- The script of the filter, as JavaScript. -->
  <xsl:param name="script" as="xs:string" select="''"/>
  <!-- The language of descriptions and labels; empty for that of the ODD. -->
  <xsl:param name="language" as="xs:string" select="''"/>

  <xsl:mode on-no-match="fail"/>

  <!-- The languages of the descriptions, the preferred first. -->
  <xsl:variable name="odd:languages" as="xs:string+" select="
      ($language[. ne ''], $resolved//schemaSpec[1]/@docLang/tokenize(.), $odd:input/*/@xml:lang/string(), 'en')"/>

  <xsl:variable name="odd:input" as="document-node()" select="/"/>
  <xsl:variable name="odd:pure" as="document-node()" select="$resolved"/>
  <xsl:variable name="odd:title" as="xs:string" select="
      ((//teiHeader/fileDesc/titleStmt/title)[1]/normalize-space()[. ne ''], //schemaSpec/@ident/string(), 'Schema')[1]"/>

  <xsl:template match="/">
    <html lang="{$odd:languages[1]}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="teikit"/>
        <title>{$odd:title}</title>
        <style>
          <xsl:value-of select="replace($style, '&lt;/', '&lt;\\/')" disable-output-escaping="yes"/>
        </style>
      </head>
      <body class="manual">
        <a class="skip" href="#text">{f:label('skip')}</a>
        <xsl:call-template name="odd:site"/>
        <xsl:call-template name="odd:contents"/>
        <main id="text">
          <header class="heading">
            <h1>{$odd:title}</h1>
            <xsl:for-each select="//teiHeader/fileDesc/titleStmt/title[@type = 'sub']">
              <p class="subtitle">{normalize-space()}</p>
            </xsl:for-each>
          </header>
          <xsl:apply-templates mode="odd:prose" select="//text/(front | body | back)"/>
          <xsl:call-template name="odd:undeclared"/>
          <xsl:call-template name="odd:index"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="odd:site">
    <xsl:if test="$edition-title ne ''">
      <header class="site">
        <p><a href="{$edition-href}"><xsl:value-of select="$edition-title"/></a></p>
      </header>
    </xsl:if>
  </xsl:template>

  <!-- The chapters of the prose and their sections. -->
  <xsl:template name="odd:contents">
    <nav class="chapters" aria-label="{f:label('contents')}">
      <ol>
        <xsl:for-each select="$odd:input//text/(front | body | back)/div[head]">
          <li>
            <a href="#{odd:anchor(.)}">{head[1]}</a>
            <xsl:where-populated>
              <ol>
                <xsl:for-each select="div[head][not(specGrp)]">
                  <li><a href="#{odd:anchor(.)}">{head[1]}</a></li>
                </xsl:for-each>
              </ol>
            </xsl:where-populated>
          </li>
        </xsl:for-each>
        <xsl:if test="exists(odd:undeclared())">
          <li><a href="#reference">{f:label('odd-reference')}</a></li>
        </xsl:if>
        <li><a href="#index">{f:label('odd-index')}</a></li>
      </ol>
    </nav>
  </xsl:template>

  <!-- Specifications of the schema that the prose does not declare, because they come from another ODD. -->
  <xsl:function name="odd:undeclared" as="element()*">
    <xsl:variable name="declared" as="xs:string*" select="$odd:input//text//*[odd:is-specification(.)]/string(@ident)"/>
    <xsl:sequence select="$odd:pure/schemaSpec/*[odd:is-specification(.)][not(@ident = $declared)]"/>
  </xsl:function>

  <xsl:template name="odd:undeclared">
    <xsl:variable name="specifications" as="element()*" select="odd:undeclared()"/>
    <xsl:if test="exists($specifications)">
      <section id="reference">
        <h2>{f:label('odd-reference')}</h2>
        <xsl:for-each select="$specifications">
          <xsl:sort select="index-of(('elementSpec', 'classSpec', 'macroSpec', 'dataSpec'), local-name())"/>
          <xsl:sort select="@ident" lang="en"/>
          <xsl:apply-templates mode="odd:describe" select=".">
            <xsl:with-param name="level" tunnel="yes" select="3"/>
          </xsl:apply-templates>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- All elements, classes, macros, datatypes and attributes, by name. -->
  <xsl:template name="odd:index">
    <section id="index">
      <h2>{f:label('odd-index')}</h2>
      <p class="filter" hidden=""><input type="search" id="filter" aria-label="{f:label('odd-filter')}" placeholder="{f:label('odd-filter')}"/></p>
      <xsl:sequence select="odd:index-of($odd:pure/schemaSpec/elementSpec)"/>
      <xsl:for-each select="'classSpec', 'macroSpec', 'dataSpec'">
        <xsl:variable name="specs" as="element()*" select="$odd:pure/schemaSpec/*[local-name() = current()]"/>
        <xsl:if test="exists($specs)">
          <h3>{f:label(map{'classSpec': 'odd-index-classes', 'macroSpec': 'odd-index-macros', 'dataSpec': 'odd-index-datatypes'}(.))}</h3>
          <xsl:sequence select="odd:index-of($specs)"/>
        </xsl:if>
      </xsl:for-each>
      <h3>{f:label('odd-index-attributes')}</h3>
      <ul class="index">
        <xsl:for-each-group select="$odd:pure/schemaSpec/*/odd:own-attributes(.)[not(@mode = 'delete')]" group-by="@ident">
          <xsl:sort select="@ident" lang="en"/>
          <li data-text="{lower-case(odd:in-language(desc))}">
            <code>@{current-grouping-key()}</code>
            <xsl:for-each select="current-group()/ancestor::*[odd:is-specification(.)][1]">
              <xsl:text> </xsl:text><xsl:sequence select="odd:link(@ident)"/>
            </xsl:for-each>
          </li>
        </xsl:for-each-group>
      </ul>
      <xsl:if test="$script ne ''">
        <script><xsl:value-of select="$script" disable-output-escaping="yes"/></script>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- Specifications by name, with their meaning for the filter. -->
  <xsl:function name="odd:index-of" as="element()">
    <xsl:param name="specs" as="element()*"/>
    <ul class="index">
      <xsl:for-each select="$specs">
        <xsl:sort select="@ident" lang="en"/>
        <li data-text="{lower-case(normalize-space(string-join((odd:in-language(gloss), odd:in-language(desc)), ' ')))}">
          <a href="#{odd:anchor(.)}"><code>{@ident}</code></a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <!-- The anchor of a division or a specification on the page. -->
  <xsl:function name="odd:anchor" as="xs:string">
    <xsl:param name="node" as="element()"/>
    <xsl:sequence select="
        if ($node/self::elementSpec) then 'el-' || $node/@ident
        else if (odd:is-specification($node)) then 'spec-' || $node/@ident
        else ($node/@xml:id, 'section-' || string-join($node/ancestor-or-self::div ! string(count(preceding-sibling::div) + 1), '-'))[1]"/>
  </xsl:function>
</xsl:stylesheet>
