<?xml version="1.0" encoding="UTF-8"?>
<!-- Pointers: to elements of the document, to documents of the edition, to safe addresses elsewhere. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The names of the documents of the edition, without extensions, separated by slashes; empty for a document of its own. -->
  <xsl:param name="documents" as="xs:string" select="''"/>

  <xsl:variable name="rp:documents" as="map(xs:string, xs:boolean)" select="map:merge(tokenize($documents, '/')[. ne ''] ! map:entry(., true()))"/>

  <!-- Test whether an address may be linked: relative, or of a scheme that runs no code. -->
  <xsl:function name="r:is-safe" as="xs:boolean">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="matches($address, '^(https?:|mailto:|ftp:|urn:|doi:)', 'i') or not(matches($address, '^[\s\p{Cc}]*[A-Za-z][A-Za-z0-9+.\s\p{Cc}-]*:'))"/>
  </xsl:function>

  <!-- The prefixes of private addresses that a header defines, such as `psn` of psn:ross. -->
  <xsl:key name="rp:prefix" match="prefixDef[@matchPattern][@replacementPattern]" use="@ident"/>

  <!-- Return an address with its private prefix replaced by the prefixDef of the header; unchanged without one. -->
  <xsl:function name="rp:resolved" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="prefix" as="xs:string" select="substring-before($address, ':')"/>
    <xsl:variable name="definition" as="element(prefixDef)?" select="if ($prefix) then key('rp:prefix', $prefix, root($node))[1] else ()"/>
    <xsl:try select="
        if (empty($definition)) then $address
        else replace(substring-after($address, ':'), '^(' || $definition/@matchPattern || ')$', rp:shifted($definition/@replacementPattern))">
      <xsl:catch errors="*:FORX0002 *:FORX0003 *:FORX0004" select="$address"/>
    </xsl:try>
  </xsl:function>

  <!-- Return a replacement for a pattern that has become a group: $1 is $2 there. -->
  <xsl:function name="rp:shifted" as="xs:string">
    <xsl:param name="replacement" as="xs:string"/>
    <xsl:sequence select="
        string-join(analyze-string($replacement, '\$(\d)')/* ! (if (self::*:match) then '$' || (xs:integer(*:group) + 1) else string()))"/>
  </xsl:function>

  <!-- Return the identifier that a pointer within the document refers to; for a range, that of its start. -->
  <xsl:function name="rp:pointed" as="xs:string?">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="if (starts-with($target, '#range(')) then translate(substring-before(substring($target, 8), ','), ' #', '')
        else if (starts-with($target, '#')) then substring($target, 2) else ()"/>
  </xsl:function>

  <!-- The documents of a corpus that have a name. -->
  <xsl:key name="rp:document" match="teiCorpus/TEI[@n]" use="@n"/>

  <!-- Return the element with an xml:id: that of the same document, else that of another in the corpus. -->
  <xsl:function name="rp:target" as="element()?">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="found" as="element()*" select="key('rp:id', $id, root($element))"/>
    <xsl:sequence select="
        if (count($found) le 1) then $found
        else ($element/ancestor::TEI[1] ! key('rp:id', $id, .), $found)[1]"/>
  </xsl:function>

  <!-- The attributes of a link for the first address of @target. Without any, the text points nowhere. -->
  <xsl:function name="rp:link-attributes" as="attribute()*">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="target" as="xs:string?" select="$address ! rp:resolved(., $element)"/>
    <xsl:variable name="id" as="xs:string?" select="$target ! rp:pointed(.)"/>
    <xsl:variable name="file" as="xs:string" select="substring-before($target || '#', '#')"/>
    <xsl:variable name="name" as="xs:string" select="replace(tokenize($file, '/')[last()], '\.(xml|tei|html)$', '')"/>
    <xsl:choose>
      <xsl:when test="empty($target) or $target eq ''"/>
      <xsl:when test="exists($id)">
        <xsl:for-each select="rp:target($id, $element)">
          <xsl:attribute name="to" select="(self::pb ! rp:page-id(.), self::note ! rp:note-id(.), r:id(.), string($id))[1]"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="not(r:is-safe($target))"/>
      <xsl:when test="matches($file, '^([A-Za-z][\w+.-]*:|//)') or map:size($rp:documents) eq 0">
        <xsl:attribute name="href" select="$target"/>
      </xsl:when>
      <xsl:when test="map:contains($rp:documents, $name)">
        <xsl:attribute name="document" select="$name"/>
        <xsl:for-each select="substring-after($target, '#')[. castable as xs:NCName]">
          <xsl:attribute name="to" select="(key('rp:document', $name, root($element))[1] ! key('rp:id', current(), .)[1] ! r:id(.), .)[1]"/>
        </xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:template name="r:link">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="uri" as="xs:string?" select="tokenize(@target)[every $address in tokenize(current()/@target) satisfies r:is-safe(rp:resolved($address, current()))][1]"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($rp:inline)">
        <xsl:call-template name="r:block">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="attributes" as="attribute()*" select="rp:link-attributes($uri, .)"/>
        <link>
          <xsl:call-template name="rp:common"/>
          <xsl:sequence select="$attributes"/>
          <xsl:call-template name="rp:phrases">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
          <xsl:if test="not($content[self::* or normalize-space()]) and exists($uri)">
            <xsl:value-of select="
                if (exists($attributes[name() = 'to'][not($attributes[name() = 'document'])]))
                then key('rp:id', $attributes[name() = 'to'])[1] ! (@n, head ! rp:plain(.), string($uri))[normalize-space()][1] else $uri"/>
          </xsl:if>
        </link>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
