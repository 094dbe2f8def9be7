<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections, headings, paragraphs and similar blocks; figures. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:e="urn:teikit:epub" xmlns:ep="urn:teikit:epub:private" xmlns:f="urn:teikit:functions"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.w3.org/2000/svg" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all">

  <!-- Attributes of an element: classes, ID, language, direction, style. -->
  <xsl:template match="*" mode="e:attributes">
    <xsl:variable name="classes" as="xs:string*" select="distinct-values((
        local-name()[not(. = ('inline', 'paragraph', 'block', 'item', 'row', 'cell', 'name', 'link', 'quotation'))],
        (@role, @kind) ! tokenize(.), @editorial ! string(), 'place-margin'[current()/@place = 'margin'], tokenize(@rend) ! ('rend-' || .)))"/>
    <xsl:if test="exists($classes)">
      <xsl:attribute name="class" select="$classes" separator=" "/>
    </xsl:if>
    <xsl:call-template name="ep:id"/>
    <xsl:call-template name="ep:language"/>
    <xsl:copy-of select="@style"/>
  </xsl:template>

  <!-- The ID, if no element before it has the same. -->
  <xsl:template name="ep:id">
    <xsl:if test="@id and key('ep:id', @id, ancestor::document[1])[1] is .">
      <xsl:attribute name="id" select="@id"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ep:language">
    <xsl:for-each select="@lang">
      <xsl:attribute name="xml:lang" select="."/>
      <xsl:attribute name="lang" select="."/>
    </xsl:for-each>
    <xsl:copy-of select="@dir"/>
  </xsl:template>

  <!-- The content of a container where blocks are allowed: phrases become a paragraph. -->
  <xsl:template name="ep:content">
    <xsl:choose>
      <xsl:when test="@content = 'inline'">
        <p><xsl:apply-templates mode="e:write"/></p>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="e:write"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- White space between blocks. -->
  <xsl:template match="text()[../@content = 'blocks']" mode="e:write"/>

  <xsl:template match="section" mode="e:write">
    <section>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:call-template name="ep:parts">
        <xsl:with-param name="parent" select="."/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template match="apparatus" mode="e:write">
    <section class="apparatus">
      <xsl:apply-templates mode="e:write"/>
    </section>
  </xsl:template>

  <xsl:template match="heading" mode="e:write">
    <xsl:apply-templates select="." mode="e:heading"/>
  </xsl:template>

  <xsl:template match="heading" mode="e:heading">
    <xsl:element name="h{min((xs:integer(@level), 6))}">
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:attribute name="id" select="ep:heading-id(.)"/>
      <xsl:apply-templates mode="e:write">
        <xsl:with-param name="alternates" select="false()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <!-- The title is at the head of the document. -->
  <xsl:template match="heading[@title] | block[@repeated][@content = 'inline']" mode="e:write" priority="2"/>

  <xsl:template match="paragraph | block | stage | figure/caption | label[ep:is-block(.)]" mode="e:write">
    <xsl:param name="leading" as="node()*"/>
    <xsl:choose>
      <xsl:when test="@content = 'blocks'">
        <div>
          <xsl:apply-templates select="." mode="e:attributes"/>
          <xsl:if test="exists($leading)">
            <p class="speaker-line"><xsl:sequence select="$leading"/></p>
          </xsl:if>
          <xsl:apply-templates mode="e:write"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:apply-templates select="." mode="e:attributes"/>
          <xsl:sequence select="$leading"/>
          <xsl:apply-templates mode="e:write"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Test whether a label is a block of its own. -->
  <xsl:function name="ep:is-block" as="xs:boolean">
    <xsl:param name="label" as="element()"/>
    <xsl:sequence select="$label/../@content = 'blocks' or exists($label/(parent::section | parent::contents | parent::stanza | parent::title-page | parent::figure))"/>
  </xsl:function>

  <xsl:template match="quotation" mode="e:write">
    <blockquote>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:call-template name="ep:content"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="title-page" mode="e:write">
    <section epub:type="titlepage">
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates mode="e:write"/>
    </section>
  </xsl:template>

  <xsl:template match="rule" mode="e:write">
    <hr>
      <xsl:apply-templates select="." mode="e:attributes"/>
    </hr>
  </xsl:template>

  <xsl:template match="omission" mode="e:write">
    <p>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:value-of select="'[' || normalize-space() || ']'"/>
    </p>
  </xsl:template>

  <xsl:template match="code[not(@display = 'inline')]" mode="e:write">
    <pre>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <code><xsl:value-of select="."/></code>
    </pre>
  </xsl:template>

  <!-- The headings of the document, with links. -->
  <xsl:template match="toc" mode="e:write">
    <xsl:variable name="headings" as="element(heading)*" select="ep:headings(ancestor::document[1])"/>
    <xsl:if test="exists($headings)">
      <div class="toc">
        <ol class="plain">
          <xsl:call-template name="ep:entries">
            <xsl:with-param name="headings" select="$headings"/>
          </xsl:call-template>
        </ol>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Figures -->

  <xsl:variable name="ep:pictures" as="map(xs:string, xs:string)" select="map:merge(
      tokenize($pictures, '\n')[contains(., '&#x9;')] ! map:entry(substring-before(., '&#x9;'), substring-after(., '&#x9;')))"/>

  <xsl:template match="figure" mode="e:write">
    <figure>
      <xsl:apply-templates select="." mode="e:attributes"/>
      <xsl:apply-templates select="* except caption" mode="e:write"/>
      <xsl:for-each select="caption">
        <figcaption>
          <xsl:call-template name="ep:language"/>
          <xsl:apply-templates mode="e:write"/>
        </figcaption>
      </xsl:for-each>
    </figure>
  </xsl:template>

  <xsl:template match="graphic" mode="e:write">
    <xsl:variable name="file" as="xs:string?" select="@url ! $ep:pictures(.)"/>
    <xsl:choose>
      <xsl:when test="$file">
        <img src="{$file}" alt="{(@alternative, f:label('picture'))[1]}">
          <xsl:call-template name="ep:id"/>
        </img>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{if (parent::figure) then 'div' else 'span'}">
          <xsl:attribute name="class" select="'absent'"/>
          <xsl:call-template name="ep:id"/>
          <xsl:value-of select="f:label('picture'), @alternative" separator=": "/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
