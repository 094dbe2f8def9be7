<?xml version="1.0" encoding="UTF-8"?>
<!-- Metadata below the heading of a document: sender, recipient, date, file number and source. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="f:facts">
    <xsl:variable name="header" as="element(teiHeader)?" select="ancestor-or-self::TEI[1]/teiHeader"/>
    <xsl:variable name="profile" as="element(profileDesc)?" select="$header/profileDesc"/>
    <xsl:variable name="source" as="element(bibl)*" select="$header/fileDesc/sourceDesc/bibl"/>
    <xsl:variable name="pairs" as="xs:string*" select="
        $profile/correspDesc/correspAction[not(@type = 'received')]/(persName | orgName) ! f:fact('from', f:party(.)),
        $profile/correspDesc/correspAction[@type = 'received']/(persName | orgName) ! f:fact('to', f:party(.)),
        f:dated($header) ! f:fact('date', .),
        $source/idno[@type = 'file'] ! f:fact('file', .),
        $source[title][1] ! f:fact('source', string-join((title, biblScope) ! normalize-space(), ', '))"/>
    <xsl:if test="exists($pairs)">
      <xsl:value-of select="'&#10;#facts(' || string-join($pairs, ', ') || ')&#10;&#10;'"/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:fact" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="'([' || f:t(f:label($key)) || '], [' || f:t(normalize-space($value)) || '])'"/>
  </xsl:function>

  <!-- The date of a document, as people write it. -->
  <xsl:function name="f:dated" as="xs:string?">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:sequence select="($header/profileDesc/(creation | correspDesc/correspAction)/date/@when)[1] ! f:date(.)"/>
  </xsl:function>

  <!-- A sender or recipient, with the name in the register if the person has an entry. -->
  <xsl:function name="f:party" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="entry" as="element(person)?" select="f:ids($name/@ref)[1] ! f:person(., root($name))"/>
    <xsl:sequence select="normalize-space(($entry/persName[1], $name)[1])"/>
  </xsl:function>
</xsl:stylesheet>
