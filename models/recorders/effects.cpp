#include "models/recorders/effects.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <span>

#include "sim/check.h"

#include "models/recorders/results_series.h"

namespace models::recorders {

namespace {

constexpr std::uint32_t kLastYear = 52;  // weeks
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kRates = kMeasures - 1;  // all but `adults`: shares and the mean score
constexpr auto kLonely = static_cast<std::size_t>(Measure::lonely_share);
constexpr auto kAdults = static_cast<std::size_t>(Measure::adults);

std::vector<EffectMeasure> list_measures() {
    std::vector<EffectMeasure> out;
    for (const auto& name : measure_names())
        out.push_back({name, name == "adults" ? "persons" : "1", "last year: " + name});
    for (std::size_t m = 0; m < kRates; ++m)
        out.push_back({measure_names()[m] + "_since_start",
                       "1",
                       "whole time since the start: " + measure_names()[m]});
    out.push_back({"lonely_residents", "persons", "last year: adults who are lonely"});
    out.push_back({"lonely_residents_since_start",
                   "persons",
                   "whole time since the start: adults who are lonely"});
    out.push_back({"lonely_years", "years", "person-years lonely since the start"});
    out.push_back({"euro", "euro", "money spent since the start, all bearers"});
    out.push_back({"euro_per_year", "euro/year", "money spent a year since the start"});
    for (const auto& bearer : bearer_names())
        out.push_back({"euro_per_year_" + bearer, "euro/year", "money a year from: " + bearer});
    for (const auto& bearer : bearer_names())
        out.push_back({"hours_per_year_" + bearer, "hours/year", "hours a year from: " + bearer});
    return out;
}

/// One arm of one replicate, and the weeks over which it is summed up.
struct Life {
    const RunRecord& record;
    std::uint32_t arm;
    std::uint32_t replicate;
    std::uint32_t start_week;

    const Observation& at(std::uint32_t time) const { return *record.at(arm, replicate, time); }
    const Observation& last() const { return at(record.times() - 1); }
    std::uint32_t last_week() const { return record.shape().weeks.back(); }

