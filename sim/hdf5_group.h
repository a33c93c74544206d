#pragma once

#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/hdf5_file.h"
#include "sim/points.h"

namespace sim {

/// One group of a file, for tables that are written in one go. Failures stay in the file.
class Hdf5Group {
  public:
    Hdf5Group(Hdf5File& file, std::string path) : file_(file), path_(std::move(path)) {
        file_.group(path_);
    }

    /// A dimension with names, or numbered from 0.
    void names(const std::string& name,
               const std::vector<std::string>& values,
               const char* long_name) {
        file_.scale({at(name), "", long_name}, std::span<const std::string>(values));
    }
    void numbered(const std::string& name, std::size_t count, const char* long_name) {
        std::vector<std::uint32_t> numbers(count);
        std::iota(numbers.begin(), numbers.end(), 0u);
        file_.scale({at(name), "1", long_name}, std::span<const std::uint32_t>(numbers));
    }

    void texts(const std::string& name,
               const std::string& dimension,
               const std::vector<std::string>& values,
               const char* long_name) {
        ArrayInfo info{.path = at(name), .dimensions = {dimension}};
        info.long_name = long_name;
        file_.texts(info, values);
    }
    template <class T>
    void column(const std::string& name,
                const std::string& dimension,
                const std::vector<T>& values,
                const char* long_name) {
        ArrayInfo info{at(name), number_type<T>(), {dimension}};
        info.long_name = long_name;
        const auto array = file_.array(info);
        const std::uint64_t start[] = {0}, count[] = {values.size()};
        if (!values.empty()) file_.write(array, start, count, values.data());
    }
    void table(const std::string& name,
               std::vector<std::string> dimensions,
               const Points& values,
               const char* long_name) {
        ArrayInfo info{at(name), NumberType::float64, std::move(dimensions)};
        info.long_name = long_name;
        const auto array = file_.array(info);
        const std::uint64_t start[] = {0, 0}, count[] = {values.rows, values.columns};
        if (values.rows > 0) file_.write(array, start, count, values.values.data());
    }

    /// An array to be written row by row; cells that are not are NaN. Whole numbers are all
    /// written: none of them stands for a cell that is missing.
    template <class T>
    ArrayId array(const std::string& name,
                  std::vector<std::string> dimensions,
                  const char* long_name) {
        ArrayInfo info{at(name), number_type<T>(), std::move(dimensions)};
        info.long_name = long_name;
        if (std::is_floating_point_v<T>) info.fill = std::numeric_limits<double>::quiet_NaN();
        return file_.array(info);
    }
    /// `rest`: sizes of all dimensions but the first.
    template <class T>
    void write_row(ArrayId array,
                   std::uint64_t row,
                   const std::vector<std::uint64_t>& rest,
                   const std::vector<T>& values) {
        std::vector<std::uint64_t> start(rest.size() + 1, 0), count{1};
        start[0] = row;
        count.insert(count.end(), rest.begin(), rest.end());
        file_.write(array, start, count, values.data());
    }

    /// Attributes of the group.
    void number(const char* name, double value) { file_.number(path_, name, value); }
    void text(const char* name, const std::string& value) { file_.text(path_, name, value); }

  private:
    std::string at(const std::string& name) const { return path_ + "/" + name; }

    Hdf5File& file_;
    std::string path_;
};

}  // namespace sim
