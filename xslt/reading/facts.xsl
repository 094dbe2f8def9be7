<?xml version="1.0" encoding="UTF-8"?>
<!--
  The facts about a document, from any header. One table lists the places of each; an edition puts other places
  before those of the table:

    <xsl:variable name="r:places-of-facts" select="map{'date': function($document) { $document/teiHeader//origDate }}"/>
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="dates.xsl"/>
  <xsl:include href="sources.xsl"/>
  <xsl:include href="parties.xsl"/>

  <!-- Places of facts that an edition sets: by the name of a fact, a function of the root element of a document. -->
  <xsl:variable name="r:places-of-facts" as="map(xs:string, function(element()) as item()*)" select="map{}"/>

  <!-- The table: the nodes that state a fact, the most reliable first. -->
  <xsl:variable name="rp:places-of-facts" as="map(xs:string, function(element()) as item()*)" select="map{
    'title': function($document) { rp:header-titles($document), $document/text/front/titlePage/(docTitle, titlePart),
      $document/teiHeader/fileDesc/sourceDesc/msDesc/(msIdentifier/msName, head, .) },
    'short-title': function($document) { rp:file($document)/titleStmt/title[@type = 'short'] },
    'subtitle': function($document) { rp:file($document)/titleStmt/title/(., title)[@type = ('sub', 'subordinate')] },
    'author': function($document) { rp:file($document)/titleStmt/author },
    'inferred-author': function($document) {
      let $source := rp:file($document)/sourceDesc, $items := $source[count(msDesc) eq 1]/msDesc//(msItem | msItemStruct)[author]
      return ($source/(biblStruct/(analytic, monogr)[author][1], bibl/bibl[author][1], bibl, biblFull/titleStmt, listBibl[count(*) eq 1]/bibl)[author][1]/author,
        $items[1][count($items) eq 1]/author, $document/text/front/titlePage//docAuthor) },
    'editor': function($document) { rp:file($document)/titleStmt/editor },
    'contributor': function($document) { rp:file($document)/(titleStmt, editionStmt)/respStmt },
    'from': function($document) { rp:letter($document)/correspAction[@type = 'sent' or not(@type)] },
    'to': function($document) { rp:letter($document)/correspAction[@type = 'received'] },
    'date': function($document) {
      rp:profile($document)/creation/(date, origDate, .[@when | @from | @to | @notBefore | @notAfter]),
      rp:file($document)/publicationStmt/date[@type = ('created', 'creation', 'written', 'original')],
      rp:letter($document)/(correspAction[@type = 'sent'], correspAction)/date,
      rp:file($document)/sourceDesc/msDesc/(history/origin//(origDate, date), history/origin, .//origDate),
      rp:events($document),
      rp:file($document)/sourceDesc/(bibl/bibl/date, bibl/date, biblStruct/(monogr/imprint, analytic)/date, biblFull/publicationStmt/date, recordingStmt//date),
      rp:opening($document)//date, $document/text/front/titlePage//docDate },
    'place': function($document) {
      rp:profile($document)/creation/(placeName, settlement), rp:letter($document)/correspAction[@type = 'sent']/(placeName, settlement),
      rp:file($document)/sourceDesc/msDesc/history/origin//origPlace, rp:opening($document)//(placeName | settlement) },
    'kind': function($document) { rp:profile($document)/textClass/keywords/term[@type = 'kind'] },
    'inferred-kind': function($document) { $document/text/(@type, .//div[@type = 'document'][1]/@subtype), $document/self::div[@type = 'document']/@subtype },
    'classification': function($document) { ($document//seg[@type = 'classification'])[1] },
    'identifier': function($document) {
      rp:file($document)/sourceDesc//idno[@type = 'file'], rp:file($document)/publicationStmt/idno, rp:file($document)/sourceDesc/msDesc/msIdentifier/idno },
    'source': function($document) { rp:sources-of(rp:file($document)/sourceDesc) },
    'publisher': function($document) { rp:file($document)/publicationStmt/(publisher, distributor[not(../publisher)], authority[not(../(publisher, distributor))]) },
    'published': function($document) { rp:file($document)/publicationStmt/date[not(@type = ('created', 'creation', 'written', 'original'))] },
    'edition': function($document) { rp:file($document)/editionStmt/(edition, p) },
    'funder': function($document) { rp:file($document)/titleStmt/(funder, sponsor) },
    'licence': function($document) { rp:file($document)/publicationStmt/availability/(licence, .[not(licence)]/(p, ab)) },
    'keyword': function($document) {
      rp:profile($document)/textClass/(keywords//(term[not(@type = 'kind')] | item[not(term)]), catRef ! key('rp:id', rp:ids(@target), root())/catDesc) },
    'abstract': function($document) { rp:profile($document)/abstract },
    'extent': function($document) { rp:file($document)/extent/(measure, .[not(measure)]) },
    'changed': function($document) { $document/teiHeader/revisionDesc//change/(@when, @when-iso, date/@when) }
  }"/>

  <!-- Facts that the header of a corpus states for all its documents. -->
  <xsl:variable name="rp:shared-facts" as="xs:string*" select="'editor', 'contributor', 'publisher', 'funder', 'licence', 'published', 'edition'"/>

  <!-- Return what states a fact: the nodes or strings of the edition's place of it, else of the table, else of the corpus. -->
  <xsl:function name="rp:stated" as="item()*">
    <xsl:param name="fact" as="xs:string"/>
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="set" as="item()*" select="$r:places-of-facts($fact) ! .($document)[. instance of xs:anyAtomicType or normalize-space(string(.))]"/>
    <xsl:variable name="stated" as="item()*" select="if (exists($set)) then $set else $rp:places-of-facts($fact)($document)"/>
    <xsl:sequence select="if (empty($stated) and $fact = $rp:shared-facts) then $document/parent::teiCorpus ! rp:stated($fact, .) else $stated"/>
  </xsl:function>

  <xsl:function name="rp:file" as="element(fileDesc)?">
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="$document/(teiHeader, self::teiHeader)/fileDesc => head()"/>
  </xsl:function>

  <xsl:function name="rp:profile" as="element(profileDesc)?">
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="$document/(teiHeader, self::teiHeader)/profileDesc => head()"/>
  </xsl:function>

  <xsl:function name="rp:letter" as="element(correspDesc)?">
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="rp:profile($document)/correspDesc => head()"/>
  </xsl:function>

  <!-- Return the dateline at the beginning of a document that is one letter or minute: those of several divisions are dates of these. -->
  <xsl:function name="rp:opening" as="element()*">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="text" as="element()*" select="$document/text/body, $document/(self::body, self::div)"/>
    <xsl:sequence select="$text/(., .[count((./div, div1)) eq 1]/(./div, div1))/(opener, dateline, head/dateline) => head()"/>
  </xsl:function>

  <!-- Return the earliest event of a work, its print or first performance, else its writing. -->
  <xsl:function name="rp:events" as="element(event)*">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="events" as="element(event)*" select="$document/standOff/listEvent/event"/>
    <xsl:sequence select="
        sort($events[@type = ('print', 'premiere')][@when], (), function($event) { substring($event/@when, 1, 4) })[1], $events[@type = 'written']"/>
  </xsl:function>

  <!-- The main titles of a header. -->
  <xsl:function name="rp:header-titles" as="element(title)*">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="titles" as="element(title)*" select="rp:file($document)/titleStmt/title[normalize-space()]"/>
    <xsl:sequence select="$titles[@type = 'main'], $titles[not(@type = ('main', 'short', 'sub', 'subordinate', 'desc', 'filing'))], $titles"/>
  </xsl:function>

  <xsl:function name="rp:title" as="xs:string?" cache="yes">
    <xsl:param name="root" as="element()"/>
    <xsl:sequence select="(rp:title-of($root), $name)[1] ! string()"/>
  </xsl:function>

  <!-- Return what states the title of a document. -->
  <xsl:function name="rp:title-statement" as="item()?">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="set" as="item()*" select="$r:places-of-facts('title') ! .($root)"/>
    <xsl:sequence select="($set, rp:title-head($root), rp:stated('title', $root))[rp:title-line(.)] => head()"/>
  </xsl:function>

  <xsl:function name="rp:title-of" as="xs:string?">
    <xsl:param name="root" as="element()"/>
    <xsl:sequence select="rp:title-statement($root) ! rp:title-line(.)"/>
  </xsl:function>

  <xsl:function name="rp:title-line" as="xs:string">
    <xsl:param name="statement" as="item()"/>
    <xsl:sequence select="if ($statement instance of element(msDesc)) then rp:manuscript-line($statement) else rp:words($statement)"/>
  </xsl:function>

  <xsl:function name="rp:header-title" as="xs:string?">
    <xsl:param name="root" as="element()"/>
    <xsl:sequence select="rp:header-titles($root)[1] ! rp:words(.)"/>
  </xsl:function>

  <!-- Where a statement was found, by the nearest of these elements around it. -->
  <xsl:variable name="rp:origins" as="map(xs:string, xs:string)" select="map{
      'creation': 'creation', 'correspDesc': 'letter', 'msDesc': 'manuscript', 'event': 'event', 'sourceDesc': 'source',
      'publicationStmt': 'publication', 'titleStmt': 'header', 'teiHeader': 'header', 'head': 'heading', 'text': 'text', 'body': 'text', 'div': 'text'}"/>

  <xsl:function name="rp:origin" as="xs:string">
    <xsl:param name="statement" as="item()"/>
    <xsl:variable name="ancestors" as="element()*" select="$statement[. instance of node()]/ancestor-or-self::*"/>
    <xsl:sequence select="
        if (empty($ancestors)) then 'setting'
        else if ($statement[. instance of element()][@type]/parent::publicationStmt) then 'creation'
        else (reverse($ancestors) ! $rp:origins(local-name()), 'setting')[1]"/>
  </xsl:function>

  <xsl:template name="rp:facts">
    <xsl:variable name="document" as="element()" select="."/>
    <facts>
      <xsl:call-template name="rp:titles"/>
      <xsl:call-template name="rp:parties"/>
      <xsl:call-template name="rp:date"/>
      <xsl:for-each select="rp:stated('place', .)[rp:words(.)][1]">
        <place>
          <xsl:for-each select=".[. instance of element()]/@ref ! rp:ids(.)[1]">
            <xsl:attribute name="ref" select="."/>
          </xsl:for-each>
          <xsl:attribute name="origin" select="rp:origin(.)"/>
          <xsl:value-of select="rp:words(.)"/>
        </place>
      </xsl:for-each>
      <xsl:call-template name="rp:classes"/>
      <xsl:call-template name="rp:sources"/>
      <xsl:call-template name="rp:publication"/>
      <xsl:sequence select="rp:lines('keyword', .)"/>
      <xsl:call-template name="rp:extent"/>
    </facts>
  </xsl:template>

  <!-- Return the statements of a fact as lines, each once. -->
  <xsl:function name="rp:lines" as="element()*">
    <xsl:param name="fact" as="xs:string"/>
    <xsl:param name="document" as="element()"/>
    <xsl:for-each select="distinct-values(rp:stated($fact, $document) ! rp:words(.))[. ne '']">
      <xsl:element name="{$fact}" namespace="urn:teikit:reading">
        <xsl:value-of select="."/>
      </xsl:element>
    </xsl:for-each>
  </xsl:function>

  <xsl:template name="rp:titles">
    <xsl:variable name="statement" as="item()?" select="rp:title-statement(.)"/>
    <xsl:variable name="title" as="xs:string" select="rp:title(.)"/>
    <title>
      <xsl:attribute name="origin" select="($statement ! rp:origin(.), 'file')[1]"/>
      <xsl:value-of select="$title"/>
    </title>
    <xsl:for-each select="rp:header-title(.)">
      <header-title>
        <xsl:value-of select="."/>
      </header-title>
    </xsl:for-each>
    <short-title>
      <xsl:value-of select="(rp:stated('short-title', .) ! rp:words(.)[. ne ''], rp:header-title(.), $title)[1]"/>
    </short-title>
    <xsl:sequence select="rp:lines('subtitle', .)"/>
  </xsl:template>

  <!--
    The date of a document. A date in a title with day or month is more often that of the document than the date of its
    publication, which in most headers is that of the file.
  -->
  <xsl:template name="rp:date">
    <xsl:variable name="title" as="element(title)*" select="rp:file(.)/titleStmt/title"/>
    <xsl:variable name="stated" as="item()?" select="rp:stated('date', .)[map:size(rp:dates(.)) gt 0] => head()"/>
    <xsl:variable name="in-title" as="xs:string?" select="($title ! rp:date-in(rp:words(.)))[1]"/>
    <xsl:variable name="published" as="item()?" select="rp:stated('published', .)[map:size(rp:dates(.)) gt 0] => head()"/>
    <xsl:variable name="year-in-title" as="xs:string?" select="($title ! rp:words(.)[matches(., '\D')] ! rp:year-in(.))[1]"/>
    <xsl:variable name="undated" as="item()?" select="rp:stated('date', .)[rp:words(.)][not(. instance of element(origin))] => head()"/>
    <xsl:choose>
      <xsl:when test="exists($stated)">
        <xsl:sequence select="rp:date-fact($stated, rp:dates($stated), rp:origin($stated), false())"/>
      </xsl:when>
      <xsl:when test="exists($in-title)">
        <xsl:sequence select="rp:date-fact($in-title, map{'when': $in-title}, 'title', true())"/>
      </xsl:when>
      <xsl:when test="exists($undated)">
        <xsl:sequence select="rp:date-fact($undated, map{}, rp:origin($undated), false())"/>
      </xsl:when>
      <xsl:when test="exists($published)">
        <xsl:sequence select="rp:date-fact($published, rp:dates($published), 'publication', false())"/>
      </xsl:when>
      <xsl:when test="exists($year-in-title)">
        <xsl:sequence select="rp:date-fact($year-in-title, map{'when': $year-in-title}, 'title', true())"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="rp:date-fact" as="element()">
    <xsl:param name="statement" as="item()"/>
    <xsl:param name="dates" as="map(xs:string, xs:string)"/>
    <xsl:param name="origin" as="xs:string"/>
    <xsl:param name="inferred" as="xs:boolean"/>
    <date>
      <xsl:call-template name="rp:dates">
        <xsl:with-param name="dates" select="$dates"/>
      </xsl:call-template>
      <xsl:attribute name="origin" select="$origin"/>
      <xsl:if test="$inferred">
        <xsl:attribute name="inferred" select="'true'"/>
      </xsl:if>
      <xsl:value-of select="(rp:words($statement)[. ne ''], $dates?when, string-join(($dates?from, $dates?to), '–'))[1]"/>
    </date>
  </xsl:function>

  <xsl:template name="rp:classes">
    <xsl:variable name="kind" as="xs:string?" select="(rp:stated('kind', .) ! rp:words(.))[. ne ''][1]"/>
    <xsl:for-each select="($kind, (rp:stated('inferred-kind', .) ! rp:words(.))[. ne ''])[1]">
      <document-kind>
        <xsl:if test="empty($kind)">
          <xsl:attribute name="inferred" select="'true'"/>
        </xsl:if>
        <xsl:value-of select="."/>
      </document-kind>
    </xsl:for-each>
    <xsl:sequence select="rp:lines('classification', .)"/>
    <xsl:for-each-group select="rp:stated('identifier', .)[rp:words(.)]" group-by="rp:words(.)">
      <identifier>
        <xsl:copy-of select=".[. instance of element()]/@type[normalize-space()]"/>
        <xsl:value-of select="current-grouping-key()"/>
      </identifier>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template name="rp:sources">
    <xsl:for-each-group select="rp:stated('source', .)[rp:source-line(.)]" group-by="rp:source-line(.)">
      <source>
        <xsl:for-each select="(.[. instance of element()]/(title, monogr/title, titleStmt/title) ! rp:words(.))[. ne ''][1]">
          <xsl:attribute name="title" select="."/>
        </xsl:for-each>
        <xsl:for-each select="rp:source-pages(.)">
          <xsl:attribute name="pages" select="."/>
        </xsl:for-each>
        <xsl:value-of select="current-grouping-key()"/>
      </source>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template name="rp:publication">
    <xsl:for-each select="distinct-values(rp:stated('publisher', .) ! rp:party-name(.))[. ne '']">
      <publisher>
        <xsl:value-of select="."/>
      </publisher>
    </xsl:for-each>
    <xsl:for-each select="rp:stated('published', .)[rp:words(.) or map:size(rp:dates(.)) gt 0][1]">
      <published>
        <xsl:call-template name="rp:dates">
          <xsl:with-param name="dates" select="rp:dates(.)"/>
        </xsl:call-template>
        <xsl:value-of select="(rp:words(.)[. ne ''], rp:dates(.)?*)[1]"/>
      </published>
    </xsl:for-each>
    <xsl:sequence select="rp:lines('edition', .)[1], rp:lines('funder', .)"/>
    <xsl:for-each select="rp:stated('licence', .)[rp:words((., .[. instance of element()]/@target))]">
      <xsl:variable name="target" as="xs:string?" select="
          (.[. instance of element()]/(@target, .//ref/@target) ! normalize-space()[. ne ''][r:is-safe(.)][. castable as xs:anyURI])[1]"/>
      <licence>
        <xsl:for-each select="$target">
          <xsl:attribute name="target" select="."/>
        </xsl:for-each>
        <xsl:value-of select="(rp:words(.)[. ne ''], $target)[1]"/>
      </licence>
    </xsl:for-each>
  </xsl:template>

  <!-- Abstract, extent, and date of the last change. -->
  <xsl:template name="rp:extent">
    <xsl:for-each select="rp:stated('abstract', .)[. instance of element()][normalize-space()][1]">
      <abstract>
        <xsl:call-template name="rp:blocks"/>
      </abstract>
    </xsl:for-each>
    <xsl:for-each select="rp:stated('extent', .)[. instance of element()][normalize-space() or @quantity]">
      <extent>
        <xsl:copy-of select="@unit, @quantity"/>
        <xsl:value-of select="rp:words(.)"/>
      </extent>
    </xsl:for-each>
    <xsl:for-each select="max(rp:stated('changed', .) ! rp:day(string(.))[. castable as xs:date])">
      <changed>
        <xsl:value-of select="."/>
      </changed>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
