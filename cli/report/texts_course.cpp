#include "cli/report/texts.h"

namespace cli::report {
namespace {

// From lonely to helped, volunteers and collaboration.
constexpr Text kTexts[] = {
    {"iceberg.how",
     "Loneliness is mostly below the surface. “Lonely” is how many are, long enough for others to "
     "notice; the other rows are people a year who get so far, and who becomes lonely again counts "
     "again. The black mark is what there is already. “Helped” means that a case was closed and "
     "the person is no longer lonely, not that the approach alone did it.",
     "Eenzaamheid zit grotendeels onder water. ‘Eenzaam’ is hoeveel mensen zo lang eenzaam zijn "
     "dat anderen het kunnen zien; de andere rijen zijn mensen per jaar die zo ver komen, en wie "
     "opnieuw eenzaam wordt telt opnieuw mee. De zwarte streep is wat er al is. ‘Geholpen’ "
     "betekent dat een casus is gesloten en de persoon niet meer eenzaam is, niet dat dit alleen "
     "door de aanpak komt."},
    {"iceberg.none",
     "In these runs nobody is signalled and no cases are opened: whoever takes part comes to the "
     "offer without a network or a signal.",
     "In deze runs wordt niemand gesignaleerd en worden geen casussen geopend: wie meedoet komt "
     "zonder netwerk of signaal bij het aanbod."},
    {"iceberg.caption",
     "{arm}: people in each step, weeks {from} to {to}; black mark: {baseline}",
     "{arm}: mensen per stap, week {from} tot {to}; zwarte streep: {baseline}"},
    {"iceberg.stage", "Step", "Stap"},
    {"iceberg.people", "people a year", "mensen per jaar"},
    {"iceberg.number", "Number (95% interval)", "Aantal (95%-interval)"},
    {"iceberg.told", "{here}; without: {there}", "{here}; zonder: {there}"},
    {"iceberg.hundred",
     "**{arm}:** of every 100 signals {accepted} led to an offer that was accepted, {started} to a "
     "start and {helped} to somebody who is no longer lonely.",
     "**{arm}:** van elke 100 signalen leidden er {accepted} tot een aanbod dat is aangenomen, "
     "{started} tot een start en {helped} tot iemand die niet meer eenzaam is."},
    {"stage.lonely", "Lonely (at any time)", "Eenzaam (op enig moment)"},
    {"stage.met", "Met by somebody", "Iemand ontmoet"},
    {"stage.recognised", "Recognised", "Herkend"},
    {"stage.signalled", "Signalled", "Gesignaleerd"},
    {"stage.taken up", "Taken up by somebody", "Opgepakt door iemand"},
    {"stage.referred", "Referred", "Doorverwezen"},
    {"stage.accepted", "Accepted an offer", "Aanbod aangenomen"},
    {"stage.started", "Started", "Begonnen"},
    {"stage.helped", "Helped", "Geholpen"},
    {"who.how",
     "How many people the offers reach, averages over runs since the start, whichever way they "
     "came:",
     "Hoeveel mensen het aanbod bereikt, gemiddelden over runs sinds de start, langs welke weg dan "
     "ook:"},
    {"who.caption", "{arm}: people per offer", "{arm}: mensen per aanbod"},
    {"who.programme", "Offer", "Aanbod"},
    {"who.offered", "Offered", "Aangeboden"},
    {"who.accepted", "Accepted", "Aangenomen"},
    {"who.started", "Started", "Begonnen"},
    {"who.completed", "Completed", "Afgerond"},
    {"who.dropped_out", "Dropped out", "Afgehaakt"},
    {"time.years", "years since the start", "jaren sinds de start"},
    {"network.none",
     "No local network takes part in what was compared.",
     "In wat is vergeleken doet geen lokaal netwerk mee."},
    {"network.title", "{arm}: the network over time", "{arm}: het netwerk in de tijd"},
    {"network.scale", "0: none, 1: the most", "0: niets, 1: het meest"},
    {"network.caption",
     "How well members know each other, how far they want the same, and their energy; averages "
     "over runs. Lines up and down go from the lowest to the highest run.",
     "Hoe goed leden elkaar kennen, in hoeverre ze hetzelfde willen, en hun energie; gemiddelden "
     "over runs. De streepjes lopen van de laagste tot de hoogste run."},
    {"network.familiarity", "knowing", "kennen"},
    {"network.vision", "vision", "visie"},
    {"network.energy", "energy", "energie"},
    {"network.survival",
     "At the end the network lives in {alive} of {runs} runs (95% interval of the share: {range}) "
     "and has become part of ordinary policy in {anchored}. Where it lives it has {members} "
     "members; of those invited {attendance} came to meetings.",
     "Aan het eind leeft het netwerk in {alive} van de {runs} runs (95%-interval van het aandeel: "
     "{range}), en is het in {anchored} verankerd in gewoon beleid. Waar het leeft heeft het "
     "{members} leden; van de genodigden kwam {attendance} naar de overleggen."},
    {"volunteers.title", "Volunteers", "Vrijwilligers"},
    {"volunteers.none",
     "No volunteers are recruited in what was compared.",
     "In wat is vergeleken worden geen vrijwilligers geworven."},
    {"volunteers.caption",
     "Volunteers that offers and networks share, averages over runs: now, and since the start",
     "Vrijwilligers die aanbod en netwerken delen, gemiddelden over runs: nu, en sinds de start"},
    {"volunteers.approach", "Approach", "Aanpak"},
    {"volunteers.active", "Active now", "Nu actief"},
    {"volunteers.recruited", "Joined", "Erbij gekomen"},
    {"volunteers.quit", "Quit", "Gestopt"},
    {"volunteers.hours", "Hours given", "Uren gegeven"},
    {"volunteers.burden", "Share of their hours in use", "Deel van hun uren in gebruik"},
};

}  // namespace

std::span<const Text> texts_of_course() {
    return kTexts;
}

}  // namespace cli::report
