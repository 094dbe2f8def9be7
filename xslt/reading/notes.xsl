<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: which of them are numbered, their numbers, and where their bodies are read. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Number of numbered notes up to this point; counting on the preceding axis would take quadratic time. -->
  <xsl:accumulator name="rp:note" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI" select="0"/>
    <xsl:accumulator-rule match="note[rp:is-foot(.)][rp:is-in-text(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- References to notes, by the identifier of the note. -->
  <xsl:key name="rp:call" match="ref[@target] | ptr[@target]" use="tokenize(@target)[starts-with(., '#')] ! substring(., 2)"/>

  <!-- Test whether a note is numbered. Inline notes, marginal notes, repeated references and notes in lists of persons are not. -->
  <xsl:function name="rp:is-foot" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@rend = 'inline' or $note/@place = ('inline', 'margin', 'left', 'right') or rp:repeats($note)
      or $note/(parent::person | parent::place | parent::org | parent::bibl | parent::biblStruct | parent::monogr | parent::msItem | parent::entry | parent::sense))"/>
  </xsl:function>

  <!-- Test whether a note only repeats a reference: it has @sameAs, or it is empty and has a @target. -->
  <xsl:function name="rp:repeats" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/@sameAs) or exists($note/@target) and not($note/node())"/>
  </xsl:function>

  <!-- Return the printed number of a note: its @n, else its position among the notes. -->
  <xsl:function name="rp:note-number" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="($note/@n[normalize-space()] ! normalize-space(.), string($note/accumulator-before('rp:note')))[1]"/>
  </xsl:function>

  <!--
    Return the reference at which a note after the text is read: the first that points to it from a paragraph of the text.
  -->
  <xsl:function name="rp:call-of" as="element()?" cache="yes">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note[@xml:id][rp:is-after-text(.)] ! key('rp:call', @xml:id, root(.))[not(ancestor::note)][not(rp:is-after-text(.))][1]"/>
  </xsl:function>

  <xsl:function name="rp:is-after-text" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(ancestor::back | ancestor::div[@type = ('notes', 'footnotes', 'endnotes')] | ancestor::noteGrp | ancestor::standOff))"/>
  </xsl:function>

  <xsl:template name="r:note">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="place" as="xs:string" select="
        if (rp:is-foot(.)) then 'foot' else if (@place = ('margin', 'left', 'right')) then 'margin' else 'inline'"/>
    <note>
      <xsl:call-template name="rp:common">
        <xsl:with-param name="id" select="if ($place eq 'foot') then rp:note-id(.) else r:id(.)"/>
      </xsl:call-template>
      <xsl:attribute name="place" select="$place"/>
      <xsl:if test="$place eq 'foot'">
        <xsl:attribute name="number" select="rp:note-number(.)"/>
      </xsl:if>
      <xsl:for-each select="(@type, @resp ! replace(., '^#', ''))[. = ('source', 'editor', 'editorial', 'author', 'authorial')][1]">
        <xsl:attribute name="by" select="replace(., 'ial$', '')"/>
      </xsl:for-each>
      <xsl:attribute name="display" select="if ($rp:inline) then 'inline' else 'block'"/>
      <xsl:call-template name="rp:flow">
        <xsl:with-param name="content" select="$content"/>
      </xsl:call-template>
    </note>
  </xsl:template>

  <!-- A note without a text in the source. -->
  <xsl:template match="note/gap[@reason = 'notTranscribed'][not(../node() except (., ../text()[not(normalize-space())]))]" mode="r:read">
    <gap reason="not-transcribed"/>
  </xsl:template>

  <xsl:template match="note[rp:repeats(.)]" mode="r:read">
    <xsl:variable name="id" as="xs:string?" select="tokenize((@sameAs, @target)[1])[starts-with(., '#')][1] ! substring(., 2)"/>
    <note-reference>
      <xsl:for-each select="$id[exists(key('rp:id', ., root(current())))]">
        <xsl:attribute name="to" select="."/>
      </xsl:for-each>
      <xsl:attribute name="number" select="(@n[normalize-space()], key('rp:id', ($id, '')[1])[self::note] ! rp:note-number(.), '*')[1]"/>
    </note-reference>
  </xsl:template>

  <!-- A note after the text is read where the text refers to it. -->
  <xsl:template match="note[exists(rp:call-of(.))]" mode="r:read"/>

  <xsl:template match="ref[rp:called-note(.)] | ptr[rp:called-note(.)]" mode="r:read">
    <xsl:param name="rp:inline" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="note" as="element(note)" select="rp:called-note(.)"/>
    <xsl:choose>
      <xsl:when test="rp:call-of($note) is .">
        <note id="{rp:note-id($note)}" kind="note" place="foot" number="{(normalize-space()[. ne ''], $note/@n, rp:note-number($note))[1]}"
          display="{if ($rp:inline) then 'inline' else 'block'}">
          <xsl:for-each select="$note">
            <xsl:call-template name="rp:flow"/>
          </xsl:for-each>
        </note>
      </xsl:when>
      <xsl:otherwise>
        <note-reference to="{rp:note-id($note)}" number="{(normalize-space()[. ne ''], $note/@n, rp:note-number($note))[1]}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The note after the text that a reference calls. -->
  <xsl:function name="rp:called-note" as="element(note)?">
    <xsl:param name="reference" as="element()"/>
    <xsl:sequence select="$reference[not(ancestor::note)] ! tokenize(@target)[starts-with(., '#')]
        ! key('rp:id', substring(., 2), root($reference))/self::note[exists(rp:call-of(.))] => head()"/>
  </xsl:function>

  <!-- The original position of the body of a note, which is read as a note; and the division whose notes are all read in the text. -->
  <xsl:template mode="r:read" priority="5" match="ab[@type = 'notes'] | ptr[@type = 'note'][not(node())]"/>

  <xsl:template mode="r:read" priority="4" match="back//div[@type = ('notes', 'footnotes', 'endnotes')][not(.//note[empty(rp:call-of(.))]) and .//note or @type = 'notes' and not(.//note)]"/>
</xsl:stylesheet>
