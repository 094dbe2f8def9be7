<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text: blocks, lists, tables, verse, names, uncertain readings. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="f:text" on-no-match="fail" on-multiple-match="use-last" use-accumulators="f:note f:page f:paragraph f:pb"/>

  <xsl:template match="text()" mode="f:text">
    <xsl:value-of select="f:whole(.)"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="f:text"/>

  <!-- An element without a template is displayed, with a message. -->
  <xsl:template match="*" mode="f:text" priority="-2">
    <xsl:message select="'no template for ' || name() || ': its content is shown'"/>
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:attribute name="class" select="'tei-' || local-name()"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <!-- Test whether an element without a template contains blocks. -->
  <xsl:function name="f:is-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(p | ab | list | table | ./div | head | lg | l | figure | sp))"/>
  </xsl:function>

  <!-- Divisions -->

  <xsl:template match="text | front | body | back | group" mode="f:text">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <!-- The bodies of notes after the text, which are displayed as footnotes instead. -->
  <xsl:template match="back/div[@type = 'notes']" mode="f:text" priority="3"/>

  <xsl:template match="div | floatingText | titlePage | castList | performance" mode="f:text">
    <section class="{string-join((local-name(), @type, @subtype), ' ')}">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </section>
  </xsl:template>

  <!-- A division that is the whole document adds nothing. -->
  <xsl:template match="body/div[not(../(* except current()))]" mode="f:text" priority="1">
    <xsl:apply-templates mode="f:text"/>
  </xsl:template>

  <xsl:template match="head" mode="f:text">
    <xsl:variable name="level" as="xs:integer" select="min((count(ancestor::div | ancestor::floatingText | ancestor::group) + 1, 6))"/>
    <xsl:if test="not(. is $f:head)">
      <xsl:element name="h{max(($level, 2))}">
        <xsl:copy-of select="f:id(.)"/>
        <xsl:apply-templates mode="f:text"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template match="list/head | table/head | lg/head | figure/head | castList/head | castGroup/head" mode="f:text" priority="1">
    <p class="caption">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </p>
  </xsl:template>

  <!-- Paragraphs. One that contains blocks cannot be a p in HTML. -->

  <xsl:template match="p | ab" mode="f:text">
    <xsl:element name="{if (list | table | figure | floatingText | lg | p | quote[p] | q[p] | said[p] | castList) then 'div' else 'p'}">
      <xsl:attribute name="class" select="'p', f:rend(.)" separator=" "/>
      <xsl:copy-of select="f:lang(.)"/>
      <xsl:for-each select="f:paragraph-id(.)">
        <xsl:attribute name="id" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="f:text"/>
      <xsl:call-template name="f:permalink"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="opener | closer | dateline | salute | signed | byline | trailer | argument | address | addrLine |
      docAuthor | docDate | docTitle | titlePart | docImprint | stage[not(ancestor::p | ancestor::l)] | set | castItem" mode="f:text">
    <xsl:element name="{if (ancestor::p or ancestor::dateline or ancestor::signed) then 'span' else 'div'}">
      <xsl:attribute name="class" select="local-name(), f:rend(.)" separator=" "/>
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="postscript | epigraph | cit | castGroup | spGrp" mode="f:text">
    <div class="{local-name()}">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </div>
  </xsl:template>

  <xsl:template match="stage" mode="f:text">
    <span class="stage">
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="lb" mode="f:text">
    <br/>
  </xsl:template>

  <xsl:template match="milestone" mode="f:text">
    <hr class="milestone"/>
  </xsl:template>

  <xsl:template match="milestone[ancestor::p] | anchor | index | fw" mode="f:text" priority="1">
    <span class="{local-name()}">
      <xsl:copy-of select="f:id(.)"/>
    </span>
  </xsl:template>

  <!-- Page breaks: a link to itself, in the margin if there is room. -->

  <xsl:template match="pb[@n]" mode="f:text">
    <xsl:variable name="id" as="xs:string" select="(@xml:id, 'pg_' || translate(@n, ' []', ''))[1]"/>
    <a class="pb" id="{$id}" href="#{$id}" aria-label="{f:label('original-page', @n)}">
      <span>
        <xsl:value-of select="@n"/>
      </span>
    </a>
    <xsl:call-template name="f:to-picture"/>
  </xsl:template>

  <xsl:template match="pb" mode="f:text" priority="-1">
    <xsl:call-template name="f:to-picture"/>
  </xsl:template>

  <!-- Lists -->

  <xsl:template match="list[label]" mode="f:text" priority="1">
    <dl class="list labelled">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:for-each-group select="* except head" group-starting-with="label">
        <div>
          <xsl:apply-templates select="current-group()" mode="f:text"/>
        </div>
      </xsl:for-each-group>
    </dl>
  </xsl:template>

  <xsl:template match="list" mode="f:text">
    <xsl:apply-templates select="head" mode="f:text"/>
    <xsl:element name="{if (@rend = ('ordered', 'numbered') or @type = 'ordered') then 'ol' else 'ul'}">
      <xsl:attribute name="class" select="'list', @type" separator=" "/>
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates select="node() except head" mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="label" mode="f:text">
    <dt>
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </dt>
  </xsl:template>

  <xsl:template match="label[not(parent::list)]" mode="f:text" priority="1">
    <span class="label">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:function name="f:is-labelled" as="xs:boolean" cache="yes">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="exists($list/label)"/>
  </xsl:function>

  <xsl:template match="item" mode="f:text">
    <xsl:element name="{if (parent::list ! f:is-labelled(.)) then 'dd' else 'li'}">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <!-- A page break between items becomes an item, because HTML lists allow nothing else. -->
  <xsl:template match="list/pb | list/milestone | list/anchor" mode="f:text" priority="2">
    <xsl:element name="{if (parent::list ! f:is-labelled(.)) then 'dd' else 'li'}">
      <xsl:attribute name="class" select="'between'"/>
      <xsl:next-match/>
    </xsl:element>
  </xsl:template>

  <!-- Tables and figures -->

  <xsl:template match="table" mode="f:text">
    <div class="table" tabindex="0" role="group">
      <table>
        <xsl:copy-of select="f:id(.)"/>
        <xsl:for-each select="head">
          <caption>
            <xsl:copy-of select="f:id(.)"/>
            <xsl:apply-templates mode="f:text"/>
          </caption>
        </xsl:for-each>
        <tbody>
          <xsl:apply-templates select="row" mode="f:text"/>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="row" mode="f:text">
    <tr>
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates select="cell" mode="f:text"/>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="f:text">
    <xsl:variable name="is-label" as="xs:boolean" select="(@role, ../@role) = 'label'"/>
    <xsl:element name="{if ($is-label) then 'th' else 'td'}">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:for-each select="@cols[. castable as xs:positiveInteger]">
        <xsl:attribute name="colspan" select="."/>
      </xsl:for-each>
      <xsl:for-each select="@rows[. castable as xs:positiveInteger]">
        <xsl:attribute name="rowspan" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="figure" mode="f:text">
    <figure>
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates select="* except (head, figDesc)" mode="f:text"/>
      <xsl:where-populated>
        <figcaption>
          <xsl:apply-templates select="head/node(), figDesc[not(../graphic)]/node()" mode="f:text"/>
        </figcaption>
      </xsl:where-populated>
    </figure>
  </xsl:template>

  <xsl:template match="graphic" mode="f:text">
    <xsl:variable name="description" as="xs:string" select="normalize-space((../figDesc, desc)[1])"/>
    <xsl:choose>
      <xsl:when test="not(f:is-safe(@url))"/>
      <xsl:when test="f:is-remote(@url)">
        <a class="graphic" href="{@url}">{($description[. ne ''], f:label('picture'))[1]}</a>
      </xsl:when>
      <xsl:otherwise>
        <img src="{f:picture-at(@url)}" alt="{$description}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!--
    Quotations keep the quotation marks of the source. They are not q elements, because browsers add marks to these.
  -->

  <xsl:template match="q | quote | soCalled | mentioned" mode="f:text">
    <span class="{local-name()}">
      <xsl:copy-of select="f:lang(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="q[p | lg | list] | quote[p | lg | l | list | floatingText] | cit/quote[not(ancestor::p)]" mode="f:text" priority="1">
    <blockquote>
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </blockquote>
  </xsl:template>

  <!-- Verse -->

  <xsl:template match="lg" mode="f:text">
    <div class="lg">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="f:text">
    <span class="l">
      <xsl:copy-of select="f:id(.)"/>
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <!-- Phrases -->

  <xsl:template match="hi" mode="f:text">
    <xsl:element name="{if (tokenize(@rend) = ('sup', 'superscript')) then 'sup' else if (tokenize(@rend) = ('sub', 'subscript')) then 'sub'
        else if (tokenize(@rend) = ('bold', 'strong')) then 'b' else if (tokenize(@rend) = ('italic', 'italics')) then 'i' else 'span'}">
      <xsl:attribute name="class" select="'hi', f:rend(.)" separator=" "/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="emph | foreign | term[not(@type = 'kind')] | gloss | title | roleName[ancestor::text]" mode="f:text">
    <xsl:element name="{if (self::emph) then 'em' else if (self::title[not(@level = 'a')] or self::foreign) then 'i' else 'span'}">
      <xsl:copy-of select="f:lang(.)"/>
      <xsl:attribute name="class" select="local-name()"/>
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="persName | rs" mode="f:text">
    <xsl:variable name="id" as="xs:string?" select="f:ids(@ref)[1]"/>
    <xsl:choose>
      <xsl:when test="$id and exists(f:person($id, root()))">
        <a class="name" href="#person-{$id}">
          <xsl:apply-templates mode="f:text"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span class="{local-name()}">
          <xsl:apply-templates mode="f:text"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="placeName | orgName | name | num | measure | idno | bibl | biblScope | publisher | pubPlace | seg | author | editor |
      surname | forename | settlement | country | geogName | affiliation | s | w | pc | ident | code | said[not(@who)] | date[not(@when)] |
      time[not(@when)] | mentioned | distinct | desc | resp | actor | role | roleDesc" mode="f:text" priority="-1">
    <span class="{local-name()}">
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="date[@when] | time[@when]" mode="f:text">
    <time datetime="{@when}" title="{f:date(@when)}">
      <xsl:apply-templates mode="f:text"/>
    </time>
  </xsl:template>

  <!-- Editorial interventions -->

  <xsl:template match="choice" mode="f:text">
    <xsl:variable name="shown" as="element()?" select="(corr, reg, expan, sic, orig, abbr, *)[1]"/>
    <xsl:variable name="other" as="element()?" select="(* except $shown)[1]"/>
    <span class="choice" title="{normalize-space($other)}">
      <xsl:apply-templates select="$shown" mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="sic | corr | orig | reg | unclear | damage | surplus | ex | am | subst" mode="f:text">
    <span class="{local-name()}">
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="abbr | expan" mode="f:text">
    <span class="{local-name()}">
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="del | add" mode="f:text">
    <xsl:element name="{if (self::del) then 'del' else 'ins'}">
      <xsl:apply-templates mode="f:text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="supplied" mode="f:text">
    <span class="supplied bracketed" title="{f:label('supplied')}">
      <xsl:apply-templates mode="f:text"/>
    </span>
  </xsl:template>

  <xsl:template match="gap" mode="f:text">
    <span class="gap">[{f:label(if (@reason = ('illegible', 'damage')) then 'illegible' else 'omitted')}]</span>
  </xsl:template>

  <!-- Attributes -->

  <!-- Common attributes of a block: ID, language and its direction. -->
  <xsl:function name="f:id" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="$element/@xml:id">
      <xsl:attribute name="id" select="."/>
    </xsl:for-each>
    <xsl:sequence select="f:lang($element)"/>
  </xsl:function>

  <xsl:function name="f:lang" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="$element/@xml:lang[. ne '']">
      <xsl:attribute name="lang" select="."/>
      <xsl:attribute name="dir" select="f:direction(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The values of @rend as class names. -->
  <xsl:function name="f:rend" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@rend) ! ('rend-' || replace(., '[^\w-]', ''))"/>
  </xsl:function>
</xsl:stylesheet>
