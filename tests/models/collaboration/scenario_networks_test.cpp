#include <cstring>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/experiment.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/toy_scenario.h"

namespace models {
namespace {

using testing::HasSubstr;
using tests::TemporaryFolder;

const std::string kHead = "wijk = \"WK030713\"\nyears = 2\n[arms.baseline]\n";

sim::Result<Scenario> load(const std::string& text) {
    const TemporaryFolder folder;
    return load_scenario(folder.write("s.toml", kHead + text));
}

std::string complaint(const std::string& text) {
    const auto scenario = load(text);
    return scenario ? "" : scenario.error().text();
}

TEST(ScenarioNetworks, AreReadWithWhatTheirOrganisationsBring) {
    const auto scenario = load(R"([arms.together]
[arms.together.network]
start_week = 12
cadence_weeks = 4
director = true
[arms.together.network.organisations]
hidden_interest = 0.7
released_hours = 0.1
[everyday]
on = true
)");
    ASSERT_TRUE(scenario) << scenario.error().text();
    const Arm& arm = scenario->arms[1];
    ASSERT_EQ(arm.networks.size(), 1u);
    EXPECT_TRUE(scenario->everyday);
    EXPECT_EQ(first_difference(*scenario, arm), 12);

    const auto networks = networks_of(*scenario, arm, scenario->rules);
    EXPECT_EQ(networks[0].terms.cadence_weeks, 4);
    EXPECT_TRUE(networks[0].terms.director);
    EXPECT_EQ(networks[0].commitments.hidden_interest, 0.7);
    EXPECT_EQ(networks[0].commitments.released_hours, 0.1);
    EXPECT_EQ(networks[0].commitments.executive_commitment,
              scenario->rules.organisations.executive_commitment);
    EXPECT_TRUE(networks_of(*scenario, scenario->arms[0], scenario->rules).empty());
}

TEST(ScenarioNetworks, AreRefusedWithLineAndReason) {
    EXPECT_THAT(complaint("[arms.a]\n[arms.a.network]\ncadence = 6\n"), HasSubstr("s.toml:6:"));
    EXPECT_THAT(complaint("[arms.a]\n[arms.a.network]\ncadence_weeks = 0\n"),
                HasSubstr("s.toml:6:"));
    EXPECT_THAT(complaint("[arms.a]\n[arms.a.network.organisations]\nmood = 1\n"),
                HasSubstr("s.toml:6:"));
    EXPECT_THAT(complaint("[arms.a]\n[arms.a.network]\nstart_week = 104\n"),
                HasSubstr("the run ends in week 104"));
    EXPECT_THAT(complaint("[arms.baseline.network]\n"), HasSubstr("the baseline has a network"));
    EXPECT_THAT(complaint("[arms.a]\n[arms.a.network]\ndirector_budget = true\n"),
                HasSubstr("not there"));
    EXPECT_THAT(complaint("[arms.a]\n[arms.a.network]\ninformal_share = 0.8\n"),
                HasSubstr("add up to 1"));
    EXPECT_THAT(complaint("[everyday]\non = 1\n"), HasSubstr("s.toml:5:"));
}

TEST(ScenarioNetworks, AnArmMayBeginAsAnother) {
    const auto scenario = load(R"([arms.one]
title = "One"
[arms.one.network]
cadence_weeks = 4
director = true
[arms.one.network.organisations]
cuts = 0.5
[[arms.one.changes]]
parameter = "ties.contact.drain"
value = 0
from_week = 3
[arms.two]
like = "one"
[arms.two.network]
director = false
[arms.three]
like = "two"
networks = []
)");
    ASSERT_TRUE(scenario) << scenario.error().text();
    const Arm &one = scenario->arms[1], &two = scenario->arms[2];
    EXPECT_EQ(two.name, "two");
    ASSERT_EQ(two.networks.size(), 1u);
    EXPECT_EQ(two.networks[0].terms.cadence_weeks, 4);
    EXPECT_FALSE(two.networks[0].terms.director);
    EXPECT_TRUE(one.networks[0].terms.director);
    EXPECT_EQ(two.networks[0].organisations.at("cuts"), 0.5);
    EXPECT_EQ(two.changes.size(), 1u);
    EXPECT_TRUE(scenario->arms[3].networks.empty());
    EXPECT_EQ(scenario->arms[3].changes.size(), 1u);

    EXPECT_THAT(complaint("[arms.a]\nlike = \"b\"\n[arms.b]\n"),
                HasSubstr("s.toml:5:8: there is no arm"));
}

TEST(ScenarioNetworks, MayBeSeveralInOneArm) {
    const auto scenario = load(R"([arms.both]
[[arms.both.networks]]
instrument = 1
[[arms.both.networks]]
instrument = 2
start_week = 13
[arms.both.networks.organisations]
hidden_interest = 0.9
)");
    ASSERT_TRUE(scenario) << scenario.error().text();
    const auto networks = networks_of(*scenario, scenario->arms[1], scenario->rules);
    ASSERT_EQ(networks.size(), 2u);
    EXPECT_EQ(networks[1].terms.instrument, 2);
    EXPECT_EQ(networks[1].number, 1);
    EXPECT_EQ(networks[1].commitments.hidden_interest, 0.9);
    EXPECT_NE(networks[0].commitments.hidden_interest, 0.9);
    EXPECT_THAT(complaint("[arms.a]\n[arms.a.network]\n[[arms.a.networks]]\n"),
                HasSubstr("one of the two"));
}

TEST(ScenarioPatterns, AreReadAndRefusedWithLineAndReason) {
    const std::string arms =
        "[arms.few]\n[arms.many]\n[pattern]\nid = \"T1\"\n[[pattern.checks]]\n";
    const auto scenario = load(arms +
                               "measure = \"funnel.signalled\"\nlow = \"few\"\nhigh = \"many\"\n"
                               "to_week = 52\n");
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(scenario->pattern.id, "T1");
    EXPECT_EQ(scenario->pattern.checks[0].arms(), (std::vector<std::string>{"few", "many"}));
    EXPECT_EQ(scenario->pattern.checks[0].to_week, 52);

    const auto with = [&](const std::string& check) {
        return complaint(arms + "measure = \"hours.paid\"\n" + check);
    };
    EXPECT_THAT(with("low = \"few\"\nhigh = \"meny\"\n"), HasSubstr("did you mean many"));
    EXPECT_THAT(with("low = \"few\"\n"), HasSubstr("high is missing"));
    EXPECT_THAT(with("expect = \"equal\"\nlow = \"few\"\nhigh = \"many\"\n"),
                HasSubstr("margin is missing"));
    EXPECT_THAT(with("expect = \"complements\"\narms = [\"few\", \"many\"]\n"),
                HasSubstr("arms holds 2 names"));
    EXPECT_THAT(with("low = \"few\"\nhigh = \"many\"\nto_week = 300\n"),
                HasSubstr("looks beyond the run"));
    EXPECT_THAT(complaint("[pattern]\nid = \"T1\"\n"), HasSubstr("checks nothing"));
}

/// The toy neighbourhood with a network in the place of its programmes.
Scenario with_network(int start_week, bool everyday = false) {
    Scenario scenario = support::toy_scenario(1);
    scenario.arms.resize(2);
    scenario.arms[1].programmes.clear();
    ArmNetwork network;
    network.terms.start_week = start_week;
    scenario.arms[1].networks.push_back(network);
    scenario.everyday = everyday;
    return scenario;
}

std::vector<std::uint64_t> hashes(const recorders::RunRecord& record, std::uint32_t arm) {
    std::vector<std::uint64_t> out;
    for (std::uint32_t time = 0; time < record.times(); ++time)
        out.push_back(record.at(arm, 0, time)->state_hash);
    return out;
}

TEST(ScenarioNetworks, ChangeNothingBeforeTheyBeginAndTheSameOnAnyThreads) {
    const auto one = support::run_toy(with_network(25), 1'500, 1);
    const auto two = support::run_toy(with_network(25), 1'500, 2);
    EXPECT_EQ(hashes(one, 0), hashes(two, 0));
    EXPECT_EQ(hashes(one, 1), hashes(two, 1));

    const auto baseline = hashes(one, 0), together = hashes(one, 1);
    for (std::uint32_t time = 0; time < one.times(); ++time)
        EXPECT_EQ(baseline[time] == together[time], one.shape().weeks[time] < 25) << time;
    EXPECT_GT(one.at(1, 0, one.times() - 1)->euro[0], 0);
}

// A network does nothing to residents by itself; without one the arms are the same to the bit.
TEST(ScenarioNetworks, LeaveResidentsAloneAndNoneIsTheBaseline) {
    const auto record = support::run_toy(with_network(25), 1'500);
    const std::uint32_t last = record.times() - 1;
    const auto& alone = record.at(0, 0, last)->indicators;
    const auto& together = record.at(1, 0, last)->indicators;
    ASSERT_EQ(alone.size(), together.size());  // NaN of an empty group is the same as itself
    EXPECT_EQ(std::memcmp(alone.data(), together.data(), alone.size() * sizeof(float)), 0);
    EXPECT_EQ(record.at(0, 0, last)->mean_degree, record.at(1, 0, last)->mean_degree);

    Scenario none = with_network(25);
    none.arms[1].networks.clear();
    const auto without = support::run_toy(none, 1'500);
    EXPECT_EQ(hashes(without, 1), hashes(record, 0));
}

TEST(ScenarioNetworks, WithOrdinaryPeopleFromTheStartTheArmsStayTheSame) {
    const auto record = support::run_toy(with_network(25, true), 1'500);
    const auto baseline = hashes(record, 0), together = hashes(record, 1);
    EXPECT_NE(baseline, hashes(support::run_toy(with_network(25), 1'500), 0));
    for (std::uint32_t time = 0; time < record.times(); ++time)
        EXPECT_EQ(baseline[time] == together[time], record.shape().weeks[time] < 25) << time;
}

}  // namespace
}  // namespace models
