// Short Dutch names of the numbers of programmes and networks, in the order of the registry.

#include "viewer/lever_words.h"

namespace viewer {

namespace {

constexpr LeverWords kProgramme[] = {
    {"scale", "Plaatsen (maal)"},
    {"start_week", "Begint in week"},
    {"min_age", "Jongste leeftijd"},
    {"lonely_only", "Alleen eenzame mensen"},
    {"offers_per_week", "Gevraagd per week (deel)"},
    {"uptake", "Kans op ja"},
    {"group_size", "Mensen in een groep"},
    {"clients_per_volunteer", "Mensen per vrijwilliger"},
    {"sessions_per_week", "Keren per week"},
    {"duration_weeks", "Weken die het duurt"},
    {"dropout", "Deel dat afhaakt"},
    {"co_member_tie_chance", "Kans op kennismaking"},
    {"volunteer_hours_per_session", "Uren vrijwilligers per keer"},
    {"professional_hours_per_session", "Betaalde uren per keer"},
    {"coordinator_hours_per_week_per_place", "Uren coördinatie per plaats"},
    {"training_hours", "Uren opleiding"},
    {"euro_per_session", "Euro per keer"},
    {"euro_per_participant", "Euro per deelnemer"},
    {"euro_per_week", "Euro per week"},
    {"need_relief_per_session", "Minder gemis per keer"},
    {"relief_half_life", "Weken tot de helft"},
    {"grief_relief_per_session", "Rouw verwerkt per keer"},
    {"existing_tie_contacts_per_session", "Contact met bekenden per keer"},
    {"wrong_cause_share", "Werking bij een andere oorzaak"},
    {"lifts_mobility", "Kans op vervoer"},
    {"matched_companion", "Kans op begeleiding"},
    {"targeted", "Alleen bij de oorzaak"},
    {"intake_sees_cause", "Intake ziet de oorzaak"},
    {"loneliness_label", "Heet ‘eenzaam’"},
    {"training_per_week", "Opgeleid per week"},
    {"publicity_per_week", "Bereikt per week (deel)"},
    {"sought_per_week", "Opgezocht per week (deel)"},
    {"response", "Kans op antwoord"},
    {"sensitivity", "Herkent wie eenzaam is"},
    {"specificity", "Herkent wie niet eenzaam is"},
    {"hours_per_attempt", "Uren per poging"},
    {"hours_per_contact", "Uren per contact"},
    {"accompanies", "Gaat mee"},
    {"caseload", "Mensen tegelijk"},
    {"talks", "Gesprekken vooraf"},
    {"breadth", "Brede blik"},
    {"known_to_gps", "Bekend bij huisartsen"},
};

constexpr LeverWords kNetwork[] = {
    {"start_week", "Eerste overleg in week"},
    {"cadence_weeks", "Weken tussen overleggen"},
    {"first_members", "Leden bij het begin"},
    {"volunteer_share", "Deel vrijwilligers"},
    {"most_members", "Hoogste aantal leden"},
    {"most_delegates", "Leden per organisatie"},
    {"coordinator_hours", "Uren coördinator per week"},
    {"coordinator_quality", "Kwaliteit coördinator"},
    {"successor", "Opvolger klaar"},
    {"director", "Gemeente als regisseur"},
    {"director_budget", "Regisseur heeft geld"},
    {"funding_end_week", "Geld stopt in week"},
    {"shock_week", "Schok in week"},
    {"euro_per_meeting", "Euro per overleg"},
    {"euro_of_publicity", "Euro voor bekendheid"},
    {"informal_share", "Deel voor kennismaken"},
    {"reflection_share", "Deel voor bezinning"},
    {"consultative", "Eerst vragen"},
    {"consensus_closing", "Samen afsluiten"},
    {"introductions", "Nieuwen voorgesteld"},
    {"appreciation", "Bedankt"},
    {"fed", "Er is te eten"},
    {"by_day", "Overdag"},
    {"project_structure", "Projectvorm"},
    {"partner_card", "Belangen opgeschreven"},
    {"anonymous_cases", "Zonder naam"},
    {"privacy_settled", "Privacy afgesproken"},
    {"publicity_effort", "Bekendheid (0 tot 1)"},
    {"pace", "Tempo"},
    {"money_motive", "Geld als drijfveer"},
    {"rival", "Ander netwerk"},
    {"obliged", "Verplicht"},
    {"equal_standing", "Gelijke voet"},
    {"rotating", "Wisselende mensen"},
    {"core_members", "Leden van de kern"},
    {"shell_every", "Schil om de zoveel keer"},
    {"volunteers_lead", "Vrijwilligers voorop"},
    {"keep_small", "Klein houden"},
    {"experts", "Deskundigen"},
    {"own_interviews", "Zelf interviewen"},
    {"outside_study", "Onderzoek van buiten"},
    {"science_link", "Wetenschap erbij"},
    {"signalling_card", "Signaleringskaart"},
    {"instrument", "Vragenlijst"},
};

}  // namespace

std::span<const LeverWords> programme_words() {
    return kProgramme;
}

std::span<const LeverWords> network_words() {
    return kNetwork;
}

}  // namespace viewer
