<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, paragraphs, speeches, verse, figures. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Whether an element stands in running text, not among blocks. -->
  <xsl:function name="f:is-inline" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/(parent::div | parent::body | parent::front | parent::back | parent::group | parent::text
        | parent::floatingText | parent::sp | parent::spGrp | parent::lg | parent::castList | parent::castGroup | parent::titlePage
        | parent::opener | parent::closer | parent::postscript | parent::performance | parent::set))"/>
  </xsl:function>

  <!-- White space between blocks is not text. -->
  <xsl:template match="div/text() | body/text() | front/text() | back/text() | group/text() | text/text() | floatingText/text()
      | sp/text() | spGrp/text() | lg/text() | list/text() | table/text() | row/text() | figure/text() | castList/text() | castGroup/text()
      | titlePage/text() | docTitle/text() | postscript/text() | choice/text() | subst/text() | cit/text() | performance/text()" mode="f:text"/>

  <xsl:template match="text | front | body | back | group | div | titlePage | castList | castGroup | performance | set | spGrp | postscript | cit
      | docTitle" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="front | back | group/text" mode="f:text" priority="1">
    <xsl:next-match/>
    <xsl:text>&#10;&#10;#rule&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="floatingText" mode="f:text">
    <xsl:text>&#10;&#10;#floating-text[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>];&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- The heading of the document, and what is known of it. A source note before it is set above. -->
  <xsl:template match="head" mode="f:text">
    <xsl:variable name="depth" as="xs:integer" select="count(ancestor::div | ancestor::floatingText | ancestor::group)"/>
    <xsl:variable name="level" as="xs:integer" select="if (. is $f:head) then 1 else max((2, min(($depth + 1, 4))))"/>
    <xsl:value-of select="'&#10;&#10;#head(' || $level || ')['"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="'];' || '&#10;&#10;'"/>
    <xsl:if test=". is $f:head">
      <xsl:call-template name="f:facts"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="list/head | table/head | lg/head | figure/head | castList/head | castGroup/head | argument" mode="f:text" priority="1">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'caption'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A paragraph begins with its speaker: in the margin when the editors supplied the name, else before the words. -->
  <xsl:template match="p | ab" mode="f:text">
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:apply-templates select="parent::sp/speaker[following-sibling::*[1] is current()]" mode="f:before"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:mode name="f:before" on-no-match="fail" on-multiple-match="use-last"/>

  <xsl:template match="speaker" mode="f:before">
    <xsl:text>#speaker[</xsl:text>
    <xsl:apply-templates mode="f:text"/>
    <xsl:text>]; </xsl:text>
  </xsl:template>

  <xsl:template match="speaker[f:is-supplied(.)]" mode="f:before">
    <xsl:value-of select="'#says[' || f:t(normalize-space()) || '];'"/>
  </xsl:template>

  <xsl:template match="sp" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="speaker" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'speaker-line'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- It stands before the words. -->
  <xsl:template match="speaker[following-sibling::*[1][self::p or self::ab]]" mode="f:text" priority="1"/>

  <xsl:template match="said" mode="f:text">
    <xsl:value-of select="f:announces(.) ! ('#says[' || f:t(f:short-name(., root(current()))) || '];')"/>
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="opener" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'opener'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="closer | signed | byline" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'closer'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="dateline" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'dateline'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="salute | trailer | docAuthor | docDate | titlePart | docImprint | epigraph | stage[not(f:is-inline(.))] | castItem
      | address | addrLine" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="if (self::trailer or ancestor::titlePage) then 'centred' else if (self::stage) then 'caption' else 'block'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What holds or stands among phrases is no block of its own. -->
  <xsl:template match="p//dateline | p//signed | closer/signed | closer/dateline | closer/salute | closer/byline | signed/* | dateline/*" mode="f:text" priority="0.8">
    <xsl:apply-templates mode="f:text"/>
    <xsl:if test="parent::closer and following-sibling::*">
      <xsl:text> \&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="q[p | lg | list | sp] | quote[p | lg | l | list | floatingText | sp] | cit/quote[not(ancestor::p)]" mode="f:text" priority="1">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'block-quote'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="lg" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="set" select="'verse'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="l" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="if (following-sibling::*[1][self::l]) then ' \&#10;' else '&#10;&#10;'"/>
  </xsl:template>

  <xsl:template match="figure" mode="f:text">
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:apply-templates select="* except figDesc" mode="f:text"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- A picture is told by its description. -->
  <xsl:template match="graphic" mode="f:text">
    <xsl:value-of select="'#gap[' || f:t(normalize-space((../figDesc, desc, @url)[1])) || '];'"/>
  </xsl:template>

  <!-- A block whose look the template knows by the name of a function. -->
  <xsl:template name="f:block">
    <xsl:param name="set" as="xs:string"/>
    <xsl:value-of select="'&#10;&#10;#' || $set || '['"/>
    <xsl:apply-templates mode="f:text"/>
    <xsl:value-of select="'];' || '&#10;&#10;'"/>
  </xsl:template>
</xsl:stylesheet>
