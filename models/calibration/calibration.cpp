#include "models/calibration/calibration.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "sim/parallel.h"
#include "sim/rng.h"

#include "models/streams.h"

namespace models::calibration {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kNear = 2;  // earlier points within so many cutoffs still teach the emulators
constexpr std::uint32_t kFewestWalkers = 200;

/// One run to be made, and where its outputs go.
struct Run {
    std::vector<double> parameters;
    std::uint64_t seed = 0;
    std::vector<double> outputs = {};
};

/// Mean over the runs of a point that gave a number.
double mean_of(std::span<const Run> runs, std::uint32_t output) {
    double sum = 0;
    int count = 0;
    for (const auto& run : runs) {
        if (!std::isfinite(run.outputs[output])) continue;
        sum += run.outputs[output];
        ++count;
    }
    return count > 0 ? sum / count : kNothing;
}

/// `count` of `rows` rows, evenly over all: neighbours may be copies of one walker.
std::vector<std::uint32_t> spread_over(std::uint32_t rows, int count) {
    std::vector<std::uint32_t> chosen;
    for (std::uint64_t k = 0; k < static_cast<std::uint64_t>(count); ++k)
        chosen.push_back(static_cast<std::uint32_t>(k * rows / static_cast<std::uint64_t>(count)));
    return chosen;
}

sim::Points spread_rows(const sim::Points& points, int count) {
    sim::Points chosen;
    for (const auto row : spread_over(points.rows, count))
        chosen.add(points.row(row));
    return chosen;
}

class Calibration {
  public:
    Calibration(const Plan& plan,
                const std::vector<WantedOutput>& wanted,
                const Simulator& simulator,
                const sim::RunJournal* journal,
                const Listener& listener)
        : plan_(plan),
          wanted_(wanted),
          simulator_(simulator),
          journal_(journal),
          listener_(listener) {
        outcome_.chance_sd.assign(wanted.size(), kNothing);
    }

    sim::Result<Outcome> carry_out() {
        for (int wave = 0; wave < plan_.waves && !stopped(); ++wave) {
            const auto points = design(wave);
            if (stopped()) break;
            if (auto done = simulate(points, wave); !done) return sim::fail(done.error());
            if (!stopped()) learn(wave);
        }
        if (stopped()) return give_up();
        look_what_is_left();
        sim::DensitySample drawn;
        for (int wave = plan_.waves; wave <= last_wave() && !stopped(); ++wave) {
            drawn = draw_posterior(wave);
            if (stopped()) break;
            if (auto done = simulate(drawn.points, wave); !done) return sim::fail(done.error());
            if (wave < last_wave() && !stopped()) learn(wave);
        }
        if (stopped()) return give_up();
        weigh(drawn);
        return std::move(outcome_);
    }

  private:
    bool stopped() const { return listener_.stop && listener_.stop(); }
    Outcome give_up() {
        outcome_.stopped = true;
        return std::move(outcome_);
    }
    void say(const std::string& stage, std::uint64_t runs) const {
        if (listener_.stage) listener_.stage(stage, runs);
    }
    int last_wave() const { return plan_.waves + plan_.refining; }
    std::uint32_t columns() const { return static_cast<std::uint32_t>(plan_.parameters.size()); }

    sim::DrawSource source(Stream stream, int wave) const {
        return {{sim::replicate_seed(plan_.seed, static_cast<std::uint32_t>(wave))},
                number(stream)};
    }
    sim::SamplerOptions walkers(int count) const {
        sim::SamplerOptions options;
        options.points = std::max(static_cast<std::uint32_t>(count), kFewestWalkers);
        options.stop = listener_.stop;
        return options;
    }

    /// Points of a wave: all over the ranges in the first, then where no wave rules them out.
    sim::Points design(int wave) {
        if (wave == 0) {
            return sim::latin_hypercube(static_cast<std::uint32_t>(plan_.points),
                                        columns(),
                                        source(Stream::calibration_design, 0));
        }
        look_what_is_left();
        return spread_rows(left_.points, plan_.points);
    }

