#include "viewer/file_reader.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "sim/hdf5_reader.h"

#include "models/recorders/groups.h"
#include "models/recorders/results_series.h"
#include "viewer/file_residents.h"

namespace viewer {

namespace {

using models::recorders::Observation;
using models::recorders::RunShape;

/// Reads arrays of (arm, replicate, time, ...) and gathers what is wrong.
class Arrays {
  public:
    explicit Arrays(const sim::Hdf5Reader& file) : file_(file) {}

    /// `width` numbers of every observation; nothing where the array is absent or another size.
    std::vector<double> read(const std::string& name, std::size_t width) {
        auto array = file_.numbers(name);
        if (!array) {
            problems.add(array.error());
            return {};
        }
        if (array->values.size() != rows * width) {
            problems.add(
                sim::Error::in_file(file_.path(), name + " is not as large as it must be"));
            return {};
        }
        return std::move(array->values);
    }
    template <class T>
    T take(sim::Result<T> value) {
        if (value) return std::move(*value);
        problems.add(value.error());
        return {};
    }

    std::size_t rows = 0;
    sim::Error problems;

  private:
    const sim::Hdf5Reader& file_;
};

template <class T>
T whole(double value) {
    return std::isfinite(value) && value >= 0 ? static_cast<T>(value) : T{};
}

/// Fills observation `row` out of flat arrays.
struct Columns {
    std::vector<std::vector<double>> indicators;  // by measure, groups wide
    std::vector<std::vector<double>> iceberg, collaboration, volunteers;
    std::vector<double> lonely_years, hash, euro, hours;

