<?xml version="1.0" encoding="UTF-8"?>
<!-- How a document was made: its status, the practice of its editors, and its changes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:teikit:reading"
  xmlns:rp="urn:teikit:reading:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="rp:history">
    <xsl:where-populated>
      <history>
        <xsl:for-each select="teiHeader/revisionDesc/@status[normalize-space()]">
          <status>
            <xsl:value-of select="normalize-space()"/>
          </status>
        </xsl:for-each>
        <xsl:for-each select="teiHeader/encodingDesc/(projectDesc, editorialDecl, samplingDecl)[normalize-space()]">
          <practice of="{map{'projectDesc': 'project', 'editorialDecl': 'editing', 'samplingDecl': 'selection'}(local-name())}">
            <xsl:value-of select="normalize-space()"/>
          </practice>
        </xsl:for-each>
        <xsl:for-each select="teiHeader/revisionDesc//change">
          <change>
            <xsl:for-each select="(@when, @when-iso, date/@when)[1]">
              <xsl:attribute name="when" select="substring(., 1, 10)"/>
            </xsl:for-each>
            <xsl:if test="exists(rp:ids(@who))">
              <xsl:attribute name="who" select="rp:ids(@who)"/>
            </xsl:if>
            <xsl:value-of select="normalize-space()"/>
          </change>
        </xsl:for-each>
      </history>
    </xsl:where-populated>
  </xsl:template>
</xsl:stylesheet>
