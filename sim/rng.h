#pragma once

#include <array>
#include <cmath>
#include <cstdint>

#include <Random123/philox.h>

namespace sim {

/// Where a draw stands: the seed of the replicate and the week.
/// Every draw of the program is a pure function of (seed, stream, step, key, index); nothing is
/// stored between draws, so threads, order and resume cannot change a result.
struct Chance {
    std::uint64_t seed = 0;
    std::uint32_t step = 0;
};

/// 32 bits to a number in (0, 1), never 0 and never 1.
inline double unit_interval(std::uint32_t bits) {
    return (static_cast<double>(bits) + 0.5) * 0x1p-32;
}

/// A short run of draws for one key in one step: Philox4x32-10 with the counter
/// (key, step, stream, block) and the seed as its key.
class Rng {
  public:
    Rng(Chance chance, std::uint32_t stream, std::uint32_t key, std::uint32_t sub_key = 0)
        : counter_{{key, chance.step, (stream << 16) ^ sub_key, 0}},
          key_{{static_cast<std::uint32_t>(chance.seed),
                static_cast<std::uint32_t>(chance.seed >> 32)}} {}

    std::uint32_t bits() {
        if (used_ == 4) {
            block_ = r123::Philox4x32{}(counter_, key_);
            ++counter_[3];
            used_ = 0;
        }
        return block_[used_++];
    }
    /// Uniform in (0, 1).
    double uniform() { return unit_interval(bits()); }
    /// True with probability `p`; always consumes one draw, so that later draws stay in step.
    bool chance(double p) { return uniform() < p; }
    /// Uniform in 0..n-1; n > 0.
    std::uint32_t below(std::uint32_t n) {
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(bits()) * n) >> 32);
    }
    /// Standard normal (Box-Muller, cosine half).
    double normal() {
        const double r = std::sqrt(-2.0 * std::log(uniform()));
        return r * std::cos(6.283185307179586 * uniform());
    }

  private:
    r123::Philox4x32::ctr_type counter_;
    r123::Philox4x32::key_type key_;
    r123::Philox4x32::ctr_type block_{};
    int used_ = 4;
};

/// Seed of one replicate: a hash of the scenario's seed and the replicate's number, so that neither
/// order nor the number of replicates matters.
inline std::uint64_t replicate_seed(std::uint64_t seed, std::uint32_t replicate) {
    const auto out = r123::Philox4x32{}(
        {{replicate, 0x7265706cu, 0, 0}},
        {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}});
    return (static_cast<std::uint64_t>(out[1]) << 32) | out[0];
}

}  // namespace sim
