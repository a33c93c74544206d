#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/result.h"

namespace sim {

/// A table of numbers as a file holds it, the last dimension fastest.
struct NumberArray {
    std::vector<std::uint64_t> size;  // one entry a dimension
    std::vector<double> values;
    bool whole = false;     // kept as whole numbers
    std::size_t bytes = 8;  // of each number in the file
};

/// An array as it stands in a file: equal when size, type and every bit are.
struct RawArray {
    std::vector<std::uint64_t> size;
    std::vector<std::byte> type;   // as HDF5 encodes it
    std::vector<std::byte> bytes;  // of texts: each with a zero behind it

    bool operator==(const RawArray&) const = default;
};

/// An HDF5 file being read. Every answer is a value or what is wrong with the file; a missing file,
/// one that is no HDF5, and a part that is absent or of another kind each give their own message.
class Hdf5Reader {
  public:
    /// `live`: another program may still be writing it, in SWMR mode.
    static Result<Hdf5Reader> open(const std::string& path, bool live = false);

    Hdf5Reader(Hdf5Reader&& other) noexcept;
    Hdf5Reader& operator=(Hdf5Reader&& other) noexcept;
    ~Hdf5Reader();

    const std::string& path() const { return path_; }
    bool has(const std::string& object) const;

    /// Attributes of the file itself.
    bool has_attribute(const std::string& name) const;
    Result<std::string> text_attribute(const std::string& name) const;
    Result<std::uint64_t> whole_attribute(const std::string& name) const;

    /// Attributes of a group or an array; of a number that is not there nothing.
    Result<std::string> text_attribute(const std::string& object, const std::string& name) const;
    std::optional<double> number_attribute(const std::string& object,
                                           const std::string& name) const;

    /// Names of the groups in the file, and of the arrays in one of them, in alphabetical order.
    std::vector<std::string> groups() const;
    std::vector<std::string> arrays(const std::string& group) const;

    /// Names of the dimensions of an array, as its scales are called; "" where one has no scale.
    std::vector<std::string> dimensions(const std::string& array) const;

    /// Whether an array holds texts.
    bool holds_texts(const std::string& array) const;

    /// Whole numbers that a double cannot hold, such as hashes.
    Result<std::vector<std::uint64_t>> wholes(const std::string& array) const;

    Result<RawArray> raw(const std::string& array) const;

    /// A list of texts.
    Result<std::vector<std::string>> texts(const std::string& array) const;

    /// Numbers of any type, as doubles.
    Result<NumberArray> numbers(const std::string& array) const;

  private:
    explicit Hdf5Reader(std::string path, std::int64_t id) : path_(std::move(path)), id_(id) {}
    tl::unexpected<Error> wrong(std::string what, std::string allowed = {}) const;

    std::string path_;
    std::int64_t id_ = -1;
};

}  // namespace sim
