#include "models/calibration/record.h"

#include <cmath>

#include "sim/hdf5_group.h"

namespace models::calibration {
namespace {

using Group = sim::Hdf5Group;

template <class Get>
std::vector<double> of_each(const auto& rows, Get get) {
    std::vector<double> values;
    for (const auto& row : rows)
        values.push_back(static_cast<double>(get(row)));
    return values;
}

void write_targets(Group& group, const std::vector<WantedOutput>& wanted, const Outcome& outcome) {
    std::vector<std::string> names;
    for (const auto& one : wanted)
        names.push_back(one.name);
    group.names("target", names, "target");
    const auto each = [&](auto get) { return of_each(wanted, get); };
    group.column(
        "wanted", "target", each([](auto& w) { return w.observed.value; }), "value wanted");
    group.column("low", "target", each([](auto& w) { return w.low; }), "lower end of the band");
    group.column("high", "target", each([](auto& w) { return w.high; }), "upper end of the band");
    group.column("observation_sd",
                 "target",
                 each([](auto& w) { return w.observed.observation_sd; }),
                 "standard deviation of the observation");
    group.column("discrepancy_sd",
                 "target",
                 each([](auto& w) { return w.observed.discrepancy_sd; }),
                 "standard deviation between the best model and the world");
    group.column("chance_sd",
                 "target",
                 outcome.chance_sd,
                 "standard deviation of a point's output by chance");
    group.column("prediction_error_square",
                 "target",
                 outcome.prediction_error_square,
                 "mean squared standardised error of the final runs as predicted before them");
}

void write_waves(Group& group, const Outcome& outcome) {
    const auto& waves = outcome.waves;
    group.numbered("wave", waves.size(), "wave; the last holds the final runs");
    group.column("runs", "wave", of_each(waves, [](auto& w) { return w.runs; }), "runs made");
    group.column(
        "used", "wave", of_each(waves, [](auto& w) { return w.used; }), "points learnt from");
    group.column("share",
                 "wave",
                 of_each(waves, [](auto& w) { return w.share; }),
                 "share of the prior that no wave so far rules out");
    group.column("level",
                 "wave",
                 of_each(waves, [](auto& w) { return w.level; }),
                 "implausibility within which that share lies");
    sim::Points r2, error_square, nugget;
    for (const auto& wave : waves) {
        r2.add(wave.r2);
        error_square.add(wave.error_square);
        nugget.add(wave.nugget);
    }
    group.table("r2", {"wave", "target"}, r2, "R2 of the emulator, leaving out one run at a time");
    group.table("error_square",
                {"wave", "target"},
                error_square,
                "mean squared standardised error, leaving out one run at a time");
    group.table("nugget_sd", {"wave", "target"}, nugget, "standard deviation of the nugget");
}

void write_runs(Group& group, const Plan& plan, const Outcome& outcome) {
    std::vector<std::string> names;
    for (const auto& one : plan.parameters)
        names.push_back(one.name);
    group.names("parameter", names, "parameter set free");
    const auto each = [&](auto get) { return of_each(plan.parameters, get); };
    group.column("range_low", "parameter", each([](auto& p) { return p.low; }), "of the prior");
    group.column("range_high", "parameter", each([](auto& p) { return p.high; }), "of the prior");
    group.column("log",
                 "parameter",
                 each([](auto& p) { return p.log ? 1 : 0; }),
                 "1: the prior is even in the logarithm");
    group.numbered("run", outcome.parameters.rows, "final run");
    group.table("run_values", {"run", "parameter"}, outcome.parameters, "parameters of the run");
    group.table("run_outputs", {"run", "target"}, outcome.outputs, "outputs of the run");
    group.column("run_weight", "run", outcome.weights, "weight of the run");
}

}  // namespace

MadeEnsemble make_ensemble(const Plan& plan,
                           const std::vector<WantedOutput>& wanted,
                           const Outcome& outcome,
                           const EnsembleOrigin& origin) {
    MadeEnsemble made;
    for (const auto& parameter : plan.parameters)
        made.ensemble.parameters.push_back(parameter.name);
    for (const auto& one : wanted)
        made.outputs.targets.push_back(one.name);
    const auto members = choose_members(outcome, plan);
    for (const auto row : members.rows) {
        const auto values = outcome.parameters.row(row);
        const auto outputs = outcome.outputs.row(row);
        made.ensemble.members.emplace_back(values.begin(), values.end());
        made.outputs.outputs.emplace_back(outputs.begin(), outputs.end());
    }
    made.ensemble.weights = members.weights;
    made.ensemble.origin = origin;
    return made;
}

sim::Result<void> write_record(const std::string& path,
                               const MadeEnsemble& made,
                               const Plan& plan,
                               const MeasuredTargets& targets,
                               const Outcome& outcome) {
    std::string not_measured;
    for (const auto& one : targets.not_measured)
        not_measured += one + "\n";
    return write_ensemble(path, made.ensemble, made.outputs, [&](sim::Hdf5File& file) {
        Group group(file, "/calibration");
        write_targets(group, targets.wanted, outcome);
        write_waves(group, outcome);
        write_runs(group, plan, outcome);
        group.number("effective_size", outcome.effective_size);
        group.number("heat", outcome.heat);
        group.number("weight_heat", outcome.weight_heat);
        group.number("cutoff", plan.cutoff);
        group.text("not_measured", not_measured);
        group.text("method",
                   "history matching with Gaussian-process emulators, then importance weights of "
                   "runs drawn from the emulated posterior; see docs/calibration.md");
    });
}

std::vector<TargetFit> fits_of(const MadeEnsemble& made, const std::vector<WantedOutput>& wanted) {
    std::vector<TargetFit> fits;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        std::vector<double> values;
        for (const auto& row : made.outputs.outputs)
            values.push_back(row[k]);
        const auto spread = weighted_spread(values, made.ensemble.weights);
        const auto& w = wanted[k];
        fits.push_back({w.name,
                        w.low,
                        w.high,
                        w.observed.value,
                        spread.mean,
                        spread.sd,
                        spread.mean >= w.low && spread.mean <= w.high});
    }
    return fits;
}

std::vector<ParameterFit> parameters_of(const Plan& plan, const Outcome& outcome) {
    const double before = std::sqrt(1.0 / 12);
    std::vector<ParameterFit> fits;
    for (std::uint32_t i = 0; i < plan.parameters.size(); ++i) {
        const auto& parameter = plan.parameters[i];
        std::vector<double> values, units;
        for (std::uint32_t r = 0; r < outcome.parameters.rows; ++r) {
            values.push_back(outcome.parameters.at(r, i));
            units.push_back(parameter.unit(values.back()));
        }
        const auto spread = weighted_spread(values, outcome.weights);
        const auto unit = weighted_spread(units, outcome.weights);
        fits.push_back({parameter.name,
                        parameter.low,
                        parameter.high,
                        spread.mean,
                        spread.sd,
                        unit.sd / before});
    }
    return fits;
}

}  // namespace models::calibration
