// What `wijk analyse` prints of a run that can be reckoned by hand.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/money_run.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Outcome analysed(const TemporaryFolder& folder, std::vector<std::string> more = {}) {
    write_money_run(folder.path("m.h5"));
    more.insert(more.begin(), {"analyse", "m.h5"});
    return run_wijk(more, folder.path());
}

TEST(Analyse, TellsEffectsGroupsAndOrderWithoutFlattering) {
    const TemporaryFolder folder;
    const auto outcome = analysed(folder);

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(
        outcome.out,
        AllOf(HasSubstr("4 replicates in 2 draws of the numbers of the model"),
              HasSubstr("0 of 4 intervals of groups leave out 0; by chance alone about 0.2"),
              HasSubstr("baseline has the least on average, but cannot be told from: "
                        "visits, club, weekly."),
              Not(HasSubstr("nan"))));
}

TEST(Analyse, OfMoneySaysWhichArmStaysWithinABudget) {
    const TemporaryFolder folder;
    const auto out = analysed(folder, {"--measure", "euro", "--budget", "400"}).out;

    EXPECT_THAT(out, HasSubstr("Best arms for 400 euro a year more than baseline, least first"));
    EXPECT_THAT(out, HasSubstr("club, weekly" + std::string(18, ' ') + "300 (300 to 300) *"));
    // Visits cost 825 euro a year, but two draws of the numbers leave that wide open.
    EXPECT_THAT(out, HasSubstr("perhaps within it"));
    EXPECT_THAT(out, HasSubstr("baseline has the least on average"));
}

TEST(Analyse, SaysVerdictsOnMeasuresThatHaveAMargin) {
    const auto said = [](const std::vector<std::string>& more) {
        const TemporaryFolder folder;
        return analysed(folder, more);
    };

    EXPECT_THAT(said({}).out, HasSubstr("lies within 0.1 points of adults"));
    EXPECT_THAT(said({"--json"}).out, HasSubstr(R"("verdict": "practically the same")"));
    EXPECT_THAT(said({"--json", "--measure", "euro"}).out, HasSubstr(R"("verdict": null)"));
    const auto refused = said({"--measure", "euro", "--margin", "1"});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("--margin counts points of adults, and euro is no share"));
}

TEST(Analyse, GivesProgramsTheSame) {
    const TemporaryFolder folder;
    const auto out = analysed(folder, {"--json"}).out;

    EXPECT_THAT(out,
                AllOf(HasSubstr(R"({"measure": "lonely_share", "units": "1",)"),
                      HasSubstr(R"({"arm": "visits", "compared_with": "baseline", "mean": 0, )"),
                      HasSubstr(R"({"group": "65+", "mean": 0, "ci_low": 0, "ci_high": 0, )"),
                      HasSubstr(R"("best": true)")));
}

TEST(Analyse, RefusesWrongOptionsAllAtOnce) {
    const TemporaryFolder folder;

    const auto outcome = analysed(folder, {"--measure", "lonely_shares", "--budget=-1"});

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err,
                HasSubstr("--measure lonely_shares: there is no such; one of lonely_"));
    EXPECT_THAT(outcome.err, HasSubstr("did you mean lonely_share?"));
    EXPECT_THAT(outcome.err, HasSubstr("--budget is -1"));
}

}  // namespace
}  // namespace tests
