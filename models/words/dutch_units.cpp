// Dutch for units.

#include "models/words/dutch.h"

namespace models::words {
namespace {

constexpr Phrase kPhrases[] = {
    {"1", "1"},
    {"1/decade", "per tien jaar"},
    {"1/decade^2", "per tien jaar in het kwadraat"},
    {"1/hour", "per uur"},
    {"1/sd", "per standaardafwijking"},
    {"1/week", "per week"},
    {"1/year", "per jaar"},
    {"cases", "casussen"},
    {"contacts", "contacten"},
    {"euro", "euro"},
    {"euro per week", "euro per week"},
    {"hazard ratio", "verhouding van kansen per tijd"},
    {"hours", "uren"},
    {"hours per week", "uren per week"},
    {"hours/week", "uren per week"},
    {"members", "leden"},
    {"meetings", "overleggen"},
    {"odds ratio", "kansverhouding"},
    {"people", "mensen"},
    {"people per week", "mensen per week"},
    {"places per 1000 adults", "plaatsen per 1000 volwassenen"},
    {"posts per 10,000 residents", "plaatsen per 10.000 bewoners"},
    {"probability", "kans"},
    {"probability per session", "kans per keer"},
    {"residents", "bewoners"},
    {"rounds", "keren"},
    {"share", "deel"},
    {"share per week", "deel per week"},
    {"visits", "bezoeken"},
    {"volunteers per 1000 adults", "vrijwilligers per 1000 volwassenen"},
    {"week", "week"},
    {"weeks", "weken"},
    {"years", "jaren"},
    {"times", "maal"},
};

}  // namespace

std::span<const Phrase> dutch_of_units() {
    return kPhrases;
}

}  // namespace models::words
