<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a reference in the text and the body at the end, linked in both directions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!--
    Number of preceding notes. This is an accumulator because counting on the preceding axis takes quadratic time.
  -->
  <xsl:accumulator name="f:note" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//note[f:is-foot(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:mode name="f:note" use-accumulators="f:note f:page f:paragraph f:pb" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Test whether a note becomes a footnote. Inline notes and notes that are separate blocks do not. -->
  <xsl:function name="f:is-foot" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@rend = 'inline' or $note/@place = ('inline', 'margin') or f:repeats($note))"/>
  </xsl:function>

  <xsl:function name="f:repeats" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/@sameAs) or exists($note/@target) and not($note/node())"/>
  </xsl:function>

  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@xml:id, 'fn' || $note/accumulator-before('f:note'))[1]"/>
  </xsl:function>

  <xsl:function name="f:note-number" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@n, $note/accumulator-before('f:note'))[1] ! string()"/>
  </xsl:function>

  <xsl:template match="note" mode="f:text">
    <xsl:variable name="id" as="xs:string" select="f:note-id(.)"/>
    <sup class="ref">
      <a id="{$id}-ref" href="#{$id}" role="doc-noteref" aria-label="{f:label('note', f:note-number(.))}">
        <xsl:value-of select="f:note-number(.)"/>
      </a>
    </sup>
  </xsl:template>

  <!-- A repeated reference to a note. -->
  <xsl:template match="note[f:repeats(.)]" mode="f:text" priority="1">
    <sup class="ref">
      <a href="#{f:ids((@sameAs, @target)[1])[1]}" role="doc-noteref">{(@n, '*')[1]}</a>
    </sup>
  </xsl:template>

  <xsl:template match="note[@rend = 'inline' or @place = 'inline']" mode="f:text" priority="2">
    <xsl:element name="{if (parent::p or parent::item or parent::head or parent::cell) then 'span' else 'p'}">
      <xsl:attribute name="class" select="'inline-note', @type" separator=" "/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="note[@place = 'margin']" mode="f:text" priority="2">
    <span class="marginal" role="note">
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template name="f:notes">
    <xsl:variable name="notes" as="element(note)*" select="/TEI/text//note[f:is-foot(.)]"/>
    <xsl:if test="exists($notes)">
      <section class="notes" role="doc-endnotes" aria-labelledby="notes">
        <h2 id="notes">{f:label('notes')}</h2>
        <ol>
          <xsl:sequence select="$f:of-document"/>
          <xsl:apply-templates select="$notes" mode="f:note"/>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note" mode="f:note">
    <xsl:variable name="id" as="xs:string" select="f:note-id(.)"/>
    <li id="{$id}">
      <a class="number" href="#{$id}-ref" role="doc-backlink" aria-label="{f:label('colon', (f:note-number(.), f:label('back')))}">{f:note-number(.)}</a>
      <div class="body">
        <xsl:apply-templates mode="f:text"/>
      </div>
    </li>
  </xsl:template>

  <!-- A note without a text in the source. -->
  <xsl:template match="note/gap[@reason = 'notTranscribed'][not(../node() except (., ../text()[not(normalize-space())]))]"
    mode="f:text" priority="1">
    <span class="absent">{f:label('not-transcribed')}</span>
  </xsl:template>
</xsl:stylesheet>
