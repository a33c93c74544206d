#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/result.h"

namespace cli {

/// State hashes after each process of each week, to find where two runs part: written to a file the
/// first time, compared with it the next time.
class HashTrace {
  public:
    HashTrace(std::uint32_t arms, std::uint32_t replicates)
        : arms_(arms), lines_(arms * replicates) {}

    /// One entry; each (arm, replicate) is filled by one thread at a time.
    void add(std::uint32_t arm,
             const std::string& name,
             std::uint32_t replicate,
             std::int32_t week,
             std::string_view process,
             std::uint64_t hash);

    /// Writes `path`, or compares with it where it exists. Returns what to tell the user, in one
    /// line: the first step and process that differ, or that none does.
    sim::Result<std::string> write_or_compare(const std::string& path) const;

  private:
    std::uint32_t arms_;
    std::vector<std::string> lines_;  // by replicate, then arm: CSV without a header
};

}  // namespace cli
