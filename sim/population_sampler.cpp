#include "sim/population_sampler.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/check.h"
#include "sim/parallel.h"

namespace sim {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr int kMostShrinks = 100;

/// A population that is moved by slices through one landscape.
class Swarm {
  public:
    Swarm(const Landscape& landscape, DrawSource source, Points points)
        : landscape_(landscape), source_(source), points_(std::move(points)) {
        SIM_CHECK(points_.rows >= 4, "each half of the points has two others to take a line from");
        values_.resize(points_.rows);
        evaluate();
    }

    /// Moves every point `moves` times so that exp(heat * landscape), where it is at least `floor`,
    /// stays what they are drawn from. Half the slices run along one coordinate, half along the
    /// line of two points of the other half, which stands still meanwhile (as in Goodman and Weare,
    /// 2010); a slice starts from the whole line and shrinks (Neal, 2003).
    void move(std::uint32_t moves, double heat, double floor) {
        const std::uint32_t half = points_.rows / 2;
        for (int second = 0; second < 2; ++second) {
            const std::uint32_t begin = second == 0 ? 0 : half;
            const std::uint32_t end = second == 0 ? half : points_.rows;
            const std::uint32_t others = second == 0 ? half : 0;
            const std::uint32_t other_count = second == 0 ? points_.rows - half : half;
            parallel_tasks(end - begin, [&](std::uint32_t k) {
                Rng rng({source_.chance.seed, round_}, source_.stream, begin + k, 1);
                for (std::uint32_t m = 0; m < moves; ++m)
                    slice(begin + k, others, other_count, heat, floor, rng);
            });
        }
        ++round_;
    }

    /// Takes the places of the chosen rows.
    void keep(std::span<const std::uint32_t> rows) {
        Points chosen(static_cast<std::uint32_t>(rows.size()), points_.columns);
        std::vector<double> values(rows.size());
        for (std::uint32_t r = 0; r < chosen.rows; ++r) {
            std::ranges::copy(std::as_const(points_).row(rows[r]), chosen.row(r).begin());
            values[r] = values_[rows[r]];
        }
        points_ = std::move(chosen);
        values_ = std::move(values);
    }

    /// A uniform number of its own for each round.
    double uniform() { return Rng({source_.chance.seed, round_}, source_.stream, 0, 2).uniform(); }

    const std::vector<double>& values() const { return values_; }
    Points take_points() { return std::move(points_); }

  private:
    void evaluate() {
        parallel_tasks(points_.rows, [&](std::uint32_t r) {
            values_[r] = landscape_(std::as_const(points_).row(r), kNever);
        });
    }

    void slice(std::uint32_t row,
               std::uint32_t others,
               std::uint32_t other_count,
               double heat,
               double floor,
               Rng& rng) {
        const std::uint32_t columns = points_.columns;
        std::vector<double> line(columns, 0.0);
        if (rng.chance(0.5)) {
            line[rng.below(columns)] = 1;
        } else {
            const std::uint32_t a = rng.below(other_count);
            const std::uint32_t b = (a + 1 + rng.below(other_count - 1)) % other_count;
            for (std::uint32_t c = 0; c < columns; ++c)
                line[c] = points_.at(others + a, c) - points_.at(others + b, c);
        }
        const auto x = points_.row(row);
        double low = kNever, high = -kNever;
        for (std::uint32_t c = 0; c < columns; ++c) {
            if (line[c] == 0) continue;
            const double to_zero = -x[c] / line[c], to_one = (1 - x[c]) / line[c];
            low = std::max(low, std::min(to_zero, to_one));
            high = std::min(high, std::max(to_zero, to_one));
        }
        if (!(low < high) || !std::isfinite(low) || !std::isfinite(high)) return;

        double at_least = floor;
        const double drop = std::log(rng.uniform());
        if (heat > 0) at_least = std::max(at_least, values_[row] + drop / heat);
        std::vector<double> next(columns);
        for (int attempt = 0; attempt < kMostShrinks; ++attempt) {
            const double t = low + (high - low) * rng.uniform();
            for (std::uint32_t c = 0; c < columns; ++c)
                next[c] = std::clamp(x[c] + t * line[c], 0.0, 1.0);
            const double value = landscape_(next, at_least);
            if (value >= at_least && value > kNever) {
                std::ranges::copy(next, x.begin());
                values_[row] = value;
                return;
            }
            (t < 0 ? low : high) = t;
        }
    }

    const Landscape& landscape_;
    DrawSource source_;
    Points points_;
    std::vector<double> values_;
    std::uint32_t round_ = 1;
};

/// Slices a point: `times` the number of columns, at least a few.
std::uint32_t slices(double times, std::uint32_t columns) {
    return std::max(8u, static_cast<std::uint32_t>(std::lround(times * columns)));
}

bool stopped(const SamplerOptions& options) {
    return options.stop && options.stop();
}

Points start_points(std::uint32_t columns,
                    DrawSource source,
                    const SamplerOptions& options,
                    const Points* start) {
    if (start == nullptr) {
        DrawSource first = source;
        first.chance.step = 0;
        return latin_hypercube(options.points, columns, first, 1);
    }
    Points points(options.points, columns);
    for (std::uint32_t r = 0; r < points.rows; ++r)
        std::ranges::copy(start->row(r % start->rows), points.row(r).begin());
    return points;
}

/// The value that the share `kept` of all values reaches.
double level_of(std::vector<double> values, double kept) {
    const auto rank = static_cast<std::size_t>(kept * static_cast<double>(values.size()));
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::min(rank, values.size() - 1));
    std::nth_element(values.begin(), at, values.end(), std::greater<>());
    return *at;
}

