<?xml version="1.0" encoding="UTF-8"?>
<!--
  Machine-readable files with absolute URLs: the feed of changes (RFC 4287), the sitemap, the correspondence in CMIF.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns:t="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="urn:teikit:record" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Number of changes in the feed. -->
  <xsl:variable name="f:feed-changes" as="xs:integer" select="50"/>

  <xsl:template name="f:feeds">
    <xsl:if test="exists($f:changes)">
      <xsl:call-template name="f:feed"/>
    </xsl:if>
    <xsl:call-template name="f:site-map"/>
    <xsl:if test="exists($f:letters)">
      <xsl:call-template name="f:cmif"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:feed">
    <xsl:variable name="feed" as="element()">
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{$lang}">
        <title>{f:label('colon', ($edition-title, f:label('changes')))}</title>
        <id>{$base-url}</id>
        <link rel="alternate" type="text/html" href="{$base-url}"/>
        <link rel="self" type="application/atom+xml" href="{$base-url}changes.atom"/>
        <updated>{$f:changes[1]/@when}T00:00:00Z</updated>
        <author>
          <name>{($f:about//(t:editor, t:publisher)/normalize-space()[. ne ''], $edition-title)[1]}</name>
        </author>
        <xsl:for-each select="subsequence($f:changes, 1, $f:feed-changes)">
          <entry>
            <title>{../short}</title>
            <!--
              The position of the change in its document. It does not change when later changes are added, first or
              last.
            -->
            <id>{$base-url}{f:document-href(..)}#change-{@when}-{count(../change[@when = current()/@when] intersect (., preceding-sibling::change))}</id>
            <link rel="alternate" type="text/html" href="{$base-url}{f:document-href(..)}"/>
            <updated>{@when}T00:00:00Z</updated>
            <summary>{.}</summary>
          </entry>
        </xsl:for-each>
      </feed>
    </xsl:variable>
    <xsl:sequence select="f:xml-file('changes.atom', $feed)"/>
  </xsl:template>

  <xsl:template name="f:site-map">
    <xsl:variable name="pages" as="xs:string*" select="
        'index.html', $f:sections[not(. = ('feed', 'search'))] ! f:section-file(.), $f:entities/entity[@page = 'true'] ! f:href(f:entity-file(.))"/>
    <xsl:variable name="map" as="element()">
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <xsl:for-each select="$f:records">
          <url>
            <loc>{$base-url}{f:document-href(.)}</loc>
            <xsl:for-each select="max(change/@when[. castable as xs:date] ! string())">
              <lastmod>{.}</lastmod>
            </xsl:for-each>
          </url>
        </xsl:for-each>
        <xsl:for-each select="distinct-values($pages)">
          <url>
            <loc>{$base-url}{if (. eq 'index.html') then '' else .}</loc>
          </url>
        </xsl:for-each>
      </urlset>
    </xsl:variable>
    <xsl:sequence select="f:xml-file('sitemap.xml', $map)"/>
  </xsl:template>

  <!-- Correspondence: documents with a sender and a recipient. -->
  <xsl:variable name="f:letters" as="element(record)*" select="$f:records[party/@role = 'from'][party/@role = 'to']"/>

  <!-- Correspondence Metadata Interchange Format (CMIF), which correspSearch harvests. -->
  <xsl:template name="f:cmif">
    <xsl:variable name="tei" as="element()">
      <TEI xmlns="http://www.tei-c.org/ns/1.0">
        <teiHeader>
          <fileDesc>
            <titleStmt>
              <title>{$edition-title}</title>
              <xsl:for-each select="$f:about//t:editor[normalize-space()]">
                <editor>{normalize-space()}</editor>
              </xsl:for-each>
            </titleStmt>
            <xsl:call-template name="f:cmif-publication"/>
            <sourceDesc>
              <bibl type="online" xml:id="edition">{$edition-title}, <ref target="{$base-url}">{$base-url}</ref></bibl>
            </sourceDesc>
          </fileDesc>
          <profileDesc>
            <xsl:for-each select="$f:letters">
              <correspDesc ref="{$base-url}{f:document-href(.)}" source="#edition">
                <xsl:sequence select="f:cmif-action(., 'sent', 'from'), f:cmif-action(., 'received', 'to')"/>
              </correspDesc>
            </xsl:for-each>
          </profileDesc>
        </teiHeader>
        <text>
          <body>
            <p/>
          </body>
        </text>
      </TEI>
    </xsl:variable>
    <xsl:sequence select="f:xml-file('correspondence.xml', $tei)"/>
  </xsl:template>

  <xsl:template name="f:cmif-publication">
    <xsl:variable name="publication" as="element(t:publicationStmt)" select="$f:about/t:fileDesc/t:publicationStmt"/>
    <publicationStmt xmlns="http://www.tei-c.org/ns/1.0">
      <publisher>
        <ref target="{$base-url}">{($publication/t:publisher/normalize-space()[. ne ''], $edition-title)[1]}</ref>
      </publisher>
      <idno type="url">{$base-url}correspondence.xml</idno>
      <xsl:for-each select="(max($f:changes/@when ! string()), $publication/t:date/normalize-space())[. ne ''][1]">
        <date when="{.}"/>
      </xsl:for-each>
      <availability>
        <xsl:for-each select="$publication/t:availability/t:licence">
          <licence>
            <xsl:copy-of select="@target[normalize-space()]"/>
            <xsl:value-of select="normalize-space()"/>
          </licence>
        </xsl:for-each>
        <xsl:if test="empty($publication/t:availability/t:licence)">
          <p/>
        </xsl:if>
      </availability>
    </publicationStmt>
  </xsl:template>

  <xsl:function name="f:cmif-action" as="element()">
    <xsl:param name="record" as="element(record)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="role" as="xs:string"/>
    <correspAction xmlns="http://www.tei-c.org/ns/1.0" type="{$type}">
      <xsl:for-each select="$record/party[@role = $role]">
        <xsl:sort select="index-of(('person', 'org', 'place'), @type)"/>
        <xsl:element name="{map{'person': 'persName', 'org': 'orgName', 'place': 'placeName'}(@type)}">
          <xsl:for-each select="@key ! f:registered(../@type, .) ! f:authority-links(.)[1]">
            <xsl:attribute name="ref" select="."/>
          </xsl:for-each>
          <xsl:value-of select="f:party(.)"/>
        </xsl:element>
      </xsl:for-each>
      <xsl:if test="$type eq 'sent' and $record/(@when, @from, @to)">
        <date>
          <xsl:copy-of select="$record/@when, $record[@certain = 'true']/(@from, @to)"/>
          <xsl:for-each select="$record[@certain = 'false']/@from">
            <xsl:attribute name="notBefore" select="."/>
          </xsl:for-each>
          <xsl:for-each select="$record[@certain = 'false']/@to">
            <xsl:attribute name="notAfter" select="."/>
          </xsl:for-each>
        </date>
      </xsl:if>
    </correspAction>
  </xsl:function>
</xsl:stylesheet>
