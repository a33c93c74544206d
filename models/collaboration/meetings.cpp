#include "models/collaboration/meetings.h"

#include <algorithm>
#include <cmath>

namespace models::collaboration {

namespace {

constexpr double kPlainTrust = 0.5;  // with which the growth of the rules is as it says

double hidden(const Gathering& g, const Member& member) {
    return hidden_interest(g.network, g.people.organisations[member.organisation]);
}

/// Takes the hours of a meeting from her week; false when she has fewer.
bool take_hours(Gathering& g, const Member& member) {
    const double hours = g.network.rules.meetings.hours;
    if (member.volunteer != 0) {
        auto* volunteer = volunteers::find(g.people.stock, {member.index, member.who});
        if (volunteer == nullptr || volunteer->hours.left() + 1e-9 < hours) return false;
        g.network.ledger.hours_volunteer += volunteers::give(g.people.stock, *volunteer, hours);
        return true;
    }
    auto& post = g.people.posts[member.index];
    if (post.hours.left() + 1e-9 < hours) return false;
    const double given = professionals::give(post, hours);
    g.network.ledger.hours_professional += given;
    return true;
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

}  // namespace

double attendance_chance(const Gathering& g, const Member& member) {
    const MeetingRules& rules = g.network.rules.meetings;
    const NetworkTerms& terms = g.network.terms;
    const double willing = rules.attends * (0.5 + 0.5 * g.network.energy);
    if (member.volunteer != 0) return willing;
    const auto& organisation = g.people.organisations[member.organisation];
    const double a_week = rules.hours / std::max(1, terms.cadence_weeks);
    const double released = std::min(1.0, organisation.released_hours / a_week);
    double chance = willing * released * (0.5 + 0.5 * organisation.management_commitment);
    if (!terms.project_structure) chance *= rules.daily_delusion;
    const bool gp = g.people.posts[member.index].discipline == professionals::Discipline::gp;
    return gp && terms.by_day ? chance * rules.gp_by_day : chance;
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
    for (Member& member : n.members) {
        member.here = 0;
        if (member.present == 0) continue;
        ++n.books.invited;
        auto rng = g.of_member(member, kComes);
        if (!rng.chance(attendance_chance(g, member)) || !take_hours(g, member)) continue;
        member.here = 1;
        ++n.books.attended;
    }
    ++n.books.meetings;
    n.ledger.euro_municipality += n.terms.euro_per_meeting;
    get_acquainted(g);
    interests_show(g);
    if (n.terms.rival > 0)
        n.familiarity *= static_cast<float>(1 - n.rules.meetings.dispute * n.terms.rival);
    look_round(g);
}

}  // namespace models::collaboration
