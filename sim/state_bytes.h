#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sim {

/// What can be a number of values behind each other: a vector or a text.
template <class T>
concept Sequence = requires(T& t) {
    typename T::value_type;
    t.push_back(t.front());
    t.data();
};

/// Writes a state as bytes of this machine, part by part. `Parts::list(archive, struct)` names the
/// parts of every struct that is more than plain bytes, the same for writing and for reading.
template <class Parts>
class StateWriter {
  public:
    static constexpr bool kReads = false;

    template <class... T>
    void operator()(const T&... parts) {
        (one(parts), ...);
    }
    /// Structs that are there already when they are read: only their parts.
    template <class T>
    void each(const std::vector<T>& all) {
        one(static_cast<std::uint64_t>(all.size()));
        for (const T& item : all)
            one(item);
    }
    void raw(const void* from, std::size_t size) {
        bytes_.append(static_cast<const char*>(from), size);
    }
    std::string take() { return std::move(bytes_); }

  private:
    template <class T>
    void one(const T& part) {
        if constexpr (std::is_trivially_copyable_v<T>) {
            raw(&part, sizeof part);
        } else if constexpr (Sequence<T>) {
            one(static_cast<std::uint64_t>(part.size()));
            items(part);
        } else {
            Parts::list(*this, part);
        }
    }
    template <class T, std::size_t n>
    requires(!std::is_trivially_copyable_v<T>) void one(const std::array<T, n>& all) {
        for (const T& item : all)
            one(item);
    }
    template <class T>
    void items(const T& all) {
        if constexpr (std::is_trivially_copyable_v<typename T::value_type>) {
            raw(all.data(), all.size() * sizeof(typename T::value_type));
        } else {
            for (const auto& item : all)
                one(item);
        }
    }

    std::string bytes_;
};

/// Reads what a StateWriter wrote. Where the bytes do not fit, nothing more is read and `good` is
/// false: what was read so far is of no use.
template <class Parts>
class StateReader {
  public:
    static constexpr bool kReads = true;

    explicit StateReader(std::string_view bytes) : bytes_(bytes) {}

    template <class... T>
    void operator()(T&... parts) {
        (one(parts), ...);
    }
    template <class T>
    void each(std::vector<T>& all) {
        std::uint64_t size = 0;
        one(size);
        good_ = good_ && size == all.size();
        for (T& item : all)
            one(item);
    }
    void raw(void* to, std::size_t size) {
        good_ = good_ && size <= bytes_.size();
        if (!good_ || size == 0) return;
        std::memcpy(to, bytes_.data(), size);
        bytes_.remove_prefix(size);
    }
    /// Whether everything fitted and nothing is left.
    bool whole() const { return good_ && bytes_.empty(); }

  private:
    template <class T>
    void one(T& part) {
        if constexpr (std::is_trivially_copyable_v<T>) {
            raw(&part, sizeof part);
        } else if constexpr (Sequence<T>) {
            std::uint64_t size = 0;
            one(size);
            // Each item takes a byte at least: a wrong number asks for no memory.
            good_ = good_ && size <= bytes_.size();
            if (good_) part.resize(size);
            if (good_) items(part);
        } else {
            Parts::list(*this, part);
        }
    }
    template <class T, std::size_t n>
    requires(!std::is_trivially_copyable_v<T>) void one(std::array<T, n>& all) {
        for (T& item : all)
            one(item);
    }
    template <class T>
    void items(T& all) {
        if constexpr (std::is_trivially_copyable_v<typename T::value_type>) {
            raw(all.data(), all.size() * sizeof(typename T::value_type));
        } else {
            for (auto& item : all)
                one(item);
        }
    }

    std::string_view bytes_;
    bool good_ = true;
};

/// A struct or a constant one: for `Parts::list`, which writes the one and reads into the other.
template <class T, class Of>
concept Either = std::is_same_v<std::remove_const_t<T>, Of>;

}  // namespace sim
