// The blocks of docs/reading-results.md, run on a file of the program as a reader would.

#include <cstdlib>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/text_file.h"

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::HasSubstr;

std::string text_of(const std::string& file) {
    const auto text = sim::read_text_file(file);
    return text ? *text : "";
}

/// Blocks of one language in the document.
std::vector<std::string> blocks(const std::string& language) {
    const auto document = text_of(WIJK_SOURCE_DIR "/docs/reading-results.md");
    const std::string fence = "```" + language + "\n";
    std::vector<std::string> out;
    for (auto at = document.find(fence); at != document.npos; at = document.find(fence, at + 1)) {
        const auto from = at + fence.size();
        out.push_back(document.substr(from, document.find("```", from) - from));
    }
    return out;
}

/// A sweep of the scenario, as the document takes it to be there.
void make_sweep(const TemporaryFolder& folder) {
    folder.write("plan.toml",
                 "scenario = \"s.toml\"\nreplicates = 2\nseries = [\"lonely_share\"]\n"
                 "[factors]\n\"interventions.meals.uptake\" = [0.2, 0.8]\n");
    const auto swept = run_wijk({"sweep", "plan.toml", "--out", "runs", "--quiet"}, folder.path());
    ASSERT_EQ(swept.code, 0) << swept.err;
    const auto merged = run_wijk({"merge", "runs", "--out", "sweep.h5", "--quiet"}, folder.path());
    ASSERT_EQ(merged.code, 0) << merged.err;
}

/// run.h5 and its tables, as the document takes them to be there.
void make_results(const TemporaryFolder& folder) {
    folder.write("s.toml",
                 "wijk = \"WK030713\"\nyears = 0.4\nreplicates = 3\nburn_in_weeks = 2\n"
                 "ensemble = \"none\"\n[arms.baseline]\n[arms.meals]\n"
                 "programmes = [{ name = \"meals\", start_week = 8 }]\n");
    const auto ran = run_wijk({"run", "s.toml", "--out", "run.h5", "--quiet"}, folder.path());
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto written = run_wijk({"export", "run.h5", "--csv", "tables"}, folder.path());
    ASSERT_EQ(written.code, 0) << written.err;
}

bool runs(const TemporaryFolder& folder, const std::string& command) {
    const auto line = "cd '" + folder.path() + "' && " + command + " > out.txt 2>&1";
    return std::system(line.c_str()) == 0;
}

bool has(const std::string& command) {
    return std::system((command + " > /dev/null 2>&1").c_str()) == 0;
}

TEST(ReadingResults, EveryBlockOfPythonRuns) {
    if (!has("/usr/bin/python3 -c 'import xarray, h5netcdf, pandas'"))
        GTEST_SKIP() << "python3-xarray, python3-h5netcdf or python3-pandas is not here";
    const TemporaryFolder folder;
    make_results(folder);
    make_sweep(folder);
    const auto all = blocks("python");

    ASSERT_EQ(all.size(), 5u);
    for (const auto& block : all) {
        folder.write("block.py", block);
        EXPECT_TRUE(runs(folder, "/usr/bin/python3 block.py"))
            << block << text_of(folder.path("out.txt"));
    }
}

TEST(ReadingResults, TheExampleMakesThreeFigures) {
    if (!has("/usr/bin/python3 -c 'import xarray, h5netcdf, matplotlib'"))
        GTEST_SKIP() << "python3-matplotlib is not here";
    const TemporaryFolder folder;
    make_results(folder);

    const std::string script = WIJK_SOURCE_DIR "/docs/examples/three_figures.py";
    EXPECT_TRUE(runs(folder, "/usr/bin/python3 '" + script + "' run.h5 figures"))
        << text_of(folder.path("out.txt"));
    for (const auto* name : {"difference", "groups", "plane"})
        EXPECT_THAT(text_of(folder.path("figures/" + std::string(name) + ".svg")),
                    HasSubstr("<svg "));
}

TEST(ReadingResults, EveryBlockOfRRuns) {
    if (!has("Rscript -e 'library(ncdf4)'"))
        GTEST_SKIP() << "r-base-core or r-cran-ncdf4 is not here";
    const TemporaryFolder folder;
    make_results(folder);
    const auto all = blocks("r");

    ASSERT_EQ(all.size(), 2u);
    for (const auto& block : all) {
        folder.write("block.R", block);
        EXPECT_TRUE(runs(folder, "Rscript block.R")) << block << text_of(folder.path("out.txt"));
    }
}

}  // namespace
}  // namespace tests
