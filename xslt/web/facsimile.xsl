<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pages of the original as pictures: @facs of a page break names an image of the edition, a surface or zone of the
  facsimile, or the info.json of a IIIF Image API service, whose whole picture is taken. What lies on another host is
  linked and never loaded, unless the edition says that its pictures come from there ([web] pictures-from).
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:key name="f:surface" match="surface | zone" use="@xml:id"/>

  <xsl:variable name="f:pictured" as="element(pb)*" select="/*/text//pb[f:picture(.)]"/>

  <!-- The address of the picture of a page, if there is one that may be linked. -->
  <xsl:function name="f:picture" as="xs:string?">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:variable name="facs" as="xs:string?" select="tokenize($pb/@facs)[1]"/>
    <xsl:variable name="surface" as="element()?" select="$facs[starts-with(., '#')] ! key('f:surface', substring(., 2), root($pb))[1]"/>
    <xsl:variable name="address" as="xs:string?" select="
        if (starts-with($facs, '#')) then $surface/ancestor-or-self::surface[1]/graphic[1]/@url ! string() else $facs"/>
    <xsl:variable name="picture" as="xs:string?" select="$address[f:is-safe(.)] ! replace(., '/info\.json$', '/full/max/0/default.jpg')"/>
    <xsl:sequence select="if (f:is-remote($picture)) then $address else $picture"/>
  </xsl:function>

  <!-- Whether a picture lies on another host, and not on the one from which those of the edition come. -->
  <xsl:function name="f:is-remote" as="xs:boolean">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="matches($address, '^([A-Za-z][\w+.-]*:|//)') and not($f:pictures-from and starts-with($address, $f:pictures-from || '/'))"/>
  </xsl:function>

  <xsl:function name="f:picture-id" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="'facs-' || ($pb/@xml:id, $pb/@n ! translate(., ' []', ''), count($pb/preceding::pb) + 1)[1]"/>
  </xsl:function>

  <!-- Beside the number of the page: the way to its picture. -->
  <xsl:template name="f:to-picture">
    <xsl:variable name="picture" as="xs:string?" select="f:picture(.)"/>
    <xsl:if test="$picture">
      <a class="to-picture" href="{if (f:is-remote($picture)) then $picture else '#' || f:picture-id(.)}"
        aria-label="{f:label('picture-of', string(@n))}"></a>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:facsimile">
    <xsl:variable name="own" as="element(pb)*" select="$f:pictured[not(f:is-remote(f:picture(.)))]"/>
    <xsl:if test="exists($own)">
      <section class="facsimile" aria-labelledby="facsimile">
        <h2 id="facsimile">{f:label('facsimile')}</h2>
        <xsl:for-each select="$own">
          <figure id="{f:picture-id(.)}">
            <img src="{f:picture(.)}" alt="{f:label('picture-of', string(@n))}" loading="lazy"/>
            <figcaption>
              <a href="#{(@xml:id, 'pg_' || translate(@n, ' []', ''))[1]}">{f:label('page')} {@n}</a>
            </figcaption>
          </figure>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
