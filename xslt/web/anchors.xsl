<?xml version="1.0" encoding="UTF-8"?>
<!-- Position of a node on the page of a document, and the words around it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="urn:teikit:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The last page break of the original. -->
  <xsl:accumulator name="f:break" as="element(pb)?" initial-value="()">
    <xsl:accumulator-rule match="TEI" select="()"/>
    <xsl:accumulator-rule match="text//pb[@n]" select="."/>
  </xsl:accumulator>

  <!-- Return the number of the original page that contains a node. -->
  <xsl:function name="f:page" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/accumulator-before('f:break')/@n ! string()"/>
  </xsl:function>

  <!--
    Return the ID on the page that links to a node: its note, else the nearest preceding start of a paragraph or a page.
  -->
  <xsl:function name="f:anchor" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="note" as="element(note)?" select="$node/ancestor::note[f:is-foot(.)][1]"/>
    <xsl:variable name="paragraph" as="element()?" select="$node/ancestor-or-self::*[self::p or self::ab][f:counts(.)][1]"/>
    <xsl:variable name="break" as="element(pb)?" select="$node/accumulator-before('f:break')"/>
    <xsl:sequence select="
        if ($note) then ($note/@xml:id, 'fn' || $note/accumulator-before('f:note'))[1]
        else if ($paragraph and not($break >> $paragraph)) then f:paragraph-id($paragraph)
        else ($break ! f:break-id(.), 'text')[1]"/>
  </xsl:function>

  <xsl:function name="f:break-id" as="xs:string">
    <xsl:param name="break" as="element(pb)"/>
    <xsl:sequence select="($break/@xml:id, 'pg_' || translate($break/@n, ' []', ''))[1]"/>
  </xsl:function>

  <!-- Elements that contain running text. -->
  <xsl:variable name="f:blocks" as="xs:string*" select="'p', 'ab', 'head', 'item', 'cell', 'l', 'note', 'dateline', 'salute',
      'signed', 'closer', 'opener', 'byline', 'quote', 'speaker', 'stage', 'label', 'trailer', 'figDesc', 'addrLine', 'docTitle'"/>

  <!-- Number of characters of context before and after a name. -->
  <xsl:variable name="f:reach" as="xs:integer" select="110"/>

  <!-- Return a name with the words before and after it, within its paragraph. -->
  <xsl:function name="f:context" as="node()+">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="block" as="element()" select="($name/ancestor::*[local-name() = $f:blocks][1], $name/..)[1]"/>
    <xsl:variable name="text" as="text()*" select="$block//text()[ancestor::*[local-name() = $f:blocks][1] is $block]"/>
    <xsl:copy-of select="f:adjacent-words($name, $block, $text)"/>
    <before>{f:ending(string-join($text[. &lt;&lt; $name]))}</before>
    <name>{f:quoted($name)}</name>
    <after>{f:beginning(string-join($text[. &gt;&gt; $name][not(ancestor::* intersect $name)]))}</after>
  </xsl:function>

  <!--
    Return the few words directly before or after a name that are contiguous on the page. Browsers find the name by
    them.
  -->
  <xsl:function name="f:adjacent-words" as="attribute()*">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="block" as="element()"/>
    <xsl:param name="text" as="text()*"/>
    <xsl:variable name="between" as="element()*" select="$block//(note | pb | said | speaker | gap | choice)"/>
    <xsl:variable name="from" as="element()?" select="$between[. &lt;&lt; $name][last()]"/>
    <xsl:variable name="to" as="element()?" select="$between[. &gt;&gt; $name][1]"/>
    <xsl:variable name="before" as="xs:string" select="string-join($text[. &lt;&lt; $name][empty($from) or . &gt;&gt; $from])"/>
    <xsl:variable name="after" as="xs:string" select="string-join($text[. &gt;&gt; $name][not(ancestor::* intersect $name)][empty($to) or . &lt;&lt; $to])"/>
    <xsl:if test="matches($before, '\S.*\s$', 's')">
      <xsl:attribute name="before" select="tokenize($before)[position() gt last() - 4]"/>
    </xsl:if>
    <xsl:if test="matches($after, '^\W.*\S', 's')">
      <xsl:attribute name="after" select="tokenize($after)[position() le 4]"/>
    </xsl:if>
  </xsl:function>

  <!-- White space next to the name is kept: it distinguishes “of Ross” from “pre-Ross”. -->
  <xsl:function name="f:ending" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="replace($text, '\s+', ' ')"/>
    <xsl:sequence select="
        if (string-length($plain) le $f:reach) then replace($plain, '^ ', '')
        else '… ' || replace(substring($plain, string-length($plain) - $f:reach), '^\S*\s', '')"/>
  </xsl:function>

  <xsl:function name="f:beginning" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="replace($text, '\s+', ' ')"/>
    <xsl:sequence select="
        if (string-length($plain) le $f:reach) then replace($plain, ' $', '')
        else replace(substring($plain, 1, $f:reach), '\s\S*$', '') || ' …'"/>
  </xsl:function>
</xsl:stylesheet>
