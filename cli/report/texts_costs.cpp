#include "cli/report/texts.h"

namespace cli::report {
namespace {

// What it costs and who pays.
constexpr Text kTexts[] = {
    {"costs.horizon",
     "Counted over {years} years, from when the first approach may differ, as paid: what each "
     "costs more than what is there already.",
     "Geteld over {years} jaar, vanaf het moment dat de eerste aanpak kan verschillen, zoals "
     "betaald: wat elke aanpak meer kost dan wat er al is."},
    {"costs.discount",
     "For the price of a lonely year, what comes a year later counts less: costs {costs}, lonely "
     "years {effects}.",
     "Voor de prijs van een eenzaam jaar telt wat een jaar later komt minder: kosten {costs}, "
     "eenzame jaren {effects}."},
    {"costs.priced",
     "The scenario gives hours of volunteers a price.",
     "Het scenario geeft uren van vrijwilligers een prijs."},
    {"costs.unpriced",
     "Hours of volunteers and participants count as 0 euro, but they are not free: see the hours.",
     "Uren van vrijwilligers en deelnemers tellen als 0 euro, maar ze zijn niet gratis: zie de "
     "uren."},
    {"costs.euro.caption",
     "Euro a year more than what is there already, by who pays",
     "Euro per jaar meer dan wat er al is, naar wie betaalt"},
    {"costs.euro.who", "Who pays", "Wie betaalt"},
    {"costs.euro.year", "euro a year", "euro per jaar"},
    {"costs.hours.caption",
     "Hours a year more than what is there already, by who gives them",
     "Uren per jaar meer dan wat er al is, naar wie ze geeft"},
    {"costs.hours.who", "Who gives time", "Wie tijd geeft"},
    {"costs.hours.year", "hours a year", "uren per jaar"},
    {"costs.mean", "Mean (95% interval)", "Gemiddeld (95%-interval)"},
    {"costs.buys", "What the money buys", "Wat het geld oplevert"},
    {"bearer.municipality", "Municipality", "Gemeente"},
    {"bearer.organisation", "Organisations", "Organisaties"},
    {"bearer.volunteer", "Volunteers", "Vrijwilligers"},
    {"bearer.participant", "Participants", "Deelnemers"},
    {"quadrant.of",
     "**{arm}:** of {runs} runs: {counts}.",
     "**{arm}:** van {runs} runs: {counts}."},
    {"quadrant.more_nothing",
     "{n} cost more and save no lonely year",
     "{n} kosten meer en besparen geen eenzaam jaar"},
    {"quadrant.free_nothing",
     "{n} cost no more and save no lonely year",
     "{n} kosten niet meer en besparen geen eenzaam jaar"},
    {"quadrant.more_some",
     "{n} cost more and save lonely years",
     "{n} kosten meer en besparen eenzame jaren"},
    {"quadrant.free_some",
     "{n} cost no more and save lonely years",
     "{n} kosten niet meer en besparen eenzame jaren"},
    {"price.known",
     "One lonely year less costs about {euro} euro ({range}).",
     "Eén eenzaam jaar minder kost ongeveer {euro} euro ({range})."},
    {"price.too_few",
     "What one lonely year less costs cannot be told from a single run.",
     "Wat één eenzaam jaar minder kost, is met één run niet te zeggen."},
    {"price.unsure",
     "What one lonely year less costs cannot be told: perhaps none is saved.",
     "Wat één eenzaam jaar minder kost, is niet te zeggen: misschien wordt er geen bespaard."},
    {"price.worse",
     "It buys nothing: there are more lonely years than without it.",
     "Het levert niets op: er zijn meer eenzame jaren dan zonder."},
    {"price.nothing_spent",
     "It costs no euro more, and saves lonely years.",
     "Het kost geen euro meer, en bespaart eenzame jaren."},
    {"price.saves",
     "It costs less, and saves lonely years.",
     "Het kost minder, en bespaart eenzame jaren."},
    {"worth.caption",
     "In what share of runs each approach is the best, by what a lonely year less is worth to you",
     "In welk deel van de runs elke aanpak de beste is, naar wat een eenzaam jaar minder u waard "
     "is"},
    {"worth.pay", "Worth of a lonely year less, euro", "Waarde van een eenzaam jaar minder, euro"},
    {"worth.note",
     "Who thinks a lonely year less is worth nothing should change nothing; where approaches are "
     "equally good, what is there already counts as best. A share of runs holds the luck of single "
     "runs too, which more runs do not make smaller.",
     "Wie een eenzaam jaar minder niets waard vindt, kan beter niets veranderen; waar aanpakken "
     "even goed zijn, geldt wat er al is als beste. In een deel van de runs zit ook het toeval van "
     "losse runs, dat met meer runs niet kleiner wordt."},
};

}  // namespace

std::span<const Text> texts_of_costs() {
    return kTexts;
}

}  // namespace cli::report
