#include "models/recorders/results_blocks.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>

#include "sim/check.h"

namespace models::recorders {

void ObservationBlocks::add(sim::Hdf5File& file, const Layout& layout, Observation observation) {
    SIM_CHECK(observation.arm < shape_.arms.size() && observation.replicate < shape_.replicates &&
                  observation.time < shape_.weeks.size(),
              "an observation lies inside the shape of its run");
    SIM_CHECK(observation.indicators.size() == kMeasures * shape_.groups.size() &&
                  observation.programmes.size() == shape_.programmes.size(),
              "an observation has every measure, group and programme");
    const std::uint64_t lane =
        std::uint64_t{observation.arm} * shape_.replicates + observation.replicate;
    const std::uint64_t number = observation.time / kTimesPerBlock;
    const std::size_t row = observation.time % kTimesPerBlock;
    Block& block = blocks_[{lane, number}];
    if (block.rows.empty())
        block.rows.resize(
            std::min<std::uint64_t>(kTimesPerBlock, shape_.weeks.size() - number * kTimesPerBlock));
    SIM_CHECK(!block.rows[row], "an observation is made once");
    block.rows[row] = std::move(observation);
    ++block.there;
    if (!at_once_ && block.there < block.rows.size()) return;
    write(file, layout, block);
    blocks_.erase({lane, number});
}

void ObservationBlocks::finish(sim::Hdf5File& file, const Layout& layout) {
    for (const auto& [key, block] : blocks_)
        write(file, layout, block);
    blocks_.clear();
}

void ObservationBlocks::write(sim::Hdf5File& file, const Layout& layout, const Block& block) {
    std::size_t from = 0;
    while (from < block.rows.size()) {
        if (!block.rows[from]) {
            ++from;
            continue;
        }
        std::size_t to = from;
        while (to < block.rows.size() && block.rows[to])
            ++to;
        write(file, layout, block, from, to);
        from = to;
    }
}

void ObservationBlocks::write(sim::Hdf5File& file,
                              const Layout& layout,
                              const Block& block,
                              std::size_t from,
                              std::size_t to) {
    const Observation& first = *block.rows[from];
    const std::uint64_t rows = to - from;
    for (std::size_t s = 0; s < layout.series.size(); ++s) {
        const Series& series = layout.series[s];
        const std::size_t row_bytes = series.width * sim::bytes_of(series.type);
        buffer_.resize(rows * row_bytes);
        for (std::size_t row = 0; row < rows; ++row)
            series.copy(*block.rows[from + row], buffer_.data() + row * row_bytes);
        const std::uint64_t start[] = {first.arm, first.replicate, first.time, 0};
        const std::uint64_t count[] = {1, 1, rows, series.width};
        const std::size_t rank = series.dimension.empty() ? 3 : 4;
        file.raw_write(layout.arrays[s],
                       std::span(start).first(rank),
                       std::span(count).first(rank),
                       series.type,
                       buffer_.data());
    }
    seats_ = std::max(seats_, layout.members.room);
    for (std::size_t row = from; row < to; ++row)
        write_members(file, layout.members, seats_, *block.rows[row]);
    written_ += rows;
}

namespace {

/// Row of a value that must be in the list.
std::uint64_t row_of(const std::vector<std::uint32_t>& values, std::uint32_t value) {
    const auto found = std::find(values.begin(), values.end(), value);
    SIM_CHECK(found != values.end(), "a snapshot is of a week and replicate that was announced");
    return static_cast<std::uint64_t>(found - values.begin());
}

/// Writes the columns of one snapshot, piece by piece; the last piece is filled up.
class SnapshotWriter {
  public:
    SnapshotWriter(sim::Hdf5File& file, std::uint64_t chunk, std::vector<std::uint64_t> place)
        : file_(file), chunk_(chunk), place_(std::move(place)) {}

    template <class T>
    void column(sim::ArrayId array,
                const std::vector<T>& values,
                std::size_t rows,
                T fill,
                std::optional<std::uint64_t> tie_type = {}) {
        SIM_CHECK(values.size() == rows, "every column of a snapshot has a row per resident");
        std::vector<std::uint64_t> start = place_;
        if (tie_type) start.push_back(*tie_type);
        start.push_back(0);
        std::vector<T> last;
        for (std::size_t row = 0; row < rows; row += chunk_) {
            start.back() = row;
            std::span<const T> piece = std::span(values).subspan(row);
            if (piece.size() < chunk_) {
                last.assign(piece.begin(), piece.end());
                last.resize(chunk_, fill);
                piece = last;
            }
            file_.write_chunk(array, start, std::as_bytes(piece.first(chunk_)));
        }
    }

