#include "models/recorders/results_file.h"

#include <utility>
#include <variant>

#include "sim/hdf5_file.h"
#include "sim/whole_file.h"
#include "sim/writer_queue.h"

#include "models/recorders/results_blocks.h"

namespace models::recorders {

namespace {

using Frame = std::variant<Observation, ResidentSnapshot, EventRows>;

std::size_t bytes_of(const Observation& observation) {
    return sizeof(Observation) + observation.indicators.size() * sizeof(float) +
           observation.programmes.size() * sizeof(ProgrammeCounts);
}

std::size_t bytes_of(const ResidentSnapshot& snapshot) {
    constexpr std::size_t kPerResident = 4 + 6 + 8 + 4 + 1 + kTieTypes + 2;
    return sizeof(ResidentSnapshot) + snapshot.uid.size() * kPerResident;
}

std::size_t bytes_of(const EventRows& events) {
    constexpr std::size_t kPerEvent = 4 * sizeof(std::uint32_t) + 2 * sizeof(std::uint16_t) + 2;
    return sizeof(EventRows) + events.size() * kPerEvent;
}

}  // namespace

/// Everything but `queue` is touched by the writer's thread only, from `start` to `close`.
struct ResultsFile::Parts {
    Parts(ResultsOptions how, RunShape what, Provenance from, sim::WholeFile name)
        : options(std::move(how)),
          shape(std::move(what)),
          provenance(std::move(from)),
          whole(std::move(name)),
          blocks(shape, options.live),
          queue(options.queue_bytes,
                {[this] { return make(); },
                 [this](Frame&& frame) { return write(std::move(frame)); },
                 [this] { return rest(); },
                 [this] { return finish(); },
                 [this] { discard(); }}) {}

    sim::Result<void> make() {
        auto made = sim::Hdf5File::create(whole.partial(), options.live);
        if (!made) return sim::fail(made.error());
        file = std::move(*made);
        layout = lay_out(*file, shape, provenance);
        if (options.live) file->start_live();
        file->flush();
        return file->state();
    }

    sim::Result<void> write(Frame&& frame) {
        if (auto* observation = std::get_if<Observation>(&frame))
            blocks.add(*file, layout, std::move(*observation));
        else if (auto* events = std::get_if<EventRows>(&frame))
            write_events(*file, layout.events, *events);
        else
            write_snapshot(*file, layout, shape, std::get<ResidentSnapshot>(frame));
        return file->state();
    }

    sim::Result<void> rest() {
        if (options.live) file->flush();
        return file->state();
    }

    sim::Result<void> finish() {
        blocks.finish(*file, layout);
        if (end.effects) write_effects(*file, layout, shape, *end.effects);
        if (options.live) {
            // A file that others read takes no new attributes: end that first.
            if (auto closed = file->close(); !closed) return closed;
            auto again = sim::Hdf5File::reopen(whole.partial());
            if (!again) return sim::fail(again.error());
            file = std::move(*again);
        }
        const std::uint64_t wanted =
            shape.arms.size() * std::uint64_t{shape.replicates} * shape.weeks.size();
        file->text("/", "zero_before_start", end.zero_before_start);
        file->text("/", "ended", end.ended);
        file->number("/", "observations", blocks.written());
        file->number("/", "observations_missing", wanted - blocks.written());
        file->number("/", "complete", std::uint8_t{blocks.written() == wanted});
        if (auto closed = file->close(); !closed) return closed;
        written = true;
        if (end.interrupted) return {};
        return whole.finish();
    }

    void discard() {
        if (!file) return;    // never made: what stands under the name is not ours
        if (written) return;  // whole, but without its name: the message says where it is
        file->abandon();
        whole.discard();
    }

    const ResultsOptions options;
    const RunShape shape;
    const Provenance provenance;
    const sim::WholeFile whole;
    std::optional<sim::Hdf5File> file;
    Layout layout;
    ObservationBlocks blocks;
    RunEnd end;
    bool written = false;           // the partial is whole
    sim::WriterQueue<Frame> queue;  // last: its thread ends before the rest goes
};

ResultsFile::ResultsFile(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile& ResultsFile::operator=(ResultsFile&&) noexcept = default;
ResultsFile::~ResultsFile() = default;

sim::Result<ResultsFile> ResultsFile::open(ResultsOptions options,
                                           RunShape shape,
                                           Provenance provenance) {
    auto whole = sim::WholeFile::begin(options.path, options.replace);
    if (!whole) return sim::fail(whole.error());
    auto parts = std::make_unique<Parts>(
        std::move(options), std::move(shape), std::move(provenance), std::move(*whole));
    if (auto started = parts->queue.start(); !started) return sim::fail(started.error());
    return ResultsFile(std::move(parts));
}

bool ResultsFile::push(Observation observation) {
    const std::size_t bytes = bytes_of(observation);
    return parts_->queue.push(std::move(observation), bytes);
}

bool ResultsFile::push(ResidentSnapshot snapshot) {
    const std::size_t bytes = bytes_of(snapshot);
    return parts_->queue.push(std::move(snapshot), bytes);
}

bool ResultsFile::push(EventRows events) {
    const std::size_t bytes = bytes_of(events);
    return parts_->queue.push(std::move(events), bytes);
}

bool ResultsFile::failed() const {
    return parts_->queue.failed();
}

sim::Result<void> ResultsFile::close(RunEnd end) {
    parts_->end = std::move(end);
    return parts_->queue.close();
}

}  // namespace models::recorders
