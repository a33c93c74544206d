#pragma once

#include <cstdint>

namespace models {

/// The purpose of a draw. Append-only: a new line goes to the end, so that old results stand.
enum class Stream : std::uint16_t {
    population_rounding,
    population_households,
    population_attributes,
    population_homes,
    residents_traits,
    residents_life_events,
    residents_health,
    residents_loneliness,
    residents_measurement,
    ties_synthesis,
    ties_contact,
    ties_formation,
    interventions_enrolment,
    interventions_delivery,
    residents_week,  // one block a resident and week: mood, mood, encounter, event
    interventions_recruitment,
    demography_arrivals,
    ensemble_members,  // which set of numbers a draw of the ensemble takes; step 0
    calibration_design,
    calibration_sampling,
    cases_spotting,  // meetings of a lonely resident, and what they tell
    cases_handling,
    volunteers_stock,       // who volunteers, keyed by uid
    volunteers_week,        // who stops
    professionals_posts,    // traits of who holds a post
    professionals_week,     // who leaves it
    collaboration_members,  // who joins, stays, comes
    collaboration_network,  // what happens to a network as a whole
    causes,                 // lasting traits that keep people lonely; step 0
    trial,                  // who is chosen for a trial, and who helps there; step 0
    cases_services,         // fractions of people trained
    residents_birthplace,   // whether somebody of foreign origin was born here; step 0
    demography_illness,     // which deaths an illness comes before
    demography_kept_ties,   // friendships that outlast a move
    survey_naming,          // ties that somebody forgets to name
};

constexpr std::uint32_t number(Stream stream) {
    return static_cast<std::uint32_t>(stream);
}

}  // namespace models
