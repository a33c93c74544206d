#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/result.h"

namespace sim {

/// Results of simulator runs, kept one a line as soon as each is finished, so that interrupted work
/// goes on where it stopped. The first line names the work (a fingerprint of all that decides it);
/// a line is the key of a run, its values as exact hexadecimal numbers, and a check sum. Lines that
/// were torn by a crash are ignored.
class RunJournal {
  public:
    /// Opens or makes the journal. One of other work is refused unless `replace_other`, which
    /// empties it; one that another program is writing is always refused.
    static Result<RunJournal> open(const std::string& path,
                                   const std::string& fingerprint,
                                   bool replace_other = false);

    RunJournal(RunJournal&& other) noexcept
        : path_(std::move(other.path_)),
          runs_(std::move(other.runs_)),
          file_(std::exchange(other.file_, -1)) {}
    RunJournal& operator=(RunJournal&& other) noexcept {
        std::swap(path_, other.path_);
        std::swap(runs_, other.runs_);
        std::swap(file_, other.file_);
        return *this;
    }
    ~RunJournal();

    /// The key of the run of these parameters and seed.
    static std::string key_of(std::span<const double> parameters, std::uint64_t seed);

    /// Values of a run that was there when the journal was opened.
    const std::vector<double>* find(const std::string& key) const;

    /// Adds a finished run and brings it to the disk. May be called from many threads.
    Result<void> add(const std::string& key, std::span<const double> values) const;

    /// How many runs were there when the journal was opened.
    std::size_t size() const { return runs_.size(); }
    const std::string& path() const { return path_; }

  private:
    RunJournal(std::string path, int file) : path_(std::move(path)), file_(file) {}
    Result<void> read(const std::string& fingerprint, bool replace_other);

    std::string path_;
    std::map<std::string, std::vector<double>> runs_;
    int file_ = -1;
};

}  // namespace sim
