#include "models/collaboration/spirit.h"

#include <algorithm>
#include <cmath>

#include "models/collaboration/method.h"

namespace models::collaboration {

namespace {

double count(const Network& network, Note note) {
    return network.since_meeting[static_cast<std::size_t>(note)];
}

bool first_year(const Gathering& g) {
    return g.step.week - g.network.begin_week < 52;
}

/// How far there was time to reflect, 0 none .. 1 enough.
double reflected(const Network& network) {
    return std::min(1.0, network.terms.reflection_share / network.rules.vision.enough);
}

/// Share of the members who were there, and how much of their interests they hid.
struct There {
    double share = 0;
    double hidden = 0;
};

There who_was_there(const Gathering& g) {
    double members = 0, here = 0, hidden = 0;
    for (const Member& m : g.network.members) {
        if (m.present == 0) continue;
        ++members;
        if (m.here == 0) continue;
        ++here;
        hidden += hidden_interest(g.network, g.network.partners[m.organisation]);
    }
    if (here == 0) return {};
    return {here / members, hidden / here};
}

void gain(double& value, double share) {
    value += share * (1 - value);
}

void lose(double& value, double share) {
    value *= 1 - std::clamp(share, 0.0, 1.0);
}

double compound(double share, double times) {
    return 1 - std::pow(1 - share, times);
}

/// How often the members heard, or did not hear, what became of a signal, as it counts for all of
/// them: the heart that one takes or loses is her own.
double answers(const Network& network, Note note) {
    return count(network, note) * network.rules.energy.shared_by /
           std::max(1.0, static_cast<double>(network.size()));
}

}  // namespace

double without_vision(const Network& network) {
    return 1 - network.rules.vision.holds * network.vision;
}

double direction(const Network& network) {
    if (!network.terms.director) return 0;
    return network.terms.director_budget ? 1 : network.rules.vision.director_without_budget;
}

void reflect(Gathering& g) {
    Network& n = g.network;
    const VisionRules& rules = n.rules.vision;
    const double hours = n.rules.meetings.hours * n.terms.reflection_share;
    const There there = who_was_there(g);
    double growth = rules.growth * hours * there.share * coordination(n);
    growth *= first_year(g) ? rules.early : 1;
    growth *= 1 + rules.director * direction(n);
    growth *= (1 - rules.rival * n.rivalry) * (1 - rules.money * n.terms.money_motive);
    growth *= 1 - there.hidden;
    gain(n.vision, -std::expm1(-growth));
    lose(n.vision, compound(rules.doing * (1 - reflected(n)), count(n, Note::action)));
    for (const Member& m : n.members)
        if (m.here != 0 && m.volunteer == 0)
            professionals::learn(g.people.posts[m.index], std::min(1.0, rules.learning * hours));
}

void take_heart(Gathering& g) {
    Network& n = g.network;
    const EnergyRules& rules = n.rules.energy;
    const double cases = count(n, Note::discussed) + count(n, Note::action) +
                         count(n, Note::success) + count(n, Note::failure);
    gain(n.energy, compound(rules.success, count(n, Note::success)));
    gain(n.energy, compound(rules.feedback, answers(n, Note::feedback)));
    gain(n.energy, compound(rules.agreed, count(n, Note::agreed)));
    if (n.terms.fed) gain(n.energy, rules.fed);
    gain(n.energy, rules.taken_seriously * direction(n));
    if (n.coordinator) {
        const double without = n.rules.meetings.without_coordinator;
        gain(n.energy,
             rules.coordinator * (coordination(n) - without) / std::max(1e-9, 1 - without));
    }
    const auto discourage = [&](double share) { lose(n.energy, share * without_vision(n)); };
    // In the first year there is enough to talk about.
    const double content = first_year(g) ? reflected(n) : 0;
    if (cases == 0) discourage(rules.empty * (1 - content));
    discourage(compound(rules.silence, answers(n, Note::unanswered)));
    if (count(n, Note::action) > 0) discourage(rules.only_doing * (1 - reflected(n)));
    if (count(n, Note::discussed) > 0 && count(n, Note::action) == 0)
        discourage(rules.only_talking);
    discourage(rules.one_sided * std::abs(2 * n.thinkers - 1));
    discourage(compound(rules.newcomer, n.newcomers));
    discourage(n.rules.method.boundless * n.scope);
    if (n.terms.outside_study && studying(n, g.step.week)) discourage(n.rules.method.leaning_back);
    gain(n.results, compound(n.rules.survival.result, count(n, Note::success)));
    n.newcomers = 0;
    for (auto& notes : n.since_meeting)
        notes = 0;
}

void make_known(Gathering& g) {
    Network& n = g.network;
    if (mean_familiarity(n) < n.rules.publicity.form) return;
    gain(n.publicity, n.rules.publicity.growth * n.terms.publicity_effort);
}

void fade(Network& n) {
    n.vision *= std::exp2(-1 / n.rules.vision.half_life);
    n.publicity *= std::exp2(-1 / n.rules.publicity.half_life);
    n.results *= std::exp2(-1 / n.rules.survival.result_weeks);
    n.energy += (n.rules.energy.rest - n.energy) * -std::expm1(-1 / n.rules.energy.rest_weeks);
}

}  // namespace models::collaboration
