// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/phrases.h"

namespace wc {
namespace {

constexpr TownPhrase kNoise[] = {
    {"", "laag", "Dat parkeren we even tot {dag}, zei de baas. En weg was hij"},
    {"", "laag", "Wat een bom van een feestje bij {naam} thuis"},
    {"", "laag", "Al {weken} brandend maagzuur, wie heeft er tips"},
    {"", "laag", "NEC weer {klein}-{klein}, de verdediging stond open als een brug"},
    {"", "laag", "Te koop: {oud}, z.g.a.n., ophalen in {wijk}, {bedrag}"},
    {"", "laag", "Wie wil er {dag} padellen bij {plek}? Wij zoeken nog een vierde"},
    {"", "laag", "Vacature: kok gezocht in een bruisend restaurant aan de {straat}. Reageer nu!"},
    {"", "laag", "Ik zweer het, mijn {dier} heeft een eigen agenda"},
    {"", "laag", "Zonnetje, terras bij {plek}, niks meer aan doen"},
    {"", "laag", "Gisteren afval op de weegschaal: {klein} kilo eraf!"},
    {"", "laag", "Mijn relatie is net wegwerk: al {jaren} bezig en geen eind in zicht"},
    {"", "laag", "Iemand een goede kapper in {wijk}? Mijn pony is een ramp"},
    {"", "laag", "Nieuwe aanwinst in onze winkel aan de {straat}: {waar}! Kom snel kijken"},
    {"", "laag", "Vermist: mijn zin om te werken. Laatst gezien op {dag}"},
    {"", "laag", "{naam} is jarig!! Van harte, ouwe reus"},
    {"", "laag", "Regen, wind, {graden} graden. Juni noemen ze dat dan"},
    {"", "laag", "Gratis crypto verdienen met {n} minuten per dag? Stuur een bericht met START"},
    {"", "laag", "In Arnhem is de brug alweer kapot, lachen"},
    {"", "laag", "Mijn {kind} vindt dat {dag} afgeschaft moet worden. Gelijk heeft ze"},
    {"", "laag", "Vandaag {waar} gebakken. De rookmelder was de kookwekker"},
    {"", "laag", "Boekentip: die thriller over een stille {straat}, uitgelezen in {klein} dagen"},
    {"", "laag", "Die aanslag op mijn portemonnee bij de bakker: {bedrag} voor {waar}"},
    {"", "laag", "Rijtje van {n} voor de ijssalon bij {plek}. Ik haak af"},
    {"", "laag", "Zet de verwarming maar weer aan mensen, {graden} graden"},
    {"", "laag", "Wie heeft er nog {oud} over? Mag ook lelijk zijn"},
    {"", "laag", "Trein weer vertraagd bij {land} of zo. Ik lees wel een boek"},
    {"", "laag",
     "Onze band speelt {dag} in een kroeg bij {plek}. Entree gratis, oordoppen verplicht"},
    {"", "laag", "Heb je ook zo'n buurman die om {vroeg} al fluit? Heerlijk eigenlijk"},
    {"", "laag", "Lees hier het laatste nieuws uit {wijk}: link in bio"},
    {"", "laag", "Mooie zonsondergang boven de Waal {gister}"},
    {"", "laag", "Mijn {dier} heeft {oud} gesloopt. Iemand interesse in een {dier}?"},
    {"", "laag", "Politiek is net een rotonde, je komt altijd weer bij hetzelfde uit"},
    {"", "laag", "Wij gaan {weken} naar {land}, wie geeft de planten water?"},
    {"", "laag", "Prachtige tweekamerwoning in {wijk}, nu te bezichtigen via onze makelaardij"},
    {"", "laag", "Ik ga dood van deze rij bij de bakker in de {straat}"},
    {"", "laag", "Weekendje {land} geboekt, {bedrag} all in. Niet slecht toch"},
    {"", "laag", "Haha {naam} kijk dan, dit ben jij op {dag}ochtend"},
    {"", "laag", "Mooie foto! Welke camera is dat?"},
    {"", "laag", "{naam} volgens mij is dit iets voor jou"},
    {"", "laag", "Wat een brand in die nieuwe sauspot. {klein} glazen melk nodig"},
};

constexpr TownPhrase kEnglish[] = {
    {"burgerzaken", "normaal",
     "How do I register my new address in {wijk}? I just moved from {country}"},
    {"burgerzaken", "normaal",
     "Do I need an appointment to pick up a residence document at the Stadswinkel?"},
    {"burgerzaken", "hoog",
     "My passport was stolen and I fly tomorrow at {uur}. What can I do today?"},
    {"dienstverlening", "normaal", "Is there an English version of the form for {topic}?"},
    {"parkeren", "normaal",
     "Got a parking fine on the {straat} although I paid by app, who can I talk to?"},
    {"afval", "normaal", "The bins in the {straat} have not been emptied for {n} days"},
    {"openbare-ruimte", "normaal", "Street light broken in the {straat}, very dark at night"},
    {"verkeer", "normaal", "Why is {brug} closed for bikes and how long will it last?"},
    {"belastingen", "normaal",
     "I only rent a room in {wijk}. Do I have to pay the waste tax letter I received?"},
    {"overlast", "normaal",
     "Loud parties every night in the {straat}, where can students report this?"},
    {"veiligheid", "spoed",
     "There is smoke coming out of a house in the {straat}, people still inside!"},
    {"wonen-bouwen", "normaal",
     "Is my landlord allowed to rent out {n} rooms in one house in {wijk}?"},
    {"gevonden-voorwerpen", "normaal",
     "Found a phone with a {colour} case near {plek}, where can I bring it?"},
    {"dienstverlening", "laag", "Very helpful people at the Nijmegen city desk, thank you"},
    {"", "laag", "Best coffee in Nijmegen, day {n} of testing them all"},
    {"", "laag", "My inbox is on fire, send cake"},
    {"", "laag", "Looking for a flatmate near {plek}, must love dogs"},
    {"", "laag", "Rain again. I moved from {country} for this"},
};

constexpr TownPhrase kGerman[] = {
    {"parkeren", "normaal",
     "Strafzettel in der {straat} bekommen, kann man online Einspruch einlegen?"},
    {"verkeer", "normaal", "Wie lange ist {brug} noch gesperrt?"},
    {"evenementen", "normaal", "Wann ist der Markt bei {plek} am Wochenende geöffnet?"},
    {"gevonden-voorwerpen", "normaal", "Geldbörse bei {plek} verloren, wo ist das Fundbüro?"},
    {"burgerzaken", "normaal", "Wir ziehen aus {german} nach {wijk}, wie melden wir uns an?"},
    {"afval", "normaal", "Wo kann ich als Besucher Altglas in {wijk} entsorgen?"},
    {"dienstverlening", "laag", "Sehr freundliche Hilfe im Rathaus, vielen Dank"},
    {"", "laag", "Wochenende in Nijmegen, {n} Fotos und ein Sonnenbrand"},
    {"", "laag", "Suche Mitfahrgelegenheit von Kleve nach Nijmegen um {uur}"},
};

}  // namespace

Phrases noise_phrases() {
  return kNoise;
}
Phrases english_phrases() {
  return kEnglish;
}
Phrases german_phrases() {
  return kGerman;
}

}  // namespace wc
