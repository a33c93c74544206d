#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/result.h"

#include "cli/life_file.h"
#include "cli/prepare.h"
#include "cli/run.h"
#include "models/kept_life.h"
#include "models/recorders/observation.h"

namespace cli {

/// The lives that a run keeps on the disk while it is not whole, in the folder OUT.checkpoints;
/// those that it keeps for other runs to begin from, in OUT.week-WEEK; and those of another run
/// that it begins from. A file for each arm of each replicate.
class Checkpoints {
  public:
    /// Reads and checks what stands there. Writes nothing. Everything that is wrong is said at
    /// once: lives of another run, torn files, arms that begin before the week to begin from.
    static sim::Result<Checkpoints> open(const RunOptions& options,
                                         const PreparedRun& run,
                                         const models::recorders::RunShape& shape);

    /// Makes the folders that are needed. Call before the first week.
    sim::Result<void> make_folders();

    /// How the run is to keep lives and to go on from them. This must outlive it.
    models::Keeping keeping();

    /// Whether a life could not be written: the run is to stop.
    bool failed() const { return *failed_; }
    const sim::Error& problem() const { return problem_; }

    /// Removes the lives of a run that is whole.
    void remove() const;

    bool on() const { return on_; }
    /// How many lives were found to go on from.
    std::size_t found() const { return found_; }
    const std::string& folder() const { return folder_; }
    /// The folder for other runs to begin from; empty: none.
    const std::string& point_folder() const { return point_folder_; }

  private:
    Checkpoints(const RunOptions& options, const PreparedRun& run);
    sim::Error check_own();
    sim::Error check_from(const PreparedRun& run, const models::recorders::RunShape& shape);
    bool write(const std::string& path, const RunIdentity& identity, const models::KeptLife& life);
    std::optional<models::KeptLife> find(std::uint32_t arm, std::uint32_t replicate) const;

    bool on_ = false;      // this run keeps lives
    bool resume_ = false;  // and may go on from its own
    std::uint32_t every_ = 0;
    std::uint32_t point_ = 0;
    std::uint32_t replicates_ = 0;
    std::string folder_, point_folder_, from_;
    RunIdentity identity_, point_identity_;
    std::vector<std::string> point_names_;  // by arm; empty: none is compared with it
    std::size_t found_ = 0;
    std::unique_ptr<std::atomic<bool>> failed_ = std::make_unique<std::atomic<bool>>(false);
    sim::Error problem_;  // written by the thread that set failed_
};

}  // namespace cli
