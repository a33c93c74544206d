#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace sim {

/// Scores of people at moments of their own; those of one person stand together.
struct Courses {
    std::vector<double> time, score;        // [row]
    std::vector<std::size_t> first_row{0};  // [person], and the number of rows at the end

    std::size_t people() const { return first_row.size() - 1; }
    void add(double at, double value) { time.push_back(at), score.push_back(value); }
    /// What was added since the last one is all of a person.
    void end_person() { first_row.push_back(time.size()); }
};

/// Terms of a curve: writes each term at a moment, all of them of order 1.
using CurveTerms = std::function<void(double time, std::span<double> terms)>;

/// Latent classes of courses: a curve for each class, around which scores lie normally.
struct GrowthMixture {
    std::vector<double> share;                // [class]
    std::vector<std::vector<double>> weight;  // of the terms: [class][term]
    double spread = 0;                        // standard deviation around the curves
    double log_likelihood = 0;

    /// Height of a class's curve.
    double at(std::size_t k, double time, const CurveTerms& terms) const;
};

/// Fits group-based trajectories (Nagin 1999) by expectation and maximisation, from `starts`
/// beginnings drawn with `seed`; the likeliest is kept. Without people it has no classes.
GrowthMixture fit_growth_mixture(const Courses& courses,
                                 std::size_t classes,
                                 std::size_t number_of_terms,
                                 const CurveTerms& terms,
                                 int starts,
                                 std::uint64_t seed);

}  // namespace sim
