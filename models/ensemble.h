#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/hdf5_file.h"
#include "sim/result.h"

#include "models/rules.h"

namespace models {

/// Who made an ensemble, with what.
struct EnsembleOrigin {
    std::string command;        // as it was given
    std::string plan;           // the file that told what to match, verbatim
    std::string model_version;  // of the program
    std::uint64_t seed = 0;
};

/// Sets of numbers under which the model agrees with what was observed, and how much each counts:
/// what calibration knows of the numbers that it was free to choose.
struct Ensemble {
    std::vector<std::string> parameters;       // d full names, as `wijk params` lists them
    std::vector<std::vector<double>> members;  // M x d
    std::vector<double> weights;               // M, none negative, not all 0; their sum is free
    EnsembleOrigin origin;

    /// Whether there is nothing to draw.
    bool empty() const { return members.empty() || parameters.empty(); }
};

/// What the members gave when they were lived: kept beside them for people, read by no run.
struct EnsembleOutputs {
    std::vector<std::string> targets;          // T names
    std::vector<std::vector<double>> outputs;  // M x T
};

inline constexpr const char* kEnsembleFormat = "wijk-ensemble";
inline constexpr std::uint32_t kEnsembleVersion = 1;

/// Reads an ensemble and checks it against the numbers of the model: names that exist, values
/// inside their bounds. All that is wrong is said at once.
sim::Result<Ensemble> read_ensemble(const std::string& path);

/// Everything that is wrong with an ensemble; `file` is named in each problem.
sim::Error problems_of(const Ensemble& ensemble, const std::string& file);

/// Writes HDF5: root attributes `format`, `format_version`, `command`, `plan`, `model_version` and
/// `seed`; `/names` (d), `/values` (M x d), `/weights` (M), and with outputs `/targets` (T) and
/// `/outputs` (M x T). The file stands under its name only when it is whole; an older one is
/// replaced. Fails when the ensemble has problems. `add` may write more groups of its own.
sim::Result<void> write_ensemble(const std::string& path,
                                 const Ensemble& ensemble,
                                 const EnsembleOutputs& more = {},
                                 const std::function<void(sim::Hdf5File&)>& add = {});

/// Sets the numbers of one member.
void apply_member(const Ensemble& ensemble, std::size_t member, Rules& rules);

/// The ensemble without the numbers that `keep(name)` refuses.
template <class Keep>
Ensemble keep_parameters(const Ensemble& ensemble, Keep keep) {
    Ensemble out{{},
                 std::vector<std::vector<double>>(ensemble.members.size()),
                 ensemble.weights,
                 ensemble.origin};
    for (std::size_t p = 0; p < ensemble.parameters.size(); ++p) {
        if (!keep(ensemble.parameters[p])) continue;
        out.parameters.push_back(ensemble.parameters[p]);
        for (std::size_t m = 0; m < out.members.size(); ++m)
            out.members[m].push_back(ensemble.members[m][p]);
    }
    return out;
}

/// The member of draw number `draw`: the members in proportion to their weights, spread as evenly
/// as any number of draws allows (a sequence of golden-ratio steps from a drawn start). A function
/// of `seed` and `draw` alone, so that more draws leave the earlier ones what they were.
std::size_t drawn_member(const Ensemble& ensemble, std::uint64_t seed, std::uint32_t draw);

}  // namespace models
