#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/inference.h"

#include "models/economics/cost_record.h"
#include "models/economics/valuation.h"

namespace models::economics {

/// One replicate on the cost-effectiveness plane, an arm against its baseline; both discounted.
struct Point {
    double cost = 0;     // euro more
    double averted = 0;  // lonely person-years fewer
};

/// Replicates by quadrant. Nothing is rounded in favour of an arm: averting exactly nothing counts
/// as averting nothing, and only money saved or spared counts as no more.
struct Quadrants {
    std::uint32_t more_for_some = 0;     // costs more, averts lonely years
    std::uint32_t more_for_nothing = 0;  // costs more, averts none or adds some
    std::uint32_t free_for_some = 0;     // costs no more, averts lonely years
    std::uint32_t free_for_nothing = 0;  // costs no more, averts none or adds some
    std::uint32_t unchanged = 0;         // of the last: exactly as the baseline in both
};
Quadrants quadrants_of(const std::vector<Point>& points);

/// What can be said about a price.
enum class Price : std::uint8_t {
    known,
    too_few,        // replicates
    unsure,         // that there is anything to divide by: cannot tell
    worse,          // surely fewer than nothing to divide by: more lonely years
    nothing_spent,  // exactly as much money as the baseline
    saves           // surely cheaper than the baseline, and surely something for it
};

/// Euro for one more of something, with Fieller's interval.
struct CostPer {
    sim::Estimate amount;  // of that something, more than in the baseline
    sim::RatioEstimate euro;
    Price price = Price::unsure;
};

/// Everything about one arm against its baseline, over replicates. Amounts of `euro`, `hours` and
/// `cost` are as paid; `cost_now` and `averted_now` are discounted, as is what follows from them.
struct ArmComparison {
    std::string arm;
    std::uint32_t row = 0, reference = 0;
    std::uint32_t start_week = 0;
    double years = 0;  // from the arm's start to the end
    std::uint32_t replicates = 0;
    std::uint32_t draws = 0;  // of the numbers; 0: as given

    std::array<sim::Estimate, recorders::kBearers> euro, hours;                    // more in all
    std::array<sim::Estimate, recorders::kBearers> euro_per_year, hours_per_year;  // since start
    sim::Estimate cost, cost_per_year, averted, averted_per_year;
    sim::Estimate cost_now, averted_now;
    sim::Estimate cost_of_baseline;  // as paid, all replicates

    CostPer lonely_year;                // discounted
    std::array<CostPer, kPassed> each;  // person who started, completed, was helped; as paid
    std::vector<Point> points;          // by replicate
    Quadrants quadrants;
};

/// Every arm that is not a baseline, in the order of the record.
std::vector<ArmComparison> compare_arms(const CostRecord& record, const Valuation& valuation);

/// Euro for one of what is `bought`, replicate by replicate; see `Price`.
CostPer cost_per(const std::vector<double>& euro,
                 const std::vector<double>& bought,
                 sim::Draws draws);

}  // namespace models::economics
