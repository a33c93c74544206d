#include "cli/report/texts.h"

namespace cli::report {
namespace {

// Names of groups, measures and parts of the model. Those of programmes stand in models/words.
constexpr Text kTexts[] = {
    {"arm.baseline", "As it is", "Zoals het is"},
    {"family.age", "Age", "Leeftijd"},
    {"family.sex", "Sex", "Geslacht"},
    {"family.household", "Household", "Huishouden"},
    {"family.health", "Health", "Gezondheid"},
    {"family.buurt", "Buurt (part of the neighbourhood)", "Buurt"},
    {"family.other", "Other groups", "Andere groepen"},
    {"family.all", "All", "Allen"},
    {"group.all", "All adults", "Alle volwassenen"},
    {"group.18-34", "18 to 34", "18 tot en met 34 jaar"},
    {"group.35-49", "35 to 49", "35 tot en met 49 jaar"},
    {"group.50-64", "50 to 64", "50 tot en met 64 jaar"},
    {"group.65-74", "65 to 74", "65 tot en met 74 jaar"},
    {"group.75-84", "75 to 84", "75 tot en met 84 jaar"},
    {"group.85+", "85 and over", "85 jaar en ouder"},
    {"group.65+", "65 and over", "65 jaar en ouder"},
    {"group.men", "Men", "Mannen"},
    {"group.women", "Women", "Vrouwen"},
    {"group.living alone", "Living alone", "Alleenwonend"},
    {"group.couple without children", "Couple without children", "Paar zonder kinderen"},
    {"group.couple with children", "Couple with children", "Paar met kinderen"},
    {"group.single parent", "Single parent", "Alleenstaande ouder"},
    {"group.child, other or institution",
     "Adult child, other, institution",
     "Volwassen kind, overig, instelling"},
    {"group.not severely limited",
     "Not severely limited by health",
     "Niet ernstig beperkt door gezondheid"},
    {"group.severely limited", "Severely limited by health", "Ernstig beperkt door gezondheid"},
    {"measure.lonely_share", "lonely", "eenzaam"},
    {"measure.strongly_lonely_share", "strongly lonely", "sterk eenzaam"},
    {"measure.emotional_share", "emotionally lonely", "emotioneel eenzaam"},
    {"measure.social_share", "socially lonely", "sociaal eenzaam"},
    {"model.demography", "Course of life and moving house", "Levensloop en verhuizen"},
    {"model.residents", "How loneliness comes and goes", "Hoe eenzaamheid komt en gaat"},
    {"model.ties", "Ties and contact", "Relaties en contact"},
    {"model.causes", "Causes of loneliness", "Oorzaken van eenzaamheid"},
    {"model.cases", "From signal to help", "Van signaal naar hulp"},
    {"model.collaboration", "Working together", "Samenwerken"},
    {"model.organisations", "Organisations", "Organisaties"},
    {"model.professionals", "Professionals", "Beroepskrachten"},
    {"model.volunteers", "Volunteers", "Vrijwilligers"},
    {"model.interventions", "How programmes find people", "Hoe programma's mensen vinden"},
    {"model.costs", "Prices", "Prijzen"},
};

}  // namespace

std::span<const Text> texts_of_names() {
    return kTexts;
}

}  // namespace cli::report
