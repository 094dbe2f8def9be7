<?xml version="1.0" encoding="UTF-8"?>
<!-- Common parts of all pages of the edition: content security policy, style sheet, link to the home page. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="navigation.xsl"/>

  <xsl:include href="../common/direction.xsl"/>

  <!-- Path of the folder with edition.css, relative to the page. -->
  <xsl:param name="assets" as="xs:string" select="'assets'"/>
  <!-- Title of the edition, and the path of its home page; empty for a standalone page. -->
  <xsl:param name="edition-title" as="xs:string" select="''"/>
  <xsl:param name="edition-href" as="xs:string" select="'index.html'"/>
  <!-- URL of the published edition, with a slash at the end; empty if it is not known. -->
  <xsl:param name="base-url" as="xs:string" select="''"/>

  <!--
    The host from which images of the original are loaded, such as https://iiif.example.org; empty for no other host.
  -->
  <xsl:param name="pictures-from" as="xs:string" select="''"/>
  <xsl:variable name="f:pictures-from" as="xs:string?" select="replace($pictures-from, '/$', '')[matches(., '^https?://[A-Za-z0-9.:-]+$')]"/>

  <!-- No resources from other hosts and no inline scripts, so that a document can never inject code. -->
  <xsl:variable name="f:policy" as="xs:string" select="
      'default-src ''none''; style-src ''self''; img-src ''self'' data:' || $f:pictures-from ! (' ' || .) || '; font-src ''self''; script-src ''self''; connect-src ''self'''
      || $f:pictures-from ! (' ' || .) || '; base-uri ''none''; form-action ''self'''"/>

  <!--
    The common start of every head. `file` is the path of the page in the edition, `up` is the relative path from there
    to the root.
  -->
  <xsl:template name="f:head-basics">
    <xsl:param name="up" as="xs:string" select="''" tunnel="yes"/>
    <xsl:param name="policy" as="xs:string" select="$f:policy"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="description" as="xs:string"/>
    <xsl:param name="file" as="xs:string"/>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="{$policy}"/>
    <title>{string-join(distinct-values(($title, $edition-title[. ne ''])), ' · ')}</title>
    <link rel="stylesheet" href="{$up}{$assets}/edition.css"/>
    <xsl:if test="$edition-title ne ''">
      <link rel="stylesheet" href="{$up}{$assets}/project.css"/>
    </xsl:if>
    <link rel="icon" href="data:,"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="description" content="{$description}"/>
    <meta property="og:title" content="{$title}"/>
    <xsl:if test="$base-url ne ''">
      <link rel="canonical" href="{$base-url}{$file}"/>
      <meta property="og:url" content="{$base-url}{$file}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="w:site">
    <xsl:param name="up" as="xs:string" select="''" tunnel="yes"/>
    <xsl:if test="$edition-title ne ''">
      <header class="site">
        <p>
          <a href="{$up}{$edition-href}">{$edition-title}</a>
        </p>
        <xsl:call-template name="f:navigation"/>
      </header>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:licence">
    <p class="licence">
      <xsl:choose>
        <xsl:when test="f:is-safe(@target)">
          <a rel="license" href="{@target}">{normalize-space()}</a>
        </xsl:when>
        <xsl:otherwise>{normalize-space()}</xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- Test whether a URL is safe for a link: relative, http, https or mailto, but never javascript. -->
  <xsl:function name="f:is-safe" as="xs:boolean">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:variable name="plain" as="xs:string" select="lower-case(replace(string($address), '[\s\p{Cc}]', ''))"/>
    <xsl:sequence select="$plain ne '' and (not(matches($plain, '^[^/?#]*:')) or matches($plain, '^(https?|mailto):'))"/>
  </xsl:function>
</xsl:stylesheet>
