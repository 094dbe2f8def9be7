<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a reference in the text and the body at the end, linked in both directions; marginal and inline notes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The body of a note, at the end of the page. -->
  <xsl:mode name="w:note" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:template match="note" mode="w:write">
    <sup class="note-ref">
      <a id="{@id}-ref" href="#{@id}" role="doc-noteref" aria-label="{f:label('note', @number)}">{@number}</a>
    </sup>
  </xsl:template>

  <!-- A repeated reference to a note. -->
  <xsl:template match="note-reference" mode="w:write">
    <sup class="note-ref">
      <xsl:choose>
        <xsl:when test="@to">
          <a href="#{@to}" role="doc-noteref">{@number}</a>
        </xsl:when>
        <xsl:otherwise>{@number}</xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>

  <!-- Where a link would be in another, the number is text. -->
  <xsl:template match="link//note[@place eq 'foot']" mode="w:write" priority="2">
    <sup class="note-ref" id="{@id}-ref">{@number}</sup>
  </xsl:template>

  <!-- A note where it is. In running text it is in brackets, unless it has them, and a space precedes it. -->
  <xsl:template match="note[@place ne 'foot']" mode="w:write" priority="1">
    <xsl:element name="{if (@content eq 'inline') then 'p' else 'div'}">
      <xsl:call-template name="f:note-in-place"/>
      <xsl:apply-templates mode="w:write"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="note[@place ne 'foot'][@display eq 'inline']" mode="w:write" priority="2">
    <xsl:variable name="is-bare" as="xs:boolean" select="@place eq 'inline' and not(matches(., '^\s*[\[(]'))"/>
    <xsl:text> </xsl:text>
    <span>
      <xsl:call-template name="f:note-in-place"/>
      <xsl:text>{'['[$is-bare]}</xsl:text>
      <xsl:apply-templates mode="w:phrase"/>
      <xsl:text>{']'[$is-bare]}</xsl:text>
    </span>
    <xsl:text>{' '[current()/@place eq 'margin']}</xsl:text>
  </xsl:template>

  <xsl:template name="f:note-in-place">
    <xsl:apply-templates select="." mode="w:attributes">
      <xsl:with-param name="class" select="if (@place eq 'margin') then 'marginal' else ('inline-note', @by)"/>
    </xsl:apply-templates>
    <xsl:if test="@place eq 'margin'">
      <xsl:attribute name="role" select="'note'"/>
    </xsl:if>
  </xsl:template>

  <xsl:key name="f:foot" match="note[@place eq 'foot']" use="true()"/>

  <!-- All notes of the page; each series has a list and a heading of its own. -->
  <xsl:template name="w:notes">
    <xsl:for-each-group select="key('f:foot', true())" group-by="string(@series)">
      <xsl:variable name="id" as="xs:string" select="'notes' || (if (position() eq 1) then '' else '-' || position())"/>
      <section class="notes" role="doc-endnotes" aria-labelledby="{$id}">
        <h2 id="{$id}">{f:label(if (@by eq 'apparatus') then 'apparatus' else 'notes')}</h2>
        <ol>
          <xsl:sequence select="$f:of-document"/>
          <xsl:apply-templates select="current-group()" mode="w:note"/>
        </ol>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="note" mode="w:note">
    <li id="{@id}">
      <xsl:copy-of select="@lang, @dir"/>
      <a class="number" href="#{@id}-ref" role="doc-backlink" aria-label="{f:label('colon', (@number, f:label('back')))}">{@number}</a>
      <div class="body">
        <xsl:apply-templates mode="w:write"/>
      </div>
    </li>
  </xsl:template>
</xsl:stylesheet>
