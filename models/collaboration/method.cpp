#include "models/collaboration/method.h"

#include <algorithm>

#include "models/collaboration/meetings.h"

namespace models::collaboration {

namespace {

constexpr std::uint32_t kAccepts = 0x100;  // and the organisation: draws of the network

/// One interview by this member; false when her week has no room for it.
bool interview(Gathering& g, const Member& member) {
    Network& n = g.network;
    if (!take_hours(g, member, n.rules.method.interview_hours)) return false;
    n.energy += n.rules.method.interview_energy * (1 - n.energy);
    n.vision += n.rules.method.interview_vision * (1 - n.vision);
    ++n.books.interviews;
    return true;
}

}  // namespace

bool studying(const Network& network, std::int32_t week) {
    return week - network.begin_week < network.rules.method.study_weeks;
}

void ask_residents(Gathering& g) {
    Network& n = g.network;
    if (!studying(n, g.step.week)) return;
    const double weeks = std::max(1, n.rules.method.study_weeks);
    const double due = n.terms.own_interviews * (g.step.week - n.begin_week + 1) / weeks;
    for (const Member& member : n.members) {
        if (n.books.interviews + 1 > due) return;
        if (member.present != 0) interview(g, member);
    }
}

void accept_card(Gathering& g) {
    Network& n = g.network;
    if (!n.terms.signalling_card) return;
    for (std::uint32_t k = 0; k < n.partners.size(); ++k) {
        auto& partner = n.partners[k];
        if (partner.card_week >= 0 || !has_seat(n, k)) continue;
        const double rate =
            n.rules.method.card * partner.executive_commitment * partner.management_commitment;
        if (g.of_all(kAccepts + k).chance(weekly(rate))) partner.card_week = g.step.week;
    }
}

void keep_in_bounds(Gathering& g) {
    Network& n = g.network;
    const MethodRules& rules = n.rules.method;
    const bool acted = n.since_meeting[static_cast<std::size_t>(Note::action)] > 0;
    n.scope += rules.scope_grows * (acted ? rules.scope_acting : 1) * (1 - n.scope);
    if (n.terms.keep_small && n.coordinator) n.scope /= 2;
}

}  // namespace models::collaboration
