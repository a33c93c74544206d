#include "models/ties/formation.h"

#include <algorithm>
#include <cmath>

#include "sim/units.h"

#include "models/streams.h"

namespace models::ties {

namespace {

/// Somebody near in the street: a slot at an exponential distance, in another household.
std::uint32_t pick_in_street(const FormationRules& rules,
                             const Residents& residents,
                             ResidentId r,
                             sim::Rng& rng) {
    const double distance = 1 - std::log(rng.uniform()) * rules.street_reach;
    const auto steps = static_cast<std::int64_t>(std::min(distance, 1e6));
    const std::int64_t at = static_cast<std::int64_t>(r.row) + (rng.chance(0.5) ? steps : -steps);
    if (at < 0 || at >= residents.rows()) return r.row;
    return static_cast<std::uint32_t>(at);
}

/// A tie of `r` inside the area, at random; or r itself.
std::uint32_t pick_acquaintance(const Ties& ties, ResidentId r, sim::Rng& rng) {
    const std::uint32_t n = ties.count[r];
    if (n == 0) return r.row;
    const std::uint32_t other = ties.other[ties.begin[r] + rng.below(n)];
    return is_outside(other) ? r.row : other;
}

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
    const auto strength = [&](sim::Rng& rng) {
        return to_strength(static_cast<float>(rules.start_strength * (0.5 + rng.uniform())));
    };
    const auto propose = [&](std::uint32_t block, ResidentId r) {
        auto rng = step.rng(number(Stream::ties_formation), r.row);
        const std::uint32_t priority = rng.bits();
        const double where = rng.uniform();
        const bool by_friend = where < rules.friend_share;
        const bool in_street = !by_friend && where < rules.friend_share + rules.street_share;
        if (!by_friend && !in_street) {
            const bool works =
                residents.work[r] == Work::working || residents.work[r] == Work::student;
            const bool at_work = where < rules.friend_share + rules.street_share + rules.work_share;
            if (at_work && !works) return;
            if (!rng.chance(rules.outside_liking)) return;
            const std::uint32_t name = rng.bits() & ~kOutside;
            const Kind kind = at_work ? Kind::colleague : Kind::club;
            proposals.send(block, priority, r.row, {r.row, kOutside | name, kind, strength(rng)});
            return;
        }
        const ResidentId other{
            by_friend ? pick_acquaintance(ties, ResidentId{pick_acquaintance(ties, r, rng)}, rng)
                      : pick_in_street(rules, residents, r, rng)};
        if (other == r || !residents.adult(other)) return;
        if (residents.household[other] == residents.household[r]) return;
        const double liking =
            similarity(rules, residents, r, other) * shadow_openness(residents.shadow[other]);
        if (!rng.chance(liking)) return;
        const Kind kind = by_friend ? Kind::friendship : Kind::neighbour;
        proposals.send(block, priority, r.row, {r.row, other.row, kind, strength(rng)});
    };

    proposals.reset(residents.rows());
    sim::for_each_block(
        residents.rows(), [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
            const auto rate = static_cast<float>(rules.encounter_rate);
            for (std::uint32_t row = begin; row < end; ++row) {
                const ResidentId r{row};
                const float u =
                    static_cast<float>(static_cast<std::int32_t>(draws.encounter[row] >> 1)) *
                    0x1p-31f;
                if (u >= rate * shadow_openness(residents.shadow[r])) continue;
                if (residents.adult(r)) propose(block, r);
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
