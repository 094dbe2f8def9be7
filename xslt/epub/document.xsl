<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document, or a teiCorpus of several documents, as the files of an EPUB 3 publication. The result is a list of
  `file` elements with a name in the package and the content. A book has one file for each chapter; other documents have
  one file each. To customise it, import this file from your own stylesheet and override templates or set parameters.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/controls.xsl"/>
  <xsl:include href="../common/people.xsl"/>
  <xsl:include href="../common/line-ends.xsl"/>
  <xsl:include href="../common/notes.xsl"/>
  <xsl:include href="../common/speech.xsl"/>
  <xsl:include href="../common/structure.xsl"/>
  <xsl:include href="../common/direction.xsl"/>
  <xsl:include href="units.xsl"/>
  <xsl:include href="package.xsl"/>
  <xsl:include href="navigation.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="drama.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="notes.xsl"/>

  <!-- Title of the publication; defaults to that of the document. -->
  <xsl:param name="edition-title" as="xs:string" select="''"/>
  <!-- Permanent identifier of the publication: a URN or a URL. -->
  <xsl:param name="identifier" as="xs:string" select="'urn:teikit:unidentified'"/>
  <!-- Time of the last modification, such as 2026-11-23T00:00:00Z. -->
  <xsl:param name="modified" as="xs:string" select="'1970-01-01T00:00:00Z'"/>
  <!-- File name of the cover image in the package; empty if there is no cover. -->
  <xsl:param name="cover" as="xs:string" select="''"/>
  <!-- The available images, one per line: address in the document, tab, file in the package. -->
  <xsl:param name="pictures" as="xs:string" select="''"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" use-character-maps="f:controls"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="f:text" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>

  <xsl:variable name="f:teis" as="element(TEI)*" select="/TEI | /teiCorpus/TEI"/>
  <xsl:variable name="f:title" as="xs:string" select="($edition-title[. ne ''], f:title-of($f:teis[1], 'main'))[1]"/>
  <xsl:variable name="f:language" as="xs:string" select="(/teiCorpus/@xml:lang, ($f:teis[1]/text/ancestor-or-self::*/@xml:lang)[last()], 'en')[1] ! string()"/>

  <xsl:template match="/">
    <files xmlns="urn:teikit:files">
      <file name="package.opf">
        <xsl:call-template name="f:package"/>
      </file>
      <file name="nav.xhtml">
        <xsl:call-template name="f:navigation"/>
      </file>
      <xsl:if test="$cover">
        <file name="cover.xhtml">
          <xsl:call-template name="f:cover"/>
        </file>
      </xsl:if>
      <xsl:for-each select="$f:units">
        <file name="{f:file(.)}">
          <xsl:call-template name="f:unit"/>
        </file>
      </xsl:for-each>
    </files>
    <xsl:call-template name="f:report"/>
  </xsl:template>

  <!-- One message for all links without a target, which become plain text. -->
  <xsl:template name="f:report">
    <xsl:variable name="lost" as="xs:string*" select="$f:teis/text//(ref | ptr)/@target[empty(f:address(.))] ! string()"/>
    <xsl:if test="exists($lost)">
      <xsl:message select="(if (count($lost) eq 1) then '1 link leads nowhere and is text in the book: '
          else count($lost) || ' links lead nowhere and are text in the book: ')
          || string-join(head(distinct-values($lost)) => insert-before(2, subsequence(distinct-values($lost), 2, 4)), ', ')
          || (if (count(distinct-values($lost)) gt 5) then ', …' else '')"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
