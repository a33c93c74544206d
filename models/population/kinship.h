#pragma once

#include <array>
#include <string>

#include "sim/result.h"

namespace models::population {

/// How the ages and numbers of kin in one household hang together (CBS; scenarios/data/README.md).
struct Kinship {
    struct GapClass {
        int low = 0, high = 0;  // years that the man is older, inclusive; negative: the woman
        double share = 0;
    };
    static constexpr int kGapClasses = 11;
    std::array<GapClass, kGapClasses> age_gap{};  // of marrying man-woman couples, 2017

    double same_sex_men = 0, same_sex_women = 0;  // share of couples (marriages and partnerships)

    /// Share of households with 1, 2, 3 and more children: unmarried couple, married, single
    /// parent.
    std::array<std::array<double, 3>, 3> children{};

    /// Share of households in the national lowest 40, middle 40 and highest 20 %: one person,
    /// couple, couple with children, single parent.
    std::array<std::array<double, 3>, 4> income_by_type{};
    /// The same by age of the main earner: under 25, 25-44, 45-64, 65 and over.
    std::array<std::array<double, 3>, 4> income_by_age{};

    static constexpr int kFirstYear = 1950, kYears = 75;
    std::array<double, kYears> mother_age{};  // mean age of the mothers of the births of a year

    /// Mean age of mothers at a birth `child_age` years before 2024.
    double mean_mother_age(int child_age) const;
};

sim::Result<Kinship> read_kinship(const std::string& folder);

}  // namespace models::population
