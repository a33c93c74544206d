// Tables, repeats and comparisons of results files.

#include <cmath>
#include <filesystem>
#include <span>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/hdf5_file.h"
#include "sim/text_file.h"

#include "tests/support/money_run.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string text_of(const std::string& file) {
    const auto text = sim::read_text_file(file);
    EXPECT_TRUE(text.has_value()) << file;
    return text ? *text : "";
}

TEST(Export, WritesARowForEachCellOfEachTable) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));

    const auto outcome = run_wijk({"export", "m.h5", "--csv", "tables"}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("costs.csv: 240 rows\n"));  // 3 x 4 x 5 x 4
    const auto costs = text_of(folder.path("tables/costs.csv"));
    EXPECT_THAT(costs, testing::StartsWith("arm,replicate,time,bearer,week,euro,hours\n"));
    EXPECT_THAT(costs, HasSubstr("\nvisits,2,2025-12-29,municipality,104,1200,0\n"));
    EXPECT_THAT(costs, HasSubstr("\n\"club, weekly\",3,2026-12-28,organisation,156,300,0\n"));
    const auto drawn = text_of(folder.path("tables/drawn.csv"));
    EXPECT_THAT(drawn, HasSubstr("replicate,parameter,draw,member,value\n"));
    EXPECT_THAT(drawn, HasSubstr("\n3,ties.contact.drain,1,2,0.25\n"));
    const auto columns = text_of(folder.path("tables/columns.csv"));
    EXPECT_THAT(columns, HasSubstr("\ncosts,euro,euro,\"money spent since the start,"));
}

TEST(Export, KeepsEveryBitOfHashesAndLeavesOutWhatIsMissing) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));
    run_wijk({"export", "m.h5", "--csv", "tables"}, folder.path());

    const auto hash = sample_observation(money_shape(), 0, 1, 2).state_hash;
    EXPECT_THAT(text_of(folder.path("tables/indicators.csv")),
                HasSubstr(std::to_string(hash) + "\n"));
    // A baseline has no effects.
    EXPECT_THAT(text_of(folder.path("tables/effects-by-measure.csv")),
                HasSubstr("baseline,lonely_share,baseline,1,0,,,,,,,,,\n"));
}

TEST(Export, GivesEveryTableANameOfItsOwn) {
    const TemporaryFolder folder;
    auto file = sim::Hdf5File::create(folder.path("sweep.h5"));
    ASSERT_TRUE(file);
    file->number("/", "complete", std::uint8_t{1});
    file->group("/outcomes");
    const std::vector<std::uint32_t> two{0, 1};
    for (const auto* name : {"row", "replicate", "arm"})
        file->scale({std::string("/outcomes/") + name}, std::span<const std::uint32_t>(two));
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8};
    const std::uint64_t start[] = {0, 0, 0}, size[] = {2, 2, 2};
    const auto status =
        file->array({"/outcomes/status", sim::NumberType::float64, {"row", "replicate"}});
    file->write(status, std::span(start).first(2), std::span(size).first(2), values.data());
    const auto level =
        file->array({"/outcomes/level", sim::NumberType::float64, {"row", "replicate", "arm"}});
    file->write(level, start, size, values.data());
    ASSERT_TRUE(file->close());

    const auto out = run_wijk({"export", "sweep.h5", "--csv", "tables"}, folder.path()).out;

    EXPECT_EQ(out, "outcomes.csv: 4 rows\noutcomes-by-arm.csv: 8 rows\n");
    EXPECT_EQ(text_of(folder.path("tables/outcomes.csv")),
              "row,replicate,status\n0,0,1\n0,1,2\n1,0,3\n1,1,4\n");
}

/// Three cells over the rows of a group, the second never written.
template <class T>
void put_holes(sim::Hdf5File& file, const char* path, double fill, T first, T third) {
    sim::ArrayInfo info{path, sim::number_type<T>(), {"row", "side"}};
    info.fill = fill;
    const auto array = file.array(info);
    const std::uint64_t one[] = {1, 1}, begin[] = {0, 0}, end[] = {2, 0};
    file.write(array, begin, one, &first);
    file.write(array, end, one, &third);
}

TEST(Export, LeavesEmptyWhatStandsForMissingAndKeepsNoughts) {
    const TemporaryFolder folder;
    auto file = sim::Hdf5File::create(folder.path("f.h5"));
    ASSERT_TRUE(file);
    file->number("/", "complete", std::uint8_t{1});
    file->group("/g");
    const std::vector<std::uint32_t> rows{0, 1, 2}, sides{0};
    file->scale({"/g/row"}, std::span<const std::uint32_t>(rows));
    file->scale({"/g/side"}, std::span<const std::uint32_t>(sides));
    put_holes<std::uint16_t>(*file, "/g/a", 65535, 0, 7);
    put_holes<std::int32_t>(*file, "/g/b", -1, 0, -2);
    put_holes<std::uint64_t>(*file, "/g/c", 0, 1, 5);
    put_holes<float>(*file, "/g/d", std::nan(""), 0, 0.5);
    ASSERT_TRUE(file->close());

    EXPECT_EQ(run_wijk({"export", "f.h5", "--csv", "tables"}, folder.path()).code, 0);

    EXPECT_EQ(text_of(folder.path("tables/g.csv")),
              "row,side,a,b,c,d\n0,0,0,0,1,0\n1,0,,,,\n2,0,7,-2,5,0.5\n");
}

