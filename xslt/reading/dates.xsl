<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates: the values that TEI states, or those of a date in words (English, German, French). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Abbreviated names of months, by month; a name in a text is compared by its beginning. -->
  <xsl:variable name="rp:months" as="map(xs:string, xs:string)" select="map:merge(
      let $months := ('jan jän', 'feb fév fev', 'mar mär maer', 'apr avr', 'may mai', 'jun juin', 'jul juil', 'aug aoû aou', 'sep', 'oct okt',
        'nov', 'dec dez déc')
      return for $number in 1 to 12 return tokenize($months[$number]) ! map:entry(., format-integer($number, '00')))"/>

  <xsl:variable name="rp:month-pattern" as="xs:string" select="
      '(jan(?:uary|uar|vier|v)?|jänner|feb(?:ruary|ruar)?|f[ée]v(?:rier|r)?|mar(?:ch|s)?|märz?|maerz|apr(?:il)?|avr(?:il)?|may|mai|june?|juni|juin|july?|juli|juil(?:let)?|aug(?:ust)?|ao[ûu]t|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember)?|d[ée]c(?:embre)?)\.?'"/>

  <!-- Patterns of dates in words, the most exact first, each with the groups of its year, month and day. -->
  <xsl:variable name="rp:date-patterns" as="map(*)*" select="
      let $month := $rp:month-pattern, $day := '(\d{1,2})(?:st|nd|rd|th|er|\.)?' return (
        map{'pattern': '(?:^|\D)(\d{4})-(\d\d)-(\d\d)(?:\D|$)', 'groups': [1, 2, 3]},
        map{'pattern': '(?:^|\W)' || $day || '(?:\s*[-–]\s*\d{1,2}\.?)?\s+(?:of\s+|de\s+)?' || $month || ',?\s+(\d{4})(?:\D|$)', 'groups': [3, 2, 1]},
        map{'pattern': '(?:^|\W)' || $month || '\s+' || $day || '(?:\s*[-–]\s*\d{1,2})?,?\s+(\d{4})(?:\D|$)', 'groups': [3, 1, 2]},
        map{'pattern': '(?:^|\D)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\D|$)', 'groups': [3, 2, 1]},
        map{'pattern': '(?:^|\W)' || $month || ',?\s+(?:of\s+|de\s+)?(\d{4})(?:\D|$)', 'groups': [2, 1]},
        map{'pattern': '(?:^|\D)(\d{4})-(\d\d)(?:[^\d-]|$)', 'groups': [1, 2]})"/>

  <!-- Return the first date in a text as ISO 8601: a day, or a month of a year. -->
  <xsl:function name="rp:date-in" as="xs:string?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="found" as="map(*)?" select="$rp:date-patterns[matches($text, ?pattern, 'i')] => head()"/>
    <xsl:sequence select="
        $found ! (
          let $match := analyze-string($text, ?pattern, 'i')/*:match[1],
            $parts := array:for-each(?groups, function($group) { string($match//*:group[@nr = $group]) })
          return string-join(($parts(1), for $part in subsequence($parts?*, 2) return rp:two-digits($part)), '-')[rp:is-date(.)])"
      xmlns:array="http://www.w3.org/2005/xpath-functions/array"/>
  </xsl:function>

  <!-- Return a number, or a name of a month, as two digits. -->
  <xsl:function name="rp:two-digits" as="xs:string">
    <xsl:param name="part" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="lower-case($part)"/>
    <xsl:sequence select="
        if ($part castable as xs:integer) then format-integer(xs:integer($part), '00')
        else (for $length in (4, 3) return $rp:months(substring($name, 1, $length)))[1]"/>
  </xsl:function>

  <!-- Return a year that a text consists of or ends with: `1957`, `Letters, 1957`, `Report (1957)`. -->
  <xsl:function name="rp:year-in" as="xs:string?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text[matches(., '(^|[,(]\s*|\s[–—]\s)[\[(]?\d{4}[.)\]]*$')] ! replace(., '^.*?(\d{4})[.)\]]*$', '$1')"/>
  </xsl:function>

  <xsl:function name="rp:is-date" as="xs:boolean">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="$value castable as xs:date or $value castable as xs:gYearMonth or $value castable as xs:gYear"/>
  </xsl:function>

  <!-- Return a value of a date attribute without its time, if it is a date. -->
  <xsl:function name="rp:day" as="xs:string?">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="replace(normalize-space($value), '[T ].*$|Z$|[+-]\d\d:\d\d$', '')[rp:is-date(.)]"/>
  </xsl:function>

  <!-- Return the values of a date: `when`, or `from` and `to`, with `certain` = false for limits; empty without any. -->
  <xsl:function name="rp:dates" as="map(xs:string, xs:string)">
    <xsl:param name="date" as="item()"/>
    <xsl:variable name="node" as="node()?" select="$date[. instance of node()]"/>
    <xsl:variable name="when" as="xs:string?" select="($node/(@when, @when-iso, @when-custom) ! rp:day(.))[1]"/>
    <xsl:variable name="from" as="xs:string?" select="($node/(@from, @from-iso, @notBefore, @notBefore-iso) ! rp:day(.))[1]"/>
    <xsl:variable name="to" as="xs:string?" select="($node/(@to, @to-iso, @notAfter, @notAfter-iso) ! rp:day(.))[1]"/>
    <xsl:variable name="text" as="xs:string" select="rp:words($date)"/>
    <xsl:sequence select="
        if ($when) then map{'when': $when}
        else if ($from or $to) then map:merge((
          $from ! map{'from': .}, $to ! map{'to': .},
          map{'certain': 'false'}[empty($node/(@from, @to, @from-iso, @to-iso))]))
        else if (matches($text, '^\d{4}\s*[-–/]\s*\d{4}$')) then map{'from': substring($text, 1, 4), 'to': substring($text, string-length($text) - 3)}
        else map:merge((rp:day($text), rp:date-in($text), rp:year-in($text))[1] ! map{'when': .})"/>
  </xsl:function>

  <!-- The attributes of a date. -->
  <xsl:template name="rp:dates">
    <xsl:param name="dates" as="map(xs:string, xs:string)"/>
    <xsl:for-each select="('when', 'from', 'to', 'certain')[map:contains($dates, .)]">
      <xsl:attribute name="{.}" select="$dates(.)"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