    Observation at(std::size_t row, std::size_t groups) const {
        Observation out;
        for (const auto& measure : indicators)
            for (std::size_t g = 0; g < groups; ++g)
                out.indicators.push_back(static_cast<float>(measure[row * groups + g]));
        for (std::size_t k = 0; k < iceberg.size(); ++k)
            out.iceberg[k] = whole<std::uint32_t>(iceberg[k][row]);
        for (std::size_t k = 0; k < collaboration.size(); ++k)
            out.collaboration[k] = static_cast<float>(collaboration[k][row]);
        for (std::size_t k = 0; k < volunteers.size(); ++k)
            out.volunteers[k] = volunteers[k][row];
        for (std::size_t b = 0; b < out.euro.size(); ++b) {
            out.euro[b] = euro[row * out.euro.size() + b];
            out.hours[b] = hours[row * out.hours.size() + b];
        }
        out.lonely_years = lonely_years[row];
        return out;
    }
};

Columns read_columns(Arrays& arrays, std::size_t groups) {
    namespace recorders = models::recorders;
    Columns out;
    for (const auto& name : recorders::measure_names())
        out.indicators.push_back(arrays.read("/indicators/" + name, groups));
    for (const auto name : recorders::kIcebergNames)
        out.iceberg.push_back(arrays.read("/funnel/" + std::string(name), 1));
    for (const auto name : recorders::kCollaborationNames)
        out.collaboration.push_back(arrays.read("/collaboration/" + std::string(name), 1));
    for (const auto name : recorders::kVolunteerNames)
        out.volunteers.push_back(arrays.read("/volunteers/" + std::string(name), 1));
    out.lonely_years = arrays.read("/indicators/lonely_years", 1);
    out.hash = arrays.read("/indicators/state_hash", 1);
    out.euro = arrays.read("/costs/euro", recorders::kBearers);
    out.hours = arrays.read("/costs/hours", recorders::kBearers);
    return out;
}

/// Arms, groups, weeks: what everything else is as large as.
models::recorders::RunShape read_shape(Arrays& arrays, const sim::Hdf5Reader& file) {
    models::recorders::RunShape shape;
    shape.arms = arrays.take(file.texts("/indicators/arm"));
    shape.groups = arrays.take(file.texts("/indicators/group"));
    for (const double week : arrays.take(file.numbers("/indicators/week")).values)
        shape.weeks.push_back(whole<std::uint32_t>(week));
    const auto replicates = arrays.take(file.numbers("/indicators/replicate"));
    shape.replicates = static_cast<std::uint32_t>(replicates.values.size());
    for (const double week : arrays.take(file.numbers("/indicators/start_week")).values)
        shape.start_weeks.push_back(whole<std::uint32_t>(week));
    // Groups end with the buurten, of which the file has the names only.
    const auto fixed = models::recorders::group_names({}).size();
    for (std::size_t g = fixed; g < shape.groups.size(); ++g)
        shape.buurten.push_back(shape.groups[g]);
    shape.references.assign(shape.arms.size(), 0);
    for (std::uint32_t a = 0; a < shape.arms.size(); ++a)
        if (shape.arms[a].find('/') != std::string::npos)
            shape.references[a] = models::recorders::kNoArm;
    if (file.has("/drawn/draw"))
        for (const double draw : arrays.take(file.numbers("/drawn/draw")).values)
            shape.drawn.draw.push_back(whole<std::uint32_t>(draw));
    return shape;
}

}  // namespace

sim::Result<Recording> read_recording(const std::string& path, bool live) {
    const auto file = sim::Hdf5Reader::open(path, live);
    if (!file) return sim::fail(file.error());
    Arrays arrays(*file);
    Recording out;
    out.shape = read_shape(arrays, *file);
    out.title = arrays.take(file->text_attribute("title"));
    out.titles = models::titles_of(arrays.take(file->text_attribute("scenario")));
    out.area = arrays.take(file->text_attribute("wijk_name"));
    out.scenario_sha256 = arrays.take(file->text_attribute("scenario_sha256"));
    out.seed = arrays.take(file->whole_attribute("seed"));
    if (!arrays.problems.problems.empty()) return sim::fail(std::move(arrays.problems));
    const auto& shape = out.shape;
    if (shape.arms.size() < 2 || shape.weeks.empty() || shape.groups.empty() ||
        shape.start_weeks.size() != shape.arms.size())
        return sim::fail(sim::Error::in_file(path,
                                             "holds no two arms that could be compared",
                                             "a results file of wijk run with two arms or more"));
    arrays.rows = shape.arms.size() * shape.replicates * shape.weeks.size();
    const auto columns = read_columns(arrays, shape.groups.size());
    if (!arrays.problems.problems.empty()) return sim::fail(std::move(arrays.problems));
    std::size_t row = 0;
    for (std::uint32_t a = 0; a < shape.arms.size(); ++a) {
        auto& arm = out.seen.emplace_back(shape.replicates);
        for (std::uint32_t r = 0; r < shape.replicates; ++r)
            for (std::uint32_t t = 0; t < shape.weeks.size(); ++t, ++row) {
                // A hash of 0 stands where nothing was observed.
                if (columns.hash[row] == 0 || arm[r].size() != t) continue;
                auto seen = columns.at(row, shape.groups.size());
                seen.arm = a, seen.replicate = r, seen.time = t;
                arm[r].push_back(std::make_shared<const Observation>(std::move(seen)));
            }
    }
    if (live) return out;
    if (auto residents = read_residents(*file, out); !residents)
        return sim::fail(residents.error());
    return out;
}

/// The snapshots of an arm in the replicate that is shown.
static std::span<const Frame> residents_of(const Recording& recording,
                                           std::uint32_t arm,
                                           const Pair& shown) {
    if (shown.replicate != 0 || arm >= recording.residents.size()) return {};
    return recording.residents[arm];
}

/// Everybody as in the last snapshot until this week; nobody before the first.
static Frame recorded_before(std::span<const Frame> residents, std::uint32_t week) {
    Frame out;
    for (const auto& one : residents)
        if (one.week <= week) out = one, out.people_week = one.week;
    return out;
}

/// The arm's network as far as observations know it, and who was recorded last.
static std::vector<std::shared_ptr<const Frame>> frames_of(const std::vector<Seen>& seen,
                                                           const RunShape& shape,
                                                           std::span<const Frame> residents) {
    using models::recorders::Collaboration;
    const auto value = [](const Seen& one, Collaboration what) {
        return one->collaboration[static_cast<std::size_t>(what)];
    };
    const auto first = std::ranges::find_if(
        seen, [&](const Seen& one) { return std::isfinite(value(one, Collaboration::members)); });
    std::vector<std::shared_ptr<const Frame>> out;
    for (const auto& one : seen) {
        Frame frame = recorded_before(residents, shape.weeks[one->time]);
        frame.week = shape.weeks[one->time];
        if (first != seen.end()) {
            NetworkFrame n;
            n.begun = std::isfinite(value(one, Collaboration::members));
            n.begin_week = static_cast<std::int32_t>(shape.weeks[(*first)->time]);
            n.alive = n.begun && value(one, Collaboration::alive) > 0;
            n.anchored = n.begun && value(one, Collaboration::anchored) > 0;
            n.members = value(one, Collaboration::members);
            n.vision = value(one, Collaboration::vision);
            n.energy = value(one, Collaboration::energy);
            n.publicity = value(one, Collaboration::publicity);
            n.familiarity = value(one, Collaboration::familiarity);
            n.rivalry = value(one, Collaboration::rivalry);
            n.recorded = true;
            frame.networks.push_back(std::move(n));
        }
        out.push_back(std::make_shared<const Frame>(std::move(frame)));
    }
    return out;
}

Snapshot snapshot_of(const Recording& recording, std::uint32_t arm, double margin_per_1000) {
    Snapshot out;
    auto shape = recording.shape;
    shape.arms = {shape.arms.front(), shape.arms[arm]};
    shape.start_weeks = {shape.start_weeks.front(), shape.start_weeks[arm]};
    shape.references = {0, 0};
    out.title = recording.title, out.area = recording.area, out.seed = recording.seed;
    out.hash = recording.scenario_sha256.substr(0, 10);
    out.arm = shape.arms[1];
    out.arm_title = title_of_arm(recording.titles, out.arm);
    out.weeks = static_cast<int>(shape.weeks.back());
    out.start_week = shape.start_weeks[1];
    out.replayed = true;
    std::vector<std::uint32_t> draws;
    for (std::uint32_t r = 0; r < shape.replicates; ++r) {
        Pair pair{r, {}};
        for (std::size_t k = 0; k < 2; ++k)
            for (const auto& seen : recording.seen[k == 0 ? 0 : arm][r]) {
                auto copy = *seen;
                copy.arm = static_cast<std::uint32_t>(k);
                pair.seen[k].push_back(std::make_shared<const Observation>(std::move(copy)));
            }
        if (pair.whole(shape.weeks.size()) && r < shape.drawn.draw.size())
            draws.push_back(shape.drawn.draw[r]);
        if (!pair.seen[0].empty() && !pair.seen[1].empty()) out.pairs.push_back(std::move(pair));
    }
    out.homes = recording.homes;
    for (std::size_t k = 0; k < 2 && !out.pairs.empty(); ++k)
        out.frames[k] = frames_of(out.pairs.front().seen[k],
                                  shape,
                                  residents_of(recording, k == 0 ? 0 : arm, out.pairs.front()));
    std::vector<const Pair*> whole_pairs;
    for (const auto& pair : out.pairs)
        if (pair.whole(shape.weeks.size())) whole_pairs.push_back(&pair);
    auto record_shape = shape;
    record_shape.replicates = static_cast<std::uint32_t>(whole_pairs.size());
    record_shape.drawn = {};
    record_shape.drawn.draw = draws;
    models::recorders::RunRecord record(record_shape);
    for (std::uint32_t r = 0; r < whole_pairs.size(); ++r)
        for (const auto& one : whole_pairs[r]->seen)
            for (const auto& seen : one) {
                auto copy = *seen;
                copy.replicate = r;
                record.put(std::move(copy));
            }
    out.answer = answer_of(record, margin_per_1000);
    out.finished = whole_pairs.size() == shape.replicates;
    out.shape = std::make_shared<const models::recorders::RunShape>(std::move(shape));
    return out;
}

}  // namespace viewer