TEST(Export, LeavesNothingWhereItCannotWrite) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));
    std::filesystem::create_directory(folder.path("full"));
    folder.write("full/diary.txt", "dear diary");
    folder.write("plain", "a file");
    const auto before = folder.entries();

    const std::pair<const char*, const char*> wrong[] = {
        {"full", "there is something in it"},
        {"plain", "this is not a folder"},
        {"none/tables", "the folder it is to stand in does not exist"}};
    for (const auto& [name, why] : wrong) {
        const auto outcome = run_wijk({"export", "m.h5", "--csv", name}, folder.path());

        EXPECT_EQ(outcome.code, 2) << name;
        EXPECT_THAT(outcome.err, HasSubstr(std::string("--csv ") + name + ": " + why));
    }
    EXPECT_EQ(run_wijk({"export", "plain", "--csv", "tables"}, folder.path()).code, 2);
    EXPECT_EQ(folder.entries(), before);
}

TEST(Diff, FindsNothingBetweenAFileAndItself) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));

    const auto outcome = run_wijk({"diff", "m.h5", "m.h5"}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("Inputs: the same\nResults: the same to the last bit ("));
}

void write_another(const std::string& path) {
    auto from = sample_provenance();
    from.seed = 5;
    from.scenario_text = "title = \"Another\"\nyears = 3\n";
    from.parameters_json = R"([{"name": "ties.a", "value": 0.5, "unit": "1"}])";
    from.input_sha256 = {{"margins.csv", std::string(64, 'b')}};
    auto shape = money_shape();
    auto file = models::recorders::ResultsFile::open({.path = path}, shape, from);
    ASSERT_TRUE(file);
    for (std::uint32_t arm = 0; arm < 3; ++arm)
        for (std::uint32_t replicate = 0; replicate < 4; ++replicate)
            for (std::uint32_t time = 0; time < 5; ++time) {
                auto o = money_observation(shape, arm, replicate, time);
                if (arm == 1 && replicate == 2 && time == 3) o.euro[1] = 1;
                file->push(o);
            }
    ASSERT_TRUE(file->close({}));
}

TEST(Diff, NamesEveryInputThatDiffersAndTheFirstCell) {
    const TemporaryFolder folder;
    write_money_run(folder.path("a.h5"));
    write_another(folder.path("b.h5"));

    const auto outcome = run_wijk({"diff", "a.h5", "b.h5"}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out,
                AllOf(HasSubstr("  seed: 18446744073709551615 -> 5\n"),
                      HasSubstr("Numbers\n  ties.a: none -> 0.5\n"),
                      HasSubstr("  - title = \"Visits in a small wijk\""),
                      HasSubstr("  + years = 3\n"),
                      HasSubstr("  margins.csv: aaaaaaaaaaaa -> bbbbbbbbbbbb\n"),
                      HasSubstr(", 1 differ\n"),
                      HasSubstr("/costs/euro: first at arm visits, replicate 2, time 3, bearer "
                                "organisation\n")));
    EXPECT_THAT(outcome.out, Not(HasSubstr("the same to the last bit")));
}

/// A short run of a small area, made with the program itself.
void run_short(const TemporaryFolder& folder) {
    folder.write("s.toml",
                 "wijk = \"WK030713\"\nyears = 0.2\nreplicates = 2\nburn_in_weeks = 2\n"
                 "ensemble = \"none\"\n[arms.baseline]\n[arms.meals]\n"
                 "programmes = [{ name = \"meals\", start_week = 2 }]\n");
    const auto outcome =
        run_wijk({"run", "s.toml", "--out", "s.h5", "--threads", "1", "--quiet"}, folder.path());
    ASSERT_EQ(outcome.code, 0) << outcome.err;
}

TEST(Rerun, ComesToTheSameBitsAndLeavesNothingBehind) {
    const TemporaryFolder folder;
    run_short(folder);
    const auto before = folder.entries();

    const auto outcome = run_wijk({"rerun", "s.h5", "--threads", "2", "--quiet"}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, testing::StartsWith("The same to the last bit: "));
    EXPECT_EQ(folder.entries(), before);
}

TEST(Rerun, RefusesInputsThatHaveChanged) {
    const TemporaryFolder folder;
    run_short(folder);
    folder.write("s.toml", text_of(folder.path("s.toml")) + "# another word\n");

    const auto outcome = run_wijk({"rerun", "s.h5", "--quiet"}, folder.path());

    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("was made from files that have changed since"));
}

TEST(Rerun, RefusesOwnMarginsThatHaveChanged) {
    const TemporaryFolder folder;
    const auto margins = text_of(WIJK_SOURCE_DIR "/scenarios/example-margins.csv");
    folder.write("m.csv", margins);
    folder.write("s.toml",
                 "population = \"m.csv\"\nyears = 0.1\nreplicates = 2\nburn_in_weeks = 1\n"
                 "ensemble = \"none\"\n[arms.baseline]\n");
    const auto ran = run_wijk({"run", "s.toml", "--out", "s.h5", "--quiet"}, folder.path());
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto as_it_was = run_wijk({"rerun", "s.h5", "--quiet"}, folder.path());
    EXPECT_EQ(as_it_was.code, 0) << as_it_was.err;
    folder.write("m.csv", margins + "\n");

    const auto outcome = run_wijk({"rerun", "s.h5", "--quiet"}, folder.path());

    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("was made from files that have changed since"));
}

}  // namespace
}  // namespace tests
