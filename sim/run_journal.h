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

/// What a journal holds.
struct JournalContents {
    std::map<std::string, std::vector<double>> runs;  // values by key
    std::map<std::string, std::string> notes;         // why a run has no values, by key
    bool whole = false;                               // it was ended, and nothing is missing
};

/// Reads a journal that may be growing. Lines that are not whole are left out; one of other work is
/// an error.
Result<JournalContents> read_journal(const std::string& path, const std::string& fingerprint);

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
          contents_(std::move(other.contents_)),
          file_(std::exchange(other.file_, -1)) {}
    RunJournal& operator=(RunJournal&& other) noexcept {
        std::swap(path_, other.path_);
        std::swap(contents_, other.contents_);
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

    /// Adds why a run has no values, on one line, and brings it to the disk; any thread.
    Result<void> note(const std::string& key, std::string why) const;

    /// Ends the journal: a last line says how much it holds, then it gets the name `path` in
    /// place of a file that may stand there. It takes no more runs.
    Result<void> finish(const std::string& path);

    /// What was there when the journal was opened.
    const JournalContents& contents() const { return contents_; }
    std::size_t size() const { return contents_.runs.size(); }
    const std::string& path() const { return path_; }

  private:
    RunJournal(std::string path, int file) : path_(std::move(path)), file_(file) {}
    Result<void> read(const std::string& fingerprint, bool replace_other);
    Result<void> add_line(std::string line) const;

    std::string path_;
    JournalContents contents_;
    int file_ = -1;
};

}  // namespace sim
