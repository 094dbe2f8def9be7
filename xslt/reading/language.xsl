<?xml version="1.0" encoding="UTF-8"?>
<!-- The language of a document and of its passages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:teikit:reading"
  xmlns:r="urn:teikit:reading" xmlns:rp="urn:teikit:reading:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="../common/direction.xsl"/>

  <!-- The codes of languages that have two letters in ISO 639-1, by their three letters in ISO 639-2. -->
  <xsl:variable name="rp:two-letters" as="map(xs:string, xs:string)" select="map:merge(tokenize('
      aar=aa abk=ab afr=af aka=ak alb=sq amh=am ara=ar arg=an arm=hy asm=as ava=av ave=ae aym=ay aze=az bak=ba bam=bm baq=eu bel=be
      ben=bn bih=bh bis=bi bod=bo bos=bs bre=br bul=bg bur=my cat=ca ces=cs cha=ch che=ce chi=zh chu=cu chv=cv cor=kw cos=co cre=cr
      cym=cy cze=cs dan=da deu=de div=dv dut=nl dzo=dz ell=el eng=en epo=eo est=et eus=eu ewe=ee fao=fo fas=fa fij=fj fin=fi fra=fr
      fre=fr fry=fy ful=ff geo=ka ger=de gla=gd gle=ga glg=gl glv=gv gre=el grn=gn guj=gu hat=ht hau=ha heb=he her=hz hin=hi hmo=ho
      hrv=hr hun=hu hye=hy ibo=ig ice=is ido=io iii=ii iku=iu ile=ie ina=ia ind=id ipk=ik isl=is ita=it jav=jv jpn=ja kal=kl kan=kn
      kas=ks kat=ka kau=kr kaz=kk khm=km kik=ki kin=rw kir=ky kom=kv kon=kg kor=ko kua=kj kur=ku lao=lo lat=la lav=lv lim=li lin=ln
      lit=lt ltz=lb lub=lu lug=lg mac=mk mah=mh mal=ml mao=mi mar=mr may=ms mkd=mk mlg=mg mlt=mt mon=mn mri=mi msa=ms mya=my nau=na
      nav=nv nbl=nr nde=nd ndo=ng nep=ne nld=nl nno=nn nob=nb nor=no nya=ny oci=oc oji=oj ori=or orm=om oss=os pan=pa per=fa pli=pi
      pol=pl por=pt pus=ps que=qu roh=rm ron=ro rum=ro run=rn rus=ru sag=sg san=sa sin=si slk=sk slo=sk slv=sl sme=se smo=sm sna=sn
      snd=sd som=so sot=st spa=es sqi=sq srd=sc srp=sr ssw=ss sun=su swa=sw swe=sv tah=ty tam=ta tat=tt tel=te tgk=tg tgl=tl tha=th
      tib=bo tir=ti ton=to tsn=tn tso=ts tuk=tk tur=tr twi=tw uig=ug ukr=uk urd=ur uzb=uz ven=ve vie=vi vol=vo wel=cy wln=wa wol=wo
      xho=xh yid=yi yor=yo zha=za zho=zh zul=zu') ! map:entry(substring-before(., '='), substring-after(., '=')))"/>

  <xsl:variable name="rp:languages" as="map(xs:string, xs:boolean)" select="map:merge($rp:two-letters?* ! map:entry(., true()), map{'duplicates': 'use-first'})"/>

  <!--
    Return a language tag as BCP 47 writes it, with the shortest code of its language: `sl` for `slv`. An invalid tag such as
    `MP` gives nothing, a private one (x-…) `und`.
  -->
  <xsl:function name="rp:language-tag" as="xs:string?" cache="yes">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(translate($tag, '_', '-'), '-') ! normalize-space()"/>
    <xsl:variable name="code" as="xs:string" select="lower-case($parts[1])"/>
    <xsl:variable name="language" as="xs:string?" select="
        if ($code = ('x', 'i') and exists($parts[2])) then 'und'
        else if (matches($code, '^[a-z]{3}$')) then ($rp:two-letters($code), $code)[1]
        else $code[map:contains($rp:languages, .)]"/>
    <xsl:variable name="rest" as="xs:string*" select="$parts[position() gt 1][$code ne 'x']"/>
    <xsl:sequence select="$language[every $part in $rest satisfies matches($part, '^[A-Za-z0-9]{1,8}$')] ! string-join((., $rest), '-')"/>
  </xsl:function>

  <!-- Return the language of a document: of its text, of its root, else the language of most of it by its header; else `und`. -->
  <xsl:function name="r:language" as="xs:string" cache="yes">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="used" as="element(language)*" select="$root/teiHeader/profileDesc/langUsage/language[@ident]"/>
    <xsl:sequence select="(
        ($root/text/@xml:lang, $root/@xml:lang, $root/text/body/@xml:lang, $root/ancestor::*/@xml:lang,
          sort($used[@usage castable as xs:decimal], (), function($l) { -xs:decimal($l/@usage) })[1]/@ident,
          $used[1]/@ident, $root/ancestor::*/teiHeader/profileDesc/langUsage/language[1]/@ident) ! rp:language-tag(.), 'und')[1]"/>
  </xsl:function>

  <!-- The attributes of a passage in a language of its own. -->
  <xsl:template name="rp:language">
    <xsl:for-each select="@xml:lang ! rp:language-tag(.)">
      <xsl:attribute name="lang" select="."/>
      <xsl:attribute name="dir" select="f:direction(.)" xmlns:f="urn:teikit:functions"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
