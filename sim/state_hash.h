#pragma once

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
        add_bytes(values.data(), values.size_bytes());
    }
    template <class T>
    void add_value(const T& value) {
        add(std::span<const T>(&value, 1));
    }
    std::uint64_t value() const { return mix(state_ ^ length_); }

  private:
    static constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;

    static std::uint64_t mix(std::uint64_t x) {
        x ^= x >> 32;
        x *= 0xd6e8feb86659fd93u;
        x ^= x >> 32;
        x *= 0xd6e8feb86659fd93u;
        x ^= x >> 32;
        return x;
    }
    static std::uint64_t word_at(const unsigned char* at) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        return word;
    }
    static std::uint64_t stir(std::uint64_t lane, std::uint64_t word) {
        lane = (lane ^ word) * 0xd6e8feb86659fd93u;
        return (lane ^ (lane >> 29)) + kOdd;
    }
    void add_bytes(const void* bytes, std::size_t count) {
        const auto* at = static_cast<const unsigned char*>(bytes);
        length_ += count;
        // Four lanes side by side: one multiplication does not wait for the one before it.
        std::uint64_t lanes[4] = {state_, state_ + kOdd, state_ ^ kOdd, ~state_};
        for (; count >= 32; count -= 32, at += 32)
            for (std::size_t k = 0; k < 4; ++k)
                lanes[k] = stir(lanes[k], word_at(at + 8 * k));
        for (std::size_t k = 0; count > 0; ++k) {
            const std::size_t n = count < 8 ? count : 8;
            std::uint64_t word = 0;
            std::memcpy(&word, at, n);
            lanes[k] = stir(lanes[k], word);
            at += n;
            count -= n;
        }
        for (const std::uint64_t lane : lanes)
            state_ = mix(state_ ^ lane) + kOdd;
    }

    std::uint64_t state_ = 0x243F6A8885A308D3u;
    std::uint64_t length_ = 0;
};

}  // namespace sim
