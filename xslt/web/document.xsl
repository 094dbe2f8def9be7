<?xml version="1.0" encoding="UTF-8"?>
<!--
  One TEI document as one web page: semantic HTML, complete without JavaScript.

  To customise it, import this file from your own stylesheet and override templates or set parameters:

    <xsl:import href="…/web/document.xsl"/>
    <xsl:template match="tei:hi[@rend='red']" mode="f:text">…</xsl:template>

  Modes: f:text renders running text, f:metadata the block below the heading, f:note the notes, f:entry the persons.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/controls.xsl"/>
  <xsl:include href="../common/people.xsl"/>
  <xsl:include href="../common/line-ends.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="head.xsl"/>
  <xsl:include href="text.xsl"/>
  <xsl:include href="speech.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="persons.xsl"/>
  <xsl:include href="cite.xsl"/>
  <xsl:include href="conversation.xsl"/>
  <xsl:include href="paragraphs.xsl"/>
  <xsl:include href="facsimile.xsl"/>
  <xsl:include href="embedded-registers.xsl"/>
  <xsl:include href="links.xsl"/>

  <!-- File name of the page without its extension; the TEI, PDF and text files next to the page have the same name. -->
  <xsl:param name="name" as="xs:string" select="'document'"/>
  <!-- Downloads next to the page: a space-separated list of xml, pdf, txt. -->
  <xsl:param name="downloads" as="xs:string" select="''"/>
  <!-- The available images, one per line: address in the document, tab, file relative to the folder of the page. -->
  <xsl:param name="pictures" as="xs:string" select="''"/>
  <xsl:output method="xhtml" version="1.0" html-version="5" encoding="UTF-8" indent="no" omit-xml-declaration="yes" use-character-maps="f:controls"/>

  <xsl:mode on-no-match="fail" use-accumulators="f:note f:page f:paragraph f:pb"/>

  <xsl:template match="/">
    <html lang="{$f:page-language}" dir="{f:direction($f:page-language)}">
      <xsl:call-template name="f:head"/>
      <body>
        <a class="skip" href="#text">{f:label('skip')}</a>
        <xsl:call-template name="f:site"/>
        <main>
          <article class="document">
            <xsl:call-template name="f:heading"/>
            <xsl:call-template name="f:conversation"/>
            <div class="text" id="text">
              <xsl:sequence select="$f:of-document"/>
              <xsl:apply-templates select="/TEI/text" mode="f:text"/>
            </div>
            <xsl:call-template name="f:notes"/>
            <xsl:call-template name="f:persons"/>
            <xsl:call-template name="f:facsimile"/>
            <xsl:call-template name="f:cite"/>
            <xsl:call-template name="f:about"/>
            <xsl:call-template name="f:neighbours"/>
          </article>
        </main>
        <xsl:call-template name="f:foot"/>
      </body>
    </html>
  </xsl:template>

  <xsl:variable name="f:document-language" as="xs:string" select="(/*/@xml:lang[. ne ''], 'en')[1]"/>

  <!--
    The language of the page: that of its labels if they exist in the requested language, else that of the document.
  -->
  <xsl:variable name="f:page-language" as="xs:string" select="
      let $main := function($language) { tokenize(lower-case($language), '[-_]')[1] }
      return if ($f:label-language ne $main($f:document-language) and $f:label-language eq $main($lang)) then $lang else $f:document-language"/>

  <!-- The attributes for content in the language of the document on a page in another language. -->
  <xsl:variable name="f:of-document" as="attribute()*">
    <xsl:if test="$f:page-language ne $f:document-language">
      <xsl:attribute name="lang" select="$f:document-language"/>
      <xsl:attribute name="dir" select="f:direction($f:document-language)"/>
    </xsl:if>
  </xsl:variable>

  <xsl:variable name="f:header" as="element(teiHeader)" select="/TEI/teiHeader"/>

  <xsl:variable name="f:title" as="xs:string" select="
      ($f:header/fileDesc/titleStmt/title[@type = 'main'], $f:header/fileDesc/titleStmt/title)[1]/normalize-space()"/>

  <!-- The heading of the page is the heading of the document, if its text has one. -->
  <xsl:variable name="f:head" as="element(head)?" select="(/TEI/text/body/(head, ./div/head))[1]"/>

  <xsl:template name="f:heading">
    <header class="heading">
      <xsl:where-populated>
        <p class="kind">
          <xsl:value-of select="($f:header/profileDesc/textClass/keywords/term[@type = 'kind'])[1]"/>
        </p>
      </xsl:where-populated>
      <h1>
        <xsl:sequence select="$f:head ! f:id(.)"/>
        <xsl:sequence select="$f:of-document"/>
        <xsl:apply-templates select="$f:head/node()" mode="f:text"/>
        <xsl:value-of select="$f:title[not($f:head)]"/>
      </h1>
      <dl class="metadata">
        <xsl:apply-templates select="$f:header/profileDesc/correspDesc/correspAction/(persName | orgName)" mode="f:metadata"/>
        <xsl:apply-templates select="($f:header/profileDesc/(creation | correspDesc/correspAction)/date[@when])[1]" mode="f:metadata"/>
        <xsl:apply-templates select="(/TEI/text//seg[@type = 'classification'])[1]" mode="f:metadata"/>
        <xsl:apply-templates select="$f:header/fileDesc/sourceDesc/bibl/idno[@type = 'file']" mode="f:metadata"/>
        <xsl:apply-templates select="$f:header/fileDesc/sourceDesc/bibl[title]" mode="f:metadata"/>
      </dl>
    </header>
  </xsl:template>

  <xsl:mode name="f:metadata" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="correspAction/persName | correspAction/orgName" mode="f:metadata">
    <xsl:variable name="id" as="xs:string?" select="f:ids(@ref)[1]"/>
    <xsl:variable name="entry" as="element(person)?" select="$id ! f:person(., root(current()))"/>
    <div>
      <dt>{f:label(if (../@type = 'received') then 'to' else 'from')}</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="$entry">
            <a href="#person-{$id}">{$entry/persName[1]/normalize-space()}</a>
          </xsl:when>
          <xsl:otherwise>{normalize-space()}</xsl:otherwise>
        </xsl:choose>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="date" mode="f:metadata">
    <div>
      <dt>{f:label('date')}</dt>
      <dd>
        <time datetime="{@when}">{f:date(@when)}</time>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="idno" mode="f:metadata">
    <div>
      <dt>{f:label('file')}</dt>
      <dd>{normalize-space()}</dd>
    </div>
  </xsl:template>

  <xsl:template match="seg" mode="f:metadata">
    <div>
      <dt>{f:label('classification')}</dt>
      <dd>{normalize-space()}</dd>
    </div>
  </xsl:template>

  <xsl:template match="bibl" mode="f:metadata">
    <div class="wide">
      <dt>{f:label('source')}</dt>
      <dd>
        <xsl:value-of select="(title, biblScope) ! normalize-space()" separator=", "/>
      </dd>
    </div>
  </xsl:template>

  <xsl:template name="f:about">
    <footer class="about" aria-label="{f:label('about')}">
      <xsl:where-populated>
        <ul class="downloads" aria-label="{f:label('downloads')}">
          <xsl:for-each select="tokenize($downloads)">
            <li>
              <a href="{$name}.{.}" download="">{f:label(if (. eq 'txt') then 'text' else .)}</a>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:where-populated>
      <xsl:for-each select="$f:header/fileDesc/publicationStmt/availability/licence">
        <xsl:call-template name="f:licence"/>
      </xsl:for-each>
    </footer>
  </xsl:template>

  <!-- Links to the previous and the next document of the edition. -->
  <xsl:template name="f:neighbours">
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
