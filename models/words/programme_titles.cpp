// What the programmes of the catalogue are called.

#include "models/words/dutch.h"

namespace models::words {
namespace {

constexpr ProgrammeTitle kTitles[] = {
    {"befriending", {"Befriending by volunteers", "Maatjes en huisbezoek door vrijwilligers"}},
    {"activity-programme", {"Weekly activity programme", "Wekelijks activiteitenprogramma"}},
    {"meals", {"Meals in company", "Samen eten"}},
    {"exercise-course", {"Exercise course", "Beweegcursus"}},
    {"day-programme",
     {"Day programme with match and guidance", "Dagbesteding met match en begeleiding"}},
    {"network-course", {"Own-strength and network course", "Cursus eigen kracht en netwerk"}},
    {"grief-support", {"Grief support", "Rouwbegeleiding"}},
    {"psychological-treatment", {"Psychological treatment", "Psychologische behandeling"}},
    {"practical-help", {"Practical help", "Praktische hulp"}},
    {"debt-help", {"Help with debts", "Schuldhulp"}},
    {"role-restoration", {"A role again", "Weer een rol"}},
    {"volunteering-as-help", {"Volunteering as help", "Vrijwilligerswerk als hulp"}},
    {"transport", {"Transport with company", "Vervoer met gezelschap"}},
    {"digital-contact", {"Learning to call with a tablet", "Leren beeldbellen met een tablet"}},
    {"questionnaire-screening", {"Screening by questionnaire", "Screening met een vragenlijst"}},
    {"spotter-training", {"Training of people who spot loneliness", "Training van signaleerders"}},
    {"publicity", {"Publicity", "Publiciteit"}},
    {"warm-referral", {"Warm referral", "Warm doorverwijzen"}},
    {"social-prescribing", {"Social prescribing link worker", "Welzijnscoach (Welzijn op Recept)"}},
    {"social-wijkteam", {"Social wijkteam", "Sociaal wijkteam"}},
    {"neighbourhood-club", {"Club or society", "Club of vereniging"}},
    {"coffee-morning", {"Coffee morning of a community centre", "Koffieochtend in het buurthuis"}},
    {"church-visiting", {"Visits by a church", "Bezoekwerk van een kerk"}},
};

}  // namespace

std::span<const ProgrammeTitle> programme_titles() {
    return kTitles;
}

}  // namespace models::words
