#include "models/survey/measures.h"

namespace models::survey {

namespace {

constexpr std::string_view kPlaces =
    "a figure of one municipality: needs that municipality itself, not a panel";
constexpr std::string_view kTrial =
    "an effect of an intervention: needs arms with and without it, not a survey of the baseline";
constexpr std::string_view kCases =
    "a figure of cases and referral: needs arms with a network, not a survey of the baseline";
constexpr std::string_view kVolunteers =
    "a figure of those who help, which no survey of residents holds";
constexpr std::string_view kProfessionals =
    "a figure of those who help, which no survey of residents holds";
constexpr std::string_view kCare = "care use and its costs are not in the model yet";
constexpr std::string_view kCollaboration =
    "a figure of local networks: needs an arm with one, not a survey of the baseline";
constexpr std::string_view kUptake =
    "a number of a programme's rules, not something that residents bring about";

constexpr NotMeasured kNotMeasured[] = {
    {"lonely_65plus_rotterdam_2012", kPlaces},
    {"municipality_spread_lonely_2022_min", kPlaces},
    {"municipality_spread_lonely_2022_max", kPlaces},
    {"strongly_lonely_amersfoort_2020", kPlaces},
    {"seed_ratio_migrant_to_native_older_lonely", kPlaces},
    {"expectation_odds_ratio_later_lonely",
     "nobody in the model expects to be lonely; needs are a cause of loneliness, not a forecast of "
     "it"},
    {"acquaintances_median", "the model has personal networks only, no outer layer"},
    {"effect_generic_activity", kTrial},
    {"effect_befriending", kTrial},
    {"effect_social_support_group", kTrial},
    {"effect_social_cognitive_training", kTrial},
    {"effect_psychological_treatment", kTrial},
    {"effect_local_programme_2_years_points", kTrial},
    {"share_of_dutch_projects_with_effect", kTrial},
    {"programme_awareness_2_years", "what residents have heard of is not in the model yet"},
    {"home_visit_offer_accepted", kUptake},
    {"befriending_referral_to_match", kCases},
    {"befriending_weeks_to_match", kCases},
    {"cold_mailing_consent", kUptake},
    {"volunteer_interest_to_application", kVolunteers},
    {"warm_vs_cold_attendance_odds_ratio", kCases},
    {"course_dropout", kUptake},
    {"gp_recognition_sensitivity", kCases},
    {"gp_recognition_specificity", kCases},
    {"effect_of_signal_card_alone", kCases},
    {"volunteers_share_15plus", kVolunteers},
    {"volunteers_active_last_4_weeks", kVolunteers},
    {"volunteer_hours_per_week", kVolunteers},
    {"zonnebloem_visits_per_guest_year", kVolunteers},
    {"clients_per_visiting_volunteer", kVolunteers},
    {"visiting_relation_years", kVolunteers},
    {"visiting_volunteer_quit_per_year", kVolunteers},
    {"link_worker_people_per_year", kProfessionals},
    {"link_worker_contacts_per_person", kProfessionals},
    {"care_cost_ratio_severely_lonely", kCare},
    {"mental_care_cost_increase_adjusted", kCare},
    {"cost_per_loneliness_free_year_gbp",
     "needs arms with and without a programme, and its costs; not a survey of the baseline"},
    {"weeks_to_know_the_network", kCollaboration},
    {"core_group_cadence_weeks", kCollaboration},
    {"first_meeting_attendance", kCollaboration},
    {"friesland_meetings_two_years", kCollaboration},
    {"friesland_people_trained", kCollaboration},
    {"charlois_staff_at_start_conference", kCollaboration},
    {"helmond_working_group_size", kCollaboration},
    {"amersfoort_network_age_without_stopping_years", kCollaboration},
    {"staff_post_turnover_per_year", kProfessionals},
    {"min_network_age_for_effectiveness_years", kCollaboration},
    {"network_survival_3_years", kCollaboration},
};

}  // namespace

std::span<const NotMeasured> not_measured() {
    return kNotMeasured;
}

}  // namespace models::survey
