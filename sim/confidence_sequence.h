#pragma once

#include <cstdint>
#include <span>

namespace sim {

/// A mean with an interval that holds at all times at once: it may be looked at after every value,
/// and sampling may stop whenever it says enough.
struct Anytime {
    double mean = 0;
    double low = 0;
    double high = 0;
    std::uint32_t n = 0;

    bool above(double value) const { return low > value; }
    bool below(double value) const { return high < value; }
    bool within(double from, double to) const { return low >= from && high <= to; }
};

/// The asymptotic confidence sequence of a mean (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas
/// 2021, doi:10.48550/arXiv.2103.06476): with n values of standard deviation s,
///   mean +- s sqrt(2 (n r + 1) / (n^2 r) log(sqrt(n r + 1) / alpha)),
/// where r makes it narrowest at about `tightest` values. As s is estimated from few values, it is
/// widened by Student's quantile over that of the normal distribution. NaN are left out; infinite
/// with fewer than `kFewestValues`.
Anytime confidence_sequence(std::span<const double> values,
                            double alpha = 0.05,
                            double tightest = 40);

/// Values before which a confidence sequence says nothing.
inline constexpr std::uint32_t kFewestValues = 16;

}  // namespace sim
