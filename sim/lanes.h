#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

// Everything below is inlined, so how vectors would be passed to functions does not matter.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace sim {

// Sixteen numbers side by side, in the compiler's own vector types: one register with AVX-512, two
// with AVX2, more without, the same bits everywhere, since every operation rounds exactly and none
// is contracted. Sixteen rather than eight, because a chain of dependent operations takes as long
// for one register as for two.
using Floats = float __attribute__((vector_size(64)));
using Ints = std::int32_t __attribute__((vector_size(64)));
using Words = std::uint32_t __attribute__((vector_size(64)));
using Shorts = std::uint16_t __attribute__((vector_size(32)));
using Bytes = std::uint8_t __attribute__((vector_size(16)));

inline constexpr std::uint32_t kLanes = 16;

template <class Lanes, class T>
[[gnu::always_inline]] inline Lanes load(const T* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}
template <class Lanes, class T>
[[gnu::always_inline]] inline void store(T* to, Lanes lanes) {
    std::memcpy(to, &lanes, sizeof lanes);
}

[[gnu::always_inline]] inline Floats to_floats(Ints i) {
    return __builtin_convertvector(i, Floats);
}
[[gnu::always_inline]] inline Ints to_ints(Floats f) {  // towards zero
    return __builtin_convertvector(f, Ints);
}
[[gnu::always_inline]] inline Floats smaller(Floats a, Floats b) {
    return a < b ? a : b;
}
[[gnu::always_inline]] inline Floats larger(Floats a, Floats b) {
    return a > b ? a : b;
}

/// A table of sixteen numbers held in registers and looked up by numbers 0..15, without touching
/// memory. This form is one instruction with AVX-512.
template <class Lanes>
struct WholeTable {
    Lanes values;

    template <class T>
    [[gnu::always_inline]] explicit WholeTable(const T* from) : values(load<Lanes>(from)) {}
    [[gnu::always_inline]] Lanes operator[](Ints index) const {
        return __builtin_shuffle(values, index);
    }
};

using HalfFloats = float __attribute__((vector_size(32)));
using HalfInts = std::int32_t __attribute__((vector_size(32)));
template <class Lanes>
struct HalfOf;
template <>
struct HalfOf<Floats> {
    using Type = HalfFloats;
};
template <>
struct HalfOf<Ints> {
    using Type = HalfInts;
};

/// The same for processors whose registers hold eight: two look-ups and a choice for each half.
template <class Lanes>
struct HalvedTable {
    using Half = typename HalfOf<Lanes>::Type;
    Half low, high;

    template <class T>
    [[gnu::always_inline]] explicit HalvedTable(const T* from)
        : low(load<Half>(from)), high(load<Half>(from + 8)) {}
    [[gnu::always_inline]] Lanes operator[](Ints index) const {
        HalfInts at[2];
        std::memcpy(at, &index, sizeof index);
        Half halves[2];
        for (int h = 0; h < 2; ++h) {
            const Half a = __builtin_shuffle(low, at[h] & 7);
            const Half b = __builtin_shuffle(high, at[h] & 7);
            halves[h] = at[h] > 7 ? b : a;
        }
        Lanes lanes;
        std::memcpy(&lanes, halves, sizeof lanes);
        return lanes;
    }
};

/// exp_negative of sim/fast_math.h for sixteen numbers, with the same bits.
[[gnu::always_inline]] inline Floats exp_negative(Floats x) {
    const Floats clamped = smaller(x, Floats{} + 87.0f);
    const Floats t = clamped * -1.44269504088896341f;
    const Ints whole = to_ints(t) - 1;
    const Floats f = t - to_floats(whole);
    const Floats z = (f - 0.5f) * 0.693147180559945309f;
    Floats p = Floats{} + 1.98412698e-4f;
    p = p * z + 1.38888889e-3f;
    p = p * z + 8.33333333e-3f;
    p = p * z + 4.16666667e-2f;
    p = p * z + 1.66666667e-1f;
    p = p * z + 0.5f;
    p = p * z + 1.0f;
    p = p * z + 1.0f;
    const auto scale = std::bit_cast<Floats>((whole + 127) << 23);
    return p * 1.41421356237309505f * scale;
}

}  // namespace sim
