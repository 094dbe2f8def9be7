<?xml version="1.0" encoding="UTF-8"?>
<!--
  The received text of a document whose `text` has @xml:space="preserve": that of the source, character for character.

  Where the encoding replaced a marker by an element (a page break, an item, a note reference), the marker is restored
  from the CSS generated content that `tagsDecl/rendition` or the @style of the element declares.

  Content that never was in the source is omitted: supplied text, gaps, descriptions of pictures. So is the body of a
  note that has an anchor in the text; it is restored where a `ptr` to it has `target-text(attr(target))` as its
  content.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:received" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="shallow-skip"/>
  <xsl:mode name="f:verbatim" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:key name="f:id" match="*[@xml:id]" use="@xml:id"/>

  <!-- The `rendition` rules by element name; each is a map with the pseudo-element, the attribute test and the CSS. -->
  <xsl:variable name="f:rules" as="map(xs:string, map(xs:string, xs:string)*)">
    <xsl:map>
      <xsl:for-each-group select="/*/teiHeader//tagsDecl/rendition[@selector]" group-by="f:selector(@selector)?element">
        <xsl:map-entry key="current-grouping-key()"
          select="current-group() ! map:put(f:selector(@selector), 'css', string(.))"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:apply-templates select="//text[not(ancestor::text)]/node()" mode="f:verbatim"/>
  </xsl:template>

  <xsl:template match="*" mode="f:verbatim">
    <xsl:value-of select="f:generated(., 'before')"/>
    <xsl:apply-templates mode="f:verbatim"/>
    <xsl:value-of select="f:generated(., 'after')"/>
  </xsl:template>

  <xsl:template match="text()" mode="f:verbatim">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="note[@place]" mode="f:verbatim">
    <xsl:value-of select="f:generated(., 'before'), f:generated(., 'after')" separator=""/>
  </xsl:template>

  <xsl:template match="supplied | gap" mode="f:verbatim" priority="1"/>

  <xsl:template match="figDesc" mode="f:verbatim"/>

  <!-- Generated content -->

  <xsl:function name="f:generated" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="pseudo" as="xs:string"/>
    <xsl:variable name="own" as="xs:string?" select="$element/@style[$pseudo eq 'before'][contains(., 'content:')]"/>
    <xsl:variable name="rule" as="map(xs:string, xs:string)?"
      select="if (exists($own)) then () else $f:rules(local-name($element))[f:applies(., $element, $pseudo)][1]"/>
    <xsl:sequence select="string-join(($own, $rule?css)[1] ! f:content(., $element))"/>
  </xsl:function>

  <xsl:function name="f:applies" as="xs:boolean">
    <xsl:param name="rule" as="map(xs:string, xs:string)"/>
    <xsl:param name="element" as="element()"/>
    <xsl:param name="pseudo" as="xs:string"/>
    <xsl:sequence select="$rule?pseudo eq $pseudo
      and ($rule?attribute eq '' or $element/@*[name() eq $rule?attribute] = $rule?value)"/>
  </xsl:function>

  <!-- Parse `gi[att=value]::before` to a map. Any other form of selector yields a rule that never applies. -->
  <xsl:function name="f:selector" as="map(xs:string, xs:string)">
    <xsl:param name="selector" as="xs:string"/>
    <xsl:variable name="parts" as="element()*"
      select="analyze-string($selector, '^\s*([\w.-]+)(\[([\w:.-]+)=&quot;?([^&quot;\]]*)&quot;?\])?::(before|after)\s*$')/*:match"/>
    <xsl:sequence select="map{
      'element': string($parts//*:group[@nr = '1']), 'attribute': string($parts//*:group[@nr = '3']),
      'value': string($parts//*:group[@nr = '4']), 'pseudo': string($parts//*:group[@nr = '5'])}"/>
  </xsl:function>

  <!-- Evaluate a `content` value: strings in double quotation marks and attr(name). -->
  <xsl:function name="f:content" as="xs:string">
    <xsl:param name="css" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="value" as="xs:string" select="substring-after($css, 'content:')"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$value" flags="s"
        regex="&quot;(([^&quot;\\]|\\.)*)&quot;|(target-text\(attr\(target\)\))|attr\(\s*([\w:.-]+)\s*\)">
        <xsl:matching-substring>
          <xsl:sequence select="if (regex-group(3)) then f:target-text($element)
            else if (regex-group(4)) then string($element/@*[name() eq regex-group(4)])
            else replace(regex-group(1), '\\(.)', '$1', 's')"/>
        </xsl:matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <!-- Return the text of the element that a pointer refers to. -->
  <xsl:function name="f:target-text" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="text" as="text()*">
      <xsl:apply-templates select="key('f:id', substring-after($element/@target, '#'), root($element))/node()" mode="f:verbatim"/>
    </xsl:variable>
    <xsl:sequence select="string-join($text)"/>
  </xsl:function>
</xsl:stylesheet>
