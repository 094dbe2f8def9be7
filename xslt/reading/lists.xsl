<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, cast lists, tables, figures. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The type of a list, by its content, @type and @rend. -->
  <xsl:function name="rp:list-type" as="xs:string">
    <xsl:param name="list" as="element()"/>
    <xsl:variable name="style" as="xs:string" select="lower-case(string-join(($list/@type, $list/@rend, $list/@style), ' '))"/>
    <xsl:sequence select="
        if ($list/label) then 'labelled'
        else if (matches($style, '(^| |:)(ordered|decimal|lower-(alpha|roman)|upper-(alpha|roman))|number')) then 'ordered'
        else if ($list/self::castList or matches($style, 'simple|plain|none|inline|index|gloss')) then 'simple'
        else 'bulleted'"/>
  </xsl:function>

  <xsl:template name="r:list">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="type" as="xs:string" select="rp:list-type(.)"/>
        <list>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="type" select="$type"/>
          <xsl:for-each select="item[1]/@n[$type eq 'ordered'][. castable as xs:integer][not(. = '1')]">
            <xsl:attribute name="start" select="xs:integer(.)"/>
          </xsl:for-each>
          <xsl:call-template name="rp:caption"/>
          <xsl:for-each-group select="* except (head, desc)" group-ending-with="item | castItem | castGroup | trailer | roleDesc | list">
            <xsl:variable name="item" as="element()?" select="current-group()[self::item or self::castItem or self::castGroup or self::list or self::trailer or self::roleDesc][1]"/>
            <xsl:variable name="between" as="element()*" select="current-group()[self::pb or self::note or self::anchor]"/>
            <xsl:apply-templates select="$between" mode="r:read">
              <xsl:with-param name="rp:inline" select="false()" tunnel="yes"/>
            </xsl:apply-templates>
            <xsl:variable name="rest" as="element()*" select="current-group() except ($item, $between, current-group()[self::label])"/>
            <xsl:if test="$item or current-group()[self::label] or $rest[normalize-space()]">
              <item>
                <xsl:choose>
                  <xsl:when test="$item">
                    <xsl:for-each select="$item">
                      <xsl:call-template name="rp:common"/>
                    </xsl:for-each>
                  </xsl:when>
                  <xsl:otherwise/>
                </xsl:choose>
                <xsl:variable name="content" as="node()*" select="$rest[normalize-space()], if ($item[self::list or self::castGroup]) then $item else $item/node()"/>
                <xsl:variable name="context" as="element()" select="($item, .)[1]"/>
                <xsl:variable name="blocks" as="xs:boolean" select="exists($content[self::*][rp:is-block(.)])"/>
                <xsl:attribute name="content" select="if ($blocks) then 'blocks' else 'inline'"/>
                <xsl:for-each-group select="current-group()[self::label]" group-by="true()">
                  <label>
                    <xsl:for-each select="current-group()">
                      <xsl:value-of select="if (position() gt 1) then ' ' else ''"/>
                      <xsl:if test="position() eq 1">
                        <xsl:call-template name="rp:common"/>
                      </xsl:if>
                      <xsl:call-template name="rp:phrases"/>
                    </xsl:for-each>
                  </label>
                </xsl:for-each-group>
                <xsl:for-each select="$context">
                  <xsl:choose>
                    <xsl:when test="$blocks">
                      <xsl:call-template name="rp:blocks">
                        <xsl:with-param name="content" select="$content"/>
                      </xsl:call-template>
                    </xsl:when>
                    <xsl:otherwise>
                      <xsl:call-template name="rp:phrases">
                        <xsl:with-param name="content" select="$content"/>
                      </xsl:call-template>
                    </xsl:otherwise>
                  </xsl:choose>
                </xsl:for-each>
              </item>
            </xsl:if>
          </xsl:for-each-group>
        </list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A group of roles is a list in the cast list; what holds for all of them follows. -->
  <xsl:template match="castGroup" mode="r:read">
    <xsl:call-template name="rp:cast-group"/>
  </xsl:template>

  <xsl:template name="rp:cast-group">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <list type="simple">
          <xsl:call-template name="rp:caption"/>
          <xsl:for-each select="* except head">
            <xsl:choose>
              <xsl:when test="self::pb or self::note">
                <xsl:apply-templates select="." mode="r:read"/>
              </xsl:when>
              <xsl:otherwise>
                <item>
                  <xsl:call-template name="rp:common"/>
                  <xsl:choose>
                    <xsl:when test="self::castGroup">
                      <xsl:attribute name="content" select="'blocks'"/>
                      <xsl:apply-templates select="." mode="r:read"/>
                    </xsl:when>
                    <xsl:otherwise>
                      <xsl:call-template name="rp:flow"/>
                    </xsl:otherwise>
                  </xsl:choose>
                </item>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The heading of a list, table, stanza or figure; the further heads are part of it. -->
  <xsl:template name="rp:caption">
    <xsl:if test="head | desc[current()/self::list]">
      <caption>
        <xsl:for-each select="head, desc[current()/self::list]">
          <xsl:if test="position() eq 1">
            <xsl:call-template name="rp:common"/>
          </xsl:if>
          <xsl:value-of select="if (position() gt 1) then ' ' else ''"/>
          <xsl:call-template name="rp:phrases"/>
        </xsl:for-each>
      </caption>
    </xsl:if>
  </xsl:template>

  <xsl:template name="r:table">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <table>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="columns" select="max((1, row ! xs:integer(sum(cell ! rp:span(@cols)))))"/>
          <xsl:call-template name="rp:caption"/>
          <xsl:apply-templates select="* except head" mode="rp:table"/>
        </table>
        <xsl:call-template name="rp:blocks">
          <xsl:with-param name="content" select="(* except (head, row, pb, anchor)), row/(* except (cell, pb, anchor))"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:mode name="rp:table" on-no-match="shallow-skip" use-accumulators="#all"/>

  <xsl:template match="row" mode="rp:table">
    <xsl:apply-templates select="pb | anchor" mode="#current"/>
    <row>
      <xsl:call-template name="rp:common"/>
      <xsl:if test="@role = 'label'">
        <xsl:attribute name="header" select="'true'"/>
      </xsl:if>
      <xsl:apply-templates select="cell" mode="rp:table"/>
    </row>
  </xsl:template>

  <xsl:template match="pb | anchor" mode="rp:table">
    <xsl:apply-templates select="." mode="r:read"/>
  </xsl:template>

  <xsl:template match="cell" mode="rp:table">
    <cell>
      <xsl:call-template name="rp:common"/>
      <xsl:if test="(@role, ../@role) = 'label'">
        <xsl:attribute name="header" select="'true'"/>
      </xsl:if>
      <xsl:for-each select="rp:span(@cols)[. gt 1]">
        <xsl:attribute name="columns" select="."/>
      </xsl:for-each>
      <xsl:for-each select="rp:span(@rows)[. gt 1]">
        <xsl:attribute name="rows" select="."/>
      </xsl:for-each>
      <xsl:call-template name="rp:flow"/>
    </cell>
  </xsl:template>

  <xsl:function name="rp:span" as="xs:integer">
    <xsl:param name="count" as="attribute()?"/>
    <xsl:sequence select="if ($count castable as xs:positiveInteger) then min((xs:integer($count), 1000)) else 1"/>
  </xsl:function>

  <xsl:template name="r:figure">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline">
        <xsl:call-template name="rp:flattened"/>
      </xsl:when>
      <xsl:otherwise>
        <figure>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:blocks">
            <xsl:with-param name="content" select="* except (head, figDesc)"/>
          </xsl:call-template>
          <xsl:if test="head or figDesc[not(../graphic)]">
            <caption>
              <xsl:for-each select="head, figDesc[not(../graphic)]">
                <xsl:value-of select="if (position() gt 1) then ' ' else ''"/>
                <xsl:call-template name="rp:phrases"/>
              </xsl:for-each>
            </caption>
          </xsl:if>
        </figure>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A picture; among blocks it is in a figure. -->
  <xsl:template name="r:graphic">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$rp:inline or parent::figure">
        <xsl:call-template name="rp:graphic"/>
      </xsl:when>
      <xsl:otherwise>
        <figure>
          <xsl:call-template name="rp:graphic"/>
        </figure>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="rp:graphic">
    <graphic>
      <xsl:call-template name="rp:common"/>
      <xsl:for-each select="@url[r:is-safe(.)]">
        <xsl:attribute name="url" select="."/>
      </xsl:for-each>
      <xsl:for-each select="((../self::figure/figDesc, desc, .) ! normalize-space())[. ne ''][1]">
        <xsl:attribute name="alternative" select="."/>
      </xsl:for-each>
      <xsl:copy-of select="@width[matches(., '^[0-9.]+(px|mm|cm|in|pt|em|%)?$')], @height[matches(., '^[0-9.]+(px|mm|cm|in|pt|em|%)?$')]"/>
    </graphic>
  </xsl:template>
</xsl:stylesheet>
