// What `wijk costs` prints and writes, of a run that can be reckoned by hand.

#include <regex>

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
using testing::StartsWith;

std::string text_of(const std::string& file) {
    const auto text = sim::read_text_file(file);
    EXPECT_TRUE(text.has_value()) << file;
    return text ? *text : "";
}

Outcome costs(const TemporaryFolder& folder, std::vector<std::string> more) {
    write_money_run(folder.path("m.h5"));
    more.insert(more.begin(), {"costs", "m.h5"});
    auto outcome = run_wijk(more, folder.path());
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome;
}

/// All counts of `what` in `text`.
std::ptrdiff_t count(const std::string& text, const std::string& what) {
    const std::regex pattern(what);
    return std::distance(std::sregex_iterator(text.begin(), text.end(), pattern), {});
}

/// `text` on one line.
std::string unwrapped(const std::string& text) {
    return std::regex_replace(text, std::regex("\n *"), " ");
}

TEST(Costs, TellWhatAnArmCostsAndAvertsInWordsThatDoNotFlatter) {
    const TemporaryFolder folder;
    const auto out = costs(folder, {"--discount", "0", "--discount-effects", "0"}).out;
    const auto text = unwrapped(out);

    EXPECT_THAT(text, HasSubstr("4 replicates in 2 draws of the numbers of the model"));
    EXPECT_THAT(text,
                HasSubstr("from week 52, when the first arm may differ, to week 156: 2 year"));
    EXPECT_THAT(out, HasSubstr("Nothing is discounted."));
    EXPECT_THAT(text, HasSubstr("counts as 0 euro (--volunteer-hour)"));
    EXPECT_THAT(out, HasSubstr("In 1 of 4 replicates it costs more and averts nothing, in 3 it "));
    EXPECT_THAT(out, HasSubstr("cannot be told: we cannot rule out that none"));
    EXPECT_THAT(out, HasSubstr("In all 4 replicates it costs more and averts lonely years."));
    EXPECT_THAT(out, HasSubstr("averted costs about 100 euro, between 100 and 100."));
    EXPECT_THAT(out, HasSubstr("hours, volunteer                  10 (10 to 10)"));
    EXPECT_THAT(out, Not(HasSubstr("euro, participant"))) << "nothing, in all replicates";
    EXPECT_THAT(text,
                HasSubstr("from about 1,000 euro for a lonely person-year averted on, club, "));
    for (std::size_t at = 0; at < out.size();) {
        const auto end = out.find('\n', at);
        EXPECT_LE(end - at, 100u) << out.substr(at, end - at);
        at = end + 1;
    }
}

TEST(Costs, DiscountAsTheDutchGuidelineDoesUnlessToldOtherwise) {
    const TemporaryFolder folder;
    EXPECT_THAT(costs(folder, {}).out,
                AllOf(HasSubstr("costs 3 %, lonely years 1.5 %"), HasSubstr("Nederland of 2024")));
    const TemporaryFolder other;
    EXPECT_THAT(costs(other, {"--discount", "0.04"}).out,
                AllOf(HasSubstr("costs 4 %, lonely years 1.5 %"), HasSubstr("the second")));
}

TEST(Costs, OfAYearOrLessAreNotDiscounted) {
    const TemporaryFolder folder;
    auto shape = money_shape();
    shape.start_weeks = {0, 104, 104};
    write_money_run(folder.path("m.h5"), shape);

    EXPECT_THAT(run_wijk({"costs", "m.h5"}, folder.path()).out,
                HasSubstr("Nothing is discounted over so short a time."));
}

