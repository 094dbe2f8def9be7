<?xml version="1.0" encoding="UTF-8"?>
<!--
  Images of the original pages: files of the edition, or images of a IIIF Image API service (by its info.json or its
  full image).

  The page has a thumbnail of each image, which links to the full image; facsimile.js opens it next to the text and
  loads more detail as readers zoom in.

  Images on other hosts are linked but never loaded, unless the edition permits that host ([web] pictures-from).
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <!--
    Size of the thumbnails from a IIIF service, in IIIF syntax. A service with fixed sizes (level 0) needs one of these,
    such as 640, or 640,905.
  -->
  <xsl:param name="pictures-size" as="xs:string" select="'600,'"/>

  <!-- Page breaks with an image that can be loaded. -->
  <xsl:variable name="f:pictured" as="element(page)*" select="//page[@picture][not(f:is-remote(f:picture-at(@picture)))]"/>

  <xsl:variable name="f:pictures" as="map(xs:string, xs:string)" select="map:merge(
      tokenize($pictures, '\n')[contains(., '&#x9;')] ! map:entry(substring-before(., '&#x9;'), substring-after(., '&#x9;')))"/>

  <!-- Return the address of an image relative to the page; available images have been copied next to it. -->
  <xsl:function name="f:picture-at" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="($f:pictures($address) ! string-join(tokenize(., '/') ! encode-for-uri(.), '/'), $address)[1]"/>
  </xsl:function>

  <!-- Return the address of the IIIF service of an image, if it has one. -->
  <xsl:function name="f:service" as="xs:string?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="replace($address, $f:of-service, '')[. ne $address]"/>
  </xsl:function>

  <xsl:variable name="f:of-service" as="xs:string" select="'/(info\.json|full/(max|full)/0/default\.jpg)$'"/>

  <!-- Test whether an image is on a host from which the edition does not load images. -->
  <xsl:function name="f:is-remote" as="xs:boolean">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="matches($address, '^([A-Za-z][\w+.-]*:|//)') and not($f:pictures-from and starts-with($address, $f:pictures-from || '/'))"/>
  </xsl:function>

  <!-- The positions of the pages in the document. -->
  <xsl:variable name="f:page-positions" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="//page">
        <xsl:map-entry key="generate-id()" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="f:picture-id" as="xs:string">
    <xsl:param name="page" as="element(page)"/>
    <xsl:sequence select="'facs-' || ($page/@id ! replace(., '^pg_', ''), $f:page-positions(generate-id($page)))[1]"/>
  </xsl:function>

  <!-- Return the number of a page; an unnumbered page gets its position, in brackets. -->
  <xsl:function name="f:page-number" as="xs:string">
    <xsl:param name="page" as="element(page)"/>
    <xsl:sequence select="($page/@number ! string(), '[' || $f:page-positions(generate-id($page)) || ']')[1]"/>
  </xsl:function>

  <!-- Return the link to a page in the text or, for an unnumbered page, to its image. -->
  <xsl:function name="f:page-anchor" as="xs:string">
    <xsl:param name="page" as="element(page)"/>
    <xsl:sequence select="if ($page/@number) then string($page/@id) else 'to-' || f:picture-id($page)"/>
  </xsl:function>

  <!-- The link to the image, next to the page number. -->
  <xsl:template name="w:to-picture">
    <xsl:if test="@picture">
      <xsl:variable name="picture" as="xs:string" select="f:picture-at(@picture)"/>
      <a class="to-picture" href="{if (f:is-remote($picture)) then $picture else '#' || f:picture-id(.)}"
        aria-label="{f:label('picture-of', f:page-number(.))}">
        <xsl:if test="not(@number)">
          <xsl:attribute name="id" select="f:page-anchor(.)"/>
        </xsl:if>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- The labels of the viewer, for its script. -->
  <xsl:template name="w:facsimile">
    <xsl:if test="exists($f:pictured)">
      <section class="facsimile" aria-labelledby="facsimile" data-close="{f:label('close')}" data-larger="{f:label('larger')}"
        data-smaller="{f:label('smaller')}" data-fitted="{f:label('fitted')}" data-next="{f:label('next-page')}"
        data-previous="{f:label('previous-page')}" data-absent="{f:label('picture-absent')}">
        <h2 id="facsimile">{f:label('facsimile')}</h2>
        <xsl:apply-templates select="$f:pictured" mode="w:facsimile"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="w:facsimile" on-no-match="fail"/>

  <xsl:template match="page" mode="w:facsimile">
    <xsl:variable name="picture" as="xs:string" select="f:picture-at(@picture)"/>
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
