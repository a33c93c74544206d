#include "viewer/file_reader.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "models/recorders/groups.h"
#include "models/recorders/results_observations.h"
#include "viewer/file_residents.h"

namespace viewer {

namespace {

using models::recorders::Accept;
using models::recorders::Observation;
using models::recorders::ResultsReader;
using models::recorders::RunShape;

/// Groups end with the buurten, of which the file has the names only.
std::vector<std::string> buurten_among(const std::vector<std::string>& groups) {
    const auto fixed = std::min(models::recorders::group_names({}).size(), groups.size());
    return {groups.begin() + static_cast<std::ptrdiff_t>(fixed), groups.end()};
}

/// What was observed of each replicate until the first moment that is not there yet.
void take_seen(std::vector<Observation> observations, Recording& out) {
    out.seen.assign(out.shape.arms.size(), std::vector<std::vector<Seen>>(out.shape.replicates));
    for (auto& observation : observations) {
        auto& seen = out.seen[observation.arm][observation.replicate];
        if (observation.state_hash == 0 || seen.size() != observation.time) continue;
        seen.push_back(std::make_shared<const Observation>(std::move(observation)));
    }
}

}  // namespace

sim::Result<Recording> read_recording(const std::string& path, bool live) {
    auto from = ResultsReader::open(path, live ? Accept::live : Accept::partial);
    if (!from) return sim::fail(from.error());
    Recording out;
    out.shape = models::recorders::read_shape(*from);
    if (!from->good()) return sim::fail(from->problems());
    out.shape.buurten = buurten_among(out.shape.groups);
    out.title = from->text_attribute("title");
    out.titles = models::titles_of(from->text_attribute("scenario"));
    out.area = from->text_attribute("wijk_name");
    out.scenario_sha256 = from->text_attribute("scenario_sha256");
    out.seed = from->file().whole_attribute("seed").value_or(0);
    auto observations = models::recorders::read_observations(*from, out.shape);
    if (!from->good()) return sim::fail(from->problems());
    take_seen(std::move(observations), out);
    if (live) return out;
    if (auto residents = read_residents(from->file(), out); !residents)
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
            n.begin_week = (*first)->network.known != 0
                               ? (*first)->network.begin_week
                               : static_cast<std::int32_t>(shape.weeks[(*first)->time]);
            n.alive = n.begun && value(one, Collaboration::alive) > 0;
            n.anchored = n.begun && value(one, Collaboration::anchored) > 0;
            n.members = value(one, Collaboration::members);
            n.vision = value(one, Collaboration::vision);
            n.energy = value(one, Collaboration::energy);
            n.publicity = value(one, Collaboration::publicity);
            n.familiarity = value(one, Collaboration::familiarity);
            n.rivalry = value(one, Collaboration::rivalry);
            n.seats = one->network;
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
    out.area = recording.area, out.seed = recording.seed;
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
