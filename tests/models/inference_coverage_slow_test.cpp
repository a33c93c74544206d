// Whether a 95 % interval holds the truth in 95 of 100 experiments: many repeated experiments with
// a small made-up neighbourhood, and far more replicates that say what the truth is. Prints what
// docs/mechanisms.md tells of it.

#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include "sim/inference.h"

#include "models/experiment.h"
#include "tests/mechanism/statistics.h"
#include "tests/support/toy_scenario.h"

namespace tests {
namespace {

using namespace models;
using recorders::Measure;

constexpr std::uint32_t kPeople = 300;

constexpr std::array<Measure, 3> kMeasures = {
    Measure::mean_score, Measure::lonely_share, Measure::strongly_lonely_share};
constexpr std::array<const char*, 3> kNames = {"mean score", "share lonely", "strongly lonely"};

enum Arms : std::size_t { baseline, first, second };

/// Half a year of an intervention in two arms that differ in their lottery only: the same stands
/// twice in the catalogue.
Scenario twice(interventions::Intervention terms, std::uint32_t replicates) {
    Scenario scenario = support::toy_scenario(0.5);
    scenario.replicates = static_cast<int>(replicates);
    scenario.seed = 2026;
    scenario.burn_in_weeks = 10;
    scenario.observe_every = scenario.weeks();
    scenario.catalogue.interventions = {terms, terms};
    for (std::size_t k = 0; k < 2; ++k) {
        auto& programme = scenario.arms[k + 1].programmes[0];
        scenario.catalogue.interventions[k].name = k == 0 ? "first" : "second";
        scenario.arms[k + 1].name = programme.name = scenario.catalogue.interventions[k].name;
        programme.programme = static_cast<int>(k);
        programme.start_week = 1;
    }
    return scenario;
}

/// Meetings twice a week of two in five residents, in which they get acquainted: it moves many.
interventions::Intervention meetings() {
    auto terms = support::busy_programme(interventions::Mechanism::group).terms;
    terms.lonely_only = false;
    terms.capacity_per_1000 = 400;
    terms.offers_per_week = 0.3;
    terms.uptake = 0.8;
    terms.sessions_per_week = 2;
    terms.co_member_tie_chance = 0.2;
    terms.volunteer_hours_per_session = 0;  // no volunteers are short for so many
    return terms;
}

/// Visits twice a week to 45 lonely residents: one or two of 300 cross a threshold by them.
interventions::Intervention visits() {
    auto terms = support::busy_programme(interventions::Mechanism::companion).terms;
    terms.capacity_per_1000 = 150;
    terms.offers_per_week = 0.3;
    terms.uptake = 0.8;
    terms.sessions_per_week = 2;
    return terms;
}

/// What the last week of each arm of each replicate showed: [measure][arm][replicate].
using Outcomes = std::array<std::vector<std::vector<double>>, kMeasures.size()>;

Outcomes run(const Scenario& scenario) {
    const VitalRates rates = support::toy_rates();
    const auto populate = [](std::uint64_t seed) { return support::toy_population(kPeople, seed); };
    const auto shape = shape_of(scenario, populate(sim::replicate_seed(scenario.seed, 0)));
    Outcomes out;
    for (auto& measure : out)
        measure.assign(scenario.arms.size(), std::vector<double>(shape.replicates));
    ExperimentOutput output;
    output.observation = [&](const recorders::Observation& seen) {
        if (seen.time == 0) return true;
        for (std::size_t m = 0; m < kMeasures.size(); ++m)
            out[m][seen.arm][seen.replicate] =
                seen.indicators[static_cast<std::size_t>(kMeasures[m]) * shape.groups.size()];
        return true;
    };
    const auto lived = run_experiment({scenario, rates, populate}, shape, output);
    EXPECT_TRUE(lived.has_value());
    return out;
}

/// What repeated experiments said of one measure.
struct Tally {
    double experiments = 0, holds = 0, alarms = 0;

    double coverage() const { return holds / experiments; }
    double alarm_share() const { return alarms / experiments; }
};

/// A run of which the first replicates are shared out to experiments, and the rest say the truth.
struct Trial {
    Outcomes outcomes;
    std::uint32_t experimental = 0;
    std::uint32_t truth = 0;

