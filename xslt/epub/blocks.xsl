<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs and similar blocks; figures. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!--
    Test whether an element contains blocks, apart from its notes. It then cannot become a paragraph or a phrase in
    HTML.
  -->
  <xsl:function name="f:has-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and exists($element//(list | table | p | ab | lg | l | figure | graphic | floatingText | castList | sp | listBibl | quote[contains(@rend, 'block')]
        | div | dateline | signed | salute | address)[not(ancestor::note[f:is-foot(.)][ancestor::* intersect $element])])"/>
  </xsl:function>

  <!-- Test whether an element is inside a phrase in HTML, where blocks are not allowed. -->
  <xsl:function name="f:in-phrase" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $phrase in $element/ancestor::*[self::head or self::speaker or self::l or self::titlePart]
        satisfies empty($element/ancestor::note[f:is-foot(.)][. >> $phrase])"/>
  </xsl:function>

  <!-- A block. Its classes are its TEI name and the values of @rend. -->
  <xsl:template name="f:block">
    <xsl:param name="name" as="xs:string" select="'p'"/>
    <xsl:element name="{if (f:in-phrase(.)) then 'span' else if ($name eq 'p' and f:has-blocks(.)) then 'div' else $name}">
      <xsl:attribute name="class" select="local-name(), f:rend(.)" separator=" "/>
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <!-- Return the values of @rend that are valid as class names in CSS. -->
  <xsl:function name="f:rend" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@rend)[matches(., '^[A-Za-z][\w-]*$')] ! ('rend-' || lower-case(.))"/>
  </xsl:function>

  <xsl:template match="text()[not(normalize-space())][local-name(..) = $f:element-only]" mode="f:text" priority="0.6"/>

  <xsl:template match="front | body | back | group" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- The text, with its title if there is no heading or title page. -->
  <xsl:template match="text" mode="f:text">
    <xsl:param name="unit" as="element()" tunnel="yes"/>
    <section class="text">
      <xsl:call-template name="f:id"/>
      <xsl:if test="parent::TEI and not(f:head-of(..) or front/titlePage)">
        <h1><xsl:value-of select="(f:title-of(.., 'main'), f:label('text'))[. ne ''][1]"/></h1>
      </xsl:if>
      <xsl:apply-templates mode="f:text"/>
    </section>
  </xsl:template>

  <xsl:template match="div | floatingText | titlePage | castList | castGroup | performance | set | lg | postscript | epigraph | cit | spGrp
      | listBibl | listPerson | listPlace | listOrg | argument" mode="f:text">
    <xsl:element name="{if (self::div or self::floatingText or self::titlePage) then 'section' else 'div'}">
      <xsl:attribute name="class" select="local-name(), @type[matches(., '^[A-Za-z][\w-]*$')], f:rend(.)" separator=" "/>
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <!-- Content that has a file of its own is not repeated in the enclosing file. -->
  <xsl:template match="div[f:is-unit(.)]" mode="f:text">
    <xsl:param name="unit" as="element()" tunnel="yes"/>
    <xsl:if test=". is $unit">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="head" mode="f:text">
    <xsl:element name="h{min((f:level(.), 6))}">
      <xsl:attribute name="id" select="f:heading-id(.)"/>
      <xsl:if test="@xml:id">
        <span><xsl:call-template name="f:id"/></span>
      </xsl:if>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="head[not(f:is-heading(.))]" mode="f:text">
    <p class="subhead">
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </p>
  </xsl:template>

  <xsl:template match="head[contains(@type, 'short')]" mode="f:text" priority="1"/>

  <xsl:template match="p | ab | opener | closer | signed | byline | dateline | salute | trailer | address | docAuthor | docDate | docImprint | titlePart
      | docEdition | castItem | stage[not(f:is-inline(.))] | quote[not(f:is-inline(.))] | q[not(f:is-inline(.))] | bibl[not(f:is-inline(.))] | cit[not(f:is-inline(.))]/bibl
      | person | place | org | ref[not(f:is-inline(.))] | castGroup/roleDesc" mode="f:text">
    <xsl:call-template name="f:block">
      <xsl:with-param name="name" select="if (self::quote or self::q) then 'blockquote' else if (self::opener or self::closer) then 'div' else 'p'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Parts of a letter or a title inside phrases or inside each other. -->
  <xsl:template match="dateline/* | signed/* | docImprint/* | byline/* | salute/* | address/*" mode="f:text" priority="0.55">
    <span class="{local-name()}">
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </span>
    <xsl:if test="parent::address and following-sibling::*">
      <br/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="lb[parent::dateline | parent::signed | parent::docImprint | parent::byline | parent::salute | parent::address]" mode="f:text" priority="0.8">
    <br/>
  </xsl:template>

  <xsl:template match="note[parent::dateline | parent::signed | parent::byline | parent::salute] | (dateline | signed | byline | salute)/(hi | pb | ref)" mode="f:text" priority="0.8">
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="docTitle" mode="f:text">
    <div class="docTitle">
      <xsl:apply-templates mode="f:text"/>
    </div>
  </xsl:template>

  <!-- The first part of the title is the heading of the book. -->
  <xsl:template match="titlePage//titlePart[. is ancestor::titlePage//titlePart[1]]" mode="f:text" priority="1">
    <h1 class="titlePart">
      <xsl:apply-templates mode="f:text"/>
    </h1>
  </xsl:template>

  <xsl:template match="cit[not(f:is-inline(.))]/quote | quote[contains(@rend, 'block') or p or lg or l or list] | q[p or lg or list]" mode="f:text" priority="1">
    <xsl:call-template name="f:block">
      <xsl:with-param name="name" select="'blockquote'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="l" mode="f:text">
    <p class="l">
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates mode="f:text"/>
    </p>
  </xsl:template>

  <xsl:template match="person/* | place/* | org/*" mode="f:text">
    <span class="{local-name()}"><xsl:apply-templates mode="f:text"/></span>
    <xsl:value-of select="', '[current()/following-sibling::*]"/>
  </xsl:template>

  <!-- Figures -->

  <xsl:variable name="f:pictures" as="map(xs:string, xs:string)" select="map:merge(
      tokenize($pictures, '\n')[contains(., '&#x9;')] ! map:entry(substring-before(., '&#x9;'), substring-after(., '&#x9;')))"/>

  <xsl:template match="figure" mode="f:text">
    <figure>
      <xsl:call-template name="f:id"/>
      <xsl:apply-templates select="* except (head, figDesc)" mode="f:text"/>
      <xsl:if test="head">
        <figcaption>
          <xsl:apply-templates select="head/node()" mode="f:text"/>
        </figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <xsl:template match="graphic" mode="f:text">
    <xsl:variable name="description" as="xs:string?" select="(../figDesc, desc, .)/normalize-space()[. ne ''] => head()"/>
    <xsl:variable name="file" as="xs:string?" select="@url ! $f:pictures(.)"/>
    <xsl:choose>
      <xsl:when test="$file">
        <img src="{$file}" alt="{($description, f:label('picture'))[1]}"/>
      </xsl:when>
      <xsl:otherwise>
        <div class="absent"><xsl:value-of select="f:label('picture'), $description" separator=": "/></div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
