#include "cli/summary.h"

#include <algorithm>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/recorders/run_record.h"
#include "tests/support/sample_run.h"

namespace cli {
namespace {

using models::recorders::check_zero_before_start;
using models::recorders::effects_of;
using models::recorders::RunRecord;
using testing::HasSubstr;

std::string sample_summary(models::recorders::RunShape shape) {
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < shape.arms.size(); ++arm)
        for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time)
                record.put(tests::sample_observation(shape, arm, replicate, time));
    return summary(shape, effects_of(record), check_zero_before_start(record));
}

/// Text with every run of white space as one space, so that the breaking of lines does not matter.
std::string in_one_line(const std::string& text) {
    std::istringstream words(text);
    std::string out;
    for (std::string word; words >> word;)
        out += word + " ";
    return out;
}

std::size_t widest_line(const std::string& text) {
    std::istringstream lines(text);
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);)
        widest = std::max(
            widest, static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
                return (c & 0xC0) != 0x80;
            })));
    return widest;
}

TEST(Summary, SaysWhatTheArmDid) {
    const auto text = sample_summary(tests::sample_shape());

    EXPECT_THAT(text, HasSubstr("-3.000*"));
    EXPECT_THAT(text, HasSubstr("visits é: about 108 fewer lonely residents out of 3,600 adults"));
    EXPECT_THAT(text, HasSubstr("exactly zero before the start: 45 pairs"));
    EXPECT_THAT(text, HasSubstr("cover chance between replicates only"));
    EXPECT_THAT(text, HasSubstr("support_group"));
    EXPECT_THAT(text, testing::Not(HasSubstr("phone_circle"))) << "nobody was offered it";
}

// An effect of a tenth of a lonely resident among 3,600 adults, the same for each.
TEST(Summary, OfATinyEffectIsReadable) {
    const auto shape = tests::sample_shape();
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time) {
                auto o = tests::sample_observation(shape, 0, replicate, time);
                o.arm = arm;
                const bool acts = arm == 1 && shape.weeks[time] >= 60;
                if (acts) o.indicators[0] -= (static_cast<float>(replicate) + 1) * 1.5e-5f;
                if (acts) o.lonely_years -= 0.1 * (replicate + 1) * (shape.weeks[time] - 56) / 52;
                if (acts) o.euro[0] = 1'000.0 * (shape.weeks[time] - 56);
                record.put(std::move(o));
            }

    const auto text = summary(shape, effects_of(record), check_zero_before_start(record));

    EXPECT_THAT(text, testing::Not(HasSubstr("-0.00 ")));
    EXPECT_THAT(text, testing::Not(HasSubstr("-0.00.")));
    EXPECT_THAT(text, HasSubstr("-0.003 "));
    EXPECT_THAT(text, HasSubstr("-0.007..+0.001"));
    EXPECT_THAT(in_one_line(text),
                HasSubstr("on average 0.1 fewer lonely residents out of 3,600 adults (95 % "
                          "interval 0.2 fewer to 0)"));
    EXPECT_LE(widest_line(text), 100u);
}

TEST(Summary, FitsInAHundredColumns) {
    auto shape = tests::sample_shape();
    shape.arms[1] = "een arm met een heel lange naam die nergens zou passen, ook niet hier";

    EXPECT_LE(widest_line(sample_summary(tests::sample_shape())), 100u);
    EXPECT_LE(widest_line(sample_summary(shape)), 100u);
}

TEST(Summary, OfOneReplicateClaimsNothing) {
    auto shape = tests::sample_shape();
    shape.replicates = 1;

    const auto text = in_one_line(sample_summary(shape));

    EXPECT_THAT(text, HasSubstr("chance and effect cannot be told apart"));
    EXPECT_THAT(text, HasSubstr("cannot tell: too few replicates"));
    EXPECT_THAT(text, testing::Not(HasSubstr("0*")));
    EXPECT_THAT(text, testing::Not(HasSubstr("nan")));
    EXPECT_THAT(text, testing::Not(HasSubstr("inf")));
}

TEST(Summary, SaysOnHowManyReplicatesItRests) {
    const auto shape = tests::sample_shape();
    RunRecord interrupted(shape);
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time)
                if (arm == 0 || replicate < 2)
                    interrupted.put(tests::sample_observation(shape, arm, replicate, time));

    const auto text = summary(shape, effects_of(interrupted), check_zero_before_start(interrupted));

    EXPECT_THAT(text, HasSubstr("mean over 2 replicates with 95% interval"));
    EXPECT_THAT(text, HasSubstr("2 replicates; "));
    EXPECT_THAT(text, testing::Not(HasSubstr("3 replicates")));
}

TEST(Summary, OfOneArmHasNoDifferences) {
    auto shape = tests::sample_shape();
    shape.arms = {"baseline"};
    shape.start_weeks = {0};

    const auto text = sample_summary(shape);

    EXPECT_THAT(text, HasSubstr("baseline"));
    EXPECT_THAT(text, testing::Not(HasSubstr("Difference")));
}

/// The sample run with a twin of each arm, whose programme does half as much; three draws of two.
std::string drawn_summary() {
    auto shape = tests::sample_shape();
    shape.replicates = 6;
    shape.arms = {"baseline", "visits", "baseline/no-contagion", "visits/no-contagion"};
    shape.start_weeks = {0, 60, 0, 60};
    shape.references = {0, 0, 2, 2};
    shape.drawn = {{"ties.contact.drain"}, {0, 0, 1, 1, 2, 2}, {5, 5, 3, 3, 0, 0}, {}};
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 4; ++arm)
        for (std::uint32_t replicate = 0; replicate < 6; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time) {
                auto o = tests::sample_observation(shape, arm % 2, replicate, time);
                o.arm = arm;
                const bool acts = arm % 2 == 1 && shape.weeks[time] >= 60;
                const auto draw = static_cast<float>(shape.drawn.draw[replicate]);
                const auto own = static_cast<float>(tests::sample_chance(replicate, 1));
                if (acts) o.indicators[0] += 0.004f * draw + 0.001f * own + (arm == 3 ? 0.015f : 0);
                record.put(std::move(o));
            }
    return summary(shape, effects_of(record), check_zero_before_start(record));
}

TEST(Summary, ShowsEachEffectBesideThatWithoutContagion) {
    const auto text = drawn_summary();

    EXPECT_THAT(text, HasSubstr("\n  baseline/no-contagion"));
    EXPECT_THAT(text, HasSubstr("\n    without contagion            -1."));
    EXPECT_THAT(in_one_line(text), HasSubstr("Without contagion: about "));
    EXPECT_THAT(text, testing::Not(HasSubstr("visits/no-contagion"))) << "it has no row of its own";
    EXPECT_LE(widest_line(text), 100u);
}

TEST(Summary, SaysHowMuchIsChanceAndHowMuchNotKnowingTheNumbers) {
    const auto text = in_one_line(drawn_summary());

    EXPECT_THAT(text,
                testing::ContainsRegex(
                    "Of the width of this interval [0-9]+ % is chance, which more replicates "
                    "make smaller, and [1-9][0-9]* % is not knowing the numbers"));
    EXPECT_THAT(text, HasSubstr("not knowing one number of the model, of which 3 draws"));
    EXPECT_THAT(text, testing::Not(HasSubstr("chance between replicates only")));
}

}  // namespace
}  // namespace cli
