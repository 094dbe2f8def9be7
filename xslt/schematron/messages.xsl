<?xml version="1.0" encoding="UTF-8"?>
<!--
  A finding: an _f:found element with the properties of the assertion, its text, its diagnostics and its properties.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns:out="urn:x-teikit:output" xmlns:_at="https://teikit.org/ns/schematron/source"
  xmlns:_f="https://teikit.org/ns/schematron" exclude-result-prefixes="#all">

  <xsl:mode name="found" on-no-match="fail"/>

  <xsl:template match="sch:assert | sch:report" mode="found" as="element()">
    <_f:found kind="{local-name()}">
      <xsl:copy-of select="@id, (@role, ../@role, ../../@role)[1], (@severity, ../@severity, ../../@severity)[1], (@flag, ../@flag)[1], (@see, ../@see, ../../@see)[1]"/>
      <xsl:copy-of select="../../@id/_f:attribute('pattern', .), ../@id/_f:attribute('rule', .)"/>
      <out:sequence select="_f:place(({string-join(((@subject, ../@subject)[1] ! ('(' || . || ')'), '.'), ', ')}))"/>
      <_f:text>
        <xsl:apply-templates select="node()" mode="message"/>
      </_f:text>
      <xsl:apply-templates select="tokenize(@diagnostics) ! key('id', ., root(current()))[self::sch:diagnostic]" mode="found"/>
      <xsl:apply-templates select="tokenize(@properties) ! key('id', ., root(current()))[self::sch:property]" mode="found"/>
    </_f:found>
  </xsl:template>

  <xsl:template match="sch:diagnostic | sch:property" mode="found" as="element()">
    <xsl:element name="_f:{local-name()}">
      <xsl:copy-of select="@id, @role, @scheme"/>
      <xsl:apply-templates select="node()" mode="message"/>
    </xsl:element>
  </xsl:template>

  <xsl:function name="_f:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="$value"/>
  </xsl:function>

  <!-- A message: its text with values inserted; markup such as emph, span and dir is ignored. -->
  <xsl:mode name="message" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="message" as="element()">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>

  <xsl:template match="sch:value-of" mode="message" as="element()">
    <out:value-of select="{@select}">
      <xsl:sequence select="_f:place(.)"/>
    </out:value-of>
  </xsl:template>

  <xsl:template match="sch:name" mode="message" as="element()">
    <out:value-of select="name({@path})">
      <xsl:sequence select="_f:place(.)"/>
    </out:value-of>
  </xsl:template>

  <xsl:template match="xsl:*" mode="message" as="element()">
    <xsl:apply-templates select="." mode="foreign"/>
  </xsl:template>

</xsl:stylesheet>