    sim::PairedDifference interval(
        std::size_t measure, Arms a, Arms b, std::size_t from, std::size_t n) const {
        const auto& arms = outcomes[measure];
        return sim::paired_difference(std::span(arms[a]).subspan(from, n),
                                      std::span(arms[b]).subspan(from, n));
    }
    sim::PairedDifference true_effect(std::size_t measure) const {
        return interval(measure, first, baseline, experimental, truth);
    }
    /// Experiments of `n` replicates, none sharing a replicate with another. The truth has an
    /// error of its own, which is no fault of theirs: its variance is n/`truth` of an experiment's.
    Tally repeat(std::size_t measure, Arms a, Arms b, std::size_t n, double real) const {
        Tally out;
        const double wider = std::sqrt(1 + (real != 0 ? static_cast<double>(n) / truth : 0));
        for (std::size_t from = 0; from + n <= experimental; from += n) {
            const auto found = interval(measure, a, b, from, n);
            out.experiments += 1;
            out.holds += std::abs(found.mean - real) <= wider * (found.high - found.mean);
            out.alarms += found.excludes_zero();
        }
        return out;
    }
    double skewness(std::size_t measure) const {
        const auto effect = true_effect(measure);
        const double spread = effect.standard_error * std::sqrt(truth);
        double sum = 0;
        for (std::size_t i = experimental; i < experimental + truth; ++i) {
            const auto& arms = outcomes[measure];
            sum += std::pow((arms[first][i] - arms[baseline][i] - effect.mean) / spread, 3);
        }
        return sum / truth;
    }
};

Trial try_out(const interventions::Intervention& terms,
              std::uint32_t experimental,
              std::uint32_t truth) {
    return {run(twice(terms, experimental + truth)), experimental, truth};
}

void print(const char* title, const Trial& trial) {
    for (std::size_t m = 0; m < kMeasures.size(); ++m) {
        const auto effect = trial.true_effect(m);
        std::printf("%s, %s: effect %.5f (%.5f), skewness %+.2f\n",
                    title,
                    kNames[m],
                    effect.mean,
                    effect.standard_error,
                    trial.skewness(m));
        for (const std::size_t n : {3u, 5u, 10u, 20u}) {
            const Tally real = trial.repeat(m, first, baseline, n, effect.mean);
            const Tally null = trial.repeat(m, first, second, n, 0);
            std::printf(
                "  %2zu replicates: holds the truth %.3f, sees the effect %.3f, "
                "false alarms %.3f (%.0f experiments)\n",
                n,
                real.coverage(),
                real.alarm_share(),
                null.alarm_share(),
                real.experiments);
        }
    }
}

/// Alarms that 5 % give by chance: between these counts in all but two of a thousand cases.
void expect_one_in_twenty(const Tally& tally, const char* name) {
    const boost::math::binomial chance(tally.experiments, 0.05);
    EXPECT_GE(tally.alarms, boost::math::quantile(chance, 0.001)) << name;
    EXPECT_LE(tally.alarms, boost::math::quantile(boost::math::complement(chance, 0.001))) << name;
}

// 800 experiments of ten replicates each, truth from 20,000 more. The null is two arms with the
// same programme whose lotteries differ: other people get it, the expected difference is 0.
TEST(Coverage, OfTenReplicatesIsNineteenInTwentyAndSoAreSilencesUnderANull) {
    const Trial trial = try_out(meetings(), 8'000, 20'000);
    print("meetings", trial);

    for (const std::size_t m : {0u, 1u}) {
        const double truth = trial.true_effect(m).mean;
        const Tally real = trial.repeat(m, first, baseline, 10, truth);
        EXPECT_GE(real.coverage(), 0.93) << kNames[m];
        EXPECT_LE(real.coverage(), 0.97) << kNames[m];
        EXPECT_GT(real.alarm_share(), 0.5) << kNames[m];  // there is an effect to miss
        expect_one_in_twenty(trial.repeat(m, first, second, 10, 0), kNames[m]);
    }
}

// Who takes part in a group that never meets lives as in the baseline: no difference, no alarm.
TEST(Coverage, OfAProgrammeThatDoesNothingIsAPointAtZero) {
    auto idle = meetings();
    idle.sessions_per_week = 0;
    const Trial trial = try_out(idle, 400, 0);

    for (std::size_t m = 0; m < kMeasures.size(); ++m) {
        EXPECT_EQ(trial.outcomes[m][baseline], trial.outcomes[m][first]);
        EXPECT_EQ(trial.repeat(m, first, baseline, 10, 0).alarms, 0);
        EXPECT_EQ(trial.repeat(m, first, baseline, 10, 0).coverage(), 1);
    }
}

// Where one or two people of 300 cross a threshold the differences are skewed counts, often all
// zero: five replicates do not give the interval its name. More replicates mend it, and false
// alarms stay rare.
TEST(Coverage, OfRareCrossingsFallsShortWithFewReplicates) {
    const Trial trial = try_out(visits(), 2'000, 4'000);
    print("visits", trial);

    for (const std::size_t m : {1u, 2u}) {
        const double truth = trial.true_effect(m).mean;
        const double few = trial.repeat(m, first, baseline, 5, truth).coverage();
        EXPECT_LT(few, 0.93) << kNames[m];
        EXPECT_GT(trial.repeat(m, first, baseline, 20, truth).coverage(), few) << kNames[m];
        const Tally null = trial.repeat(m, first, second, 5, 0);
        const boost::math::binomial chance(null.experiments, 0.05);
        EXPECT_LE(null.alarms, boost::math::quantile(boost::math::complement(chance, 0.001)));
    }
}

/// Twelve numbers that say how much a contact in a club binds: even chances of a normal
/// distribution.
Ensemble club_gains() {
    Ensemble out;
    out.parameters = {"ties.club.gain"};
    const boost::math::normal gains(0.045, 0.015);
    for (int k = 0; k < 12; ++k) {
        out.members.push_back({boost::math::quantile(gains, (k + 0.5) / 12)});
        out.weights.push_back(1);
    }
    return out;
}

using Effects = std::array<double, kMeasures.size()>;

/// The effect at each member of an ensemble, from `replicates` replicates each.
std::vector<Effects> effects_at(const Ensemble& ensemble, std::uint32_t replicates) {
    std::vector<Effects> effects;
    Scenario scenario = twice(meetings(), replicates);
    scenario.arms.pop_back();
    for (std::size_t member = 0; member < ensemble.members.size(); ++member) {
        apply_member(ensemble, member, scenario.rules);
        scenario.seed = 5'000 + member;
        const Trial trial{run(scenario), 0, replicates};
        auto& effect = effects.emplace_back();
        for (std::size_t m = 0; m < kMeasures.size(); ++m)
            effect[m] = trial.true_effect(m).mean;
        std::printf("gain %.4f: mean score %+.4f, share lonely %+.4f\n",
                    ensemble.members[member][0],
                    effect[0],
                    effect[1]);
    }
    return effects;
}

/// Of one measure: whether intervals hold the effects at the members, those over draws and those
/// of chance alone; and how much of their squared width is not knowing.
struct DrawnTally {
    Mean holds, chance_holds, not_knowing;

