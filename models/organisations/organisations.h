#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/fields.h"
#include "sim/state_hash.h"

#include "models/professionals/posts.h"

namespace models::organisations {

/// Those who own posts and are the home of volunteers; one of each kind in an area.
enum class Kind : std::uint32_t {
    gp_practice,
    home_care,  // and district nursing
    welfare,    // and social work
    mental_health,
    police,
    church,
    housing,
    shops,  // hairdressers, pedicurists
    volunteer_centre,
};
inline constexpr std::size_t kKinds = 9;
inline constexpr std::array<std::string_view, kKinds> kKindNames = {"gp_practice",
                                                                    "home_care",
                                                                    "welfare",
                                                                    "mental_health",
                                                                    "police",
                                                                    "church",
                                                                    "housing",
                                                                    "shops",
                                                                    "volunteer_centre"};

Kind employer(professionals::Discipline discipline);

/// What organisations bring to working together, unless a scenario says otherwise.
struct OrganisationRules {
    double hidden_interest = 0.1;
    double executive_commitment = 0.6;
    double management_commitment = 0.6;
    double released_hours = 1;
    int funding_end_week = -1;  // -1: never
    int cuts_week = -1;
    double cuts = 0;  // share of the released hours, from that week on
};

struct Organisation {
    double hidden_interest = 0;        // 0 open .. 1 all hidden
    double executive_commitment = 0;   // of those at the top, 0..1
    double management_commitment = 0;  // of those who plan the hours, 0..1
    double released_hours = 0;         // a week of each member of a network
    std::int32_t funding_end_week = -1;
    Kind kind = Kind::gp_practice;
    double cuts = 0;
    std::int32_t cuts_week = -1;
    std::int32_t card_week = -1;  // in which it accepted the signalling card; -1: not yet
};
static_assert(sizeof(Organisation) == 56, "no gaps: the bytes are hashed");

template <class Fields, class Rules>
void describe_commitments(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.hidden_interest,
                  assumed("hidden_interest",
                          "1",
                          {0, 1},
                          {0, 0.8},
                          "how much of an organisation's own interest is not on the table"));
    fields.number(rules.executive_commitment,
                  assumed("executive_commitment",
                          "1",
                          {0, 1},
                          {0.2, 1},
                          "commitment of those at the top to working together"));
    fields.number(rules.management_commitment,
                  assumed("management_commitment",
                          "1",
                          {0, 1},
                          {0.2, 1},
                          "commitment of managers, who plan the hours"));
    fields.number(rules.released_hours,
                  assumed("released_hours",
                          "hours per week",
                          {0, 40},
                          {0, 4},
                          "hours that each member is released for a network"));
    fields.count(rules.funding_end_week,
                 reported("funding_end_week",
                          "week",
                          {-1, 5200},
                          {-1, 520},
                          Grade::c,
                          kBook,
                          "week in which released hours are no longer paid; -1: never"));
    fields.count(rules.cuts_week,
                 reported("cuts_week",
                          "week",
                          {-1, 5200},
                          {-1, 520},
                          Grade::c,
                          kBook,
                          "week of budget cuts; -1: none"));
    fields.number(rules.cuts,
                  assumed("cuts",
                          "share",
                          {0, 1},
                          {0, 0.8},
                          "share of the released hours that budget cuts take"));
}

template <class Fields, class Rules>
void describe_organisations(Fields& fields, Rules& rules) {
    fields.section("organisations", [&] { describe_commitments(fields, rules); });
}

/// The organisations of an area, all alike.
std::vector<Organisation> found(const OrganisationRules& rules);

/// Gives each post to its employer.
void employ(std::vector<professionals::Post>& posts);

void add_to(sim::StateHash& hash, const std::vector<Organisation>& organisations);

/// Where funding ends nobody is released any more; cuts take their share once.
void live(std::int32_t week, std::vector<Organisation>& organisations);

}  // namespace models::organisations
