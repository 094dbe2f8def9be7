<?xml version="1.0" encoding="UTF-8"?>
<!-- Dictionaries and bibliographies: fields that only the structure separates. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Separators before an element, or between two. -->
  <xsl:variable name="rp:separators" as="map(xs:string, xs:string)" select="map{
      'note': ' ', 'pb': ' ', 'lb': ' ', 'anchor': ' ', 'surname forename': ', ', 'pubPlace publisher': ': ', 'def cit': ': ', 'cit cit': '; ',
      'def def': '; ', 'cit def': '; ', 'imprint biblScope': ', ', 'biblScope biblScope': ', ', 'imprint extent': ', ', 'author author': '; ',
      'editor editor': '; '}"/>

  <!-- Return what separates two children of an element that contains elements only. -->
  <xsl:function name="rp:separator" as="xs:string">
    <xsl:param name="parent" as="element()"/>
    <xsl:param name="before" as="element()?"/>
    <xsl:param name="after" as="element()"/>
    <xsl:variable name="separator" as="xs:string" select="
        ($rp:separators(local-name($before) || ' ' || local-name($after)), $rp:separators(local-name($after)), $rp:separator-of(local-name($parent)), ' ')[1]"/>
    <xsl:sequence select="
        if (matches(string($after), '^\s*[.,;:!?)]')) then ''
        else if ($separator ne ' ' and matches(string($before), '[.,;:!?]\s*$')) then ' '
        else $separator"/>
  </xsl:function>

  <!-- Test whether an empty element is a date in a bibliographic entry: its value is printed. -->
  <xsl:function name="rp:is-dated" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::date][@when | @from | @to | @notBefore | @notAfter][parent::imprint | parent::bibl])"/>
  </xsl:function>

  <xsl:template match="date[not(node())][rp:is-dated(.)]" mode="r:read">
    <inline role="date">
      <xsl:call-template name="rp:common"/>
      <xsl:value-of select="rp:attribute-text(.)"/>
    </inline>
  </xsl:template>

  <!-- A block of phrases. -->
  <xsl:template name="rp:compact">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <block content="inline">
          <xsl:call-template name="rp:common"/>
          <xsl:for-each select="$rp:roles(local-name())">
            <xsl:attribute name="role" select="."/>
          </xsl:for-each>
          <xsl:call-template name="rp:phrases"/>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A sense or homonym: its number is its label, or its position if there are several. -->
  <xsl:template match="sense | hom" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="name" as="xs:string" select="local-name()"/>
        <xsl:variable name="number" as="xs:string?" select="
            if (*[1][self::lbl or self::num]) then ()
            else (@n, string(1 + count(preceding-sibling::*[local-name() eq $name]))[exists(current()/../*[local-name() eq $name][2])])[1]"/>
        <block>
          <xsl:call-template name="rp:common"/>
          <xsl:variable name="blocks" as="xs:boolean" select="exists(*[rp:is-block(.)])"/>
          <xsl:attribute name="content" select="if ($blocks) then 'blocks' else 'inline'"/>
          <xsl:for-each select="$number">
            <label>
              <xsl:value-of select="if (matches(., '\w$')) then . || '.' else ."/>
            </label>
            <xsl:value-of select="' '[not($blocks)]"/>
          </xsl:for-each>
          <xsl:choose>
            <xsl:when test="$blocks">
              <xsl:call-template name="rp:blocks"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="rp:phrases"/>
            </xsl:otherwise>
          </xsl:choose>
        </block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
