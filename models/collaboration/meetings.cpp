#include "models/collaboration/meetings.h"

#include <algorithm>
#include <cmath>

namespace models::collaboration {

namespace {

constexpr double kPlainTrust = 0.5;  // with which the growth of the rules is as it says

double hidden(const Gathering& g, const Member& member) {
    return hidden_interest(g.network, g.network.partners[member.organisation]);
}

/// A hidden interest that shows costs what others thought they knew of her.
void interests_show(Gathering& g) {
    Network& n = g.network;
    for (std::size_t m = 0; m < n.members.size(); ++m) {
        const Member& member = n.members[m];
        if (member.here == 0) continue;
        auto rng = g.of_member(member, kShows);
        if (!rng.chance(n.rules.meetings.interest_shows * hidden(g, member))) continue;
        const auto left = static_cast<float>(1 - n.rules.meetings.interest_damage);
        const auto row = static_cast<Eigen::Index>(m);
        n.familiarity.row(row) *= left;
        n.familiarity.col(row) *= left;
    }
}

void get_acquainted(Gathering& g) {
    Network& n = g.network;
    for (std::size_t a = 0; a < n.members.size(); ++a) {
        if (n.members[a].here == 0) continue;
        for (std::size_t b = a + 1; b < n.members.size(); ++b) {
            if (n.members[b].here == 0) continue;
            const auto i = static_cast<Eigen::Index>(a), j = static_cast<Eigen::Index>(b);
            const double now = after_meeting(n,
                                             static_cast<double>(n.familiarity(i, j)),
                                             n.members[a].trust,
                                             n.members[b].trust,
                                             hidden(g, n.members[a]),
                                             hidden(g, n.members[b]));
            n.familiarity(i, j) = n.familiarity(j, i) = static_cast<float>(now);
        }
    }
}

/// Who sat there: what kinds of people, how broad their view.
void look_round(Gathering& g) {
    Network& n = g.network;
    double breadth = 0, thinkers = 0, professionals = 0, volunteers = 0;
    for (const Member& member : n.members) {
        if (member.here == 0) continue;
        if (member.volunteer != 0) {
            ++volunteers;
            thinkers += 0.5;
            continue;
        }
        ++professionals;
        breadth += g.people.posts[member.index].breadth;
        thinkers += g.people.posts[member.index].thinker;
    }
    n.mixed = professionals > 0 && volunteers > 0;
    n.breadth = professionals > 0 ? breadth / professionals : 0;
    n.thinkers = professionals + volunteers > 0 ? thinkers / (professionals + volunteers) : 0.5;
}

/// The hours of a meeting count for the familiarity of the people in the room: somebody else who
/// comes for an organisation knows nobody yet.
void rotate(Gathering& g, MemberId m) {
    Network& n = g.network;
    const Member& member = n.members[m];
    if (n.terms.rotating <= 0 || member.volunteer != 0) return;
    if (!g.of_member(member, kRotates).chance(n.terms.rotating)) return;
    n.familiarity.row(m).setZero();
    n.familiarity.col(m).setZero();
}

/// Those around the core come to some of the meetings only.
bool invited(const Network& network, const Member& member) {
    if (network.terms.core_members <= 0 || member.core != 0) return true;
    const auto every = static_cast<std::uint32_t>(std::max(1, network.terms.shell_every));
    return network.books.meetings % every == 0;
}

}  // namespace

bool take_hours(Gathering& g, const Member& member, double hours) {
    if (member.volunteer != 0) {
        auto* volunteer = volunteers::find(g.people.stock, {member.index, member.who});
        if (volunteer == nullptr || volunteer->hours.left() + 1e-9 < hours) return false;
        g.network.ledger.hours_volunteer += volunteers::give(g.people.stock, *volunteer, hours);
        return true;
    }
    auto& post = g.people.posts[member.index];
    if (post.hours.left() + 1e-9 < hours) return false;
    g.network.ledger.hours_professional += professionals::give(post, hours);
    return true;
}

double attendance_chance(const Gathering& g, const Member& member) {
    const MeetingRules& rules = g.network.rules.meetings;
    const NetworkTerms& terms = g.network.terms;
    const double willing = rules.attends * (0.5 + 0.5 * g.network.energy);
    if (member.volunteer != 0) return willing;
    const auto& organisation = g.network.partners[member.organisation];
    const double a_week = rules.hours / std::max(1, terms.cadence_weeks);
    const double released = std::min(1.0, organisation.released_hours / a_week);
    double chance = willing * released * (0.5 + 0.5 * organisation.management_commitment);
    if (!terms.project_structure) chance *= rules.daily_delusion;
    const bool gp = g.people.posts[member.index].discipline == professionals::Discipline::gp;
    if (!gp || !terms.by_day) return chance;
    const double footing = terms.equal_standing ? g.network.rules.method.equal_standing : 0;
    return chance * (rules.gp_by_day + footing * (1 - rules.gp_by_day));
}

double after_meeting(const Network& network,
                     double familiarity,
                     double trust_a,
                     double trust_b,
                     double hidden_a,
                     double hidden_b) {
    const double informal = network.rules.meetings.hours * network.terms.informal_share;
    const double trust = (trust_a + trust_b) / (2 * kPlainTrust);
    const double open = (1 - hidden_a) * (1 - hidden_b);
    const double growth = -std::expm1(-network.rules.meetings.growth * informal *
                                      coordination(network) * trust * open);
    return familiarity + growth * (1 - familiarity);
}

void introduce(Network& network, MemberId newcomer) {
    ++network.newcomers;
    if (!network.terms.introductions || !network.coordinator) return;
    const auto first =
        static_cast<float>(network.rules.meetings.introduction * coordination(network));
    for (std::size_t m = 0; m < network.members.size(); ++m) {
        if (network.members[m].present == 0 || m == newcomer) continue;
        const auto other = static_cast<Eigen::Index>(m);
        network.familiarity(newcomer, other) = first;
        network.familiarity(other, newcomer) = first;
    }
}

void between_meetings(Gathering& g) {
    Network& n = g.network;
    const MeetingRules& rules = n.rules.meetings;
    n.familiarity *= static_cast<float>(std::exp2(-1 / rules.half_life));
    // In a small area people run into each other; in a large one they do not.
    const double small = 10'000.0 / std::max(500u, g.people.residents.rows());
    const auto met = static_cast<float>(std::min(0.05, rules.encounters * small));
    for (std::size_t a = 0; a < n.members.size(); ++a) {
        if (n.members[a].present == 0) continue;
        for (std::size_t b = 0; b < n.members.size(); ++b) {
            if (a == b || n.members[b].present == 0) continue;
            float& k = n.familiarity(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b));
            k += met * (1 - k);
        }
    }
}

void meet(Gathering& g) {
    Network& n = g.network;
    for (std::size_t m = 0; m < n.members.size(); ++m) {
        Member& member = n.members[m];
        member.here = 0;
        if (member.present == 0 || !invited(n, member)) continue;
        ++n.books.invited;
        auto rng = g.of_member(member, kComes);
        if (!rng.chance(attendance_chance(g, member))) continue;
        if (!take_hours(g, member, n.rules.meetings.hours)) continue;
        member.here = 1;
        ++n.books.attended;
        rotate(g, static_cast<MemberId>(m));
    }
    ++n.books.meetings;
    n.ledger.euro_municipality += n.terms.euro_per_meeting;
    if (n.terms.experts) n.ledger.euro_municipality += n.rules.method.expert_euro;
    get_acquainted(g);
    interests_show(g);
    if (n.rivalry > 0)
        n.familiarity *= static_cast<float>(1 - n.rules.meetings.dispute * n.rivalry);
    look_round(g);
}

}  // namespace models::collaboration
