// Indices of a merged sweep whose outputs are a function that is known.

#include "models/analysis/design.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/designs.h"

#include "tests/support/design_file.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using namespace models::analysis;

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
