#include "models/sweeps/record.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "sim/hdf5_group.h"
#include "sim/rng.h"
#include "sim/sha256.h"
#include "sim/whole_file.h"

#include "models/recorders/effects.h"
#include "models/recorders/results_layout.h"
#include "models/recorders/verdict.h"
#include "models/sweeps/series.h"

namespace models::sweeps {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string name_of(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

using Group = sim::Hdf5Group;

void write_root(sim::Hdf5File& file, const MergedRuns& merged, std::size_t failed) {
    const Sweep& sweep = merged.sweep;
    const auto text = [&](const char* name, const std::string& value) {
        file.text("/", name, value);
    };
    text("Conventions", "CF-1.10");
    text("kind", "sweep");
    text("title", sweep.plan.title);
    text("source", merged.version);
    text("plan", sweep.plan.text);
    text("plan_file", name_of(sweep.plan.file));
    text("plan_sha256", sim::sha256(sweep.plan.text));
    text("design", design_names()[static_cast<std::size_t>(sweep.plan.design)]);
    text("scenario", sweep.plan.scenario.sources.back().text);
    text("scenario_file", name_of(sweep.plan.scenario_file));
    text("inputs_hash", merged.inputs);
    if (merged.rule.kind != StopRule::Kind::none) text("until", merged.rule.text);
    file.number("/", "layout_version", recorders::kLayoutVersion);
    const auto missing = merged.missing();
    file.number("/", "runs", static_cast<std::uint64_t>(merged.wanted_runs() - missing - failed));
    file.number("/", "runs_missing", static_cast<std::uint64_t>(missing));
    file.number("/", "runs_failed", static_cast<std::uint64_t>(failed));
    file.number("/", "complete", std::uint8_t{missing + failed == 0});
}

void write_factors(Group& group, const Plan& plan) {
    std::vector<std::string> names, kinds, units;
    std::vector<double> low, high;
    std::vector<std::uint8_t> log;
    const char* const kinds_of[] = {"parameter", "area", "arm", "seed"};
    for (const Factor& factor : plan.factors) {
        names.push_back(factor.name);
        kinds.emplace_back(kinds_of[static_cast<std::size_t>(factor.kind)]);
        units.push_back(factor.units);
        low.push_back(factor.range ? factor.range->low : kNaN);
        high.push_back(factor.range ? factor.range->high : kNaN);
        log.push_back(factor.range && factor.range->log ? 1 : 0);
    }
    group.names("factor", names, "what rows differ in");
    group.texts("kind", "factor", kinds, "parameter, area, arm or seed");
    group.texts("units", "factor", units, "unit of the factor; empty for names");
    group.column("range_low", "factor", low, "low end of the range; NaN: a list of levels");
    group.column("range_high", "factor", high, "high end of the range; NaN: a list of levels");
    group.column("log", "factor", log, "1: the range is spread evenly in the logarithm");
}

void write_design(sim::Hdf5File& file, const Sweep& sweep) {
    Group group(file, "/design");
    group.numbered("row", sweep.rows.size(), "row of the design");
    write_factors(group, sweep.plan);
    std::vector<std::string> area, hash;
    std::vector<std::uint64_t> seed;
    std::vector<std::uint32_t> block, part;
    for (std::size_t r = 0; r < sweep.rows.size(); ++r) {
        area.push_back(sweep.area_names[sweep.place[sweep.base[r]]]);
        hash.push_back(sweep.rows[r].hash);
        seed.push_back(sweep.bases[sweep.base[r]].seed);
        block.push_back(sweep.rows[r].block);
        part.push_back(sweep.rows[r].part);
    }
    const auto value = group.array<double>(
        "value", {"row", "factor"}, "value of the factor; NaN for areas and arms");
    for (std::uint32_t r = 0; r < sweep.rows.size(); ++r)
        group.write_row(value, r, {sweep.plan.factors.size()}, sweep.rows[r].values);
    for (std::size_t f = 0; f < sweep.plan.factors.size(); ++f) {
        if (sweep.plan.factors[f].kind != FactorKind::arm) continue;
        std::vector<std::string> arm;
        for (const Row& row : sweep.rows)
            arm.push_back(row.texts[f]);
        group.texts("arm", "row", arm, "arm that the row lives beside the baseline");
    }
    group.texts("area", "row", area, "area, as the scenario or the plan names it");
    group.texts("hash", "row", hash, "of the names and values of the row's factors");
    group.column("seed", "row", seed, "seed of the scenario; see replicate_seed");
    group.column("block", "row", block, "base point of saltelli, trajectory of morris");
    group.column(
        "part", "row", part, "saltelli: 0 A, 1 B, 2 + i: A with B's column i; morris: step");
}

void add_measures(Group& group, const Sweep& sweep) {
    std::vector<std::string> names, units;
    for (const auto& measure : recorders::effect_measures()) {
        names.push_back(measure.name);
        units.push_back(measure.units);
    }
    group.numbered("row", sweep.rows.size(), "row of the design");
    group.names("arm", sweep.arms, "arm of the comparison, the baseline first");
    group.names("measure", names, "what is measured; see measure_units");
    group.texts("measure_units", "measure", units, "unit of the measure");
}

/// The cells of one row, replicate by replicate.
struct Cells {
    std::vector<double> level, difference;
    std::vector<std::uint64_t> hash, seed;
    std::vector<std::uint8_t> status;
};

Cells cells_of(const MergedRuns& merged, std::uint32_t row) {
    const auto measures = recorders::effect_measures().size();
    const Sweep& sweep = merged.sweep;
    Cells out;
    for (std::uint32_t k = 0; std::cmp_less(k, merged.replicates); ++k) {
        const auto key = sweep.key_of({row, k});
        const bool done = merged.runs.runs.contains(key);
        const bool failed = merged.runs.notes.contains(key);
        out.status.push_back(!merged.wants({row, k}) ? 3 : done ? 1 : failed ? 2 : 0);
        out.seed.push_back(sim::replicate_seed(sweep.bases[sweep.base[row]].seed, k));
        for (std::uint32_t arm = 0; arm < sweep.arms.size(); ++arm) {
            const auto outcome = merged.find({row, k}, arm);
            out.hash.push_back(outcome ? outcome->state_hash : 0);
            for (std::size_t m = 0; m < measures; ++m) {
                out.level.push_back(outcome ? outcome->level[m] : kNaN);
                out.difference.push_back(outcome ? outcome->level[m] - outcome->reference[m]
                                                 : kNaN);
            }
        }
    }
    return out;
}

void write_outcomes(sim::Hdf5File& file, const MergedRuns& merged) {
    const Sweep& sweep = merged.sweep;
    const auto replicates = static_cast<std::uint64_t>(merged.replicates);
    const std::uint64_t arms = sweep.arms.size(), measures = recorders::effect_measures().size();
    Group group(file, "/outcomes");
    add_measures(group, sweep);
    group.numbered("replicate", replicates, "replicate; rows and arms share its chance");
    const std::vector<std::string> all{"row", "replicate", "arm", "measure"};
    const auto level = group.array<double>("level", all, "what the arm came to");
    const auto difference = group.array<double>(
        "difference", all, "minus what the arm that it is compared with came to");
    const auto hash = group.array<std::uint64_t>(
        "state_hash", {"row", "replicate", "arm"}, "hash of everything at the end; 0: missing");
    const auto status = group.array<std::uint8_t>(
        "status",
        {"row", "replicate"},
        "0 missing, 1 done, 2 failed, see /failures; 3 not asked for by the rule");
    const auto seed = group.array<std::uint64_t>(
        "replicate_seed", {"row", "replicate"}, "seed of the people and the chance");
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row) {
        const auto cells = cells_of(merged, row);
        group.write_row(level, row, {replicates, arms, measures}, cells.level);
        group.write_row(difference, row, {replicates, arms, measures}, cells.difference);
        group.write_row(hash, row, {replicates, arms}, cells.hash);
        group.write_row(status, row, {replicates}, cells.status);
        group.write_row(seed, row, {replicates}, cells.seed);
    }
}

/// The cells of one row, replicate by replicate: [arm][measure][week].
struct SeriesCells {
    std::vector<double> level, difference;
};

SeriesCells series_of(const MergedRuns& merged, std::uint32_t row, std::size_t weeks) {
    const Sweep& sweep = merged.sweep;
    const auto length = sweep.plan.series.size() * weeks;
    SeriesCells out;
    for (std::uint32_t k = 0; std::cmp_less(k, merged.replicates); ++k) {
        for (std::uint32_t arm = 0; arm < sweep.arms.size(); ++arm) {
            const auto mine = merged.series({row, k}, arm, weeks);
            const auto other =
                mine.empty() ? mine : merged.series({row, k}, sweep.compared_with(row, arm), weeks);
            for (std::size_t i = 0; i < length; ++i) {
                out.level.push_back(mine.empty() ? kNaN : mine[i]);
                out.difference.push_back(mine.empty() ? kNaN : mine[i] - other[i]);
            }
        }
    }
    return out;
}

void write_series(sim::Hdf5File& file, const MergedRuns& merged) {
    const Sweep& sweep = merged.sweep;
    const auto& measures = sweep.plan.series;
    if (measures.empty()) return;
    const auto weeks = series_weeks(sweep.plan.scenario);
    const auto replicates = static_cast<std::uint64_t>(merged.replicates);
    Group group(file, "/series");
    group.numbered("row", sweep.rows.size(), "row of the design");
    group.numbered("replicate", replicates, "replicate; rows and arms share its chance");
    group.names("arm", sweep.arms, "arm of the comparison, the baseline first");
    group.names("measure", measures, "what is measured, for the whole wijk");
    file.scale({"/series/week", "week", "week of the observation"},
               std::span<const std::uint32_t>(weeks));
    const std::vector<std::string> all{"row", "replicate", "arm", "measure", "week"};
    const auto level = group.array<double>(
        "level", all, "what the arm was at that moment; lonely_years and euro since week 0");
    const auto difference =
        group.array<double>("difference", all, "minus what the arm that it is compared with was");
    const std::vector<std::uint64_t> rest{
        replicates, sweep.arms.size(), measures.size(), weeks.size()};
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row) {
        const auto cells = series_of(merged, row, weeks.size());
        group.write_row(level, row, rest, cells.level);
        group.write_row(difference, row, rest, cells.difference);
    }
}

