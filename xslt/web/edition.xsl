<?xml version="1.0" encoding="UTF-8"?>
<!--
  The front page of an edition, from a teiCorpus: its teiHeader says what the edition is, each TEI in it is the
  header of one document, and TEI/@n the name of that document's page (without .html).
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/people.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:output method="xhtml" version="1.0" html-version="5" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="about" as="element(teiHeader)" select="teiCorpus/teiHeader"/>
    <html lang="{$lang}">
      <head>
        <xsl:call-template name="f:head-basics">
          <xsl:with-param name="title" select="$edition-title"/>
          <xsl:with-param name="description" select="($about/encodingDesc/projectDesc/normalize-space(), $edition-title)[. ne ''][1]"/>
          <xsl:with-param name="file" select="$edition-href"/>
        </xsl:call-template>
        <meta property="og:type" content="website"/>
      </head>
      <body>
        <a class="skip" href="#contents">{f:label('skip')}</a>
        <main>
          <div class="document">
            <h1>{$edition-title}</h1>
            <xsl:where-populated>
              <p class="lead">{$about/encodingDesc/projectDesc/normalize-space()}</p>
            </xsl:where-populated>
            <h2 id="contents">{f:label('documents')}</h2>
            <ol class="contents">
              <xsl:apply-templates select="teiCorpus/TEI" mode="f:entry">
                <xsl:sort select="string(f:when(.))"/>
                <xsl:sort select="@n"/>
              </xsl:apply-templates>
            </ol>
            <xsl:call-template name="f:colophon"/>
          </div>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- The date by which a document takes its place among the others. -->
  <xsl:function name="f:when" as="xs:string?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="profile" as="element(profileDesc)?" select="$document/teiHeader/profileDesc"/>
    <xsl:sequence select="(
        $profile/(creation, correspDesc/correspAction)/date/(@when, @notBefore, @from),
        $document/teiHeader/fileDesc/sourceDesc//date/@when)[1] ! string()"/>
  </xsl:function>

  <xsl:mode name="f:entry" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="TEI" mode="f:entry">
    <xsl:variable name="titles" as="element(title)+" select="teiHeader/fileDesc/titleStmt/title"/>
    <xsl:variable name="title" as="element(title)" select="($titles[@type = 'main'], $titles)[1]"/>
    <xsl:variable name="kind" as="element(term)?" select="(teiHeader/profileDesc/textClass/keywords/term[@type = 'kind'])[1]"/>
    <xsl:variable name="when" as="xs:string?" select="f:when(.)"/>
    <li lang="{(@xml:lang, $lang)[1]}">
      <p class="when">
        <xsl:for-each select="$when">
          <time datetime="{.}">{f:date(.)}</time>
        </xsl:for-each>
        <xsl:for-each select="$kind">
          <span class="kind">{normalize-space()}</span>
        </xsl:for-each>
      </p>
      <h3>
        <a href="{encode-for-uri(@n)}.html">{normalize-space($title)}</a>
      </h3>
      <xsl:where-populated>
        <p class="parties">{f:parties(.)}</p>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <!-- “John C. Ross to Dean Rusk”: who wrote to whom, as the correspDesc has it, else the author. -->
  <xsl:function name="f:parties" as="xs:string">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="actions" as="element(correspAction)*" select="$document/teiHeader/profileDesc/correspDesc/correspAction"/>
    <xsl:variable name="from" as="xs:string*" select="$actions[@type = 'sent']/(persName | orgName)/f:party(.)"/>
    <xsl:variable name="to" as="xs:string*" select="$actions[@type = 'received']/(persName | orgName)/f:party(.)"/>
    <xsl:variable name="by" as="xs:string*" select="$document/teiHeader/fileDesc/titleStmt/author/normalize-space()"/>
    <xsl:sequence select="
        if (exists($from) and exists($to)) then f:label('from-to', (string-join($from, ', '), string-join($to, ', ')))
        else string-join(($from, $to, $by)[. ne ''] => distinct-values(), ', ')"/>
  </xsl:function>

  <xsl:function name="f:party" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="entry" as="element(person)?" select="f:ids($name/@ref)[1] ! f:person(., root($name))"/>
    <xsl:sequence select="($entry/persName[1], $name)[1]/normalize-space()"/>
  </xsl:function>

  <xsl:template name="f:colophon">
    <xsl:variable name="file" as="element(fileDesc)" select="/teiCorpus/teiHeader/fileDesc"/>
    <footer class="about">
      <xsl:where-populated>
        <p>
          <xsl:value-of select="$file/titleStmt/editor ! normalize-space()" separator=", "/>
        </p>
      </xsl:where-populated>
      <xsl:where-populated>
        <p>
          <xsl:value-of select="$file/publicationStmt/(publisher, date)/normalize-space()[. ne '']" separator=", "/>
        </p>
      </xsl:where-populated>
      <xsl:for-each select="$file/publicationStmt/availability/licence">
        <xsl:call-template name="f:licence"/>
      </xsl:for-each>
    </footer>
  </xsl:template>
</xsl:stylesheet>
