<?xml version="1.0" encoding="UTF-8"?>
<!--
  The behaviour of each element of TEI P5 in the reading. Rows with source="hand" were decided by editors; the others are
  derived from the model class that they name, by toolkit/maintenance/write_behaviours.py.

  behaviour: an element of reading.rnc; `contents`: only the content is read; `context`: a block where the parent holds
    elements only, else a phrase; `omit`: left out, by name.
  content: what the TEI allows in the element: `mixed`, `elements` or nothing (`empty`).
  separator: printed between the children of an element that contains elements only; a space if it is absent.
  rend, role, editorial: attributes of the reading. label: key of a label that is printed before the content.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="urn:teikit:reading:behaviours"
  xmlns:rp="urn:teikit:reading:private" exclude-result-prefixes="#all">
  <xsl:variable name="rp:table" as="element(b:element)+">
    <b:element name="TEI" behaviour="document" content="elements" source="hand"/>
    <b:element name="ab" behaviour="paragraph" content="mixed" source="model.pLike"/>
    <b:element name="abbr" behaviour="inline" content="mixed" source="hand" editorial="abbreviated"/>
    <b:element name="abstract" behaviour="block" content="elements" source="model.profileDescPart"/>
    <b:element name="accMat" behaviour="block" content="mixed" source="model.physDescPart"/>
    <b:element name="acquisition" behaviour="context" content="mixed" source="content"/>
    <b:element name="activity" behaviour="inline" content="mixed" source="content"/>
    <b:element name="actor" behaviour="inline" content="mixed" source="content"/>
    <b:element name="add" behaviour="inline" content="mixed" source="hand" editorial="added"/>
    <b:element name="addName" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="addSpan" behaviour="omit" content="empty" source="hand"/>
    <b:element name="additional" behaviour="contents" content="elements" source="hand"/>
    <b:element name="additions" behaviour="block" content="mixed" source="model.physDescPart"/>
    <b:element name="addrLine" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="address" behaviour="block" content="elements" source="hand" separator=", "/>
    <b:element name="adminInfo" behaviour="contents" content="elements" source="hand"/>
    <b:element name="affiliation" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="age" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="alt" behaviour="omit" content="empty" source="model.global.meta"/>
    <b:element name="altGrp" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="altIdent" behaviour="context" content="elements" source="content"/>
    <b:element name="altIdentifier" behaviour="context" content="elements" source="hand" separator=", "/>
    <b:element name="alternate" behaviour="context" content="elements" source="content"/>
    <b:element name="am" behaviour="inline" content="mixed" source="content"/>
    <b:element name="analytic" behaviour="contents" content="elements" source="hand" separator=", "/>
    <b:element name="anchor" behaviour="anchor" content="empty" source="hand"/>
    <b:element name="annotation" behaviour="omit" content="elements" source="hand"/>
    <b:element name="annotationBlock" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="anyElement" behaviour="context" content="empty" source="content"/>
    <b:element name="app" behaviour="alternate" content="elements" source="hand"/>
    <b:element name="appInfo" behaviour="omit" content="elements" source="hand"/>
    <b:element name="application" behaviour="context" content="elements" source="content"/>
    <b:element name="arc" behaviour="context" content="elements" source="content"/>
    <b:element name="argument" behaviour="block" content="elements" source="model.divWrapper"/>
    <b:element name="att" behaviour="inline" content="elements" source="hand" role="code" rend="monospace"/>
    <b:element name="attDef" behaviour="context" content="elements" source="content"/>
    <b:element name="attList" behaviour="context" content="elements" source="content"/>
    <b:element name="attRef" behaviour="context" content="empty" source="content"/>
    <b:element name="author" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="authority" behaviour="inline" content="mixed" source="content"/>
    <b:element name="availability" behaviour="block" content="elements" source="hand"/>
    <b:element name="back" behaviour="contents" content="elements" source="hand"/>
    <b:element name="bibl" behaviour="context" content="mixed" source="hand" separator=". "/>
    <b:element name="biblFull" behaviour="context" content="elements" source="hand" separator=". "/>
    <b:element name="biblScope" behaviour="inline" content="mixed" source="content"/>
    <b:element name="biblStruct" behaviour="context" content="elements" source="hand" separator=". "/>
    <b:element name="bicond" behaviour="context" content="elements" source="content"/>
    <b:element name="binary" behaviour="inline" content="empty" source="model.featureVal.single"/>
    <b:element name="binaryObject" behaviour="omit" content="mixed" source="hand"/>
    <b:element name="binding" behaviour="context" content="elements" source="content"/>
    <b:element name="bindingDesc" behaviour="block" content="elements" source="model.physDescPart"/>
    <b:element name="birth" behaviour="context" content="mixed" source="model.personPart"/>
    <b:element name="bloc" behaviour="context" content="mixed" source="model.placeStateLike"/>
    <b:element name="body" behaviour="contents" content="elements" source="hand"/>
    <b:element name="broadcast" behaviour="context" content="elements" source="content"/>
    <b:element name="byline" behaviour="block" content="mixed" source="model.divWrapper"/>
    <b:element name="c" behaviour="inline" content="mixed" source="content"/>
    <b:element name="cRefPattern" behaviour="context" content="elements" source="content"/>
    <b:element name="caesura" behaviour="inline" content="empty" source="hand"/>
    <b:element name="calendar" behaviour="context" content="elements" source="content"/>
    <b:element name="calendarDesc" behaviour="omit" content="elements" source="hand"/>
    <b:element name="camera" behaviour="stage" content="mixed" source="model.stageLike"/>
    <b:element name="caption" behaviour="stage" content="mixed" source="model.stageLike"/>
    <b:element name="case" behaviour="inline" content="mixed" source="content"/>
    <b:element name="castGroup" behaviour="list" content="elements" source="hand"/>
    <b:element name="castItem" behaviour="item" content="mixed" source="hand"/>
    <b:element name="castList" behaviour="list" content="elements" source="hand"/>
    <b:element name="catDesc" behaviour="context" content="mixed" source="content"/>
    <b:element name="catRef" behaviour="context" content="empty" source="content"/>
    <b:element name="catchwords" behaviour="context" content="mixed" source="hand"/>
    <b:element name="category" behaviour="context" content="elements" source="content"/>
    <b:element name="cb" behaviour="omit" content="empty" source="hand"/>
    <b:element name="cell" behaviour="cell" content="mixed" source="hand"/>
    <b:element name="certainty" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="change" behaviour="context" content="mixed" source="content"/>
    <b:element name="channel" behaviour="inline" content="mixed" source="content"/>
    <b:element name="char" behaviour="context" content="elements" source="content"/>
    <b:element name="charDecl" behaviour="omit" content="elements" source="hand"/>
    <b:element name="choice" behaviour="alternate" content="elements" source="hand"/>
    <b:element name="cit" behaviour="context" content="elements" source="hand"/>
    <b:element name="citeData" behaviour="context" content="empty" source="content"/>
    <b:element name="citeStructure" behaviour="context" content="elements" source="content"/>
    <b:element name="citedRange" behaviour="inline" content="mixed" source="content"/>
    <b:element name="cl" behaviour="inline" content="mixed" source="content"/>
    <b:element name="classCode" behaviour="context" content="mixed" source="content"/>
    <b:element name="classDecl" behaviour="omit" content="elements" source="hand"/>
    <b:element name="classRef" behaviour="context" content="empty" source="content"/>
    <b:element name="classSpec" behaviour="block" content="elements" source="model.oddDecl"/>
    <b:element name="classes" behaviour="context" content="elements" source="content"/>
    <b:element name="climate" behaviour="context" content="elements" source="model.placeStateLike"/>
    <b:element name="closer" behaviour="block" content="mixed" source="model.divBottomPart"/>
    <b:element name="code" behaviour="inline" content="mixed" source="hand" role="code" rend="monospace"/>
    <b:element name="collation" behaviour="context" content="mixed" source="content"/>
    <b:element name="collection" behaviour="context" content="mixed" source="content"/>
    <b:element name="colloc" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="colophon" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="cond" behaviour="context" content="elements" source="content"/>
    <b:element name="condition" behaviour="context" content="mixed" source="content"/>
    <b:element name="constitution" behaviour="inline" content="mixed" source="content"/>
    <b:element name="constraint" behaviour="context" content="mixed" source="content"/>
    <b:element name="constraintSpec" behaviour="block" content="elements" source="model.oddDecl"/>
    <b:element name="content" behaviour="context" content="elements" source="content"/>
    <b:element name="conversion" behaviour="context" content="empty" source="content"/>
    <b:element name="corr" behaviour="inline" content="mixed" source="hand" editorial="corrected"/>
    <b:element name="correction" behaviour="block" content="elements" source="model.editorialDeclPart"/>
    <b:element name="correspAction" behaviour="context" content="elements" source="content"/>
    <b:element name="correspContext" behaviour="context" content="elements" source="content"/>
    <b:element name="correspDesc" behaviour="block" content="elements" source="model.profileDescPart"/>
    <b:element name="country" behaviour="context" content="mixed" source="model.placeStateLike"/>
    <b:element name="creation" behaviour="block" content="mixed" source="model.profileDescPart"/>
    <b:element name="custEvent" behaviour="context" content="mixed" source="content"/>
    <b:element name="custodialHist" behaviour="context" content="elements" source="content"/>
    <b:element name="damage" behaviour="inline" content="mixed" source="hand" editorial="damage"/>
    <b:element name="damageSpan" behaviour="omit" content="empty" source="hand"/>
    <b:element name="dataFacet" behaviour="context" content="empty" source="content"/>
    <b:element name="dataRef" behaviour="context" content="elements" source="content"/>
    <b:element name="dataSpec" behaviour="block" content="elements" source="model.oddDecl"/>
    <b:element name="datatype" behaviour="context" content="elements" source="content"/>
    <b:element name="date" behaviour="inline" content="mixed" source="hand" role="date"/>
    <b:element name="dateline" behaviour="block" content="mixed" source="model.divWrapper"/>
    <b:element name="death" behaviour="context" content="mixed" source="model.personPart"/>
    <b:element name="decoDesc" behaviour="block" content="elements" source="model.physDescPart"/>
    <b:element name="decoNote" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="def" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="default" behaviour="inline" content="empty" source="model.featureVal.single"/>
    <b:element name="defaultVal" behaviour="context" content="mixed" source="content"/>
    <b:element name="del" behaviour="inline" content="mixed" source="hand" editorial="deleted"/>
    <b:element name="delSpan" behaviour="omit" content="empty" source="hand"/>
    <b:element name="depth" behaviour="inline" content="mixed" source="content"/>
    <b:element name="derivation" behaviour="inline" content="mixed" source="content"/>
    <b:element name="desc" behaviour="context" content="mixed" source="model.descLike"/>
    <b:element name="dictScrap" behaviour="context" content="mixed" source="model.entryPart.top"/>
    <b:element name="dim" behaviour="inline" content="mixed" source="content"/>
    <b:element name="dimensions" behaviour="context" content="elements" source="content"/>
    <b:element name="distinct" behaviour="inline" content="mixed" source="content"/>
    <b:element name="distributor" behaviour="inline" content="mixed" source="content"/>
    <b:element name="district" behaviour="context" content="mixed" source="model.placeStateLike"/>
    <b:element name="div" behaviour="section" content="elements" source="model.divLike"/>
    <b:element name="div1" behaviour="section" content="elements" source="model.div1Like"/>
    <b:element name="div2" behaviour="section" content="elements" source="model.div2Like"/>
    <b:element name="div3" behaviour="section" content="elements" source="model.div3Like"/>
    <b:element name="div4" behaviour="section" content="elements" source="model.div4Like"/>
    <b:element name="div5" behaviour="section" content="elements" source="model.div5Like"/>
    <b:element name="div6" behaviour="section" content="elements" source="model.div6Like"/>
    <b:element name="div7" behaviour="section" content="elements" source="model.div7Like"/>
    <b:element name="divGen" behaviour="toc" content="elements" source="hand"/>
    <b:element name="docAuthor" behaviour="block" content="mixed" source="model.divWrapper"/>
    <b:element name="docDate" behaviour="block" content="mixed" source="model.divWrapper"/>
    <b:element name="docEdition" behaviour="block" content="mixed" source="model.titlepagePart"/>
    <b:element name="docImprint" behaviour="block" content="mixed" source="model.titlepagePart"/>
    <b:element name="docTitle" behaviour="contents" content="elements" source="hand"/>
    <b:element name="domain" behaviour="inline" content="mixed" source="content"/>
    <b:element name="eLeaf" behaviour="context" content="elements" source="content"/>
    <b:element name="eTree" behaviour="omit" content="elements" source="hand"/>
    <b:element name="edition" behaviour="inline" content="mixed" source="content"/>
    <b:element name="editionStmt" behaviour="block" content="elements" source="hand"/>
    <b:element name="editor" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="editorialDecl" behaviour="block" content="elements" source="model.encodingDescPart"/>
    <b:element name="education" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="eg" behaviour="code" content="mixed" source="model.egLike"/>
    <b:element name="egXML" behaviour="code" content="mixed" source="model.egLike"/>
    <b:element name="elementRef" behaviour="context" content="empty" source="content"/>
    <b:element name="elementSpec" behaviour="block" content="elements" source="model.oddDecl"/>
    <b:element name="ellipsis" behaviour="gap" content="elements" source="hand"/>
    <b:element name="email" behaviour="inline" content="mixed" source="content"/>
    <b:element name="emph" behaviour="inline" content="mixed" source="hand" role="emphasis" rend="italic"/>
    <b:element name="empty" behaviour="context" content="empty" source="content"/>
    <b:element name="encodingDesc" behaviour="contents" content="elements" source="hand"/>
    <b:element name="entry" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="entryFree" behaviour="block" content="mixed" source="model.standOffPart"/>
    <b:element name="epigraph" behaviour="block" content="elements" source="model.divWrapper"/>
    <b:element name="epilogue" behaviour="section" content="elements" source="hand"/>
    <b:element name="equipment" behaviour="context" content="elements" source="content"/>
    <b:element name="equiv" behaviour="context" content="empty" source="content"/>
    <b:element name="etym" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="event" behaviour="block" content="elements" source="hand" separator="; "/>
    <b:element name="eventName" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="ex" behaviour="inline" content="mixed" source="hand" editorial="supplied"/>
    <b:element name="exemplum" behaviour="context" content="elements" source="content"/>
    <b:element name="expan" behaviour="inline" content="mixed" source="hand" editorial="expanded"/>
    <b:element name="explicit" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="extent" behaviour="inline" content="mixed" source="content"/>
    <b:element name="f" behaviour="context" content="mixed" source="content"/>
    <b:element name="fDecl" behaviour="context" content="elements" source="content"/>
    <b:element name="fDescr" behaviour="context" content="mixed" source="content"/>
    <b:element name="fLib" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="facsimile" behaviour="contents" content="elements" source="hand"/>
    <b:element name="factuality" behaviour="inline" content="mixed" source="content"/>
    <b:element name="faith" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="figDesc" behaviour="omit" content="mixed" source="hand"/>
    <b:element name="figure" behaviour="figure" content="elements" source="hand"/>
    <b:element name="fileDesc" behaviour="contents" content="elements" source="hand"/>
    <b:element name="filiation" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="finalRubric" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="floatingText" behaviour="section" content="elements" source="hand"/>
    <b:element name="floruit" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="foliation" behaviour="context" content="mixed" source="content"/>
    <b:element name="foreign" behaviour="inline" content="mixed" source="hand" role="foreign" rend="italic"/>
    <b:element name="forename" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="forest" behaviour="omit" content="elements" source="hand"/>
    <b:element name="form" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="formula" behaviour="formula" content="mixed" source="hand"/>
    <b:element name="front" behaviour="contents" content="elements" source="hand"/>
    <b:element name="fs" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="fsConstraints" behaviour="context" content="elements" source="content"/>
    <b:element name="fsDecl" behaviour="omit" content="elements" source="model.fsdDeclPart"/>
    <b:element name="fsDescr" behaviour="context" content="mixed" source="content"/>
    <b:element name="fsdDecl" behaviour="omit" content="elements" source="hand"/>
    <b:element name="fsdLink" behaviour="omit" content="empty" source="model.fsdDeclPart"/>
    <b:element name="funder" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="fvLib" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="fw" behaviour="omit" content="mixed" source="hand"/>
    <b:element name="g" behaviour="glyph" content="mixed" source="hand"/>
    <b:element name="gap" behaviour="gap" content="elements" source="hand"/>
    <b:element name="gb" behaviour="omit" content="empty" source="hand"/>
    <b:element name="gen" behaviour="inline" content="mixed" source="content"/>
    <b:element name="genName" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="gender" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="geo" behaviour="inline" content="mixed" source="content"/>
    <b:element name="geoDecl" behaviour="omit" content="mixed" source="hand"/>
    <b:element name="geogFeat" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="geogName" behaviour="name" content="mixed" source="hand"/>
    <b:element name="gi" behaviour="inline" content="elements" source="hand" role="code" rend="monospace"/>
    <b:element name="gloss" behaviour="inline" content="mixed" source="hand" role="term"/>
    <b:element name="glyph" behaviour="context" content="elements" source="content"/>
    <b:element name="gram" behaviour="inline" content="mixed" source="content"/>
    <b:element name="gramGrp" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="graph" behaviour="omit" content="elements" source="hand"/>
    <b:element name="graphic" behaviour="graphic" content="elements" source="model.graphicLike"/>
    <b:element name="group" behaviour="contents" content="elements" source="hand"/>
    <b:element name="handDesc" behaviour="block" content="elements" source="model.physDescPart"/>
    <b:element name="handNote" behaviour="context" content="mixed" source="content"/>
    <b:element name="handNotes" behaviour="block" content="elements" source="model.profileDescPart"/>
    <b:element name="handShift" behaviour="omit" content="empty" source="hand"/>
    <b:element name="head" behaviour="heading" content="mixed" source="model.headLike"/>
    <b:element name="headItem" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="headLabel" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="height" behaviour="inline" content="mixed" source="content"/>
    <b:element name="heraldry" behaviour="inline" content="mixed" source="content"/>
    <b:element name="hi" behaviour="inline" content="mixed" source="content"/>
    <b:element name="history" behaviour="contents" content="elements" source="hand"/>
    <b:element name="hom" behaviour="block" content="elements" source="hand"/>
    <b:element name="hyph" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="hyphenation" behaviour="block" content="elements" source="model.editorialDeclPart"/>
    <b:element name="iNode" behaviour="context" content="elements" source="content"/>
    <b:element name="iType" behaviour="inline" content="mixed" source="content"/>
    <b:element name="ident" behaviour="inline" content="mixed" source="hand" role="code" rend="monospace"/>
    <b:element name="idno" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="if" behaviour="context" content="elements" source="content"/>
    <b:element name="iff" behaviour="context" content="empty" source="content"/>
    <b:element name="imprimatur" behaviour="block" content="mixed" source="model.titlepagePart"/>
    <b:element name="imprint" behaviour="contents" content="elements" source="hand" separator=", "/>
    <b:element name="incident" behaviour="gap" content="elements" source="model.global.spoken"/>
    <b:element name="incipit" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="index" behaviour="index" content="elements" source="hand"/>
    <b:element name="institution" behaviour="context" content="mixed" source="content"/>
    <b:element name="interaction" behaviour="inline" content="mixed" source="content"/>
    <b:element name="interp" behaviour="omit" content="mixed" source="model.global.meta"/>
    <b:element name="interpGrp" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="interpretation" behaviour="block" content="elements" source="model.editorialDeclPart"/>
    <b:element name="item" behaviour="item" content="mixed" source="hand"/>
    <b:element name="join" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="joinGrp" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="keywords" behaviour="context" content="elements" source="content"/>
    <b:element name="kinesic" behaviour="gap" content="elements" source="model.global.spoken"/>
    <b:element name="l" behaviour="line" content="mixed" source="model.lLike"/>
    <b:element name="label" behaviour="context" content="mixed" source="model.labelLike"/>
    <b:element name="lacunaEnd" behaviour="inline" content="empty" source="hand"/>
    <b:element name="lacunaStart" behaviour="inline" content="empty" source="hand"/>
    <b:element name="lang" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="langKnowledge" behaviour="context" content="elements" source="model.persStateLike"/>
    <b:element name="langKnown" behaviour="context" content="mixed" source="content"/>
    <b:element name="langUsage" behaviour="block" content="elements" source="model.profileDescPart"/>
    <b:element name="language" behaviour="context" content="mixed" source="content"/>
    <b:element name="layout" behaviour="context" content="mixed" source="content"/>
    <b:element name="layoutDesc" behaviour="context" content="elements" source="content"/>
    <b:element name="lb" behaviour="break" content="empty" source="hand"/>
    <b:element name="lbl" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="leaf" behaviour="context" content="elements" source="content"/>
    <b:element name="lem" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="lg" behaviour="stanza" content="elements" source="hand"/>
    <b:element name="licence" behaviour="block" content="mixed" source="hand"/>
    <b:element name="line" behaviour="line" content="mixed" source="hand"/>
    <b:element name="link" behaviour="omit" content="empty" source="model.global.meta"/>
    <b:element name="linkGrp" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="list" behaviour="list" content="elements" source="hand"/>
    <b:element name="listAnnotation" behaviour="omit" content="elements" source="hand"/>
    <b:element name="listApp" behaviour="list" content="elements" source="hand"/>
    <b:element name="listBibl" behaviour="block" content="elements" source="model.msItemPart"/>
    <b:element name="listChange" behaviour="omit" content="elements" source="hand"/>
    <b:element name="listEvent" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="listForest" behaviour="omit" content="elements" source="hand"/>
    <b:element name="listNym" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="listObject" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="listOrg" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="listPerson" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="listPlace" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="listPrefixDef" behaviour="omit" content="elements" source="hand"/>
    <b:element name="listRef" behaviour="link" content="elements" source="model.ptrLike"/>
    <b:element name="listRelation" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="listTranspose" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="listWit" behaviour="list" content="elements" source="hand"/>
    <b:element name="localProp" behaviour="context" content="empty" source="content"/>
    <b:element name="locale" behaviour="inline" content="mixed" source="content"/>
    <b:element name="location" behaviour="context" content="elements" source="model.placeStateLike"/>
    <b:element name="locus" behaviour="inline" content="mixed" source="content"/>
    <b:element name="locusGrp" behaviour="context" content="elements" source="content"/>
    <b:element name="m" behaviour="inline" content="mixed" source="content"/>
    <b:element name="macroRef" behaviour="context" content="empty" source="content"/>
    <b:element name="macroSpec" behaviour="block" content="elements" source="model.oddDecl"/>
    <b:element name="mapping" behaviour="context" content="mixed" source="content"/>
    <b:element name="material" behaviour="inline" content="mixed" source="content"/>
    <b:element name="measure" behaviour="inline" content="mixed" source="content"/>
    <b:element name="measureGrp" behaviour="inline" content="mixed" source="content"/>
    <b:element name="media" behaviour="graphic" content="elements" source="model.graphicLike"/>
    <b:element name="meeting" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="memberOf" behaviour="context" content="mixed" source="content"/>
    <b:element name="mentioned" behaviour="inline" content="mixed" source="hand" role="quoted"/>
    <b:element name="metDecl" behaviour="omit" content="elements" source="hand"/>
    <b:element name="metSym" behaviour="context" content="mixed" source="content"/>
    <b:element name="metamark" behaviour="inline" content="mixed" source="content"/>
    <b:element name="milestone" behaviour="rule" content="empty" source="hand"/>
    <b:element name="mod" behaviour="inline" content="mixed" source="content"/>
    <b:element name="model" behaviour="context" content="elements" source="content"/>
    <b:element name="modelGrp" behaviour="context" content="elements" source="content"/>
    <b:element name="modelSequence" behaviour="context" content="elements" source="content"/>
    <b:element name="moduleRef" behaviour="context" content="elements" source="content"/>
    <b:element name="moduleSpec" behaviour="block" content="elements" source="model.oddDecl"/>
    <b:element name="monogr" behaviour="contents" content="elements" source="hand" separator=", "/>
    <b:element name="mood" behaviour="inline" content="mixed" source="content"/>
    <b:element name="move" behaviour="stage" content="empty" source="model.stageLike"/>
    <b:element name="msContents" behaviour="contents" content="elements" source="hand"/>
    <b:element name="msDesc" behaviour="context" content="elements" source="hand" separator=". "/>
    <b:element name="msFrag" behaviour="context" content="elements" source="content"/>
    <b:element name="msIdentifier" behaviour="block" content="elements" source="hand" separator=", "/>
    <b:element name="msItem" behaviour="block" content="elements" source="model.msItemPart"/>
    <b:element name="msItemStruct" behaviour="block" content="elements" source="model.msItemPart"/>
    <b:element name="msName" behaviour="context" content="mixed" source="content"/>
    <b:element name="msPart" behaviour="context" content="elements" source="content"/>
    <b:element name="musicNotation" behaviour="block" content="mixed" source="model.physDescPart"/>
    <b:element name="name" behaviour="name" content="mixed" source="model.nameLike.agent"/>
    <b:element name="nameLink" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="namespace" behaviour="context" content="elements" source="content"/>
    <b:element name="nationality" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="node" behaviour="context" content="elements" source="content"/>
    <b:element name="normalization" behaviour="block" content="elements" source="model.editorialDeclPart"/>
    <b:element name="notatedMusic" behaviour="context" content="elements" source="content"/>
    <b:element name="note" behaviour="note" content="mixed" source="model.noteLike"/>
    <b:element name="noteGrp" behaviour="contents" content="elements" source="hand"/>
    <b:element name="notesStmt" behaviour="block" content="elements" source="hand"/>
    <b:element name="num" behaviour="inline" content="mixed" source="content"/>
    <b:element name="number" behaviour="inline" content="mixed" source="content"/>
    <b:element name="numeric" behaviour="inline" content="empty" source="model.featureVal.single"/>
    <b:element name="nym" behaviour="block" content="elements" source="hand" separator="; "/>
    <b:element name="oRef" behaviour="inline" content="mixed" source="model.ptrLike.form"/>
    <b:element name="object" behaviour="block" content="elements" source="hand" separator="; "/>
    <b:element name="objectDesc" behaviour="contents" content="elements" source="hand"/>
    <b:element name="objectIdentifier" behaviour="context" content="elements" source="content"/>
    <b:element name="objectName" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="objectType" behaviour="inline" content="mixed" source="content"/>
    <b:element name="occupation" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="offset" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="opener" behaviour="block" content="mixed" source="model.divTopPart"/>
    <b:element name="org" behaviour="block" content="elements" source="hand" separator="; "/>
    <b:element name="orgName" behaviour="name" content="mixed" source="model.nameLike.agent"/>
    <b:element name="orig" behaviour="inline" content="mixed" source="hand" editorial="original"/>
    <b:element name="origDate" behaviour="inline" content="mixed" source="hand" role="date"/>
    <b:element name="origPlace" behaviour="inline" content="mixed" source="content"/>
    <b:element name="origin" behaviour="context" content="mixed" source="content"/>
    <b:element name="orth" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="outputRendition" behaviour="block" content="mixed" source="model.oddDecl"/>
    <b:element name="p" behaviour="paragraph" content="mixed" source="model.pLike"/>
    <b:element name="pRef" behaviour="inline" content="mixed" source="model.ptrLike.form"/>
    <b:element name="param" behaviour="context" content="empty" source="content"/>
    <b:element name="paramList" behaviour="context" content="elements" source="content"/>
    <b:element name="paramSpec" behaviour="context" content="elements" source="content"/>
    <b:element name="particDesc" behaviour="block" content="elements" source="model.profileDescPart"/>
    <b:element name="path" behaviour="omit" content="empty" source="hand"/>
    <b:element name="pause" behaviour="gap" content="empty" source="model.global.spoken"/>
    <b:element name="pb" behaviour="page" content="empty" source="hand"/>
    <b:element name="pc" behaviour="inline" content="mixed" source="content"/>
    <b:element name="per" behaviour="inline" content="mixed" source="content"/>
    <b:element name="performance" behaviour="section" content="elements" source="hand"/>
    <b:element name="persName" behaviour="name" content="mixed" source="model.nameLike.agent"/>
    <b:element name="persPronouns" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="person" behaviour="block" content="elements" source="hand" separator="; "/>
    <b:element name="personGrp" behaviour="block" content="elements" source="hand" separator="; "/>
    <b:element name="persona" behaviour="context" content="elements" source="model.persStateLike"/>
    <b:element name="phr" behaviour="inline" content="mixed" source="content"/>
    <b:element name="physDesc" behaviour="contents" content="elements" source="hand"/>
    <b:element name="place" behaviour="block" content="elements" source="hand" separator="; "/>
    <b:element name="placeName" behaviour="name" content="mixed" source="hand"/>
    <b:element name="population" behaviour="context" content="elements" source="model.placeStateLike"/>
    <b:element name="pos" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="post" behaviour="inline" content="mixed" source="content"/>
    <b:element name="postBox" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="postCode" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="postscript" behaviour="block" content="elements" source="model.divBottomPart"/>
    <b:element name="precision" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="prefixDef" behaviour="context" content="elements" source="content"/>
    <b:element name="preparedness" behaviour="inline" content="mixed" source="content"/>
    <b:element name="principal" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="profileDesc" behaviour="contents" content="elements" source="hand"/>
    <b:element name="projectDesc" behaviour="block" content="elements" source="model.encodingDescPart"/>
    <b:element name="prologue" behaviour="section" content="elements" source="hand"/>
    <b:element name="pron" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="provenance" behaviour="context" content="mixed" source="content"/>
    <b:element name="ptr" behaviour="link" content="empty" source="model.ptrLike"/>
    <b:element name="pubPlace" behaviour="inline" content="mixed" source="content"/>
    <b:element name="publicationStmt" behaviour="block" content="elements" source="hand"/>
    <b:element name="publisher" behaviour="inline" content="mixed" source="content"/>
    <b:element name="punctuation" behaviour="block" content="elements" source="model.editorialDeclPart"/>
    <b:element name="purpose" behaviour="context" content="mixed" source="content"/>
    <b:element name="q" behaviour="inline" content="mixed" source="hand" role="quoted"/>
    <b:element name="quotation" behaviour="block" content="elements" source="model.editorialDeclPart"/>
    <b:element name="quote" behaviour="context" content="mixed" source="hand"/>
    <b:element name="rb" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="rdg" behaviour="inline" content="mixed" source="content"/>
    <b:element name="rdgGrp" behaviour="contents" content="elements" source="hand"/>
    <b:element name="re" behaviour="block" content="mixed" source="hand"/>
    <b:element name="recordHist" behaviour="context" content="elements" source="content"/>
    <b:element name="recording" behaviour="context" content="elements" source="content"/>
    <b:element name="recordingStmt" behaviour="block" content="elements" source="model.sourceDescPart"/>
    <b:element name="redo" behaviour="omit" content="empty" source="hand"/>
    <b:element name="ref" behaviour="link" content="mixed" source="model.ptrLike"/>
    <b:element name="refState" behaviour="context" content="empty" source="content"/>
    <b:element name="refsDecl" behaviour="omit" content="elements" source="hand"/>
    <b:element name="reg" behaviour="inline" content="mixed" source="hand" editorial="regularized"/>
    <b:element name="region" behaviour="context" content="mixed" source="model.placeStateLike"/>
    <b:element name="relatedItem" behaviour="context" content="elements" source="content"/>
    <b:element name="relation" behaviour="block" content="elements" source="hand" separator="; "/>
    <b:element name="remarks" behaviour="context" content="elements" source="content"/>
    <b:element name="rendition" behaviour="context" content="mixed" source="content"/>
    <b:element name="repository" behaviour="context" content="mixed" source="content"/>
    <b:element name="residence" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="resp" behaviour="context" content="mixed" source="content"/>
    <b:element name="respStmt" behaviour="inline" content="elements" source="hand" separator=" "/>
    <b:element name="respons" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="restore" behaviour="inline" content="mixed" source="hand" editorial="restored"/>
    <b:element name="retrace" behaviour="inline" content="mixed" source="content"/>
    <b:element name="revisionDesc" behaviour="omit" content="elements" source="hand"/>
    <b:element name="rhyme" behaviour="inline" content="mixed" source="content"/>
    <b:element name="role" behaviour="inline" content="mixed" source="content"/>
    <b:element name="roleDesc" behaviour="inline" content="mixed" source="content"/>
    <b:element name="roleName" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="root" behaviour="context" content="elements" source="content"/>
    <b:element name="row" behaviour="row" content="elements" source="hand"/>
    <b:element name="rs" behaviour="name" content="mixed" source="hand"/>
    <b:element name="rt" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="rubric" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="ruby" behaviour="inline" content="elements" source="hand"/>
    <b:element name="s" behaviour="inline" content="mixed" source="content"/>
    <b:element name="said" behaviour="said" content="mixed" source="hand"/>
    <b:element name="salute" behaviour="block" content="mixed" source="model.divWrapper"/>
    <b:element name="samplingDecl" behaviour="block" content="elements" source="model.encodingDescPart"/>
    <b:element name="schemaRef" behaviour="block" content="elements" source="model.encodingDescPart"/>
    <b:element name="schemaSpec" behaviour="omit" content="elements" source="hand"/>
    <b:element name="scriptDesc" behaviour="block" content="elements" source="model.physDescPart"/>
    <b:element name="scriptNote" behaviour="context" content="mixed" source="content"/>
    <b:element name="scriptStmt" behaviour="block" content="elements" source="model.sourceDescPart"/>
    <b:element name="seal" behaviour="context" content="elements" source="content"/>
    <b:element name="sealDesc" behaviour="block" content="elements" source="model.physDescPart"/>
    <b:element name="secFol" behaviour="context" content="mixed" source="hand"/>
    <b:element name="secl" behaviour="inline" content="mixed" source="hand" editorial="surplus"/>
    <b:element name="seg" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="segmentation" behaviour="block" content="elements" source="model.editorialDeclPart"/>
    <b:element name="sense" behaviour="block" content="mixed" source="hand"/>
    <b:element name="sequence" behaviour="context" content="elements" source="content"/>
    <b:element name="series" behaviour="contents" content="mixed" source="hand" separator=", "/>
    <b:element name="seriesStmt" behaviour="block" content="elements" source="hand"/>
    <b:element name="set" behaviour="section" content="elements" source="hand"/>
    <b:element name="setting" behaviour="context" content="elements" source="content"/>
    <b:element name="settingDesc" behaviour="block" content="elements" source="model.profileDescPart"/>
    <b:element name="settlement" behaviour="context" content="mixed" source="model.placeStateLike"/>
    <b:element name="sex" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="shift" behaviour="gap" content="empty" source="model.global.spoken"/>
    <b:element name="sic" behaviour="inline" content="mixed" source="hand" editorial="sic"/>
    <b:element name="signatures" behaviour="context" content="mixed" source="hand"/>
    <b:element name="signed" behaviour="block" content="mixed" source="model.divTopPart"/>
    <b:element name="soCalled" behaviour="inline" content="mixed" source="hand" role="quoted"/>
    <b:element name="socecStatus" behaviour="context" content="mixed" source="model.persStateLike"/>
    <b:element name="sound" behaviour="stage" content="mixed" source="model.stageLike"/>
    <b:element name="source" behaviour="context" content="mixed" source="content"/>
    <b:element name="sourceDesc" behaviour="block" content="elements" source="hand"/>
    <b:element name="sourceDoc" behaviour="contents" content="elements" source="hand"/>
    <b:element name="sp" behaviour="statement" content="elements" source="hand"/>
    <b:element name="spGrp" behaviour="block" content="elements" source="model.divPart"/>
    <b:element name="space" behaviour="gap" content="elements" source="hand"/>
    <b:element name="span" behaviour="omit" content="mixed" source="model.global.meta"/>
    <b:element name="spanGrp" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="speaker" behaviour="label" content="mixed" source="hand"/>
    <b:element name="specDesc" behaviour="context" content="empty" source="content"/>
    <b:element name="specGrp" behaviour="block" content="elements" source="model.oddDecl"/>
    <b:element name="specGrpRef" behaviour="block" content="empty" source="model.oddDecl"/>
    <b:element name="specList" behaviour="context" content="elements" source="content"/>
    <b:element name="sponsor" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="stage" behaviour="stage" content="mixed" source="model.stageLike"/>
    <b:element name="stamp" behaviour="inline" content="mixed" source="content"/>
    <b:element name="standOff" behaviour="contents" content="elements" source="hand"/>
    <b:element name="state" behaviour="context" content="elements" source="model.placeStateLike"/>
    <b:element name="stdVals" behaviour="block" content="elements" source="model.editorialDeclPart"/>
    <b:element name="street" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="stress" behaviour="inline" content="mixed" source="content"/>
    <b:element name="string" behaviour="inline" content="mixed" source="model.featureVal.single"/>
    <b:element name="styleDefDecl" behaviour="omit" content="elements" source="hand"/>
    <b:element name="subc" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="subst" behaviour="inline" content="elements" source="hand"/>
    <b:element name="substJoin" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="summary" behaviour="context" content="mixed" source="content"/>
    <b:element name="superEntry" behaviour="block" content="elements" source="model.standOffPart"/>
    <b:element name="supplied" behaviour="inline" content="mixed" source="hand" editorial="supplied"/>
    <b:element name="support" behaviour="context" content="mixed" source="content"/>
    <b:element name="supportDesc" behaviour="context" content="elements" source="content"/>
    <b:element name="surface" behaviour="block" content="elements" source="hand"/>
    <b:element name="surfaceGrp" behaviour="block" content="elements" source="hand"/>
    <b:element name="surname" behaviour="context" content="mixed" source="model.addrPart"/>
    <b:element name="surplus" behaviour="inline" content="mixed" source="hand" editorial="surplus"/>
    <b:element name="surrogates" behaviour="context" content="mixed" source="content"/>
    <b:element name="syll" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="symbol" behaviour="inline" content="empty" source="model.featureVal.single"/>
    <b:element name="table" behaviour="table" content="elements" source="hand"/>
    <b:element name="tag" behaviour="inline" content="mixed" source="hand" role="code" rend="monospace"/>
    <b:element name="tagUsage" behaviour="context" content="mixed" source="content"/>
    <b:element name="tagsDecl" behaviour="omit" content="elements" source="hand"/>
    <b:element name="taxonomy" behaviour="context" content="elements" source="content"/>
    <b:element name="tech" behaviour="stage" content="mixed" source="model.stageLike"/>
    <b:element name="teiCorpus" behaviour="document" content="elements" source="hand"/>
    <b:element name="teiHeader" behaviour="omit" content="elements" source="hand"/>
    <b:element name="term" behaviour="inline" content="mixed" source="hand" role="term"/>
    <b:element name="terrain" behaviour="context" content="elements" source="model.placeStateLike"/>
    <b:element name="text" behaviour="contents" content="elements" source="hand"/>
    <b:element name="textClass" behaviour="block" content="elements" source="model.profileDescPart"/>
    <b:element name="textDesc" behaviour="block" content="elements" source="model.profileDescPart"/>
    <b:element name="textLang" behaviour="block" content="mixed" source="model.msItemPart"/>
    <b:element name="textNode" behaviour="context" content="empty" source="content"/>
    <b:element name="then" behaviour="context" content="empty" source="content"/>
    <b:element name="time" behaviour="inline" content="mixed" source="hand" role="date"/>
    <b:element name="timeline" behaviour="omit" content="elements" source="model.global.meta"/>
    <b:element name="title" behaviour="inline" content="mixed" source="hand" role="work" rend="italic"/>
    <b:element name="titlePage" behaviour="title-page" content="elements" source="hand"/>
    <b:element name="titlePart" behaviour="block" content="mixed" source="model.titlepagePart"/>
    <b:element name="titleStmt" behaviour="block" content="elements" source="hand"/>
    <b:element name="tns" behaviour="inline" content="mixed" source="content"/>
    <b:element name="trailer" behaviour="block" content="mixed" source="model.divBottomPart"/>
    <b:element name="trait" behaviour="context" content="elements" source="model.placeStateLike"/>
    <b:element name="transcriptionDesc" behaviour="omit" content="elements" source="hand"/>
    <b:element name="transpose" behaviour="omit" content="elements" source="hand"/>
    <b:element name="tree" behaviour="omit" content="elements" source="hand"/>
    <b:element name="triangle" behaviour="context" content="elements" source="content"/>
    <b:element name="typeDesc" behaviour="block" content="elements" source="model.physDescPart"/>
    <b:element name="typeNote" behaviour="context" content="mixed" source="content"/>
    <b:element name="u" behaviour="statement" content="mixed" source="hand"/>
    <b:element name="unclear" behaviour="inline" content="mixed" source="hand" editorial="unclear"/>
    <b:element name="undo" behaviour="omit" content="empty" source="hand"/>
    <b:element name="unicodeProp" behaviour="context" content="empty" source="content"/>
    <b:element name="unihanProp" behaviour="context" content="empty" source="content"/>
    <b:element name="unit" behaviour="inline" content="mixed" source="content"/>
    <b:element name="unitDecl" behaviour="omit" content="elements" source="hand"/>
    <b:element name="unitDef" behaviour="context" content="elements" source="content"/>
    <b:element name="usg" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="vAlt" behaviour="inline" content="elements" source="model.featureVal.single"/>
    <b:element name="vColl" behaviour="inline" content="elements" source="model.featureVal.complex"/>
    <b:element name="vDefault" behaviour="context" content="elements" source="content"/>
    <b:element name="vLabel" behaviour="inline" content="elements" source="model.featureVal.single"/>
    <b:element name="vMerge" behaviour="inline" content="elements" source="model.featureVal.complex"/>
    <b:element name="vNot" behaviour="inline" content="elements" source="model.featureVal.complex"/>
    <b:element name="vRange" behaviour="context" content="elements" source="content"/>
    <b:element name="val" behaviour="inline" content="mixed" source="hand" role="code" rend="monospace"/>
    <b:element name="valDesc" behaviour="context" content="mixed" source="content"/>
    <b:element name="valItem" behaviour="context" content="elements" source="content"/>
    <b:element name="valList" behaviour="context" content="elements" source="content"/>
    <b:element name="variantEncoding" behaviour="omit" content="empty" source="hand"/>
    <b:element name="view" behaviour="stage" content="mixed" source="model.stageLike"/>
    <b:element name="vocal" behaviour="gap" content="elements" source="model.global.spoken"/>
    <b:element name="w" behaviour="inline" content="mixed" source="content"/>
    <b:element name="watermark" behaviour="inline" content="mixed" source="content"/>
    <b:element name="when" behaviour="omit" content="empty" source="hand"/>
    <b:element name="width" behaviour="inline" content="mixed" source="content"/>
    <b:element name="wit" behaviour="inline" content="mixed" source="content"/>
    <b:element name="witDetail" behaviour="inline" content="mixed" source="content"/>
    <b:element name="witEnd" behaviour="inline" content="empty" source="hand"/>
    <b:element name="witStart" behaviour="inline" content="empty" source="hand"/>
    <b:element name="witness" behaviour="item" content="mixed" source="hand"/>
    <b:element name="writing" behaviour="gap" content="mixed" source="model.global.spoken"/>
    <b:element name="xenoData" behaviour="omit" content="mixed" source="hand"/>
    <b:element name="xr" behaviour="inline" content="mixed" source="hand"/>
    <b:element name="zone" behaviour="block" content="mixed" source="model.standOffPart"/>
  </xsl:variable>
</xsl:stylesheet>