struct Statistic {
    const char* name;
    const char* meaning;
    double (*of)(const sim::PairedDifference&);
};

using Pair = sim::PairedDifference;
constexpr Statistic kStatistics[] = {
    {"mean", "paired difference, mean over replicates", [](const Pair& d) { return d.mean; }},
    {"ci_low", "low end of its 95 % interval", [](const Pair& d) { return d.low; }},
    {"ci_high", "high end of its 95 % interval", [](const Pair& d) { return d.high; }},
    {"standard_error", "of the mean", [](const Pair& d) { return d.standard_error; }},
    {"variance_ratio",
     "(var arm + var compared) / var difference: how many times more replicates unpaired arms take",
     [](const Pair& d) { return d.variance_ratio; }},
    {"replicates", "pairs", [](const Pair& d) { return static_cast<double>(d.n); }},
    {"draws",
     "draws of the numbers from an ensemble; 0: the numbers are as given",
     [](const Pair& d) { return static_cast<double>(d.draws); }},
    {"variance_not_knowing",
     "variance of the effect between draws: from not knowing the numbers",
     [](const Pair& d) { return d.not_knowing; }},
};

void write_effects(sim::Hdf5File& file, const MergedRuns& merged) {
    const Sweep& sweep = merged.sweep;
    Group group(file, "/effects");
    add_measures(group, sweep);
    std::vector<sim::ArrayId> arrays;
    for (const auto& one : kStatistics)
        arrays.push_back(group.array<double>(one.name, {"row", "arm", "measure"}, one.meaning));
    const std::uint64_t arms = sweep.arms.size(), measures = recorders::effect_measures().size();
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row) {
        std::vector<std::vector<double>> values(std::size(kStatistics));
        for (std::uint32_t arm = 0; arm < arms; ++arm)
            for (const auto& effect : effects_of_row(merged, row, arm))
                for (std::size_t s = 0; s < values.size(); ++s)
                    values[s].push_back(kStatistics[s].of(effect));
        for (std::size_t s = 0; s < values.size(); ++s)
            group.write_row(arrays[s], row, {arms, measures}, values[s]);
    }
}

