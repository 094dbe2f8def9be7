<?xml version="1.0" encoding="UTF-8"?>
<!--
  The report of an encoding: what is to be looked at, the least sure first, then the source beside its encoding.
  One page that needs nothing beside it, and no script: filters are radio buttons that the style sheet asks.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:report" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The style sheet, report.css; it has no sign that XML would escape. -->
  <xsl:param name="css" as="xs:string" select="''"/>
  <xsl:output method="xhtml" version="1.0" html-version="5" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="report"/>
  </xsl:template>

  <xsl:template match="report">
    <xsl:variable name="rules" as="xs:string*" select="sort(distinct-values(decision/@rule))"/>
    <html lang="en">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <meta name="color-scheme" content="light dark"/>
        <title>Review of {@source}</title>
        <style>
          <xsl:value-of select="$css"/>
        </style>
      </head>
      <body>
        <main>
          <h1>Review of {@source}</h1>
          <p class="lead">{count(decision)} decisions to look at, of which {count(decision[@certainty = 'low'])} are unsure. The rest is as the rules are sure of it.</p>
          <xsl:call-template name="f:filter"/>
          <h2 id="decisions">To be looked at</h2>
          <ol class="decisions">
            <xsl:apply-templates select="decision"/>
          </ol>
          <h2 id="lines">The source and its encoding</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Source</th>
                <th scope="col">Encoding</th>
              </tr>
            </thead>
            <tbody>
              <xsl:apply-templates select="line"/>
            </tbody>
          </table>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="f:filter">
    <fieldset class="filter">
      <legend>Show</legend>
      <xsl:for-each select="'all', 'low', 'medium'">
        <label>
          <input type="radio" name="show" id="show-{.}">
            <xsl:if test=". eq 'all'">
              <xsl:attribute name="checked" select="'checked'"/>
            </xsl:if>
          </input>
          <xsl:text> {map { 'all': 'all', 'low': 'the unsure', 'medium': 'the likely' }(.)}</xsl:text>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <xsl:template match="decision">
    <li class="{@certainty}">
      <p class="facts">
        <a href="#line-{@line}">line {@line}</a>
        <code>&lt;{@element}{attribute ! (' ' || @name || '="' || . || '"')}></code>
        <span class="rule">{@rule}</span>
        <span class="certainty">{@certainty}</span>
      </p>
      <p class="passage">{before}<mark>{text}</mark>{after}</p>
      <p class="reason">{@reason}</p>
      <xsl:where-populated>
        <p class="alternatives">
          <xsl:for-each select="alternative">
            <span>{.}</span>
          </xsl:for-each>
        </p>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template match="line">
    <tr id="line-{@n}">
      <th scope="row">{@n}</th>
      <td>{source}</td>
      <td>
        <xsl:apply-templates select="encoded/*"/>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="encoded/text">{.}</xsl:template>

  <xsl:template match="encoded/tag">
    <code class="{@certainty}">{.}</code>
  </xsl:template>
</xsl:stylesheet>
