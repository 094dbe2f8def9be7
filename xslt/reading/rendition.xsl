<?xml version="1.0" encoding="UTF-8"?>
<!--
  Rendition: @rend, @rendition, @style and tagsDecl, as words of one vocabulary and as safe CSS. @rend is free text, and
  projects use different words, so a word is recognised by a part of it.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:variable name="rp:words" as="map(xs:string, xs:string)" select="map{
      'ital|^i$|oblique|kursiv': 'italic', 'spaced|gesperrt|letterspac|^ls$': 'spaced', 'bold|strong|^b$|fett': 'bold', 'small-?_?caps|^sc$|kapit': 'small-caps',
      '^sup': 'superscript', '^sub(script)?$|^inf$': 'subscript', 'underlin|^u$|^ul$|unterstr': 'underline',
      'strike|line-?through|crossed|overstrike': 'strikethrough', '^(all-?)?caps$|upper': 'uppercase', 'upright|^roman$|normal': 'upright',
      'cent(er|re)|zentriert|title|heading': 'center', '^(flush-?)?right|rechts|rightalign|align\(right': 'right', '^(flush-?)?left$|noindent|align\(left': 'left',
      'justif|block(satz)?$': 'justify', '^indent|eingezogen|^in[0-9]$': 'indent', 'hanging': 'hanging', '^large|bigger|^big$': 'large', '^small(er)?$|petit': 'small',
      'mono|typewriter|^tt$|^code$|fixed': 'monospace', '^red$|rubric': 'red', '^(display|block)$|blockquote': 'block', 'border|boxed|frame': 'border'}"/>

  <!-- Return the words of the vocabulary that a value of @rend contains. -->
  <xsl:function name="rp:rend-words" as="xs:string*" cache="yes">
    <xsl:param name="rend" as="xs:string"/>
    <xsl:sequence select="
        if (contains($rend, ':')) then rp:css-words($rend)
        else distinct-values(for $word in tokenize(lower-case($rend)) return sort(map:keys($rp:words))[matches($word, .)] ! $rp:words(.))"/>
  </xsl:function>

  <xsl:variable name="rp:declarations" as="map(xs:string, xs:string)" select="map{
      'font-style:\s*(italic|oblique)': 'italic', 'font-style:\s*normal': 'upright', 'font-weight:\s*(bold|[6-9]00)': 'bold', 'font-variant[-\w]*:\s*small-caps': 'small-caps',
      'vertical-align:\s*super': 'superscript', 'vertical-align:\s*sub([^p]|$)': 'subscript', 'text-decoration[-\w]*:[^;]*underline': 'underline',
      'text-decoration[-\w]*:[^;]*line-through': 'strikethrough', 'text-transform:\s*uppercase': 'uppercase', 'letter-spacing:\s*[0-9.]*[1-9]': 'spaced',
      'text-align:\s*center': 'center', 'text-align:\s*(right|end)': 'right', 'text-align:\s*(left|start)': 'left', 'text-align:\s*justify': 'justify',
      'text-indent:\s*[0-9.]*[1-9]': 'indent', 'text-indent:\s*-': 'hanging', '(^|[;\s])color:\s*(red|#f00|#ff0000)': 'red', 'font-size:\s*(large|x-large|larger|1[1-9][0-9]%|[2-9][0-9]{2}%)': 'large',
      'font-size:\s*(small|x-small|smaller|[5-9][0-9]%)': 'small', 'font-family:[^;]*mono': 'monospace', 'border(-\w+)?:[^;]*[1-9]': 'border', 'display:\s*block': 'block'}"/>

  <xsl:function name="rp:css-words" as="xs:string*" cache="yes">
    <xsl:param name="css" as="xs:string"/>
    <xsl:variable name="css" as="xs:string" select="lower-case($css)"/>
    <xsl:sequence select="distinct-values(sort(map:keys($rp:declarations))[matches($css, .)] ! $rp:declarations(.))"/>
  </xsl:function>

  <!-- Return the declarations of a style that are safe: known properties, no functions but colours, no addresses. -->
  <xsl:function name="rp:safe-style" as="xs:string?" cache="yes">
    <xsl:param name="css" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize($css, ';') ! normalize-space(.)[matches(., $rp:safe-declaration)], '; ')[. ne '']"/>
  </xsl:function>

  <xsl:variable name="rp:safe-declaration" as="xs:string" select="
      '^(font-(style|weight|variant|variant-caps|size)|text-(align|decoration|indent|transform)|letter-spacing|word-spacing|line-height|vertical-align|color'
      || '|background-color|margin(-(left|right|top|bottom|inline-start|inline-end))?|padding(-(left|right|top|bottom))?|border(-(left|right|top|bottom))?|direction|writing-mode)'
      || '\s*:\s*[-\w\s.,#%]+$'"/>

  <xsl:key name="rp:rendition" match="tagsDecl/rendition[@xml:id]" use="@xml:id"/>

  <!-- The style that an element has by its own @style and by the declarations that @rendition points to. -->
  <xsl:function name="rp:style" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join((
        $element/@rendition ! tokenize(.) ! key('rp:rendition', substring-after(., '#'), root($element))[not(@scope = ('before', 'after'))][not(@scheme) or @scheme = 'css'] ! string(.),
        $element/@style[not(contains(., 'content:'))]), ';')"/>
  </xsl:function>

  <!-- The attributes rend and style of the current element. -->
  <xsl:template name="rp:rendition">
    <xsl:variable name="style" as="xs:string" select="string-join((r:style(.), if (@rendition | @style) then rp:style(.) else ()), ';')"/>
    <xsl:variable name="simple" as="xs:string*" select="@rendition[not(contains(., '#'))] ! rp:rend-words(translate(., ':', ' '))"/>
    <xsl:variable name="words" as="xs:string*" select="distinct-values((rp:default-rend(.), @rend ! rp:rend-words(.), rp:css-words($style)[$style ne ''], $simple))"/>
    <xsl:if test="exists($words)">
      <xsl:attribute name="rend" select="$words[not(. = 'italic' and $words = 'upright')]"/>
    </xsl:if>
    <xsl:for-each select="$style[. ne ''] ! rp:safe-style(.)">
      <xsl:attribute name="style" select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- The rendition that an element has without any attribute. Titles of articles are not set in italics. -->
  <xsl:function name="rp:default-rend" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/self::title[@level = ('a', 'u')]) then () else $rp:rend-of(local-name($element)) ! tokenize(.)"/>
  </xsl:function>
</xsl:stylesheet>
