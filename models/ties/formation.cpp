#include "models/ties/formation.h"

#include <algorithm>
#include <cmath>

#include "sim/units.h"

#include "models/streams.h"

namespace models::ties {

namespace {

constexpr int kLooksInStreet = 4;  // homes tried before nobody is found: some are empty

/// Somebody near in the street: an adult at an exponential distance, in another household; or r.
std::uint32_t pick_in_street(const FormationRules& rules,
                             const Residents& residents,
                             ResidentId r,
                             sim::Rng& rng) {
    for (int look = 0; look < kLooksInStreet; ++look) {
        const double distance = 1 - std::log(rng.uniform()) * rules.street_reach;
        const auto steps = static_cast<std::int64_t>(std::min(distance, 1e6));
        const std::int64_t at =
            static_cast<std::int64_t>(r.row) + (rng.chance(0.5) ? steps : -steps);
        if (at < 0 || at >= residents.rows()) continue;
        const ResidentId other{static_cast<std::uint32_t>(at)};
        if (!residents.adult(other)) continue;
        if (residents.household[other] != residents.household[r]) return other.row;
    }
    return r.row;
}

/// A tie of `r` inside the area, at random; or r itself.
std::uint32_t pick_acquaintance(const Ties& ties, ResidentId r, sim::Rng& rng) {
    const std::uint32_t n = ties.count[r];
    if (n == 0) return r.row;
    const std::uint32_t other = ties.other[ties.begin[r] + rng.below(n)];
    return is_outside(other) ? r.row : other;
}

/// One person meets somebody this week: where, whom, and whether it could become a tie.
struct Encounter {
    const FormationRules& rules;
    const sim::Step& step;
    const Residents& residents;
    const Ties& ties;
    sim::Outbox<Proposal>& proposals;
    std::uint32_t block;

    void happen(ResidentId r) {
        auto rng = step.rng(number(Stream::ties_formation), r.row);
        const std::uint32_t priority = rng.bits();
        const double where = rng.uniform();
        if (where < rules.friend_share) {
            const ResidentId friend_of{pick_acquaintance(ties, r, rng)};
            meet(r,
                 ResidentId{pick_acquaintance(ties, friend_of, rng)},
                 Kind::friendship,
                 priority,
                 rng);
        } else if (where < rules.friend_share + rules.street_share) {
            meet(r,
                 ResidentId{pick_in_street(rules, residents, r, rng)},
                 Kind::neighbour,
                 priority,
                 rng);
        } else {
            meet_elsewhere(r,
                           where < rules.friend_share + rules.street_share + rules.work_share,
                           priority,
                           rng);
        }
    }

  private:
    void meet(ResidentId r, ResidentId other, Kind kind, std::uint32_t priority, sim::Rng& rng) {
        if (other == r || !residents.adult(other)) return;
        if (residents.household[other] == residents.household[r]) return;
        const double liking =
            similarity(rules, residents, r, other) * shadow_openness(residents.shadow[other]);
        if (!rng.chance(liking)) return;
        proposals.send(block, priority, r.row, {r.row, other.row, kind, strength(rng)});
    }

    void meet_elsewhere(ResidentId r, bool at_work, std::uint32_t priority, sim::Rng& rng) {
        const bool works = residents.work[r] == Work::working || residents.work[r] == Work::student;
        if (at_work && !works) return;
        if (!rng.chance(rules.outside_liking)) return;
        const std::uint32_t name = rng.bits() & ~kOutside;
        const Kind kind = at_work ? Kind::colleague : Kind::club;
        proposals.send(block, priority, r.row, {r.row, kOutside | name, kind, strength(rng)});
    }

    std::uint16_t strength(sim::Rng& rng) const {
        return to_strength(static_cast<float>(rules.start_strength * (0.5 + rng.uniform())));
    }
};

}  // namespace

double similarity(const FormationRules& rules,
                  const Residents& residents,
                  ResidentId a,
                  ResidentId b) {
    const double years = std::abs(residents.age[a] - residents.age[b]) / sim::kWeeksPerYear;
    double liking = std::exp(-years / rules.age_similarity);
    if (residents.origin[a] != residents.origin[b]) liking *= rules.unlike_factor;
    if (residents.education[a] != residents.education[b]) liking *= rules.unlike_factor;
    return liking;
}

void find_company(const FormationRules& rules,
                  const sim::Step& step,
                  const residents::WeeklyDraws& draws,
                  const Residents& residents,
                  Ties& ties,
                  sim::Outbox<Proposal>& proposals) {
    const std::uint32_t rows = residents.rows();
    const auto rate = static_cast<float>(rules.encounter_rate) * (1.0f / kOpennessScale);
    proposals.reset(rows);
    sim::for_each_block(rows, [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
        Encounter encounter{rules, step, residents, ties, proposals, block};
        for (std::uint32_t row = begin; row < end; ++row) {
            const std::uint32_t open = residents.shadow[ResidentId{row}] >> 16;
            const float chance = rate * static_cast<float>(static_cast<std::int32_t>(open));
            const auto draw = static_cast<std::int32_t>(draws.encounter[row] >> 1);
            if (static_cast<float>(draw) * 0x1p-31f >= chance) continue;
            if (residents.adult(ResidentId{row})) encounter.happen(ResidentId{row});
        }
    });
    proposals.deliver([&](const Proposal& p) {
        const ResidentId from{p.from};
        const float s = from_strength(p.strength);
        if (is_outside(p.to)) {
            ties.connect_outside(from, p.to & ~kOutside, p.kind, s);
        } else {
            ties.connect(from, ResidentId{p.to}, p.kind, s);
        }
    });
}

}  // namespace models::ties
