<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons and bodies of the facts: authors, editors, contributors, correspondents. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Return the elements that name the parties of a statement: those in it, if there are any, else itself. -->
  <xsl:function name="rp:names-in" as="item()*">
    <xsl:param name="statement" as="item()"/>
    <xsl:variable name="names" as="element()*" select="
        $statement[. instance of element()]/(persName | orgName | name | rs)[not(@type = ('variant', 'alternative', 'pseudonym'))]"/>
    <xsl:sequence select="if (exists($names)) then $names else $statement"/>
  </xsl:function>

  <!-- Return the identifier of a party: of its name, else of the statement around it. A key with spaces is a name. -->
  <xsl:function name="rp:party-id" as="xs:string?">
    <xsl:param name="name" as="item()"/>
    <xsl:variable name="element" as="element()?" select="$name[. instance of element()]"/>
    <xsl:sequence select="
        ($element/(@ref, @key, (parent::author | parent::editor)/(@ref, @key))[. instance of attribute(ref) or not(matches(., '\s'))] ! rp:ids(.))[1]"/>
  </xsl:function>

  <!-- Return the name of a party: that of its entry, else as written, else its key. -->
  <xsl:function name="rp:party-name" as="xs:string">
    <xsl:param name="name" as="item()"/>
    <xsl:variable name="element" as="element()?" select="$name[. instance of element()]"/>
    <xsl:variable name="id" as="xs:string?" select="rp:party-id($name)"/>
    <xsl:sequence select="
        (($id ! rp:entry-name(., root($element)), rp:written-name($name), $element/@key ! normalize-space())[. ne ''], '')[1]"/>
  </xsl:function>

  <!-- Return a name as written, without identifiers and addresses. -->
  <xsl:function name="rp:written-name" as="xs:string">
    <xsl:param name="name" as="item()"/>
    <xsl:variable name="element" as="element()?" select="$name[. instance of element()]"/>
    <xsl:variable name="address" as="element()?" select="$element[not(text()[normalize-space()])]/(orgName, persName, name, address//(orgName, name), address/addrLine)[1]"/>
    <xsl:sequence select="
        if (exists($address)) then rp:words($address)
        else if ($element/(idno | email | ptr | affiliation | address | note)) then
          let $parts := $element/node()[not(self::idno or self::email or self::ptr or self::affiliation or self::address or self::note)]
          return rp:run($parts)
        else rp:words($name)"/>
  </xsl:function>

  <!-- The content of a party: identifier, type, name. -->
  <xsl:template name="rp:party">
    <xsl:param name="inferred" as="xs:boolean" select="false()"/>
    <xsl:variable name="id" as="xs:string?" select="rp:party-id(.)"/>
    <xsl:variable name="element" as="element()?" select=".[. instance of element()]"/>
    <xsl:for-each select="$id">
      <xsl:attribute name="ref" select="."/>
    </xsl:for-each>
    <xsl:for-each select="$element">
      <xsl:variable name="type" as="xs:string" select="rp:name-type(.)"/>
      <xsl:attribute name="type" select="if ($type eq 'other' and (self::author or self::editor)) then 'person' else $type"/>
      <xsl:if test="$id ! r:entry(., root($element))">
        <xsl:attribute name="known" select="'true'"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:if test="$inferred">
      <xsl:attribute name="inferred" select="'true'"/>
    </xsl:if>
    <xsl:value-of select="rp:party-name(.)"/>
  </xsl:template>

  <xsl:template name="rp:parties">
    <xsl:variable name="stated" as="item()*" select="rp:stated('author', .) ! rp:names-in(.)[rp:party-name(.)]"/>
    <xsl:variable name="inferred" as="item()*" select="if (exists($stated)) then () else rp:stated('inferred-author', .) ! rp:names-in(.)[rp:party-name(.)]"/>
    <xsl:for-each-group select="$stated, $inferred" group-by="rp:party-name(.)">
      <author>
        <xsl:call-template name="rp:party">
          <xsl:with-param name="inferred" select="empty($stated)"/>
        </xsl:call-template>
      </author>
    </xsl:for-each-group>
    <xsl:for-each-group select="rp:stated('editor', .) ! rp:names-in(.)[rp:party-name(.)]" group-by="rp:party-name(.)">
      <editor>
        <xsl:for-each select="(.[. instance of element()]/(@role, parent::editor/@role))[normalize-space()][1]">
          <xsl:attribute name="role" select="normalize-space()"/>
        </xsl:for-each>
        <xsl:call-template name="rp:party"/>
      </editor>
    </xsl:for-each-group>
    <xsl:for-each select="rp:stated('contributor', .)">
      <xsl:variable name="role" as="xs:string?" select=".[. instance of element()]/resp[1] ! rp:words(.)[. ne '']"/>
      <xsl:for-each select="rp:names-in(.)[not(. instance of element(respStmt))][rp:party-name(.)]">
        <contributor>
          <xsl:for-each select="$role">
            <xsl:attribute name="role" select="."/>
          </xsl:for-each>
          <xsl:call-template name="rp:party"/>
        </contributor>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:call-template name="rp:correspondents"/>
  </xsl:template>

  <xsl:template name="rp:correspondents">
    <xsl:variable name="document" as="element()" select="."/>
    <xsl:for-each select="'from', 'to'">
      <xsl:variable name="role" as="xs:string" select="."/>
      <xsl:for-each select="rp:stated($role, $document) ! rp:correspondents(.)[rp:party-name(.)]">
        <correspondent role="{$role}">
          <xsl:call-template name="rp:party"/>
        </correspondent>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- Return the names of the parties and places of a sending or receipt. -->
  <xsl:function name="rp:correspondents" as="item()*">
    <xsl:param name="action" as="item()"/>
    <xsl:sequence select="
        if ($action instance of element(correspAction)) then $action/(persName, orgName, name, rs, placeName, settlement) else $action"/>
  </xsl:function>
</xsl:stylesheet>
