<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of behaviours.xml as maps, written by toolkit/maintenance/write_behaviours.py. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:rp="urn:teikit:reading:private" exclude-result-prefixes="#all">

  <!-- Turn lists of names by value into values by name. -->
  <xsl:function name="rp:by-name" as="map(xs:string, xs:string)">
    <xsl:param name="names" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="
        map:merge(for $value in map:keys($names) return tokenize($names($value)) ! map:entry(., $value))"/>
  </xsl:function>

  <xsl:variable name="rp:behaviour-of" as="map(xs:string, xs:string)" select="rp:by-name(map{
      'alternate': 'app choice',
      'anchor': 'anchor',
      'block': 'abstract accMat acquisition additions address annotationBlock arc argument availability bindingDesc byline classSpec closer collation colophon condition constraintSpec correction correspDesc creation custodialHist dataSpec dateline decoDesc decoNote docAuthor docDate docEdition docImprint eLeaf eTree editionStmt editorialDecl elementSpec entry entryFree epigraph event explicit filiation finalRubric foliation forest graph handDesc handNotes hom hyphenation iNode imprimatur incipit interpretation langUsage layoutDesc leaf licence listApp listBibl listEvent listForest listNym listObject listOrg listPerson listPlace listRelation listWit macroSpec moduleSpec msDesc msFrag msItem msItemStruct msPart musicNotation node normalization notesStmt nym object opener org origin outputRendition particDesc person personGrp place postscript projectDesc provenance publicationStmt punctuation quotation re recordHist recordingStmt relation root rubric salute samplingDecl schemaRef schemaSpec scriptDesc scriptStmt sealDesc segmentation sense seriesStmt settingDesc signed sourceDesc spGrp specGrp specGrpRef stdVals summary superEntry support surface surfaceGrp surrogates textClass textDesc titlePart titleStmt trailer tree triangle typeDesc witness zone',
      'break': 'lb',
      'cell': 'cell',
      'code': 'eg egXML',
      'compact': 'altIdentifier biblFull biblStruct msIdentifier objectIdentifier',
      'contents': 'additional adminInfo analytic back body docTitle encodingDesc facsimile fileDesc front group history imprint monogr msContents noteGrp objectDesc physDesc profileDesc rdgGrp series sourceDoc standOff supportDesc text',
      'context': 'addName addrLine affiliation age altIdent alternate anyElement application attDef attList attRef bibl bicond binding birth broadcast cRefPattern calendar catDesc catRef catchwords category change char cit citeData citeStructure classCode classRef classes climate cond constraint content conversion correspAction correspContext custEvent dataFacet dataRef datatype death defaultVal desc dictScrap education elementRef empty equipment equiv exemplum extent f fDecl fDescr faith floruit forename fsConstraints fsDescr genName gender glyph handNote if iff keywords label langKnowledge langKnown language layout localProp location macroRef mapping memberOf metSym model modelGrp modelSequence moduleRef nameLink namespace nationality notatedMusic occupation offset param paramList paramSpec persPronouns persona population postBox postCode prefixDef purpose quote recording refState relatedItem remarks rendition residence roleName scriptNote seal secFol sequence setting sex signatures socecStatus source specDesc specList state street surname tagUsage taxonomy terrain textNode then trait typeNote unicodeProp unihanProp unitDef vDefault vRange valDesc valItem valList',
      'document': 'TEI teiCorpus',
      'figure': 'figure',
      'formula': 'formula',
      'gap': 'ellipsis gap space',
      'glyph': 'g',
      'graphic': 'graphic media',
      'heading': 'head',
      'index': 'index',
      'inline': 'abbr activity actor add am att author authority biblScope binary bloc c caesura case channel citedRange cl code collection colloc constitution corr country damage date def default del depth derivation dim dimensions distinct distributor district domain edition editor email emph etym eventName ex expan factuality foreign form funder gen geo geogFeat gi gloss gram gramGrp headItem headLabel height heraldry hi hyph iType ident idno institution interaction lacunaEnd lacunaStart lang lbl lem locale locus locusGrp m material measure measureGrp meeting mentioned metamark mod mood msName num number numeric oRef objectName objectType orig origDate origPlace orth pRef pc per phr pos post preparedness principal pron pubPlace publisher q rb rdg reg region repository resp respStmt restore retrace rhyme role roleDesc rt ruby s secl seg settlement sic soCalled sponsor stamp stress string subc subst supplied surplus syll symbol tag term textLang time title tns unclear unit usg vAlt vColl vLabel vMerge vNot val w watermark width wit witDetail witEnd witStart xr',
      'item': 'castItem item',
      'label': 'speaker',
      'line': 'l line',
      'link': 'listRef ptr ref',
      'list': 'castGroup castList list',
      'name': 'geogName name orgName persName placeName rs',
      'note': 'note',
      'omit': 'addSpan alt altGrp annotation appInfo binaryObject calendarDesc cb certainty charDecl classDecl damageSpan delSpan fLib figDesc fs fsDecl fsdDecl fsdLink fvLib fw gb geoDecl handShift interp interpGrp join joinGrp link linkGrp listAnnotation listChange listPrefixDef listTranspose metDecl path precision redo refsDecl respons revisionDesc span spanGrp styleDefDecl substJoin tagsDecl teiHeader timeline transcriptionDesc transpose undo unitDecl variantEncoding when xenoData',
      'page': 'pb',
      'paragraph': 'ab p',
      'row': 'row',
      'rule': 'milestone',
      'said': 'said',
      'section': 'div div1 div2 div3 div4 div5 div6 div7 epilogue floatingText performance prologue set',
      'stage': 'camera caption incident kinesic move pause shift sound stage tech view vocal writing',
      'stanza': 'lg',
      'statement': 'sp u',
      'table': 'table',
      'title-page': 'titlePage',
      'toc': 'divGen'})"/>

  <xsl:variable name="rp:content-of" as="map(xs:string, xs:string)" select="rp:by-name(map{
      'elements': 'TEI abstract additional address adminInfo altGrp altIdent altIdentifier alternate analytic annotation annotationBlock app appInfo application arc argument attDef attList availability back biblFull biblStruct bicond binding bindingDesc body broadcast cRefPattern calendar calendarDesc castGroup castList category certainty char charDecl choice cit citeStructure classDecl classSpec classes climate cond constraintSpec content correction correspAction correspContext correspDesc custodialHist dataRef dataSpec datatype decoDesc dimensions div div1 div2 div3 div4 div5 div6 div7 divGen docTitle eLeaf eTree editionStmt editorialDecl elementSpec ellipsis encodingDesc entry epigraph epilogue equipment event exemplum fDecl fLib facsimile figure fileDesc floatingText forest front fs fsConstraints fsDecl fsdDecl fvLib gap glyph graph graphic group handDesc handNotes history hom hyphenation iNode if imprint incident index interpGrp interpretation join joinGrp keywords kinesic langKnowledge langUsage layoutDesc leaf lg linkGrp list listAnnotation listApp listBibl listChange listEvent listForest listNym listObject listOrg listPerson listPlace listPrefixDef listRef listRelation listTranspose listWit location locusGrp macroSpec media metDecl model modelGrp modelSequence moduleRef moduleSpec monogr msContents msDesc msFrag msIdentifier msItem msItemStruct msPart namespace node normalization notatedMusic noteGrp notesStmt nym object objectDesc objectIdentifier org paramList paramSpec particDesc performance person personGrp persona physDesc place population postscript precision prefixDef profileDesc projectDesc prologue publicationStmt punctuation quotation rdgGrp recordHist recording recordingStmt refsDecl relatedItem relation remarks respStmt respons revisionDesc root row ruby samplingDecl schemaRef schemaSpec scriptDesc scriptStmt seal sealDesc segmentation sequence seriesStmt set setting settingDesc sourceDesc sourceDoc sp spGrp space spanGrp specGrp specList standOff state stdVals styleDefDecl subst substJoin superEntry supportDesc surface surfaceGrp table tagsDecl taxonomy teiCorpus teiHeader terrain text textClass textDesc timeline titlePage titleStmt trait transcriptionDesc transpose tree triangle typeDesc unitDecl unitDef vAlt vColl vDefault vLabel vMerge vNot vRange valItem valList vocal',
      'empty': 'addSpan alt anchor anyElement attRef binary caesura catRef cb citeData classRef conversion damageSpan dataFacet default delSpan elementRef empty equiv fsdLink gb handShift iff lacunaEnd lacunaStart lb link localProp macroRef milestone move numeric param path pause pb ptr redo refState shift specDesc specGrpRef symbol textNode then undo unicodeProp unihanProp variantEncoding when witEnd witStart',
      'mixed': 'ab abbr accMat acquisition activity actor add addName additions addrLine affiliation age am att author authority bibl biblScope binaryObject birth bloc byline c camera caption case castItem catDesc catchwords cell change channel citedRange cl classCode closer code collation collection colloc colophon condition constitution constraint corr country creation custEvent damage date dateline death decoNote def defaultVal del depth derivation desc dictScrap dim distinct distributor district docAuthor docDate docEdition docImprint domain edition editor education eg egXML email emph entryFree etym eventName ex expan explicit extent f fDescr factuality faith figDesc filiation finalRubric floruit foliation foreign forename form formula fsDescr funder fw g gen genName gender geo geoDecl geogFeat geogName gi gloss gram gramGrp handNote head headItem headLabel height heraldry hi hyph iType ident idno imprimatur incipit institution interaction interp item l label lang langKnown language layout lbl lem licence line locale locus m mapping material measure measureGrp meeting memberOf mentioned metSym metamark mod mood msName musicNotation name nameLink nationality note num number oRef objectName objectType occupation offset opener orgName orig origDate origPlace origin orth outputRendition p pRef pc per persName persPronouns phr placeName pos post postBox postCode preparedness principal pron provenance pubPlace publisher purpose q quote rb rdg re ref reg region rendition repository residence resp restore retrace rhyme role roleDesc roleName rs rt rubric s said salute scriptNote secFol secl seg sense series settlement sex sic signatures signed soCalled socecStatus sound source span speaker sponsor stage stamp street stress string subc summary supplied support surname surplus surrogates syll tag tagUsage tech term textLang time title titlePart tns trailer typeNote u unclear unit usg val valDesc view w watermark width wit witDetail witness writing xenoData xr zone'})"/>

  <xsl:variable name="rp:separator-of" as="map(xs:string, xs:string)" select="rp:by-name(map{
      ' ': 'annotationBlock arc author cit eLeaf editor entry etym forename form geogName gramGrp hom iNode leaf name node orgName persName placeName re respStmt roleName root rs sense sp surname triangle u xr',
      ' × ': 'dimensions',
      ', ': 'address altIdentifier castItem imprint langKnowledge location locusGrp msIdentifier objectIdentifier series',
      '. ': 'analytic bibl biblFull biblStruct monogr msItem msItemStruct',
      '; ': 'event nym object org person personGrp place relation'})"/>

  <xsl:variable name="rp:rend-of" as="map(xs:string, xs:string)" select="rp:by-name(map{
      'bold': 'orth',
      'italic': 'case emph foreign gen gram number pos stage subc title usg wit',
      'monospace': 'att code gi ident tag val'})"/>

  <xsl:variable name="rp:role-of" as="map(xs:string, xs:string)" select="rp:by-name(map{
      'code': 'att code gi ident tag val',
      'date': 'date origDate time',
      'emphasis': 'emph',
      'foreign': 'foreign',
      'quoted': 'mentioned q soCalled',
      'term': 'gloss term',
      'work': 'title'})"/>

  <xsl:variable name="rp:editorial-of" as="map(xs:string, xs:string)" select="rp:by-name(map{
      'abbreviated': 'abbr',
      'added': 'add',
      'corrected': 'corr',
      'damage': 'damage',
      'deleted': 'del',
      'expanded': 'expan',
      'original': 'orig',
      'regularized': 'reg',
      'restored': 'restore',
      'sic': 'sic',
      'supplied': 'ex supplied',
      'surplus': 'secl surplus',
      'unclear': 'unclear'})"/>

  <xsl:variable name="rp:label-of" as="map(xs:string, xs:string)" select="rp:by-name(map{
      'accompanying': 'accMat',
      'acquisition': 'acquisition',
      'active': 'floruit',
      'additions': 'additions',
      'affiliation': 'affiliation',
      'age': 'age',
      'binding': 'bindingDesc',
      'born': 'birth',
      'catchwords': 'catchwords',
      'climate': 'climate',
      'collation': 'collation',
      'condition': 'condition',
      'custodial-history': 'custodialHist',
      'decoration': 'decoDesc',
      'died': 'death',
      'education': 'education',
      'explicit': 'explicit',
      'extent': 'extent',
      'faith': 'faith',
      'filiation': 'filiation',
      'final-rubric': 'finalRubric',
      'foliation': 'foliation',
      'gender': 'gender',
      'hands': 'handDesc',
      'incipit': 'incipit',
      'languages': 'langKnowledge',
      'layout': 'layoutDesc',
      'material': 'support',
      'music-notation': 'musicNotation',
      'nationality': 'nationality',
      'occupation': 'occupation',
      'origin': 'origin',
      'population': 'population',
      'provenance': 'provenance',
      'record-history': 'recordHist',
      'relations': 'listRelation',
      'residence': 'residence',
      'rubric': 'rubric',
      'script': 'scriptDesc',
      'seals': 'sealDesc',
      'second-folio': 'secFol',
      'sex': 'sex',
      'signatures': 'signatures',
      'status-social': 'socecStatus',
      'summary': 'summary',
      'surrogates': 'surrogates',
      'terrain': 'terrain',
      'typefaces': 'typeDesc',
      'where': 'location'})"/>
</xsl:stylesheet>