  private:
    sim::Hdf5File& file_;
    std::uint64_t chunk_;
    std::vector<std::uint64_t> place_;  // arm, replicate, time
};

}  // namespace

void write_snapshot(sim::Hdf5File& file,
                    const Layout& layout,
                    const RunShape& shape,
                    const ResidentSnapshot& snapshot) {
    const ResidentArrays& to = layout.residents;
    SIM_CHECK(to.chunk > 0, "snapshots were announced in the shape of the run");
    const std::size_t rows = snapshot.uid.size();
    file.grow("/residents/resident", rows);
    SnapshotWriter writer(file,
                          to.chunk,
                          {snapshot.arm,
                           row_of(shape.snapshot_replicates, snapshot.replicate),
                           row_of(shape.snapshot_weeks, snapshot.week)});
    constexpr std::uint8_t kNone = 255;
    writer.column(to.uid, snapshot.uid, rows, std::numeric_limits<std::uint32_t>::max());
    writer.column(to.age, snapshot.age, rows, kNone);
    writer.column(to.sex, snapshot.sex, rows, kNone);
    writer.column(to.position, snapshot.position, rows, kNone);
    writer.column(to.marital, snapshot.marital, rows, kNone);
    writer.column(to.alive, snapshot.alive, rows, kNone);
    writer.column(to.health_limitation, snapshot.health_limitation, rows, kNone);
    writer.column(to.emotional, snapshot.emotional, rows, std::nanf(""));
    writer.column(to.social, snapshot.social, rows, std::nanf(""));
    writer.column(to.djg11, snapshot.djg11, rows, kNone);
    writer.column(to.djg11_emotional, snapshot.djg11_emotional, rows, kNone);
    writer.column(to.djg11_social, snapshot.djg11_social, rows, kNone);
    writer.column(to.djg6, snapshot.djg6, rows, kNone);
    writer.column(to.degree, snapshot.degree, rows, kNone);
    for (std::uint64_t type = 0; type < kTieTypes; ++type)
        writer.column(to.contacts, snapshot.contacts[type], rows, kNone, type);
    writer.column(to.buurt, snapshot.buurt, rows, std::uint16_t{65535});
}

void write_effects(sim::Hdf5File& file,
                   const Layout& layout,
                   const RunShape& shape,
                   const Effects& effects) {
    SIM_CHECK(effects.arms.size() == shape.arms.size(), "every arm has its effects");
    const auto statistics = [](const sim::PairedDifference& d) {
        return std::array{d.mean,
                          d.low,
                          d.high,
                          d.standard_error,
                          d.variance_ratio,
                          double(d.n),
                          double(d.draws),
                          d.not_knowing,
                          d.share_not_knowing()};
    };
    for (std::uint64_t arm = 1; arm < effects.arms.size(); ++arm) {
        const ArmEffects& of = effects.arms[arm];
        if (of.reference == arm) continue;  // a baseline has no effects
        for (std::size_t s = 0; s < layout.effects.statistics.size(); ++s) {
            std::vector<double> whole, groups;
            for (const auto& d : of.differences)
                whole.push_back(statistics(d)[s]);
            for (const auto& d : of.by_group)
                groups.push_back(statistics(d)[s]);
            const std::uint64_t start[] = {arm, 0, 0};
            const std::uint64_t row[] = {1, whole.size()};
            const std::uint64_t table[] = {1, kMeasures, shape.groups.size()};
            file.write(layout.effects.statistics[s], std::span(start).first(2), row, whole.data());
            file.write(layout.effects.group_statistics[s], start, table, groups.data());
        }
        const auto& cost = of.euro_per_lonely_year;
        const std::array costs{cost.ratio, cost.low, cost.high};
        for (std::size_t s = 0; s < costs.size(); ++s) {
            const std::uint64_t start[] = {arm}, count[] = {1};
            file.write(layout.effects.cost_statistics[s], start, count, &costs[s]);
        }
    }
}

}  // namespace models::recorders
