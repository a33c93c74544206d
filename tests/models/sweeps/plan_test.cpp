#include "models/sweeps/plan.h"

#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/sweeps/sweep.h"
#include "tests/support/temporary_folder.h"

namespace models::sweeps {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kScenario = R"(wijk = "WK030713"
years = 1
[arms.baseline]
[arms.visits]
programmes = [{ name = "befriending", start_week = 26 }]
[arms.groups]
programmes = [{ name = "activity-programme", start_week = 26 }]
)";

const std::string kUptake = "interventions.befriending.uptake";
const std::string kCatalogue = WIJK_SOURCE_DIR "/scenarios/interventions.toml";

sim::Result<Sweep> sweep_of(const tests::TemporaryFolder& folder, const std::string& text) {
    folder.write("s.toml", kScenario);
    return load_sweep(folder.write("plan.toml", "scenario = \"s.toml\"\n" + text),
                      {kCatalogue, {}});
}

std::string complaint(const std::string& text) {
    const tests::TemporaryFolder folder;
    const auto sweep = sweep_of(folder, text);
    return sweep ? "" : sweep.error().text();
}

std::vector<std::vector<double>> values_of(const Sweep& sweep) {
    std::vector<std::vector<double>> out;
    for (const Row& row : sweep.rows)
        out.push_back(row.values);
    return out;
}

TEST(SweepPlan, TakesSeriesOfKnownMeasures) {
    const tests::TemporaryFolder folder;
    const std::string factors = "[factors]\n\"ties.contact.drain\" = [0, 0.1]\n";
    const auto sweep = sweep_of(folder, "series = [\"lonely_share\", \"euro\"]\n" + factors);
    ASSERT_TRUE(sweep) << sweep.error().text();

    EXPECT_THAT(sweep->plan.series, ElementsAre("lonely_share", "euro"));
    EXPECT_THAT(complaint("series = [\"lonely_shar\"]\n" + factors),
                AllOf(HasSubstr("plan.toml:2:"),
                      HasSubstr("series has no measure \"lonely_shar\""),
                      HasSubstr("did you mean lonely_share?")));
}

TEST(SweepPlan, LaysRowsForPairsWhereAskedFor) {
    const tests::TemporaryFolder folder;
    const std::string factors =
        "[factors]\n\"ties.contact.drain\" = { range = [0, 0.2] }\n"
        "\"interventions.befriending.uptake\" = { range = [0.1, 0.5] }\n";
    const auto sweep =
        sweep_of(folder, "design = \"saltelli\"\npoints = 4\nsecond_order = true\n" + factors);
    ASSERT_TRUE(sweep) << sweep.error().text();

    const auto rows = values_of(*sweep);
    ASSERT_EQ(rows.size(), 4u * 6);
    for (std::size_t block = 0; block < 4; ++block) {
        const auto* const of = &rows[block * 6];  // A, B, A with B's columns, B with A's
        EXPECT_THAT(of[2], ElementsAre(of[1][0], of[0][1]));
        EXPECT_THAT(of[3], ElementsAre(of[0][0], of[1][1]));
        EXPECT_THAT(of[4], ElementsAre(of[0][0], of[1][1]));
        EXPECT_THAT(of[5], ElementsAre(of[1][0], of[0][1]));
    }
    EXPECT_THAT(complaint("second_order = true\n" + factors),
                HasSubstr("second_order with another design"));
}

TEST(SweepPlan, LaysEveryLevelOfAGridWithEveryOther) {
    const tests::TemporaryFolder folder;
    const auto sweep = sweep_of(folder, R"(
[factors]
"interventions.befriending.uptake" = [0.1, 0.5]
"ties.contact.drain" = { range = [0, 0.2], steps = 3 }
)");
    ASSERT_TRUE(sweep) << sweep.error().text();

    EXPECT_THAT(values_of(*sweep),
                ElementsAre(ElementsAre(0.1, 0),
                            ElementsAre(0.1, 0.1),
                            ElementsAre(0.1, 0.2),
                            ElementsAre(0.5, 0),
                            ElementsAre(0.5, 0.1),
                            ElementsAre(0.5, 0.2)));
    EXPECT_EQ(sweep->bases.size(), 1u);
    EXPECT_EQ(sweep->scenario_of(4).rules.contact.drain, 0.1);
    EXPECT_EQ(sweep->plan.factors[1].units, "1");
}

TEST(SweepPlan, TakesListsOfAZipSideBySide) {
    const tests::TemporaryFolder folder;
    const auto sweep = sweep_of(folder, R"(
design = "zip"
[factors]
seed = [4, 5]
arm = ["visits", "groups"]
area = ["WK030713", "WK030707"]
)");
    ASSERT_TRUE(sweep) << sweep.error().text();

    ASSERT_EQ(sweep->rows.size(), 2u);
    const auto second = sweep->scenario_of(1);
    EXPECT_EQ(second.seed, 5u);
    EXPECT_EQ(second.area, "WK030707");
    ASSERT_EQ(second.arms.size(), 2u);
    EXPECT_EQ(second.arms[1].name, "groups");
    EXPECT_THAT(sweep->arms, ElementsAre("baseline", "visits", "groups"));
    EXPECT_THAT(sweep->area_names, ElementsAre("WK030713", "WK030707"));
}

TEST(SweepPlan, ReadsRowsFromATable) {
    const tests::TemporaryFolder folder;
    folder.write("rows.csv", "area,interventions.befriending.uptake\nWK030713,0.2\nWK030707,0.3\n");
    const auto sweep = sweep_of(folder, "design = \"table\"\ntable = \"rows.csv\"\n");
    ASSERT_TRUE(sweep) << sweep.error().text();

    ASSERT_EQ(sweep->rows.size(), 2u);
    EXPECT_EQ(sweep->scenario_of(1).area, "WK030707");
    EXPECT_EQ(sweep->rows[1].values[1], 0.3);
}