    /// Spreads points over what the waves so far leave, and notes how much that is.
    void look_what_is_left() {
        const auto wave = static_cast<int>(judges_.size());
        say(fmt::format("wave {}: what is not implausible", wave), 0);
        left_ = sim::sample_level(sim::plausibility(judges_),
                                  columns(),
                                  -plan_.cutoff,
                                  source(Stream::calibration_sampling, wave),
                                  walkers(std::max(plan_.points, plan_.final_runs)));
        outcome_.waves.back().share = left_.share;
        outcome_.waves.back().level = -left_.level;
    }

    std::vector<double> values_at(std::span<const double> point) const {
        std::vector<double> values(point.size());
        for (std::size_t i = 0; i < point.size(); ++i)
            values[i] = plan_.parameters[i].value(point[i]);
        return values;
    }

    /// Runs all points of a wave, those of the first wave's `repeated` once more, and adds them.
    sim::Result<void> simulate(const sim::Points& points, int wave) {
        std::vector<Run> runs;
        std::vector<std::uint32_t> first_run;
        for (std::uint32_t p = 0; p < points.rows; ++p) {
            first_run.push_back(static_cast<std::uint32_t>(runs.size()));
            const bool again = wave == 0 && p < static_cast<std::uint32_t>(plan_.repeated);
            for (int r = 0; r < plan_.replicates + (again ? 1 : 0); ++r)
                runs.push_back({values_at(points.row(p)), run_seed(plan_, wave, p, r)});
        }
        first_run.push_back(static_cast<std::uint32_t>(runs.size()));
        say(wave == last_wave() ? std::string("final runs") : fmt::format("wave {}", wave + 1),
            runs.size());
        if (auto done = carry_out_runs(runs); !done || stopped()) return done;

        outcome_.waves.emplace_back();
        outcome_.waves.back().runs = static_cast<std::uint32_t>(runs.size());
        if (wave == 0) measure_chance(runs, first_run);
        for (std::uint32_t p = 0; p < points.rows; ++p) {
            const std::span of_point(runs.data() + first_run[p], first_run[p + 1] - first_run[p]);
            std::vector<double> outputs(wanted_.size());
            for (std::uint32_t k = 0; k < outputs.size(); ++k)
                outputs[k] = mean_of(of_point.first(static_cast<std::size_t>(plan_.replicates)), k);
            inputs_.add(points.row(p));
            outputs_.add(outputs);
        }
        return {};
    }

    sim::Result<void> carry_out_runs(std::vector<Run>& runs) {
        std::atomic<bool> failed{false};
        std::vector<sim::Result<void>> kept(runs.size());
        sim::parallel_tasks(static_cast<std::uint32_t>(runs.size()), [&](std::uint32_t k) {
            if (failed || stopped()) return;
            auto& run = runs[k];
            const auto key = sim::RunJournal::key_of(run.parameters, run.seed);
            const auto* known = journal_ == nullptr ? nullptr : journal_->find(key);
            if (known != nullptr && known->size() == wanted_.size()) {
                run.outputs = *known;
            } else {
                run.outputs = simulator_(run.parameters, run.seed);
                if (journal_ != nullptr) kept[k] = journal_->add(key, run.outputs);
                if (!kept[k]) failed = true;
            }
            if (listener_.run) listener_.run();
        });
        for (auto& one : kept)
            if (!one) return one;
        return {};
    }

    /// Pooled variance of a run around the mean of its point, over points with several runs.
    void measure_chance(const std::vector<Run>& runs, const std::vector<std::uint32_t>& first_run) {
        for (std::uint32_t k = 0; k < wanted_.size(); ++k) {
            double squares = 0;
            int freedom = 0;
            for (std::size_t p = 0; p + 1 < first_run.size(); ++p) {
                const std::span of_point(runs.data() + first_run[p],
                                         first_run[p + 1] - first_run[p]);
                const double mean = mean_of(of_point, k);
                int count = 0;
                for (const auto& run : of_point) {
                    if (!std::isfinite(run.outputs[k])) continue;
                    squares += (run.outputs[k] - mean) * (run.outputs[k] - mean);
                    ++count;
                }
                freedom += std::max(0, count - 1);
            }
            if (freedom > 0)
                outcome_.chance_sd[k] = std::sqrt(squares / freedom / plan_.replicates);
        }
    }

