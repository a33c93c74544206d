#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace models::survey {

// Sums over respondents. All give NaN where nobody counts or nothing varies. Sums of whole numbers
// stay exact, so that no order could change them.

inline constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

struct Mean {
    double sum = 0;
    double n = 0;

    void add(double x) {
        sum += x;
        ++n;
    }
    double value() const { return n > 0 ? sum / n : kNothing; }
};

/// Standard deviation, over n.
struct Spread {
    double n = 0, sum = 0, squares = 0;

    void add(double x) {
        ++n;
        sum += x;
        squares += x * x;
    }
    double variance() const { return n > 0 ? squares / n - (sum / n) * (sum / n) : kNothing; }
    double value() const { return n > 0 ? std::sqrt(std::fmax(0.0, variance())) : kNothing; }
};

/// Pearson's correlation.
struct Correlation {
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

    void add(double a, double b) {
        ++n;
        x += a, y += b;
        xx += a * a, yy += b * b, xy += a * b;
    }
    double value() const {
        const double vx = n * xx - x * x, vy = n * yy - y * y;
        return vx > 0 && vy > 0 ? (n * xy - x * y) / std::sqrt(vx * vy) : kNothing;
    }
};

/// Cronbach's alpha of items that are affirmed or not: k/(k-1) (1 - sum of the items' variances /
/// variance of the sum).
struct Alpha {
    static constexpr int kItems = 11;

    double n = 0;
    std::array<double, kItems> yes{};
    Spread total;

    void add(std::uint16_t answers) {
        int sum = 0;
        for (int k = 0; k < kItems; ++k) {
            const int bit = (answers >> k) & 1;
            yes[static_cast<std::size_t>(k)] += bit;
            sum += bit;
        }
        ++n;
        total.add(sum);
    }
    double value() const {
        if (!(n > 0) || !(total.variance() > 0)) return kNothing;
        double items = 0;
        for (const double count : yes)
            items += count / n * (1 - count / n);
        return kItems / (kItems - 1.0) * (1 - items / total.variance());
    }
};

/// Mean outcome of people to whom something happened, less that of others of the same ages: the
/// others are weighted to the first ones' spread over five-year bands. Bands without others to
/// compare with are left out.
struct MatchedDifference {
    static constexpr std::size_t kBands = 24;

    std::array<Mean, kBands> happened{}, others{};

    void add(bool it_happened, int age, double outcome) {
        const auto band = static_cast<std::size_t>(age / 5);
        (it_happened ? happened : others)[band < kBands ? band : kBands - 1].add(outcome);
    }
    double value() const {
        Mean difference;
        for (std::size_t band = 0; band < kBands; ++band) {
            if (!(happened[band].n > 0) || !(others[band].n > 0)) continue;
            difference.sum += happened[band].sum - happened[band].n * others[band].value();
            difference.n += happened[band].n;
        }
        return difference.value();
    }
};

}  // namespace models::survey