TEST(SweepPlan, DrawsRowsInsideTheRanges) {
    for (const std::string design : {"latin-hypercube", "sobol", "saltelli", "morris"}) {
        const tests::TemporaryFolder folder;
        const auto sweep = sweep_of(folder, "design = \"" + design + R"("
points = 8
[factors]
"interventions.befriending.uptake" = { range = [0.01, 0.9], log = true }
"interventions.befriending.group_size" = { range = [1, 6] }
arm = ["visits", "groups"]
)");
        ASSERT_TRUE(sweep) << sweep.error().text();

        const std::size_t each = design == "saltelli" ? 5 : design == "morris" ? 4 : 1;
        ASSERT_EQ(sweep->rows.size(), 8 * each) << design;
        std::set<std::string> arms;
        for (const Row& row : sweep->rows) {
            EXPECT_GE(row.values[0], 0.01);
            EXPECT_LE(row.values[0], 0.9);
            EXPECT_EQ(row.values[1], std::round(row.values[1]));
            arms.insert(row.texts[2]);
        }
        EXPECT_EQ(arms.size(), 2u) << design;
    }
}

// Of Saltelli's matrices: part 2 + i is A but for column i, which is B's.
TEST(SweepPlan, MixesTheMatricesOfSaltelli) {
    const tests::TemporaryFolder folder;
    const auto sweep = sweep_of(folder, R"(design = "saltelli"
points = 4
[factors]
"interventions.befriending.uptake" = { range = [0.1, 0.9] }
"ties.contact.drain" = { range = [0, 0.2] }
)");
    ASSERT_TRUE(sweep) << sweep.error().text();

    for (std::size_t r = 0; r < sweep->rows.size(); r += 4) {
        const auto row = [&](std::size_t k) { return sweep->rows[r + k].values; };
        EXPECT_EQ(sweep->rows[r + 3].part, 3u);
        EXPECT_EQ(sweep->rows[r + 3].block, r / 4);
        EXPECT_THAT(row(2), ElementsAre(row(1)[0], row(0)[1]));
        EXPECT_THAT(row(3), ElementsAre(row(0)[0], row(1)[1]));
        EXPECT_NE(row(0)[0], row(1)[0]);
    }
}

TEST(SweepPlan, SaysAllThatIsWrongAtOnceWithItsPlace) {
    const auto text = complaint(R"(
desing = "grid"
replicates = 0
[factors]
"interventions.befriending.uptake" = [0.1, 7]
"interventions.befriending.uptak" = [0.1]
arm = ["visit"]
"ties.contact" = [1]
"ties.contact.drain" = { range = [0, 0.2] }
)");
    EXPECT_THAT(text,
                AllOf(HasSubstr("plan.toml:3:1: there is no key 'desing'"),
                      HasSubstr("plan.toml:4:14: replicates is 0"),
                      HasSubstr("uptake is 7; a number from 0 to 1"),
                      HasSubstr("did you mean interventions.befriending.uptake?"),
                      HasSubstr("plan.toml:8:8: there is no arm 'visit'; one of visits, groups; "
                                "did you mean visits?"),
                      HasSubstr("the full name in quotes: \"ties.contact.NAME\""),
                      HasSubstr("steps = N")));
}

TEST(SweepPlan, RefusesListsThatDoNotFit) {
    EXPECT_THAT(complaint("design = \"zip\"\n[factors]\nseed = [1, 2]\narm = [\"visits\"]\n"),
                HasSubstr("lists of one length"));
    EXPECT_THAT(complaint("design = \"sobol\"\n[factors]\nseed = [1]\n"), HasSubstr("points = N"));
    EXPECT_THAT(complaint("design = \"table\"\n"), HasSubstr("no table is named"));
    EXPECT_THAT(complaint(""), HasSubstr("the plan has no factors"));
    EXPECT_THAT(complaint("[factors]\nseed = [-1, 0.5]\n"),
                AllOf(HasSubstr("seed is -1"), HasSubstr("seed is 0.5")));
}

TEST(SweepPlan, NamesRowsByWhatTheyHoldAlone) {
    const tests::TemporaryFolder folder;
    const auto few = sweep_of(folder, "[factors]\nseed = [1, 2]\n");
    const auto more = sweep_of(folder, "replicates = 3\n[factors]\nseed = [7, 2, 1]\n");
    ASSERT_TRUE(few && more);

    EXPECT_EQ(few->key_of({0, 5}), more->key_of({2, 5}));
    EXPECT_NE(few->key_of({0, 5}), few->key_of({1, 5}));
    EXPECT_NE(few->key_of({0, 5}), few->key_of({0, 4}));
}

TEST(SweepPlan, SharesAllRunsOverShardsOnce) {
    const tests::TemporaryFolder folder;
    const auto sweep = sweep_of(folder, "[factors]\nseed = [1, 2, 3, 2]\n");
    ASSERT_TRUE(sweep);
    const auto all = sweep->units(5);
    EXPECT_EQ(all.size(), 15u);  // one row stands there twice

    for (const int shards : {1, 2, 4, 15, 40}) {
        std::set<std::string> keys;
        std::size_t runs = 0;
        for (int k = 1; k <= shards; ++k) {
            for (const Unit& unit : shard_of(all, k, shards)) {
                keys.insert(sweep->key_of(unit));
                ++runs;
            }
        }
        EXPECT_EQ(keys.size(), 15u) << shards;
        EXPECT_EQ(runs, 15u) << shards;
    }
}

}  // namespace
}  // namespace models::sweeps
