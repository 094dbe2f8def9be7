<?xml version="1.0" encoding="UTF-8"?>
<!-- The prose of an ODD, and the prose inside its specifications. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="https://teikit.org/ns/odd"
                xmlns:eg="http://www.tei-c.org/ns/Examples"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes" version="3.0">

  <xsl:mode name="odd:prose" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:template mode="odd:prose" match="text()"><xsl:value-of select="."/></xsl:template>

  <xsl:template mode="odd:prose" match="comment() | processing-instruction()"/>

  <!-- An element of the prose without a template is replaced by its content. -->
  <xsl:template mode="odd:prose" match="*" priority="-1">
    <xsl:apply-templates mode="odd:prose"/>
  </xsl:template>

  <xsl:template mode="odd:prose" match="div">
    <section id="{odd:anchor(.)}">
      <xsl:apply-templates mode="odd:prose"/>
    </section>
  </xsl:template>

  <xsl:template mode="odd:prose" match="head">
    <xsl:element name="h{min((count(ancestor::div) + 1, 6))}">
      <xsl:apply-templates mode="odd:prose"/>
    </xsl:element>
  </xsl:template>

  <xsl:template mode="odd:prose" match="p">
    <p><xsl:apply-templates mode="odd:prose"/></p>
  </xsl:template>

  <!-- A paragraph with blocks, which HTML does not allow. -->
  <xsl:template mode="odd:prose" match="p[list | table | eg | eg:egXML | specList | specGrp]">
    <div class="p"><xsl:apply-templates mode="odd:prose"/></div>
  </xsl:template>

  <xsl:template mode="odd:prose" match="specList">
    <ul><xsl:apply-templates mode="odd:prose" select="specDesc"/></ul>
  </xsl:template>

  <xsl:template mode="odd:prose" match="specDesc">
    <li>
      <xsl:sequence select="odd:link(@key)"/>
      <xsl:for-each select="odd:spec($odd:pure, @key)/odd:in-language(desc)">
        <xsl:text> </xsl:text><xsl:apply-templates mode="odd:prose"/>
      </xsl:for-each>
    </li>
  </xsl:template>

  <xsl:template mode="odd:prose" match="list">
    <xsl:element name="{if (@rend = 'numbered' or @type = 'ordered') then 'ol' else 'ul'}">
      <xsl:apply-templates mode="odd:prose" select="item"/>
    </xsl:element>
  </xsl:template>

  <xsl:template mode="odd:prose" match="item">
    <li><xsl:apply-templates mode="odd:prose" select="preceding-sibling::*[1]/self::label/node(), node()"/></li>
  </xsl:template>

  <xsl:template mode="odd:prose" match="hi | emph | term | title">
    <em><xsl:apply-templates mode="odd:prose"/></em>
  </xsl:template>

  <xsl:template mode="odd:prose" match="q | quote | soCalled">
    <xsl:text>“</xsl:text><xsl:apply-templates mode="odd:prose"/><xsl:text>”</xsl:text>
  </xsl:template>

  <xsl:template mode="odd:prose" match="code | val | ident | tag">
    <code><xsl:apply-templates mode="odd:prose"/></code>
  </xsl:template>

  <xsl:template mode="odd:prose" match="att">
    <code class="att">@{.}</code>
  </xsl:template>

  <!-- The name of an element links to its description. -->
  <xsl:template mode="odd:prose" match="gi">
    <xsl:sequence select="odd:link(normalize-space())"/>
  </xsl:template>

  <xsl:template mode="odd:prose" match="ref | ptr">
    <xsl:choose>
      <xsl:when test="matches(@target, '^(https?://|#)')">
        <a href="{@target}"><xsl:apply-templates mode="odd:prose"/>{@target[not(../node())]}</a>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="odd:prose"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template mode="odd:prose" match="table">
    <table>
      <xsl:for-each select="row">
        <tr>
          <xsl:for-each select="cell">
            <xsl:element name="{if ((@role, ../@role) = 'label') then 'th' else 'td'}">
              <xsl:apply-templates mode="odd:prose"/>
            </xsl:element>
          </xsl:for-each>
        </tr>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template mode="odd:prose" match="specGrpRef"/>

  <!-- Specifications that are declared in the prose are documented there, with all changes applied. -->
  <xsl:template mode="odd:prose" match="specGrp | schemaSpec">
    <xsl:apply-templates mode="odd:describe" select="odd:declared(.), self::schemaSpec/constraintSpec">
      <xsl:with-param name="level" tunnel="yes" select="min((count(ancestor::div) + 2, 6))"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template mode="odd:prose" match="elementSpec | classSpec | macroSpec | dataSpec | constraintSpec"/>

  <xsl:function name="odd:declared" as="element()*">
    <xsl:param name="group" as="element()"/>
    <xsl:sequence select="$group/*[odd:is-specification(.)] ! odd:spec($odd:pure, @ident)"/>
  </xsl:function>

  <xsl:template mode="odd:prose" match="eg:egXML">
    <xsl:sequence select="odd:example(.)"/>
  </xsl:template>

  <xsl:template mode="odd:prose" match="eg">
    <pre><xsl:value-of select="."/></pre>
  </xsl:template>

  <!-- A specification by name, with a link if it is part of the schema. -->
  <xsl:function name="odd:link" as="element()">
    <xsl:param name="ident" as="xs:string"/>
    <xsl:variable name="spec" as="element()?" select="odd:spec($odd:pure, $ident)"/>
    <xsl:choose>
      <xsl:when test="$spec"><a href="#{odd:anchor($spec)}"><code>{$ident}</code></a></xsl:when>
      <xsl:otherwise><code>{$ident}</code></xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
