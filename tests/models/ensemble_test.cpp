// An ensemble is read back as it was written, draws follow the weights, and wrong files are told.

#include "models/ensemble.h"

#include <cmath>
#include <limits>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/hdf5_file.h"

#include "tests/support/temporary_folder.h"

namespace models {
namespace {

using ::testing::HasSubstr;

Ensemble three_members() {
    return {{"ties.contact.drain", "ties.friend.contact_rate"},
            {{0.1, 0.8}, {0.2, 0.9}, {0.3, 1.1}},
            {1, 2, 1},
            {"wijk calibrate plan.toml", "title = \"a plan\"\n", "0.1.0", 7}};
}

/// What reading says is wrong with `ensemble` when it is written with other means.
std::string complaint(const Ensemble& ensemble) {
    return problems_of(ensemble, "e.h5").text();
}

TEST(Ensemble, IsReadBackAsItWasWritten) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("e.h5");
    const auto wanted = three_members();
    const EnsembleOutputs more{{"lonely", "strongly"}, {{0.4, 0.1}, {0.5, 0.12}, {0.45, 0.11}}};
    const auto written = write_ensemble(path, wanted, more);
    ASSERT_TRUE(written) << written.error().text();
    const auto read = read_ensemble(path);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->parameters, wanted.parameters);
    EXPECT_EQ(read->members, wanted.members);
    EXPECT_EQ(read->weights, wanted.weights);
    EXPECT_EQ(read->origin.command, wanted.origin.command);
    EXPECT_EQ(read->origin.plan, wanted.origin.plan);
    EXPECT_EQ(read->origin.model_version, wanted.origin.model_version);
    EXPECT_EQ(read->origin.seed, wanted.origin.seed);
    EXPECT_EQ(folder.entries(), 1) << "no partial is left";
}

TEST(Ensemble, SetsTheNumbersOfAMember) {
    Rules rules;
    const auto ensemble = three_members();
    apply_member(ensemble, 2, rules);
    EXPECT_EQ(rules.contact.drain, 0.3);
    EXPECT_EQ(rules.contact.kinds[static_cast<std::size_t>(ties::Kind::friendship)].contact_rate,
              1.1);
}

TEST(Ensemble, LeavesOutWhatIsFixed) {
    const auto kept = keep_parameters(
        three_members(), [](const std::string& name) { return name != "ties.contact.drain"; });
    EXPECT_EQ(kept.parameters, std::vector<std::string>{"ties.friend.contact_rate"});
    EXPECT_EQ(kept.members, (std::vector<std::vector<double>>{{0.8}, {0.9}, {1.1}}));
}

TEST(Ensemble, DrawsMembersByTheirWeights) {
    auto ensemble = three_members();
    ensemble.members.push_back({0.4, 1.2});
    ensemble.weights = {1, 0, 5, 2};
    // Golden-ratio steps leave no stretch of n draws off by more than a few (log n) draws.
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        std::vector<int> counts(4);
        for (std::uint32_t draw = 0; draw < 80; ++draw)
            ++counts[drawn_member(ensemble, seed, draw)];
        EXPECT_NEAR(counts[0], 10, 2);
        EXPECT_EQ(counts[1], 0);
        EXPECT_NEAR(counts[2], 50, 3);
        EXPECT_NEAR(counts[3], 20, 3);
    }
}

TEST(Ensemble, TakesEachOfEqualMembersBeforeAnyThirdTime) {
    Ensemble ensemble{{"ties.contact.drain"}, {}, {}, {}};
    for (int m = 0; m < 50; ++m) {
        ensemble.members.push_back({0.005 * m});
        ensemble.weights.push_back(1);
    }
    std::vector<int> counts(50);
    for (std::uint32_t draw = 0; draw < 50; ++draw)
        ++counts[drawn_member(ensemble, 9, draw)];
    EXPECT_LE(*std::max_element(counts.begin(), counts.end()), 2);
    EXPECT_LE(std::count(counts.begin(), counts.end(), 0), 10) << "by chance 18 would be left out";
}

