<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbering of paragraphs. Each has an ID: its xml:id, else p3 for the third. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Number of paragraphs of the main text up to this point. -->
  <xsl:accumulator name="f:paragraph" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="0"/>
    <xsl:accumulator-rule match="text//p[f:counts(.)] | text//ab[f:counts(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Test whether a paragraph is counted. Paragraphs of notes, and of bodies of notes after the text, are not. -->
  <xsl:function name="f:counts" as="xs:boolean">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="not($paragraph/(ancestor::note | ancestor::figure | parent::said | parent::quote | parent::q))"/>
  </xsl:function>

  <xsl:function name="f:paragraph-id" as="xs:string?">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="($paragraph/@xml:id/string(), ('p' || $paragraph/accumulator-before('f:paragraph'))[f:counts($paragraph)])[1]"/>
  </xsl:function>

  <!--
    The link of a paragraph to itself. The style sheet draws its sign, so that the page contains only text of the
    source.
  -->
  <xsl:template name="f:permalink">
    <xsl:if test="f:counts(.)">
      <xsl:variable name="number" as="xs:integer" select="accumulator-before('f:paragraph')"/>
      <a class="permalink" href="#{f:paragraph-id(.)}" aria-label="{f:label('paragraph-link', string($number))}" data-n="{$number}"></a>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