    /// Points and outputs that the emulators of this wave learn from: those of this wave, and
    /// earlier ones that are not far outside what is left.
    std::pair<sim::Points, sim::Points> lessons(std::uint32_t first_of_wave) const {
        sim::Points points, outputs;
        const auto landscape = sim::plausibility(judges_);
        const double near =
            kNear * std::max(plan_.cutoff, left_.points.rows > 0 ? -left_.level : 0);
        for (std::uint32_t r = 0; r < inputs_.rows; ++r) {
            const bool far =
                r < first_of_wave && !judges_.empty() && landscape(inputs_.row(r), -near) < -near;
            if (far) continue;
            points.add(inputs_.row(r));
            outputs.add(outputs_.row(r));
        }
        return {std::move(points), std::move(outputs)};
    }

    sim::WaveJudge learn_from(std::uint32_t first_of_wave) {
        const auto [points, outputs] = lessons(first_of_wave);
        auto emulators = sim::fit_emulators(points, outputs);
        auto& report = outcome_.waves.back();
        report.used = points.rows;
        for (const auto& emulator : emulators) {
            report.r2.push_back(emulator.r2());
            report.error_square.push_back(emulator.mean_squared_error());
            report.nugget.push_back(std::sqrt(emulator.nugget()));
        }
        std::vector<sim::ObservedValue> observed;
        std::vector<double> chance;
        for (std::size_t k = 0; k < wanted_.size(); ++k) {
            observed.push_back(wanted_[k].observed);
            chance.push_back(outcome_.chance_sd[k] * outcome_.chance_sd[k]);
        }
        return {std::move(emulators),
                std::move(observed),
                chance,
                static_cast<std::uint32_t>(plan_.spared)};
    }

    void learn(int wave) {
        say(fmt::format("wave {}: emulators", wave + 1), 0);
        auto judge = learn_from(inputs_.rows - static_cast<std::uint32_t>(plan_.points));
        if (wave < plan_.waves)
            judges_.push_back(std::move(judge));
        else
            refined_ = std::move(judge);
    }

    /// What knows most: the emulators of the last wave that learnt.
    const sim::WaveJudge& sharpest() const { return refined_ ? *refined_ : judges_.back(); }

    /// Points from the emulated posterior, and their log densities.
    sim::DensitySample draw_posterior(int wave) {
        say("emulated posterior", 0);
        const double cutoff = std::max(plan_.cutoff, -left_.level);
        const int count = wave == last_wave() ? plan_.final_runs : plan_.points;
        auto sample = sim::sample_density(sim::emulated_posterior(judges_, sharpest(), cutoff),
                                          columns(),
                                          source(Stream::calibration_sampling, wave + 1),
                                          walkers(std::max(plan_.points, plan_.final_runs)),
                                          &left_.points);
        const auto rows = spread_over(sample.points.rows, count);
        std::vector<double> values;
        for (const auto row : rows)
            values.push_back(sample.values[row]);
        sample.points = spread_rows(sample.points, count);
        sample.values = std::move(values);
        return sample;
    }

