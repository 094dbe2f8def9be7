<?xml version="1.0" encoding="UTF-8"?>
<!--
  The behaviours of the TEI Processing Model with parameters (TEI Guidelines, 23.5.4), for stylesheets that teikit makes of
  the models of an ODD. A parameter is any value of XPath: strings become text.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private" xmlns:m="urn:teikit:reading:models"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="read.xsl"/>

  <!-- The output that the reading is made for: web, epub, print or plain. Only models with @output use it. -->
  <xsl:param name="output" as="xs:string" select="'web'"/>

  <!-- The parameters that a model may use as $parameters?name. -->
  <xsl:variable name="m:parameters" as="map(xs:string, item()*)" select="map{'mode': $output, 'root': (), 'display': 'full'}"/>

  <!-- The behaviour that the models give to an element, and its style as CSS; elements without models have those of the table. -->
  <xsl:mode name="m:behaviour" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="m:style" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="*" mode="m:behaviour" priority="-9">
    <xsl:sequence select="rp:table-behaviour(.)"/>
  </xsl:template>

  <xsl:template match="*" mode="m:style" priority="-9">
    <xsl:sequence select="()"/>
  </xsl:template>

  <xsl:function name="r:behaviour" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="m:behaviour"/>
  </xsl:function>

  <xsl:function name="r:style" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="m:style"/>
  </xsl:function>

  <!-- Return the nodes of a parameter: for the element itself its content, for attributes and atomic values text. -->
  <xsl:function name="m:nodes" as="node()*">
    <xsl:param name="value" as="item()*"/>
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="$value">
      <xsl:choose>
        <xsl:when test=". instance of element() and . is $element">
          <xsl:sequence select="node()"/>
        </xsl:when>
        <xsl:when test=". instance of node() and not(. instance of attribute())">
          <xsl:sequence select="."/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- Test whether an element is only a phrase where it is, so that a block of the models has to be one as well. -->
  <xsl:function name="m:is-in-phrase" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not(rp:is-block($element))"/>
  </xsl:function>

  <xsl:template name="m:block">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:choose>
      <xsl:when test="m:is-in-phrase(.)">
        <xsl:call-template name="r:inline">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="r:block">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="m:paragraph">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:choose>
      <xsl:when test="m:is-in-phrase(.)">
        <xsl:call-template name="r:inline">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="r:paragraph">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A list whose items are the children that are read as items, or all children. -->
  <xsl:template name="m:list">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:choose>
      <xsl:when test="self::list or self::castList">
        <xsl:call-template name="r:list"/>
      </xsl:when>
      <xsl:otherwise>
        <list>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="type" select="'simple'"/>
          <xsl:call-template name="rp:caption"/>
          <xsl:for-each select="$content[self::* or normalize-space()][not(self::head)]">
            <xsl:choose>
              <xsl:when test="self::pb or self::anchor">
                <xsl:apply-templates select="." mode="r:read"/>
              </xsl:when>
              <xsl:when test="self::* and r:behaviour(.) eq 'item'">
                <item>
                  <xsl:call-template name="rp:common"/>
                  <xsl:call-template name="rp:flow"/>
                </item>
              </xsl:when>
              <xsl:otherwise>
                <item content="{if (self::*[rp:is-block(.)]) then 'blocks' else 'inline'}">
                  <xsl:apply-templates select="." mode="r:read"/>
                </item>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A table; rows and cells are the children and grandchildren that are read as such. -->
  <xsl:template name="m:table">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:choose>
      <xsl:when test="self::table">
        <xsl:call-template name="r:table"/>
      </xsl:when>
      <xsl:otherwise>
        <table>
          <xsl:call-template name="rp:common"/>
          <xsl:attribute name="columns" select="max((1, $content/self::* ! count(*)))"/>
          <xsl:for-each select="$content/self::*[not(self::head)]">
            <row>
              <xsl:call-template name="rp:common"/>
              <xsl:for-each select="if (r:behaviour(.) eq 'row') then * else .">
                <cell>
                  <xsl:call-template name="rp:common"/>
                  <xsl:call-template name="rp:flow"/>
                </cell>
              </xsl:for-each>
            </row>
          </xsl:for-each>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A quotation with its source. -->
  <xsl:template name="m:cit">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="source" as="node()*" select="()"/>
    <xsl:choose>
      <xsl:when test="m:is-in-phrase(.)">
        <xsl:call-template name="r:inline">
          <xsl:with-param name="content" select="$content, $source"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <quotation>
          <xsl:call-template name="rp:common"/>
          <xsl:call-template name="rp:flow">
            <xsl:with-param name="content" select="$content, $source"/>
          </xsl:call-template>
        </quotation>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Number of elements so far that the models may turn into notes. The stylesheet of the models replaces it. -->
  <xsl:accumulator name="m:note" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note" select="$value"/>
  </xsl:accumulator>

  <!-- A note; one that is not a note in TEI is counted in a series of its own. -->
  <xsl:template name="m:note">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:choose>
      <xsl:when test="self::note">
        <xsl:call-template name="r:note">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="number" as="xs:integer" select="accumulator-before('m:note')"/>
        <note id="{(r:id(.), 'model-note-' || $number)[1]}" place="foot" number="{format-integer($number, 'i')}" series="models"
          display="{if (rp:is-phrase-parent(..)) then 'inline' else 'block'}">
          <xsl:call-template name="rp:kind"/>
          <xsl:call-template name="rp:flow">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </note>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A page, column or line break. -->
  <xsl:template name="m:break">
    <xsl:param name="type" as="xs:string?" select="()"/>
    <xsl:choose>
      <xsl:when test="self::pb or $type = 'page'">
        <xsl:call-template name="r:page"/>
      </xsl:when>
      <xsl:when test="self::lb or $type = 'line'">
        <xsl:if test="rp:is-phrase-parent(..)">
          <xsl:call-template name="r:break"/>
        </xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- One of two readings as text. The parameters may be strings. -->
  <xsl:template name="m:alternate">
    <xsl:param name="default" as="node()*" select="*[1]"/>
    <xsl:param name="alternate" as="node()*" select="* except $default"/>
    <xsl:choose>
      <xsl:when test="rp:holds-blocks(.) or not($alternate[self::* or normalize-space()])">
        <xsl:apply-templates select="$default" mode="r:read"/>
      </xsl:when>
      <xsl:otherwise>
        <alternate>
          <xsl:call-template name="rp:common"/>
          <default>
            <xsl:apply-templates select="$default" mode="r:read"/>
          </default>
          <other>
            <xsl:apply-templates select="$alternate" mode="r:read"/>
          </other>
        </alternate>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
