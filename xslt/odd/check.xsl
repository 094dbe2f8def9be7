<?xml version="1.0" encoding="UTF-8"?>
<!--
  Check an ODD and return its errors as a list: <odd:faults><odd:fault file="odd|source" path="…">message</odd:fault>…

  The list is empty if a schema can be compiled.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:odd="https://teikit.org/ns/odd"
                exclude-result-prefixes="#all" version="3.0">

  <xsl:import href="model.xsl"/>
  <xsl:import href="faults.xsl"/>

  <xsl:param name="source" as="document-node()?" select="()">
    <!-- The ODD that is customised, if any. -->
  </xsl:param>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="element(odd:faults)">
    <odd:faults>
      <xsl:sequence select="odd:faults(., $source)"/>
    </odd:faults>
  </xsl:template>
</xsl:stylesheet>
