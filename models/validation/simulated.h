#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace models::validation {

/// One simulated figure over replicates. Replicates that have no value (NaN) are left out; with
/// none left everything is NaN.
struct Simulated {
    double mean = 0;
    double low = 0, high = 0;            // 95 % of replicates fall between them
    double mean_low = 0, mean_high = 0;  // 95 % interval of the mean
    std::uint32_t replicates = 0;        // that have a value

    bool measured() const { return replicates > 0; }
    /// One replicate says nothing about its spread.
    bool has_interval() const { return replicates > 1; }
};

/// From as many replicates on, the range is read off them; with fewer it is estimated.
inline constexpr std::uint32_t kEnoughForQuantiles = 40;

/// `low` and `high` bound where another replicate would fall, with other luck and another member of
/// the ensemble: the 2.5 and 97.5 % quantiles of 40 replicates or more; with fewer, mean -/+ t s
/// sqrt(1 + 1/n), Student's prediction interval. With one replicate they are NaN.
Simulated summarise(std::span<const double> values);

enum class Verdict : std::uint8_t {
    inside,        // the simulated figure lies within the band of the target
    overlaps,      // it does not, but its 95 % range reaches the band
    outside,       // neither
    not_measured,  // there is no simulated figure
};

/// Of a simulated figure against a band.
Verdict judge(const Simulated& simulated, double low, double high);

/// "inside", "outside, overlaps", "outside", "not measured".
std::string_view words(Verdict verdict);

}  // namespace models::validation