void write_sequential(sim::Hdf5File& file, const MergedRuns& merged) {
    if (merged.rule.kind == StopRule::Kind::none) return;
    const Sweep& sweep = merged.sweep;
    Group group(file, "/sequential");
    group.numbered("row", sweep.rows.size(), "row of the design");
    group.names("arm", sweep.arms, "arm of the comparison, the baseline first");
    group.text("until", merged.rule.text);
    group.text("measure", merged.rule.measure);
    file.number("/sequential", "margin", merged.rule.margin);
    file.number("/sequential", "alpha", merged.alpha);
    group.text("interval",
               merged.rule.together
                   ? "confidence sequences: all of the file hold at all looks together, 95 %"
                   : "95 % confidence sequence: each holds at all looks together, by itself");
    const std::vector<std::string> all{"row", "arm"};
    const auto mean = group.array<double>("mean", all, "paired difference");
    const auto low = group.array<double>("low", all, "low end of its confidence sequence");
    const auto high = group.array<double>("high", all, "high end of its confidence sequence");
    const auto values =
        group.array<std::uint32_t>("values", all, "replicates, or draws of an ensemble");
    const auto judgement = group.array<std::uint8_t>(
        "judgement",
        all,
        "0 undecided, 1 better, 2 worse, 3 practically the same, 4 too few values");
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row) {
        std::vector<double> means, lows, highs;
        std::vector<std::uint32_t> ns;
        std::vector<std::uint8_t> judged;
        for (std::uint32_t arm = 0; arm < sweep.arms.size(); ++arm) {
            const auto now = difference_so_far(merged, row, arm, merged.wanted[row]);
            means.push_back(now.mean);
            lows.push_back(now.low);
            highs.push_back(now.high);
            ns.push_back(now.n);
            judged.push_back(
                static_cast<std::uint8_t>(recorders::verdict_of(now, merged.rule.margin)));
        }
        const std::vector<std::uint64_t> arms{sweep.arms.size()};
        group.write_row(mean, row, arms, means);
        group.write_row(low, row, arms, lows);
        group.write_row(high, row, arms, highs);
        group.write_row(values, row, arms, ns);
        group.write_row(judgement, row, arms, judged);
    }
}

