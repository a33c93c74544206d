#include "models/collaboration/survival.h"

#include <algorithm>

#include "models/collaboration/spirit.h"

namespace models::collaboration {

namespace {

enum What : std::uint32_t { kCoordinator = 1, kFound, kAnchored, kShock, kFallsApart };

void stop(Gathering& g, End why) {
    Network& n = g.network;
    n.alive = false;
    n.meeting = false;
    n.end = why;
    n.end_week = g.step.week;
    n.coordinator = false;
    for (Member& member : n.members)
        member.here = 0;
}

End why_it_ends(const Gathering& g) {
    const Network& n = g.network;
    const SurvivalRules& rules = n.rules.survival;
    const std::int32_t week = g.step.week;
    if (n.terms.shock_week >= 0 && week == n.terms.shock_week) {
        const double ends = n.anchored ? rules.shock_ends_anchored : rules.shock_ends;
        if (g.of_all(kShock).chance(ends)) return End::political_shock;
    }
    if (n.terms.funding_end_week >= 0 && week >= n.terms.funding_end_week && !n.anchored)
        return End::funding_ended;
    if (!n.coordinator) {
        const double hazard = 52.0 / std::max(1, rules.without_coordinator) * without_vision(n);
        if (g.of_all(kFallsApart).chance(weekly(hazard))) return End::no_coordinator;
    }
    if (n.size() < static_cast<std::uint32_t>(rules.fewest_members)) return End::too_few;
    if (n.energy < rules.energy_floor) return End::no_energy;
    return End::none;
}

}  // namespace

double anchoring_rate(const Gathering& g) {
    const Network& n = g.network;
    double executive = 0, management = 0, members = 0;
    for (const Member& m : n.members) {
        if (m.present == 0 || m.volunteer != 0) continue;
        const auto& organisation = g.network.partners[m.organisation];
        executive += organisation.executive_commitment;
        management += organisation.management_commitment;
        ++members;
    }
    if (members == 0) return 0;
    const SurvivalRules& rules = n.rules.survival;
    const double directed = rules.without_director + (1 - rules.without_director) * direction(n);
    const double read = n.terms.science_link ? 1 + n.rules.method.science : 1;
    return rules.anchoring * read * n.results * (executive / members) * (management / members) *
           directed;
}

void keep_coordinator(Gathering& g) {
    Network& n = g.network;
    const SurvivalRules& rules = n.rules.survival;
    if (n.coordinator) {
        if (!g.of_all(kCoordinator).chance(weekly(rules.coordinator_leaves))) return;
        if (n.terms.successor) return;  // she takes over
        n.coordinator = false;
        n.without_since = g.step.week;
        return;
    }
    if (n.without_since < 0 || !n.terms.director || !n.terms.director_budget) return;
    if (!g.of_all(kFound).chance(weekly(rules.director_finds))) return;
    n.coordinator = true;
    n.without_since = -1;
}

void survive(Gathering& g) {
    if (!g.network.anchored && g.of_all(kAnchored).chance(weekly(anchoring_rate(g))))
        g.network.anchored = true;
    const End why = why_it_ends(g);
    if (why != End::none) stop(g, why);
}

}  // namespace models::collaboration
