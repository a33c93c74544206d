#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sim {

/// An index of sensitivity with a 95 % bootstrap interval over the points of its design.
struct SensitivityIndex {
    double value = 0, low = 0, high = 0;
};

/// Outputs of a design of Saltelli (2010): two independent samples A and B of the inputs, and for
/// every factor A with its column taken from B; for indices of pairs also B with that of A.
struct SaltelliOutputs {
    std::vector<double> a, b;                  // by point
    std::vector<std::vector<double>> ab;       // [factor][point]
    std::vector<std::vector<double>> ba = {};  // likewise, or empty
};

/// What two factors explain together beyond what each explains alone.
struct PairIndex {
    std::uint32_t first = 0, second = 0;  // factors
    SensitivityIndex share;
};

/// Shares of the variance of the output, by factor. A factor's `first` is what it explains alone,
/// its `total` what would be left if all others were known; total - first is interactions. Chance
/// that is left in an output counts as interaction of all factors.
struct SobolIndices {
    double mean = 0, variance = 0;  // of the outputs of A and B
    std::vector<SensitivityIndex> first, total;
    std::vector<PairIndex> pairs = {};  // where the design has them
};

/// First-order indices by the estimator of Saltelli et al. (2010), total ones by that of Jansen
/// (1999), those of pairs by that of Saltelli (2002, doi:10.1016/S0010-4655(02)00280-1); intervals
/// are percentiles of `rounds` bootstrap samples of the points. Points with an output that is not
/// finite are left out; without any variance all indices are NaN.
SobolIndices sobol_indices(const SaltelliOutputs& outputs,
                           std::uint32_t rounds = 1'000,
                           std::uint64_t seed = 1);

/// Elementary effects of one factor: changes of the output per whole range of the factor.
struct MorrisIndex {
    double mean = 0;             // with sign: effects of both signs cancel out
    SensitivityIndex mean_size;  // mean of their sizes (mu*)
    double spread = 0;           // standard deviation: interactions and bends
    std::uint32_t effects = 0;
};

/// `effects[factor]` are one elementary effect for each trajectory; those that are not finite are
/// left out. The interval is of `rounds` bootstrap samples of the trajectories.
std::vector<MorrisIndex> morris_indices(const std::vector<std::vector<double>>& effects,
                                        std::uint32_t rounds = 1'000,
                                        std::uint64_t seed = 1);

}  // namespace sim
