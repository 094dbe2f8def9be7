<?xml version="1.0" encoding="UTF-8"?>
<!-- Words that publishing adds, by language, and how dates are written out. The only file to translate. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" exclude-result-prefixes="#all">

  <!-- Language of what publishing adds to the text: en or de. -->
  <xsl:param name="lang" as="xs:string" select="'en'"/>

  <xsl:variable name="f:labels" as="map(xs:string, map(xs:string, xs:string))" select="map{
    'en': map{
      'skip': 'Skip to the text', 'from': 'From', 'to': 'To', 'date': 'Date', 'file': 'File number', 'source': 'Source',
      'pages': 'Pages', 'page': 'Page', 'original-page': 'Page %s of the original', 'speakers': 'Who speaks',
      'speakers-hint': 'Statements are tinted by speaker; the names of speakers are supplied by the editors.',
      'show-speakers': 'Show speakers', 'notes': 'Notes', 'note': 'Note %s', 'back': 'Back to the text',
      'not-transcribed': 'The text of this note is not in the source of this edition.', 'persons': 'Persons',
      'mentioned': 'mentioned', 'author': 'author', 'recipient': 'recipient', 'speaker': 'speaker',
      'says': '%s speaks', 'says-to': '%s speaks to %s', 'omitted': 'omitted', 'illegible': 'illegible',
      'downloads': 'Downloads', 'cite': 'Cite this document', 'licence': 'Licence', 'about': 'About this document',
      'documents': 'Documents', 'from-to': '%s to %s', 'proposed': 'not yet identified', 'evidence': 'Rests on', 'turns': 'statements',
      'supplied': 'supplied by the editors', 'encoded': 'Encoded in TEI', 'text': 'Plain text', 'pdf': 'PDF', 'xml': 'TEI',
      'contents': 'Contents', 'picture': 'Picture', 'cover': 'Cover', 'cover-of': 'Cover: %s',
      'number': 'No. %s', 'edited-by': 'Edited by %s', 'index-persons': 'Index of persons', 'index-places': 'Index of places',
      'colophon': '%s was encoded in TEI, and set from it by teikit with Typst.',
      'accessibility': 'All of the text can be read by screen readers; headings, notes and pages of the original can be reached by navigation.'},
    'de': map{
      'skip': 'Zum Text', 'from': 'Von', 'to': 'An', 'date': 'Datum', 'file': 'Aktenzeichen', 'source': 'Quelle',
      'pages': 'Seiten', 'page': 'Seite', 'original-page': 'Seite %s der Vorlage', 'speakers': 'Wer spricht',
      'speakers-hint': 'Äußerungen sind nach Sprechern getönt; die Namen der Sprecher sind ergänzt.',
      'show-speakers': 'Sprecher zeigen', 'notes': 'Anmerkungen', 'note': 'Anmerkung %s', 'back': 'Zurück zum Text',
      'not-transcribed': 'Der Text dieser Anmerkung fehlt in der Vorlage dieser Edition.', 'persons': 'Personen',
      'mentioned': 'genannt', 'author': 'Verfasser', 'recipient': 'Empfänger', 'speaker': 'Sprecher',
      'says': '%s spricht', 'says-to': '%s spricht zu %s', 'omitted': 'ausgelassen', 'illegible': 'unleserlich',
      'downloads': 'Herunterladen', 'cite': 'Zitieren', 'licence': 'Lizenz', 'about': 'Über dieses Dokument',
      'documents': 'Dokumente', 'from-to': '%s an %s', 'proposed': 'noch nicht bestimmt', 'evidence': 'Beruht auf', 'turns': 'Äußerungen',
      'supplied': 'von den Herausgebern ergänzt', 'encoded': 'In TEI kodiert', 'text': 'Reiner Text', 'pdf': 'PDF', 'xml': 'TEI',
      'contents': 'Inhalt', 'picture': 'Abbildung', 'cover': 'Umschlag', 'cover-of': 'Umschlag: %s',
      'number': 'Nr. %s', 'edited-by': 'Herausgegeben von %s', 'index-persons': 'Personenregister', 'index-places': 'Ortsregister',
      'colophon': '%s: in TEI kodiert und daraus von teikit mit Typst gesetzt.',
      'accessibility': 'Der ganze Text ist mit Vorleseprogrammen lesbar; Überschriften, Anmerkungen und Seiten der Vorlage sind ansteuerbar.'}
    }"/>

  <!-- The word for a key in the language of the page; `%s` in it stands for the values. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="f:label($key, ())"/>
  </xsl:function>

  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:variable name="words" as="map(xs:string, xs:string)" select="($f:labels($lang), $f:labels('en'))[1]"/>
    <xsl:variable name="parts" as="xs:string+" select="tokenize($words($key), '%s')"/>
    <xsl:sequence select="string-join(for $i in 1 to count($parts) return ($parts[$i], $values[$i]))"/>
  </xsl:function>

  <xsl:variable name="f:months" as="map(xs:string, xs:string*)" select="map{
    'en': ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'),
    'de': ('Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember')}"/>

  <!-- A date as people write it: 1950-10-07 is 7 October 1950; what is no full date is given as it is. -->
  <xsl:function name="f:date" as="xs:string">
    <xsl:param name="when" as="xs:string"/>
    <xsl:variable name="months" as="xs:string*" select="($f:months($lang), $f:months('en'))[position() le 12]"/>
    <xsl:choose>
      <xsl:when test="$when castable as xs:date">
        <xsl:variable name="date" as="xs:date" select="xs:date($when)"/>
        <xsl:sequence select="day-from-date($date) || (if ($lang eq 'de') then '. ' else ' ')
          || $months[month-from-date($date)] || ' ' || year-from-date($date)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$when"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
