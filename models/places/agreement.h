#pragma once

#include <span>

namespace models::places {

/// One place: what was simulated, the mean of `lives`, what was published, and the variance of that
/// mean as the lives differ, all in the same unit.
struct Pair {
    double simulated = 0;
    double published = 0;
    double noise = 0;  // variance, estimated without bias
    int lives = 2;     // that it was estimated from
};

/// The mean of a standard deviation estimated from n values of a normal distribution, as a share of
/// the true one: sqrt(2 / (n - 1)) Gamma(n / 2) / Gamma((n - 1) / 2).
double c4(int n);

/// How far simulated figures agree with published ones over places. NaN where too few places count.
struct Agreement {
    int places = 0;
    double simulated = 0;                 // mean
    double published = 0;                 // mean
    double bias = 0;                      // mean of simulated less published
    double absolute_error = 0;            // mean
    double absolute_error_less_bias = 0;  // the same when every place is moved by the bias
    double noise_floor = 0;       // mean absolute error that differences between lives would leave
    double rank_correlation = 0;  // Spearman
    double slope = 0;             // of published on simulated; 1: differences are of the right size
    double spread_simulated = 0;  // standard deviation between places, over n
    double spread_published = 0;
};

Agreement agree(std::span<const Pair> pairs);

/// Spearman's rank correlation; equal values share the mean of their ranks. NaN for less than two
/// pairs, or when one side is the same everywhere.
double rank_correlation(std::span<const double> x, std::span<const double> y);

}  // namespace models::places
