<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections, headings, title pages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="r:section">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <section>
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="('floating'[current()/self::floatingText], (ancestor::front | ancestor::back)[last()][not(ancestor::floatingText)]/local-name())[1]">
            <xsl:attribute name="part" select="."/>
          </xsl:for-each>
          <xsl:if test="rp:begins-page(.)">
            <xsl:attribute name="page" select="'true'"/>
          </xsl:if>
          <xsl:call-template name="rp:blocks">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </section>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Test whether a division of a book begins on a new page. -->
  <xsl:function name="rp:begins-page" as="xs:boolean">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="rp:is-book($division/ancestor::TEI[1]) and not($division/ancestor-or-self::floatingText)
      and ($division/@type = ('part', 'chapter') or $division[parent::front | parent::back]/head or $division/self::div1
        or $division is $division/parent::body/div[1])"/>
  </xsl:function>

  <xsl:template name="r:heading">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="contains(@type, 'short')"/>
      <xsl:when test="not($rp:inline) and rp:is-heading(.)">
        <heading>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="level" select="rp:level(.)"/>
          <xsl:if test=". is rp:title-head(rp:document(.))">
            <xsl:attribute name="title" select="'true'"/>
          </xsl:if>
          <xsl:attribute name="short" select="(../head[contains(@type, 'short')], .)[1] ! rp:plain(.)"/>
          <xsl:call-template name="rp:phrases">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </heading>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="r:block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:title-page">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <title-page>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:blocks"/>
        </title-page>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first part of the title is the title. -->
  <xsl:template match="titlePart" mode="r:read">
    <xsl:call-template name="rp:title-part"/>
  </xsl:template>

  <xsl:template name="rp:title-part">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="is-title" as="xs:boolean" select="(ancestor::titlePage | ancestor::front)[1]/descendant::titlePart[1] is ."/>
        <block>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="role" select="if ($is-title and ancestor::titlePage) then 'title' else 'title-part'"/>
          <xsl:if test="$is-title and rp:plain(.) = rp:document(.)/rp:title(.)">
            <xsl:attribute name="repeated" select="'true'"/>
          </xsl:if>
          <xsl:call-template name="rp:flow"/>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
