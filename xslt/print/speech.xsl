<?xml version="1.0" encoding="UTF-8"?>
<!-- Speeches: in plays, in labelled minutes, and in reported conversation with speakers that editors supplied. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:p="urn:teikit:print" xmlns:pp="urn:teikit:print:private"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:mode name="p:label" on-no-match="fail" on-multiple-match="use-last" use-accumulators="#all"/>

  <xsl:template match="statement" mode="p:write">
    <xsl:variable name="named" as="xs:boolean" select="exists(label[not(@supplied)])"/>
    <xsl:variable name="leading" as="element()*" select="pp:leading(.)"/>
    <xsl:value-of select="'&#10;&#10;#speech['[$named]"/>
    <xsl:if test="exists($leading) and not(pp:first-words(.)[self::paragraph])">
      <xsl:text>&#10;&#10;#speaker-line[</xsl:text>
      <xsl:apply-templates select="$leading" mode="p:label"/>
      <xsl:text>];&#10;&#10;</xsl:text>
    </xsl:if>
    <xsl:apply-templates select="* except $leading" mode="p:write"/>
    <xsl:value-of select="'];&#10;&#10;'[$named]"/>
  </xsl:template>

  <!-- Return the start of a statement: the label, with stage directions and page breaks up to the first words. -->
  <xsl:function name="pp:leading" as="element()*">
    <xsl:param name="statement" as="element(statement)"/>
    <xsl:variable name="words" as="element()?" select="pp:first-words($statement)"/>
    <xsl:sequence select="$statement/(label | stage[@content = 'inline'] | page)[empty($words) or . &lt;&lt; $words]"/>
  </xsl:function>

  <!-- Return the first element of the spoken words. -->
  <xsl:function name="pp:first-words" as="element()?">
    <xsl:param name="statement" as="element(statement)"/>
    <xsl:sequence select="$statement/*[not(self::label or self::stage[@content = 'inline'] or self::page)][1]"/>
  </xsl:function>

  <!-- The speaker is before prose, and on a separate line above verse or where nothing is spoken. -->
  <xsl:template match="label" mode="p:label">
    <xsl:text>#speaker[</xsl:text>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>]; </xsl:text>
  </xsl:template>

  <!-- A name that editors supplied is set in the margin. -->
  <xsl:template match="label[@supplied]" mode="p:label">
    <xsl:value-of select="'#says[' || p:text(normalize-space()) || '];'"/>
  </xsl:template>

  <xsl:template match="stage" mode="p:label">
    <xsl:text>#stage[</xsl:text>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>]; </xsl:text>
  </xsl:template>

  <xsl:template match="page" mode="p:label">
    <xsl:value-of select="@id[exists(key('pp:pointer', ., root(current())))] ! pp:mark(p:place(., current()))"/>
    <xsl:value-of select="@number ! ('#pb(' || p:string(.) || ');')"/>
  </xsl:template>

  <!-- Reported speech. -->
  <xsl:template match="said" mode="p:write">
    <xsl:value-of select="@label ! ('#says[' || p:text(.) || '];')"/>
    <xsl:apply-templates mode="p:write"/>
  </xsl:template>

  <!-- A stage direction between blocks; in a speech, it is part of the lines. -->
  <xsl:template match="stage" mode="p:write">
    <xsl:call-template name="p:block">
      <xsl:with-param name="set" select="'stage-block'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="statement//stage[@content = 'inline']" mode="p:write">
    <xsl:text>&#10;&#10;#stage[</xsl:text>
    <xsl:apply-templates mode="p:write"/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
