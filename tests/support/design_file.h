#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/hdf5_file.h"

namespace tests {

/// A row of a merged sweep with two factors, of 0 to 1 and of 10 to 1,000 in the logarithm.
struct DesignRow {
    std::vector<double> values;
    std::uint32_t block = 0, part = 0;
};

/// What a row comes to, of the values of its factors.
using DesignFunction = std::function<double(const std::vector<double>&)>;

template <class T>
void put(sim::Hdf5File& file,
         const std::string& path,
         std::vector<std::string> dimensions,
         const std::vector<std::uint64_t>& size,
         const std::vector<T>& values) {
    sim::ArrayInfo info{path, sim::number_type<T>(), std::move(dimensions)};
    const auto array = file.array(info);
    const std::vector<std::uint64_t> start(size.size(), 0);
    file.write(array, start, size, values.data());
}

inline void put_rows(sim::Hdf5File& file, const std::string& group, std::size_t rows) {
    std::vector<std::uint32_t> numbers(rows);
    for (std::uint32_t row = 0; row < rows; ++row)
        numbers[row] = row;
    file.group(group);
    file.scale({group + "/row"}, std::span<const std::uint32_t>(numbers));
}

inline void put_design(sim::Hdf5File& file,
                       const std::vector<DesignRow>& rows,
                       const std::vector<std::string>& factors) {
    put_rows(file, "/design", rows.size());
    file.scale({"/design/factor"}, std::span<const std::string>(factors));
    const std::vector<std::string> kinds(2, "parameter"), units(2, "1");
    file.texts({.path = "/design/kind", .dimensions = {"factor"}}, kinds);
    file.texts({.path = "/design/units", .dimensions = {"factor"}}, units);
    put<double>(file, "/design/range_low", {"factor"}, {2}, {0, 10});
    put<double>(file, "/design/range_high", {"factor"}, {2}, {1, 1000});
    put<std::uint8_t>(file, "/design/log", {"factor"}, {2}, {0, 1});
    std::vector<double> values;
    std::vector<std::uint32_t> block, part;
    for (const auto& row : rows) {
        values.insert(values.end(), row.values.begin(), row.values.end());
        block.push_back(row.block), part.push_back(row.part);
    }
    put(file, "/design/value", {"row", "factor"}, {rows.size(), 2}, values);
    put(file, "/design/block", {"row"}, {rows.size()}, block);
    put(file, "/design/part", {"row"}, {rows.size()}, part);
    const std::vector<std::string> areas(rows.size(), "WK030713");
    file.texts({.path = "/design/area", .dimensions = {"row"}}, areas);
}

/// Two replicates around the function: 1 more and 1 less.
inline void write_sweep(const std::string& path,
                        const std::string& design,
                        const std::vector<DesignRow>& rows,
                        const DesignFunction& f,
                        const std::vector<std::string>& factors = {"ties.a", "ties.b"}) {
    auto file = sim::Hdf5File::create(path);
    ASSERT_TRUE(file);
    file->text("/", "kind", "sweep");
    file->text("/", "design", design);
    file->number("/", "runs_missing", std::uint64_t{0});
    file->number("/", "runs_failed", std::uint64_t{0});
    put_design(*file, rows, factors);
    put_rows(*file, "/outcomes", rows.size());
    const std::vector<std::string> arms{"baseline", "visits"}, measures{"adults", "lonely_share"};
    const std::vector<std::uint32_t> replicates{0, 1};
    file->scale({"/outcomes/replicate"}, std::span<const std::uint32_t>(replicates));
    file->scale({"/outcomes/arm"}, std::span<const std::string>(arms));
    file->scale({"/outcomes/measure"}, std::span<const std::string>(measures));
    file->texts({.path = "/outcomes/measure_units", .dimensions = {"measure"}},
                std::vector<std::string>{"persons", "1"});
    std::vector<double> difference;
    for (const auto& row : rows)
        for (const double chance : {1.0, -1.0})
            for (const double value : {0.0, 0.0, 77.0, f(row.values) + chance})
                difference.push_back(value);
    put(*file,
        "/outcomes/difference",
        {"row", "replicate", "arm", "measure"},
        {rows.size(), 2, 2, 2},
        difference);
    ASSERT_TRUE(file->close());
}

}  // namespace tests
