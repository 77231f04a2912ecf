// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/phrases.h"

namespace wc {
namespace {

constexpr TownPhrase kEvent[] = {
    {"evenementen", "normaal",
     "Hoe laat moeten de wandelaars van de {km} morgen weg vanaf de Wedren?"},
    {"evenementen", "normaal", "Tot hoe laat kan je vandaag nog afmelden na de {km}?"},
    {"evenementen", "normaal", "Waar kan ik mijn water bijvullen tussen {dorp} en {dorp}?"},
    {"evenementen", "normaal", "Hoe laat komen de eerste lopers vandaag over {brug}?"},
    {"evenementen", "normaal", "Waar is de dichtstbijzijnde EHBO post bij {podium}? Flinke blaren"},
    {"evenementen", "normaal",
     "Geen toilet te vinden rond {podium}, rij van {n} man. Komen er meer?"},
    {"evenementen", "normaal", "Wie speelt er vanavond op {podium} en hoe laat begint dat?"},
    {"evenementen", "normaal", "Is {podium} goed bereikbaar met een rolstoel?"},
    {"evenementen", "normaal", "Waar kan je op de Via Gladiola nog gladiolen kopen om {vroeg}?"},
    {"evenementen", "normaal", "Wordt de {km} morgen ingekort vanwege de hitte?"},
    {"evenementen", "normaal", "Hoe kom ik met een kinderwagen bij {podium} zonder klem te lopen?"},
    {"evenementen", "normaal", "Zijn er kluisjes in de buurt van {podium}?"},
    {"evenementen afval", "normaal",
     "Bij {podium} puilen alle bakken uit, overal bekers. Wanneer wordt er geveegd?"},
    {"evenementen overlast", "normaal",
     "Bassen van {podium} tot {laat}, in {wijk} trillen de ramen. Is dat vergund?"},
    {"overlast evenementen", "normaal",
     "Feestgangers plassen tegen onze heg in de {straat}, kunnen er plaskruizen komen?"},
    {"verkeer evenementen", "normaal",
     "Kom ik vandaag met de auto nog in de {straat} of is alles afgesloten?"},
    {"verkeer evenementen", "normaal",
     "Waar kunnen voetgangers oversteken bij de intocht? Ik moet naar {plek}"},
    {"verkeer evenementen", "normaal", "Rijdt bus {buslijn} vanavond extra na de feesten?"},
    {"verkeer evenementen", "normaal", "{brug} dicht voor fietsers, hoe moet ik dan naar Lent?"},
    {"parkeren evenementen", "normaal",
     "Mag ik mijn auto vannacht laten staan in de {straat} of wordt er weggesleept?"},
    {"parkeren evenementen", "normaal",
     "Waar parkeren bezoekers van de wandelaars vandaag, is P+R bij {wijk} open?"},
    {"gevonden-voorwerpen evenementen", "normaal",
     "{ding} verloren bij {podium}, waar komt dat terecht?"},
    {"gevonden-voorwerpen evenementen", "normaal",
     "Wandelkaart gevonden op de route bij {dorp}, waar lever ik die in?"},
    {"ondernemen evenementen", "normaal",
     "Mag ik tijdens de feesten een tafeltje met {waar} voor mijn deur in de {straat} zetten?"},
    {"evenementen", "normaal",
     "Door welke straten komt de intocht en vanaf hoe laat is de {straat} dicht?"},
    {"evenementen", "normaal", "Kan je bij {podium} met pin betalen of alleen met munten?"},
    {"evenementen", "normaal",
     "Waar slapen wandelaars die geen bed hebben, is er nog plek in {wijk}?"},
    {"evenementen", "hoog",
     "Er is geen druppel water meer bij de post in {dorp} en het is {graden} graden"},
    {"evenementen verkeer", "hoog",
     "Oversteek bij {plek} is dicht zonder hekkenman, honderden mensen klimmen over de linten"},
    {"evenementen", "hoog",
     "Startlocatie van de {km} staat verkeerd in de app, morgenvroeg staan duizenden mensen fout"},
    {"evenementen", "hoog",
     "Waterkranen bij {podium} doen het niet, mensen worden licht in hun hoofd van de hitte"},
    {"verkeer evenementen", "hoog",
     "Ambulance kan er niet door bij de {straat}, alles staat vol fietsen"},
    {"evenementen", "hoog", "Hek bij {podium} staat scheef te wiebelen, dat houdt vanavond niet"},
    {"verkeer evenementen", "hoog",
     "{brug} nu al {n} minuten dicht en de hele meute wandelaars staat in de zon te wachten"},
    {"veiligheid evenementen", "spoed",
     "Veel te druk voor {podium}, mensen worden platgedrukt tegen de hekken"},
    {"veiligheid evenementen", "spoed",
     "Kindje van {klein} kwijt bij {podium}, {kleur} shirt, heet {naam}. Wie ziet hem?"},
    {"veiligheid evenementen", "spoed",
     "Wandelaar in elkaar gezakt bij {dorp}, reageert niet, geen hulpverlener te zien"},
    {"veiligheid evenementen", "spoed",
     "Gedrang op {brug}, het staat muurvast en er wordt geduwd van achteren"},
    {"veiligheid evenementen", "spoed",
     "Meisje van {klein} staat hier huilend bij {podium}, ouders nergens. Waar moeten we heen?"},
    {"veiligheid evenementen", "spoed",
     "Rook uit een kraam bij {podium}, er staan gasflessen naast!"},
    {"evenementen", "laag", "Wat een feest bij {podium}, dank aan iedereen die dit mogelijk maakt"},
    {"evenementen", "laag", "{km} uitgelopen! Bedankt vrijwilligers, jullie zijn goud"},
    {"evenementen", "laag", "Super dat er in {dorp} een tuinslang klaarstond voor de wandelaars"},
    {"evenementen", "laag", "Ondanks de drukte keurig geregeld bij {podium}, chapeau"},
};

constexpr TownPhrase kEventNoise[] = {
    {"", "laag", "Blaren tellen: {n}. Bier tellen: vergeten"},
    {"", "laag", "Vandaag de {km}. Mijn voeten hebben ontslag genomen"},
    {"", "laag", "Onze kampeerstoelen nu met korting, ideaal langs de route!"},
    {"", "laag", "Ik kijk de Vierdaagse wel vanaf de bank met chips"},
    {"", "laag", "Zonder {dier} is het toch minder wandelen"},
    {"", "laag", "Trots op mijn {kind}, dag {klein} zit erop"},
    {"", "laag", "Iemand nog een kaartje over voor een boot op de Waal {dag}? Prive graag"},
    {"", "laag", "Gladiolen in de aanbieding bij onze winkel, {bedrag} per bos"},
    {"", "laag", "Roze woensdag outfit is binnen, zeg maar niks"},
    {"", "laag", "Wie gaat er mee naar {podium} vanavond? Ik trakteer het eerste rondje"},
    {"", "laag", "Mijn playlist voor de {km}: {n} nummers en allemaal fout"},
    {"", "laag", "Volgend jaar loop ik ook. Zei ik vorig jaar ook. En {jaren} geleden"},
    {"", "laag", "{graden} graden en die van mij loopt in een kilt"},
    {"", "laag", "Nieuwsbericht: recordaantal lopers gestart op dag {klein}"},
};

constexpr TownPhrase kEnglishEvent[] = {
    {"evenementen", "normaal", "Where do we register for the {km} tomorrow, and until what time?"},
    {"evenementen", "normaal", "Is there a free water point between {dorp} and {dorp}?"},
    {"evenementen", "normaal", "How do visitors get from the station to {podium} tonight?"},
    {"evenementen", "normaal", "Are there any toilets near {podium}? The queue is {n} people long"},
    {"gevonden-voorwerpen evenementen", "normaal",
     "Lost my wallet near {podium}, where do found items go?"},
    {"verkeer evenementen", "normaal", "Is {brug} open for pedestrians this evening?"},
    {"parkeren evenementen", "normaal",
     "We come by camper van, where can we park near {wijk} during the marches?"},
    {"evenementen", "hoog",
     "No water left at the post in {dorp} and it is {graden} degrees, please send some"},
    {"verkeer evenementen", "hoog",
     "Crossing at {plek} is blocked and hundreds of walkers are stuck"},
    {"veiligheid evenementen", "spoed",
     "Man collapsed near {dorp}, not breathing well, no first aid here, please help"},
    {"veiligheid evenementen", "spoed",
     "My little boy, {klein} years old, is missing at {podium}, he wears a red cap"},
    {"evenementen", "laag", "Thank you Nijmegen, best walking event ever. See you next year"},
    {"", "laag", "Day {klein} done, feet gone, beer on"},
    {"", "laag", "Anyone selling a ticket for the river boat on {dag}?"},
};

constexpr TownPhrase kGermanEvent[] = {
    {"evenementen", "normaal", "Wo bekommt man die Startkarte für die {km} und bis wann?"},
    {"evenementen", "normaal", "Gibt es Duschen für Läufer in der Nähe von {plek}?"},
    {"verkeer evenementen", "normaal", "Ist {brug} heute Abend für Fußgänger offen?"},
    {"parkeren evenementen", "normaal", "Wo können wir mit dem Wohnmobil parken, {wijk} ist voll"},
    {"evenementen", "normaal", "Wie weit ist es von {dorp} bis zum Ziel?"},
    {"evenementen", "hoog", "In {dorp} gibt es kein Wasser mehr, bei {graden} Grad!"},
    {"veiligheid evenementen", "spoed",
     "Mein Vater ist bei {dorp} zusammengebrochen, kein Sanitäter da, bitte schnell"},
    {"veiligheid evenementen", "spoed", "Gedränge vor {podium}, Leute bekommen keine Luft mehr"},
    {"evenementen", "laag", "Danke Nijmegen, tolle Stimmung an der Strecke"},
    {"", "laag", "Tag {klein} geschafft, jetzt erstmal ein Eis"},
};

}  // namespace

Phrases event_phrases() {
  return kEvent;
}
Phrases event_noise_phrases() {
  return kEventNoise;
}
Phrases english_event_phrases() {
  return kEnglishEvent;
}
Phrases german_event_phrases() {
  return kGermanEvent;
}

}  // namespace wc
