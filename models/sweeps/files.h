#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/file_lock.h"
#include "sim/result.h"
#include "sim/run_journal.h"

#include "models/sweeps/sweep.h"

namespace models::sweeps {

/// What a folder of a sweep says of itself, in sweep.toml.
struct Manifest {
    std::string plan;     // file
    std::string data;     // folder with the tables
    std::string inputs;   // hash of all that is read, but for rows and replicates
    std::string program;  // hash of the program that makes the runs
    std::string version;  // of it
    int replicates = 0;   // most of each row, with those that were added later
    std::string until;    // rule by which rows have enough; empty: all replicates

    /// What every shard begins with: shards of two fingerprints do not belong together.
    std::string fingerprint() const;
};

sim::Result<Manifest> read_manifest(const std::string& folder);

/// Makes the folder where it is not there. Who holds the lock decides what the folder is for.
sim::Result<sim::FileLock> lock_folder(const std::string& folder);

sim::Result<void> write_manifest(const std::string& folder, const Manifest& manifest);

/// Whether the folder holds a sweep, and whether something else.
bool is_sweep(const std::string& folder);
bool holds_something_else(const std::string& folder);

/// One file of finished runs.
struct ShardFile {
    std::string path;
    bool whole = false;  // else it is being written, or its program was killed
    std::size_t runs = 0, failed = 0;
};

/// All runs that the files of a sweep hold.
struct FoundRuns {
    std::vector<ShardFile> files;  // by name
    sim::JournalContents whole;    // of whole files
    sim::JournalContents torn;     // of all others
};

/// Reads every shard. Two files that hold the same run with other bits are an error.
sim::Result<FoundRuns> find_runs(const std::string& folder, const std::string& fingerprint);

/// Some runs of a sweep on their way into one file, which stands under its name only when all of
/// them are in it or in other whole files. One program at a time.
class Shard {
  public:
    /// Opens the file for these runs, and takes over what other files hold of them. Runs that
    /// failed before are missing again.
    static sim::Result<Shard> open(const std::string& folder,
                                   const Manifest& manifest,
                                   const Sweep& sweep,
                                   const std::vector<Unit>& units,
                                   int shard,
                                   int shards);

    /// Runs that are to be made; in the order of `units`.
    const std::vector<Unit>& missing() const { return missing_; }

    /// Keeps a run on the disk; any thread.
    sim::Result<void> add(const Unit& unit, const std::vector<double>& values) const;
    sim::Result<void> add_failure(const Unit& unit, const std::string& why) const;

    /// Gives the file its name. A shard that was whole from the start has nothing to do.
    sim::Result<void> finish();

    const std::string& path() const { return path_; }

  private:
    Shard(const Sweep& sweep, std::string path) : sweep_(&sweep), path_(std::move(path)) {}
    sim::Result<void> take_over(const sim::JournalContents& from,
                                const std::vector<Unit>& units,
                                const sim::RunJournal& into) const;

    const Sweep* sweep_;
    std::string path_;
    std::vector<Unit> missing_;
    std::optional<sim::RunJournal> journal_;  // none: it was whole from the start
};

}  // namespace models::sweeps
