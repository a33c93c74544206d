// Indices of a merged sweep whose outputs are a function that is known.

#include "models/analysis/design.h"

#include <cmath>
#include <functional>
#include <span>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/designs.h"
#include "sim/hdf5_file.h"

#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using namespace models::analysis;

struct DesignRow {
    std::vector<double> values;
    std::uint32_t block = 0, part = 0;
};

using Function = std::function<double(const std::vector<double>&)>;

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

void put_rows(sim::Hdf5File& file, const std::string& group, std::size_t rows) {
    std::vector<std::uint32_t> numbers(rows);
    for (std::uint32_t row = 0; row < rows; ++row)
        numbers[row] = row;
    file.group(group);
    file.scale({group + "/row"}, std::span<const std::uint32_t>(numbers));
}

void put_design(sim::Hdf5File& file, const std::vector<DesignRow>& rows) {
    const std::vector<std::string> factors{"ties.a", "ties.b"};
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
void write_sweep(const std::string& path,
                 const std::string& design,
                 const std::vector<DesignRow>& rows,
                 const Function& f) {
    auto file = sim::Hdf5File::create(path);
    ASSERT_TRUE(file);
    file->text("/", "kind", "sweep");
    file->text("/", "design", design);
    file->number("/", "runs_missing", std::uint64_t{0});
    file->number("/", "runs_failed", std::uint64_t{0});
    put_design(*file, rows);
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

/// Of the numbers 0 to 1 of each factor.
std::vector<double> in_ranges(double a, double b) {
    return {a, 10 * std::pow(100, b)};
}

std::vector<DesignRow> saltelli(std::uint32_t points, bool pairs = false) {
    const auto sample = sim::scrambled_sobol(points, 4, {{5, 0}, 0});
    std::vector<DesignRow> rows;
    for (std::uint32_t p = 0; p < points; ++p) {
        const auto x = sample.row(p);
        rows.push_back({in_ranges(x[0], x[1]), p, 0});
        rows.push_back({in_ranges(x[2], x[3]), p, 1});
        rows.push_back({in_ranges(x[2], x[1]), p, 2});
        rows.push_back({in_ranges(x[0], x[3]), p, 3});
        if (!pairs) continue;
        rows.push_back({in_ranges(x[0], x[3]), p, 4});
        rows.push_back({in_ranges(x[2], x[1]), p, 5});
    }
    return rows;
}

double log_place(double value) {
    return std::log(value / 10) / std::log(100.0);
}

TEST(Design, SharesOfTheVarianceAreThoseOfTheFunction) {
    const TemporaryFolder folder;
    // 3 a + b of uniform numbers: shares 9/10 and 1/10.
    write_sweep(folder.path("s.h5"), "saltelli", saltelli(512), [](const auto& x) {
        return 3 * x[0] + log_place(x[1]);
    });

    const auto design = read_design(folder.path("s.h5"), "lonely_share");
    ASSERT_TRUE(design) << design.error().text();
    const auto found = sobol_of(*design, 0);

    ASSERT_TRUE(found) << found.error().text();
    EXPECT_TRUE(is_design(folder.path("s.h5")));
    EXPECT_EQ(design->arms, std::vector<std::string>{"visits"});
    EXPECT_EQ(design->measure_units, "1");
    EXPECT_NEAR(found->mean, 2, 0.02);
    EXPECT_NEAR(found->first[0].value, 0.9, 0.03);
    EXPECT_NEAR(found->total[1].value, 0.1, 0.03);
    // Chance: 2/2 in the mean of two replicates 1 above and 1 below, against 10/12 between rows.
    EXPECT_EQ(share_of_chance(*design, 0), 1);
}

// (a - 1/2) b of uniform numbers: variances a 1/48, b 0, both 1/144: shares 3/4 and 1/4.
TEST(Design, PairsHaveTheSharesOfTheFunction) {
    const TemporaryFolder folder;
    write_sweep(folder.path("s.h5"), "saltelli", saltelli(1'024, true), [](const auto& x) {
        return 30 * (x[0] - 0.5) * log_place(x[1]);
    });

    const auto design = read_design(folder.path("s.h5"), "lonely_share");
    ASSERT_TRUE(design) << design.error().text();
    const auto found = sobol_of(*design, 0);

    ASSERT_TRUE(found) << found.error().text();
    EXPECT_NEAR(found->first[0].value, 0.75, 0.03);
    ASSERT_EQ(found->pairs.size(), 1u);
    EXPECT_NEAR(found->pairs[0].share.value, 0.25, 0.03);
}

// 3 a + b over rows that no index was planned for: shares 9/10 and 1/10, as above.
TEST(Design, SharesOfASpreadDesignComeFromAFit) {
    const TemporaryFolder folder;
    const auto sample = sim::latin_hypercube(64, 2, {{5, 0}, 0});
    std::vector<DesignRow> rows;
    for (std::uint32_t p = 0; p < 64; ++p)
        rows.push_back({in_ranges(sample.at(p, 0), sample.at(p, 1)), 0, 0});
    const auto f = [](const auto& x) { return 3 * x[0] + log_place(x[1]); };
    write_sweep(folder.path("l.h5"), "latin-hypercube", rows, f);
    write_sweep(folder.path("t.h5"), "table", rows, f);

    const auto design = read_design(folder.path("l.h5"), "lonely_share");
    ASSERT_TRUE(design) << design.error().text();
    const auto found = fitted_of(*design, 0);

    EXPECT_NEAR(found.shares.first[0].value, 0.9, 1e-6);
    EXPECT_NEAR(found.shares.first[1].value, 0.1, 1e-6);
    EXPECT_TRUE(is_spread(*design));
    EXPECT_FALSE(is_spread(*read_design(folder.path("t.h5"), "lonely_share")));
}

TEST(Design, ElementaryEffectsArePerWholeRange) {
    const TemporaryFolder folder;
    std::vector<DesignRow> rows;
    const double steps[][3][2] = {{{0, 0}, {0.5, 0}, {0.5, 0.5}},
                                  {{1, 1}, {1, 0.25}, {0.25, 0.25}},
                                  {{0.5, 0.5}, {0.5, 1}, {1, 1}}};
    for (std::uint32_t block = 0; block < 3; ++block)
        for (std::uint32_t part = 0; part < 3; ++part)
            rows.push_back({in_ranges(steps[block][part][0], steps[block][part][1]), block, part});
    write_sweep(folder.path("m.h5"), "morris", rows, [](const auto& x) {
        return 3 * x[0] - 5 * log_place(x[1]);
    });

    const auto design = read_design(folder.path("m.h5"), "lonely_share");
    ASSERT_TRUE(design) << design.error().text();
    const auto found = morris_of(*design, 0);

    EXPECT_NEAR(found[0].mean, 3, 1e-9);
    EXPECT_NEAR(found[1].mean, -5, 1e-9);
    EXPECT_NEAR(found[1].mean_size.value, 5, 1e-9);
    EXPECT_NEAR(found[0].spread, 0, 1e-9);
    EXPECT_EQ(found[0].effects, 3u);
}

TEST(Design, EffectsByLevelAreMeansOverRowsReplicateByReplicate) {
    const TemporaryFolder folder;
    std::vector<DesignRow> rows;
    for (const double a : {0.0, 1.0})
        for (const double b : {10.0, 100.0})
            rows.push_back({{a, b}, 0, 0});
    write_sweep(folder.path("g.h5"), "grid", rows, [](const auto& x) { return 6 * x[0] + x[1]; });

    const auto design = read_design(folder.path("g.h5"), "lonely_share");
    ASSERT_TRUE(design) << design.error().text();
    const auto found = effects_by_level(*design, 0, 0, 10);

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[1].level, "1");
    EXPECT_DOUBLE_EQ(found[0].effect.mean, 55);
    EXPECT_DOUBLE_EQ(found[1].effect.mean, 61);
    EXPECT_EQ(found[1].effect.n, 2u);
    EXPECT_TRUE(effects_by_level(*design, 0, 0, 1).empty()) << "more levels than asked for";
}

TEST(Design, RefusesAMeasureThatIsNotThere) {
    const TemporaryFolder folder;
    write_sweep(folder.path("g.h5"), "grid", {{{0, 10}, 0, 0}}, [](const auto&) { return 0.0; });

    const auto design = read_design(folder.path("g.h5"), "mean_score");

    ASSERT_FALSE(design);
    EXPECT_THAT(design.error().text(), testing::HasSubstr("one of adults, lonely_share"));
    EXPECT_FALSE(is_design(folder.path("none.h5")));
}

}  // namespace
}  // namespace tests
