#include "sim/distributions.h"

#include <cmath>

namespace sim {

int poisson(Rng& rng, double mean) {
    const double u = rng.uniform();
    if (mean <= 0) return 0;
    double term = std::exp(-mean);
    double below = term;
    int n = 0;
    while (u > below && n < 10'000) {
        ++n;
        term *= mean / n;
        below += term;
    }
    return n;
}

double gamma(Rng& rng, double shape) {
    if (shape < 1) {
        const double u = rng.uniform();
        return gamma(rng, shape + 1) * std::pow(u, 1 / shape);
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = rng.normal();
        const double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
        const double u = rng.uniform();
        if (v <= 0) continue;
        if (std::log(u) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
    }
}

}  // namespace sim