    /// First week that counts for the last year.
    std::uint32_t last_year() const {
        const auto end = last_week();
        return std::max(start_week, end < kLastYear ? 0 : end - kLastYear + 1);
    }
    double years() const {
        return last_week() <= start_week ? 0 : (last_week() - start_week) / sim::kWeeksPerYear;
    }
    /// The last observation before the start; null when there is none.
    const Observation* before() const {
        const Observation* found = nullptr;
        for (std::uint32_t time = 0; time < record.times(); ++time)
            if (record.shape().weeks[time] < start_week) found = &at(time);
        return found;
    }
};

/// Mean of `value(observation)` over the weeks from `first_week` on; NaN without any.
template <class Value>
double mean_from(const Life& life, std::uint32_t first_week, Value value) {
    double sum = 0;
    int count = 0;
    for (std::uint32_t time = 0; time < life.record.times(); ++time) {
        if (life.record.shape().weeks[time] < first_week) continue;
        sum += value(life.at(time));
        ++count;
    }
    return count == 0 ? kNaN : sum / count;
}

double mean_of_measure(const Life& life,
                       std::uint32_t first_week,
                       std::size_t measure,
                       std::size_t group) {
    const std::size_t cell = measure * life.record.shape().groups.size() + group;
    return mean_from(
        life, first_week, [cell](const Observation& o) { return double{o.indicators[cell]}; });
}

double mean_lonely_residents(const Life& life, std::uint32_t first_week) {
    const std::size_t groups = life.record.shape().groups.size();
    return mean_from(life, first_week, [groups](const Observation& o) {
        return double{o.indicators[kLonely * groups]} * double{o.indicators[kAdults * groups]};
    });
}

double total(const std::array<double, kBearers>& by_bearer) {
    double sum = 0;
    for (const double value : by_bearer)
        sum += value;
    return sum;
}

/// Every measure of one arm of one replicate, in the order of `effect_measures`.
std::vector<double> measure(const Life& life) {
    std::vector<double> out;
    for (std::size_t m = 0; m < kMeasures; ++m)
        out.push_back(mean_of_measure(life, life.last_year(), m, 0));
    for (std::size_t m = 0; m < kRates; ++m)
        out.push_back(mean_of_measure(life, life.start_week, m, 0));
    out.push_back(mean_lonely_residents(life, life.last_year()));
    out.push_back(mean_lonely_residents(life, life.start_week));

    const Observation nothing;
    const Observation& before = life.before() == nullptr ? nothing : *life.before();
    const Observation& last = life.last();
    const double years = life.years() > 0 ? life.years() : kNaN;
    const double euro = total(last.euro) - total(before.euro);
    out.push_back(last.lonely_years - before.lonely_years);
    out.push_back(euro);
    out.push_back(euro / years);
    for (std::size_t b = 0; b < kBearers; ++b)
        out.push_back((last.euro[b] - before.euro[b]) / years);
    for (std::size_t b = 0; b < kBearers; ++b)
        out.push_back((last.hours[b] - before.hours[b]) / years);
    SIM_CHECK(out.size() == effect_measures().size(), "every measure has a value");
    return out;
}

/// One arm and the baseline, measured over the same weeks: [measure][pair].
struct Table {
    std::vector<std::vector<double>> arm, baseline;
};

void append(const std::vector<double>& values, std::vector<std::vector<double>>& columns) {
    columns.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        columns[i].push_back(values[i]);
}

std::vector<double> measure_groups(const Life& life) {
    std::vector<double> out;
    for (std::size_t m = 0; m < kMeasures; ++m)
        for (std::size_t group = 0; group < life.record.shape().groups.size(); ++group)
            out.push_back(mean_of_measure(life, life.last_year(), m, group));
    return out;
}

std::vector<sim::PairedDifference> differences(const Table& table, sim::Draws draws) {
    std::vector<sim::PairedDifference> out;
    for (std::size_t i = 0; i < table.arm.size(); ++i)
        out.push_back(sim::paired_difference(table.arm[i], table.baseline[i], draws));
    return out;
}

/// The arm minus the baseline, pair by pair: [measure][pair].
std::vector<std::vector<double>> changes(const Table& table) {
    auto out = table.arm;
    for (std::size_t i = 0; i < out.size(); ++i)
        for (std::size_t pair = 0; pair < out[i].size(); ++pair)
            out[i][pair] -= table.baseline[i][pair];
    return out;
}

std::vector<Participants> participants(const RunRecord& record,
                                       std::uint32_t arm,
                                       std::span<const std::uint32_t> replicates) {
    std::vector<Participants> out;
    const double share = 1.0 / static_cast<double>(replicates.size());
    for (std::size_t p = 0; p < record.shape().programmes.size() && !replicates.empty(); ++p) {
        Participants mean{record.shape().programmes[p]};
        for (const auto replicate : replicates) {
            const auto& counts = record.at(arm, replicate, record.times() - 1)->programmes[p];
            mean.offered += counts.offered * share;
            mean.accepted += counts.accepted * share;
            mean.started += counts.started * share;
            mean.completed += counts.completed * share;
            mean.dropped_out += counts.dropped_out * share;
        }
        out.push_back(std::move(mean));
    }
    return out;
}

sim::RatioEstimate cost_of_a_year(const Table& table, sim::Draws draws) {
    const std::size_t euro = effect_row("euro"), lonely = effect_row("lonely_years");
    std::vector<double> more_euro, fewer_years;
    for (std::size_t i = 0; i < table.arm[euro].size(); ++i) {
        more_euro.push_back(table.arm[euro][i] - table.baseline[euro][i]);
        fewer_years.push_back(table.baseline[lonely][i] - table.arm[lonely][i]);
    }
    return sim::ratio_of_means(more_euro, fewer_years, draws);
}

/// The replicates that every arm finished, so that all numbers rest on the same ones.
std::vector<std::uint32_t> finished_by_all(const RunRecord& record) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t replicate = 0; replicate < record.shape().replicates; ++replicate) {
        bool whole = true;
        for (std::uint32_t arm = 0; arm < record.arms(); ++arm)
            whole = whole && record.whole(arm, replicate);
        if (whole) out.push_back(replicate);
    }
    return out;
}

