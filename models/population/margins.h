#pragma once

#include <array>
#include <string>
#include <vector>

#include "models/population/area_data.h"

namespace models::population {

/// Households wanted in one buurt, real numbers. Partners are counted in couples.
struct HouseholdTargets {
    double one_person = 0;
    double couples = 0;  // without children at home
    double couples_children = 0;
    double single_parents = 0;
    double other_households = 0;  // of several adults without a couple or parent
    bool estimated = true;        // false: CBS publishes the types of this buurt
    bool with_children_estimated = true;

    double without_children() const { return couples + other_households; }
    double with_children() const { return couples_children + single_parents; }
    double total() const { return one_person + without_children() + with_children(); }
};

/// Shares of the categories of an attribute, and whether they are of this area itself.
template <std::size_t N>
struct Shares {
    std::array<double, N> of{};
    bool estimated = true;
};

/// Everything wanted of one buurt. Whole numbers add up to the area's published figures.
struct BuurtMargins {
    std::string code, name;
    int population = 0;
    std::array<int, 2> sex{};
    std::array<int, kAgeBands> age{};
    std::array<int, 3> origin{};
    HouseholdTargets households;
    Shares<3> tenure;     // of households: owner, corporation, other rent
    Shares<3> income;     // of households: lowest 40, middle 40, highest 20 %
    Shares<3> education;  // of residents of 15 and over: low, middle, high
    Shares<1> working;    // of residents of 15-74
    Shares<4> marital;    // of residents; only when published for the buurt or wijk
    HealthShares health;
    bool health_estimated = true;
};

struct AreaMargins {
    std::vector<BuurtMargins> buurten;
    const MunicipalityFacts* facts = nullptr;  // of the municipality, else of the country
    double partner_gap = 0;  // years that male partners are older than female ones, on average

    int population() const;
};

/// What the published tables say about `area`, and estimates where they say nothing. No chance in
/// it: equal for all seeds.
AreaMargins make_margins(const AreaData& data, const Area& area);

/// Households of each of `buurten`, all of one municipality. Published types where there are any;
/// else persons by age times the municipality's rates, corrected for the share of owner-occupied
/// dwellings, and raked so that the municipality keeps its own totals. Evidence:
/// docs/population.md#households.
std::vector<HouseholdTargets> make_household_targets(const AreaData& data,
                                                     const MunicipalityFacts& facts,
                                                     const std::vector<AreaRow>& buurten);

/// The targets of one buurt for which a researcher gives own figures (NaN where unknown).
HouseholdTargets own_household_targets(const MunicipalityFacts& facts,
                                       const AreaRow& buurt,
                                       const KnownFacts& known);

}  // namespace models::population
