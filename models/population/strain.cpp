#include "models/population/strain.h"

#include <algorithm>

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kSome = 90, kGreat = 92 };

constexpr int kOldAge = 65;
constexpr double kGreatOfAll = 0.2;  // of adults with trouble; docs/population.md#attributes

/// How much likelier a household is to have trouble than another of the same buurt. Only ratios
/// count; the numbers are those of the buurt. Assumptions: docs/population.md#attributes.
double weight(const Households& households, std::uint32_t h) {
    constexpr std::array<double, 3> by_income{5.0, 1.5, 0.4};  // low, middle, high
    constexpr std::array<double, 3> by_tenure{0.6, 1.6, 1.2};  // owner, corporation, other rent
    constexpr std::array<double, 6> by_type{1.1, 0.8, 1.0, 2.0, 1.0, 0.0};
    return by_income[static_cast<std::size_t>(households.income[h])] *
           by_tenure[static_cast<std::size_t>(households.tenure[h])] *
           by_type[static_cast<std::size_t>(households.type[h])];
}

/// Adults of a household: under 65, and of 65 and over.
std::array<int, 2> adults_of(const Population& people, std::uint32_t h) {
    std::array<int, 2> n{};
    const std::uint32_t first = people.households.first_person[h];
    for (std::uint32_t p = first; p < first + people.households.size[h]; ++p)
        if (people.persons.age[p] >= kAdultAge) ++n[people.persons.age[p] >= kOldAge];
    return n;
}

/// The households of one buurt that can have trouble, in an order of chance in which weight counts.
std::vector<std::uint32_t> drawn_order(const Frame& frame, std::size_t b, Purpose purpose) {
    const std::uint32_t first = frame.first_household[b], end = frame.first_household[b + 1];
    std::vector<double> weights;
    for (std::uint32_t h = first; h < end; ++h)
        weights.push_back(weight(frame.population.households, h));
    auto order = draw_weighted(weights, weights.size(), frame.draws(purpose, first));
    for (auto& h : order)
        h += first;
    return order;
}

/// Adults of private households of one buurt.
std::array<double, 2> private_adults(const Frame& frame, std::size_t b) {
    std::array<double, 2> n{};
    for (std::uint32_t h = frame.first_household[b]; h < frame.first_household[b + 1]; ++h) {
        if (frame.population.households.type[h] == HouseholdType::institution) continue;
        const auto adults = adults_of(frame.population, h);
        n[0] += adults[0];
        n[1] += adults[1];
    }
    return n;
}

/// Adults of one buurt that should have trouble: under 65, and of 65 and over.
std::array<double, 2> wanted_of(const Frame& frame, std::size_t b) {
    const auto n = private_adults(frame, b);
    const HealthShares& shares = frame.margins.buurten[b].health;
    const double old = std::min(shares.old[kStrainKind] * n[1], n[1]);
    return {std::clamp(shares.adults[kStrainKind] * (n[0] + n[1]) - old, 0.0, n[0]), old};
}

/// Gives trouble to households in the drawn order as long as that brings the adults of the class
/// nearer to what is still wanted. Households with somebody of 65 and over go first: their younger
/// members count too.
void assign_class(Frame& frame,
                  const std::vector<std::uint32_t>& order,
                  bool old,
                  std::array<double, 2>& open) {
    auto& strain = frame.population.households.strain;
    for (const auto h : order) {
        const auto n = adults_of(frame.population, h);
        const bool of_class = old ? n[1] > 0 : n[1] == 0 && n[0] > 0;
        if (!of_class || open[old] < 0.5 * n[old]) continue;
        strain[h] = 1;
        open[0] -= n[0];
        open[1] -= n[1];
    }
}

/// Turns some trouble into great trouble, the likeliest households first.
void deepen(Frame& frame, const std::vector<std::uint32_t>& order, double& open) {
    auto& strain = frame.population.households.strain;
    for (const auto h : order) {
        if (strain[h] == 0) continue;
        const auto n = adults_of(frame.population, h);
        open += kGreatOfAll * (n[0] + n[1]);
    }
    for (const auto h : order) {
        const auto n = adults_of(frame.population, h);
        if (strain[h] == 0 || open < 0.5 * (n[0] + n[1])) continue;
        strain[h] = 2;
        open -= n[0] + n[1];
    }
}

}  // namespace

StrainCount count_strain(const Frame& frame) {
    StrainCount out;
    const Population& people = frame.population;
    for (std::size_t b = 0; b < frame.margins.buurten.size(); ++b) {
        const auto wanted = wanted_of(frame, b);
        for (std::size_t old = 0; old < 2; ++old)
            out.wanted[old] += wanted[old];
    }
    for (std::uint32_t h = 0; h < people.households.rows(); ++h) {
        if (people.households.strain[h] == 0) continue;
        const auto n = adults_of(people, h);
        for (std::size_t old = 0; old < 2; ++old)
            out.made[old] += n[old];
    }
    return out;
}

void assign_strain(Frame& frame) {
    auto& households = frame.population.households;
    households.strain.assign(households.rows(), 0);
    // What a household too many or too few leaves open goes to the next buurt.
    std::array<double, 2> open{};
    double great = 0;
    for (std::size_t b = 0; b < frame.margins.buurten.size(); ++b) {
        const auto wanted = wanted_of(frame, b);
        open[0] += wanted[0];
        open[1] += wanted[1];
        const auto order = drawn_order(frame, b, kSome);
        assign_class(frame, order, true, open);
        assign_class(frame, order, false, open);
        deepen(frame, drawn_order(frame, b, kGreat), great);
    }
}

}  // namespace models::population
