<?xml version="1.0" encoding="UTF-8"?>
<!-- Which notes leave the text for the foot, and how they are numbered. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- How many notes stand before; an accumulator, since counting back from each note is quadratic. -->
  <xsl:accumulator name="f:note" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="0"/>
    <xsl:accumulator-rule match="text//note[f:is-foot(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Whether a note leaves the text for the foot: inline notes, marginal ones, second references and those of
    registers do not. -->
  <xsl:function name="f:is-foot" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@rend = 'inline' or $note/@place = ('inline', 'margin') or f:repeats($note) or $note/(parent::person | parent::place | parent::org))"/>
  </xsl:function>

  <!-- Whether a note only refers again to one that stands elsewhere: by sameAs, or empty and with a target. -->
  <xsl:function name="f:repeats" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/@sameAs) or exists($note/@target) and not($note/node())"/>
  </xsl:function>

  <!-- The number a note shows: its own, else its place among the notes. -->
  <xsl:function name="f:note-number" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@n, $note/accumulator-before('f:note'))[1] ! string()"/>
  </xsl:function>
</xsl:stylesheet>
