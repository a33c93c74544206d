#include "models/residents/health.h"

#include <algorithm>

#include "sim/philox_batch.h"
#include "sim/units.h"

#include "models/streams.h"

namespace models::residents {

namespace {

constexpr std::uint32_t kEvery = 4;  // weeks between two looks at one person's health

/// Weekly chances of one condition as 32-bit limits, by age band.
struct Limits {
    std::array<std::uint32_t, kHealthBands> onset{};
    std::uint32_t recovery = 0;
};

std::uint32_t limit(double rate_per_year) {
    const double chance = -std::expm1(-rate_per_year * kEvery / sim::kWeeksPerYear);
    return static_cast<std::uint32_t>(chance * 4294967295.0);
}

Limits make_limits(const std::array<double, kHealthBands>& shares, double recovery) {
    Limits limits;
    for (std::size_t band = 0; band < kHealthBands; ++band)
        limits.onset[band] = limit(onset_rate(shares[band], recovery));
    limits.recovery = limit(recovery);
    return limits;
}

std::uint8_t next(const Limits& limits, std::uint8_t now, int band, std::uint32_t bits) {
    if (now) return bits < limits.recovery ? 0 : 1;
    return bits < limits.onset[static_cast<std::size_t>(band)] ? 1 : 0;
}

}  // namespace

HealthShares measure_health(const Residents& residents) {
    std::array<double, kHealthBands> adults{};
    HealthShares shares;
    for (std::uint32_t row = 0; row < residents.rows(); ++row) {
        const ResidentId r{row};
        if (!residents.adult(r)) continue;
        const auto band = static_cast<std::size_t>(health_band(residents.years(r)));
        adults[band] += 1;
        shares.limited[band] += residents.limited[r];
        shares.mobility_limited[band] += residents.mobility_limited[r];
        shares.anxious[band] += residents.anxious[r];
    }
    for (std::size_t band = 0; band < kHealthBands; ++band) {
        // One person added with half a condition: a band of three people is not all ill or all
        // well.
        const auto settle = [&](double& ill) {
            ill = std::min(0.9, (ill + 0.05) / (adults[band] + 1));
        };
        settle(shares.limited[band]);
        settle(shares.mobility_limited[band]);
        settle(shares.anxious[band]);
    }
    return shares;
}

double onset_rate(double share, double recovery) {
    const double bounded = std::clamp(share, 0.0, 0.95);
    return recovery * bounded / (1 - bounded);
}

void fall_ill_or_recover(const HealthRules& rules,
                         const HealthShares& shares,
                         const sim::Step& step,
                         Residents& residents) {
    const Limits limited = make_limits(shares.limited, rules.limitation_recovery);
    const Limits mobility = make_limits(shares.mobility_limited, rules.mobility_recovery);
    const Limits anxious = make_limits(shares.anxious, rules.anxiety_recovery);
    sim::for_each_block(
        residents.rows(), [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
            // A quarter of the blocks each week: rates are slow, and a week costs a quarter.
            if ((block + step.number) % kEvery != 0) return;
            std::uint32_t words[4][sim::kBlockRows];
            std::uint32_t* const out[4] = {words[0], words[1], words[2], words[3]};
            sim::draw_rows(
                step.chance(), number(Stream::residents_health), begin, end - begin, out);
            for (std::uint32_t row = begin; row < end; ++row) {
                const ResidentId r{row};
                if (!residents.adult(r)) continue;
                const int band = health_band(residents.years(r));
                const std::uint32_t k = row - begin;
                residents.limited[r] = next(limited, residents.limited[r], band, words[0][k]);
                residents.mobility_limited[r] =
                    next(mobility, residents.mobility_limited[r], band, words[1][k]);
                residents.anxious[r] = next(anxious, residents.anxious[r], band, words[2][k]);
            }
        });
}

}  // namespace models::residents