TEST(Costs, GiveProgramsTheSameNumbers) {
    const TemporaryFolder folder;
    const auto out = costs(folder,
                           {"--json",
                            "--discount=0",
                            "--discount-effects=0",
                            "--max=1000",
                            "--participant-hour=5"})
                         .out;

    EXPECT_THAT(out, HasSubstr(R"("replicates": 4, "draws": 2,)"));
    EXPECT_THAT(out, HasSubstr(R"("start_week": 52, "end_week": 156, "years": 2,)"));
    EXPECT_THAT(out, HasSubstr(R"("participant_hour": 5, "discount_costs": 0, )"));
    EXPECT_THAT(out, HasSubstr(R"("costs_more_averts_some": 3, "costs_more_averts_none": 1, )"));
    EXPECT_THAT(out, HasSubstr(R"("price": "cannot tell", "euro": null, "low": null)"));
    EXPECT_THAT(out, HasSubstr(R"("per_started": {"price": "known", "euro": 412.5, )"));
    EXPECT_THAT(out, HasSubstr(R"({"pay": 1000, "frontier": "club, weekly", "arms": [{"arm": )"));
    EXPECT_THAT(out, HasSubstr(R"({"arm": "visits", "worth_it": 0.5, "best": 0, )"));
    EXPECT_EQ(count(out, "\"pay\": "), 101);
    EXPECT_THAT(out, Not(HasSubstr("nan")));
    EXPECT_THAT(out, Not(HasSubstr("inf")));
}

TEST(CostsTable, HasARowForEachReplicateAsPackagesOfRReadIt) {
    const TemporaryFolder folder;
    costs(folder, {"--psa", "psa.csv", "--discount=0", "--discount-effects=0"});

    EXPECT_EQ(text_of(folder.path("psa.csv")),
              "replicate,draw,cost_baseline,cost_visits,\"cost_club, weekly\",effect_baseline,"
              "effect_visits,\"effect_club, weekly\",ties.contact.drain\n"
              "0,0,0,1500,300,0,3,3,0.1\n"
              "1,0,0,1600,300,0,2,3,0.1\n"
              "2,1,0,1700,300,0,1,3,0.25\n"
              "3,1,0,1800,300,0,0,3,0.25\n");
}

TEST(CostsTable, IsWhatTheSnippetOfTheDocumentationReads) {
    const auto document = text_of(WIJK_SOURCE_DIR "/docs/costs.md");
    const auto from = document.find("```r\n"), to = document.find("```", from + 5);
    ASSERT_NE(from, std::string::npos);
    if (std::system("command -v Rscript > /dev/null 2>&1") != 0) GTEST_SKIP() << "R is not here";
    const TemporaryFolder folder;
    costs(folder, {"--psa", "psa.csv", "--discount=0", "--discount-effects=0"});
    folder.write("snippet.R", document.substr(from + 5, to - from - 5));

    const auto command = "cd '" + folder.path() + "' && Rscript snippet.R > out.txt 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << text_of(folder.path("out.txt"));
    const auto out = text_of(folder.path("out.txt"));
    EXPECT_THAT(out, HasSubstr("visits 1650 1.5"));
    EXPECT_THAT(out, HasSubstr("club, weekly 300 3 100"));
    EXPECT_THAT(out, HasSubstr("best at 20000: baseline 0 visits 0 club, weekly 1"));
}

TEST(CostsPage, StandsAloneWithPicturesThatAreTold) {
    const TemporaryFolder folder;
    const auto outcome = costs(folder, {"--html", "c.html"});
    const auto page = text_of(folder.path("c.html"));

    EXPECT_THAT(outcome.err, HasSubstr("Page: c.html"));
    EXPECT_THAT(page, StartsWith("<!DOCTYPE html>"));
    EXPECT_EQ(count(page, "<svg "), 4);
    EXPECT_EQ(count(page, "<title>"), 5) << "one of the page, one of each picture";
    EXPECT_EQ(count(page, "<desc>"), 4);
    EXPECT_EQ(count(page, "<(script|link|img)"), 0);
    EXPECT_EQ(count(page, "(src|href)="), 0);
    EXPECT_EQ(count(page, "nan|inf[^o]"), 0);
    EXPECT_THAT(page, HasSubstr("<strong>visits</strong>: In 1 of 4 replicates it costs more"));
    EXPECT_EQ(count(page, "<circle [^>]*r=\"2.6\"") + count(page, "<polygon "), 4 + 4 + 2)
        << "a mark for each of four replicates of two arms, one in the legend, one mean";
}

struct BadCosts {
    const char* name;
    std::vector<std::string> arguments;
    std::vector<const char*> words;
};

void PrintTo(const BadCosts& one, std::ostream* out) {
    *out << one.name;
}

