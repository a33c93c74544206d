#include "models/sweeps/outcome.h"

#include "models/recorders/effects.h"
#include "models/sweeps/series.h"

namespace models::sweeps {
namespace {

// A double holds half of a hash exactly.
constexpr double kHalf = 4294967296.0;

}  // namespace

std::size_t values_per_arm() {
    return 2 + 2 * recorders::effect_measures().size();
}

std::vector<double> outcome_values(const recorders::RunRecord& record,
                                   const std::vector<std::string>& series) {
    std::vector<double> out;
    for (std::uint32_t arm = 0; arm < record.arms(); ++arm) {
        const auto hash = record.at(arm, 0, record.times() - 1)->state_hash;
        out.push_back(static_cast<double>(hash >> 32));
        out.push_back(static_cast<double>(hash & 0xFFFF'FFFFu));
        const auto start = record.start_week(arm);
        for (const auto of : {arm, record.reference(arm)}) {
            const auto values = recorders::measures_of(record, of, 0, start);
            out.insert(out.end(), values.begin(), values.end());
        }
    }
    const auto over_time = series_values(record, series);
    out.insert(out.end(), over_time.begin(), over_time.end());
    return out;
}

ArmOutcome outcome_of_arm(std::span<const double> values, std::size_t arm) {
    const auto measures = recorders::effect_measures().size();
    const auto mine = values.subspan(arm * values_per_arm(), values_per_arm());
    const auto level = mine.subspan(2, measures), reference = mine.last(measures);
    return {static_cast<std::uint64_t>(mine[0]) * static_cast<std::uint64_t>(kHalf) +
                static_cast<std::uint64_t>(mine[1]),
            {level.begin(), level.end()},
            {reference.begin(), reference.end()}};
}

}  // namespace models::sweeps
