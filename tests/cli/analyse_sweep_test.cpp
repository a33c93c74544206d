// What `wijk analyse` prints of merged sweeps whose outputs are a function that is known.

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/designs.h"

#include "tests/support/design_file.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

// Of grade C and D.
const std::vector<std::string> kNames{"ties.contact.drain", "ties.contact.outside_lonely"};

/// 3 a + b of uniform numbers: shares 9/10 and 1/10.
double straight(const std::vector<double>& x) {
    return 3 * x[0] + std::log(x[1] / 10) / std::log(100.0);
}

std::vector<DesignRow> spread(std::uint32_t rows) {
    const auto sample = sim::latin_hypercube(rows, 2, {{5, 0}, 0});
    std::vector<DesignRow> out;
    for (std::uint32_t r = 0; r < rows; ++r)
        out.push_back({{sample.at(r, 0), 10 * std::pow(100, sample.at(r, 1))}, 0, 0});
    return out;
}

Outcome analysed(const std::string& design,
                 const std::vector<DesignRow>& rows,
                 std::vector<std::string> more = {},
                 const DesignFunction& f = straight) {
    const TemporaryFolder folder;
    write_sweep(folder.path("s.h5"), design, rows, f, kNames);
    more.insert(more.begin(), {"analyse", "s.h5"});
    return run_wijk(more, folder.path());
}

TEST(AnalyseSweep, TellsSharesOfASpreadDesignByGrade) {
    const auto out = analysed("latin-hypercube", spread(64)).out;

    EXPECT_THAT(out,
                AllOf(HasSubstr("it explains 100 % of the variance, and\n  foresees 100 % of rows"),
                      ContainsRegex("ties.contact.drain +C +0.90 "),
                      ContainsRegex("ties.contact.outside_lonely +D +0.10 "),
                      ContainsRegex("C: +1 factor, 90 % alone"),
                      ContainsRegex("D, assumptions: +1 factor, 10 % alone"),
                      ContainsRegex("no factor alone: +0 %"),
                      Not(HasSubstr("That is poor"))));
}

TEST(AnalyseSweep, SaysWhenAFitIsPoorOrThereIsNone) {
    const auto chance = [](const auto& x) { return std::sin(1e5 * x[0] + 1e4 * x[1]); };

    EXPECT_THAT(analysed("sobol", spread(64), {}, chance).out, HasSubstr("That is poor"));
    EXPECT_THAT(analysed("sobol", spread(64), {"--json"}, chance).out,
                ContainsRegex("\"fit\": ..explained\": 0.[0-9]+, \"foreseen\": -?[0-9]"));
    EXPECT_THAT(analysed("sobol", spread(11)).out, HasSubstr("more rows\n  for a fit"));
}

TEST(AnalyseSweep, TellsPairsOfASaltelliDesign) {
    const auto sample = sim::scrambled_sobol(256, 4, {{5, 0}, 0});
    std::vector<DesignRow> rows;
    const auto add = [&](double a, double b, std::uint32_t block, std::uint32_t part) {
        rows.push_back({{a, 10 * std::pow(100, b)}, block, part});
    };
    for (std::uint32_t p = 0; p < 256; ++p) {
        const auto x = sample.row(p);
        add(x[0], x[1], p, 0), add(x[2], x[3], p, 1), add(x[2], x[1], p, 2);
        add(x[0], x[3], p, 3), add(x[0], x[3], p, 4), add(x[2], x[1], p, 5);
    }

    const auto out = analysed("saltelli", rows).out;

    EXPECT_THAT(out, HasSubstr("by two factors beyond each alone"));
    EXPECT_THAT(out, ContainsRegex("drain with ties.contact.outside_lonely +-?0.0[0-9]"));
    EXPECT_THAT(analysed("saltelli", rows, {"--json"}).out, HasSubstr("\"pairs\": ["));
}

TEST(AnalyseSweep, SaysVerdictsByLevel) {
    const std::vector<DesignRow> rows{{{0, 10}, 0, 0}, {{1, 10}, 0, 0}};
    const auto four = [](const auto& x) { return x[0] == 0 ? 40.0 : 0.0; };

    // Two replicates one apart around each: plus or minus 12.7 by Student's t of one degree.
    const auto out = analysed("table", rows, {}, four).out;
    EXPECT_THAT(out, ContainsRegex(" 0 +4000 .2729 to 5271. .*, worse"));
    EXPECT_THAT(out, ContainsRegex(" 1 +0 .-1271 to 1271., undecided"));
    EXPECT_THAT(analysed("table", rows, {"--margin", "100"}, four).out, HasSubstr("worse"));
    EXPECT_EQ(analysed("table", rows, {"--budget", "5"}).code, 2);
    EXPECT_EQ(analysed("table", rows, {"--measure", "adults", "--margin", "1"}).code, 2);
}

}  // namespace
}  // namespace tests