    /// Likelihood with the final runs known over the one that they were drawn from.
    void weigh(const sim::DensitySample& drawn) {
        say("weights", 0);
        const std::uint32_t count = drawn.points.rows, first = inputs_.rows - count;
        outcome_.heat = drawn.heat;
        compare_with_predictions(first);
        const auto judge = learn_from(first);
        std::vector<double> now(count), then(count);
        sim::parallel_tasks(count, [&](std::uint32_t r) {
            now[r] =
                judge.log_likelihood(drawn.points.row(r), -std::numeric_limits<double>::infinity());
            then[r] = drawn.heat * drawn.values[r];
        });
        const double least = std::min<double>(plan_.ensemble, count) / 2;
        auto tempered = sim::tempered_weights(now, then, least);
        outcome_.weights = std::move(tempered.weights);
        outcome_.weight_heat = tempered.heat;
        outcome_.effective_size = sim::effective_sample_size(outcome_.weights);
        for (std::uint32_t r = 0; r < count; ++r) {
            outcome_.parameters.add(values_at(drawn.points.row(r)));
            outcome_.outputs.add(std::as_const(outputs_).row(first + r));
        }
    }

    /// How far the final runs are from what was expected of them before, in standard deviations.
    void compare_with_predictions(std::uint32_t first) {
        const auto& judge = sharpest();
        for (std::uint32_t k = 0; k < wanted_.size(); ++k) {
            const double chance = std::isnan(outcome_.chance_sd[k])
                                      ? 0
                                      : outcome_.chance_sd[k] * outcome_.chance_sd[k];
            double sum = 0;
            int count = 0;
            for (std::uint32_t r = first; r < inputs_.rows; ++r) {
                const auto expected = judge.predict(k, std::as_const(inputs_).row(r));
                const double gap = outputs_.at(r, k) - expected.mean;
                if (!std::isfinite(gap)) continue;
                sum += gap * gap / (expected.variance + chance);
                ++count;
            }
            outcome_.prediction_error_square.push_back(count > 0 ? sum / count : kNothing);
        }
    }

    const Plan& plan_;
    const std::vector<WantedOutput>& wanted_;
    const Simulator& simulator_;
    const sim::RunJournal* journal_;
    const Listener& listener_;
    sim::Points inputs_, outputs_;           // of all points so far
    std::vector<sim::WaveJudge> judges_;     // of the waves that rule out
    std::optional<sim::WaveJudge> refined_;  // of the last refining wave
    sim::LevelSample left_;
    Outcome outcome_;
};

}  // namespace

sim::Result<Outcome> calibrate(const Plan& plan,
                               const std::vector<WantedOutput>& wanted,
                               const Simulator& simulator,
                               const sim::RunJournal* journal,
                               const Listener& listener) {
    return Calibration(plan, wanted, simulator, journal, listener).carry_out();
}

std::uint64_t run_seed(const Plan& plan, int wave, std::uint32_t point, int replicate) {
    constexpr std::uint32_t kRunsOfAWave = 1u << 20, kRunsOfAPoint = 64;
    return sim::replicate_seed(plan.seed,
                               static_cast<std::uint32_t>(wave + 1) * kRunsOfAWave +
                                   point * kRunsOfAPoint + static_cast<std::uint32_t>(replicate));
}

Spread weighted_spread(std::span<const double> values, std::span<const double> weights) {
    double total = 0, sum = 0, squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) continue;
        total += weights[i];
        sum += weights[i] * values[i];
    }
    const double mean = sum / total;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
            squares += weights[i] * (values[i] - mean) * (values[i] - mean);
    return {mean, std::sqrt(squares / total)};
}

Members choose_members(const Outcome& outcome, const Plan& plan) {
    Members members;
    const auto& weights = outcome.weights;
    if (weights.size() <= static_cast<std::size_t>(plan.ensemble)) {
        for (std::uint32_t r = 0; r < weights.size(); ++r) {
            if (!(weights[r] > 0)) continue;
            members.rows.push_back(r);
            members.weights.push_back(weights[r]);
        }
        return members;
    }
    const auto count = static_cast<std::uint32_t>(plan.ensemble);
    sim::Rng rng({plan.seed, 0}, number(Stream::calibration_sampling), 0, 3);
    for (const auto row : sim::systematic_rows(weights, count, rng.uniform())) {
        if (members.rows.empty() || members.rows.back() != row) {
            members.rows.push_back(row);
            members.weights.push_back(0);
        }
        members.weights.back() += 1.0 / count;
    }
    return members;
}

}  // namespace models::calibration
