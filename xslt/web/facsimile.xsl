<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pages of the original as pictures: @facs of a page break names an image of the edition, a surface or zone of the
  facsimile, or a IIIF Image API service by its info.json or its whole picture. The page shows a small picture of each,
  which leads to the whole one; facsimile.js opens it beside the text and asks the service for more of what is enlarged.
  What lies on another host is linked and never loaded, unless the edition says that its pictures come from there
  ([web] pictures-from).
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The size in which a IIIF service is asked for the small pictures, in its own words: of a service that has no sizes
       but some (level 0), one of them, such as 640, or 640,905. -->
  <xsl:param name="pictures-size" as="xs:string" select="'600,'"/>

  <xsl:key name="f:surface" match="surface | zone" use="@xml:id"/>

  <!-- Page breaks with a picture that may be loaded. -->
  <xsl:variable name="f:pictured" as="element(pb)*" select="/*/text//pb[f:picture(.)][not(f:is-remote(f:picture(.)))]"/>

  <!-- What the document says where the picture of a page is, if it may be linked. -->
  <xsl:function name="f:picture" as="xs:string?">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:variable name="facs" as="xs:string?" select="tokenize($pb/@facs)[1]"/>
    <xsl:variable name="surface" as="element()?" select="$facs[starts-with(., '#')] ! key('f:surface', substring(., 2), root($pb))[1]"/>
    <xsl:variable name="address" as="xs:string?" select="
        if (starts-with($facs, '#')) then $surface/ancestor-or-self::surface[1]/graphic[1]/@url ! string() else $facs"/>
    <xsl:sequence select="$address[f:is-safe(.)] ! f:picture-at(.)"/>
  </xsl:function>

  <xsl:variable name="f:pictures" as="map(xs:string, xs:string)" select="map:merge(
      tokenize($pictures, '\n')[contains(., '&#x9;')] ! map:entry(substring-before(., '&#x9;'), substring-after(., '&#x9;')))"/>

  <!-- Where a picture lies as seen from the page: what is at hand has been copied beside it. -->
  <xsl:function name="f:picture-at" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="($f:pictures($address) ! string-join(tokenize(., '/') ! encode-for-uri(.), '/'), $address)[1]"/>
  </xsl:function>

  <!-- The address of a IIIF service, where a picture is one. -->
  <xsl:function name="f:service" as="xs:string?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="replace($address, $f:of-service, '')[. ne $address]"/>
  </xsl:function>

  <xsl:variable name="f:of-service" as="xs:string" select="'/(info\.json|full/(max|full)/0/default\.jpg)$'"/>

  <!-- Whether a picture lies on another host, and not on the one from which those of the edition come. -->
  <xsl:function name="f:is-remote" as="xs:boolean">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="matches($address, '^([A-Za-z][\w+.-]*:|//)') and not($f:pictures-from and starts-with($address, $f:pictures-from || '/'))"/>
  </xsl:function>

  <xsl:function name="f:picture-id" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="'facs-' || ($pb/@xml:id, $pb/@n ! translate(., ' []', ''), count($pb/preceding::pb) + 1)[1]"/>
  </xsl:function>

  <!-- The number of a page; one that has none is counted, in brackets. -->
  <xsl:function name="f:page-number" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="($pb/@n[normalize-space()] ! string(), '[' || count($pb/preceding::pb) + 1 || ']')[1]"/>
  </xsl:function>

  <!-- The place of a page in the text: its number, else the way to its picture. -->
  <xsl:function name="f:page-anchor" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="
        if ($pb/@n) then ($pb/@xml:id ! string(), 'pg_' || translate($pb/@n, ' []', ''))[1] else 'to-' || f:picture-id($pb)"/>
  </xsl:function>

  <!-- Beside the number of the page: the way to its picture. -->
  <xsl:template name="f:to-picture">
    <xsl:variable name="picture" as="xs:string?" select="f:picture(.)"/>
    <xsl:if test="$picture">
      <a class="to-picture" href="{if (f:is-remote($picture)) then $picture else '#' || f:picture-id(.)}"
        aria-label="{f:label('picture-of', f:page-number(.))}">
        <xsl:if test="not(@n)">
          <xsl:attribute name="id" select="f:page-anchor(.)"/>
        </xsl:if>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- The words of the viewer stand where its script finds them. -->
  <xsl:template name="f:facsimile">
    <xsl:if test="exists($f:pictured)">
      <section class="facsimile" aria-labelledby="facsimile" data-close="{f:label('close')}" data-larger="{f:label('larger')}"
        data-smaller="{f:label('smaller')}" data-fitted="{f:label('fitted')}" data-next="{f:label('next-page')}"
        data-previous="{f:label('previous-page')}" data-absent="{f:label('picture-absent')}">
        <h2 id="facsimile">{f:label('facsimile')}</h2>
        <xsl:apply-templates select="$f:pictured" mode="f:facsimile"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="f:facsimile" on-no-match="fail"/>

  <xsl:template match="pb" mode="f:facsimile">
    <xsl:variable name="picture" as="xs:string" select="f:picture(.)"/>
    <xsl:variable name="service" as="xs:string?" select="f:service($picture)"/>
    <figure id="{f:picture-id(.)}">
      <xsl:for-each select="$service">
        <xsl:attribute name="data-service" select="."/>
      </xsl:for-each>
      <a href="{if ($service) then replace($picture, '/info\.json$', '/full/max/0/default.jpg') else $picture}">
        <img src="{if ($service) then $service || '/full/' || encode-for-uri($pictures-size) => replace('%2C', ',') || '/0/default.jpg' else $picture}"
          alt="{f:label('picture-of', f:page-number(.))}" loading="lazy"/>
      </a>
      <figcaption>
        <a href="#{f:page-anchor(.)}">{f:label('page')} {f:page-number(.)}</a>
      </figcaption>
    </figure>
  </xsl:template>
</xsl:stylesheet>
