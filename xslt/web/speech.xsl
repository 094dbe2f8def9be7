<?xml version="1.0" encoding="UTF-8"?>
<!--
  Speakers: a name in the margin of a paragraph in which someone begins to speak, and a background tint for each
  statement.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="sp" mode="f:text">
    <div class="{'sp', f:voice-classes(f:ids(@who)[1], root())}">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </div>
  </xsl:template>

  <xsl:template match="speaker" mode="f:text">
    <p class="speaker">
      <xsl:apply-templates mode="f:text"/>
    </p>
  </xsl:template>

  <!-- A supplied name is marked by its appearance, not by brackets. -->
  <xsl:template match="speaker/supplied" mode="f:text">
    <span class="supplied" title="{f:label('supplied')}">
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="said" mode="f:text">
    <xsl:variable name="who" as="xs:string?" select="f:ids(@who)[1]"/>
    <xsl:variable name="before" as="xs:string?"
      select="f:ids((preceding-sibling::said[1], parent::item/f:said-before(.), parent::p/parent::sp)[1]/@who)[1]"/>
    <span class="{'said', f:voice-classes($who, root()), 'unsure'[current()/@cert = ('medium', 'low')]}" title="{f:speaks-to(.)}">
      <xsl:if test="exists($who) and not($who = $before)">
        <span class="{if (f:opens(.)) then 'says opening' else 'says'}">{f:short-name($who, root())}</span>
      </xsl:if>
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <!-- Test whether a statement begins its paragraph, so that the speaker's name can be set in the margin. -->
  <xsl:function name="f:opens" as="xs:boolean">
    <xsl:param name="said" as="element(said)"/>
    <xsl:sequence select="exists($said/parent::p) and empty($said/preceding-sibling::node()[normalize-space()])"/>
  </xsl:function>

  <!-- Return the last statement before an item: in the previous item, or in the text that introduces the list. -->
  <xsl:function name="f:said-before" as="element(said)?">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="before" as="element()?"
      select="($item/preceding-sibling::item[descendant::said][1], $item/../preceding-sibling::*[descendant-or-self::said][1])[1]"/>
    <xsl:sequence select="($before/descendant-or-self::said)[last()]"/>
  </xsl:function>

  <!-- “Engen speaks to Kassaniev”, in the language of the page. -->
  <xsl:function name="f:speaks-to" as="xs:string">
    <xsl:param name="said" as="element(said)"/>
    <xsl:variable name="document" as="document-node()" select="root($said)"/>
    <xsl:variable name="who" as="xs:string" select="string-join(f:ids($said/@who) ! f:short-name(., $document), ', ')"/>
    <xsl:variable name="whom" as="xs:string" select="string-join(f:ids($said/@toWhom) ! f:short-name(., $document), ', ')"/>
    <xsl:variable name="unsure" as="xs:string?" select="f:label('uncertain')[$said/@cert = ('medium', 'low')]"/>
    <xsl:sequence select="string-join((if ($whom ne '') then f:label('speaks-to', ($who, $whom)) else f:label('speaks', $who), $unsure), '; ')"/>
  </xsl:function>
</xsl:stylesheet>