/// log(mean(exp(step * values)))
double log_mean(const std::vector<double>& values, double step) {
    const double most = *std::ranges::max_element(values);
    if (most == kNever) return kNever;
    double sum = 0;
    for (const double value : values)
        if (value > kNever) sum += std::exp(step * (value - most));
    return step * most + std::log(sum / static_cast<double>(values.size()));
}

}  // namespace

LevelSample sample_level(const Landscape& landscape,
                         std::uint32_t columns,
                         double wanted,
                         DrawSource source,
                         const SamplerOptions& options,
                         const Points* inside) {
    Swarm swarm(landscape, source, start_points(columns, source, options, inside));
    LevelSample sample;
    sample.level = kNever;
    if (inside != nullptr) swarm.move(slices(options.moves, columns), 0, kNever);
    for (std::uint32_t step = 0; step < options.most_levels && !stopped(options); ++step) {
        const double next = std::min(wanted, level_of(swarm.values(), options.kept));
        if (sample.level > kNever && next <= sample.level) break;  // nobody gets any higher
        std::vector<double> weights(options.points);
        for (std::uint32_t r = 0; r < options.points; ++r)
            weights[r] = swarm.values()[r] >= next ? 1 : 0;
        sample.share *= std::accumulate(weights.begin(), weights.end(), 0.0) / options.points;
        sample.level = next;
        swarm.keep(systematic_rows(weights, options.points, swarm.uniform()));
        const bool last = next >= wanted;
        swarm.move(slices(last ? options.last_moves : options.moves, columns), 0, next);
        if (last) break;
    }
    sample.values = swarm.values();
    sample.points = swarm.take_points();
    return sample;
}

DensitySample sample_density(const Landscape& landscape,
                             std::uint32_t columns,
                             DrawSource source,
                             const SamplerOptions& options,
                             const Points* start) {
    Swarm swarm(landscape, source, start_points(columns, source, options, start));
    DensitySample sample;
    for (std::uint32_t step = 0; step < options.most_levels && sample.heat < 1; ++step) {
        if (stopped(options)) break;
        // As hot as leaves half of the points to count.
        const double more = largest_heat(swarm.values(), 1 - sample.heat, 0.5 * options.points);
        sample.log_constant += log_mean(swarm.values(), more);
        const auto weights = heated_weights(swarm.values(), more);
        swarm.keep(systematic_rows(weights, options.points, swarm.uniform()));
        sample.heat = std::min(1.0, sample.heat + more);
        if (1 - sample.heat < 1e-12) sample.heat = 1;
        const double times = sample.heat < 1 ? options.moves : options.last_moves;
        swarm.move(slices(times, columns), sample.heat, kNever);
    }
    sample.values = swarm.values();
    sample.points = swarm.take_points();
    return sample;
}

std::vector<std::uint32_t> systematic_rows(std::span<const double> weights,
                                           std::uint32_t count,
                                           double uniform) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::uint32_t> rows;
    rows.reserve(count);
    double reached = 0;
    for (std::uint32_t r = 0; r < weights.size() && rows.size() < count; ++r) {
        reached += weights[r];
        const bool last = r + 1 == weights.size();
        while (rows.size() < count &&
               (last || (static_cast<double>(rows.size()) + uniform) / count * total < reached)) {
            rows.push_back(r);
        }
    }
    return rows;
}

double effective_sample_size(std::span<const double> weights) {
    double sum = 0, squares = 0;
    for (const double weight : weights) {
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

std::vector<double> heated_weights(std::span<const double> logs, double heat) {
    std::vector<double> heated(logs.size());
    for (std::size_t i = 0; i < logs.size(); ++i)
        heated[i] = logs[i] == kNever ? kNever : heat * logs[i];
    return weights_of_logs(heated);
}

double largest_heat(std::span<const double> logs, double most, double least) {
    const auto enough = [&](double heat) {
        return effective_sample_size(heated_weights(logs, heat)) >= least;
    };
    if (enough(most)) return most;
    double low = 0, high = most;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (enough(middle) ? low : high) = middle;
    }
    return low > 0 ? low : high;
}

std::vector<double> weights_of_logs(std::span<const double> logs) {
    double most = kNever;
    for (const double one : logs)
        if (one > most) most = one;
    std::vector<double> weights(logs.size(), 1 / static_cast<double>(logs.size()));
    if (!std::isfinite(most)) return weights;
    double sum = 0;
    for (std::size_t i = 0; i < logs.size(); ++i)
        sum += weights[i] = std::isnan(logs[i]) ? 0 : std::exp(logs[i] - most);
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

}  // namespace sim
