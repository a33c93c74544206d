#include "sim/philox_batch.h"

#include "sim/clones.h"

namespace sim {

namespace {

constexpr std::uint32_t kMultiplier2 = 0xD256D193u;  // Philox2x32
constexpr std::uint32_t kWeyl = 0x9E3779B9u;
constexpr std::uint32_t kMultiplier4a = 0xD2511F53u;  // Philox4x32
constexpr std::uint32_t kMultiplier4b = 0xCD9E8D57u;
constexpr std::uint32_t kWeyl2 = 0xBB67AE85u;

constexpr std::uint32_t high(std::uint32_t a, std::uint32_t b) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(a) * b) >> 32);
}

}  // namespace

std::uint32_t pair_key(Chance chance, std::uint32_t stream) {
    return Rng(chance, stream, 0xFFFFFFFFu).bits();
}

SIM_CLONES
void draw_pairs(std::uint32_t key,
                const std::uint32_t* first,
                const std::uint32_t* second,
                std::uint32_t* out,
                std::uint32_t* second_out,
                std::size_t count) {
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        std::uint32_t a = first[k] < second[k] ? first[k] : second[k];
        std::uint32_t b = first[k] < second[k] ? second[k] : first[k];
        std::uint32_t round_key = key;
        for (int round = 0; round < 10; ++round) {
            const std::uint32_t hi = high(kMultiplier2, a);
            const std::uint32_t lo = kMultiplier2 * a;
            a = hi ^ round_key ^ b;
            b = lo;
            round_key += kWeyl;
        }
        out[k] = a;
        second_out[k] = b;
    }
}

SIM_CLONES
void draw_rows(Chance chance,
               std::uint32_t stream,
               std::uint32_t begin,
               std::size_t count,
               std::uint32_t* const out[4]) {
    const auto key0 = static_cast<std::uint32_t>(chance.seed);
    const auto key1 = static_cast<std::uint32_t>(chance.seed >> 32);
    std::uint32_t* const o0 = out[0];
    std::uint32_t* const o1 = out[1];
    std::uint32_t* const o2 = out[2];
    std::uint32_t* const o3 = out[3];
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        std::uint32_t a = begin + static_cast<std::uint32_t>(k);
        std::uint32_t b = chance.step;
        std::uint32_t c = stream << 16;
        std::uint32_t d = 0;
        std::uint32_t k0 = key0;
        std::uint32_t k1 = key1;
        for (int round = 0; round < 10; ++round) {
            const std::uint32_t hi0 = high(kMultiplier4a, a);
            const std::uint32_t lo0 = kMultiplier4a * a;
            const std::uint32_t hi1 = high(kMultiplier4b, c);
            const std::uint32_t lo1 = kMultiplier4b * c;
            a = hi1 ^ b ^ k0;
            b = lo1;
            c = hi0 ^ d ^ k1;
            d = lo0;
            k0 += kWeyl;
            k1 += kWeyl2;
        }
        o0[k] = a;
        o1[k] = b;
        o2[k] = c;
        o3[k] = d;
    }
}

}  // namespace sim
