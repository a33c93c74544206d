#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/result.h"

namespace sim {

/// A table of numbers as a file holds it, the last dimension fastest.
struct NumberArray {
    std::vector<std::uint64_t> size;  // one entry a dimension
    std::vector<double> values;
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