TEST(Ensemble, OtherSeedsTakeOtherMembers) {
    Ensemble ensemble{{"ties.contact.drain"}, {}, {}, {}};
    for (int m = 0; m < 100; ++m) {
        ensemble.members.push_back({0.001 * m});
        ensemble.weights.push_back(1);
    }
    EXPECT_NE(drawn_member(ensemble, 1, 0), drawn_member(ensemble, 2, 0));
    EXPECT_EQ(drawn_member(ensemble, 1, 5), drawn_member(ensemble, 1, 5));
}

TEST(Ensemble, SaysWhichNumbersAreNotOfThisModel) {
    auto ensemble = three_members();
    ensemble.parameters = {"ties.contact.drian", "ties.contact.drain"};
    ensemble.members[1][1] = 1.5;
    const auto said = complaint(ensemble);
    EXPECT_THAT(said, HasSubstr("e.h5: there is no parameter 'ties.contact.drian'"));
    EXPECT_THAT(said, HasSubstr("this one is of 0.1.0; did you mean ties.contact.drain?"));
    EXPECT_THAT(said, HasSubstr("ties.contact.drain is 1.5 in member 1; a number from 0 to 1"));
}

TEST(Ensemble, SaysWhatIsWrongWithItsShape) {
    auto ensemble = three_members();
    ensemble.weights = {1, 2};
    EXPECT_THAT(complaint(ensemble), HasSubstr("there are 2 weights for 3 members"));
    ensemble.weights = {0, 0, 0};
    EXPECT_THAT(complaint(ensemble), HasSubstr("all weights are 0"));
    ensemble.weights = {1, -2, 1};
    EXPECT_THAT(complaint(ensemble), HasSubstr("the weight of member 1 is -2"));
    ensemble = three_members();
    ensemble.members[1].pop_back();
    EXPECT_THAT(complaint(ensemble), HasSubstr("member 1 has 1 numbers; 2, one a parameter"));
    ensemble = three_members();
    ensemble.parameters[1] = ensemble.parameters[0];
    EXPECT_THAT(complaint(ensemble), HasSubstr("the ensemble has 'ties.contact.drain' twice"));
    ensemble.members.clear();
    ensemble.weights.clear();
    EXPECT_THAT(complaint(ensemble), HasSubstr("the ensemble has no members"));
    ensemble = three_members();
    ensemble.members[0][0] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THAT(complaint(ensemble), HasSubstr("ties.contact.drain is nan in member 0"));
}

TEST(Ensemble, RefusesFilesThatHoldSomethingElse) {
    const tests::TemporaryFolder folder;
    const auto said = [&](const std::string& path) {
        const auto read = read_ensemble(path);
        return read ? std::string("read") : read.error().text();
    };
    EXPECT_THAT(said(folder.path("none.h5")), HasSubstr("there is no such file"));
    EXPECT_THAT(said(folder.path()), HasSubstr("this is not a file"));
    EXPECT_THAT(said(folder.write("text.h5", "not HDF5")), HasSubstr("cannot be read as HDF5"));

    const auto other = folder.path("other.h5");
    auto file = sim::Hdf5File::create(other);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->close());
    EXPECT_THAT(said(other), HasSubstr("this is not an ensemble"));
    auto again = sim::Hdf5File::reopen(other);
    again->number("/", "layout_version", 1u);
    ASSERT_TRUE(again->close());
    EXPECT_THAT(said(other), HasSubstr("these are results of a run, not an ensemble"));
    again = sim::Hdf5File::reopen(other);
    again->text("/", "format", kEnsembleFormat);
    again->number("/", "format_version", 9u);
    ASSERT_TRUE(again->close());
    EXPECT_THAT(said(other), HasSubstr("the ensemble has format_version 9; 1:"));
    again = sim::Hdf5File::reopen(other);
    again->number("/", "format_version", kEnsembleVersion);
    ASSERT_TRUE(again->close());
    EXPECT_THAT(said(other), HasSubstr("there is no /names"));
}

TEST(Ensemble, IsNotWrittenWhenItIsWrong) {
    const tests::TemporaryFolder folder;
    auto ensemble = three_members();
    ensemble.weights.pop_back();
    EXPECT_FALSE(write_ensemble(folder.path("e.h5"), ensemble));
    EXPECT_EQ(folder.entries(), 0);
}

}  // namespace
}  // namespace models