/// The draw of the numbers of each replicate; nothing when nothing was drawn.
std::vector<std::uint32_t> draws_of(const RunRecord& record,
                                    std::span<const std::uint32_t> replicates) {
    std::vector<std::uint32_t> draws;
    for (const auto replicate : replicates)
        if (record.shape().drawn.any()) draws.push_back(record.shape().drawn.draw[replicate]);
    return draws;
}

/// The arm that is this one without contagion, which has another baseline.
std::uint32_t twin_of(const RunRecord& record, std::uint32_t arm) {
    const auto& names = record.shape().arms;
    for (std::uint32_t other = 0; other < names.size(); ++other)
        if (names[other].starts_with(names[arm] + "/") &&
            record.reference(other) != record.reference(arm))
            return other;
    return kNoArm;
}

ArmEffects effects_of_arm(const RunRecord& record,
                          std::uint32_t arm,
                          std::span<const std::uint32_t> finished) {
    ArmEffects out;
    out.arm = record.shape().arms[arm];
    out.reference = record.reference(arm);
    out.twin = twin_of(record, arm);
    out.start_week = record.start_week(arm);
    const auto draws = draws_of(record, finished);
    out.draws = static_cast<std::uint32_t>(std::set(draws.begin(), draws.end()).size());
    Table whole, groups;
    whole.arm.resize(effect_measures().size());
    whole.baseline = whole.arm;
    groups.arm.resize(kMeasures * record.shape().groups.size());
    groups.baseline = groups.arm;
    for (const auto replicate : finished) {
        const Life here{record, arm, replicate, out.start_week};
        const Life there{record, out.reference, replicate, out.start_week};
        out.years = here.years();
        append(measure(here), whole.arm);
        append(measure(there), whole.baseline);
        append(measure_groups(here), groups.arm);
        append(measure_groups(there), groups.baseline);
    }
    out.replicates = static_cast<std::uint32_t>(finished.size());
    out.adults = sim::mean_interval(whole.baseline[kAdults]).mean;
    for (const auto& values : whole.arm)
        out.levels.push_back(sim::mean_interval(values, draws));
    out.differences = differences(whole, draws);
    out.by_group = differences(groups, draws);
    out.changes = changes(whole);
    out.participants = participants(record, arm, finished);
    out.euro_per_lonely_year = cost_of_a_year(whole, draws);
    return out;
}

}  // namespace

const std::vector<EffectMeasure>& effect_measures() {
    static const std::vector<EffectMeasure> measures = list_measures();
    return measures;
}

std::size_t effect_row(const std::string& name) {
    const auto& all = effect_measures();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].name == name) return i;
    SIM_CHECK(false, "a measure of an effect exists");
    return 0;
}

std::vector<double> measures_of(const RunRecord& record,
                                std::uint32_t arm,
                                std::uint32_t replicate,
                                std::uint32_t start_week) {
    return measure({record, arm, replicate, start_week});
}

Effects effects_of(const RunRecord& record) {
    SIM_CHECK(record.times() > 0 && !record.shape().groups.empty(), "a run observes something");
    const auto finished = finished_by_all(record);
    Effects effects;
    effects.replicates = static_cast<std::uint32_t>(finished.size());
    effects.draws = draws_of(record, finished);
    for (std::uint32_t arm = 0; arm < record.arms(); ++arm)
        effects.arms.push_back(effects_of_arm(record, arm, finished));
    return effects;
}

}  // namespace models::recorders
