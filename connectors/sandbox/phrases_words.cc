// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "connectors/sandbox/phrases.h"

namespace wc {
namespace {

using Word = std::string_view;

constexpr Word kStreets[] = {"Kwikstaartlaan",
                             "Lindestraat",
                             "Groenestraat",
                             "Oude Haagweg",
                             "Populierstraat",
                             "Kersenlaan",
                             "Molenwieklaan",
                             "Burghardtstraat",
                             "Hatertseweg",
                             "Dobbelmannweg",
                             "Zwanenveld",
                             "Tolhuis",
                             "Lankforst",
                             "Malvert",
                             "Graafseweg",
                             "St. Annastraat",
                             "Daalseweg",
                             "Wolfskuilseweg",
                             "Koolemans Beijnenstraat",
                             "Vossendijk",
                             "Steenbokstraat",
                             "Marialaan",
                             "Prins Bernhardstraat",
                             "Weurtseweg",
                             "Voorstadslaan",
                             "Hazenkampseweg",
                             "Heiweg",
                             "Ubbergseweg",
                             "Vlierestraat",
                             "Oranjesingel",
                             "Biezenstraat",
                             "Thijmstraat",
                             "Archipelstraat",
                             "Javastraat",
                             "Fransestraat",
                             "Van Welderenstraat",
                             "Bloemerstraat",
                             "Lange Hezelstraat",
                             "Ziekerstraat",
                             "Tweede Walstraat"};
constexpr Word kDistricts[] = {"Dukenburg",         "Lindenholt",    "Hatert",     "Bottendaal",
                               "Altrade",           "Hees",          "Heseveld",   "Hazenkamp",
                               "Brakkenstein",      "Lent",          "Oosterhout", "de Wolfskuil",
                               "het Waterkwartier", "Nijmegen-Oost", "Hengstdal",  "Neerbosch-Oost",
                               "Grootstal",         "Goffert",       "Galgenveld", "de Waalsprong"};
constexpr Word kPlaces[] = {"het Valkhof",
                            "Plein 1944",
                            "het station",
                            "de Grote Markt",
                            "het Keizer Karelplein",
                            "de Waalkade",
                            "het Kronenburgerpark",
                            "het Goffertpark",
                            "winkelcentrum Dukenburg",
                            "de Honig",
                            "het Koningsplein",
                            "de Spiegelwaal",
                            "station Heyendaal",
                            "het Mariënburg",
                            "de Lindenberg",
                            "het Hunnerpark",
                            "de Molenstraat",
                            "het Traianusplein",
                            "station Lent",
                            "zwembad West"};
constexpr Word kBridges[] = {"de Waalbrug", "De Oversteek", "de Snelbinder",
                             "de brug bij Neerbosch", "de Lentloper"};
constexpr Word kStages[] = {"de Wedren",
                            "het podium op de Waalkade",
                            "het Valkhofpark",
                            "de Kaaij",
                            "het podium op Plein 1944",
                            "de Molenstraat",
                            "het podium bij de Hunnerpark",
                            "de Grote Markt",
                            "het Faberplein",
                            "de Via Gladiola",
                            "het eiland Veur-Lent"};
constexpr Word kVillages[] = {"Elst", "Wijchen", "Groesbeek",  "Cuijk", "Beuningen", "Malden",
                              "Mook", "Bemmel",  "Oosterhout", "Grave", "Milsbeek",  "Alverna"};
constexpr Word kDistances[] = {"30 km", "40 km", "50 km"};
constexpr Word kDocuments[] = {"paspoort", "rijbewijs", "identiteitskaart", "ID-kaart"};
constexpr Word kDays[] = {"maandag", "dinsdag",  "woensdag", "donderdag",
                          "vrijdag", "zaterdag", "zondag"};
constexpr Word kMonths[] = {"januari", "februari", "maart",     "april",   "mei",
                            "juni",    "augustus", "september", "oktober", "november"};
constexpr Word kPast[] = {"gisteravond", "vanochtend",        "vannacht",
                          "gisteren",    "afgelopen weekend", "vanmiddag"};
constexpr Word kWeeks[] = {"twee weken", "drie weken",   "vier weken", "een maand",
                           "6 weken",    "twee maanden", "10 dagen",   "zeker 5 weken"};
constexpr Word kYears[] = {"3 jaar", "vijf jaar", "acht jaar", "9 jaar", "twaalf jaar"};
constexpr Word kNumbers[] = {"3", "4", "6", "8", "10", "12", "15", "20", "25", "30", "40", "45"};
constexpr Word kSmall[] = {"2", "3", "4", "5", "6"};
constexpr Word kAges[] = {"78", "81", "83", "84", "86", "88", "91", "93"};
constexpr Word kMoney[] = {"12 euro",  "€ 38",  "64 euro",  "€ 95",
                           "120 euro", "€ 240", "310 euro", "€ 475"};
constexpr Word kHours[] = {"09:15",           "half elf", "11:40",     "13:00",
                           "kwart over twee", "15:30",    "half vijf", "18:20"};
constexpr Word kEarly[] = {"half zes", "6 uur", "kwart voor zeven", "half zeven", "5 uur"};
constexpr Word kLate[] = {"middernacht", "half een", "1 uur", "twee uur", "half vier", "drie uur"};
constexpr Word kChildren[] = {"dochter", "zoon", "zoontje", "dochtertje", "neefje", "kleinkind"};
constexpr Word kThings[] = {"telefoon",          "zwarte portemonnee",     "huissleutels",
                            "een knuffelkonijn", "bril met blauw montuur", "OV-kaart",
                            "een gouden oorbel", "gehoorapparaat",         "rode sjaal",
                            "een tablet"};
constexpr Word kColours[] = {"rode", "blauwe", "gele", "groene", "zwarte", "oranje", "paarse"};
constexpr Word kAnimals[] = {"hond", "kat", "konijn", "parkiet", "poes", "cavia"};
constexpr Word kBins[] = {
    "gft-bak",    "papiercontainer", "grijze container", "ondergrondse container",
    "plasticbak", "glasbak",         "prullenbak"};
constexpr Word kOld[] = {"een bankstel",    "een oude koelkast", "een matras",   "een wasmachine",
                         "een kledingkast", "een vloerkleed",    "een televisie"};
constexpr Word kChores[] = {"isolatie",    "zonnepanelen",  "een warmtepomp", "een groen dak",
                            "dubbel glas", "vloerisolatie", "een regenton"};
constexpr Word kBuilding[] = {"een dakkapel", "een uitbouw",          "een schuurtje",
                              "een carport",  "een extra verdieping", "een schutting van 2 meter"};
constexpr Word kGoods[] = {"koffie", "stroopwafels", "loempia's", "bloemen", "tweedehands kleding",
                           "taart",  "oliebollen",   "sieraden"};
constexpr Word kClubs[] = {"voetbal", "turnen", "de scouting",
                           "zwemles", "judo",   "de muziekschool"};
constexpr Word kSubjects[] = {"mijn vergunning",      "de verhuizing",       "mijn aanslag",
                              "een bezwaar",          "de inschrijving",     "mijn uitkering",
                              "de parkeervergunning", "een kapotte lantaarn"};
constexpr Word kCountries[] = {"Turkije",  "Marokko", "Polen",    "Spanje",
                               "Suriname", "Italië",  "Frankrijk"};
constexpr Word kForeign[] = {"Ireland", "India", "Spain", "Kenya", "Brazil", "Canada"};
constexpr Word kGermanTowns[] = {"Kleve", "Emmerich", "Goch", "Kranenburg", "Wesel"};
constexpr Word kTopicsEnglish[] = {"waste tax", "a move", "parking permits", "rent benefits",
                                   "registration"};
constexpr Word kColoursEnglish[] = {"red", "blue", "green", "black", "yellow"};
constexpr Word kBuses[] = {"2", "4", "5", "6", "8", "9", "10", "11", "300"};
constexpr Word kDegrees[] = {"27", "29", "31", "32", "33", "34", "36"};
constexpr Word kFirst[] = {
    "Anouk", "Bram",   "Carlijn", "Daan",  "Esra", "Femke", "Gijs",  "Hanneke", "Ilse",  "Joost",
    "Kim",   "Lotte",  "Mehmet",  "Noor",  "Okke", "Pien",  "Quint", "Roos",    "Sanne", "Teun",
    "Ummu",  "Vera",   "Wout",    "Yara",  "Zeno", "Amina", "Bilal", "Corrie",  "Dirk",  "Fatma",
    "Henk",  "Ingrid", "Jelle",   "Karel", "Mies", "Nol",   "Rinus", "Truus",   "Wies",  "Xandra"};
constexpr Word kHeads[] = {"Kwast",  "Lamp",    "Duin",    "Berken", "Zand",    "Muizen", "Regen",
                           "Wolken", "Klompen", "Appel",   "Hazel",  "Vlinder", "Kiezel", "Stroop",
                           "Tuin",   "Wimpel",  "Kruiden", "Zilver", "Bolder",  "Fluit"};
constexpr Word kTails[] = {"stra", "mans", "hof",   "ink",   "steeg", "bergen",
                           "dijk", "veld", "maker", "horst", "beek",  "goed"};

constexpr Word kOpeners[] = {"Hoi,",
                             "Goedemorgen,",
                             "Vraagje:",
                             "Hallo gemeente,",
                             "Beste gemeente,",
                             "Even een vraag.",
                             "Hee,",
                             "Goedenavond.",
                             "Weet iemand dit?",
                             "Pfff.",
                             "Sorry hoor maar",
                             "Hallo,"};
constexpr Word kClosers[] = {"Alvast bedankt",           "Graag een reactie.",
                             "Iemand een idee?",         "Kan hier iets aan gedaan worden?",
                             "Hoor het graag",           "Gr.",
                             "Waar moet ik zijn?",       "Groetjes",
                             "Kunnen jullie meekijken?", "Dit is al de tweede keer.",
                             "Wie weet meer?",           "Echt vervelend dit."};
constexpr Word kUrgentEmoji[] = {"🚨", "😱", "‼️", "🆘"};
constexpr Word kHighEmoji[] = {"😡", "😤", "⚠️", "🤯"};
constexpr Word kNormalEmoji[] = {"🤔", "🙄", "🙏", "😕", "🤷‍♀️", "😩"};
constexpr Word kLowEmoji[] = {"👍", "❤️", "😂", "🥰", "👏", "☀️", "🍻", "🙌"};

constexpr Word kThanks[] = {"Super, dankjewel!",
                            "Bedankt voor de snelle reactie",
                            "Top, is opgelost",
                            "Fijn, dan weet ik genoeg. Dank",
                            "Dank voor het uitzoeken {naam} en co",
                            "Helder, thanks",
                            "Netjes opgepakt zeg, sinds {gister} is het in orde",
                            "Dankjulliewel, fijne {dag}"};
constexpr Word kEscalations[] = {
    "Derde keer dat ik dit meld. Nu bel ik de krant.",
    "Nog steeds niks. Dan maar via een gemeenteraadslid.",
    "Als er voor {uur} niemand is geweest schakel ik een advocaat in",
    "Al {n} berichten gestuurd en geen mens die reageert. Ik ben er zo klaar mee",
    "Dit loopt zo uit de hand hier, morgen sta ik bij jullie op de stoep met de hele {straat}"};
constexpr Word kReminders[] = {"Hebben jullie hier al naar gekeken?",
                               "Nog geen antwoord gehad helaas",
                               "Iemand? Ik wacht nu al {weken}",
                               "Update: nog steeds hetzelfde verhaal",
                               "Hoe staat het hiermee?",
                               "Zou {dag} iets horen, niet dus",
                               "Geldt dit ook voor {wijk}?",
                               "Helaas, vandaag weer precies hetzelfde"};
constexpr Word kWasteReminders[] = {"Nog steeds niet geleegd, het stinkt nu tot in de {straat}",
                                    "Er staat inmiddels {n} zakken naast",
                                    "Vandaag weer overgeslagen"};
constexpr Word kStreetReminders[] = {"Het is nog steeds niet gemaakt",
                                     "Er staat nu alleen een hekje omheen",
                                     "{gister} is er weer iemand gevallen"};
constexpr Word kTrafficReminders[] = {"Nog steeds dicht en geen bord te zien",
                                      "Sta er nu weer {n} minuten",
                                      "Omleiding klopt ook niet trouwens"};
constexpr Word kNuisanceReminders[] = {"Vannacht weer tot {laat}", "Ze zitten er nu weer",
                                       "Niemand komt kijken blijkbaar"};
constexpr Word kEventReminders[] = {"En waar staat dat dan op de site?", "Ook met de {km}?",
                                    "Bij {podium} is het nog steeds zo",
                                    "Geldt dat ook voor {dag}?"};

struct Slot {
  Word name;
  Words words;
};
constexpr Slot kSlots[] = {
    {"straat", kStreets},
    {"wijk", kDistricts},
    {"plek", kPlaces},
    {"brug", kBridges},
    {"podium", kStages},
    {"dorp", kVillages},
    {"km", kDistances},
    {"document", kDocuments},
    {"dag", kDays},
    {"maand", kMonths},
    {"gister", kPast},
    {"weken", kWeeks},
    {"jaren", kYears},
    {"n", kNumbers},
    {"klein", kSmall},
    {"leeftijd", kAges},
    {"bedrag", kMoney},
    {"uur", kHours},
    {"vroeg", kEarly},
    {"laat", kLate},
    {"kind", kChildren},
    {"ding", kThings},
    {"kleur", kColours},
    {"dier", kAnimals},
    {"bak", kBins},
    {"oud", kOld},
    {"klus", kChores},
    {"bouw", kBuilding},
    {"waar", kGoods},
    {"club", kClubs},
    {"onderwerp", kSubjects},
    {"land", kCountries},
    {"country", kForeign},
    {"german", kGermanTowns},
    {"topic", kTopicsEnglish},
    {"colour", kColoursEnglish},
    {"buslijn", kBuses},
    {"graden", kDegrees},
    {"naam", kFirst},
};

constexpr Slot kTopicReminders[] = {
    {"afval", kWasteReminders},       {"openbare-ruimte", kStreetReminders},
    {"verkeer", kTrafficReminders},   {"overlast", kNuisanceReminders},
    {"evenementen", kEventReminders},
};

template <std::size_t N>
Words named(const Slot (&slots)[N], std::string_view name, Words fallback) {
  const auto* found = std::find_if(std::begin(slots), std::end(slots),
                                   [&](const Slot& one) { return one.name == name; });
  return found == std::end(slots) ? fallback : found->words;
}

}  // namespace

Words slot_words(std::string_view slot) {
  return named(kSlots, slot, {});
}
Words reminders(std::string_view topic) {
  return named(kTopicReminders, topic, kReminders);
}
Words escalations() {
  return kEscalations;
}
Words thanks() {
  return kThanks;
}
Words openers() {
  return kOpeners;
}
Words closers() {
  return kClosers;
}
Words first_names() {
  return kFirst;
}
Words last_name_heads() {
  return kHeads;
}
Words last_name_tails() {
  return kTails;
}

Words emoji(std::string_view urgency) {
  if (urgency == "spoed") return kUrgentEmoji;
  if (urgency == "hoog") return kHighEmoji;
  return urgency == "laag" ? Words(kLowEmoji) : Words(kNormalEmoji);
}

}  // namespace wc
