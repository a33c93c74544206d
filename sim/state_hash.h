#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

namespace sim {

/// 64-bit fingerprint of a state: every byte of every column, in order. Equal states give equal
/// fingerprints; different states give different ones but for chance (2^-64).
class StateHash {
  public:
    template <class T>
    void add(std::span<const T> values) {
        static_assert(std::is_trivially_copyable_v<T>);
        add_bytes(reinterpret_cast<const unsigned char*>(values.data()), values.size_bytes());
    }
    template <class T>
    void add_value(const T& value) {
        add(std::span<const T>(&value, 1));
    }
    void add_word(std::uint64_t word) {
        stir(lanes_[words_ % kLanes], word);
        ++words_;
    }
    std::uint64_t value() const {
        std::uint64_t all = words_;
        for (const std::uint64_t lane : lanes_)
            all = mix(all ^ lane) + kOdd;
        return all;
    }

  private:
    static constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
    static constexpr std::uint64_t kMultiplier = 0xD6E8FEB86659FD93u;
    static constexpr std::size_t kLanes = 4;

    static std::uint64_t mix(std::uint64_t x) {
        x = (x ^ (x >> 32)) * kMultiplier;
        x = (x ^ (x >> 32)) * kMultiplier;
        return x ^ (x >> 32);
    }
    static void stir(std::uint64_t& lane, std::uint64_t word) {
        lane = (lane ^ word) * kMultiplier;
        lane = (lane ^ (lane >> 29)) + kOdd;
    }
    void add_bytes(const unsigned char* at, std::size_t count) {
        add_word(count);  // where one column ends and the next begins
        // Lanes side by side: one multiplication does not wait for the one before it.
        auto lanes = lanes_;
        const std::size_t first = words_ % kLanes;
        std::size_t k = 0;
        for (; count >= 8; count -= 8, at += 8, ++k) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, 8);
            stir(lanes[(first + k) % kLanes], word);
        }
        lanes_ = lanes;
        words_ += k;
        if (count == 0) return;
        std::uint64_t tail = 0;
        std::memcpy(&tail, at, count);
        add_word(tail);
    }

    std::array<std::uint64_t, kLanes> lanes_ = {1, 2, 3, 4};
    std::uint64_t words_ = 0;
};

}  // namespace sim