    void add(std::span<const double> a, std::span<const double> b, double truth) {
        std::vector<std::uint32_t> draws;
        for (std::uint32_t replicate = 0; replicate < a.size(); ++replicate)
            draws.push_back(draw_of(replicate));
        const auto drawn = sim::paired_difference(a, b, draws),
                   given = sim::paired_difference(a, b);
        holds.add(drawn.low <= truth && truth <= drawn.high);
        chance_holds.add(given.low <= truth && truth <= given.high);
        not_knowing.add(drawn.share_not_knowing());
    }
};

// Numbers are drawn, ten draws of two replicates; the truth is the effect at numbers drawn from the
// same ensemble, each member being as likely. Chance alone is far too narrow for that.
TEST(Coverage, OfIntervalsOverDrawsHoldsTheEffectAtDrawnNumbers) {
    constexpr std::uint32_t kExperiments = 400, kReplicates = 20;
    const Ensemble ensemble = club_gains();
    const auto truths = effects_at(ensemble, 400);
    Scenario scenario = twice(meetings(), kReplicates);
    scenario.arms.pop_back();
    scenario.ensemble = ensemble;
    std::array<DrawnTally, kMeasures.size()> tallies;
    for (std::uint32_t k = 0; k < kExperiments; ++k) {
        scenario.seed = 10'000 + k;
        const Outcomes outcomes = run(scenario);
        for (std::size_t m = 0; m < kMeasures.size(); ++m)
            for (const Effects& truth : truths)
                tallies[m].add(outcomes[m][first], outcomes[m][baseline], truth[m]);
    }
    for (std::size_t m = 0; m < kMeasures.size(); ++m) {
        const auto& tally = tallies[m];
        std::printf("over draws, %s: holds %.3f, of it not knowing %.2f; chance alone %.3f\n",
                    kNames[m],
                    tally.holds.mean(),
                    tally.not_knowing.mean(),
                    tally.chance_holds.mean());
        EXPECT_GE(tally.holds.mean(), 0.93) << kNames[m];
    }
    EXPECT_LT(tallies[0].chance_holds.mean(), 0.9);
}

}  // namespace
}  // namespace tests
