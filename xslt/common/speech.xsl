<?xml version="1.0" encoding="UTF-8"?>
<!-- Rules for displaying speaker names, shared by all outputs. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Return the speaker to announce at the start of a statement; empty if the same speaker was announced last. -->
  <xsl:function name="f:announces" as="xs:string?">
    <xsl:param name="said" as="element(said)"/>
    <xsl:variable name="who" as="xs:string?" select="f:ids($said/@who)[1]"/>
    <xsl:variable name="before" as="element()?" select="
        ($said/preceding-sibling::said[1], $said/parent::item/f:said-before(.), $said/parent::p/parent::sp)[1]"/>
    <xsl:sequence select="$who[not(. = f:ids($before/@who)[1])]"/>
  </xsl:function>

  <!-- Return the last statement before an item: in the previous item, or in the text that introduces the list. -->
  <xsl:function name="f:said-before" as="element(said)?">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="before" as="element()?"
      select="($item/preceding-sibling::item[descendant::said][1], $item/../preceding-sibling::*[descendant-or-self::said][1])[1]"/>
    <xsl:sequence select="($before/descendant-or-self::said)[last()]"/>
  </xsl:function>

  <!-- Test whether the source contains the name of the speaker. Names that editors supplied are set in the margin. -->
  <xsl:function name="f:is-supplied" as="xs:boolean">
    <xsl:param name="speaker" as="element(speaker)"/>
    <xsl:sequence select="exists($speaker/supplied) and not($speaker/text()[normalize-space()])"/>
  </xsl:function>

  <!-- The start of a speech: the speaker, with stage directions and page breaks up to the first words. -->
  <xsl:function name="f:leading" as="element()*" cache="yes">
    <xsl:param name="sp" as="element(sp)"/>
    <xsl:variable name="words" as="element()?" select="f:first-words($sp)"/>
    <xsl:sequence select="$sp/(speaker | stage | pb)[empty($words) or . &lt;&lt; $words]"/>
  </xsl:function>

  <!-- The first element of the spoken words. -->
  <xsl:function name="f:first-words" as="element()?" cache="yes">
    <xsl:param name="sp" as="element(sp)"/>
    <xsl:sequence select="$sp/*[not(self::speaker or self::stage or self::pb or self::lb)][1]"/>
  </xsl:function>
</xsl:stylesheet>
