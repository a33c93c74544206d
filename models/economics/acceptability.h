#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/inference.h"

#include "models/economics/comparison.h"

namespace models::economics {

/// Arms between which somebody chooses: the first baseline and all that are compared with it.
struct Choice {
    std::vector<std::string> arms;           // the baseline first
    std::vector<std::vector<Point>> points;  // [arm][replicate], against the baseline: its own 0
    std::vector<std::uint32_t> draws;        // by replicate; empty: numbers as given
};
Choice choice_of(const CostRecord& record, const std::vector<ArmComparison>& comparisons);

/// Share of replicates in which what is averted is worth more than it costs when `pay` euro are
/// paid for each lonely person-year. Exactly as much is not more.
double share_worth_it(const std::vector<Point>& points, double pay);

/// What one willingness to pay says about all arms.
struct Acceptability {
    double pay = 0;                          // euro per lonely person-year averted
    std::vector<double> worth_it;            // by arm; the baseline: 0
    std::vector<double> best;                // share of replicates in which the arm is best
    std::vector<sim::Estimate> net_benefit;  // euro more than the baseline, by arm
    /// The arm with the highest mean net benefit: its `best` is the acceptability frontier.
    std::uint32_t frontier = 0;
};

/// At each of `pays`. Arms that are equally good: the first of them counts as best, so that an arm
/// must beat the baseline.
std::vector<Acceptability> acceptability_of(const Choice& choice, const std::vector<double>& pays);

/// `points` amounts from 0 to `most`, equally far apart; at least two.
std::vector<double> pays_up_to(double most, std::size_t points);

}  // namespace models::economics
