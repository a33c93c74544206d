#include "models/collaboration/membership.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/collaboration/meetings.h"

namespace models::collaboration {

namespace {

/// Somebody who could take a seat.
struct Candidate {
    std::uint32_t priority = 0;
    std::uint32_t who = 0;
    std::uint32_t index = 0;
    std::uint16_t organisation = 0;
    bool volunteer = false;

    bool operator<(const Candidate& other) const {
        return priority != other.priority ? priority < other.priority : who < other.who;
    }
};

constexpr auto kVolunteerCentre = static_cast<std::uint16_t>(organisations::Kind::volunteer_centre);

std::vector<Candidate> posts_outside(const Gathering& g) {
    std::vector<Candidate> out;
    const double hours = g.network.rules.meetings.hours;
    for (std::uint32_t k = 0; k < g.people.posts.size(); ++k) {
        const auto& post = g.people.posts[k];
        if (!professionals::sits_in_networks(post.discipline) || post.hours.a_week < hours)
            continue;
        if (member_of(g.network, post) != kNoMember) continue;
        out.push_back(
            {g.of_post(post.number, kAsked).bits(), post.holder(), k, post.organisation, false});
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<Candidate> volunteers_outside(const Gathering& g) {
    std::vector<Candidate> out;
    const double hours = g.network.rules.meetings.hours;
    for (std::uint32_t slot = 0; slot < g.people.stock.volunteers.size(); ++slot) {
        const auto& one = g.people.stock.volunteers[slot];
        if (one.active == 0 || one.hours.a_week < hours) continue;
        if (member_of(g.network, volunteers::Hand{slot, one.person.uid}) != kNoMember) continue;
        out.push_back({g.of_volunteer(one.person.uid, kAsked).bits(),
                       one.person.uid,
                       slot,
                       kVolunteerCentre,
                       true});
    }
    std::sort(out.begin(), out.end());
    return out;
}

MemberId seat(Gathering& g, const Candidate& candidate) {
    Member member;
    member.trust = g.network.rules.trust.start;
    member.index = candidate.index;
    member.who = candidate.who;
    member.organisation = candidate.organisation;
    member.volunteer = candidate.volunteer ? 1 : 0;
    return sit_down(g.network, member);
}

using Delegates = std::array<int, organisations::kKinds>;

Delegates count_delegates(const Network& network) {
    Delegates out{};
    for (const Member& m : network.members)
        if (m.present != 0 && m.volunteer == 0) ++out[m.organisation];
    return out;
}

/// In turn from the organisation with the fewest seats, up to the delegates that it may send.
void seat_posts(Gathering& g, std::size_t wanted) {
    auto candidates = posts_outside(g);
    Delegates sent = count_delegates(g.network);
    while (wanted > 0 && !candidates.empty()) {
        const auto next = std::min_element(
            candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
                const int of_a = sent[a.organisation], of_b = sent[b.organisation];
                return of_a != of_b ? of_a < of_b : a < b;
            });
        if (sent[next->organisation] >= g.network.terms.most_delegates) return;
        ++sent[next->organisation];
        seat(g, *next);
        candidates.erase(next);
        --wanted;
    }
}

/// Meetings more often than once in twelve weeks are too many for some who come to all of them.
double weight_of_meetings(const Network& network, const Member& member) {
    if (network.terms.core_members > 0 && member.core == 0) return 1;
    const double doublings = std::log2(12.0 / std::max(1, network.terms.cadence_weeks));
    return std::exp(network.rules.method.too_often * std::max(0.0, doublings));
}

/// Whether a member leaves of her own accord this week. Who knows the others well stays.
bool gives_up(const Gathering& g, MemberId m) {
    const MembershipRules& rules = g.network.rules.membership;
    const Member& member = g.network.members[m];
    double hazard = rules.leaves * (1 - g.network.energy) * weight_of_meetings(g.network, member);
    hazard *= 1 - rules.bond * familiarity_of(g.network, m);
    if (member.volunteer != 0)
        hazard *= std::exp(rules.pace * std::max(0.0, g.network.terms.pace - 1));
    return g.of_member(member, kLeaves).chance(weekly(hazard));
}

/// The holder of a post that sat here is gone; somebody else may come in her place.
void change_of_post(Gathering& g, MemberId m) {
    Network& n = g.network;
    const Member& member = n.members[m];
    const auto& post = g.people.posts[member.index];
    const double held = g.network.partners[member.organisation].management_commitment;
    if (!g.of_member(member, kSucceeds).chance(held)) {
        get_up(n, m);
        return;
    }
    hand_over(n, m, post.holder());
    introduce(n, m);
}

}  // namespace

void gather(Gathering& g) {
    const NetworkTerms& terms = g.network.terms;
    const auto wanted = static_cast<std::size_t>(terms.first_members);
    const auto volunteers_wanted =
        static_cast<std::size_t>(std::lround(terms.first_members * terms.volunteer_share));
    const auto candidates = volunteers_outside(g);
    const std::size_t taken = std::min(volunteers_wanted, candidates.size());
    for (std::size_t k = 0; k < taken; ++k)
        seat(g, candidates[k]);
    seat_posts(g, wanted - std::min(wanted, volunteers_wanted));

    Network& n = g.network;
    for (std::size_t m = 0; m < n.members.size(); ++m)
        n.members[m].core = m < static_cast<std::size_t>(terms.core_members) ? 1 : 0;
    n.familiarity.setConstant(static_cast<float>(n.rules.meetings.acquainted));
    n.familiarity.diagonal().setZero();
}

void leave(Gathering& g) {
    Network& n = g.network;
    for (std::size_t m = 0; m < n.members.size(); ++m) {
        Member& member = n.members[m];
        if (member.present == 0) continue;
        ++member.weeks;
        const auto id = static_cast<MemberId>(m);
        if (member.volunteer != 0) {
            const volunteers::Hand hand{member.index, member.who};
            if (volunteers::find(g.people.stock, hand) == nullptr || gives_up(g, id)) get_up(n, id);
        } else if (g.people.posts[member.index].holder() != member.who) {
            change_of_post(g, id);
        } else if (gives_up(g, id)) {
            get_up(n, id);
        }
    }
}

void join(Gathering& g) {
    Network& n = g.network;
    const MembershipRules& rules = n.rules.membership;
    auto candidates = posts_outside(g);
    const auto others = volunteers_outside(g);
    candidates.insert(candidates.end(), others.begin(), others.end());
    std::sort(candidates.begin(), candidates.end());

    Delegates sent = count_delegates(n);
    const double energy = n.energy * (1 + rules.pull * mean_familiarity(n));
    int asked = 0;
    for (const Candidate& one : candidates) {
        if (asked >= rules.asked) break;
        if (n.size() >= static_cast<std::uint32_t>(n.terms.most_members)) break;
        if (!one.volunteer && sent[one.organisation] >= n.terms.most_delegates) continue;
        ++asked;
        // Without those at the top nobody is sent.
        const double held =
            one.volunteer ? 1 : g.network.partners[one.organisation].executive_commitment;
        auto rng = one.volunteer ? g.of_volunteer(one.who, kJoins)
                                 : g.of_post(g.people.posts[one.index].number, kJoins);
        if (!rng.chance(std::min(1.0, rules.joins * energy * held))) continue;
        if (!one.volunteer) ++sent[one.organisation];
        introduce(n, seat(g, one));
        ++n.books.joined;
    }
}

void thank(Gathering& g) {
    if (!g.network.terms.appreciation) return;
    for (const Member& member : g.network.members) {
        if (member.here == 0 || member.volunteer == 0) continue;
        auto* volunteer = volunteers::find(g.people.stock, {member.index, member.who});
        if (volunteer != nullptr)
            volunteers::appreciate(*volunteer, g.network.rules.membership.appreciation);
    }
}

}  // namespace models::collaboration
