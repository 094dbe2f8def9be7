<?xml version="1.0" encoding="UTF-8"?>
<!--
  Speakers: a name in the margin of a paragraph in which someone begins to speak, and a background tint for each
  statement.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The label of a statement. -->
  <xsl:mode name="w:label" on-no-match="fail" on-multiple-match="use-last"/>

  <!-- Number of speaker colours. Further speakers start again with the first colour. -->
  <xsl:variable name="f:colours" as="xs:integer" select="8"/>

  <!-- Return the colour number of a speaker, from 1 to $f:colours. -->
  <xsl:function name="f:colour" as="xs:integer?">
    <xsl:param name="position" as="item()?"/>
    <xsl:sequence select="$position ! ((xs:integer(.) - 1) mod $f:colours + 1)"/>
  </xsl:function>

  <!-- Return the classes of a statement: the colour of its speaker, and the speaker's position. -->
  <xsl:function name="f:voice-classes" as="xs:string*">
    <xsl:param name="position" as="item()?"/>
    <xsl:sequence select="$position ! ('who-' || f:colour(.), 'voice-' || .)"/>
  </xsl:function>

  <xsl:template match="statement" mode="w:write">
    <div>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'statement', f:voice-classes(@position), 'unsure'[current()/@uncertain]"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="label" mode="w:label"/>
      <xsl:apply-templates select="node() except label[1]" mode="w:write"/>
    </div>
  </xsl:template>

  <xsl:template match="statement/label" mode="w:label">
    <p>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="'speaker'"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="w:write"/>
    </p>
  </xsl:template>

  <!-- The name of a speaker in running text is followed by a space, which separates it from the words also in a copy. -->
  <xsl:template match="said" mode="w:write">
    <span>
      <xsl:apply-templates select="." mode="w:attributes">
        <xsl:with-param name="class" select="f:voice-classes(@position), 'unsure'[current()/@uncertain]"/>
      </xsl:apply-templates>
      <xsl:if test="@speaker">
        <xsl:attribute name="title" select="f:speaks-to(.)"/>
      </xsl:if>
      <xsl:apply-templates select="@label" mode="w:label"/>
      <xsl:apply-templates mode="w:write"/>
    </span>
  </xsl:template>

  <xsl:template match="said/@label" mode="w:label">
    <span class="{if (../@opens) then 'says opening' else 'says'}">{.}</span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- “Engen speaks to Kassaniev”, in the language of the page. -->
  <xsl:function name="f:speaks-to" as="xs:string">
    <xsl:param name="said" as="element(said)"/>
    <xsl:sequence select="string-join((
        if ($said/@addressee) then f:label('speaks-to', ($said/@speaker, $said/@addressee)) else f:label('speaks', $said/@speaker),
        f:label('uncertain')[$said/@uncertain]), '; ')"/>
  </xsl:function>
</xsl:stylesheet>
