#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/hdf5_file.h"

#include "models/recorders/effects.h"
#include "models/recorders/observation.h"
#include "models/recorders/results_layout.h"

namespace models::recorders {

/// Writes observations in whole chunks: those of one arm of one replicate are gathered until the
/// 64 moments of a chunk are there. The order in which they come does not matter.
class ObservationBlocks {
  public:
    /// `at_once`: nothing is gathered, for a file that is read while it grows.
    ObservationBlocks(const RunShape& shape, bool at_once) : shape_(shape), at_once_(at_once) {}

    void add(sim::Hdf5File& file, const Layout& layout, Observation observation);

    /// Writes what is still gathered, with holes where observations are missing.
    void finish(sim::Hdf5File& file, const Layout& layout);

    std::uint64_t written() const { return written_; }

  private:
    struct Block {
        std::vector<std::optional<Observation>> rows;
        std::size_t there = 0;
    };
    /// Writes the rows from..to of a block, all there.
    void write(sim::Hdf5File& file,
               const Layout& layout,
               const Block& block,
               std::size_t from,
               std::size_t to);
    void write(sim::Hdf5File& file, const Layout& layout, const Block& block);

    const RunShape& shape_;
    bool at_once_;
    std::map<std::pair<std::uint64_t, std::uint64_t>, Block> blocks_;  // (arm x replicate, block)
    std::vector<std::byte> buffer_;
    std::uint64_t written_ = 0;
    std::uint64_t seats_ = 0;  // that there is room for in /members
};

/// Writes one snapshot, a chunk per column and piece of residents.
void write_snapshot(sim::Hdf5File& file,
                    const Layout& layout,
                    const RunShape& shape,
                    const ResidentSnapshot& snapshot);

/// Fills /effects.
void write_effects(sim::Hdf5File& file,
                   const Layout& layout,
                   const RunShape& shape,
                   const Effects& effects);

}  // namespace models::recorders
