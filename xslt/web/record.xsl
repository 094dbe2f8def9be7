<?xml version="1.0" encoding="UTF-8"?>
<!--
  The record of one document for the pages of the edition: dates, parties, kind and size, mentions and statements.
  Lists, pages of persons and machine-readable files are generated from the records (edition.xsl), so a changed document
  requires only one new record. The words for the search index are in a separate page next to it.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="urn:teikit:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/controls.xsl"/>
  <xsl:include href="../common/people.xsl"/>
  <xsl:include href="../common/line-ends.xsl"/>
  <xsl:include href="../common/notes.xsl"/>
  <xsl:include href="site-files.xsl"/>
  <xsl:include href="paragraphs.xsl"/>
  <xsl:include href="anchors.xsl"/>
  <xsl:include href="search-index.xsl"/>

  <!-- Name of the page of the document without its extension. -->
  <xsl:param name="name" as="xs:string" select="'document'"/>
  <!-- Name of the file. It differs from the name of the page if documents are published under other names. -->
  <xsl:param name="file" as="xs:string" select="$name || '.xml'"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" use-character-maps="f:controls"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:variable name="f:header" as="element(teiHeader)" select="/TEI/teiHeader"/>
  <xsl:variable name="f:profile" as="element(profileDesc)?" select="$f:header/profileDesc"/>
  <xsl:variable name="f:titles" as="element(title)*" select="$f:header/fileDesc/titleStmt/title"/>

  <xsl:template match="/">
    <files>
      <xsl:call-template name="f:record"/>
      <xsl:call-template name="f:words"/>
    </files>
  </xsl:template>

  <xsl:template name="f:record">
    <record name="{$name}" file="{$file}" lang="{(/TEI/@xml:lang, 'und')[1]}">
      <xsl:call-template name="f:dates"/>
      <title>{normalize-space(($f:titles[@type = 'main'], $f:titles)[1])}</title>
      <short>{normalize-space(($f:titles[@type = 'short'], $f:titles[@type = 'main'], $f:titles)[1])}</short>
      <xsl:call-template name="f:about-document"/>
      <xsl:call-template name="f:parties"/>
      <xsl:apply-templates select="$f:profile/particDesc//(person | personGrp)[@xml:id]" mode="f:record"/>
      <xsl:apply-templates select="/TEI/text//(persName | rs | orgName | placeName | settlement | country | region)[f:is-named(.)]" mode="f:record"/>
      <xsl:apply-templates select="/TEI/text//(said | sp[not(.//said)])[@who]" mode="f:record"/>
      <xsl:apply-templates select="$f:header/revisionDesc//change" mode="f:record"/>
    </record>
  </xsl:template>

  <!-- The date: @sort orders the documents, @when is a day, month or year, @from and @to are a span. -->
  <xsl:template name="f:dates">
    <xsl:variable name="date" as="element(date)?" select="(
        $f:profile/(creation, correspDesc/correspAction[@type = 'sent'], correspDesc/correspAction)/date,
        $f:header/fileDesc/sourceDesc//date)[@when | @from | @notBefore | @to | @notAfter][1]"/>
    <xsl:variable name="from" as="xs:string?" select="$date/(@when, @from, @notBefore)[1] ! string()"/>
    <xsl:variable name="to" as="xs:string?" select="$date/(@when, @to, @notAfter)[1] ! string()"/>
    <xsl:for-each select="$date/@when">
      <xsl:attribute name="when" select="substring(., 1, 10)"/>
    </xsl:for-each>
    <xsl:if test="$date[not(@when)]">
      <xsl:copy-of select="$from ! f:attribute('from', .), $to ! f:attribute('to', .)"/>
      <xsl:attribute name="certain" select="exists($date/(@from | @to))"/>
    </xsl:if>
    <xsl:copy-of select="($from, $to)[1] ! f:attribute('sort', .)"/>
  </xsl:template>

  <xsl:function name="f:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="substring($value, 1, 10)"/>
  </xsl:function>

  <xsl:template name="f:about-document">
    <xsl:variable name="kind" as="element()?" select="($f:profile/textClass/keywords/term[@type = 'kind'])[1]"/>
    <kind>{(normalize-space($kind), /TEI/text//div[@type = 'document']/@subtype)[. ne ''][1]}</kind>
    <words>{($f:header/fileDesc/extent/measure[@unit = 'words']/@quantity, count(tokenize(string-join(/TEI/text//text(), ' '))))[1]}</words>
    <pages>{count(/TEI/text//pb[@n])}</pages>
    <status>{$f:header/revisionDesc/@status}</status>
    <xsl:for-each select="$f:header/fileDesc/sourceDesc/bibl[title][1]">
      <source>
        <xsl:value-of select="(title, biblScope) ! normalize-space()" separator=", "/>
      </source>
    </xsl:for-each>
    <xsl:for-each select="$f:header/fileDesc/sourceDesc//idno[@type = 'file'][1]">
      <number>{normalize-space()}</number>
    </xsl:for-each>
    <xsl:for-each select="$f:header/fileDesc/publicationStmt/availability/licence[1]">
      <licence>
        <xsl:copy-of select="@target[normalize-space()]"/>
        <xsl:value-of select="normalize-space()"/>
      </licence>
    </xsl:for-each>
    <xsl:for-each select="$f:header/encodingDesc/(projectDesc, editorialDecl, samplingDecl)[normalize-space()]">
      <practice of="{local-name()}">{normalize-space()}</practice>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="f:parties">
    <xsl:for-each select="$f:profile/correspDesc/correspAction/(persName | orgName)">
      <party>
        <xsl:attribute name="role" select="if (../@type = 'received') then 'to' else if (../@type = 'sent') then 'from' else ../@type"/>
        <xsl:call-template name="f:who"/>
      </party>
    </xsl:for-each>
    <xsl:for-each select="$f:profile/correspDesc/correspAction/(placeName | settlement)">
      <party role="{if (../@type = 'received') then 'to' else 'from'}">
        <xsl:call-template name="f:who"/>
      </party>
    </xsl:for-each>
    <xsl:for-each select="$f:header/fileDesc/titleStmt/author">
      <party role="author">
        <xsl:for-each select="((persName | orgName), .)[1]">
          <xsl:call-template name="f:who"/>
        </xsl:for-each>
      </party>
    </xsl:for-each>
  </xsl:template>

  <!-- Return the referent of a name: the type of entity, its ID if there is one, and the name as written. -->
  <xsl:template name="f:who">
    <xsl:attribute name="type" select="f:type(.)"/>
    <xsl:for-each select="f:ids((@ref, @key)[1])[1]">
      <xsl:attribute name="key" select="."/>
    </xsl:for-each>
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>

  <xsl:function name="f:type" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        if ($name/self::orgName or $name/self::rs[@type = 'org']) then 'org'
        else if ($name/(self::placeName | self::settlement | self::country | self::region) or $name/self::rs[@type = 'place']) then 'place'
        else 'person'"/>
  </xsl:function>

  <!-- Names are listed if they refer to an entity; places also without a reference. -->
  <xsl:function name="f:is-named" as="xs:boolean">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="normalize-space($name) ne '' and (exists($name/(@ref | @key)) or f:type($name) = 'place')
        and empty($name/parent::placeName) and empty($name/ancestor::speaker[not(text()[normalize-space()])])"/>
  </xsl:function>

  <xsl:mode name="f:record" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="person | personGrp" mode="f:record">
    <person key="{@xml:id}" role="{@role}" proposed="{exists(note[@type = 'review'])}">{normalize-space((persName, name)[1])}</person>
  </xsl:template>

  <xsl:template match="persName | rs | orgName | placeName | settlement | country | region" mode="f:record">
    <xsl:variable name="name" as="element()" select="."/>
    <xsl:variable name="context" as="node()*" select="f:context(.)"/>
    <xsl:for-each select="(f:ids((@ref, @key)[1]), '')[position() = 1 or . ne '']">
      <mention type="{f:type($name)}" anchor="{f:anchor($name)}" page="{f:page($name)}">
        <xsl:if test=". ne ''">
          <xsl:attribute name="key" select="."/>
        </xsl:if>
        <xsl:sequence select="$context"/>
      </mention>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="said | sp" mode="f:record">
    <xsl:variable name="said" as="element()" select="."/>
    <xsl:for-each select="f:ids(@who)">
      <statement key="{.}" anchor="{f:anchor($said)}" page="{f:page($said)}">
        <xsl:copy-of select="$said/@cert"/>
        <xsl:for-each select="$said/@toWhom">
          <xsl:attribute name="to" select="f:ids(.)"/>
        </xsl:for-each>
        <xsl:value-of select="f:quoted($said)"/>
      </statement>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="change" mode="f:record">
    <change>
      <xsl:copy-of select="(@when, @when-iso, date/@when)[1] ! f:attribute('when', .)"/>
      <xsl:attribute name="who" select="f:ids(@who)"/>
      <xsl:value-of select="normalize-space()"/>
    </change>
  </xsl:template>
</xsl:stylesheet>
