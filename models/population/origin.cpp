#include <algorithm>
#include <cmath>

#include "models/population/frame.h"

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kOrder = 10, kSingles = 12, kMixed = 14 };

// Assumptions: docs/population.md#attributes. No public table has origin by age or household below
// the municipality.
constexpr double kFewerPerYear = 0.025;  // log odds of a foreign origin per year of age of the head
constexpr double kMixedCouples = 0.24;   // couples that may exchange a partner with another couple

/// Gives whole households the origin `origin` until `wanted` persons have it.
void fill(Frame& frame,
          const std::vector<std::uint32_t>& order,
          std::vector<char>& taken,
          Origin origin,
          int wanted) {
    auto& persons = frame.population.persons;
    const auto& households = frame.population.households;
    for (const auto i : order) {
        if (wanted == 0) return;
        const std::uint32_t h = i;
        const int size = households.size[h];
        if (taken[h] || size > wanted) continue;
        taken[h] = 1;
        wanted -= size;
        for (int m = 0; m < size; ++m)
            persons.origin[households.first_person[h] + static_cast<std::uint32_t>(m)] = origin;
    }
    // The last few persons: one of a household whose others are of another origin, the last
    // member first.
    for (const auto h : order) {
        if (wanted == 0) return;
        if (taken[h]) continue;
        const std::uint32_t last = households.first_person[h] + households.size[h] - 1u;
        if (persons.origin[last] != Origin::netherlands) continue;
        persons.origin[last] = origin;
        taken[h] = 1;
        --wanted;
    }
}

void mix_couples(Frame& frame, std::uint32_t first, std::uint32_t end) {
    auto& persons = frame.population.persons;
    const auto& households = frame.population.households;
    const Draws draws = frame.draws(kMixed);
    std::vector<std::pair<double, std::uint32_t>> couples;
    for (std::uint32_t h = first; h < end; ++h) {
        const HouseholdType type = households.type[h];
        if (type != HouseholdType::couple && type != HouseholdType::couple_children) continue;
        sim::Rng rng = draws.rng(h);
        const bool chosen = rng.chance(kMixedCouples);
        if (chosen) couples.emplace_back(rng.uniform(), households.first_person[h] + 1);
    }
    std::sort(couples.begin(), couples.end());
    for (std::size_t i = 0; i + 1 < couples.size(); i += 2)
        std::swap(persons.origin[couples[i].second], persons.origin[couples[i + 1].second]);
}

}  // namespace

void assign_origin(Frame& frame) {
    auto& persons = frame.population.persons;
    persons.origin.assign(persons.rows(), Origin::netherlands);
    std::vector<char> taken(frame.population.households.rows(), 0);
    for (int b = 0; b < frame.buurten(); ++b) {
        const auto i = static_cast<std::size_t>(b);
        const std::uint32_t first = frame.first_household[i], end = frame.first_household[i + 1];
        std::vector<double> weights;
        for (std::uint32_t h = first; h < end; ++h)
            weights.push_back(std::exp(-kFewerPerYear * persons.age[frame.head(h)]));
        auto order = draw_weighted(weights, weights.size(), frame.draws(kOrder, first));
        for (auto& h : order)
            h += first;
        const auto& wanted = frame.margins.buurten[i].origin;
        fill(frame, order, taken, Origin::outside_europe, wanted[2]);
        fill(frame, order, taken, Origin::europe, wanted[1]);
        mix_couples(frame, first, end);
    }
}

}  // namespace models::population
