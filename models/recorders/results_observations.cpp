#include "models/recorders/results_observations.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "models/recorders/results_members.h"
#include "models/recorders/results_series.h"

namespace models::recorders {

RunShape read_shape(ResultsReader& from) {
    RunShape shape;
    shape.arms = from.texts("/indicators/arm");
    shape.replicates = static_cast<std::uint32_t>(from.length("/indicators/replicate"));
    shape.weeks = from.counts("/indicators/week", from.length("/indicators/week"));
    shape.groups = from.texts("/indicators/group");
    shape.tie_types = from.texts("/network/tie_type");
    if (from.has("/programmes")) shape.programmes = from.texts("/programmes/programme");
    if (!from.good()) return shape;
    if (shape.replicates == 0 || shape.weeks.empty() || shape.groups.empty())
        from.complain("nothing was observed");
    if (shape.arms.size() < 2) {
        from.complain(fmt::format("there is one arm, '{}': nothing to compare it with",
                                  shape.arms.empty() ? "" : shape.arms[0]));
        return shape;
    }
    const auto units = from.file().text_attribute("/indicators/time", "units").value_or("");
    shape.start_date = units.substr(std::min(units.size(), units.rfind(' ') + 1));
    shape.start_weeks = from.counts("/indicators/start_week", shape.arms.size());
    shape.references = from.references(shape.arms);
    shape.drawn = from.drawn(shape.replicates);
    return shape;
}

namespace {

/// A number of the file as it is kept; 0 for a count that cannot be one.
template <class T>
T number(double value) {
    if constexpr (std::is_integral_v<T>) {
        constexpr auto kMost = static_cast<double>(std::numeric_limits<T>::max());
        return value >= 0 && value <= kMost ? static_cast<T>(value) : T{};
    } else {
        return static_cast<T>(value);
    }
}

/// Puts arrays of a file into the observations of a run, cell by cell.
class Filler {
  public:
    Filler(ResultsReader& from, const RunShape& shape) : from_(from) {
        size_ = {shape.arms.size(), shape.replicates, shape.weeks.size()};
        observations_.resize(size_[0] * size_[1] * size_[2]);
        for (std::size_t i = 0; i < observations_.size(); ++i) {
            auto& o = observations_[i];
            o.time = static_cast<std::uint32_t>(i % size_[2]);
            o.replicate = static_cast<std::uint32_t>(i / size_[2] % size_[1]);
            o.arm = static_cast<std::uint32_t>(i / size_[2] / size_[1]);
            o.indicators.resize(kMeasures * shape.groups.size());
            o.programmes.resize(shape.programmes.size());
        }
    }

    /// `put(observation, k, value)` of number k of `width` in each observation.
    template <class Put>
    void take(const std::string& array, std::size_t width, bool holes, Put put) {
        auto size = size_;
        if (width > 0) size.push_back(width);
        const auto values = from_.numbers(array, size, holes);
        if (values.empty()) return;
        const std::size_t each = std::max<std::size_t>(width, 1);
        for (std::size_t i = 0; i < observations_.size(); ++i)
            for (std::size_t k = 0; k < each; ++k)
                put(observations_[i], k, values[i * each + k]);
    }

    template <class T>
    void take(const std::string& array, T Observation::*at) {
        take(array, 0, false, [at](Observation& o, std::size_t, double value) {
            o.*at = number<T>(value);
        });
    }

    std::vector<Observation> finish() { return std::move(observations_); }

  private:
    ResultsReader& from_;
    std::vector<std::uint64_t> size_;
    std::vector<Observation> observations_;
};

void take_indicators(Filler& fill, std::size_t groups) {
    for (std::size_t m = 0; m < kMeasures; ++m)
        fill.take("/indicators/" + measure_names()[m],
                  groups,
                  true,
                  [m, groups](Observation& o, std::size_t k, double value) {
                      o.indicators[m * groups + k] = static_cast<float>(value);
                  });
    fill.take("/indicators/lonely_years", &Observation::lonely_years);
    fill.take("/network/mean_degree", &Observation::mean_degree);
    fill.take("/network/isolated_share", &Observation::isolated_share);
    fill.take("/network/clustering", &Observation::clustering);
    fill.take("/demography/population", &Observation::population);
    fill.take("/demography/deaths", &Observation::deaths);
    fill.take("/demography/births", &Observation::births);
    fill.take("/demography/moved_in", &Observation::moved_in);
    fill.take("/demography/moved_out", &Observation::moved_out);
}

void take_programmes(Filler& fill, std::size_t programmes) {
    using P = ProgrammeCounts;
    constexpr std::pair<const char*, std::uint32_t P::*> kCounts[] = {
        {"offered", &P::offered},
        {"accepted", &P::accepted},
        {"refused", &P::refused},
        {"waiting", &P::waiting},
        {"started", &P::started},
        {"active", &P::active},
        {"completed", &P::completed},
        {"dropped_out", &P::dropped_out},
        {"stopped", &P::stopped},
        {"sessions", &P::sessions}};
    if (programmes == 0) return;
    for (const auto& [name, at] : kCounts)
        fill.take(std::string("/programmes/") + name,
                  programmes,
                  false,
                  [at = at](Observation& o, std::size_t k, double value) {
                      o.programmes[k].*at = number<std::uint32_t>(value);
                  });
}

/// Series that have a name for each number of a fixed list: `/group/NAME`.
template <class Names, class List>
void take_named(Filler& fill, const std::string& group, const Names& names, List at) {
    for (std::size_t k = 0; k < names.size(); ++k)
        fill.take(group + std::string(names[k]),
                  0,
                  true,
                  [k, at](Observation& o, std::size_t, double value) {
                      auto& cell = (o.*at)[k];
                      cell = number<std::remove_reference_t<decltype(cell)>>(value);
                  });
}

void take_money(Filler& fill) {
    fill.take("/costs/euro", kBearers, false, [](Observation& o, std::size_t k, double value) {
        o.euro[k] = value;
    });
    fill.take("/costs/hours", kBearers, false, [](Observation& o, std::size_t k, double value) {
        o.hours[k] = value;
    });
}

void take_hashes(ResultsReader& from, std::vector<Observation>& observations) {
    const auto hashes = from.file().wholes("/indicators/state_hash");
    if (!hashes || hashes->size() != observations.size())
        return from.complain("/indicators/state_hash is not there for each observation");
    for (std::size_t i = 0; i < observations.size(); ++i)
        observations[i].state_hash = (*hashes)[i];
}

}  // namespace

std::vector<Observation> read_observations(ResultsReader& from, const RunShape& shape) {
    Filler fill(from, shape);
    take_indicators(fill, shape.groups.size());
    take_programmes(fill, shape.programmes.size());
    take_named(fill, "/funnel/", kIcebergNames, &Observation::iceberg);
    take_named(fill, "/collaboration/", kCollaborationNames, &Observation::collaboration);
    take_named(fill, "/volunteers/", kVolunteerNames, &Observation::volunteers);
    fill.take("/funnel/cases", kCaseStatuses, false, [](Observation& o, std::size_t k, double v) {
        o.cases[k] = number<std::uint32_t>(v);
    });
    take_money(fill);
    auto out = fill.finish();
    take_hashes(from, out);
    take_members(from, shape, out);
    return out;
}

}  // namespace models::recorders
