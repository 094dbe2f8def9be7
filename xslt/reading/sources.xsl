<?xml version="1.0" encoding="UTF-8"?>
<!-- The source of a document as one line. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Return the text of nodes as one line: without notes, one reading of each, words that only the structure separates apart. -->
  <xsl:function name="rp:words" as="xs:string">
    <xsl:param name="items" as="item()*"/>
    <xsl:sequence select="normalize-space(string-join($items ! (if (. instance of element(note)) then rp:run(node()) else rp:raw-words(.)), ' '))"/>
  </xsl:function>

  <!-- Return the text of nodes of one element as one line. -->
  <xsl:function name="rp:run" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="normalize-space(string-join($nodes ! rp:raw-words(.)))"/>
  </xsl:function>

  <xsl:function name="rp:raw-words" as="xs:string">
    <xsl:param name="item" as="item()"/>
    <xsl:variable name="element" as="element()?" select="$item[. instance of element()]"/>
    <xsl:sequence select="
        if (empty($element)) then string($item[not(. instance of comment() or . instance of processing-instruction())])
        else if ($element/self::note) then ''
        else if ($element/self::lb) then ' '
        else if ($element/(self::ptr | self::ref)[not(node())]) then string($element/@target)
        else if ($element/self::choice) then $element/(expan, corr, reg, *)[1] ! rp:raw-words(.)
        else if (exists($element/*[2]) and not($element/text())) then string-join($element/* ! rp:raw-words(.), ($rp:separator-of(local-name($element)), ' ')[1])
        else string-join($element/node() ! rp:raw-words(.))"/>
  </xsl:function>

  <!-- Return the sources that the header describes, each once: the original before the copy that was made of it. -->
  <xsl:function name="rp:sources-of" as="element()*">
    <xsl:param name="description" as="element()?"/>
    <xsl:sequence select="
        for $source in $description/(.[not(*)][normalize-space()], p, ab, bibl, biblStruct, biblFull, msDesc, listBibl/(bibl, biblStruct, biblFull, msDesc), recordingStmt)
        return ($source/self::bibl/bibl, $source)"/>
  </xsl:function>

  <!-- Return a source as one line. -->
  <xsl:function name="rp:source-line" as="xs:string">
    <xsl:param name="source" as="item()"/>
    <xsl:sequence select="
        if ($source instance of element(msDesc)) then rp:manuscript-line($source)
        else if ($source instance of element(biblStruct)) then rp:structured-line($source)
        else if ($source instance of element(biblFull)) then string-join($source/(titleStmt/title, publicationStmt/(publisher, date)) ! rp:words(.), ', ')
        else if ($source instance of element(bibl))
        then if ($source/text()[normalize-space()]) then rp:run($source/node()[not(self::bibl)]) else rp:parts-line($source)
        else (rp:words($source)[matches(., '\w')], '')[1]"/>
  </xsl:function>

  <!-- A description of elements only: author and title, then the rest. -->
  <xsl:function name="rp:parts-line" as="xs:string">
    <xsl:param name="source" as="element(bibl)"/>
    <xsl:variable name="authors" as="xs:string" select="string-join($source/author ! rp:words(.), ', ')"/>
    <xsl:variable name="rest" as="xs:string*" select="
        $source/(title, name, series, editor, publisher, pubPlace, date, biblScope, citedRange)[not(. is $source/author[1])] ! rp:words(.)[. ne '']"/>
    <xsl:sequence select="string-join(($authors[. ne ''], string-join($rest, ', ')[. ne '']), ': ')"/>
  </xsl:function>

  <xsl:function name="rp:structured-line" as="xs:string">
    <xsl:param name="source" as="element(biblStruct)"/>
    <xsl:variable name="monograph" as="element(monogr)?" select="$source/monogr[1]"/>
    <xsl:variable name="authors" as="xs:string" select="string-join($source/(analytic, monogr)[author][1]/author ! rp:words(.)[. ne ''], ', ')"/>
    <xsl:variable name="titles" as="xs:string" select="string-join($source/(analytic/title, monogr/title)[not(@type = ('sub', 'short'))] ! rp:words(.)[. ne ''], '. In: ')"/>
    <xsl:variable name="imprint" as="xs:string" select="
        string-join((string-join($monograph/imprint/pubPlace ! rp:words(.)[. ne ''], ', '), string-join($monograph/imprint/publisher ! rp:words(.)[. ne ''], ', '))[. ne ''], ': ')"/>
    <xsl:variable name="rest" as="xs:string*" select="
        $imprint, $monograph/imprint/date/(rp:words(.)[. ne ''], @when ! string())[1], ($monograph/imprint, $monograph)/biblScope ! rp:scope-line(.)"/>
    <xsl:sequence select="string-join(($authors[. ne ''], string-join(($titles, $rest)[. ne ''], ', ')), ': ')"/>
  </xsl:function>

  <xsl:function name="rp:scope-line" as="xs:string">
    <xsl:param name="scope" as="element(biblScope)"/>
    <xsl:sequence select="(rp:words($scope)[. ne ''], string-join($scope/(@from, @to), '–'))[1]"/>
  </xsl:function>

  <!-- Repository and shelf mark of a manuscript, and its name. -->
  <xsl:function name="rp:manuscript-line" as="xs:string">
    <xsl:param name="manuscript" as="element(msDesc)"/>
    <xsl:variable name="identifier" as="element()?" select="$manuscript/msIdentifier"/>
    <xsl:variable name="parts" as="xs:string*" select="
        distinct-values($identifier/(settlement, institution, repository, collection, idno) ! rp:words(.)[. ne ''])"/>
    <xsl:variable name="name" as="xs:string?" select="$identifier/msName[1] ! rp:words(.)[. ne '']"/>
    <xsl:sequence select="
        if (exists($parts)) then string-join($parts, ', ') || $name ! (' (' || . || ')')
        else ($name, $manuscript/head[1] ! rp:words(.), '')[1]"/>
  </xsl:function>

  <!-- Return the pages of a source: 907–911. -->
  <xsl:function name="rp:source-pages" as="xs:string?">
    <xsl:param name="source" as="item()"/>
    <xsl:variable name="scope" as="element()?" select="
        ($source[. instance of element()]/(biblScope, monogr/biblScope, monogr/imprint/biblScope)[@unit = ('page', 'pages', 'pp', 'p')])[1]"/>
    <xsl:sequence select="
        $scope/(string-join((@from, @to), '–'), replace(rp:words(.), '^.*?(\d+)\s*[-–]\s*(\d+)\D*$', '$1–$2')[matches(., '^\d+–\d+$')],
          replace(rp:words(.), '^\D*(\d+)\D*$', '$1')[matches(., '^\d+$')])[. ne ''] => head()"/>
  </xsl:function>
</xsl:stylesheet>
