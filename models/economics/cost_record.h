#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "models/recorders/observation.h"

namespace models::economics {

/// People who passed through programmes; the last is in files that follow cases to their end.
enum class Passed : std::uint8_t { started, completed, helped };
inline constexpr std::size_t kPassed = 3;

/// What a finished run spent, and the lonely years it lived: the part of a results file that an
/// economic evaluation needs. Everything is cumulative since the start of the run.
struct CostRecord {
    std::string title, wijk;
    std::vector<std::string> arms;           // the baseline first
    std::vector<std::uint32_t> references;   // arm that each is compared with; itself: a baseline
    std::vector<std::uint32_t> start_weeks;  // by arm: before it nothing differs
    std::uint32_t replicates = 0;
    std::vector<std::uint32_t> weeks;  // moments of observation, ascending

    std::vector<double> euro, hours;                   // [arm][replicate][time][bearer]
    std::vector<double> lonely_years;                  // [arm][replicate][time]
    std::array<std::vector<double>, kPassed> persons;  // [arm][replicate][time]; empty: not known
    recorders::DrawnNumbers drawn;                     // nothing when no numbers were drawn

    std::size_t cell(std::size_t arm, std::size_t replicate, std::size_t time) const {
        return (arm * replicates + replicate) * weeks.size() + time;
    }
    /// Whether the run itself gave the hours of volunteers a price: it is in their euro.
    bool prices_volunteers() const;
    bool knows(Passed passed) const { return !persons[static_cast<std::size_t>(passed)].empty(); }
};

}  // namespace models::economics
