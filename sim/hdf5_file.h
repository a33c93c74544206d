#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/result.h"

namespace sim {

/// How one number of an array is kept.
enum class NumberType : std::uint8_t { float32, float64, uint8, uint16, uint32, uint64, int32 };

template <class T>
constexpr NumberType number_type() {
    if constexpr (std::is_same_v<T, float>)
        return NumberType::float32;
    else if constexpr (std::is_same_v<T, double>)
        return NumberType::float64;
    else if constexpr (std::is_same_v<T, std::uint8_t>)
        return NumberType::uint8;
    else if constexpr (std::is_same_v<T, std::uint16_t>)
        return NumberType::uint16;
    else if constexpr (std::is_same_v<T, std::uint32_t>)
        return NumberType::uint32;
    else if constexpr (std::is_same_v<T, std::uint64_t>)
        return NumberType::uint64;
    else {
        static_assert(std::is_same_v<T, std::int32_t>, "an array holds one of these types");
        return NumberType::int32;
    }
}

/// Bytes of one number.
std::size_t bytes_of(NumberType type);

/// A named dimension with its coordinate: a dimension scale of HDF5, a dimension of netCDF.
struct ScaleInfo {
    std::string path;            // "/indicators/time"
    std::string units = {};      // empty: none
    std::string long_name = {};  // one plain phrase
    bool growable = false;       // numeric only: `grow` may lengthen it later
};

/// An array over named dimensions of its own group.
struct ArrayInfo {
    std::string path;  // "/indicators/lonely_share"
    NumberType type = NumberType::float32;
    std::vector<std::string> dimensions = {};  // names of scales in the same group; may be empty
    std::vector<std::uint64_t> chunk = {};     // as many as dimensions; empty: one piece
    std::string units = {};                    // "1" for a pure number; empty: none
    std::string long_name = {};
    std::optional<double> fill = {};  // value of cells never written, also written as _FillValue
    std::string coordinates = {};     // further coordinate arrays, by name, separated by spaces
};

/// Handle of an array of one file.
struct ArrayId {
    std::size_t row = 0;
};

/// An HDF5 file being written, valid netCDF-4 too: every dimension of every array has a scale.
/// The first failure is kept and everything after it does nothing, so that a long layout reads as a
/// list; `state` and `close` return it. Not for two threads at once.
class Hdf5File {
  public:
    /// Makes the file, over an old one. `live`: other processes may read it while it grows (SWMR),
    /// from `start_live` on.
    static Result<Hdf5File> create(const std::string& path, bool live = false);

    /// Opens a whole file to add to it.
    static Result<Hdf5File> reopen(const std::string& path);

    Hdf5File(Hdf5File&& other) noexcept { swap(other); }
    Hdf5File& operator=(Hdf5File&& other) noexcept {
        swap(other);
        return *this;
    }
    /// A file that was not closed is abandoned: what it holds is then undefined.
    ~Hdf5File() { abandon(); }

    void group(const std::string& path);

    /// Attributes of a group or array, UTF-8; an old value is replaced. "/" is the file itself.
    void text(const std::string& object, const std::string& name, std::string_view value);
    template <class T>
    void number(const std::string& object, const std::string& name, T value) {
        raw_attribute(object, name, number_type<T>(), 1, &value);
    }
    template <class T>
    void numbers(const std::string& object, const std::string& name, std::span<const T> values) {
        raw_attribute(object, name, number_type<T>(), values.size(), values.data());
    }

    void scale(const ScaleInfo& info, std::span<const std::string> names);
    template <class T>
    void scale(const ScaleInfo& info, std::span<const T> values) {
        raw_scale(info, number_type<T>(), values.size(), values.data());
    }

    ArrayId array(const ArrayInfo& info);

    /// An array of texts, one per row of its only dimension.
    void texts(const ArrayInfo& info, std::span<const std::string> values);

    /// Writes a block of cells; `values` holds the product of `count`, the last dimension fastest.
    template <class T>
    void write(ArrayId array,
               std::span<const std::uint64_t> start,
               std::span<const std::uint64_t> count,
               const T* values) {
        raw_write(array, start, count, number_type<T>(), values);
    }
    /// The same, for callers that know the type only at run time.
    void raw_write(ArrayId array,
                   std::span<const std::uint64_t> start,
                   std::span<const std::uint64_t> count,
                   NumberType type,
                   const void* values);

    /// Writes one whole chunk past HDF5's own buffers; `start` is the chunk's first cell.
    void write_chunk(ArrayId array,
                     std::span<const std::uint64_t> start,
                     std::span<const std::byte> bytes);

    /// Lengthens a growable uint32 scale, numbered on from 0, and every array over it.
    void grow(const std::string& scale_path, std::uint64_t size);

    /// From here on others may read (SWMR), and no group, array or attribute can be added.
    void start_live();

    /// Brings what was written to the operating system, so that a reader of a live file sees it.
    void flush();

    /// The first failure so far, if any.
    Result<void> state() const;

    /// Ends the file; returns the first failure of all.
    Result<void> close();

    /// Drops the file without caring for what is in it. For a file that failed or is not wanted.
    void abandon();

  private:
    struct Scale {
        std::int64_t id = -1;
        std::uint64_t size = 0;
        bool growable = false;
        std::vector<std::pair<std::size_t, std::size_t>> users;  // array, which of its dimensions
    };
    struct Array {
        std::string path;
        std::int64_t id = -1;
        NumberType type{};
        std::vector<std::uint64_t> size, chunk;
    };

    Hdf5File() = default;
    void swap(Hdf5File& other) noexcept;
    void note(const std::string& what);
    void finish_scale(const ScaleInfo& info, std::int64_t id, std::uint64_t size);
    void attach_scales(const ArrayInfo& info, const std::string& group, std::size_t row);
    void describe(const std::string& object,
                  const std::string& units,
                  const std::string& long_name);
    void raw_attribute(const std::string& object,
                       const std::string& name,
                       NumberType type,
                       std::size_t count,
                       const void* values);
    std::int64_t write_texts(const std::string& path, std::span<const std::string> values);
    void raw_scale(const ScaleInfo& info, NumberType type, std::size_t size, const void* values);

    std::string path_;
    std::int64_t id_ = -1;  // HDF5's handle of the file; -1 when closed
    int descriptor_ = -1;   // the operating system's, owned by HDF5
    std::optional<Error> problem_;
    std::unordered_map<std::string, Scale> scales_;
    std::vector<Array> arrays_;
};

/// "HDF5 1.10.8", of the library in use.
std::string hdf5_version();

}  // namespace sim
