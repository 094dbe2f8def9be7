<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading of a TEI document: what each element is, decided once before all outputs. The result is described by
  reading.rnc. It runs in any XSLT 3.0 processor.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="../common/labels.xsl"/>
  <xsl:include href="behaviours.xsl"/>
  <xsl:include href="content.xsl"/>
  <xsl:include href="sections.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="alternates.xsl"/>
  <xsl:include href="foreign.xsl"/>
  <xsl:include href="table.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="identifiers.xsl"/>
  <xsl:include href="language.xsl"/>
  <xsl:include href="rendition.xsl"/>
  <xsl:include href="lines.xsl"/>
  <xsl:include href="pages.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="pointers.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="entities.xsl"/>
  <xsl:include href="history.xsl"/>
  <xsl:include href="speech.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="apparatus.xsl"/>
  <xsl:include href="catalogue.xsl"/>
  <xsl:include href="dictionary.xsl"/>
  <xsl:include href="surfaces.xsl"/>
  <xsl:include href="indexes.xsl"/>
  <xsl:include href="notation.xsl"/>
  <xsl:include href="facts.xsl"/>
  <xsl:include href="warnings.xsl"/>

  <!-- Language of the labels; that of the document by default. -->
  <xsl:param name="lang" as="xs:string" select="/*/r:language(.)"/>

  <!-- File name of the document without its extension. -->
  <xsl:param name="name" as="xs:string" select="'document'"/>

  <!-- Give elements the number of their element in the TEI (yes or no): it leads from an error to its line. -->
  <xsl:param name="addresses" as="xs:string" select="'no'"/>
  <xsl:variable name="rp:addresses" as="xs:boolean" select="$addresses eq 'yes'"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/">
    <xsl:apply-templates select="*" mode="r:document"/>
  </xsl:template>

  <xsl:mode name="r:document" on-no-match="fail" use-accumulators="#all"/>

  <!-- A document, or a part of one as a document of its own. -->
  <xsl:template match="*" mode="r:document">
    <xsl:variable name="language" as="xs:string" select="r:language(.)"/>
    <document kind="{local-name()}" lang="{$language}" dir="{f:direction($language)}" xmlns:f="urn:teikit:functions">
      <xsl:if test="rp:is-book(.)">
        <xsl:attribute name="book" select="'true'"/>
      </xsl:if>
      <xsl:for-each select="@n[current()/parent::teiCorpus]">
        <xsl:attribute name="name" select="."/>
      </xsl:for-each>
      <xsl:for-each select="@n[current()/parent::teiCorpus][normalize-space()]">
        <xsl:attribute name="name" select="normalize-space()"/>
      </xsl:for-each>
      <xsl:call-template name="rp:facts"/>
      <contents>
        <xsl:for-each select="rp:sources(.)">
          <xsl:call-template name="rp:blocks">
            <xsl:with-param name="content" select="."/>
          </xsl:call-template>
        </xsl:for-each>
      </contents>
      <xsl:call-template name="rp:header-witnesses"/>
      <xsl:call-template name="rp:entities"/>
      <xsl:call-template name="rp:history"/>
      <xsl:call-template name="rp:warnings"/>
    </document>
  </xsl:template>

  <xsl:template match="teiCorpus" mode="r:document">
    <xsl:variable name="language" as="xs:string" select="r:language(.)"/>
    <corpus kind="teiCorpus" lang="{$language}" dir="{f:direction($language)}" xmlns:f="urn:teikit:functions">
      <xsl:call-template name="rp:facts"/>
      <xsl:apply-templates select="TEI | teiCorpus" mode="r:document"/>
    </corpus>
  </xsl:template>

  <!-- The parts of a document that are read: its text, else its transcription, else the descriptions in it, else its header. -->
  <xsl:function name="rp:sources" as="element()*">
    <xsl:param name="root" as="element()"/>
    <xsl:sequence select="
        if ($root/self::teiHeader) then $root/(fileDesc, encodingDesc, profileDesc)
        else if (not($root/self::TEI)) then $root
        else if ($root/(text[normalize-space() or .//graphic] | sourceDoc[normalize-space() or .//graphic])) then $root/(text | sourceDoc)
        else if ($root//msDesc) then $root//msDesc[not(ancestor::msDesc)]
        else if ($root/standOff[normalize-space() or .//@*]) then $root/standOff
        else if ($root/(teiHeader | text | facsimile)) then $root/(text, facsimile, teiHeader/(fileDesc, profileDesc))
        else $root/*"/>
  </xsl:function>
</xsl:stylesheet>
