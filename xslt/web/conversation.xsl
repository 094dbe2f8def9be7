<?xml version="1.0" encoding="UTF-8"?>
<!--
  The overview of a conversation: the share of each speaker, the timeline, and a switch to highlight a single speaker.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:w="urn:teikit:web" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="urn:teikit:reading" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Maximum number of speakers with a switch: the style sheet has a rule for each. -->
  <xsl:variable name="f:voices" as="xs:integer" select="40"/>

  <!-- The units that are counted: reported statements if they are encoded, else speeches. -->
  <xsl:variable name="f:statements" as="element()*" select="
      if (//said[@who]) then //said[@who][not(ancestor::said)] else //statement[@who]"/>

  <!-- The speaker and the number of words of each statement, computed once. -->
  <xsl:variable name="f:voiced" as="xs:string*" select="$f:statements ! tokenize(@who)[1]"/>
  <xsl:variable name="f:lengths" as="xs:integer*" select="$f:statements ! f:word-count(.)"/>

  <!-- The statements of each speaker, by position. -->
  <xsl:variable name="f:turns" as="map(xs:string, xs:integer+)">
    <xsl:map>
      <xsl:for-each-group select="1 to count($f:voiced)" group-by="$f:voiced[current()]">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- The first statement of each speaker, in the order of the speakers: it has their names and positions. -->
  <xsl:variable name="f:speakers" as="element()*">
    <xsl:perform-sort select="map:merge((//said | //statement)[@position] ! map:entry(string(@position), .), map{'duplicates': 'use-first'}) ? *">
      <xsl:sort select="xs:integer(@position)"/>
    </xsl:perform-sort>
  </xsl:variable>

  <xsl:template name="w:conversation">
    <xsl:if test="exists($f:speakers)">
      <xsl:variable name="words" as="map(xs:string, xs:integer)" select="map:merge(for $speaker in $f:speakers/tokenize(@who)[1]
          return map:entry($speaker, xs:integer(sum($f:turns($speaker) ! subsequence($f:lengths, ., 1)))))"/>
      <section class="speakers" aria-labelledby="speakers">
        <h2 id="speakers">{f:label('speakers')}</h2>
        <fieldset class="switch">
          <legend>{f:label('read')}</legend>
          <label>
            <input type="radio" name="only" id="only-0" checked="checked"/>
            <span>{f:label('all-speakers')}</span>
          </label>
          <xsl:for-each select="$f:speakers[position() le $f:voices]">
            <xsl:call-template name="f:voice">
              <xsl:with-param name="words" select="$words(tokenize(@who)[1])"/>
              <xsl:with-param name="most" select="max($words ? *)"/>
            </xsl:call-template>
          </xsl:for-each>
          <label class="plain-text">
            <input type="checkbox" id="show-speakers" checked="checked"/>
            <span>{f:label('show-speakers')}</span>
          </label>
        </fieldset>
        <xsl:call-template name="f:strip"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A speaker: a button that highlights the statements, with their number and length. -->
  <xsl:template name="f:voice">
    <xsl:param name="words" as="xs:integer"/>
    <xsl:param name="most" as="xs:integer"/>
    <label class="who-{f:colour(@position)}">
      <input type="radio" name="only" id="only-{@position}"/>
      <span class="who">{f:speaker-name(.)}</span>
      <span class="count">
        <xsl:text>{f:counted('statement', count($f:turns(tokenize(@who)[1])))}, {f:counted('word', $words)}</xsl:text>
      </span>
      <svg:svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <svg:rect width="{format-number(100 * $words div max(($most, 1)), '0.#')}" height="4"/>
      </svg:svg>
    </label>
  </xsl:template>

  <!-- The name of the first speaker of a statement. -->
  <xsl:function name="f:speaker-name" as="xs:string">
    <xsl:param name="statement" as="element()"/>
    <xsl:sequence select="if (tokenize($statement/@who)[2]) then tokenize($statement/@speaker, ', ')[1] else string($statement/@speaker)"/>
  </xsl:function>

  <!-- The timeline of the conversation; the width of a bar is the length of a statement. -->
  <xsl:template name="f:strip">
    <xsl:variable name="all" as="xs:integer" select="max((1, xs:integer(sum($f:lengths))))"/>
    <xsl:if test="count($f:statements) gt 1">
      <svg:svg class="strip" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="{f:label('strip')}">
        <xsl:iterate select="$f:statements">
          <xsl:param name="before" as="xs:integer" select="0"/>
          <xsl:variable name="words" as="xs:integer" select="subsequence($f:lengths, position(), 1)"/>
          <svg:rect class="who-{(f:colour(@position), 8)[1]}" height="20"
            x="{format-number(1000 * $before div $all, '0.#')}" width="{format-number(1000 * $words div $all, '0.#')}">
            <svg:title>{f:speaker-name(.)}</svg:title>
          </svg:rect>
          <xsl:next-iteration>
            <xsl:with-param name="before" select="$before + $words"/>
          </xsl:next-iteration>
        </xsl:iterate>
      </svg:svg>
    </xsl:if>
  </xsl:template>

  <!-- Return the number of words of a statement, without its notes, its label and the stage directions. -->
  <xsl:function name="f:word-count" as="xs:integer">
    <xsl:param name="statement" as="element()"/>
    <xsl:sequence select="count(tokenize(string-join($statement//text()[not(ancestor::note | ancestor::stage | ancestor::label[parent::statement])])))"/>
  </xsl:function>

  <!-- Return “1 word”, “12 words”, in the language of the page. -->
  <xsl:function name="f:counted" as="xs:string">
    <xsl:param name="what" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="f:label((if ($number eq 1) then 'one-' else 'many-') || $what, f:grouped($number))"/>
  </xsl:function>
</xsl:stylesheet>
