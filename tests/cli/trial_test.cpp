#include "cli/trial.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/trial_text.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace cli {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

tests::Outcome trial(std::vector<std::string> arguments) {
    const tests::TemporaryFolder folder;
    arguments.insert(arguments.begin(), "trial");
    return tests::run_wijk(arguments, folder.path());
}

TEST(TrialCommand, PrintsItsNumbersForPrograms) {
    const auto ran =
        trial({"activity-programme", "--replicates", "2", "--participants", "30", "--json"});

    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out,
                MatchesRegex("\\{\"intervention\": \"activity-programme\", \"d\": [-0-9.e]+, "
                             "\"ci_low\": [-0-9.e]+, \"ci_high\": [-0-9.e]+, \"d_12_months\": "
                             "[-0-9.e]+, .*\"n\": 30, \"replicates\": 2\\}\n"));
}

TEST(TrialCommand, SaysWhichInterventionsThereAre) {
    const auto ran = trial({"befriendin"});

    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("there is no intervention 'befriendin'"));
    EXPECT_THAT(ran.err, HasSubstr("activity-programme"));
    EXPECT_THAT(ran.err, HasSubstr("did you mean befriending?"));
}

TEST(TrialCommand, RefusesAServiceThatNobodyTakesPartIn) {
    const auto ran = trial({"publicity"});

    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("publicity is a service without participants"));
}

TEST(TrialCommand, RefusesAnAreaThatDoesNotExistAndNumbersOutsideTheirBounds) {
    EXPECT_THAT(trial({"befriending", "--area", "Nowhereville"}).err, HasSubstr("Nowhereville"));
    EXPECT_EQ(trial({"befriending", "--replicates", "0"}).code, 2);
    EXPECT_EQ(trial({"befriending", "--participants", "1"}).code, 2);
    EXPECT_THAT(trial({"befriending", "--set", "interventions.befriending.uptake=7"}).err,
                HasSubstr("uptake"));
}

TEST(TrialText, SaysWhatIsNotKnown) {
    models::trial::TrialResult result;
    result.replicates.resize(1);
    result.replicates[0].chosen = 5;
    const TrialNames names{"a", "A", "B (C)"};

    EXPECT_THAT(trial_as_json(names, result), HasSubstr("\"d\": null, \"ci_low\": null"));
    EXPECT_THAT(trial_as_text(names, {}, result), HasSubstr("after 6 months   not known"));
}

}  // namespace
}  // namespace cli
