#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/hdf5_reader.h"
#include "sim/result.h"

#include "models/recorders/observation.h"

namespace models::recorders {

/// Which results files are taken: those of a run that ended, also those of one that did not, or
/// one that another process is writing.
enum class Accept : std::uint8_t { whole, partial, live };

/// A results file being read (docs/results.md). Whatever is wrong is kept, and what could not be
/// read is empty, so that a long reading is a list; `problems` tells it all at the end.
class ResultsReader {
  public:
    /// Refused, each with its own message: no such file, no HDF5, no results file, a later layout,
    /// an interrupted run when only whole ones are accepted.
    static sim::Result<ResultsReader> open(const std::string& path, Accept accept = Accept::whole);

    bool has(const std::string& name) const { return file_.has(name); }
    std::vector<std::string> texts(const std::string& name);

    /// Numbers of exactly this size; none of them missing, unless `holes` or the run has not ended.
    std::vector<double> numbers(const std::string& name,
                                const std::vector<std::uint64_t>& size,
                                bool holes = false);
    std::vector<std::uint32_t> counts(const std::string& name, std::uint64_t size);
    /// Length of a list of numbers.
    std::uint64_t length(const std::string& name);

    /// Of the file itself; empty where there is none.
    std::string text_attribute(const std::string& name) const;

    /// The arm that each of `arms` is compared with; complains when none is with the first.
    std::vector<std::uint32_t> references(const std::vector<std::string>& arms);
    /// Numbers that replicates drew; nothing when the file holds none.
    DrawnNumbers drawn(std::uint32_t replicates);

    void complain(std::string what);
    bool good() const { return problems_.problems.empty(); }
    const sim::Error& problems() const { return problems_; }
    const sim::Hdf5Reader& file() const { return file_; }

  private:
    ResultsReader(sim::Hdf5Reader file, Accept accept) : file_(std::move(file)), accept_(accept) {}

    sim::Hdf5Reader file_;
    Accept accept_ = Accept::whole;
    sim::Error problems_;
};

}  // namespace models::recorders
