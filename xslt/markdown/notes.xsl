<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: footnotes after the text, and the references to them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="urn:teikit:markdown" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:mode name="k:note" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:key name="k:number" match="note[@place = 'foot']" use="@number"/>
  <xsl:key name="k:id" match="note[@place = 'foot']" use="@id"/>

  <!-- Return the label of a footnote: its number, or its identifier if another note has the same number. -->
  <xsl:function name="k:label" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        if (matches($note/@number, '^\w+$') and key('k:number', $note/@number, root($note))[1] is $note) then $note/@number
        else ($note/@id, $note/@number)[1]"/>
  </xsl:function>

  <!-- All blocks of a note but the first are indented. -->
  <xsl:template match="note" mode="k:note" as="xs:string">
    <xsl:sequence select="k:indented('[^' || k:label(.) || ']: ', k:blocks(.), 4)"/>
  </xsl:template>

  <xsl:template match="note[@place = 'foot']" mode="k:block k:phrase" as="xs:string" priority="1">
    <xsl:sequence select="'[^' || k:label(.) || ']'"/>
  </xsl:template>

  <xsl:template match="note" mode="k:block" as="xs:string*">
    <xsl:sequence select="k:blocks(.)"/>
  </xsl:template>

  <!-- A note inside a paragraph; its blocks are joined. -->
  <xsl:template match="note" mode="k:phrase" as="xs:string*">
    <xsl:sequence select="' ', string-join(k:blocks(.), ' ') => replace('\\?\n', ' '), ' '"/>
  </xsl:template>

  <xsl:template match="note-reference" mode="k:block k:phrase" as="xs:string">
    <xsl:variable name="note" as="element(note)?" select="@to ! key('k:id', .)[1]"/>
    <xsl:sequence select="if ($note) then '[^' || k:label($note) || ']' else k:escape('[' || @number || ']')"/>
  </xsl:template>
</xsl:stylesheet>
