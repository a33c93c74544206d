#include "models/recorders/recorded_run.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "models/recorders/results_reader.h"
#include "models/recorders/results_series.h"

namespace models::recorders {

namespace {

Provenance read_provenance(const ResultsReader& from) {
    Provenance out;
    out.title = from.text_attribute("title");
    out.version = from.text_attribute("wijk_version");
    out.commit = from.text_attribute("commit");
    out.scenario_file = from.text_attribute("scenario_file");
    out.scenario_text = from.text_attribute("scenario");
    out.parameters_json = from.text_attribute("parameters");
    out.ensemble_file = from.text_attribute("ensemble_file");
    out.seed = from.file().whole_attribute("seed").value_or(0);
    out.random_numbers = from.text_attribute("random_numbers");
    out.wijk_code = from.text_attribute("wijk_code");
    out.wijk_name = from.text_attribute("wijk_name");
    out.command_line = from.text_attribute("command_line");
    out.compiler = from.text_attribute("compiler");
    out.libraries = from.text_attribute("libraries");
    out.created = from.text_attribute("created");
    out.started = from.text_attribute("started");
    std::string inputs = from.text_attribute("inputs_sha256");
    for (std::size_t at = 0; at < inputs.size();) {  // "checksum  name" a line
        const auto end = std::min(inputs.find('\n', at), inputs.size());
        const auto line = inputs.substr(at, end - at);
        if (const auto gap = line.find("  "); gap != line.npos)
            out.input_sha256[line.substr(gap + 2)] = line.substr(0, gap);
        at = end + 1;
    }
    return out;
}

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
            o.*at = static_cast<T>(value);
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
                      o.programmes[k].*at = static_cast<std::uint32_t>(value);
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
                      cell = static_cast<std::remove_reference_t<decltype(cell)>>(value);
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

}  // namespace

sim::Result<RecordedRun> read_run(const std::string& path) {
    auto from = ResultsReader::open(path);
    if (!from) return sim::fail(from.error());
    const auto shape = read_shape(*from);
    if (!from->good()) return sim::fail(from->problems());

    Filler fill(*from, shape);
    take_indicators(fill, shape.groups.size());
    take_programmes(fill, shape.programmes.size());
    take_named(fill, "/funnel/", kIcebergNames, &Observation::iceberg);
    take_named(fill, "/collaboration/", kCollaborationNames, &Observation::collaboration);
    take_named(fill, "/volunteers/", kVolunteerNames, &Observation::volunteers);
    fill.take("/funnel/cases", kCaseStatuses, false, [](Observation& o, std::size_t k, double v) {
        o.cases[k] = static_cast<std::uint32_t>(v);
    });
    take_money(fill);
    if (!from->good()) return sim::fail(from->problems());

    RecordedRun out{RunRecord(shape), read_provenance(*from), {}};
    out.zero_before_start = from->text_attribute("zero_before_start");
    for (auto& observation : fill.finish())
        out.record.put(std::move(observation));
    return out;
}

}  // namespace models::recorders
