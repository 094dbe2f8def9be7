<?xml version="1.0" encoding="UTF-8"?>
<!--
  The critical apparatus: the lemma, or the first reading, is in the text, and a note of a series of its own has the
  readings and their witnesses.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Number of entries of the apparatus in the text up to this point. -->
  <xsl:accumulator name="rp:app" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="0"/>
    <xsl:accumulator-rule match="app[rp:has-note(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Entries outside the text, by the identifier of the element at which their lemma ends. -->
  <xsl:key name="rp:app-at" match="listApp//app[@from | @to]" use="(@to, @from)[1] ! substring-after(., '#')"/>

  <!-- Test whether the apparatus outside the text belongs to an element of the text. -->
  <xsl:function name="rp:is-located" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="exists(key('rp:id', ($app/@to, $app/@from)[1] ! substring-after(., '#'), root($app))
      [self::anchor or self::seg or self::w or self::milestone])"/>
  </xsl:function>

  <!-- Test whether an entry is read as a note: it has a second reading or a note, and is not inside a reading or a note. -->
  <xsl:function name="rp:has-note" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists(($app//(lem | rdg | note))[2]) and empty($app/(ancestor::rdg | ancestor::note))
      and (empty($app/parent::listApp) or rp:is-located($app))"/>
  </xsl:function>

  <!-- The lemma of an entry, or its first reading if it has none; and the other readings, with those of groups. -->
  <xsl:function name="rp:lemma" as="element()?">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="($app/lem, $app/rdgGrp/lem, $app//rdg[rp:app-of(.) is $app])[1]"/>
  </xsl:function>

  <xsl:function name="rp:readings" as="element()*">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="$app//rdg[rp:app-of(.) is $app] except rp:lemma($app)"/>
  </xsl:function>

  <xsl:function name="rp:app-of" as="element()?">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="$reading/ancestor::app[1]"/>
  </xsl:function>

  <!-- An entry inside a reading, or a choice of readings in a note, is an alternate; the series of notes is not nested. -->
  <xsl:template match="app" mode="r:read">
    <xsl:choose>
      <xsl:when test="ancestor::rdg or ancestor::note">
        <xsl:call-template name="r:alternate">
          <xsl:with-param name="default" select="rp:lemma(.)"/>
          <xsl:with-param name="alternate" select="rp:readings(.)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="rp:lemma(.)" mode="r:read"/>
        <xsl:if test="rp:has-note(.)">
          <xsl:call-template name="rp:apparatus-note"/>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The note with the readings of an entry. -->
  <xsl:template name="rp:apparatus-note">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="position" as="xs:integer" select="accumulator-before('rp:app')"/>
    <note id="{(r:id(.), rp:generated-id('app' || $position, .))[1]}" kind="app" place="foot" series="apparatus" by="apparatus"
      number="{rp:letters($position)}" display="{if ($rp:inline) then 'inline' else 'block'}">
      <xsl:call-template name="rp:apparatus-entry"/>
    </note>
  </xsl:template>

  <!-- Return the letters that number an entry: a to z, aa, ab and so on. -->
  <xsl:function name="rp:letters" as="xs:string">
    <xsl:param name="position" as="xs:integer"/>
    <xsl:number value="$position" format="a"/>
  </xsl:function>

  <!-- The readings of an entry, in phrases if they contain no blocks. -->
  <xsl:template name="rp:apparatus-entry">
    <xsl:param name="label" as="xs:string?"/>
    <xsl:variable name="lemma" as="element()?" select="rp:lemma(.)"/>
    <xsl:variable name="readings" as="element()*" select="rp:readings(.)"/>
    <xsl:choose>
      <xsl:when test="some $reading in $readings satisfies rp:holds-blocks($reading)">
        <xsl:attribute name="content" select="'blocks'"/>
        <xsl:for-each select="$label">
          <label>
            <xsl:value-of select="."/>
          </label>
        </xsl:for-each>
        <xsl:for-each select="$readings">
          <block kind="rdg">
            <xsl:variable name="blocks" as="xs:boolean" select="rp:holds-blocks(.)"/>
            <xsl:attribute name="content" select="if ($blocks) then 'blocks' else 'inline'"/>
            <xsl:for-each select="rp:sigla(.)[. ne '']">
              <label kind="wit">
                <xsl:value-of select="f:label('colon', (., ''))"/>
              </label>
              <xsl:value-of select="' '[not($blocks)]"/>
            </xsl:for-each>
            <xsl:choose>
              <xsl:when test="$blocks">
                <xsl:call-template name="rp:blocks"/>
              </xsl:when>
              <xsl:otherwise>
                <xsl:call-template name="rp:phrases"/>
              </xsl:otherwise>
            </xsl:choose>
          </block>
        </xsl:for-each>
        <xsl:call-template name="rp:blocks">
          <xsl:with-param name="content" select="note"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="content" select="'inline'"/>
        <xsl:for-each select="$label">
          <label>
            <xsl:value-of select="."/>
          </label>
        </xsl:for-each>
        <xsl:for-each select="$lemma">
          <inline kind="lem">
            <xsl:value-of select="rp:base-text(.)"/>
          </inline>
          <xsl:call-template name="rp:witnesses"/>
          <xsl:text>] </xsl:text>
        </xsl:for-each>
        <xsl:for-each select="$readings">
          <xsl:value-of select="if (position() gt 1) then '; ' else ''"/>
          <inline kind="rdg">
            <xsl:call-template name="rp:kind"/>
            <xsl:call-template name="rp:phrases"/>
            <xsl:value-of select="f:label('reading-omitted')[not(current()/node())]"/>
          </inline>
          <xsl:call-template name="rp:witnesses"/>
        </xsl:for-each>
        <xsl:for-each select="note, noteGrp/note">
          <xsl:value-of select="if (position() eq 1 and empty($readings)) then '' else ' — '"/>
          <xsl:call-template name="rp:phrases"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The witnesses of a reading and the details about them. -->
  <xsl:template name="rp:witnesses">
    <xsl:for-each select="rp:sigla(.)[. ne '']">
      <xsl:text> </xsl:text>
      <inline kind="wit" rend="italic">
        <xsl:value-of select="."/>
      </inline>
    </xsl:for-each>
    <xsl:variable name="reading" as="element()" select="."/>
    <xsl:for-each select="following-sibling::witDetail[preceding-sibling::*[self::rdg or self::lem][1] is $reading]">
      <xsl:text> (</xsl:text>
      <xsl:call-template name="rp:phrases"/>
      <xsl:text>)</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- Return the sigla of a reading: of @wit, of the wit element that follows it, or the source it is taken from. -->
  <xsl:function name="rp:sigla" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="document" as="document-node()" select="root($reading)"/>
    <xsl:sequence select="
        if ($reading/@wit) then string-join($reading/@wit ! tokenize(.) ! rp:siglum(., $document), ' ')
        else if ($reading/following-sibling::*[1][self::wit]) then normalize-space($reading/following-sibling::*[1])
        else string-join(($reading/@resp, $reading/@source)[1] ! rp:ids(.) ! rp:siglum('#' || ., $document), ' ')"/>
  </xsl:function>

  <!-- Return the siglum of a witness: its abbreviation or @n, else its identifier. -->
  <xsl:function name="rp:siglum" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="id" as="xs:string" select="tokenize($pointer, '#')[last()]"/>
    <xsl:sequence select="(key('rp:id', $id, $document)[self::witness or self::bibl or self::msDesc]
      /(abbr[@type = 'siglum'], .//idno[@type = 'siglum'], @n)[normalize-space()][1]/normalize-space(), $id)[1]"/>
  </xsl:function>

  <!-- Return the text of a lemma, with the lemmata of the entries in it, without its notes. -->
  <xsl:function name="rp:base-text" as="xs:string">
    <xsl:param name="lemma" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="string-join($lemma//text()[rp:is-base(., $lemma)])"/>
    <xsl:sequence select="(normalize-space($text)[. ne ''], f:label('reading-omitted'))[1]"/>
  </xsl:function>

  <xsl:function name="rp:is-base" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:param name="lemma" as="element()"/>
    <xsl:variable name="inside" as="element()*" select="$text/ancestor::*[. >> $lemma]"/>
    <xsl:sequence select="empty($inside[self::note or self::witDetail or self::wit])
      and (every $element in $inside[parent::app or parent::choice] satisfies empty($element/preceding-sibling::*))"/>
  </xsl:function>

  <!-- The point where the text of a witness begins or ends. -->
  <xsl:template match="witStart | witEnd | lacunaStart | lacunaEnd" mode="r:read">
    <xsl:variable name="sigla" as="xs:string" select="
        if (@wit) then string-join(@wit ! tokenize(.) ! rp:siglum(., root(current())), ' ') else (ancestor::*[self::rdg or self::lem][1] ! rp:sigla(.), '')[1]"/>
    <xsl:variable name="key" as="xs:string"
      select="map{'witStart': 'witness-begins', 'witEnd': 'witness-ends', 'lacunaStart': 'lacuna-begins', 'lacunaEnd': 'lacuna-ends'}(local-name())"/>
    <inline kind="{local-name()}" rend="italic">
      <xsl:value-of select="normalize-space(f:label($key, $sigla))"/>
    </inline>
  </xsl:template>

  <!-- The entries outside the text that belong to an element of the text. -->
  <xsl:template mode="r:read" priority="3" match="anchor[key('rp:app-at', @xml:id)] | seg[@xml:id][key('rp:app-at', @xml:id)] | w[@xml:id][key('rp:app-at', @xml:id)]
    | milestone[@xml:id][key('rp:app-at', @xml:id)]">
    <xsl:next-match/>
    <xsl:for-each select="key('rp:app-at', @xml:id)">
      <xsl:call-template name="rp:apparatus-note"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The apparatus outside the text: the entries that belong to no element of the text, with their places. -->
  <xsl:template match="listApp" mode="r:read">
    <xsl:variable name="entries" as="element()*" select="app[not(rp:is-located(.))]"/>
    <xsl:if test="exists($entries | listApp | head)">
      <block content="blocks">
        <xsl:call-template name="rp:common"/>
        <xsl:call-template name="rp:blocks">
          <xsl:with-param name="content" select="* except (app, listApp)"/>
        </xsl:call-template>
        <xsl:where-populated>
          <list type="labelled">
            <xsl:for-each select="$entries">
              <item>
                <xsl:call-template name="rp:common"/>
                <xsl:call-template name="rp:apparatus-entry">
                  <xsl:with-param name="label" select="(@loc, @n, @from ! substring-after(., '#'))[1]"/>
                </xsl:call-template>
              </item>
            </xsl:for-each>
          </list>
        </xsl:where-populated>
        <xsl:apply-templates select="listApp" mode="r:read"/>
      </block>
    </xsl:if>
  </xsl:template>

  <!-- Witnesses, by their sigla. -->
  <xsl:template match="listWit" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <list type="labelled">
          <xsl:call-template name="rp:common"/>
          <xsl:choose>
            <xsl:when test="head">
              <xsl:call-template name="rp:caption"/>
            </xsl:when>
            <xsl:when test="not(parent::listWit)">
              <caption>
                <xsl:value-of select="f:label('witnesses')"/>
              </caption>
            </xsl:when>
          </xsl:choose>
          <xsl:for-each select="* except head">
            <item>
              <xsl:call-template name="rp:common"/>
              <xsl:variable name="blocks" as="xs:boolean" select="not(self::witness) or exists(*[rp:is-block(.)])"/>
              <xsl:attribute name="content" select="if ($blocks) then 'blocks' else 'inline'"/>
              <xsl:for-each select="self::witness/(@xml:id/rp:siglum(., root()), abbr[@type = 'siglum'], @n)[1]">
                <label>
                  <xsl:value-of select="."/>
                </label>
              </xsl:for-each>
              <xsl:choose>
                <xsl:when test="not(self::witness)">
                  <xsl:apply-templates select="." mode="r:read"/>
                </xsl:when>
                <xsl:when test="$blocks">
                  <xsl:call-template name="rp:blocks"/>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:call-template name="rp:phrases"/>
                </xsl:otherwise>
              </xsl:choose>
            </item>
          </xsl:for-each>
        </list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The witnesses that the header lists, after a text with an apparatus. -->
  <xsl:template name="rp:header-witnesses">
    <xsl:variable name="witnesses" as="element()*" select="teiHeader//listWit[not(parent::listWit)]"/>
    <xsl:if test="exists($witnesses) and exists(text)">
      <apparatus>
        <xsl:apply-templates select="$witnesses" mode="r:read"/>
      </apparatus>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