class WrongCosts : public testing::TestWithParam<BadCosts> {};

TEST_P(WrongCosts, AreRefusedWithOneClearMessage) {
    const TemporaryFolder folder;
    write_money_run(folder.path("good.h5"));
    write_money_run(folder.path("cut.h5"), money_shape(), true);
    auto alone = money_shape();
    alone.arms = {"baseline"}, alone.start_weeks = {0};
    write_money_run(folder.path("alone.h5"), alone);
    folder.write("notes.txt", "dear diary");
    ASSERT_TRUE(sim::Hdf5File::create(folder.path("other.h5"))->close());
    const auto before = folder.entries();

    auto arguments = GetParam().arguments;
    arguments.insert(arguments.begin(), "costs");
    const auto outcome = run_wijk(arguments, folder.path());

    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    for (const auto* word : GetParam().words)
        EXPECT_THAT(outcome.err, HasSubstr(word));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_EQ(folder.entries(), before);
}

const BadCosts kBadCosts[] = {
    {"NoFile", {}, {"RESULTS is required"}},
    {"MissingFile", {"none.h5"}, {"none.h5: there is no such file"}},
    {"NotHdf5", {"notes.txt"}, {"notes.txt", "HDF5"}},
    {"NotResults", {"other.h5"}, {"this is not a results file", "wijk run"}},
    {"Interrupted",
     {"cut.h5.partial"},
     {"the run was interrupted: 12 observations are missing", "a run that ended"}},
    {"OneArm", {"alone.h5"}, {"there is one arm, 'baseline': nothing to compare it with"}},
    {"UnknownOption", {"good.h5", "--psaa", "x"}, {"--psaa", "did you mean --psa?"}},
    {"NotANumber", {"good.h5", "--discount", "much"}, {"--discount", "much"}},
    {"Nan", {"good.h5", "--discount", "nan"}, {"--discount is nan", "from 0 to 1"}},
    {"Percent", {"good.h5", "--discount-effects", "1.5"}, {"--discount-effects is 1.5", "to 1"}},
    {"Negative", {"good.h5", "--volunteer-hour=-1"}, {"--volunteer-hour is -1", "0 to 1000"}},
    {"NothingToPay", {"good.h5", "--max", "0"}, {"--max is 0", "from 1"}},
    {"OverTheResults", {"good.h5", "--psa", "good.h5"}, {"--psa good.h5: this is named twice"}},
    {"TheSameTwice",
     {"good.h5", "--psa", "a.csv", "--html", "a.csv"},
     {"--html a.csv: this is named twice", "another name"}},
    {"NoFolder", {"good.h5", "--html", "none/a.html"}, {"--html", "none"}},
};
INSTANTIATE_TEST_SUITE_P(Case,
                         WrongCosts,
                         testing::ValuesIn(kBadCosts),
                         [](const testing::TestParamInfo<BadCosts>& one) {
                             return std::string(one.param.name);
                         });

TEST(Costs, DoNotPriceHoursOfVolunteersTwice) {
    const TemporaryFolder folder;
    const auto shape = money_shape();
    auto file = models::recorders::ResultsFile::open(
        {.path = folder.path("m.h5")}, shape, sample_provenance());
    ASSERT_TRUE(file);
    for (std::uint32_t arm = 0; arm < 3; ++arm)
        for (std::uint32_t replicate = 0; replicate < 4; ++replicate)
            for (std::uint32_t time = 0; time < 5; ++time) {
                auto o = money_observation(shape, arm, replicate, time);
                o.euro[2] = o.hours[2] * 15;
                file->push(o);
            }
    ASSERT_TRUE(file->close({}));

    EXPECT_THAT(unwrapped(run_wijk({"costs", "m.h5"}, folder.path()).out),
                HasSubstr("Hours of volunteers count as the run priced them"));
    const auto twice = run_wijk({"costs", "m.h5", "--volunteer-hour", "15"}, folder.path());
    EXPECT_EQ(twice.code, 2);
    EXPECT_THAT(twice.err, HasSubstr("the run has priced these hours already"));
}

}  // namespace
}  // namespace tests
