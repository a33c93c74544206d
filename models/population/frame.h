#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/population/area_data.h"
#include "models/population/margins.h"
#include "models/population/population.h"
#include "models/population/raking.h"
#include "models/population/roles.h"

namespace models::population {

/// A population on its way: people have homes, and receive their attributes one after another.
struct Frame {
    const AreaData& data;
    const AreaMargins& margins;
    std::uint64_t seed = 0;
    Population& population;
    std::vector<Role> role;                      // of each person
    std::vector<std::uint32_t> first_household;  // of each buurt, and one past the last
    std::vector<std::uint32_t> first_person;     // the same

    int buurten() const { return static_cast<int>(margins.buurten.size()); }
    Draws draws(std::uint32_t purpose, std::uint32_t offset = 0) const {
        return {seed, Stream::population_attributes, purpose, offset};
    }
    /// The oldest partner or parent: who stands for a household.
    std::uint32_t head(std::uint32_t household) const {
        return population.households.first_person[household];
    }
};

// Each gives one attribute to everybody, conditional on those before, and keeps the margins of each
// buurt. In this order. Draws from Stream::population_attributes.

/// Persons::origin. People of one household share theirs but for some couples.
void assign_origin(Frame& frame);
/// Households::tenure, by type of household and age.
void assign_tenure(Frame& frame);
/// Households::income, by type of household, age and tenure.
void assign_income(Frame& frame);
/// Persons::education, by age and income.
void assign_education(Frame& frame);
/// Persons::work, by age and education.
void assign_work(Frame& frame);
/// Persons::marital: married partners are married, the others by age and sex.
void assign_marital(Frame& frame);
/// Persons::mobility_limited, limited and anxious, by age, income and one another.
void assign_health(Frame& frame);
/// Households::strain, by type of household, income and tenure.
void assign_strain(Frame& frame);
/// Households::x and y, and the order of the homes of a buurt along a curve.
void assign_homes(Frame& frame, const Area& area);

/// Counts wanted of each buurt for shares of its `items`: whole, and adding up over the area.
Counts whole_targets(std::span<const int> items,
                     std::span<const double> shares,
                     int categories,
                     const Draws& draws);

/// Gives every item a category. `cell` is the kind of each item, `odds` (kinds x categories) how
/// likely the categories are for a kind; the totals of the categories are met exactly.
std::vector<std::uint8_t> allocate(std::span<const int> cell,
                                   const Table& odds,
                                   std::span<const int> totals,
                                   const Draws& draws);

/// The `n` items that come first in a random order in which weight counts (Efraimidis and
/// Spirakis).
std::vector<std::uint32_t> draw_weighted(std::span<const double> weights,
                                         std::size_t n,
                                         const Draws& draws);

/// Number of expected persons working as their main activity among the residents of a buurt.
double working_wanted(const Frame& frame, int buurt);

}  // namespace models::population
