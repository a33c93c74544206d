#pragma once

#include <array>
#include <string>
#include <unordered_map>

#include "sim/result.h"

namespace models::places {

/// What is compared: shares lonely (3 or more of 11) and strongly lonely (9 or more).
inline constexpr std::size_t kOutcomes = 4;
inline constexpr std::array<const char*, kOutcomes> kOutcomeNames{
    "lonely 18+", "strongly lonely 18+", "lonely 65+", "strongly lonely 65+"};

inline constexpr std::size_t kYears = 3;
inline constexpr std::array<int, kYears> kYearsPublished{2012, 2016, 2020};

/// Position of a year in kYearsPublished; kYears where it is none of them.
std::size_t row_of_year(int year);

/// Shares by outcome, 0 to 1; NaN where unknown.
using Shares = std::array<double, kOutcomes>;

/// RIVM's estimates of one area, by year as in kYearsPublished.
using Published = std::array<Shares, kYears>;

inline constexpr const char* kPublishedFile = "loneliness_2012_2016_2020.csv";

/// All areas of kPublishedFile in `folder` (scenarios/data), by code. Only to be
/// compared with, never to make or to tune anything.
sim::Result<std::unordered_map<std::string, Published>> read_published(const std::string& folder);

}  // namespace models::places
