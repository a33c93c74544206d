#include "viewer/course.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/quantile.h"

namespace viewer {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void add_moment(std::vector<double> values, Trace& trace) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    double sum = 0;
    for (const double value : values)
        sum += value;
    std::ranges::sort(values);
    trace.mean.push_back(values.empty() ? kNaN : sum / static_cast<double>(values.size()));
    trace.low.push_back(sim::quantile(values, 0.1));
    trace.high.push_back(sim::quantile(values, 0.9));
}

}  // namespace

Course course_of(const Snapshot& snapshot, const Value& value) {
    Course out;
    if (!snapshot.shape || snapshot.pairs.empty()) return out;
    const auto& weeks = snapshot.shape->weeks;
    std::vector<const Pair*> whole;
    for (const auto& pair : snapshot.pairs)
        if (pair.whole(weeks.size())) whole.push_back(&pair);
    out.lives = whole.size();
    const auto& shown = snapshot.pairs.front();
    for (std::size_t t = 0; t < weeks.size(); ++t) {
        out.weeks.push_back(weeks[t]);
        std::array<double, 2> now{kNaN, kNaN};
        for (std::size_t arm = 0; arm < 2; ++arm) {
            if (t < shown.seen[arm].size()) now[arm] = value(*shown.seen[arm][t]);
            out.arms[arm].shown.push_back(now[arm]);
        }
        out.difference.shown.push_back(now[1] - now[0]);
        std::array<std::vector<double>, 2> all;
        std::vector<double> differences;
        for (const auto* pair : whole) {
            for (std::size_t arm = 0; arm < 2; ++arm)
                all[arm].push_back(value(*pair->seen[arm][t]));
            differences.push_back(all[1].back() - all[0].back());
        }
        for (std::size_t arm = 0; arm < 2; ++arm)
            add_moment(std::move(all[arm]), out.arms[arm]);
        add_moment(std::move(differences), out.difference);
    }
    return out;
}

double lonely_in_group(const models::recorders::Observation& seen, std::size_t group) {
    using models::recorders::Measure;
    const auto groups = seen.indicators.size() / models::recorders::kMeasures;
    const auto at = [&](Measure m) {
        return static_cast<double>(seen.indicators[static_cast<std::size_t>(m) * groups + group]);
    };
    const double adults = at(Measure::adults);
    return adults > 0 ? at(Measure::lonely_share) * adults : 0;
}

double lonely_adults(const models::recorders::Observation& seen) {
    return lonely_in_group(seen, 0);
}

}  // namespace viewer
