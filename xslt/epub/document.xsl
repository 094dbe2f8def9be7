<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading of a document, or of a corpus of documents, as the files of an EPUB 3 publication. The result is a list of
  `file` elements with a name in the package and the content, and the words of the cover. A book has one file for each
  chapter; other documents have one file each. To customise it, import this file from your own stylesheet and override
  templates of the public modes or set parameters.

  Public modes:
    e:write         an element of the reading as XHTML.
    e:attributes    the attributes of the XHTML element.
    e:heading       a heading of the text.
    e:label         the label of a statement, and the stage directions on its line.
    e:note          a note at the end of its file.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:e="urn:teikit:epub" xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/controls.xsl"/>
  <xsl:include href="units.xsl"/>
  <xsl:include href="package.xsl"/>
  <xsl:include href="navigation.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="speech.xsl"/>
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
  <xsl:mode name="e:write" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>
  <xsl:mode name="e:attributes" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>
  <xsl:mode name="e:heading" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>
  <xsl:mode name="e:label" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>
  <xsl:mode name="e:note" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>

  <xsl:variable name="ep:facts" as="element(facts)" select="/*/facts"/>
  <xsl:variable name="ep:title" as="xs:string" select="($edition-title[. ne ''], string($ep:facts/title))[1]"/>

  <xsl:template match="/">
    <files xmlns="urn:teikit:files">
      <cover title="{$ep:title}" authors="{string-join($ep:facts/author, ', ')}" dated="{$ep:facts/date}" publisher="{$ep:facts/publisher[1]}"/>
      <file name="package.opf">
        <xsl:call-template name="ep:package"/>
      </file>
      <file name="nav.xhtml">
        <xsl:call-template name="ep:navigation"/>
      </file>
      <xsl:if test="$cover">
        <file name="cover.xhtml">
          <xsl:call-template name="ep:cover"/>
        </file>
      </xsl:if>
      <xsl:for-each select="$ep:units">
        <file name="{ep:file(.)}">
          <xsl:call-template name="ep:unit"/>
        </file>
      </xsl:for-each>
    </files>
    <xsl:call-template name="ep:report"/>
  </xsl:template>

  <!-- One message for all links to files that are not in the book. -->
  <xsl:template name="ep:report">
    <xsl:variable name="lost" as="xs:string*" select="distinct-values(//link[@href | @document][empty(ep:address(.))] ! (@href, @document)[1] ! string())"/>
    <xsl:if test="exists($lost)">
      <xsl:message select="(if (count($lost) eq 1) then 'the target of 1 link is not in the book: '
          else 'the targets of ' || count($lost) || ' links are not in the book: ')
          || string-join(subsequence($lost, 1, 5), ', ') || (if (count($lost) gt 5) then ', …' else '')"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
