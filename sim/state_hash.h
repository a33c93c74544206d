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
    static std::uint64_t mix(std::uint64_t x) {
        x ^= x >> 32;
        x *= 0xd6e8feb86659fd93u;
        x ^= x >> 32;
        x *= 0xd6e8feb86659fd93u;
        x ^= x >> 32;
        return x;
    }
    void add_bytes(const void* bytes, std::size_t count) {
        const auto* at = static_cast<const unsigned char*>(bytes);
        length_ += count;
        while (count >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, 8);
            state_ = mix(state_ ^ word) + 0x9E3779B97F4A7C15u;
            at += 8;
            count -= 8;
        }
        std::uint64_t tail = 0;
        std::memcpy(&tail, at, count);
        state_ = mix(state_ ^ tail) + 0x9E3779B97F4A7C15u;
    }

    std::uint64_t state_ = 0x243F6A8885A308D3u;
    std::uint64_t length_ = 0;
};

}  // namespace sim
