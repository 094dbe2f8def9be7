<?xml version="1.0" encoding="UTF-8"?>
<!--
  The dispatch from elements to behaviours, and a named template for each behaviour. An override calls them:

    <xsl:template match="tei:app" mode="r:read">
      <xsl:call-template name="r:note"/>
    </xsl:template>
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:mode name="r:read" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>

  <xsl:template match="*" mode="r:read" priority="-5">
    <xsl:variable name="behaviour" as="xs:string" select="r:behaviour(.)"/>
    <xsl:choose>
      <xsl:when test="$behaviour eq 'inline'"><xsl:call-template name="r:inline"/></xsl:when>
      <xsl:when test="$behaviour eq 'said'"><xsl:call-template name="r:said"/></xsl:when>
      <xsl:when test="$behaviour eq 'name'"><xsl:call-template name="r:name"/></xsl:when>
      <xsl:when test="$behaviour eq 'paragraph'"><xsl:call-template name="r:paragraph"/></xsl:when>
      <xsl:when test="$behaviour eq 'page'"><xsl:call-template name="r:page"/></xsl:when>
      <xsl:when test="$behaviour eq 'note'"><xsl:call-template name="r:note"/></xsl:when>
      <xsl:when test="$behaviour eq 'statement'"><xsl:call-template name="r:statement"/></xsl:when>
      <xsl:when test="$behaviour eq 'line'"><xsl:call-template name="r:line"/></xsl:when>
      <xsl:when test="$behaviour eq 'stanza'"><xsl:call-template name="r:stanza"/></xsl:when>
      <xsl:when test="$behaviour eq 'stage'"><xsl:call-template name="r:stage"/></xsl:when>
      <xsl:when test="$behaviour eq 'section'"><xsl:call-template name="r:section"/></xsl:when>
      <xsl:when test="$behaviour eq 'heading'"><xsl:call-template name="r:heading"/></xsl:when>
      <xsl:when test="$behaviour eq 'list'"><xsl:call-template name="r:list"/></xsl:when>
      <xsl:when test="$behaviour eq 'table'"><xsl:call-template name="r:table"/></xsl:when>
      <xsl:when test="$behaviour eq 'figure'"><xsl:call-template name="r:figure"/></xsl:when>
      <xsl:when test="$behaviour eq 'graphic'"><xsl:call-template name="r:graphic"/></xsl:when>
      <xsl:when test="$behaviour eq 'link'"><xsl:call-template name="r:link"/></xsl:when>
      <xsl:when test="$behaviour eq 'break'"><xsl:call-template name="r:break"/></xsl:when>
      <xsl:when test="$behaviour eq 'rule'"><xsl:call-template name="r:rule"/></xsl:when>
      <xsl:when test="$behaviour eq 'anchor'"><xsl:call-template name="r:anchor"/></xsl:when>
      <xsl:when test="$behaviour eq 'alternate'"><xsl:call-template name="r:alternate"/></xsl:when>
      <xsl:when test="$behaviour eq 'gap'"><xsl:call-template name="r:gap"/></xsl:when>
      <xsl:when test="$behaviour eq 'glyph'"><xsl:call-template name="r:glyph"/></xsl:when>
      <xsl:when test="$behaviour eq 'formula'"><xsl:call-template name="r:formula"/></xsl:when>
      <xsl:when test="$behaviour eq 'code'"><xsl:call-template name="r:code"/></xsl:when>
      <xsl:when test="$behaviour eq 'toc'"><xsl:call-template name="r:toc"/></xsl:when>
      <xsl:when test="$behaviour eq 'title-page'"><xsl:call-template name="r:title-page"/></xsl:when>
      <xsl:when test="$behaviour = ('block', 'item', 'row', 'cell')"><xsl:call-template name="r:block"/></xsl:when>
      <xsl:when test="$behaviour = ('context', 'label')"><xsl:call-template name="rp:context"/></xsl:when>
      <xsl:when test="$behaviour = ('contents', 'document')"><xsl:call-template name="r:contents"/></xsl:when>
      <xsl:when test="$behaviour eq 'compact'"><xsl:call-template name="rp:compact"/></xsl:when>
      <xsl:when test="$behaviour eq 'index'"><xsl:call-template name="r:index"/></xsl:when>
      <xsl:when test="$behaviour eq 'omit'"><xsl:call-template name="r:omit"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="rp:unknown"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A phrase; among blocks, a block. -->
  <xsl:template name="r:inline">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <xsl:call-template name="r:block">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <inline>
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="$rp:editorial-of(local-name())">
            <xsl:attribute name="editorial" select="."/>
          </xsl:for-each>
          <xsl:if test="@reason and (self::supplied or self::unclear or self::surplus or self::del)">
            <xsl:attribute name="description" select="@reason"/>
          </xsl:if>
          <xsl:for-each select="$rp:role-of(local-name(current()))[not(current()/self::title[@level = ('a', 'u')])]">
            <xsl:attribute name="role" select="."/>
          </xsl:for-each>
          <xsl:for-each select="(@when, @when-iso, @from, @notBefore)[current()[self::date or self::time or self::origDate]][1]">
            <xsl:attribute name="when" select="."/>
          </xsl:for-each>
          <xsl:call-template name="rp:phrases">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A block among phrases: a phrase that is separated from the words around it. -->
  <xsl:template name="rp:flattened">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:value-of select="' '[exists(current()/preceding-sibling::node())]"/>
    <xsl:call-template name="r:inline">
      <xsl:with-param name="content" select="$content"/>
    </xsl:call-template>
    <xsl:value-of select="' '[exists(current()/following-sibling::node())]"/>
  </xsl:template>

  <xsl:template name="r:paragraph">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <paragraph>
          <xsl:call-template name="rp:common">
            <xsl:with-param name="id" select="if (self::p or self::ab) then rp:paragraph-id(.) else r:id(.)"/>
          </xsl:call-template>
          <xsl:if test="(self::p or self::ab) and rp:is-counted(.)">
            <xsl:attribute name="number" select="accumulator-before('rp:paragraph')"/>
          </xsl:if>
          <xsl:call-template name="rp:flow">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </paragraph>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a block is for the layout. -->
  <xsl:variable name="rp:roles" as="map(xs:string, xs:string)" select="map{
      'opener': 'opener', 'closer': 'closer', 'dateline': 'dateline', 'salute': 'salutation', 'signed': 'signature', 'address': 'address',
      'addrLine': 'address-line', 'byline': 'byline', 'trailer': 'trailer', 'epigraph': 'epigraph', 'argument': 'argument', 'postscript': 'postscript',
      'titlePart': 'title-part', 'docImprint': 'imprint', 'docEdition': 'imprint', 'docDate': 'imprint', 'imprimatur': 'imprint', 'docAuthor': 'author',
      'entry': 'entry', 'entryFree': 'entry', 'superEntry': 'entry', 'bibl': 'bibliography', 'biblStruct': 'bibliography', 'biblFull': 'bibliography',
      'person': 'entry', 'msItem': 'entry', 'msItemStruct': 'entry', 'personGrp': 'entry', 'place': 'entry', 'org': 'entry', 'event': 'entry', 'object': 'entry', 'head': 'subheading'}"/>

  <xsl:template name="r:block">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <block>
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="$rp:roles(local-name())">
            <xsl:attribute name="role" select="."/>
          </xsl:for-each>
          <xsl:choose>
            <xsl:when test="map:contains($rp:label-of, local-name()) and rp:is-tei(.) and not(head or label)">
              <xsl:call-template name="rp:labelled">
                <xsl:with-param name="content" select="$content"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="rp:flow">
                <xsl:with-param name="content" select="$content"/>
              </xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A block where the parent holds blocks, else a phrase. -->
  <xsl:template name="rp:context">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="r:inline"/>
      </xsl:when>
      <xsl:when test="self::quote or self::cit[not(quote)] or self::q or self::said">
        <quotation>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:flow"/>
        </quotation>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="r:block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An element that the TEI does not define: a block or a phrase by its content, with a message. -->
  <xsl:template name="rp:unknown">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:call-template name="rp:context"/>
  </xsl:template>

  <!-- Only the content of an element. -->
  <xsl:template name="r:contents">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <xsl:call-template name="rp:blocks">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="rp:phrases">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:omit"/>

  <xsl:template name="r:break">
    <break/>
  </xsl:template>

  <xsl:template name="r:rule">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <rule>
          <xsl:call-template name="rp:common"/>
        </rule>
      </xsl:when>
      <xsl:when test="@xml:id">
        <xsl:call-template name="r:anchor"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="r:anchor">
    <anchor>
      <xsl:call-template name="rp:common"/>
    </anchor>
  </xsl:template>

  <xsl:template name="r:gap">
    <gap>
      <xsl:call-template name="rp:common"/>
      <xsl:attribute name="reason" select="
          if (self::space) then 'space'
          else if (@reason = 'notTranscribed') then 'not-transcribed'
          else if (matches(@reason, 'illegible|damage|faded|hole')) then 'illegible'
          else if (matches(@reason, 'lost|missing|torn|lacuna')) then 'lost'
          else 'omitted'"/>
      <xsl:for-each select="(@extent, string-join((@quantity, @unit), ' ')[. ne ''])[1]">
        <xsl:attribute name="extent" select="."/>
      </xsl:for-each>
      <xsl:value-of select="normalize-space(desc[1])"/>
    </gap>
  </xsl:template>

  <xsl:template name="r:glyph">
    <xsl:param name="uri" as="xs:string?" select="@ref"/>
    <xsl:variable name="char" as="element()?" select="$uri[starts-with(., '#')] ! key('rp:id', substring(., 2), root(current()))[1]"/>
    <glyph>
      <xsl:call-template name="rp:common"/>
      <xsl:value-of select="(string(.)[. ne ''], $char/mapping[@type = ('Unicode', 'standard', 'standardized', 'simplified')]/string(), $char/mapping/string(), '�')[1]"/>
    </glyph>
  </xsl:template>

</xsl:stylesheet>
