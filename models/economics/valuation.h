#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/economics/cost_record.h"

namespace models::economics {

/// The Dutch guideline for economic evaluations (Zorginstituut Nederland, 2024): what comes a year
/// later counts so much less.
inline constexpr double kGuidelineCosts = 0.03, kGuidelineEffects = 0.015;  // a year

/// How euro, hours and lonely years of different moments and people are made one number.
struct Valuation {
    double volunteer_hour = 0;    // euro; on top of what the run counted (`prices_volunteers`)
    double participant_hour = 0;  // euro
    double discount_costs = 0;    // a year, 0.03: 3 %
    double discount_effects = 0;  // a year
};

/// The time over which all arms are counted: from the first start of any arm to the last
/// observation. Before it no arm differs, so that differences are those of the whole run.
struct Horizon {
    std::uint32_t start_week = 0, end_week = 0;
    double years() const;
};
Horizon horizon_of(const CostRecord& record);

/// What the flow that ends in each observation counts for: (1 + rate)^-years, of the years from
/// `start_week` to the middle between the observation and the one before (or `start_week` where
/// that is later); 0 for observations before `start_week`. A first observation has its flow since
/// the start of the run.
std::vector<double> discount_factors(std::span<const std::uint32_t> weeks,
                                     std::uint32_t start_week,
                                     double rate);

/// What one arm of one replicate spent and lived within the horizon.
struct Outcome {
    std::array<double, recorders::kBearers> euro{}, hours{};  // as paid and given
    double cost = 0;          // euro of all bearers and hours at their prices, as paid
    double cost_now = 0;      // the same, discounted
    double lonely_years = 0;  // person-years, as lived
    double lonely_now = 0;    // the same, discounted
    std::array<double, kPassed> persons{};  // 0 where not known
};

/// Of every arm and replicate: [arm][replicate].
std::vector<std::vector<Outcome>> outcomes_of(const CostRecord& record, const Valuation& valuation);

}  // namespace models::economics
