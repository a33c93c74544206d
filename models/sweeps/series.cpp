#include "models/sweeps/series.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "models/experiment.h"
#include "models/recorders/results_series.h"

namespace models::sweeps {
namespace {

using recorders::Measure;
using recorders::Observation;

const std::vector<std::string> kBeside{"lonely_residents", "lonely_years", "euro"};

double indicator(const Observation& seen, std::size_t measure) {
    const auto groups = seen.indicators.size() / recorders::kMeasures;
    return seen.indicators[measure * groups];  // the first group is everybody
}

double value_of(const Observation& seen, std::size_t measure) {
    if (measure < recorders::kMeasures) return indicator(seen, measure);
    switch (measure - recorders::kMeasures) {
        case 0:
            return indicator(seen, static_cast<std::size_t>(Measure::lonely_share)) *
                   indicator(seen, static_cast<std::size_t>(Measure::adults));
        case 1:
            return seen.lonely_years;
        default:
            return std::accumulate(seen.euro.begin(), seen.euro.end(), 0.0);
    }
}

}  // namespace

const std::vector<std::string>& series_measures() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const auto& name : recorders::measure_names())
            out.push_back(name);
        out.insert(out.end(), kBeside.begin(), kBeside.end());
        return out;
    }();
    return names;
}

std::vector<std::uint32_t> series_weeks(const Scenario& scenario) {
    return shape_of(scenario, population::Population{}).weeks;  // who lives there does not matter
}

std::vector<double> series_values(const recorders::RunRecord& record,
                                  const std::vector<std::string>& measures) {
    const auto& all = series_measures();
    std::vector<double> out;
    for (std::uint32_t arm = 0; arm < record.arms(); ++arm)
        for (const auto& name : measures) {
            const auto measure =
                static_cast<std::size_t>(std::ranges::find(all, name) - all.begin());
            for (std::uint32_t time = 0; time < record.times(); ++time)
                out.push_back(value_of(*record.at(arm, 0, time), measure));
        }
    return out;
}

}  // namespace models::sweeps
