<?xml version="1.0" encoding="UTF-8"?>
<!-- Formulas, music, code: notations that are not prose. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- TeX is shown as code. -->
  <xsl:template match="formula[matches(@notation, 'tex', 'i') or not(*) and matches(., '\\[A-Za-z]')]" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <code language="tex" display="{if ($rp:inline) then 'inline' else 'block'}">
      <xsl:call-template name="rp:common"/>
      <xsl:value-of select="."/>
    </code>
  </xsl:template>

  <!-- Music that is written in another language is left out; its pictures and descriptions are shown. -->
  <xsl:template match="*[namespace-uri() = 'http://www.music-encoding.org/ns/mei']" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <inline kind="omission">
          <xsl:value-of select="'[' || f:label('notated-music') || ']'"/>
        </inline>
      </xsl:when>
      <xsl:otherwise>
        <omission kind="{local-name()}">
          <xsl:value-of select="f:label('notated-music')"/>
        </omission>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Names of elements, attributes and values, as documentation of markup writes them. -->
  <xsl:template match="gi | att | val | tag" mode="r:read">
    <xsl:variable name="marks" as="xs:string+" select="
        map{'gi': ('&lt;', '&gt;'), 'att': ('@', ''), 'val': ('&quot;', '&quot;'), 'tag': (if (@type = 'end') then '&lt;/' else '&lt;', if (@type = 'empty') then '/&gt;' else '&gt;')}(local-name())"/>
    <inline>
      <xsl:call-template name="rp:common"/>
      <xsl:attribute name="role" select="'code'"/>
      <xsl:value-of select="$marks[1][not(starts-with(normalize-space(current()), .))]"/>
      <xsl:call-template name="rp:phrases"/>
      <xsl:value-of select="$marks[2][not(ends-with(normalize-space(current()), .))]"/>
    </inline>
  </xsl:template>

  <xsl:template name="r:code">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <code display="{if ($rp:inline) then 'inline' else 'block'}">
      <xsl:call-template name="rp:common"/>
      <xsl:for-each select="@lang, 'xml'[current()/self::*:egXML]">
        <xsl:if test="position() eq 1">
          <xsl:attribute name="language" select="."/>
        </xsl:if>
      </xsl:for-each>
      <xsl:value-of select="if (*) then rp:serialized(node()) else string()"/>
    </code>
  </xsl:template>

  <!-- Return nodes as XML without the namespace of examples. -->
  <xsl:function name="rp:serialized" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="replace(serialize($nodes, map{'method': 'xml', 'omit-xml-declaration': true()}), ' xmlns(:\w+)?=&quot;http://www\.tei-c\.org/ns/(Examples|1\.0)&quot;', '')"/>
  </xsl:function>
</xsl:stylesheet>
