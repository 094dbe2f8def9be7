<?xml version="1.0" encoding="UTF-8"?>
<!-- Speeches and verse. The speaker's name is before prose or above verse; a name that editors supplied is in brackets. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:e="urn:teikit:epub" xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <xsl:template match="statement" mode="e:write">
    <xsl:variable name="words" as="element()?" select="*[not(self::label or self::stage or self::page or self::anchor)][1]"/>
    <xsl:variable name="before" as="element()*" select="
        if (label) then (label | stage[@content = 'inline'] | page | anchor)[empty($words) or . &lt;&lt; $words] else ()"/>
    <xsl:variable name="leading" as="node()*">
      <xsl:apply-templates select="$before" mode="e:label"/>
    </xsl:variable>
    <xsl:variable name="run-in" as="xs:boolean" select="exists($words/self::paragraph)"/>
    <div>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:if test="exists($leading) and not($run-in)">
        <p class="speaker-line"><xsl:sequence select="$leading"/></p>
      </xsl:if>
      <xsl:for-each select="* except $before">
        <xsl:apply-templates select="." mode="e:write">
          <xsl:with-param name="leading" select="if ($run-in and . is $words) then $leading else ()"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- The label is separated from the words by a space, also where no style sheet applies. -->
  <xsl:template match="label" mode="e:label">
    <span>
      <xsl:attribute name="class" select="if (@supplied) then 'says' else 'speaker'"/>
      <xsl:call-template name="ep:id"/>
      <xsl:call-template name="ep:language"/>
      <xsl:value-of select="'['[current()/@supplied]"/>
      <xsl:apply-templates mode="e:write"/>
      <xsl:value-of select="':]'[current()/@supplied]"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="stage" mode="e:label">
    <span>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="page" mode="e:label">
    <xsl:call-template name="ep:page-break"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="anchor" mode="e:label">
    <span><xsl:apply-templates select="." mode="e:attributes"/></span>
  </xsl:template>

  <xsl:template match="said" mode="e:write">
    <xsl:if test="@label">
      <span class="says"><xsl:value-of select="'[' || @label || ':]'"/></span>
      <xsl:text> </xsl:text>
    </xsl:if>
    <span>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </span>
  </xsl:template>

  <xsl:template match="stanza" mode="e:write">
    <div>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </div>
  </xsl:template>

  <xsl:template match="line" mode="e:write">
    <p>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:if test="@continued">
        <xsl:attribute name="class" select="'line', tokenize(@kind), 'continued'" separator=" "/>
      </xsl:if>
      <xsl:apply-templates mode="e:write"/>
      <xsl:if test="@number">
        <xsl:text> </xsl:text>
        <span class="line-number"><xsl:value-of select="@number"/></span>
      </xsl:if>
    </p>
  </xsl:template>
</xsl:stylesheet>
