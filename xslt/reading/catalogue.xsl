<?xml version="1.0" encoding="UTF-8"?>
<!-- Descriptions of manuscripts, persons, places, organisations, events and the relations between them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A label before the content of the current element. -->
  <xsl:template name="rp:label">
    <xsl:param name="text" as="xs:string?" select="$rp:label-of(local-name()) ! f:label(.)"/>
    <xsl:for-each select="$text[. ne '']">
      <label>
        <xsl:value-of select="normalize-space(f:label('colon', (., '')))"/>
      </label>
    </xsl:for-each>
  </xsl:template>

  <!-- The content of a labelled block: phrases or blocks, with the attribute for its kind. -->
  <xsl:template name="rp:labelled">
    <xsl:param name="text" as="xs:string?" select="$rp:label-of(local-name()) ! f:label(.)"/>
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:variable name="blocks" as="xs:boolean" select="exists($content[self::*][rp:is-block(.)])"/>
    <xsl:attribute name="content" select="if ($blocks) then 'blocks' else 'inline'"/>
    <xsl:call-template name="rp:label">
      <xsl:with-param name="text" select="$text"/>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="$blocks">
        <xsl:call-template name="rp:blocks">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="' '[$text]"/>
        <xsl:call-template name="rp:phrases">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
        <xsl:value-of select="rp:attribute-text(.)[not($content[self::* or normalize-space()])]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Return the text for an element without content, from its attributes: a date, a value, a period. -->
  <xsl:function name="rp:attribute-text" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/(@when | @when-iso)) then f:date(($element/@when, $element/@when-iso)[1])
        else if ($element/(@from | @to | @notBefore | @notAfter))
        then string-join((($element/@from, $element/@notBefore)[1], ($element/@to, $element/@notAfter)[1]) ! f:date(.), '–')
        else $element/(@value, @quantity/string-join((., ../@unit), ' '), @tag, @role)[1]/string()"/>
  </xsl:function>

  <!-- Manuscripts -->

  <!-- The main parts of a description are sections with a heading. -->
  <xsl:template mode="r:read" match="msDesc/msContents | msDesc/physDesc | msDesc/history | msDesc/additional
    | msPart/msContents | msPart/physDesc | msPart/history | msPart/additional | msDesc/msPart | msDesc/msFrag | msPart/msPart">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <section>
          <xsl:call-template name="rp:common"/>
          <xsl:variable name="head" as="element()?" select="self::msPart/head[1]"/>
          <heading level="{rp:part-level(.)}">
            <xsl:choose>
              <xsl:when test="$head">
                <xsl:for-each select="$head">
                  <xsl:call-template name="rp:phrases"/>
                </xsl:for-each>
              </xsl:when>
              <xsl:otherwise>
                <xsl:variable name="key" as="xs:string?"
                  select="map{'msContents': 'ms-contents', 'physDesc': 'physical-description', 'history': 'ms-history', 'additional': 'ms-additional'}(local-name())"/>
                <xsl:value-of select="
                    if ($key) then f:label($key) else f:label('ms-part', (@n, string(1 + count(preceding-sibling::msPart | preceding-sibling::msFrag)))[1])"/>
              </xsl:otherwise>
            </xsl:choose>
          </heading>
          <xsl:call-template name="rp:blocks">
            <xsl:with-param name="content" select="node() except $head"/>
          </xsl:call-template>
        </section>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Return the level of the heading of a part of a description. -->
  <xsl:function name="rp:part-level" as="xs:integer">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="rp:depth($part) + 2 + count($part/(ancestor::msPart | ancestor::msFrag))"/>
  </xsl:function>

  <!-- An item of the contents, with its own number. -->
  <xsl:template match="msItem[@n]" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <block role="entry">
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:labelled">
            <xsl:with-param name="text" select="string(@n)"/>
          </xsl:call-template>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Entries -->

  <!-- A state or trait: its own label, else its type. -->
  <xsl:template match="state | trait" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="head" as="element()?" select="(label | head)[1]"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="r:inline"/>
      </xsl:when>
      <xsl:otherwise>
        <block>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:labelled">
            <xsl:with-param name="text" select="($head ! replace(rp:plain(.), '\s*:$', ''), @type)[1]"/>
            <xsl:with-param name="content" select="node() except $head"/>
          </xsl:call-template>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Elements of an entry with no text: the values of their attributes. -->
  <xsl:template mode="r:read" match="birth[not(node())] | death[not(node())] | floruit[not(node())] | sex[not(node())] | gender[not(node())]
    | age[not(node())] | langKnown[not(node())] | population[not(node())]">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:for-each select="rp:attribute-text(.)">
      <xsl:variable name="text" as="xs:string" select="."/>
      <xsl:for-each select="current()[$rp:inline]">
        <inline>
          <xsl:value-of select="$text"/>
        </inline>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:if test="not($rp:inline) and exists(rp:attribute-text(.))">
      <block>
        <xsl:call-template name="rp:common"/>
        <xsl:call-template name="rp:labelled"/>
      </block>
    </xsl:if>
  </xsl:template>

  <!-- A relation: its name, and the names of those whom it relates. -->
  <xsl:template match="relation" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="document" as="document-node()" select="root()"/>
    <xsl:variable name="text" as="xs:string" select="
        string-join((@mutual, @active, @passive) ! string-join(rp:ids(.) ! (rp:entry-name(., $document), .)[1], ', '), ' → ')"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:value-of select="' '"/>
        <inline>
          <xsl:call-template name="rp:common"/>
          <xsl:value-of select="string-join((@name, $text[. ne '']), ': ')"/>
          <xsl:value-of select="' '[current()/node()]"/>
          <xsl:call-template name="rp:phrases"/>
        </inline>
        <xsl:value-of select="' '"/>
      </xsl:when>
      <xsl:otherwise>
        <block content="blocks">
          <xsl:call-template name="rp:common"/>
          <paragraph content="inline">
            <xsl:call-template name="rp:label">
              <xsl:with-param name="text" select="(@name, @type)[1]"/>
            </xsl:call-template>
            <xsl:value-of select="' ' || $text"/>
          </paragraph>
          <xsl:call-template name="rp:blocks"/>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