void write_failures(sim::Hdf5File& file,
                    const MergedRuns& merged,
                    const std::vector<MergedRuns::Failure>& failures) {
    if (failures.empty()) return;
    Group group(file, "/failures");
    group.numbered("failure", failures.size(), "run that failed");
    std::vector<std::uint32_t> row, replicate;
    std::vector<std::string> message;
    for (const auto& failure : failures) {
        row.push_back(failure.unit.row);
        replicate.push_back(failure.unit.replicate);
        message.push_back(failure.why);
    }
    group.column("row", "failure", row, "row of the design");
    group.column("replicate", "failure", replicate, "replicate");
    group.texts("message", "failure", message, "why");
    group.texts("command", "failure", merged.commands, "repeats it");
}

}  // namespace

sim::Result<void> write_merged(const std::string& path, bool replace, const MergedRuns& merged) {
    const auto whole = sim::WholeFile::begin(path, replace);
    if (!whole) return sim::fail(whole.error());
    auto file = sim::Hdf5File::create(whole->partial());
    if (!file) return sim::fail(file.error());
    const auto failures = merged.failures();
    write_root(*file, merged, failures.size());
    write_design(*file, merged.sweep);
    write_outcomes(*file, merged);
    write_series(*file, merged);
    write_effects(*file, merged);
    write_sequential(*file, merged);
    write_failures(*file, merged, failures);
    if (auto closed = file->close(); !closed) {
        whole->discard();
        return closed;
    }
    return whole->finish();
}

}  // namespace models::sweeps
