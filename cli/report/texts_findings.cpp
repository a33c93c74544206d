#include "cli/report/texts.h"

namespace cli::report {
namespace {

// What it comes to, what was compared, what changes and for whom.
constexpr Text kTexts[] = {
    {"page.subtitle",
     "{wijk} ({code}). Made on {date} with wijk {version}, a simulation of a neighbourhood.",
     "{wijk} ({code}). Gemaakt op {date} met wijk {version}, een simulatie van een wijk."},
    {"page.contents", "Contents", "Inhoud"},
    {"page.skip", "To the summary", "Naar de samenvatting"},
    {"part.short", "In short", "In het kort"},
    {"part.compared", "What was compared", "Wat is vergeleken"},
    {"part.changes", "What changes, and for whom", "Wat er verandert, en voor wie"},
    {"part.iceberg", "The iceberg: from lonely to helped", "De ijsberg: van eenzaam naar geholpen"},
    {"part.collaboration", "Volunteers and the collaboration", "Vrijwilligers en de samenwerking"},
    {"part.costs", "What it costs, and who pays", "Wat het kost, en wie betaalt"},
    {"part.limits", "What this cannot tell", "Wat dit niet kan zeggen"},
    {"part.evidence", "Which parts rest on weak evidence", "Welke delen op zwak bewijs rusten"},
    {"part.repeat",
     "How to repeat it, and what words mean",
     "Hoe u dit herhaalt, en wat woorden betekenen"},
    {"verdict.better", "Better", "Beter"},
    {"verdict.worse", "Worse", "Slechter"},
    {"verdict.same", "Practically the same", "Praktisch gelijk"},
    {"verdict.undecided", "Undecided", "Onbeslist"},
    {"verdict.too_few", "Too few runs", "Te weinig runs"},
    {"change.fewer", "{n} fewer", "{n} minder"},
    {"change.more", "{n} more", "{n} meer"},
    {"change.none", "no more and no fewer", "niet meer en niet minder"},
    {"head.change",
     "In the last year “{arm}” has on average **{change} lonely residents** out of {adults} adults "
     "than “{baseline}”",
     "Met ‘{arm}’ zijn er in het laatste jaar gemiddeld **{change} eenzame inwoners** op {adults} "
     "volwassenen dan met ‘{baseline}’"},
    {"head.interval", "(95% interval: {range})", "(95%-interval: {range})"},
    {"head.share",
     "That is {with} of adults instead of {without}.",
     "Dat is {with} van de volwassenen in plaats van {without}."},
    {"head.cost",
     "It costs {euro} euro{interval} a year more than “{baseline}”.",
     "Dat kost {euro} euro{interval} per jaar meer dan ‘{baseline}’."},
    {"why.better", "The whole interval lies below zero.", "Het hele interval ligt onder nul."},
    {"why.worse", "The whole interval lies above zero.", "Het hele interval ligt boven nul."},
    {"why.same",
     "The whole interval lies within {margin} residents more or fewer ({points} percentage points "
     "of adults, at least one person): on the scale of the neighbourhood that is practically "
     "nothing.",
     "Het hele interval blijft binnen {margin} inwoners meer of minder ({points} procentpunt van "
     "de volwassenen, minstens één persoon): op de schaal van de wijk is dat vrijwel niets."},
    {"why.all_alike",
     "In all {runs} runs exactly as many are lonely as without it. Of other runs up to {share} may "
     "differ.",
     "In alle {runs} runs zijn er precies evenveel eenzame inwoners als zonder. Van andere runs "
     "kan tot {share} wel verschillen."},
    {"why.undecided",
     "The interval contains zero: fewer lonely residents, more of them or just as many are all "
     "possible.",
     "Het interval bevat nul: minder eenzame inwoners, meer of evenveel is allemaal mogelijk."},
    {"why.too_few",
     "From a single run chance and effect cannot be told apart.",
     "Met één enkele run zijn toeval en effect niet te onderscheiden."},
    {"why.holds_zero",
     "It also contains zero, so it may be chance.",
     "Het bevat ook nul, dus het kan toeval zijn."},
    {"why.surely_small",
     "It leaves out zero: there is a difference, but it is this small.",
     "Het laat nul buiten: er is een verschil, maar zo klein is het."},
    {"why.perhaps_small",
     "It may also be fewer than {margin} residents, practically nothing on the scale of the "
     "neighbourhood.",
     "Het kunnen ook minder dan {margin} inwoners zijn, vrijwel niets op de schaal van de wijk."},
    {"between.name", "“{arm}”", "‘{arm}’"},
    {"between.sure",
     "**Between approaches:** “{best}” surely has the fewest lonely residents of all that was "
     "compared, with intervals wide enough for all pairs at once.",
     "**Tussen aanpakken:** ‘{best}’ heeft zeker de minste eenzame inwoners van alles wat is "
     "vergeleken, met intervallen die breed genoeg zijn voor alle paren tegelijk."},
    {"between.alike",
     "**Between approaches:** “{best}” has the fewest lonely residents on average, but cannot be "
     "told from {others}; intervals are wide enough for all pairs at once.",
     "**Tussen aanpakken:** ‘{best}’ heeft gemiddeld de minste eenzame inwoners, maar is niet te "
     "onderscheiden van {others}; de intervallen zijn breed genoeg voor alle paren tegelijk."},
    {"short.note",
     "All numbers are averages over simulated lives of this neighbourhood, and hold for the model. "
     "An interval says how sure the average is within the model; what the model leaves out comes "
     "on top.",
     "Alle getallen zijn gemiddelden over gesimuleerde levens van deze wijk, en gelden voor het "
     "model. Een interval zegt hoe zeker het gemiddelde is binnen het model; wat het model weglaat "
     "komt daar nog bij."},
    {"compared.runs",
     "The neighbourhood with its {adults} adults was lived through {replicates} times from {date} "
     "for {years} years, each time with other people and other luck.",
     "De wijk met haar {adults} volwassenen is {replicates} keer doorleefd vanaf {date}, {years} "
     "jaar lang, telkens met andere mensen en ander toeval."},
    {"compared.draws",
     "In these runs {numbers} numbers of the model were drawn {draws} times from sets that agree "
     "with published figures; what is not known about them is in the intervals.",
     "In deze runs zijn {numbers} getallen van het model {draws} keer getrokken uit reeksen die "
     "passen bij gepubliceerde cijfers; wat we daarover niet weten zit in de intervallen."},
    {"compared.paired",
     "In each run all approaches meet the same people and the same luck. A difference therefore "
     "comes from the approach alone.",
     "In elke run krijgen alle aanpakken dezelfde mensen en hetzelfde toeval. Een verschil komt "
     "daardoor alleen door de aanpak."},
    {"compared.approach", "Approach", "Aanpak"},
    {"compared.consists", "What it consists of", "Waar die uit bestaat"},
    {"compared.begins", "Begins", "Begint"},
    {"compared.nothing", "what is there already", "wat er al is"},
    {"compared.network", "a local network that meets", "een lokaal netwerk dat vergadert"},
    {"compared.other",
     "changes that the scenario describes",
     "veranderingen die het scenario beschrijft"},
    {"compared.start", "in week {week}", "in week {week}"},
    {"compared.level",
     "With “{baseline}” {lonely} of adults are lonely, {strongly} strongly; {emotional} miss a "
     "close bond (emotionally lonely), {social} a circle of people (socially lonely).",
     "Met ‘{baseline}’ is {lonely} van de volwassenen eenzaam, {strongly} sterk; {emotional} mist "
     "een hechte band (emotioneel eenzaam), {social} een kring van mensen (sociaal eenzaam)."},
    {"compared.zero",
     "Check passed: until the first approach begins, all are the same to the last bit.",
     "Controle in orde: tot de eerste aanpak begint, zijn ze tot op de laatste bit gelijk."},
    {"compared.check", "Check before the start: {check}", "Controle vóór de start: {check}"},
    {"changes.how",
     "Each row is a difference to what there is already, in percentage points of adults over the "
     "last year. A dot is the average, its line the 95% interval. **Full dot:** the interval "
     "leaves out zero. **Hollow dot:** it contains zero, so no change at all is possible.",
     "Elke rij is een verschil met wat er al is, in procentpunten van de volwassenen over het "
     "laatste jaar. Een stip is het gemiddelde, de streep het 95%-interval. **Dichte stip:** het "
     "interval laat nul buiten. **Open stip:** het bevat nul, dus helemaal geen verschil is "
     "mogelijk."},
    {"chart.less_more", "← fewer · more →", "← minder · meer →"},
    {"chart.points", "Points (95% interval)", "Punten (95%-interval)"},
    {"chart.measures",
     "{arm}: difference by kind of loneliness",
     "{arm}: verschil naar soort eenzaamheid"},
    {"chart.measure", "Adults who are", "Volwassenen die zijn"},
    {"chart.groups",
     "{arm}: difference in the share of lonely adults, by group",
     "{arm}: verschil in het aandeel eenzame volwassenen, per groep"},
    {"chart.group", "Group (size)", "Groep (grootte)"},
    {"groups.nobody", "nobody in this group", "niemand in deze groep"},
    {"groups.adults", "({n})", "({n})"},
    {"groups.many",
     "Of these {all} groups the interval of {outside} leaves out zero; by chance alone that would "
     "happen in about {chance}. Single groups are therefore no proof, and small groups hardly tell "
     "anything.",
     "Van deze {all} groepen laat het interval van {outside} nul buiten; door louter toeval zou "
     "dat bij ongeveer {chance} gebeuren. Een enkele groep bewijst dus niets, en kleine groepen "
     "zeggen vrijwel niets."},
    {"sure.width",
     "Of the uncertainty {chance} is chance, which more runs make smaller, and {numbers} is not "
     "knowing the numbers of the model, which they do not.",
     "Van de onzekerheid is {chance} toeval, dat met meer runs kleiner wordt, en {numbers} het "
     "niet kennen van de getallen van het model, dat niet kleiner wordt."},
    {"sure.chance",
     "The uncertainty is chance, which more runs make smaller; what not knowing the numbers of the "
     "model adds cannot be told from it.",
     "De onzekerheid is toeval, dat met meer runs kleiner wordt; wat het niet kennen van de "
     "getallen van het model toevoegt is daar niet van te onderscheiden."},
    {"sure.pairing",
     "Without the same luck in all approaches {gain} times as many runs would be needed for the "
     "same interval.",
     "Zonder hetzelfde toeval in alle aanpakken zouden {gain} keer zoveel runs nodig zijn voor "
     "hetzelfde interval."},
    {"sure.contagion",
     "Whether loneliness passes from one to another is contested. If it does not: {change} lonely "
     "residents (95% interval: {range}).",
     "Of eenzaamheid van de een op de ander overslaat, is omstreden. Als dat niet zo is: {change} "
     "eenzame inwoners (95%-interval: {range})."},
};

}  // namespace

std::span<const Text> texts_of_findings() {
    return kTexts;
}

}  // namespace cli::report
