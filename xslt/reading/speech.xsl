<?xml version="1.0" encoding="UTF-8"?>
<!-- Speech: statements with a speaker, reported speech inside paragraphs, stage directions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Return the identifiers of all speakers of a document, in the order of their first statements. -->
  <xsl:function name="rp:speakers" as="xs:string*" cache="yes">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="distinct-values($document/*/text//(sp | said | u)/@who ! rp:ids(.))"/>
  </xsl:function>

  <!-- The position of each speaker of a document, from 1. -->
  <xsl:function name="rp:speaker-positions" as="map(xs:string, xs:integer)" cache="yes">
    <xsl:param name="document" as="document-node()"/>
    <xsl:map>
      <xsl:for-each select="rp:speakers($document)">
        <xsl:map-entry key="." select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- The attributes of a statement: who speaks, to whom, and whether that is certain. -->
  <xsl:template name="rp:speaker">
    <xsl:variable name="document" as="document-node()" select="root()"/>
    <xsl:variable name="who" as="xs:string*" select="rp:ids(@who)[. castable as xs:NMTOKEN]"/>
    <xsl:variable name="whom" as="xs:string*" select="rp:ids(@toWhom)"/>
    <xsl:if test="exists($who)">
      <xsl:attribute name="who" select="$who"/>
      <xsl:attribute name="speaker" select="$who ! rp:short-name(., $document)" separator=", "/>
      <xsl:for-each select="rp:speaker-positions($document)($who[1])">
        <xsl:attribute name="position" select="."/>
      </xsl:for-each>
    </xsl:if>
    <xsl:if test="exists($whom)">
      <xsl:attribute name="whom" select="$whom[. castable as xs:NMTOKEN]"/>
      <xsl:attribute name="addressee" select="$whom ! rp:short-name(., $document)" separator=", "/>
    </xsl:if>
    <xsl:if test="@cert = ('medium', 'low')">
      <xsl:attribute name="uncertain" select="'true'"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="r:statement">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="document" as="document-node()" select="root()"/>
        <statement>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:speaker"/>
          <xsl:for-each select="speaker[1]">
            <label>
              <xsl:call-template name="rp:common"/>
              <xsl:if test="supplied and not(text()[normalize-space()])">
                <xsl:attribute name="supplied" select="'true'"/>
              </xsl:if>
              <xsl:call-template name="rp:phrases"/>
            </label>
          </xsl:for-each>
          <xsl:for-each select="self::said/rp:announces(.)">
            <label supplied="true">
              <xsl:value-of select="rp:short-name(., $document)"/>
            </label>
          </xsl:for-each>
          <xsl:if test="self::u and @who">
            <label>
              <xsl:value-of select="rp:ids(@who) ! (rp:entry-name(., root(current())), .)[1]" separator=", "/>
            </label>
          </xsl:if>
          <xsl:call-template name="rp:blocks">
            <xsl:with-param name="content" select="node() except speaker[1]"/>
          </xsl:call-template>
        </statement>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="speaker" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <block role="speaker" content="inline">
          <xsl:call-template name="rp:kind"/>
          <xsl:call-template name="rp:phrases"/>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:said">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline) and @who">
        <xsl:call-template name="r:statement"/>
      </xsl:when>
      <xsl:when test="not($rp:inline)">
        <xsl:call-template name="rp:context"/>
      </xsl:when>
      <xsl:otherwise>
        <said>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:speaker"/>
          <xsl:variable name="document" as="document-node()" select="root()"/>
          <xsl:for-each select="rp:announces(.)">
            <xsl:attribute name="label" select="rp:short-name(., $document)"/>
          </xsl:for-each>
          <xsl:if test="parent::p and empty(preceding-sibling::node()[normalize-space()])">
            <xsl:attribute name="opens" select="'true'"/>
          </xsl:if>
          <xsl:call-template name="rp:phrases"/>
        </said>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Return the speaker to announce at the start of a statement; empty if the same speaker was announced last. -->
  <xsl:function name="rp:announces" as="xs:string?">
    <xsl:param name="said" as="element(said)"/>
    <xsl:variable name="who" as="xs:string?" select="rp:ids($said/@who)[1]"/>
    <xsl:variable name="before" as="element()?" select="
        ($said/preceding-sibling::said[1], $said/parent::item/rp:said-before(.), $said/parent::p/parent::sp)[1]"/>
    <xsl:sequence select="$who[not(. = rp:ids($before/@who)[1])]"/>
  </xsl:function>

  <!-- Return the last statement before an item: in the previous item, or in the text that introduces the list. -->
  <xsl:function name="rp:said-before" as="element(said)?">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="before" as="element()?"
      select="($item/preceding-sibling::item[descendant::said][1], $item/../preceding-sibling::*[descendant-or-self::said][1])[1]"/>
    <xsl:sequence select="($before/descendant-or-self::said)[last()]"/>
  </xsl:function>

  <xsl:template name="r:stage">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <stage>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:flow"/>
        </stage>
      </xsl:when>
      <xsl:otherwise>
        <inline>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="rend" select="distinct-values(('italic', @rend ! rp:rend-words(.)))"/>
          <xsl:call-template name="rp:phrases"/>
        </inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Events between the words: in brackets, separated from the words. -->
  <xsl:template match="pause | vocal | kinesic | incident | shift | writing" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:text> </xsl:text>
        <inline rend="italic">
          <xsl:call-template name="rp:kind"/>
          <xsl:call-template name="rp:event"/>
        </inline>
        <xsl:text> </xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <stage content="inline">
          <xsl:call-template name="rp:kind"/>
          <xsl:call-template name="rp:event"/>
        </stage>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="rp:event">
    <xsl:variable name="document" as="document-node()" select="root()"/>
    <xsl:text>[</xsl:text>
    <xsl:value-of select="@who ! f:label('colon', (string-join(rp:ids(.) ! rp:short-name(., $document), ', '), ''))"/>
    <xsl:choose>
      <xsl:when test="self::pause">
        <xsl:value-of select="string-join((f:label('pause'), @dur[matches(., '^PT[0-9.]+S$')] ! f:label('seconds', translate(., 'PTS', ''))), ' ')"/>
      </xsl:when>
      <xsl:when test="self::shift">
        <xsl:value-of select="string-join((@feature, (@new[. ne ''], 'normal')[1]), ': ')"/>
      </xsl:when>
      <xsl:when test="node()">
        <xsl:call-template name="rp:phrases"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="string-join((local-name(), @type), ': ')"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>]</xsl:text>
  </xsl:template>
</xsl:stylesheet>
