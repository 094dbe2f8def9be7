<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of a text: title page, contents, divisions, headings, embedded texts. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Set a table of contents: yes, no, or auto (for books with more than five headings). -->
  <xsl:param name="contents" as="xs:string" select="'auto'"/>

  <xsl:variable name="f:book" as="xs:boolean" select="f:is-book(/TEI)"/>

  <xsl:template match="text | front | body | back | group" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- The bodies of notes after the text, which are set as footnotes instead. -->
  <xsl:template match="back[not(* except div[@type = 'notes'])]" mode="f:text" priority="2"/>

  <xsl:template match="back[not($f:book)] | front[not(titlePage or $f:book)] | group/text[preceding-sibling::text]" mode="f:text" priority="1">
    <xsl:value-of select="'&#10;&#10;#rule&#10;&#10;'[not(current()/self::front)]"/>
    <xsl:next-match/>
    <xsl:value-of select="'&#10;&#10;#rule&#10;&#10;'[current()/self::front]"/>
  </xsl:template>

  <xsl:template match="div" mode="f:text">
    <xsl:if test="f:begins-page(.)">
      <xsl:text>&#10;&#10;#new-page&#10;</xsl:text>
    </xsl:if>
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:function name="f:begins-page" as="xs:boolean">
    <xsl:param name="div" as="element(div)"/>
    <xsl:sequence select="$f:book and not($div/ancestor::floatingText) and ($div/@type = ('part', 'chapter') or $div[parent::front | parent::back]/head
        or $div is $div/parent::body/div[1])"/>
  </xsl:function>

  <!-- Headings -->

  <xsl:template match="head" mode="f:text">
    <xsl:variable name="short" as="element(head)?" select="../head[contains(@type, 'short')][1]"/>
    <xsl:variable name="level" as="xs:integer" select="f:level(.)"/>
    <xsl:if test="$f:book and $level eq 1 and not(ancestor::floatingText)">
      <xsl:value-of select="'&#10;&#10;#running(opening: ' || exists(parent::div[f:begins-page(.)]) || ', ' || f:string(f:brief($f:short)) || ', ' || f:string(f:brief(($short, .)[1]/f:plain(.))) || ')'"/>
    </xsl:if>
    <xsl:value-of select="'&#10;&#10;#head(' || $level || ')['"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="'];' || '&#10;&#10;'"/>
    <xsl:if test=". is f:head-of(ancestor::TEI[1])">
      <xsl:call-template name="f:facts"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="head[not(f:is-heading(.))]" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'subhead'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="head[contains(@type, 'short')]" mode="f:text" priority="1"/>

  <xsl:template match="list/head | table/head | lg/head | castList/head | castGroup/head | listBibl/head | listPerson/head | listPlace/head
      | listOrg/head | argument" mode="f:text" priority="2">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'caption'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="floatingText" mode="f:text">
    <xsl:text>&#10;&#10;#floating-text[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- The title page, followed by the contents. -->

  <xsl:template match="titlePage" mode="f:text">
    <xsl:text>&#10;&#10;#title-page[</xsl:text>
    <xsl:apply-templates select="(preceding-sibling::* | parent::front/preceding-sibling::*)[f:before-title-page(.)]" mode="f:before"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>

  <!--
    A page of the original that begins with the title page is marked on the title page; a mark before it would fill a
    separate page.
  -->
  <xsl:function name="f:before-title-page" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/self::pb[parent::text | parent::front]/following-sibling::*[not(self::pb)][1]
        /(self::titlePage | self::front/*[not(self::pb)][1]/self::titlePage))"/>
  </xsl:function>

  <xsl:template match="pb[f:before-title-page(.)]" mode="f:text" priority="1"/>

  <xsl:template match="/TEI/text/front/titlePage[last()]" mode="f:text">
    <xsl:next-match/>
    <xsl:call-template name="f:contents"/>
  </xsl:template>

  <xsl:template name="f:contents">
    <xsl:if test="$contents = 'yes' or $contents = 'auto' and $f:book and count(/TEI/text//div/head[f:is-heading(.)]) gt 5">
      <xsl:value-of select="'&#10;&#10;#contents[' || f:t(f:label('contents')) || '];&#10;&#10;'"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="docTitle" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- The first part of the title is the title; without docTitle, the first titlePart. -->
  <xsl:template match="titlePart" mode="f:text">
    <xsl:variable name="main" as="xs:boolean" select="(ancestor::titlePage | ancestor::front)[1]//titlePart[1] is ."/>
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="if ($main and ancestor::titlePage) then 'title-main' else 'title-part'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="docAuthor | docDate | docImprint | titlePage/byline | docEdition | imprimatur" mode="f:text" priority="1">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'centred'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="docImprint/docDate | byline/docAuthor" mode="f:text" priority="2">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>
</xsl:stylesheet>
