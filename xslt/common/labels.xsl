<?xml version="1.0" encoding="UTF-8"?>
<!--
  The labels that publishing adds to a text, in each language, and the format of dates and numbers. Translators need to
  edit only this file.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:teikit:functions" exclude-result-prefixes="#all">

  <!-- Language of the labels: en, de or fr. A regional tag (fr-CH) selects the language. -->
  <xsl:param name="lang" as="xs:string" select="'en'"/>

  <xsl:variable name="f:labels" as="map(xs:string, map(xs:string, xs:string))" select="map{
    'en': map{
      'other-reading': 'Other reading of “%s”', 'apparatus': 'Critical apparatus', 'identifier': 'Identifier', 'gap-omitted': 'omitted', 'gap-illegible': 'illegible', 'gap-lost': 'lost', 'gap-space': 'blank',
      'skip': 'Skip to the text', 'from': 'From', 'to': 'To', 'date': 'Date', 'file': 'File number', 'source': 'Source',
      'pages': 'Pages', 'page': 'Page', 'original-page': 'Page %s of the original', 'speakers': 'Speakers',
      'speakers-hint': 'Each speaker has a colour. Editors supplied the names of speakers.',
      'show-speakers': 'Show speakers', 'notes': 'Notes', 'note': 'Note %s', 'back': 'Back to the text',
      'not-transcribed': 'The text of this note is not in the source of this edition.', 'persons': 'Persons',
      'mentioned': 'mentioned', 'author': 'author', 'recipient': 'recipient', 'speaker': 'speaker',
      'speaks': '%s speaks', 'speaks-to': '%s speaks to %s', 'omitted': 'omitted', 'illegible': 'illegible',
      'downloads': 'Downloads', 'cite': 'Cite this document', 'licence': 'Licence', 'about': 'About this document',
      'documents': 'Documents', 'from-to': '%s to %s', 'proposed': 'not yet identified', 'evidence': 'Evidence', 'turns': 'statements',
      'supplied': 'supplied by the editors', 'encoded': 'Encoded in TEI', 'text': 'Plain text', 'pdf': 'PDF', 'epub': 'EPUB', 'xml': 'TEI',
      'contents': 'Contents', 'picture': 'Picture', 'cover': 'Cover', 'cover-of': 'Cover: %s',
      'number': 'No. %s', 'edited-by': 'Edited by %s', 'index-persons': 'Index of persons', 'index-places': 'Index of places',
      'edition': 'The edition', 'dates': 'Dates', 'dates-title': 'Documents by date', 'kinds': 'Kinds', 'kinds-title': 'Documents by kind',
      'places': 'Places', 'organisations': 'Organisations', 'search': 'Search', 'about-edition': 'About this edition', 'manual': 'Encoding manual',
      'feed': 'Feed of changes', 'changes': 'Changes', 'timeline': 'Timeline of the documents', 'undated': 'Undated', 'other-kind': 'Other', 'between': 'between %s and %s',
      'after': 'after %s', 'before': 'before %s', 'one-document': '%s document', 'many-document': '%s documents', 'one-word': '%s word',
      'many-word': '%s words', 'one-person': '%s person', 'many-person': '%s persons', 'one-statement': '%s statement', 'many-statement': '%s statements',
      'one-mention': '%s mention', 'many-mention': '%s mentions', 'wrote': 'Wrote', 'received': 'Received', 'statements': 'Statements', 'mentions': 'Mentions',
      'unregistered': 'Named in the documents, but not yet identified in the register of this edition. The same name may refer to different persons in different documents.',
      'names': 'Also called', 'born': 'Born', 'died': 'Died', 'born-in': 'born %s', 'died-in': 'died %s', 'office': 'Office', 'where': 'Location',
      'authorities': 'Authority files', 'said-to': 'to %s', 'uncertain': 'uncertain attribution', 'read-there': 'in the document',
      'person-page': 'All mentions and statements of %s', 'editors': 'Editors', 'publisher': 'Publisher', 'published': 'Published', 'status': 'Status',
      'cite-edition': 'Cite this edition', 'citation-editors': '%s (eds.), ', 'sources': 'Sources', 'practice': 'Editorial practice', 'data': 'Data',
      'data-documents': 'Table of all documents:', 'data-cmif': 'Correspondence metadata for correspSearch:', 'data-feed': 'Feed of changes:', 'data-sitemap': 'Sitemap:',
      'find': 'Find', 'search-script': 'Search requires JavaScript. You can also find all documents in the lists by date, person and kind.',
      'search-served': 'Search requires a web server, but this page was opened from a local file. Use teikit serve to view the edition.',
      'search-words': 'Words, or a “phrase in quotation marks”', 'by-person': 'Person mentioned', 'by-speaker': 'Speaker', 'by-kind': 'Kind', 'any': 'any', 'dated-from': 'Dated from',
      'dated-to': 'Dated to', 'order': 'Sort by', 'order-fit': 'Relevance', 'order-old': 'Oldest first', 'order-new': 'Newest first',
      'found-none': 'No documents found.', 'found-one': '1 document found.', 'found-many': '% documents found.', 'more-results': 'More',
      'classification': 'Classification', 'paragraph': 'Paragraph', 'paragraph-link': 'Link to paragraph %s', 'read': 'Read', 'all-speakers': 'everyone', 'strip': 'Timeline of the conversation; bar width = length of the statement',
      'facsimile': 'Pages of the original', 'picture-of': 'Image of page %s', 'previous': 'Previous document', 'next': 'Next document',
      'md': 'Markdown', 'close': 'Close', 'larger': 'Zoom in', 'smaller': 'Zoom out', 'fitted': 'Fit page', 'previous-page': 'Previous page', 'next-page': 'Next page',
      'picture-absent': 'The image of this page cannot be loaded.', 'in-persons': 'More about this person', 'colon': '%s: %s',
      'colophon': '%s was encoded in TEI and typeset from it by teikit with Typst.',
      'odd-practice': 'Practice', 'odd-remarks': 'Note', 'odd-required': 'required', 'odd-recommended': 'recommended', 'odd-values-semi': 'others
      where these do not fit', 'odd-values-open': 'for example', 'odd-contains': 'May contain', 'odd-contained-by': 'May occur in', 'odd-content':
      'Content', 'odd-declaration': 'Declaration', 'odd-members': 'Members', 'odd-attributes': 'Attributes', 'odd-classes': 'Classes', 'odd-used-by':
      'Used by', 'odd-module': 'Module', 'odd-text': 'text', 'odd-nothing': 'nothing', 'odd-any-element': 'any element of another namespace',
      'odd-count-elements': '%s elements', 'odd-more': '%s more', 'odd-error': 'error', 'odd-warning': 'warning', 'odd-rule': 'Rule: %s',
      'odd-rule-code': 'Code of the rules', 'odd-deprecated': 'deprecated, valid until %s', 'odd-models': 'Processing', 'odd-counter-example': 'Not
      allowed', 'odd-default': 'default', 'odd-from': 'from %s', 'odd-guidelines': 'in the TEI Guidelines', 'odd-reference': 'Reference', 'odd-index':
      'All elements', 'odd-index-classes': 'Classes', 'odd-index-macros': 'Macros', 'odd-index-datatypes': 'Datatypes', 'odd-index-attributes':
      'Attributes', 'odd-filter': 'Filter by name or meaning', 'odd-datatype': 'Datatype',
      'accessibility': 'Screen readers can read the whole text. Headings, notes and pages of the original can be reached by navigation.',
      'ms-contents': 'Contents', 'physical-description': 'Physical description', 'ms-history': 'History', 'ms-additional': 'Additional information',
      'ms-part': 'Part %s', 'summary': 'Summary', 'material': 'Material', 'extent': 'Extent', 'foliation': 'Foliation', 'collation': 'Collation',
      'condition': 'Condition', 'layout': 'Layout', 'hands': 'Hands', 'typefaces': 'Typefaces', 'script': 'Script',
      'music-notation': 'Musical notation', 'decoration': 'Decoration', 'additions': 'Additions', 'binding': 'Binding', 'seals': 'Seals',
      'accompanying': 'Accompanying material', 'origin': 'Origin', 'provenance': 'Provenance', 'acquisition': 'Acquisition',
      'record-history': 'Record history', 'custodial-history': 'Custodial history', 'surrogates': 'Surrogates', 'incipit': 'Incipit',
      'explicit': 'Explicit', 'rubric': 'Rubric', 'final-rubric': 'Final rubric', 'filiation': 'Filiation', 'second-folio': 'Second folio',
      'signatures': 'Signatures', 'catchwords': 'Catchwords', 'active': 'Active', 'age': 'Age', 'sex': 'Sex', 'gender': 'Gender', 'faith': 'Faith',
      'nationality': 'Nationality', 'residence': 'Residence', 'occupation': 'Occupation', 'education': 'Education', 'affiliation': 'Affiliation',
      'status-social': 'Social status', 'languages': 'Languages', 'population': 'Population', 'climate': 'Climate', 'terrain': 'Terrain',
      'relations': 'Relations', 'witnesses': 'Witnesses', 'reading-omitted': 'om.', 'witness-begins': '[%s begins]', 'witness-ends': '[%s ends]',
      'lacuna-begins': '[lacuna in %s begins]', 'lacuna-ends': '[lacuna in %s ends]', 'pause': 'pause', 'seconds': '%s s',
      'notated-music': 'Notated music is not shown.'},
    'de': map{
      'other-reading': 'Andere Lesart zu „%s“', 'apparatus': 'Kritischer Apparat', 'identifier': 'Kennung', 'gap-omitted': 'ausgelassen', 'gap-illegible': 'unleserlich', 'gap-lost': 'verloren', 'gap-space': 'frei gelassen',
      'skip': 'Zum Text', 'from': 'Von', 'to': 'An', 'date': 'Datum', 'file': 'Aktenzeichen', 'source': 'Quelle',
      'pages': 'Seiten', 'page': 'Seite', 'original-page': 'Seite %s der Vorlage', 'speakers': 'Sprecher',
      'speakers-hint': 'Äußerungen sind nach Sprechern getönt; die Namen der Sprecher sind ergänzt.',
      'show-speakers': 'Sprecher zeigen', 'notes': 'Anmerkungen', 'note': 'Anmerkung %s', 'back': 'Zurück zum Text',
      'not-transcribed': 'Der Text dieser Anmerkung fehlt in der Vorlage dieser Edition.', 'persons': 'Personen',
      'mentioned': 'genannt', 'author': 'Verfasser', 'recipient': 'Empfänger', 'speaker': 'Sprecher',
      'speaks': '%s spricht', 'speaks-to': '%s spricht zu %s', 'omitted': 'ausgelassen', 'illegible': 'unleserlich',
      'downloads': 'Herunterladen', 'cite': 'Zitieren', 'licence': 'Lizenz', 'about': 'Über dieses Dokument',
      'documents': 'Dokumente', 'from-to': '%s an %s', 'proposed': 'noch nicht bestimmt', 'evidence': 'Belege', 'turns': 'Äußerungen',
      'supplied': 'von den Herausgebern ergänzt', 'encoded': 'In TEI kodiert', 'text': 'Reiner Text', 'pdf': 'PDF', 'epub': 'EPUB', 'xml': 'TEI',
      'contents': 'Inhalt', 'picture': 'Abbildung', 'cover': 'Umschlag', 'cover-of': 'Umschlag: %s',
      'number': 'Nr. %s', 'edited-by': 'Herausgegeben von %s', 'index-persons': 'Personenregister', 'index-places': 'Ortsregister',
      'edition': 'Die Edition', 'dates': 'Daten', 'dates-title': 'Dokumente nach Datum', 'kinds': 'Arten', 'kinds-title': 'Dokumente nach Art',
      'places': 'Orte', 'organisations': 'Organisationen', 'search': 'Suche', 'about-edition': 'Über diese Edition', 'manual': 'Kodierungshandbuch',
      'feed': 'Feed der Änderungen', 'changes': 'Änderungen', 'timeline': 'Zeitleiste der Dokumente', 'undated': 'Ohne Datum', 'other-kind': 'Andere', 'between': 'zwischen %s und %s',
      'after': 'nach %s', 'before': 'vor %s', 'one-document': '%s Dokument', 'many-document': '%s Dokumente', 'one-word': '%s Wort',
      'many-word': '%s Wörter', 'one-person': '%s Person', 'many-person': '%s Personen', 'one-statement': '%s Äußerung', 'many-statement': '%s Äußerungen',
      'one-mention': '%s Erwähnung', 'many-mention': '%s Erwähnungen', 'wrote': 'Verfasst', 'received': 'Empfangen', 'statements': 'Äußerungen', 'mentions': 'Erwähnungen',
      'unregistered': 'In den Dokumenten genannt, im Register dieser Edition noch nicht bestimmt. Dokumente mit demselben Namen können verschiedene Personen meinen.',
      'names': 'Auch genannt', 'born': 'Geboren', 'died': 'Gestorben', 'born-in': 'geb. %s', 'died-in': 'gest. %s', 'office': 'Amt', 'where': 'Lage',
      'authorities': 'Normdaten', 'said-to': 'zu %s', 'uncertain': 'Zuschreibung unsicher', 'read-there': 'im Dokument',
      'person-page': 'Alle Erwähnungen und Äußerungen: %s', 'editors': 'Herausgeber', 'publisher': 'Verlag', 'published': 'Erschienen', 'status': 'Stand',
      'cite-edition': 'Diese Edition zitieren', 'citation-editors': '%s (Hg.), ', 'sources': 'Quellen', 'practice': 'Editionsgrundsätze', 'data': 'Daten zum Weiterverwenden',
      'data-documents': 'Alle Dokumente als Tabelle:', 'data-cmif': 'Korrespondenz, für correspSearch:', 'data-feed': 'Änderungen als Feed:', 'data-sitemap': 'Sitemap:',
      'find': 'Suchen', 'search-script': 'Die Suche braucht JavaScript. Ohne es führen die Listen nach Datum, Person und Art zu jedem Dokument.',
      'search-served': 'Die Suche braucht einen Webserver, diese Seite wurde von einem Datenträger geöffnet: teikit serve zeigt sie.',
      'search-words': 'Wörter; „in Anführungszeichen“ als Wendung', 'by-person': 'Genannte Person', 'by-speaker': 'Sprecher', 'by-kind': 'Art', 'any': 'beliebig', 'dated-from': 'Datum von',
      'dated-to': 'Datum bis', 'order': 'Reihenfolge', 'order-fit': 'Relevanz', 'order-old': 'Älteste zuerst', 'order-new': 'Neueste zuerst',
      'found-none': 'Nichts gefunden.', 'found-one': '1 Dokument gefunden.', 'found-many': '% Dokumente gefunden.', 'more-results': 'Mehr',
      'classification': 'Einstufung', 'paragraph': 'Absatz', 'paragraph-link': 'Link zu Absatz %s', 'read': 'Lesen', 'all-speakers': 'alle', 'strip': 'Verlauf des Gesprächs; Breite der Balken = Länge der Äußerung',
      'facsimile': 'Seiten der Vorlage', 'picture-of': 'Bild der Seite %s', 'previous': 'Voriges Dokument', 'next': 'Nächstes Dokument',
      'md': 'Markdown', 'close': 'Schließen', 'larger': 'Größer', 'smaller': 'Kleiner', 'fitted': 'Ganze Seite', 'previous-page': 'Vorige Seite', 'next-page': 'Nächste Seite',
      'picture-absent': 'Das Bild dieser Seite lässt sich nicht laden.', 'in-persons': 'Alles zu dieser Person', 'colon': '%s: %s',
      'colophon': '%s: in TEI kodiert und daraus von teikit mit Typst gesetzt.',
      'odd-practice': 'Praxis', 'odd-remarks': 'Anmerkung', 'odd-required': 'erforderlich', 'odd-recommended': 'empfohlen', 'odd-values-semi':
      'andere, wo diese nicht passen', 'odd-values-open': 'zum Beispiel', 'odd-contains': 'Kann enthalten', 'odd-contained-by': 'Kann vorkommen in',
      'odd-content': 'Inhalt', 'odd-declaration': 'Deklaration', 'odd-members': 'Mitglieder', 'odd-attributes': 'Attribute', 'odd-classes': 'Klassen',
      'odd-used-by': 'Verwendet von', 'odd-module': 'Modul', 'odd-text': 'Text', 'odd-nothing': 'nichts', 'odd-any-element': 'jedes Element eines
      anderen Namensraums', 'odd-count-elements': '%s Elemente', 'odd-more': '%s weitere', 'odd-error': 'Fehler', 'odd-warning': 'Warnung',
      'odd-rule': 'Regel: %s', 'odd-rule-code': 'Code der Regeln', 'odd-deprecated': 'veraltet, gültig bis %s', 'odd-models': 'Verarbeitung',
      'odd-counter-example': 'Nicht erlaubt', 'odd-default': 'Vorgabe', 'odd-from': 'aus %s', 'odd-guidelines': 'in den TEI-Richtlinien',
      'odd-reference': 'Referenz', 'odd-index': 'Alle Elemente', 'odd-index-classes': 'Klassen', 'odd-index-macros': 'Makros', 'odd-index-datatypes':
      'Datentypen', 'odd-index-attributes': 'Attribute', 'odd-filter': 'Nach Name oder Bedeutung filtern', 'odd-datatype': 'Datentyp',
      'accessibility': 'Der ganze Text ist mit Vorleseprogrammen lesbar; Überschriften, Anmerkungen und Seiten der Vorlage sind ansteuerbar.',
      'ms-contents': 'Inhalt', 'physical-description': 'Äußere Beschreibung', 'ms-history': 'Geschichte', 'ms-additional': 'Weitere Angaben',
      'ms-part': 'Teil %s', 'summary': 'Zusammenfassung', 'material': 'Material', 'extent': 'Umfang', 'foliation': 'Foliierung', 'collation': 'Lagen',
      'condition': 'Zustand', 'layout': 'Seiteneinrichtung', 'hands': 'Hände', 'typefaces': 'Drucktypen', 'script': 'Schrift',
      'music-notation': 'Notenschrift', 'decoration': 'Buchschmuck', 'additions': 'Zusätze', 'binding': 'Einband', 'seals': 'Siegel',
      'accompanying': 'Beilagen', 'origin': 'Entstehung', 'provenance': 'Provenienz', 'acquisition': 'Erwerbung',
      'record-history': 'Angaben zur Beschreibung', 'custodial-history': 'Aufbewahrung', 'surrogates': 'Reproduktionen', 'incipit': 'Incipit',
      'explicit': 'Explicit', 'rubric': 'Rubrik', 'final-rubric': 'Schlussrubrik', 'filiation': 'Filiation', 'second-folio': 'Zweites Blatt',
      'signatures': 'Signaturen', 'catchwords': 'Kustoden', 'active': 'Wirkungszeit', 'age': 'Alter', 'sex': 'Geschlecht', 'gender': 'Gender',
      'faith': 'Bekenntnis', 'nationality': 'Staatsangehörigkeit', 'residence': 'Wohnort', 'occupation': 'Beruf', 'education': 'Ausbildung',
      'affiliation': 'Zugehörigkeit', 'status-social': 'Gesellschaftliche Stellung', 'languages': 'Sprachen', 'population': 'Einwohner', 'climate': 'Klima',
      'terrain': 'Gelände', 'relations': 'Beziehungen', 'witnesses': 'Textzeugen', 'reading-omitted': 'om.', 'witness-begins': '[%s beginnt]',
      'witness-ends': '[%s endet]', 'lacuna-begins': '[Lücke in %s beginnt]', 'lacuna-ends': '[Lücke in %s endet]', 'pause': 'Pause',
      'seconds': '%s s', 'notated-music': 'Noten werden nicht gezeigt.'},
    'fr': map{
      'other-reading': 'Autre leçon pour «&#x202F;%s&#x202F;»', 'apparatus': 'Apparat critique', 'identifier': 'Identifiant', 'gap-omitted': 'omis', 'gap-illegible': 'illisible', 'gap-lost': 'perdu', 'gap-space': 'blanc',
      'skip': 'Aller au texte', 'from': 'De', 'to': 'À', 'date': 'Date', 'file': 'Numéro de dossier', 'source': 'Source',
      'pages': 'Pages', 'page': 'Page', 'original-page': 'Page %s de l’original', 'speakers': 'Qui parle',
      'speakers-hint': 'Les interventions sont teintées selon qui parle&#x202F;; les noms de ceux qui parlent sont restitués par les éditeurs.',
      'show-speakers': 'Montrer qui parle', 'notes': 'Notes', 'note': 'Note %s', 'back': 'Retour au texte',
      'not-transcribed': 'Le texte de cette note manque dans la source de cette édition.', 'persons': 'Personnes',
      'mentioned': 'mentionné', 'author': 'auteur', 'recipient': 'destinataire', 'speaker': 'locuteur',
      'speaks': '%s parle', 'speaks-to': '%s parle à %s', 'omitted': 'omis', 'illegible': 'illisible',
      'downloads': 'Téléchargements', 'cite': 'Citer ce document', 'licence': 'Licence', 'about': 'À propos de ce document',
      'documents': 'Documents', 'from-to': '%s à %s', 'proposed': 'pas encore identifié', 'evidence': 'D’après', 'turns': 'interventions',
      'supplied': 'restitué par les éditeurs', 'encoded': 'Encodé en TEI', 'text': 'Texte brut', 'pdf': 'PDF', 'epub': 'EPUB', 'xml': 'TEI',
      'contents': 'Sommaire', 'picture': 'Illustration', 'cover': 'Couverture', 'cover-of': 'Couverture&#x202F;: %s',
      'number': 'N°&#x202F;%s', 'edited-by': 'Édité par %s', 'index-persons': 'Index des personnes', 'index-places': 'Index des lieux',
      'edition': 'L’édition', 'dates': 'Dates', 'dates-title': 'Documents par date', 'kinds': 'Types', 'kinds-title': 'Documents par type',
      'places': 'Lieux', 'organisations': 'Organisations', 'search': 'Recherche', 'about-edition': 'À propos de cette édition', 'manual': 'Manuel d’encodage',
      'feed': 'Flux des modifications', 'changes': 'Modifications', 'timeline': 'Chronologie des documents', 'undated': 'Sans date', 'other-kind': 'Autres', 'between': 'au plus tôt %s, au plus tard %s',
      'after': 'au plus tôt %s', 'before': 'au plus tard %s', 'one-document': '%s document', 'many-document': '%s documents', 'one-word': '%s mot',
      'many-word': '%s mots', 'one-person': '%s personne', 'many-person': '%s personnes', 'one-statement': '%s intervention', 'many-statement': '%s interventions',
      'one-mention': '%s mention', 'many-mention': '%s mentions', 'wrote': 'Écrits', 'received': 'Reçus', 'statements': 'Interventions', 'mentions': 'Mentions',
      'unregistered': 'Nom cité dans les documents, pas encore identifié dans le registre de cette édition. D’un document à l’autre, le même nom peut désigner des personnes différentes.',
      'names': 'Autres noms', 'born': 'Naissance', 'died': 'Mort', 'born-in': 'n. %s', 'died-in': 'm. %s', 'office': 'Fonction', 'where': 'Situation',
      'authorities': 'Fichiers d’autorité', 'said-to': 'à %s', 'uncertain': 'attribution incertaine', 'read-there': 'dans le document',
      'person-page': 'Toutes les mentions et interventions&#x202F;: %s', 'editors': 'Éditeurs scientifiques', 'publisher': 'Publié par', 'published': 'Parution', 'status': 'État',
      'cite-edition': 'Citer cette édition', 'citation-editors': '%s (éd.), ', 'sources': 'Sources', 'practice': 'Principes d’édition', 'data': 'Données',
      'data-documents': 'Tous les documents en un tableau&#x202F;:', 'data-cmif': 'Correspondance, pour correspSearch&#x202F;:', 'data-feed': 'Modifications, en flux&#x202F;:', 'data-sitemap': 'Plan du site&#x202F;:',
      'find': 'Chercher', 'search-script': 'La recherche a besoin de JavaScript. Sans lui, les listes par date, par personne et par type mènent à tous les documents.',
      'search-served': 'La recherche a besoin d’un serveur web, et cette page a été ouverte depuis un disque&#x202F;: teikit serve la montre.',
      'search-words': 'Mots&#x202F;; «&#x202F;entre guillemets&#x202F;» pour une expression', 'by-person': 'Personne citée', 'by-speaker': 'Personne qui parle', 'by-kind': 'Type', 'any': 'indifférent', 'dated-from': 'Date à partir de',
      'dated-to': 'Date jusqu’à', 'order': 'Ordre', 'order-fit': 'Pertinence', 'order-old': 'Les plus anciens d’abord', 'order-new': 'Les plus récents d’abord',
      'found-none': 'Aucun document trouvé.', 'found-one': '1 document trouvé.', 'found-many': '% documents trouvés.', 'more-results': 'Suite',
      'classification': 'Classification', 'paragraph': 'Paragraphe', 'paragraph-link': 'Lien vers le paragraphe %s', 'read': 'Lire', 'all-speakers': 'tous', 'strip': 'Déroulement de la conversation&#x202F;; largeur des barres = longueur de l’intervention',
      'facsimile': 'Pages de l’original', 'picture-of': 'Image de la page %s', 'previous': 'Document précédent', 'next': 'Document suivant',
      'md': 'Markdown', 'close': 'Fermer', 'larger': 'Agrandir', 'smaller': 'Réduire', 'fitted': 'Page entière', 'previous-page': 'Page précédente', 'next-page': 'Page suivante',
      'picture-absent': 'L’image de cette page ne peut pas être chargée.', 'in-persons': 'Tout sur cette personne', 'colon': '%s&#x202F;: %s',
      'colophon': '%s&#x202F;: encodé en TEI, puis composé par teikit avec Typst.',
      'odd-practice': 'Pratique', 'odd-remarks': 'Remarque', 'odd-required': 'requis', 'odd-recommended': 'recommandé', 'odd-values-semi': 'd’autres,
      si celles-ci ne conviennent pas', 'odd-values-open': 'par exemple', 'odd-contains': 'Peut contenir', 'odd-contained-by': 'Peut apparaître dans',
      'odd-content': 'Contenu', 'odd-declaration': 'Déclaration', 'odd-members': 'Membres', 'odd-attributes': 'Attributs', 'odd-classes': 'Classes',
      'odd-used-by': 'Utilisé par', 'odd-module': 'Module', 'odd-text': 'texte', 'odd-nothing': 'rien', 'odd-any-element': 'tout élément d’un autre
      espace de noms', 'odd-count-elements': '%s éléments', 'odd-more': '%s de plus', 'odd-error': 'erreur', 'odd-warning': 'avertissement',
      'odd-rule': 'Règle&#x202F;: %s', 'odd-rule-code': 'Code des règles', 'odd-deprecated': 'obsolète, valable jusqu’au %s', 'odd-models':
      'Traitement', 'odd-counter-example': 'Non autorisé', 'odd-default': 'par défaut', 'odd-from': 'de %s', 'odd-guidelines': 'dans les Principes
      directeurs de la TEI', 'odd-reference': 'Référence', 'odd-index': 'Tous les éléments', 'odd-index-classes': 'Classes', 'odd-index-macros':
      'Macros', 'odd-index-datatypes': 'Types de données', 'odd-index-attributes': 'Attributs', 'odd-filter': 'Filtrer par nom ou par sens',
      'odd-datatype': 'Type de données',
      'accessibility': 'Tout le texte est accessible aux lecteurs d’écran&#x202F;; la navigation mène aux titres, aux notes et aux pages de l’original.',
      'ms-contents': 'Contenu', 'physical-description': 'Description matérielle', 'ms-history': 'Histoire',
      'ms-additional': 'Informations complémentaires', 'ms-part': 'Partie %s', 'summary': 'Résumé', 'material': 'Support', 'extent': 'Étendue',
      'foliation': 'Foliotation', 'collation': 'Collation', 'condition': 'État de conservation', 'layout': 'Mise en page', 'hands': 'Mains',
      'typefaces': 'Caractères', 'script': 'Écriture', 'music-notation': 'Notation musicale', 'decoration': 'Décoration', 'additions': 'Ajouts',
      'binding': 'Reliure', 'seals': 'Sceaux', 'accompanying': 'Documents joints', 'origin': 'Origine', 'provenance': 'Provenance',
      'acquisition': 'Acquisition', 'record-history': 'Historique de la notice', 'custodial-history': 'Historique de la conservation',
      'surrogates': 'Reproductions', 'incipit': 'Incipit', 'explicit': 'Explicit', 'rubric': 'Rubrique', 'final-rubric': 'Rubrique finale',
      'filiation': 'Filiation', 'second-folio': 'Deuxième feuillet', 'signatures': 'Signatures', 'catchwords': 'Réclames',
      'active': 'Période d’activité', 'age': 'Âge', 'sex': 'Sexe', 'gender': 'Genre', 'faith': 'Confession', 'nationality': 'Nationalité',
      'residence': 'Résidence', 'occupation': 'Profession', 'education': 'Formation', 'affiliation': 'Affiliation', 'status-social': 'Statut social',
      'languages': 'Langues', 'population': 'Population', 'climate': 'Climat', 'terrain': 'Relief', 'relations': 'Relations', 'witnesses': 'Témoins',
      'reading-omitted': 'om.', 'witness-begins': '[début de %s]', 'witness-ends': '[fin de %s]', 'lacuna-begins': '[début de lacune dans %s]',
      'lacuna-ends': '[fin de lacune dans %s]', 'pause': 'pause', 'seconds': '%s s', 'notated-music': 'La notation musicale n’est pas affichée.'}
    }"/>

  <!-- The language of the labels. -->
  <xsl:variable name="f:label-language" as="xs:string" select="(tokenize(lower-case($lang), '[-_]')[1][map:contains($f:labels, .)], 'en')[1]"/>

  <!-- Return the label for a key in the language of the page; the values replace its `%s`. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="f:label($key, ())"/>
  </xsl:function>

  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:variable name="words" as="map(xs:string, xs:string)" select="$f:labels($f:label-language)"/>
    <xsl:variable name="parts" as="xs:string+" select="tokenize($words($key), '%s')"/>
    <xsl:sequence select="string-join(for $i in 1 to count($parts) return ($parts[$i], $values[$i]))"/>
  </xsl:function>

  <xsl:variable name="f:months" as="map(xs:string, xs:string*)" select="map{
    'en': ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'),
    'de': ('Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'),
    'fr': ('janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre')}"/>

  <!--
    Return a date as people write it: 7 October 1950 for 1950-10-07. Anything but a full date is returned unchanged.
  -->
  <xsl:function name="f:date" as="xs:string">
    <xsl:param name="when" as="xs:string"/>
    <xsl:variable name="months" as="xs:string+" select="$f:months($f:label-language)"/>
    <xsl:choose>
      <xsl:when test="$when castable as xs:date">
        <xsl:variable name="date" as="xs:date" select="xs:date($when)"/>
        <xsl:sequence select="f:day-of-month(day-from-date($date)) || ' ' || $months[month-from-date($date)] || ' ' || year-from-date($date)"/>
      </xsl:when>
      <xsl:when test="$when castable as xs:gYearMonth">
        <xsl:sequence select="$months[xs:integer(substring($when, string-length($when) - 1))] || ' ' || substring($when, 1, string-length($when) - 3)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$when"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Return the day of a month: 7, or 7. in German. French has 1er for the first. -->
  <xsl:function name="f:day-of-month" as="xs:string">
    <xsl:param name="day" as="xs:integer"/>
    <xsl:sequence select="$day || ('.'[$f:label-language eq 'de'], 'er'[$f:label-language eq 'fr' and $day eq 1])"/>
  </xsl:function>

  <!-- Return a number with the group separators of the language. -->
  <xsl:function name="f:grouped" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="translate(format-integer($number, '#,##0'), ',', map{'en': ',', 'de': '.', 'fr': '&#x202F;'}($f:label-language))"/>
  </xsl:function>
</xsl:stylesheet>
