#include "cli/report/texts.h"

namespace cli::report {
namespace {

// What the report cannot tell, what it rests on, how to repeat it.
constexpr Text kTexts[] = {
    {"limit.forecast",
     "**The future of this neighbourhood.** Its people are made from counts of residents; nobody "
     "in the model is somebody who lives there. This compares approaches, it does not forecast.",
     "**De toekomst van deze wijk.** De mensen zijn gemaakt uit tellingen van inwoners; niemand in "
     "het model is iemand die er woont. Dit vergelijkt aanpakken, het voorspelt niet."},
    {"limit.persons",
     "**Who should be helped.** Do not use it to select or score people or addresses.",
     "**Wie geholpen moet worden.** Gebruik het niet om mensen of adressen te selecteren of te "
     "scoren."},
    {"limit.effects",
     "**How well a programme works in practice.** No effect of a programme has been shown to agree "
     "with a trial; tried on simulated people, some come out smaller than published.",
     "**Hoe goed een programma in de praktijk werkt.** Van geen enkel programma is aangetoond dat "
     "het effect overeenkomt met een proef; op gesimuleerde mensen vallen sommige kleiner uit dan "
     "gepubliceerd."},
    {"limit.form",
     "**Whether the model itself is right.** Intervals hold chance and, where said, unknown "
     "numbers. They do not hold a process that is missing or wrong: stigma, trust in government, "
     "or policy that reacts.",
     "**Of het model zelf klopt.** Intervallen bevatten toeval en, waar dat staat, onbekende "
     "getallen. Ze bevatten geen proces dat ontbreekt of verkeerd is: stigma, vertrouwen in de "
     "overheid, of beleid dat reageert."},
    {"limit.inside",
     "**Small differences.** Do not decide on a difference whose interval contains zero, and do "
     "not "
     "compare approaches by whether their intervals overlap: wijk analyse compares them pair by "
     "pair.",
     "**Kleine verschillen.** Beslis niet op een verschil waarvan het interval nul bevat, en "
     "vergelijk aanpakken niet door te kijken of hun intervallen overlappen: wijk analyse "
     "vergelijkt ze paar voor paar."},
    {"limit.organisations",
     "**Whether a named organisation is good or bad.** Organisations in the model are kinds; what "
     "they bring is assumed.",
     "**Of een bepaalde organisatie goed of slecht is.** Organisaties in het model zijn soorten; "
     "wat ze inbrengen is aangenomen."},
    {"limit.children",
     "**Children and people in institutions.** Who is under 18 has no loneliness here, and surveys "
     "do not reach institutions.",
     "**Kinderen en mensen in instellingen.** Wie jonger is dan 18 heeft hier geen eenzaamheid, en "
     "enquêtes bereiken instellingen niet."},
    {"limit.years",
     "**Years far from 2012 to 2022.** Levels before and after are not known to the model.",
     "**Jaren ver van 2012 tot 2022.** Het niveau daarvoor en daarna kent het model niet."},
    {"limit.numbers_given",
     "**What happens with other numbers.** All numbers of the model were taken as given in these "
     "runs, so the intervals are too narrow.",
     "**Wat er gebeurt met andere getallen.** In deze runs zijn alle getallen van het model als "
     "vaststaand genomen; de intervallen zijn dus te smal."},
    {"limit.few",
     "**Anything precise.** There are only {runs} runs.",
     "**Iets precies.** Er zijn maar {runs} runs."},
    {"limit.network",
     "**How your own network will fare.** How networks grow and fall apart rests mostly on case "
     "studies of a few places and on assumptions.",
     "**Hoe het uw eigen netwerk vergaat.** Hoe netwerken groeien en uiteenvallen rust vooral op "
     "beschrijvingen van enkele plaatsen en op aannames."},
    {"evidence.unknown",
     "The file does not say what its numbers rest on.",
     "Het bestand zegt niet waar de getallen op rusten."},
    {"evidence.how",
     "This comparison rests on {all} numbers of the model, some of which switch something off. "
     "**{assumed} of them ({share}) are assumptions** that nobody has measured. The more grey in a "
     "row, the less is known about that part. A part with much grey is not wrong, but its say in "
     "the outcome is a guess.",
     "Deze vergelijking steunt op {all} getallen van het model, waarvan sommige iets uitzetten. "
     "**Daarvan zijn er {assumed} ({share}) een aanname** die niemand heeft gemeten. Hoe meer "
     "grijs in een rij, hoe minder er over dat deel bekend is. Een deel met veel grijs is niet "
     "fout, maar wat het aan de uitkomst bijdraagt is een inschatting."},
    {"evidence.caption",
     "Numbers of each part, by how well they are founded",
     "Getallen per deel, naar hoe goed ze onderbouwd zijn"},
    {"evidence.part", "Part of the model", "Deel van het model"},
    {"evidence.numbers", "numbers", "getallen"},
    {"evidence.grades", "Grade A, B, C, D", "Graad A, B, C, D"},
    {"evidence.told", "{a}, {b}, {c}, {d}", "{a}, {b}, {c}, {d}"},
    {"evidence.drawn",
     "{numbers} numbers were varied from run to run; only what is not known about those is in the "
     "intervals.",
     "{numbers} getallen zijn van run tot run gevarieerd; alleen wat we daarover niet weten zit in "
     "de intervallen."},
    {"evidence.given",
     "No number was varied in these runs: what is not known about them is not in the intervals.",
     "In deze runs is geen getal gevarieerd: wat we er niet over weten zit niet in de "
     "intervallen."},
    {"evidence.contested",
     "What counts most is contested: whether loneliness passes from one person to another. Where "
     "the runs also hold a world without that, it is told under each approach.",
     "Het meest omstreden is of eenzaamheid van de een op de ander overslaat. Waar de runs ook een "
     "wereld zonder dat bevatten, staat dat bij elke aanpak."},
    {"grade.A",
     "register, large survey or many studies",
     "registratie, grote enquête of veel studies"},
    {"grade.B", "one good study", "één goede studie"},
    {"grade.C", "expert or small study", "deskundige of kleine studie"},
    {"grade.D", "assumption", "aanname"},
    {"repeat.how",
     "The same command with the same version and files gives the same numbers to the last bit.",
     "Dezelfde opdracht met dezelfde versie en bestanden geeft tot op de laatste bit dezelfde "
     "getallen."},
    {"repeat.command", "Command that made the results", "Opdracht die de resultaten maakte"},
    {"repeat.again", "Repeats and compares", "Herhaalt en vergelijkt"},
    {"repeat.scenario", "Scenario", "Scenario"},
    {"repeat.seed", "Seed", "Startgetal (seed)"},
    {"repeat.version", "Version", "Versie"},
    {"repeat.file", "Results file", "Resultatenbestand"},
    {"repeat.made", "Command that made this page", "Opdracht die deze pagina maakte"},
    {"terms.title", "What words mean", "Wat woorden betekenen"},
    {"term.lonely", "Lonely", "Eenzaam"},
    {"meaning.lonely",
     "A score of 3 or more on the eleven questions of the De Jong Gierveld scale, as in the health "
     "survey of the GGD; strongly lonely: 9 or more.",
     "Een score van 3 of meer op de elf vragen van de De Jong Gierveld-schaal, zoals in de "
     "Gezondheidsmonitor van de GGD; sterk eenzaam: 9 of meer."},
    {"term.interval", "95% interval", "95%-interval"},
    {"meaning.interval",
     "Were all runs made again with other luck, such an interval would hold the model's true "
     "average in 95 of 100 cases.",
     "Zouden alle runs opnieuw worden gedaan met ander toeval, dan bevat zo'n interval in 95 van "
     "de 100 gevallen het echte gemiddelde van het model."},
    {"term.verdict",
     "Better, worse, practically the same, undecided",
     "Beter, slechter, praktisch gelijk, onbeslist"},
    {"meaning.verdict",
     "Practically the same: the whole interval stays within a margin that nobody would notice, of "
     "at "
     "least one person. Better or worse: it does not, and it leaves out zero. Undecided: anything "
     "else.",
     "Praktisch gelijk: het hele interval blijft binnen een marge die niemand zou merken, van "
     "minstens één persoon. Beter of slechter: dat doet het niet, en het laat nul buiten. "
     "Onbeslist: al het andere."},
    {"term.lonely_year", "Lonely year", "Eenzaam jaar"},
    {"meaning.lonely_year",
     "One person who is lonely for one year, or two for half a year each.",
     "Eén persoon die één jaar eenzaam is, of twee personen elk een half jaar."},
    {"term.run", "Run", "Run"},
    {"meaning.run",
     "One life of the whole neighbourhood, with its own people and luck, in which each approach is "
     "tried (a replicate).",
     "Eén leven van de hele wijk, met eigen mensen en toeval, waarin elke aanpak wordt beproefd "
     "(een replica)."},
};

}  // namespace

std::span<const Text> texts_of_limits() {
    return kTexts;
}

}  // namespace cli::report
