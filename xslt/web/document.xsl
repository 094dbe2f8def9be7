<?xml version="1.0" encoding="UTF-8"?>
<!--
  One document as one web page: semantic HTML, complete without JavaScript. The source is the reading of the document
  (../reading/read.xsl); nothing here depends on TEI.

  To customise it, import this file from your own stylesheet, set parameters, and override what you need in the
  namespace urn:teikit:web:

    <xsl:import href="…/web/document.xsl"/>
    <xsl:template match="r:inline[contains(@kind, 'hi')]" mode="w:write">…</xsl:template>

  Modes, each with a template for every element that it is applied to:
    w:write       an element of the reading as HTML
    w:attributes  the attributes of that HTML element
    w:heading     headings below the title of the page
    w:label       the name of a speaker
    w:note        the body of a note at the end of the page
    w:metadata    the facts below the title
    w:person      the entry of a person
    w:facsimile   the image of a page
    w:phrase      a block in a note in running text
  Named templates, the parts of the page in their order: w:head, w:site, w:title-block, w:outline, w:conversation, w:text,
  w:notes, w:persons, w:facsimile, w:cite, w:about, w:neighbours, w:foot.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/controls.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="head.xsl"/>
  <xsl:include href="title-block.xsl"/>
  <xsl:include href="outline.xsl"/>
  <xsl:include href="text.xsl"/>
  <xsl:include href="speech.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="persons.xsl"/>
  <xsl:include href="cite.xsl"/>
  <xsl:include href="conversation.xsl"/>
  <xsl:include href="facsimile.xsl"/>

  <!-- File name of the page without its extension; the TEI, PDF and text files next to the page have the same name. -->
  <xsl:param name="name" as="xs:string" select="'document'"/>
  <!-- Downloads next to the page: a space-separated list of xml, pdf, txt. -->
  <xsl:param name="downloads" as="xs:string" select="''"/>
  <!-- The available images, one per line: address in the document, tab, file relative to the folder of the page. -->
  <xsl:param name="pictures" as="xs:string" select="''"/>
  <xsl:output method="xhtml" version="1.0" html-version="5" encoding="UTF-8" indent="yes" omit-xml-declaration="yes" use-character-maps="f:controls"/>

  <xsl:mode on-no-match="fail" use-accumulators="f:page"/>

  <xsl:variable name="f:root" as="element()" select="/*"/>

  <xsl:template match="/">
    <html lang="{$f:page-language}" dir="{f:direction($f:page-language)}">
      <xsl:call-template name="w:head"/>
      <body>
        <a class="skip" href="#text">{f:label('skip')}</a>
        <xsl:call-template name="w:site"/>
        <main>
          <article class="document">
            <xsl:call-template name="w:title-block"/>
            <xsl:call-template name="w:outline"/>
            <xsl:call-template name="w:conversation"/>
            <xsl:call-template name="w:text"/>
            <xsl:call-template name="w:notes"/>
            <xsl:call-template name="w:persons"/>
            <xsl:call-template name="w:facsimile"/>
            <xsl:call-template name="w:cite"/>
            <xsl:call-template name="w:about"/>
            <xsl:call-template name="w:neighbours"/>
          </article>
        </main>
        <xsl:call-template name="w:foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- The language of the document; empty if it is not known. -->
  <xsl:variable name="f:document-language" as="xs:string?" select="$f:root/@lang[. ne 'und'] ! string()"/>

  <!--
    The language of the page: that of its labels if they exist in the requested language, else that of the document.
  -->
  <xsl:variable name="f:page-language" as="xs:string" select="
      let $main := function($language) { tokenize(lower-case($language), '[-_]')[1] },
        $document := ($f:document-language, 'en')[1]
      return if ($f:label-language ne $main($document) and $f:label-language eq $main($lang)) then $lang else $document"/>

  <!-- The attributes for content in the language of the document on a page in another language. -->
  <xsl:variable name="f:of-document" as="attribute()*" select="$f:root[@lang ne $f:page-language][$f:document-language]/(@lang, @dir)"/>

  <xsl:template name="w:text">
    <div class="text" id="text">
      <xsl:sequence select="$f:of-document"/>
      <xsl:apply-templates select="$f:root" mode="w:write"/>
    </div>
  </xsl:template>

  <xsl:template match="facts" mode="w:write"/>

  <xsl:template match="document | contents | apparatus" mode="w:write">
    <xsl:apply-templates select="*" mode="w:write"/>
  </xsl:template>

  <xsl:template match="entities | history | warning" mode="w:write"/>

  <!-- A document of a corpus: a section with its title. -->
  <xsl:template match="corpus/document | corpus/corpus" mode="w:write" priority="1">
    <section>
      <xsl:copy-of select="@lang, @dir"/>
      <xsl:element name="h{min((count(ancestor::corpus) + 1, 6))}">
        <xsl:variable name="heading" as="element(heading)?" select="f:title-heading(.)"/>
        <xsl:attribute name="id" select="f:heading-id(.)"/>
        <xsl:apply-templates select="$heading/node()" mode="w:write"/>
        <xsl:value-of select="facts/title[not($heading)]"/>
      </xsl:element>
      <xsl:next-match/>
    </section>
  </xsl:template>

  <xsl:template match="corpus" mode="w:write">
    <xsl:apply-templates select="document | corpus" mode="w:write"/>
  </xsl:template>

  <!-- The files to download, and the licence. Without either, it is left out. -->
  <xsl:template name="w:about">
    <xsl:variable name="about" as="element()*">
      <xsl:where-populated>
        <ul class="downloads" aria-label="{f:label('downloads')}">
          <xsl:for-each select="tokenize($downloads)">
            <li>
              <a href="{$name}.{.}" download="">{f:label(if (. eq 'txt') then 'text' else .)}</a>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:where-populated>
      <xsl:for-each select="$f:facts/licence">
        <xsl:call-template name="f:licence"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($about)">
      <footer class="about" aria-label="{f:label('about')}">
        <xsl:sequence select="$about"/>
      </footer>
    </xsl:if>
  </xsl:template>

  <!-- Links to the previous and the next document of the edition. -->
  <xsl:template name="w:neighbours">
    <xsl:if test="($previous, $next) != ''">
      <nav class="neighbours" aria-label="{f:label('documents')}">
        <xsl:for-each select="$previous[. ne '']">
          <a rel="prev" href="{encode-for-uri(.)}.html" aria-label="{f:label('colon', (f:label('previous'), $previous-title))}">{($previous-title, .)[. ne ''][1]}</a>
        </xsl:for-each>
        <xsl:for-each select="$next[. ne '']">
          <a rel="next" href="{encode-for-uri(.)}.html" aria-label="{f:label('colon', (f:label('next'), $next-title))}">{($next-title, .)[. ne ''][1]}</a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
