#pragma once

#include <bit>
#include <cstdint>

namespace sim {

/// exp(-x) for x >= 0, relative error below 1e-6 up to x = 20, 0 beyond about 87.
/// Only exactly rounded operations, so that every processor and every vector width gives the same
/// bits; std::exp does not promise that.
inline float exp_negative(float x) {
    const float clamped = x < 87.0f ? x : 87.0f;
    const float t = clamped * -1.44269504088896341f;      // log2(e)
    const auto whole = static_cast<std::int32_t>(t) - 1;  // t <= 0: truncation rounds up
    const float f = t - static_cast<float>(whole);        // in [0, 1], about
    // 2^f on [0, 1]: Taylor in f ln 2 about 1/2, degree 7.
    const float z = (f - 0.5f) * 0.693147180559945309f;
    float p = 1.98412698e-4f;
    p = p * z + 1.38888889e-3f;
    p = p * z + 8.33333333e-3f;
    p = p * z + 4.16666667e-2f;
    p = p * z + 1.66666667e-1f;
    p = p * z + 0.5f;
    p = p * z + 1.0f;
    p = p * z + 1.0f;
    const auto scale = std::bit_cast<float>((whole + 127) << 23);
    return p * 1.41421356237309505f * scale;
}

}  // namespace sim
