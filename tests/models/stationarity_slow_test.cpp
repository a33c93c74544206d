// Whether Schuilenburg stays what it is when nothing happens to it: 20 years after the burn-in.
// What moves by itself would hide or fake the effect of a programme. Half a minute on one core.

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/parallel.h"

#include "models/residents/measurement.h"
#include "models/residents/vital_rates.h"
#include "models/simulation.h"
#include "tests/models/population/country.h"

namespace tests {
namespace {

using namespace models;

constexpr std::uint32_t kReplicates = 10;
constexpr int kYears = 20;
constexpr int kBurnIn = 104;      // weeks, as scenarios have it
constexpr int kLongBurnIn = 520;  // until ties outlived what they were drawn with
constexpr double kMostDrift = 2;  // per cent of the mean, a decade

constexpr std::size_t kMeasures = 3 + ties::kKinds;  // lonely, strongly, degree, ties by kind
constexpr std::size_t kGroups = 6 * kPositions;      // age band x position in the household
using Row = std::array<double, kMeasures>;

std::string name_of(std::size_t measure) {
    if (measure == 0) return "lonely";
    if (measure == 1) return "strongly lonely";
    if (measure == 2) return "ties per adult";
    return "ties: " + std::string(ties::kKindNames[measure - 3]);
}

std::size_t group_of(const Residents& residents, ResidentId r) {
    const int age = residents.years(r);
    const std::size_t band = age < 30   ? 0
                             : age < 45 ? 1
                             : age < 60 ? 2
                             : age < 70 ? 3
                             : age < 80 ? 4
                                        : 5;
    return band * kPositions + static_cast<std::size_t>(residents.position[r]);
}

/// Sums over the adults of each group, over the looks of one year.
struct Year {
    std::array<Row, kGroups> sums{};
    std::array<double, kGroups> adults{};

    double people() const {
        double n = 0;
        for (const double a : adults)
            n += a;
        return n;
    }
    double mean(std::size_t measure) const {
        double sum = 0;
        for (const Row& row : sums)
            sum += row[measure];
        return sum / people();
    }
    /// The mean as it would be with the composition of `other`; groups that are empty in either
    /// year are left out.
    double reweighted(std::size_t measure, const Year& other) const {
        double sum = 0;
        double weight = 0;
        for (std::size_t g = 0; g < kGroups; ++g) {
            if (adults[g] == 0 || other.adults[g] == 0) continue;
            sum += other.adults[g] * sums[g][measure] / adults[g];
            weight += other.adults[g];
        }
        return sum / weight;
    }
};
using Years = std::vector<Year>;  // of one replicate

void look(const World& world,
          const residents::Questionnaire& questionnaire,
          const sim::Step& step,
          Year& year) {
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        if (!world.residents.adult(r)) continue;
        const std::size_t group = group_of(world.residents, r);
        const auto scores = questionnaire.ask(world.residents, step, r);
        Row& sums = year.sums[group];
        year.adults[group] += 1;
        sums[0] += scores.lonely();
        sums[1] += scores.strongly_lonely();
        sums[2] += world.ties.count[r];
        const std::uint32_t begin = world.ties.begin[r];
        for (std::uint32_t k = begin; k < begin + world.ties.count[r]; ++k)
            sums[3 + static_cast<std::size_t>(world.ties.kind[k])] += 1;
    }
}

Years live(
    const Rules& rules, const VitalRates& rates, std::uint64_t seed, bool frozen, int weeks) {
    const residents::Questionnaire questionnaire(rules.measurement);
    auto settled = settle(population_of("WK030713", seed), rates, rules, seed, frozen);
    burn_in(rules, settled, seed, weeks);
    Simulation life(rules, settled, seed, weeks, {});
    Years years(kYears);
    for (int week = 0; week < kYears * 52; ++week) {
        life.advance();
        if (week % 13 == 0)
            look(life.world(),
                 questionnaire,
                 life.step(),
                 years[static_cast<std::size_t>(week) / 52]);
    }
    return years;
}

std::vector<Years> live_all(bool frozen, int weeks) {
    const Rules rules;
    const auto rates = read_vital_rates(WIJK_SOURCE_DIR "/scenarios/data");
    EXPECT_TRUE(rates);
    (void)country();  // read before the replicates share it
    std::vector<Years> all(kReplicates);
    sim::parallel_tasks(kReplicates, [&](std::uint32_t replicate) {
        all[replicate] = live(rules, *rates, sim::replicate_seed(1, replicate), frozen, weeks);
    });
    return all;
}

/// Change of a measure in per cent of its mean, a decade: the least squares slope of each
/// replicate's years, its mean over the replicates and the standard error of that.
struct Drift {
    double level = 0, slope = 0, error = 0;

