// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/phrases.h"

namespace wc {
namespace {

constexpr TownPhrase kHome[] = {
    {"duurzaam-wonen", "normaal", "Is er nog subsidie voor {klus} dit jaar?"},
    {"duurzaam-wonen", "normaal", "Wanneer komt {wijk} aan de beurt voor het warmtenet?"},
    {"duurzaam-wonen", "normaal", "Regenpijp afkoppelen in de {straat}, krijg je daar geld voor?"},
    {"duurzaam-wonen", "normaal",
     "Wij willen met {n} buren tegelijk {klus}. Kan dat in een aanvraag?"},
    {"duurzaam-wonen", "normaal", "Mag een warmtepomp aan de straatkant in {wijk}?"},
    {"duurzaam-wonen", "normaal",
     "Energieloket al {n} keer gebeld over {klus}, krijg alleen een bandje"},
    {"duurzaam-wonen", "normaal",
     "Offerte voor {klus} was {bedrag}, wat vergoedt de gemeente daarvan?"},
    {"duurzaam-wonen", "hoog",
     "Subsidie voor {klus} sluit vandaag en het formulier blijft hangen op de laatste pagina"},
    {"duurzaam-wonen", "laag", "Groen dakje aangelegd met de subsidie, kijk nou hoe mooi"},
    {"wonen-bouwen", "normaal", "Heb ik een omgevingsvergunning nodig voor {bouw} in {wijk}?"},
    {"wonen-bouwen", "normaal",
     "De buurman begint met {bouw} zonder vergunning, waar meld ik dat?"},
    {"wonen-bouwen", "normaal",
     "Al {jaren} ingeschreven voor sociale huur en nog steeds niks in {wijk}"},
    {"wonen-bouwen", "normaal",
     "Pand in de {straat} wordt per kamer verhuurd aan {n} mensen, mag dat?"},
    {"wonen-bouwen", "normaal", "Waar kan ik het bestemmingsplan voor {wijk} inzien?"},
    {"wonen-bouwen", "normaal", "Bezwaar tegen {bouw} aan de {straat}, tot wanneer kan dat?"},
    {"wonen-bouwen", "normaal",
     "Hoeveel woningen komen er in {wijk} en zijn die ook voor starters?"},
    {"wonen-bouwen", "normaal",
     "Bouwvakkers beginnen om {vroeg} met heien bij de {straat}, is dat toegestaan?"},
    {"wonen-bouwen", "hoog",
     "Bezwaartermijn voor {bouw} loopt vandaag af en jullie formulier doet het niet"},
    {"wonen-bouwen", "laag", "Mooi geworden, die nieuwe huizen in {wijk}"},
    {"belastingen", "normaal",
     "Waarom is mijn WOZ {n} procent gestegen en die van de buren in de {straat} niet?"},
    {"belastingen", "normaal", "Kan ik de aanslag van {bedrag} in termijnen betalen?"},
    {"belastingen", "normaal",
     "Afvalstoffenheffing voor een studentenkamer, wie moet dat betalen?"},
    {"belastingen", "normaal", "Kwijtschelding aangevraagd in {maand}, nog niks gehoord"},
    {"belastingen", "normaal",
     "Aanslag rioolheffing op mijn naam terwijl ik in {maand} al verhuisd ben uit de {straat}"},
    {"belastingen", "normaal",
     "Hoe maak ik bezwaar tegen de OZB? Op de site kom ik steeds op dezelfde pagina"},
    {"belastingen", "normaal",
     "Aanmaning gekregen voor {bedrag} maar ik heb gewoon betaald, en nu?"},
    {"belastingen", "hoog",
     "Deurwaarder aan de deur voor een aanslag waar een regeling voor loopt, morgen komt hij "
     "terug"},
    {"belastingen", "laag", "Bezwaar WOZ netjes en snel afgehandeld, mag ook gezegd worden"},
    {"zorg", "normaal",
     "Mijn moeder ({leeftijd}) krijgt steeds minder huishoudelijke hulp. Hoe vraag ik een "
     "herindicatie?"},
    {"zorg", "normaal", "Hoe lang is de wachttijd voor een Wmo-gesprek nu?"},
    {"zorg", "normaal", "Regiotaxi weer {n} minuten te laat, mijn vader mist zo zijn afspraak"},
    {"zorg", "normaal",
     "Scootmobiel van mijn buurman in {wijk} is al {weken} stuk, wie repareert die?"},
    {"zorg", "normaal", "Ik ben mantelzorger voor mijn man, welke ondersteuning is er in {wijk}?"},
    {"zorg", "normaal", "Aanvraag jeugdhulp voor mijn {kind} ligt al {weken} stil"},
    {"zorg", "normaal", "Bij wie moet ik zijn voor een traplift, de huisarts of de gemeente?"},
    {"zorg", "hoog",
     "Thuiszorg is vandaag niet geweest bij mijn oma van {leeftijd} en morgen komt er ook niemand"},
    {"zorg", "hoog",
     "Mijn {kind} moet morgen van de groep af en jeugdzorg heeft geen plek. Wie pakt dit op?"},
    {"zorg veiligheid", "spoed",
     "Buurvrouw van {leeftijd} in de {straat} reageert niet meer, ik zie haar op de grond liggen"},
    {"zorg", "laag", "De wijkverpleging in {wijk} doet fantastisch werk"},
    {"evenementen", "normaal", "Is er dit jaar kermis in {wijk} en tot hoe laat?"},
    {"evenementen", "normaal", "Waar vind ik het programma van Koningsdag rond {plek}?"},
    {"evenementen", "normaal", "Hoe meld je een straatfeest in de {straat} aan voor {maand}?"},
    {"evenementen", "normaal", "Gaat de markt bij {plek} op {dag} door met deze wind?"},
    {"evenementen", "normaal", "Zijn er openbare toiletten tijdens het festival bij {plek}?"},
    {"evenementen", "normaal",
     "Waar kunnen kinderen hun vrijmarktkleedje neerleggen, bij {plek} of ergens anders?"},
    {"evenementen", "hoog",
     "Evenement bij {plek} begint over een uur en er is nog geen ingang voor rolstoelen open"},
    {"evenementen", "laag", "Wat was het gezellig bij {plek}, volgend jaar weer"},
};

}  // namespace

Phrases home_phrases() {
  return kHome;
}

}  // namespace wc
