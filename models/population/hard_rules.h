#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/population/population.h"

namespace models::population {

/// How often one rule that has no exceptions is broken.
struct RuleCount {
    std::string rule;
    std::uint32_t broken = 0;
};

/// Checks a finished population against the hard rules, from its columns alone:
/// - the columns are of one length, every person is in one household, and no household is empty;
/// - nobody under 18 lives without somebody of 18 or over; people who live alone are 18 or over;
/// - the positions of the people fit the type of their household;
/// - couples have exactly two partners, both 18 or over, and one is married if and only if the
/// other is;
/// - every parent at home is at least 15 years older than every child at home, and the mother
/// (without a
///   mother the younger parent) at most 50;
/// - people in institutions are 18 or over; children under 15 have no education level yet; nobody
/// under
///   18 is married, works or has one of the limitations of adults.
std::vector<RuleCount> check_hard_rules(const Population& population);

std::uint32_t total_broken(const std::vector<RuleCount>& rules);

}  // namespace models::population
