<?xml version="1.0" encoding="UTF-8"?>
<!-- Who speaks: a name in the margin for a speaker's paragraph, a quiet tint for each statement. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The speakers with their colours, and the switch that shows or hides who speaks. -->
  <xsl:template name="f:legend">
    <xsl:variable name="document" as="document-node()" select="/"/>
    <xsl:variable name="speakers" as="xs:string*" select="f:speakers(/)"/>
    <xsl:if test="exists($speakers)">
      <section class="speakers" aria-labelledby="speakers">
        <h2 id="speakers">{f:label('speakers')}</h2>
        <ul>
          <xsl:for-each select="$speakers">
            <xsl:variable name="statements" as="xs:integer" select="count($document/*/text//said[f:ids(@who) = current()])"/>
            <li class="who-{f:colour(., $document)}">
              <a href="#person-{.}">{f:short-name(., $document)}</a>
              <xsl:if test="$statements gt 0">
                <span class="count">{$statements} {f:label('turns')}</span>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
        <p class="switch">
          <label>
            <input type="checkbox" id="show-speakers" checked="checked"/>
            <xsl:text> {f:label('show-speakers')}</xsl:text>
          </label>
        </p>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="sp" mode="f:text">
    <xsl:variable name="colour" as="xs:integer?" select="f:colour(f:ids(@who)[1], root())"/>
    <div class="sp{$colour ! (' who-' || .)}">
      <xsl:apply-templates mode="f:text"/>
    </div>
  </xsl:template>

  <xsl:template match="speaker" mode="f:text">
    <p class="speaker">
      <xsl:apply-templates mode="f:text"/>
    </p>
  </xsl:template>

  <!-- A supplied speaker says so by its look, not by brackets. -->
  <xsl:template match="speaker/supplied" mode="f:text">
    <span class="supplied" title="{f:label('supplied')}">
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="said" mode="f:text">
    <xsl:variable name="who" as="xs:string?" select="f:ids(@who)[1]"/>
    <xsl:variable name="before" as="xs:string?"
      select="f:ids((preceding-sibling::said[1], parent::item/f:said-before(.), parent::p/parent::sp)[1]/@who)[1]"/>
    <span class="said{$who ! (' who-' || f:colour(., root(current())))}" title="{f:says(.)}">
      <xsl:if test="exists($who) and not($who = $before)">
        <span class="{if (f:opens(.)) then 'says opening' else 'says'}">{f:short-name($who, root())}</span>
      </xsl:if>
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <!-- Whether a statement opens its paragraph, so that the name can stand in the margin, as a speaker's does. -->
  <xsl:function name="f:opens" as="xs:boolean">
    <xsl:param name="said" as="element(said)"/>
    <xsl:sequence select="exists($said/parent::p) and empty($said/preceding-sibling::node()[normalize-space()])"/>
  </xsl:function>

  <!-- The last statement before an item: that of the item before, or of what leads in to the list. -->
  <xsl:function name="f:said-before" as="element(said)?">
    <xsl:param name="item" as="element(item)"/>
    <xsl:sequence select="($item/(preceding-sibling::item, ../preceding-sibling::*)[last()])//said[last()] => head()"/>
  </xsl:function>

  <!-- “Engen speaks to Kassaniev”, in the language of the page. -->
  <xsl:function name="f:says" as="xs:string">
    <xsl:param name="said" as="element(said)"/>
    <xsl:variable name="document" as="document-node()" select="root($said)"/>
    <xsl:variable name="who" as="xs:string" select="string-join(f:ids($said/@who) ! f:short-name(., $document), ', ')"/>
    <xsl:variable name="whom" as="xs:string" select="string-join(f:ids($said/@toWhom) ! f:short-name(., $document), ', ')"/>
    <xsl:sequence select="if ($whom ne '') then f:label('says-to', ($who, $whom)) else f:label('says', $who)"/>
  </xsl:function>
</xsl:stylesheet>
