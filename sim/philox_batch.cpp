#include "sim/philox_batch.h"

#include <algorithm>
#include <utility>

#include "sim/clones.h"

#ifdef SIM_PROCESSORS
#include <immintrin.h>
// GCC 12 warns about its own undefined vectors, bug 105593.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

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

std::pair<std::uint32_t, std::uint32_t> one_pair(std::uint32_t key,
                                                 std::uint32_t first,
                                                 std::uint32_t second) {
    std::uint32_t a = std::min(first, second);
    std::uint32_t b = std::max(first, second);
    for (int round = 0; round < 10; ++round) {
        const std::uint32_t hi = high(kMultiplier2, a);
        b ^= hi ^ key;
        a = std::exchange(b, kMultiplier2 * a);
        key += kWeyl;
    }
    return {a, b};
}

#ifdef SIM_PROCESSORS

// Each pair in a 64-bit lane: one multiplication gives the high and the low half at once, and what
// stands above 32 bits in the other operand does not matter to the next one. Several registers run
// side by side, since a round has to wait for the one before it.

__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"))) std::size_t draw_pairs_avx512(
    std::uint32_t key,
    const std::uint32_t* first,
    const std::uint32_t* second,
    std::uint32_t* out,
    std::uint32_t* second_out,
    std::size_t count) {
    constexpr std::size_t kSide = 4;
    const __m512i multiplier = _mm512_set1_epi64(kMultiplier2);
    std::size_t k = 0;
    for (; k + 8 * kSide <= count; k += 8 * kSide) {
        __m512i a[kSide], b[kSide];
        for (std::size_t s = 0; s < kSide; ++s) {
            const __m256i x = _mm256_loadu_si256((const __m256i*)(first + k + 8 * s));
            const __m256i y = _mm256_loadu_si256((const __m256i*)(second + k + 8 * s));
            a[s] = _mm512_cvtepu32_epi64(_mm256_min_epu32(x, y));
            b[s] = _mm512_cvtepu32_epi64(_mm256_max_epu32(x, y));
        }
        std::uint32_t round_key = key;
        for (int round = 0; round < 10; ++round) {
            const __m512i keys = _mm512_set1_epi64(round_key);
            for (std::size_t s = 0; s < kSide; ++s) {
                const __m512i product = _mm512_mul_epu32(a[s], multiplier);
                a[s] = _mm512_ternarylogic_epi64(_mm512_srli_epi64(product, 32), b[s], keys, 0x96);
                b[s] = product;
            }
            round_key += kWeyl;
        }
        for (std::size_t s = 0; s < kSide; ++s) {
            _mm256_storeu_si256((__m256i*)(out + k + 8 * s), _mm512_cvtepi64_epi32(a[s]));
            _mm256_storeu_si256((__m256i*)(second_out + k + 8 * s), _mm512_cvtepi64_epi32(b[s]));
        }
    }
    return k;
}

__attribute__((target("avx2"))) std::size_t draw_pairs_avx2(std::uint32_t key,
                                                            const std::uint32_t* first,
                                                            const std::uint32_t* second,
                                                            std::uint32_t* out,
                                                            std::uint32_t* second_out,
                                                            std::size_t count) {
    constexpr std::size_t kSide = 4;
    const __m256i multiplier = _mm256_set1_epi64x(kMultiplier2);
    const __m256i pick = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
    std::size_t k = 0;
    for (; k + 4 * kSide <= count; k += 4 * kSide) {
        __m256i a[kSide], b[kSide];
        for (std::size_t s = 0; s < kSide; ++s) {
            const __m128i x = _mm_loadu_si128((const __m128i*)(first + k + 4 * s));
            const __m128i y = _mm_loadu_si128((const __m128i*)(second + k + 4 * s));
            a[s] = _mm256_cvtepu32_epi64(_mm_min_epu32(x, y));
            b[s] = _mm256_cvtepu32_epi64(_mm_max_epu32(x, y));
        }
        std::uint32_t round_key = key;
        for (int round = 0; round < 10; ++round) {
            const __m256i keys = _mm256_set1_epi64x(round_key);
            for (std::size_t s = 0; s < kSide; ++s) {
                const __m256i product = _mm256_mul_epu32(a[s], multiplier);
                a[s] =
                    _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product, 32), b[s]), keys);
                b[s] = product;
            }
            round_key += kWeyl;
        }
        for (std::size_t s = 0; s < kSide; ++s) {
            const __m256i x = _mm256_permutevar8x32_epi32(a[s], pick);
            const __m256i y = _mm256_permutevar8x32_epi32(b[s], pick);
            _mm_storeu_si128((__m128i*)(out + k + 4 * s), _mm256_castsi256_si128(x));
            _mm_storeu_si128((__m128i*)(second_out + k + 4 * s), _mm256_castsi256_si128(y));
        }
    }
    return k;
}

#endif

}  // namespace

std::uint32_t pair_key(Chance chance, std::uint32_t stream) {
    return Rng(chance, stream, 0xFFFFFFFFu).bits();
}

void draw_pairs(std::uint32_t key,
                const std::uint32_t* first,
                const std::uint32_t* second,
                std::uint32_t* out,
                std::uint32_t* second_out,
                std::size_t count) {
    std::size_t done = 0;
#ifdef SIM_PROCESSORS
    if (has_avx512())
        done = draw_pairs_avx512(key, first, second, out, second_out, count);
    else if (has_avx2())
        done = draw_pairs_avx2(key, first, second, out, second_out, count);
#endif
    for (std::size_t k = done; k < count; ++k) {
        const auto pair = one_pair(key, first[k], second[k]);
        out[k] = pair.first;
        second_out[k] = pair.second;
    }
}

namespace {

/// One Philox4x32-10 block in place.
[[gnu::always_inline]] inline void ten_rounds(std::uint32_t& a,
                                              std::uint32_t& b,
                                              std::uint32_t& c,
                                              std::uint32_t& d,
                                              std::uint32_t k0,
                                              std::uint32_t k1) {
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
}

}  // namespace

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
        ten_rounds(a, b, c, d, key0, key1);
        o0[k] = a;
        o1[k] = b;
        o2[k] = c;
        o3[k] = d;
    }
}

SIM_CLONES
void draw_keys(Chance chance,
               std::uint32_t stream,
               std::uint32_t sub_key,
               const std::uint32_t* keys,
               std::size_t count,
               std::uint32_t* first,
               std::uint32_t* second) {
    const auto key0 = static_cast<std::uint32_t>(chance.seed);
    const auto key1 = static_cast<std::uint32_t>(chance.seed >> 32);
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        std::uint32_t a = keys[k];
        std::uint32_t b = chance.step;
        std::uint32_t c = (stream << 16) ^ sub_key;
        std::uint32_t d = 0;
        ten_rounds(a, b, c, d, key0, key1);
        first[k] = a;
        second[k] = b;
    }
}

}  // namespace sim
