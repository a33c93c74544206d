#pragma once

#include <cmath>

namespace tests {

/// Mean of numbers that come one by one, and the standard error of that mean.
class Mean {
  public:
    void add(double value) {
        ++n_;
        const double apart = value - mean_;
        mean_ += apart / n_;
        squares_ += apart * (value - mean_);
    }
    double n() const { return n_; }
    double mean() const { return mean_; }
    double variance() const { return squares_ / (n_ - 1); }
    double error() const { return std::sqrt(variance() / n_); }

  private:
    double n_ = 0, mean_ = 0, squares_ = 0;
};

/// The x in (low, high) where `f` changes sign; f(low) and f(high) have different signs.
template <class F>
double root_of(F&& f, double low, double high) {
    const bool rises = f(high) > 0;
    for (int k = 0; k < 60; ++k) {
        const double middle = 0.5 * (low + high);
        (f(middle) > 0) == rises ? high = middle : low = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace tests
