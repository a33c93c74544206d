#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/emulator.h"
#include "sim/population_sampler.h"

namespace sim {

/// What one output of the simulator should be.
struct ObservedValue {
    double value = 0;
    double observation_sd = 0;  // of the figure itself
    double discrepancy_sd = 0;  // between the best simulator and the world

    double variance() const {
        return observation_sd * observation_sd + discrepancy_sd * discrepancy_sd;
    }
};

/// |wanted - expected| in standard deviations of all that is uncertain (Vernon, Goldstein and
/// Bower, 2010). 0 where the emulator knows nothing.
double implausibility(const Prediction& expected, const ObservedValue& wanted);

/// log N(wanted; expected, all variances). 0 where the emulator knows nothing.
double log_likelihood(const Prediction& expected, const ObservedValue& wanted);

/// The emulators of one wave and what their outputs should be. What the emulator cannot follow, its
/// nugget beyond the chance of a run, counts as its uncertainty too.
class WaveJudge {
  public:
    /// `chance_variances`: of a run around its expectation, by output; NaN where nobody knows,
    /// which counts the whole nugget as uncertainty. `spared` outputs with the highest
    /// implausibility are left out of the judgement.
    WaveJudge(std::vector<Emulator> emulators,
              std::vector<ObservedValue> wanted,
              std::span<const double> chance_variances,
              std::uint32_t spared = 0);

    Prediction predict(std::uint32_t output, std::span<const double> x) const;

    /// The highest implausibility that is not spared. Above `enough` any higher number may come
    /// back.
    double worst(std::span<const double> x, double enough) const;

    /// Sum of log_likelihood over outputs. Below `at_least` any lower number may come back.
    double log_likelihood(std::span<const double> x, double at_least) const;

  private:
    std::vector<Emulator> emulators_;
    std::vector<ObservedValue> wanted_;
    std::vector<double> unexplained_;   // variance, by output
    std::vector<std::uint32_t> order_;  // of the outputs, those that rule out most first
    std::vector<double> highest_rest_;  // highest log likelihood of the outputs from here on
    std::uint32_t spared_ = 0;
};

/// Minus the worst implausibility over all waves: a landscape for sample_level.
Landscape plausibility(std::span<const WaveJudge> waves);

/// The log likelihood by the emulators of `last` where all waves find the point not implausible,
/// -infinity elsewhere: the last emulators know nothing of the rest.
Landscape emulated_posterior(std::span<const WaveJudge> waves,
                             const WaveJudge& last,
                             double cutoff);

/// Weights that turn runs at points drawn from one density into a sample of another; they add up to
/// 1. `drawn_from` and `wanted` are log densities at the points.
std::vector<double> importance_weights(std::span<const double> wanted,
                                       std::span<const double> drawn_from);

/// Importance weights that are worth at least `least` points: (wanted / drawn_from)^heat with the
/// highest heat up to 1 for which they are. Below 1 they stop on the way from what the points were
/// drawn from to what is wanted (a bridge of densities): wider than the answer, never narrower.
struct TemperedWeights {
    std::vector<double> weights;  // they add up to 1
    double heat = 1;
};
TemperedWeights tempered_weights(std::span<const double> wanted,
                                 std::span<const double> drawn_from,
                                 double least);

}  // namespace sim
