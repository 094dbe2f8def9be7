<?xml version="1.0" encoding="UTF-8"?>
<!-- Text and phrases: emphasis, names, references, page breaks, editorial interventions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="f:text">
    <xsl:value-of select="f:whole(.)"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction() | fw | index" mode="f:text"/>

  <!-- A phrase: a span with the element name as its class, or a div if it contains blocks. -->
  <xsl:template name="f:phrase">
    <xsl:param name="name" as="xs:string" select="'span'"/>
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else $name}">
      <xsl:attribute name="class" select="local-name(), f:rend(.)" separator=" "/>
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <!-- An element without a template becomes a phrase, with a message. -->
  <xsl:template match="*" mode="f:text" priority="-2">
    <xsl:message select="'no template for ' || name() || ': its content is set as it is'"/>
    <xsl:call-template name="f:phrase"/>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | name | rs | num | measure | idno | bibl | biblScope | publisher | pubPlace | seg | author
      | editor | surname | forename | settlement | country | geogName | affiliation | roleName | s | w | pc | c | ident | code | date | time | mentioned
      | distinct | desc | resp | actor | role | roleDesc | sic | orig | ex | am | subst | surplus | gloss | soCalled | term | quote | q | extent
      | geo | location | region | occupation | birth | death | floruit | sex | gender | nationality | residence | education | faith | event | addName
      | nameLink | genName | state | trait | bloc | district | email | objectName | biblStruct | monogr | analytic | imprint | series | edition
      | title | stage | damage | addrLine | docDate | docAuthor | expan | reg | corr | unclear | foreign | cit | figDesc" mode="f:text" priority="-1">
    <xsl:call-template name="f:phrase"/>
  </xsl:template>

  <xsl:template match="emph | abbr | del | add" mode="f:text">
    <xsl:call-template name="f:phrase">
      <xsl:with-param name="name" select="map{'emph': 'em', 'abbr': 'abbr', 'del': 'del', 'add': 'ins'}(local-name())"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="hi" mode="f:text">
    <xsl:call-template name="f:phrase">
      <xsl:with-param name="name" select="if (matches(@rend, 'ital')) then 'i' else if (matches(@rend, 'bold|strong')) then 'b'
          else if (matches(@rend, '^sup')) then 'sup' else if (matches(@rend, '^sub')) then 'sub' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="lb" mode="f:text">
    <br/>
  </xsl:template>

  <xsl:template match="anchor | milestone" mode="f:text">
    <xsl:variable name="inline" as="xs:boolean" select="f:is-inline(.)"/>
    <xsl:if test="@xml:id">
      <xsl:element name="{if ($inline) then 'span' else 'div'}">
        <xsl:call-template name="f:id"/>
      </xsl:element>
    </xsl:if>
    <xsl:if test="self::milestone and not($inline)">
      <hr/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pb" mode="f:text">
    <xsl:call-template name="f:pagebreak">
      <xsl:with-param name="name" select="if (f:is-inline(.)) then 'span' else 'div'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A page break with an entry in the page list. In a note, which is outside that order, it is only displayed. -->
  <xsl:template name="f:pagebreak">
    <xsl:param name="name" as="xs:string" select="'span'"/>
    <xsl:if test="@n">
      <xsl:element name="{$name}">
        <xsl:if test="not(ancestor::note)">
          <xsl:attribute name="epub:type" select="'pagebreak'"/>
          <xsl:attribute name="role" select="'doc-pagebreak'"/>
          <xsl:attribute name="id" select="f:page-id(.)"/>
          <xsl:attribute name="aria-label" select="f:label('original-page', @n)"/>
        </xsl:if>
        <xsl:attribute name="class" select="'pb'"/>
        <xsl:value-of select="@n"/>
      </xsl:element>
      <xsl:if test="@xml:id">
        <span><xsl:call-template name="f:id"/></span>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- References. A reference without a target becomes text. -->
  <xsl:template match="ref | ptr" mode="f:text">
    <xsl:variable name="address" as="xs:string?" select="@target ! f:address(.)"/>
    <xsl:variable name="words" as="node()*">
      <xsl:apply-templates mode="f:text"/>
      <xsl:value-of select="@target[not(current()/node())]"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$address and not(f:has-blocks(.) or .//note or .//ref or ancestor::ref)">
        <a href="{$address}">
          <xsl:call-template name="f:id"/>
          <xsl:sequence select="$words"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span class="{local-name()}">
          <xsl:call-template name="f:id"/>
          <xsl:sequence select="$words"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Editorial interventions -->

  <xsl:template match="choice" mode="f:text">
    <xsl:apply-templates select="(corr, reg, expan, sic, orig, abbr, *)[1]" mode="f:text"/>
  </xsl:template>

  <xsl:template match="supplied" mode="f:text">
    <xsl:text>[</xsl:text>
    <xsl:call-template name="f:phrase"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="gap" mode="f:text">
    <span class="gap">[<xsl:value-of select="f:label(if (@reason = ('illegible', 'damage')) then 'illegible' else 'omitted')"/>]</span>
  </xsl:template>
</xsl:stylesheet>
