#include "models/ties/synthesis.h"

#include <algorithm>
#include <cmath>

#include "sim/distributions.h"
#include "sim/rng.h"

#include "models/streams.h"

namespace models::ties {

namespace {

constexpr double kParentScale = 6;  // years

float drawn_strength(sim::Rng& rng, double mean) {
    return static_cast<float>(std::clamp(mean * (0.6 + 0.8 * rng.uniform()), 0.08, 0.98));
}

bool partners(Position a, Position b) {
    return with_partner(a) && with_partner(b);
}

Kind household_kind(const Residents& residents, ResidentId a, ResidentId b) {
    const Position pa = residents.position[a];
    const Position pb = residents.position[b];
    if (partners(pa, pb)) return Kind::partner;
    if ((pa == Position::child) != (pb == Position::child)) return Kind::parent_child;
    return Kind::other_kin;
}

/// Kin elsewhere: parents who are alive, children who left, other kin.
void tie_kin(const SynthesisRules& rules,
             const Residents& residents,
             ResidentId r,
             sim::Rng& rng,
             double sociable,
             Ties& ties) {
    const double age = residents.years(r);
    const bool at_home = residents.position[r] == Position::child;
    for (const bool mother : {true, false}) {
        const bool alive = rng.chance(parent_alive(rules, age, mother) * (mother ? 0.95 : 0.85));
        const std::uint32_t name = rng.bits() & ~kOutside;
        if (alive && !at_home)
            ties.connect_outside(r, name, Kind::parent_child, drawn_strength(rng, 0.6));
    }
    // Children who left home: nearly all of them by the parent's age of 65.
    const double gone = std::clamp((age - 45) / 18, 0.0, 1.0);
    const int children = sim::poisson(rng, rules.children_per_woman * gone);
    for (int k = 0; k < std::min(children, 5); ++k)
        ties.connect_outside(
            r, rng.bits() & ~kOutside, Kind::parent_child, drawn_strength(rng, 0.62));
    const int others = sim::poisson(rng, rules.other_kin_mean * (0.5 + 0.5 * sociable));
    for (int k = 0; k < std::min(others, 12); ++k)
        ties.connect_outside(r, rng.bits() & ~kOutside, Kind::other_kin, drawn_strength(rng, 0.4));
}

/// A slot near `r` for a tie inside the area: within the window, another household, an adult.
std::uint32_t near_slot(const Residents& residents,
                        ResidentId r,
                        std::uint32_t window,
                        sim::Rng& rng) {
    const std::int64_t reach = std::min<std::int64_t>(window, residents.rows() - 1);
    if (reach < 1) return r.row;
    const std::int64_t at =
        static_cast<std::int64_t>(r.row) +
        static_cast<std::int64_t>(rng.below(static_cast<std::uint32_t>(2 * reach + 1))) - reach;
    if (at < 0 || at >= residents.rows()) return r.row;
    return static_cast<std::uint32_t>(at);
}

/// How many friends, neighbours and others a person keeps, against the mean: partly who she is.
double sociability(const SynthesisRules& rules,
                   const Residents& residents,
                   ResidentId r,
                   sim::Rng& rng) {
    const double drawn = sim::gamma(rng, rules.size_dispersion) / rules.size_dispersion;
    return drawn * std::exp(rules.extraversion_effect * residents.extraversion[r]);
}

void tie_acquaintances(const SynthesisRules& rules,
                       const Residents& residents,
                       ResidentId r,
                       sim::Rng& rng,
                       double sociable,
                       bool moved_in,
                       Ties& ties) {
    const auto start = [&](double mean, Kind kind, double strength) {
        const int wanted = std::min(sim::poisson(rng, mean * sociable), 25);
        for (int k = 0; k < wanted; ++k)
            ties.connect_outside(r, rng.bits() & ~kOutside, kind, drawn_strength(rng, strength));
    };
    const bool works = residents.work[r] == Work::working || residents.work[r] == Work::student;
    const double outside = moved_in ? 1.0 : 1 - rules.friends_inside;
    start(rules.friends_mean * outside, Kind::friendship, 0.5);
    if (works) start(rules.colleagues_mean, Kind::colleague, 0.4);
    start(rules.club_mean, Kind::club, 0.4);
}

}  // namespace

double parent_alive(const SynthesisRules& rules, double age, bool mother) {
    const double at_50 = std::clamp(rules.mother_alive_at_50, 0.01, 0.99);
    const double logit =
        std::log(at_50 / (1 - at_50)) - (age + (mother ? 0 : 5) - 50) / kParentScale;
    return 1 / (1 + std::exp(-logit));
}

double parent_loss_rate(const SynthesisRules& rules, int age) {
    double rate = 0;
    for (const bool mother : {true, false}) {
        const double alive = parent_alive(rules, age, mother);
        rate += alive * (1 - alive) / kParentScale;
    }
    return rate;
}

/// Places of a person's slot: 6.5 for an ordinary family, as many again for who is as sociable as
/// most, and the room that is left; at least 12, in groups of four. Who is full meets nobody new.
std::uint8_t places_for(const SynthesisRules& rules, double sociable) {
    const double wanted = 6.5 + 6.5 * sociable + rules.spare_room;
    const double places = std::clamp(wanted, 12.0, static_cast<double>(kMaxTies));
    return static_cast<std::uint8_t>((static_cast<int>(places) + 3) / 4 * 4);
}

void tie_household(const Residents& residents,
                   const Households& households,
                   ResidentId r,
                   Ties& ties) {
    const HouseholdId h = residents.household[r];
    if (households.type[h] == HouseholdType::institution) return;
    const std::uint32_t first = households.first[h];
    for (std::uint32_t row = first; row < first + households.slots[h]; ++row) {
        const ResidentId other{row};
        if (other == r || !residents.adult(other)) continue;
        const Kind kind = household_kind(residents, r, other);
        ties.connect(r, other, kind, kind == Kind::partner ? 0.85f : 0.7f);
    }
}

void tie_outside(const SynthesisRules& rules,
                 std::uint64_t seed,
                 const Residents& residents,
                 ResidentId r,
                 bool moved_in,
                 Ties& ties) {
    sim::Rng rng(sim::Chance{seed, 0}, number(Stream::ties_synthesis), residents.uid(r));
    const double sociable = sociability(rules, residents, r, rng);
    tie_kin(rules, residents, r, rng, sociable, ties);
    tie_acquaintances(rules, residents, r, rng, sociable, moved_in, ties);
}

void tie_inside(const SynthesisRules& rules,
                std::uint64_t seed,
                const Residents& residents,
                ResidentId r,
                Ties& ties) {
    sim::Rng rng(sim::Chance{seed, 1}, number(Stream::ties_synthesis), residents.uid(r));
    const double sociable = 0.4 + 0.6 * sociability(rules, residents, r, rng);
    const auto start = [&](double mean, Kind kind, double window, double strength) {
        const int wanted = sim::poisson(rng, 0.5 * mean * sociable);
        for (int k = 0; k < std::min(wanted, 20); ++k) {
            for (int attempt = 0; attempt < 6; ++attempt) {
                const ResidentId other{
                    near_slot(residents, r, static_cast<std::uint32_t>(window), rng)};
                const double years = std::abs(residents.age[r] - residents.age[other]) / 52.0;
                const bool like = rng.chance(std::exp(-years / 18));
                if (!like || !residents.adult(other)) continue;
                if (residents.household[other] == residents.household[r]) continue;
                ties.connect(r, other, kind, drawn_strength(rng, strength));
                break;
            }
        }
    };
    start(rules.neighbours_mean, Kind::neighbour, rules.neighbour_reach, 0.4);
    start(rules.friends_mean * rules.friends_inside, Kind::friendship, rules.friend_reach, 0.5);
}

void make_ties(const SynthesisRules& rules,
               std::uint64_t seed,
               const Residents& residents,
               const Households& households,
               Ties& ties) {
    const std::uint32_t rows = residents.rows();
    ties.begin.resize(rows);
    ties.count.resize(rows);
    ties.capacity.resize(rows);
    std::uint32_t at = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const ResidentId r{row};
        sim::Rng rng(sim::Chance{seed, 0}, number(Stream::ties_synthesis), residents.uid(r));
        ties.begin[r] = at;
        ties.count[r] = 0;
        // Children's and empty slots too: whoever grows up or moves in must not be full at once.
        ties.capacity[r] = places_for(rules, sociability(rules, residents, r, rng));
        at += ties.capacity[r];
    }
    ties.other.assign(at, 0);
    ties.strength.assign(at, 0);
    ties.kind.assign(at, Kind::partner);
    ties.contacts.assign(at, 0);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const ResidentId r{row};
        if (residents.adult(r)) tie_household(residents, households, r, ties);
    }
    for (std::uint32_t row = 0; row < rows; ++row) {
        const ResidentId r{row};
        if (residents.adult(r)) tie_outside(rules, seed, residents, r, false, ties);
    }
    for (std::uint32_t row = 0; row < rows; ++row) {
        const ResidentId r{row};
        if (residents.adult(r)) tie_inside(rules, seed, residents, r, ties);
    }
}

}  // namespace models::ties
