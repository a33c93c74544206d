#include "viewer/answer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace viewer {

namespace {

using models::recorders::Measure;
using models::recorders::Observation;

constexpr std::uint32_t kLastYear = 52;  // weeks
static_assert(kMarginPer1000 == 10 * models::recorders::kUsualMargin, "one margin everywhere");

double indicator(const Observation& seen, Measure measure) {
    const auto groups = seen.indicators.size() / models::recorders::kMeasures;
    return static_cast<double>(seen.indicators[static_cast<std::size_t>(measure) * groups]);
}

/// Mean over the last year, but never from before the arms may differ.
template <class Value>
double last_year(const models::recorders::RunRecord& record,
                 std::uint32_t arm,
                 std::uint32_t replicate,
                 Value value) {
    const auto& weeks = record.shape().weeks;
    const auto start = record.start_week(record.arms() - 1);
    const auto end = weeks.back();
    const auto from = std::max(start, end < kLastYear ? 0 : end - kLastYear + 1);
    double sum = 0;
    int count = 0;
    for (std::uint32_t time = 0; time < weeks.size(); ++time) {
        const auto* seen = record.at(arm, replicate, time);
        if (seen == nullptr) return std::numeric_limits<double>::quiet_NaN();
        if (weeks[time] < from) continue;
        sum += value(*seen);
        ++count;
    }
    return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

double lonely(const Observation& seen) {
    return indicator(seen, Measure::lonely_share) * indicator(seen, Measure::adults);
}

}  // namespace

std::vector<double> differences_of(const models::recorders::RunRecord& record) {
    std::vector<double> out;
    for (std::uint32_t r = 0; r < record.shape().replicates; ++r)
        out.push_back(last_year(record, 1, r, &lonely) - last_year(record, 0, r, &lonely));
    return out;
}

std::vector<double> by_draw(std::span<const double> values,
                            std::span<const std::uint32_t> draws,
                            std::uint32_t lives_a_draw) {
    if (draws.empty()) return {values.begin(), values.end()};
    std::vector<double> out;
    for (std::size_t first = 0; first < values.size();) {
        std::size_t next = first;
        double sum = 0;
        while (next < values.size() && draws[next] == draws[first])
            sum += values[next++];
        const auto count = next - first;
        if (count == lives_a_draw) out.push_back(sum / static_cast<double>(count));
        first = next;
    }
    return out;
}

Answer answer_of(const models::recorders::RunRecord& record, double margin_per_1000) {
    Answer out;
    const auto& shape = record.shape();
    out.lives = shape.replicates;
    if (out.lives == 0) return out;
    const auto& draws = shape.drawn.draw;
    out.lives_a_unit = draws.empty() ? 1 : 2;  // models::draw_of: two replicates a draw
    const auto values = differences_of(record);
    const auto units = by_draw(values, draws, out.lives_a_unit);
    out.units = static_cast<std::uint32_t>(units.size());
    out.difference = sim::confidence_sequence(units);
    // The mean is of all lives, also of a draw that is half there.
    if (out.units < sim::kFewestValues) out.difference.mean = sim::confidence_sequence(values).mean;
    out.adults = 0;
    for (std::uint32_t r = 0; r < out.lives; ++r)
        out.adults +=
            last_year(record,
                      0,
                      r,
                      [](const Observation& seen) { return indicator(seen, Measure::adults); }) /
            out.lives;
    out.margin = models::recorders::margin_in_residents(out.adults, margin_per_1000 / 10);
    out.verdict = models::recorders::verdict_of(out.difference, out.margin);
    out.effects = models::recorders::effects_of(record);
    return out;
}

}  // namespace viewer
