// SPDX-License-Identifier: EUPL-1.2
// Top-level domains under which a bare host in a text is a link. The same list as the X connector's
// (connectors/x/links.cc): all countries, and the others that a Dutch text may hold.

const countries =
  'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br ' +
  'bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do ' +
  'dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt ' +
  'gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp ' +
  'kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms ' +
  'mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ' +
  'ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx ' +
  'sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn ' +
  'vu wf ws ye yt za zm zw ';

const others =
  'academy adult aero agency amsterdam app art asia audio auto band bar best bet bike bio blog ' +
  'boutique brussels build business buzz cafe camp capital car cards care cars casa cash cat ' +
  'center chat church city click clinic cloud club coach codes coffee com community company ' +
  'computer contact cool coop dance date day deals delivery dental design dev digital direct ' +
  'discount doctor dog earth edu education email energy engineering estate events exchange ' +
  'expert express family fan farm finance fish fit fitness flowers foundation frl fun fund ' +
  'gallery game games garden gent gift global gmbh gold golf goo goog google gov graphics ' +
  'green group guide guru haus health help hockey holiday host hotel house how info ink ' +
  'institute int international investments jobs kids kitchen land law legal life limited link ' +
  'live loan lol love ltd management market marketing media men menu mil mobi moda moe money ' +
  'movie museum name net network news ngo ninja one ong online org page paris partners parts ' +
  'party pet photo photography photos pics pictures pizza place plus poker porn post press pro ' +
  'productions properties pub quest radio realty recipes red rent rentals repair report rest ' +
  'restaurant review reviews rip run sale school schule science sexy shoes shop shopping show ' +
  'site ski soccer social software solar space sport store stream studio study style supply ' +
  'support surf swiss systems tax taxi team tech technology tel tennis theater tips tires ' +
  'tirol today tools top tours town toys trade training travel university vacations ventures ' +
  'versicherung vet video villas vin vip vlaanderen vodka vote voyage watch webcam website ' +
  'wedding wiki win wine work works world wtf xxx xyz yoga zip zone ';

const known = new Set((countries + others).trim().split(' '));

export function isTopLevel(label: string): boolean {
  const word = label.toLowerCase();
  return word.startsWith('xn--') || known.has(word);
}
