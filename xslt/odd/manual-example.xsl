<?xml version="1.0" encoding="UTF-8"?>
<!-- Examples: XML displayed as XML, with tags highlighted. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:eg="http://www.tei-c.org/ns/Examples"
                xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:mode name="odd:example" on-no-match="fail"/>

  <!-- Remove the indentation of an example in the ODD. -->
  <xsl:function name="odd:example" as="element()">
    <xsl:param name="example" as="element(eg:egXML)"/>
    <xsl:variable name="first" as="text()?" select="$example/text()[1]"/>
    <xsl:variable name="indent" as="xs:string" select="
        if (matches($first, '^\s*\n')) then replace($first, '^.*\n( *).*$', '$1', 's') else ''"/>
    <pre class="example"><code>
      <xsl:apply-templates mode="odd:example" select="$example/node()">
        <xsl:with-param name="indent" tunnel="yes" select="'&#10;' || $indent"/>
      </xsl:apply-templates>
    </code></pre>
  </xsl:function>

  <xsl:template mode="odd:example" match="text()">
    <xsl:param name="indent" as="xs:string" tunnel="yes"/>
    <xsl:variable name="outdented" as="xs:string" select="replace(odd:escaped(.), $indent, '&#10;')"/>
    <xsl:variable name="started" as="xs:string" select="
        if (parent::eg:egXML and not(preceding-sibling::*)) then replace($outdented, '^\s+', '') else $outdented"/>
    <xsl:value-of select="
        if (parent::eg:egXML and not(following-sibling::*)) then replace($started, '\s+$', '') else $started"/>
  </xsl:template>

  <!-- Return text with its XML escapes. -->
  <xsl:function name="odd:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text => replace('&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;')"/>
  </xsl:function>

  <!-- Return the displayed name of an element: TEI elements have no prefix, whatever prefix the ODD uses. -->
  <xsl:function name="odd:written-name" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/self::eg:*) then local-name($element) else name($element)"/>
  </xsl:function>

  <xsl:template mode="odd:example" match="comment()">
    <span class="remark"><xsl:value-of select="'&lt;!--' || . || '-->'"/></span>
  </xsl:template>

  <xsl:template mode="odd:example" match="processing-instruction()">
    <span class="remark"><xsl:value-of select="'&lt;?' || name() || ' ' || . || '?>'"/></span>
  </xsl:template>

  <xsl:template mode="odd:example" match="*">
    <span class="tag"><xsl:value-of select="'&lt;' || odd:written-name(.)"/></span>
    <xsl:for-each select="@*">
      <span class="attribute"><xsl:value-of select="' ' || name()"/></span>
      <span class="tag">="</span>
      <span class="value"><xsl:value-of select="replace(odd:escaped(.), '&quot;', '&amp;quot;')"/></span>
      <span class="tag">"</span>
    </xsl:for-each>
    <span class="tag"><xsl:value-of select="if (node()) then '>' else '/>'"/></span>
    <xsl:apply-templates mode="odd:example"/>
    <xsl:if test="node()">
      <span class="tag"><xsl:value-of select="'&lt;/' || odd:written-name(.) || '>'"/></span>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
