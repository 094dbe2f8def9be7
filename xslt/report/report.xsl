<?xml version="1.0" encoding="UTF-8"?>
<!--
  The review report of an encoding: decisions that need review, the least certain first, then the source next to its
  encoding. The page is one file without scripts; its filters are radio buttons that the style sheet evaluates.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:report" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The style sheet report.css. It contains no character that XML would have to escape. -->
  <xsl:param name="css" as="xs:string" select="''"/>
  <xsl:output method="xhtml" version="1.0" html-version="5" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="report"/>
  </xsl:template>

  <xsl:template match="report">
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
          <xsl:call-template name="f:contents"/>
          <xsl:where-populated>
            <section aria-labelledby="decisions">
              <xsl:call-template name="f:decisions"/>
            </section>
            <section aria-labelledby="losses">
              <xsl:call-template name="f:losses"/>
            </section>
          </xsl:where-populated>
          <section aria-labelledby="lines">
            <xsl:call-template name="f:lines"/>
          </section>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="f:contents">
    <p class="lead">{f:count(decision, 'decision')} to review: {count(decision[@certainty eq 'low'])} unsure, {count(decision[@certainty eq 'medium'])} likely. All other decisions are certain.</p>
    <nav aria-label="Contents">
      <ul>
        <xsl:if test="decision">
          <li><a href="#decisions">Needs review</a></li>
        </xsl:if>
        <xsl:if test="loss">
          <li><a href="#losses">Not in the text</a></li>
        </xsl:if>
        <li><a href="#lines">The source and its encoding</a></li>
      </ul>
    </nav>
  </xsl:template>

  <!--
    Group decisions that are the same for the same name (such as a name that is missing from the registers) at the first
    occurrence.
  -->
  <xsl:template name="f:decisions">
    <xsl:if test="decision">
      <h2 id="decisions">Needs review</h2>
      <xsl:if test="count(distinct-values(decision/@certainty)) gt 1">
        <xsl:call-template name="f:filter"/>
      </xsl:if>
      <ol class="decisions">
        <xsl:for-each-group select="decision" group-by="(f:said(.), string(@n))[1]">
          <xsl:apply-templates select=".">
            <xsl:with-param name="others" select="tail(current-group())"/>
          </xsl:apply-templates>
        </xsl:for-each-group>
      </ol>
    </xsl:if>
  </xsl:template>

  <!-- Return the group key of a decision about a name, without its position; empty for other decisions. -->
  <xsl:function name="f:said" as="xs:string?">
    <xsl:param name="decision" as="element(decision)"/>
    <xsl:sequence select="$decision/attribute[@name = ('ref', 'key')] ! string-join((., ../@element, ../@rule, ../@certainty, ../@reason), ' ')"/>
  </xsl:function>

  <xsl:template name="f:losses">
    <xsl:if test="loss">
      <h2 id="losses">Not in the text</h2>
      <ul class="losses">
        <xsl:apply-templates select="loss"/>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:lines">
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
  </xsl:template>

  <!-- Return a count with its noun: 1 decision, 2 decisions. -->
  <xsl:function name="f:count" as="xs:string">
    <xsl:param name="things" as="element()*"/>
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="count($things) || ' ' || $word || 's'[count($things) ne 1]"/>
  </xsl:function>

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
          <xsl:text> {map { 'all': 'all', 'low': 'unsure', 'medium': 'likely' }(.)}</xsl:text>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <xsl:template match="decision">
    <xsl:param name="others" as="element(decision)*" select="()"/>
    <li class="{@certainty}" id="decision-{@n}">
      <p class="facts">
        <a href="#line-{@line}">line {@line}</a>
        <code>&lt;{@element}{attribute ! (' ' || @name || '="' || . || '"')}></code>
        <span class="rule">{@rule}</span>
        <span class="certainty">{map { 'low': 'unsure', 'medium': 'likely' }(@certainty)}</span>
      </p>
      <p class="passage">{before}<mark>{text}</mark>{after}</p>
      <p class="reason">{@reason}</p>
      <xsl:where-populated>
        <p class="alternatives">
          <xsl:for-each select="alternative">
            <span>{.}</span>
          </xsl:for-each>
        </p>
        <p class="others">
          <xsl:for-each-group select="$others" group-by="@line">
            <xsl:if test="position() gt 1">, </xsl:if>
            <a href="#line-{@line}" id="decision-{@n}">line {@line}</a>
            <xsl:for-each select="tail(current-group())">
              <span id="decision-{@n}"/>
            </xsl:for-each>
          </xsl:for-each-group>
        </p>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template match="loss">
    <li>
      <span class="place">{@place}</span>
      <xsl:text> {@fate}, {@reason}: </xsl:text>
      <q>{.}</q>
    </li>
  </xsl:template>

  <xsl:template match="line">
    <tr id="line-{@n}">
      <th scope="row">{@n}</th>
      <td>{source}</td>
      <td>
        <xsl:apply-templates select="* except source"/>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="line/text">{.}</xsl:template>

  <xsl:template match="tag">
    <code class="{@certainty}">{.}</code>
  </xsl:template>

  <!-- Link the tag of a decision that needs review to the decision. -->
  <xsl:template match="tag[@decision]">
    <a class="{@certainty}" href="#decision-{@decision}">
      <code>{.}</code>
    </a>
  </xsl:template>
</xsl:stylesheet>
