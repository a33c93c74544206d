#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/causes/causes.h"

namespace models::interventions {

/// Through what an intervention acts.
enum class Mechanism : std::uint8_t {
    companion,      // a volunteer visits one resident: a tie between the two
    group,          // residents meet in a group of peers: ties among them
    existing_ties,  // sessions bring a resident in touch with people whom she knows
    treatment,      // sessions relieve a need of those with a fitting cause
    service,        // spotting, referral, publicity; nobody takes part
};
inline constexpr std::array<std::string_view, 5> kMechanismNames = {
    "companion", "group", "existing-ties", "treatment", "service"};

/// What a local approach offers, to whom, how often and at what cost. Ties come from meeting, and
/// whether they help is not in here; what sessions relieve is, with its source.
struct Intervention {
    std::string name;   // as arms name it: "befriending"
    std::string title;  // for people
    Mechanism mechanism = Mechanism::companion;
    causes::CauseSet causes;  // that it works on; empty: all

    // Who is asked, and how many can take part.
    int min_age = 18;                  // years
    bool lonely_only = true;           // only residents lonely in state, not by questionnaire
    bool loneliness_label = false;     // announced with the word lonely
    double capacity_per_1000 = 0;      // places at one time per 1000 adults
    double offers_per_week = 0;        // share of the eligible that is asked in a week
    double uptake = 0;                 // chance that an offer is accepted
    int group_size = 1;                // participants of one group; 1 for a companion
    double clients_per_volunteer = 1;  // companions: that one volunteer serves at a time

    // What a participant gets.
    double sessions_per_week = 0;
    int duration_weeks = 1;
    double dropout = 0;               // share that leaves before the end
    double co_member_tie_chance = 0;  // that two who attend get acquainted, per session

    // What a session does beside that; a catalogue may leave these out.
    double need_relief_per_session = 0;            // taken off both needs
    double relief_half_life = 52;                  // weeks
    double grief_relief_per_session = 0;           // share of the grief
    double existing_tie_contacts_per_session = 0;  // with people whom she knows
    double wrong_cause_share = 0.1;                // of these where no cause fits
    double lifts_mobility = 0;                     // chance that she gets about as others do
    double matched_companion = 0;                  // chance that somebody brings her in
    bool targeted = false;                         // trials take only those with a fitting cause
    double intake_sees_cause = 0;                  // chance that who does not fit is not asked
    double training_per_week = 0;                  // services: people trained
    double publicity_per_week = 0;                 // services: share of residents who hear of it

    // Services that look for lonely residents; a contact is a call, a talk, a visit.
    double sought_per_week = 0;    // share of residents
    double response = 0;           // of those who want contact
    double sensitivity = 0;        // that a lonely one shows
    double specificity = 1;        // that another does not
    double hours_per_attempt = 0;  // of paid people
    double hours_per_contact = 0;

    // Services that look after cases, or go along.
    double accompanies = 0;   // chance that a referral is warm, while there are hours
    int caseload = 0;         // cases at one time
    int talks = 0;            // before it is decided what to offer
    double breadth = 0;       // of view
    double known_to_gps = 0;  // above 0: GPs' cases only

    // What it takes. Hours and euro of a session are of the whole group.
    double volunteer_hours_per_session = 0;
    double professional_hours_per_session = 0;
    double coordinator_hours_per_week_per_place = 0;
    double training_hours = 0;  // of a new volunteer, once
    double euro_per_session = 0;
    double euro_per_participant = 0;  // once
    double euro_per_week = 0;         // fixed, while the programme runs

    bool takes_participants() const { return mechanism != Mechanism::service; }
    bool works_on(causes::Cause cause) const { return causes.empty() || causes.has(cause); }
    bool fits(causes::CauseSet found) const { return causes.empty() || causes.meets(found); }
    /// Whether a session does more than bring people together.
    bool helps_in_sessions() const {
        return need_relief_per_session > 0 || grief_relief_per_session > 0 ||
               existing_tie_contacts_per_session > 0;
    }
};

}  // namespace models::interventions
