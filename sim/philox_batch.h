#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/rng.h"

namespace sim {

/// Key for a batch of pair draws in one step: 32 bits from (seed, step, stream).
std::uint32_t pair_key(Chance chance, std::uint32_t stream);

/// Two 32-bit draws for each pair: Philox2x32-10 with the pair as its counter, the smaller number
/// first, so that both ends of a tie draw the same.
/// Shapes: all arrays hold `count`.
void draw_pairs(std::uint32_t key,
                const std::uint32_t* first,
                const std::uint32_t* second,
                std::uint32_t* out,
                std::uint32_t* second_out,
                std::size_t count);

/// One Philox4x32-10 block for each of the rows begin..begin+count-1 in one step; the words go to
/// out[w][k]. The same numbers as Rng(chance, stream, row).
void draw_rows(Chance chance,
               std::uint32_t stream,
               std::uint32_t begin,
               std::size_t count,
               std::uint32_t* const out[4]);

/// The first two words of `Rng(chance, stream, keys[k], sub_key)` for each of `count` keys.
void draw_keys(Chance chance,
               std::uint32_t stream,
               std::uint32_t sub_key,
               const std::uint32_t* keys,
               std::size_t count,
               std::uint32_t* first,
               std::uint32_t* second);

}  // namespace sim
