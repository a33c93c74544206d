#include "models/population/fit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "models/population/fit_checks.h"
#include "models/population/strain.h"

namespace models::population {

namespace {

using Cells = std::vector<MarginFit>;

template <class Holds>
double count_persons(const Frame& frame, Holds&& holds) {
    double n = 0;
    for (std::uint32_t p = 0; p < frame.population.persons.rows(); ++p)
        n += holds(p);
    return n;
}

template <class Holds>
double count_households(const Frame& frame, Holds&& holds) {
    double n = 0;
    for (std::uint32_t h = 0; h < frame.population.households.rows(); ++h)
        n += holds(h);
    return n;
}

/// Is anything estimated in some buurt?
template <class Estimated>
bool any_buurt(const Frame& frame, Estimated&& estimated) {
    return std::any_of(frame.margins.buurten.begin(), frame.margins.buurten.end(), estimated);
}

void measure_residents(const Frame& frame, const Area& area, Cells& out) {
    const Persons& p = frame.population.persons;
    for (int b = 0; b < frame.buurten(); ++b) {
        const auto i = static_cast<std::size_t>(b);
        const double made = frame.first_person[i + 1] - frame.first_person[i];
        out.push_back({"residents by buurt",
                       frame.margins.buurten[i].name,
                       area.buurten[i].population,
                       made});
    }
    constexpr std::array<const char*, 2> sexes{"men", "women"};
    for (std::size_t s = 0; s < 2; ++s)
        out.push_back({"sex", sexes[s], area.totals.sex[s], count_persons(frame, [&](auto i) {
                           return p.sex[i] == static_cast<Sex>(s);
                       })});
    for (std::size_t band = 0; band < kAgeBands; ++band)
        out.push_back({"age band",
                       kAgeBandNames[band],
                       area.totals.age[band],
                       count_persons(frame, [&](auto i) {
                           return band_of_age(p.age[i]) == static_cast<int>(band);
                       })});
    constexpr std::array<const char*, 3> origins{"Netherlands", "rest of Europe", "outside Europe"};
    double known = 0;
    for (const double n : area.totals.origin)
        known += n;
    for (std::size_t o = 0; o < 3 && known > 0; ++o)
        out.push_back(
            {"origin", origins[o], area.totals.origin[o], count_persons(frame, [&](auto i) {
                 return p.origin[i] == static_cast<Origin>(o);
             })});
}

void measure_households(const Frame& frame, Cells& out) {
    const Households& h = frame.population.households;
    double one = 0, without = 0, with = 0;
    for (const auto& buurt : frame.margins.buurten) {
        one += buurt.households.one_person;
        without += buurt.households.without_children();
        with += buurt.households.with_children();
    }
    const bool estimated = any_buurt(frame, [](const auto& b) { return b.households.estimated; });
    const bool with_estimated =
        any_buurt(frame, [](const auto& b) { return b.households.with_children_estimated; });
    const auto made = [&](HouseholdType a, HouseholdType b) {
        return count_households(frame, [&](auto i) { return h.type[i] == a || h.type[i] == b; });
    };
    out.push_back({"household type",
                   "one person",
                   one,
                   made(HouseholdType::one_person, HouseholdType::one_person),
                   true,
                   estimated});
    out.push_back({"household type",
                   "several, no children",
                   without,
                   made(HouseholdType::couple, HouseholdType::other),
                   true,
                   estimated});
    out.push_back({"household type",
                   "with children",
                   with,
                   made(HouseholdType::couple_children, HouseholdType::single_parent),
                   true,
                   with_estimated});
}

/// Sum over the buurten of a share times what it is a share of.
template <std::size_t N, class SharesOf, class CountOf>
std::array<double, N> wanted_of(const Frame& frame, SharesOf&& shares, CountOf&& count) {
    std::array<double, N> wanted{};
    for (std::size_t b = 0; b < frame.margins.buurten.size(); ++b) {
        const double n = count(b);
        for (std::size_t i = 0; i < N; ++i)
            wanted[i] += n * shares(frame.margins.buurten[b]).of[i];
    }
    return wanted;
}

void measure_tenure_and_income(const Frame& frame, Cells& out) {
    const Households& h = frame.population.households;
    const auto private_ones = [&](std::size_t b) {
        double n = 0;
        for (std::uint32_t i = frame.first_household[b]; i < frame.first_household[b + 1]; ++i)
            n += h.type[i] != HouseholdType::institution;
        return n;
    };
    const auto made = [&](auto&& holds) {
        return count_households(
            frame, [&](auto i) { return h.type[i] != HouseholdType::institution && holds(i); });
    };
    constexpr std::array<const char*, 3> tenures{"owner", "housing corporation", "other rent"};
    const auto tenure = wanted_of<3>(
        frame, [](const auto& b) { return b.tenure; }, private_ones);
    const bool tenure_estimated =
        any_buurt(frame, [](const auto& b) { return b.tenure.estimated; });
    for (std::size_t i = 0; i < 3; ++i)
        out.push_back({"tenure",
                       tenures[i],
                       tenure[i],
                       made([&](auto x) { return h.tenure[x] == static_cast<Tenure>(i); }),
                       true,
                       tenure_estimated});
    constexpr std::array<const char*, 3> incomes{"lowest 40 %", "middle 40 %", "highest 20 %"};
    const auto income = wanted_of<3>(
        frame, [](const auto& b) { return b.income; }, private_ones);
    const bool income_estimated =
        any_buurt(frame, [](const auto& b) { return b.income.estimated; });
    for (std::size_t i = 0; i < 3; ++i)
        out.push_back({"household income",
                       incomes[i],
                       income[i],
                       made([&](auto x) { return h.income[x] == static_cast<Income>(i); }),
                       true,
                       income_estimated});
}

void measure_education_and_work(const Frame& frame, Cells& out) {
    const Persons& p = frame.population.persons;
    const auto surveyed = [&](std::uint32_t i) { return p.age[i] >= 15 && p.age[i] <= 74; };
    const auto surveyed_in = [&](std::size_t b) {
        double n = 0;
        for (std::uint32_t i = frame.first_person[b]; i < frame.first_person[b + 1]; ++i)
            n += surveyed(i);
        return n;
    };
    constexpr std::array<const char*, 3> levels{"low", "middle", "high"};
    const auto education = wanted_of<3>(
        frame, [](const auto& b) { return b.education; }, surveyed_in);
    const bool estimated = any_buurt(frame, [](const auto& b) { return b.education.estimated; });
    for (std::size_t i = 0; i < 3; ++i)
        out.push_back({"education of 15-74",
                       levels[i],
                       education[i],
                       count_persons(frame,
                                     [&](auto x) {
                                         return surveyed(x) &&
                                                p.education[x] == static_cast<Education>(i);
                                     }),
                       true,
                       estimated});
    double working = 0, all = 0;
    for (int b = 0; b < frame.buurten(); ++b) {
        working += working_wanted(frame, b);
        all += surveyed_in(static_cast<std::size_t>(b));
    }
    const double made =
        count_persons(frame, [&](auto i) { return surveyed(i) && p.work[i] == Work::working; });
    out.push_back({"main activity of 15-74", "work", working, made, true, true});
    out.push_back({"main activity of 15-74", "other", all - working, all - made, true, true});
}

void measure_health(const Frame& frame, Cells& out) {
    const Persons& p = frame.population.persons;
    constexpr std::array<const char*, kStrainKind> kinds{
        "severely limited", "mobility limited", "anxious"};
    const std::array<const std::vector<std::uint8_t>*, kStrainKind> columns{
        &p.limited, &p.mobility_limited, &p.anxious};
    const bool estimated = any_buurt(frame, [](const auto& b) { return b.health_estimated; });
    for (const bool old : {false, true}) {
        const int from = old ? 65 : kAdultAge;
        const char* table = old ? "health of 65 and over" : "health of 18 and over";
        for (std::size_t kind = 0; kind < kStrainKind; ++kind) {
            double wanted = 0;
            for (std::size_t b = 0; b < frame.margins.buurten.size(); ++b) {
                const HealthShares& shares = frame.margins.buurten[b].health;
                for (std::uint32_t i = frame.first_person[b]; i < frame.first_person[b + 1]; ++i)
                    if (p.age[i] >= from) wanted += old ? shares.old[kind] : shares.adults[kind];
            }
            const double made = count_persons(
                frame, [&](auto i) { return p.age[i] >= from && (*columns[kind])[i]; });
            out.push_back({table, kinds[kind], wanted, made, true, estimated});
        }
    }
}

void measure_strain(const Frame& frame, Cells& out) {
    const StrainCount count = count_strain(frame);
    const bool estimated = any_buurt(frame, [](const auto& b) { return b.health_estimated; });
    constexpr std::array<const char*, 2> cells{"adults under 65", "65 and over"};
    for (std::size_t old = 0; old < 2; ++old)
        out.push_back({"trouble making ends meet",
                       cells[old],
                       count.wanted[old],
                       count.made[old],
                       true,
                       estimated});
}

}  // namespace

std::vector<MarginFit> measure_fit(const Frame& frame, const Area& area) {
    Cells out;
    measure_residents(frame, area, out);
    measure_households(frame, out);
    measure_tenure_and_income(frame, out);
    measure_education_and_work(frame, out);
    measure_health(frame, out);
    measure_strain(frame, out);
    measure_checks(frame, area, out);
    return out;
}

std::vector<TableFit> summarise(const std::vector<MarginFit>& cells) {
    std::vector<TableFit> out;
    for (const auto& first : cells) {
        const auto same = [&](const TableFit& t) { return t.table == first.table; };
        if (std::any_of(out.begin(), out.end(), same)) continue;
        TableFit fit{first.table, first.fitted, false, 0, 0};
        double squares = 0, wanted = 0, n = 0;
        for (const auto& cell : cells) {
            if (cell.table != first.table) continue;
            const double error = cell.made - cell.wanted;
            fit.total_absolute_error += std::abs(error);
            fit.estimated = fit.estimated || cell.estimated;
            squares += error * error;
            wanted += cell.wanted;
            ++n;
        }
        fit.srmse = wanted > 0 ? std::sqrt(squares / n) / (wanted / n) : 0;
        out.push_back(fit);
    }
    return out;
}

}  // namespace models::population
