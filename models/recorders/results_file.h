#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "sim/result.h"

#include "models/recorders/effects.h"
#include "models/recorders/observation.h"
#include "models/recorders/results_layout.h"

namespace models::recorders {

/// How a results file is written.
struct ResultsOptions {
    std::string path;                    // "run.h5"; written as "run.h5.partial" until it is whole
    bool replace = false;                // an existing file
    bool live = false;                   // others may read the partial while it grows (SWMR)
    std::size_t queue_bytes = 64 << 20;  // frames waiting for the disk before `push` waits too
};

/// What is known only at the end of a run.
struct RunEnd {
    std::optional<Effects> effects;
    std::string zero_before_start;  // one line, see zero_check.h
    std::string ended;              // ISO 8601, UTC
    bool interrupted = false;       // close the partial for reading, but leave it its name
};

/// The results file of one run, written by its own thread. See docs/results.md for what it holds.
/// Frames may come from many threads in any order: each has its own place in the file.
class ResultsFile {
  public:
    /// Checks that the file can be written, makes it and lays it out.
    static sim::Result<ResultsFile> open(ResultsOptions options,
                                         RunShape shape,
                                         Provenance provenance);

    ResultsFile(ResultsFile&&) noexcept;
    ResultsFile& operator=(ResultsFile&&) noexcept;
    /// A file that was not closed is not wanted: its partial is removed.
    ~ResultsFile();

    /// Hand over a frame; any thread. False when writing has failed, so that the run can stop;
    /// `close` says why.
    bool push(Observation observation);
    bool push(ResidentSnapshot snapshot);
    bool push(EventRows events);

    /// Whether writing has failed.
    bool failed() const;

    /// Writes the end of the file, brings it to the disk and gives it its name. On failure the
    /// partial is removed and nothing stands under the name. `complete` becomes 1 when every
    /// observation of the shape was pushed, and stays 0 after an interrupted run.
    sim::Result<void> close(RunEnd end);

  private:
    struct Parts;
    explicit ResultsFile(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace models::recorders
