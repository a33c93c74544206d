#include <algorithm>
#include <cmath>

#include "models/population/frame.h"

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kTotals = 60, kPeople = 70 };
enum Kind : std::size_t { kSevere, kMobility, kAnxious };

constexpr int kOldAge = 65;

/// How much likelier a person is to have a limitation than another of the same age class. Only
/// ratios count; the numbers are those of the buurt. Assumptions: docs/population.md#attributes.
double weight(const Frame& frame, Kind kind, std::uint32_t p) {
    const auto& persons = frame.population.persons;
    const int age = persons.age[p];
    const bool low = frame.population.households.income[persons.household[p]] == Income::low;
    const bool inside = frame.role[p] == Role::institution;
    double w = low ? 1.5 : 1.0;
    switch (kind) {
        case kMobility:
            w *= std::exp((age >= kOldAge ? 0.075 : 0.05) * (age - kOldAge));
            return inside ? 3 * w : w;
        case kSevere:
            w *= std::exp((age >= kOldAge ? 0.04 : 0.03) * (age - kOldAge));
            return (persons.mobility_limited[p] ? 8 : 1) * (inside ? 2 : 1) * w;
        case kAnxious:
            w *= persons.limited[p] ? 3.0 : 1.0;
            return w * (frame.role[p] == Role::alone ? 1.4 : 1.0);
    }
    return w;
}

/// Gives a limitation to the wanted number of people of one age class of every buurt.
void assign_class(Frame& frame,
                  Kind kind,
                  bool old,
                  const std::vector<double>& wanted,
                  std::vector<std::uint8_t>& column) {
    const auto& persons = frame.population.persons;
    const auto purpose = static_cast<std::uint32_t>(2 * kind + (old ? 1 : 0));
    double sum = 0;
    for (const double n : wanted)
        sum += n;
    const auto totals =
        round_to_total(wanted, static_cast<int>(std::lround(sum)), frame.draws(kTotals + purpose));
    for (std::size_t b = 0; b < wanted.size(); ++b) {
        const std::uint32_t first = frame.first_person[b], end = frame.first_person[b + 1];
        std::vector<double> weights(end - first, 0.0);
        for (std::uint32_t p = first; p < end; ++p)
            if (persons.age[p] >= kAdultAge && (persons.age[p] >= kOldAge) == old)
                weights[p - first] = weight(frame, kind, p);
        const auto n = static_cast<std::size_t>(std::max(0, totals[b]));
        for (const auto i : draw_weighted(weights, n, frame.draws(kPeople + purpose, first)))
            column[first + i] = 1;
    }
}

void assign_kind(Frame& frame, Kind kind, std::vector<std::uint8_t>& column) {
    const auto& persons = frame.population.persons;
    column.assign(persons.rows(), 0);
    std::vector<double> young, old;
    for (std::size_t b = 0; b < frame.margins.buurten.size(); ++b) {
        double n_young = 0, n_old = 0;
        for (std::uint32_t p = frame.first_person[b]; p < frame.first_person[b + 1]; ++p) {
            n_old += persons.age[p] >= kOldAge;
            n_young += persons.age[p] >= kAdultAge && persons.age[p] < kOldAge;
        }
        const HealthShares& shares = frame.margins.buurten[b].health;
        const double wanted_old = shares.old[kind] * n_old;
        const double wanted = shares.adults[kind] * (n_old + n_young);
        old.push_back(std::min(wanted_old, n_old));
        young.push_back(std::clamp(wanted - old.back(), 0.0, n_young));
    }
    assign_class(frame, kind, false, young, column);
    assign_class(frame, kind, true, old, column);
}

}  // namespace

void assign_health(Frame& frame) {
    auto& persons = frame.population.persons;
    assign_kind(frame, kMobility, persons.mobility_limited);
    assign_kind(frame, kSevere, persons.limited);
    assign_kind(frame, kAnxious, persons.anxious);
}

}  // namespace models::population
