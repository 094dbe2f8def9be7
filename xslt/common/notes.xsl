<?xml version="1.0" encoding="UTF-8"?>
<!-- Selection and numbering of footnotes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!--
    Number of preceding notes. This is an accumulator because counting on the preceding axis takes quadratic time.
  -->
  <xsl:accumulator name="f:note" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="0"/>
    <xsl:accumulator-rule match="text//note[f:is-foot(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!--
    Test whether a note becomes a footnote. Inline notes, marginal notes, repeated references and notes in registers do
    not.
  -->
  <xsl:function name="f:is-foot" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@rend = 'inline' or $note/@place = ('inline', 'margin') or f:repeats($note) or $note/(parent::person | parent::place | parent::org))"/>
  </xsl:function>

  <!--
    Test whether a note only repeats a reference to another note: it has @sameAs, or it is empty and has a @target.
  -->
  <xsl:function name="f:repeats" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/@sameAs) or exists($note/@target) and not($note/node())"/>
  </xsl:function>

  <!-- Return the displayed number of a note: its @n, else its position among the notes. -->
  <xsl:function name="f:note-number" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@n, $note/accumulator-before('f:note'))[1] ! string()"/>
  </xsl:function>
</xsl:stylesheet>
