#include "models/population/fit_checks.h"

#include <algorithm>
#include <cmath>

namespace models::population {

namespace {

using Cells = std::vector<MarginFit>;

void check(
    Cells& out, const char* table, const char* cell, double wanted, double made, bool estimated) {
    out.push_back({table, cell, wanted, made, false, estimated});
}

/// Household sizes of the municipality, for a whole municipality only: a wijk is meant to differ.
void check_sizes(const Frame& frame, const Area& area, Cells& out) {
    if (area.level != Level::municipality || area.own) return;
    const Households& h = frame.population.households;
    std::array<double, 5> made{};
    double all = 0, published = 0;
    for (std::uint32_t i = 0; i < h.rows(); ++i) {
        if (h.type[i] == HouseholdType::institution) continue;
        ++made[std::min<std::size_t>(h.size[i], 5) - 1];
        ++all;
    }
    const auto& facts = frame.margins.facts->households_by_size;
    for (const double n : facts)
        published += n;
    constexpr std::array<const char*, 5> names{"1", "2", "3", "4", "5 and over"};
    for (std::size_t i = 0; i < 5; ++i)
        check(out, "household size (2020)", names[i], facts[i] * all / published, made[i], false);
}

/// Persons in private households where the mean household size is published.
void check_mean_size(const Frame& frame, Cells& out) {
    const Households& h = frame.population.households;
    double wanted = 0, made = 0;
    for (std::size_t b = 0; b < frame.margins.buurten.size(); ++b) {
        const auto found = frame.data.known.find(frame.margins.buurten[b].code);
        if (found == frame.data.known.end()) continue;
        const KnownFacts& known = found->second;
        if (!(known.mean_size >= 1) || !(known.households > 0)) continue;
        const double scale = frame.margins.buurten[b].population / known.population;
        wanted += known.households * known.mean_size * scale;
        for (std::uint32_t i = frame.first_household[b]; i < frame.first_household[b + 1]; ++i)
            if (h.type[i] != HouseholdType::institution) made += h.size[i];
    }
    if (wanted > 0)
        check(out,
              "persons in private households",
              "all (households x mean size)",
              wanted,
              made,
              false);
}

/// Marital status. Where it is published, divorced and widowed are wanted figures and the rest is a
/// check; elsewhere all four are compared with the shares of the municipality.
void check_marital(const Frame& frame, Cells& out) {
    const Persons& p = frame.population.persons;
    std::array<double, 4> wanted{}, made{};
    bool estimated = false;
    for (const auto& buurt : frame.margins.buurten) {
        const auto& shares =
            buurt.marital.estimated ? frame.margins.facts->marital : buurt.marital.of;
        estimated = estimated || buurt.marital.estimated;
        for (std::size_t i = 0; i < 4; ++i)
            wanted[i] += shares[i] * buurt.population;
    }
    for (std::uint32_t i = 0; i < p.rows(); ++i)
        ++made[static_cast<std::size_t>(p.marital[i])];
    constexpr std::array<const char*, 4> names{"never married", "married", "divorced", "widowed"};
    for (std::size_t i = 0; i < 4; ++i) {
        if (estimated)
            check(
                out, "marital status (as in the municipality)", names[i], wanted[i], made[i], true);
        else if (i < 2)
            check(out, "never married and married", names[i], wanted[i], made[i], false);
        else
            out.push_back({"divorced and widowed", names[i], wanted[i], made[i], true, false});
    }
}

/// Who is older in couples of a man and a woman, against marriages of 2017.
void check_gaps(const Frame& frame, Cells& out) {
    const Persons& p = frame.population.persons;
    const Households& h = frame.population.households;
    std::array<double, 3> made{}, share{};
    double couples = 0;
    for (std::uint32_t i = 0; i < h.rows(); ++i) {
        if (h.type[i] != HouseholdType::couple && h.type[i] != HouseholdType::couple_children)
            continue;
        const std::uint32_t a = h.first_person[i], b = a + 1;
        if (p.sex[a] == p.sex[b]) continue;
        const std::uint32_t man = p.sex[a] == Sex::man ? a : b, woman = man == a ? b : a;
        const int gap = p.age[man] - p.age[woman];
        ++made[gap > 0 ? 0 : gap == 0 ? 1 : 2];
        ++couples;
    }
    for (const auto& gap : frame.data.kinship.age_gap)
        share[gap.low > 0 ? 0 : gap.low == 0 ? 1 : 2] += gap.share;
    constexpr std::array<const char*, 3> names{"man older", "same age", "woman older"};
    for (std::size_t i = 0; i < 3; ++i)
        check(out,
              "partners' ages (marriages of 2017)",
              names[i],
              share[i] * couples,
              made[i],
              false);
}

}  // namespace

void measure_checks(const Frame& frame, const Area& area, Cells& out) {
    check_sizes(frame, area, out);
    check_mean_size(frame, out);
    check_marital(frame, out);
    check_gaps(frame, out);
}

}  // namespace models::population
