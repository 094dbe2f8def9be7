<?xml version="1.0" encoding="UTF-8"?>
<!-- The head of the page: what machines read. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="f:head">
    <xsl:variable name="short" as="xs:string"
      select="($f:header/fileDesc/titleStmt/title[@type = 'short']/normalize-space(), $f:title)[1]"/>
    <head>
      <xsl:call-template name="f:head-basics">
        <xsl:with-param name="title" select="$short"/>
        <xsl:with-param name="description" select="$f:title"/>
        <xsl:with-param name="file" select="encode-for-uri($name) || '.html'"/>
      </xsl:call-template>
      <xsl:if test="tokenize($downloads) = 'xml'">
        <link rel="alternate" type="application/tei+xml" href="{encode-for-uri($name)}.xml"/>
      </xsl:if>
      <xsl:call-template name="f:dublin-core"/>
      <meta property="og:type" content="article"/>
    </head>
  </xsl:template>

  <xsl:template name="f:dublin-core">
    <xsl:variable name="when" as="xs:string?" select="($f:header/profileDesc/creation/date/@when)[1]"/>
    <xsl:sequence select="
        f:meta(('DC.title', 'citation_title'), $f:title),
        f:meta(('DC.creator', 'citation_author'), $f:header/fileDesc/titleStmt/author/normalize-space()),
        f:meta(('DC.date', 'citation_date'), $when),
        f:meta('DC.language', /*/@xml:lang ! string()),
        f:meta('DC.publisher', $f:header/fileDesc/publicationStmt/publisher/normalize-space()),
        f:meta('DC.rights', $f:header/fileDesc/publicationStmt/availability/licence/normalize-space()),
        f:meta('DC.source', $f:header/fileDesc/sourceDesc/bibl/title/normalize-space()),
        f:meta('DC.identifier', $f:header/fileDesc/sourceDesc/bibl/idno[@type = 'file']/normalize-space())"/>
  </xsl:template>

  <xsl:function name="f:meta" as="element()*">
    <xsl:param name="names" as="xs:string+"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:for-each select="$values[. ne '']">
      <xsl:variable name="value" as="xs:string" select="."/>
      <xsl:for-each select="$names">
        <meta name="{.}" content="{$value}"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