    bool too_much() const { return std::abs(slope) > kMostDrift + 2 * error; }
};

template <class Value>
Drift drift_of(const std::vector<Years>& replicates, Value&& value) {
    Drift drift;
    double squares = 0;
    const auto n = static_cast<double>(replicates.size());
    for (const Years& years : replicates) {
        const double middle = (kYears - 1) / 2.0;
        double level = 0, along = 0, spread = 0;
        for (std::size_t y = 0; y < years.size(); ++y) {
            const double t = static_cast<double>(y) - middle;
            const double x = value(years, y);
            level += x / kYears, along += t * x, spread += t * t;
        }
        const double slope = 1000 * along / spread / level;
        drift.level += level / n, drift.slope += slope / n, squares += slope * slope / n;
    }
    drift.error = std::sqrt(std::max(0.0, squares - drift.slope * drift.slope) / (n - 1));
    return drift;
}

Drift raw_drift(const std::vector<Years>& all, std::size_t measure) {
    return drift_of(all, [&](const Years& years, std::size_t y) { return years[y].mean(measure); });
}

bool matters(const std::vector<Years>& all, std::size_t measure) {
    return measure < 3 || raw_drift(all, measure).level > 0.5;
}

/// Prints the drift of everything that matters; returns the names of what drifts too much.
std::vector<std::string> drifting(const char* title, const std::vector<Years>& all) {
    std::vector<std::string> names;
    std::printf("%-22s %9s %12s %8s\n", title, "level", "% a decade", "error");
    for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        if (!matters(all, measure)) continue;
        const Drift drift = raw_drift(all, measure);
        std::printf("%-22s %9.4f %+12.2f %8.2f%s\n",
                    name_of(measure).c_str(),
                    drift.level,
                    drift.slope,
                    drift.error,
                    drift.too_much() ? "  too much" : "");
        if (drift.too_much()) names.push_back(name_of(measure));
    }
    return names;
}

TEST(Stationarity, HoldsForTwentyYearsAtFrozenAgesAfterALongBurnIn) {
    EXPECT_THAT(drifting("frozen, long burn-in", live_all(true, kLongBurnIn)), testing::IsEmpty());
}

TEST(Stationarity, HoldsForTwentyYearsAtFrozenAges) {
    EXPECT_THAT(drifting("frozen ages", live_all(true, kBurnIn)), testing::IsEmpty());
}

// People age, die, are born and move: composition may change, but what people of the same age and
// household position are like should not. Printed, not expected: ties with neighbours
// and kin and the share strongly lonely drift more than 2 % a decade so far.
TEST(Stationarity, WithDemographyIsPrintedRawAndReweighted) {
    const auto all = live_all(false, kBurnIn);

    std::printf("%-22s %9s %12s %8s %14s %8s\n",
                "with demography",
                "level",
                "% a decade",
                "error",
                "reweighted %",
                "error");
    for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        if (!matters(all, measure)) continue;
        const Drift raw = raw_drift(all, measure);
        const Drift same = drift_of(all, [&](const Years& years, std::size_t y) {
            return years[y].reweighted(measure, years[0]);
        });
        std::printf("%-22s %9.4f %+12.2f %8.2f %+14.2f %8.2f%s\n",
                    name_of(measure).c_str(),
                    raw.level,
                    raw.slope,
                    raw.error,
                    same.slope,
                    same.error,
                    same.too_much() ? "  too much" : "");
    }
    const auto adults = [](const Years& years, std::size_t y) { return years[y].people(); };
    const Drift people = drift_of(all, adults);
    std::printf(
        "%-22s %9.1f %+12.2f %8.2f\n", "adults", people.level / 4, people.slope, people.error);
}

}  // namespace
}  // namespace tests
