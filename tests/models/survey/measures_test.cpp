#include "models/survey/measures.h"

#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/text_file.h"

#include "models/survey/targets.h"

namespace models::survey {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Names of all targets that ship with the program.
std::vector<std::string> target_names() {
    std::vector<std::string> names;
    const std::filesystem::path folder = WIJK_SOURCE_DIR "/scenarios/targets";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto& path = entry.path();
        if (path.extension() != ".toml" || path.filename() == "reasons.toml") continue;
        const auto use = path.filename() == "validate.toml" ? Use::validate : Use::calibrate;
        const auto targets = read_targets(path.string(), use);
        EXPECT_TRUE(targets) << path;
        if (!targets) continue;
        for (const Target& target : *targets)
            names.push_back(target.name);
    }
    return names;
}

TEST(Measures, CoverEveryTargetOrSayWhyNot) {
    std::string neither, both;
    const auto names = target_names();
    for (const std::string& name : names) {
        const bool measured = find_measure(name) != nullptr;
        const bool excused = !why_not_measured(name).empty();
        if (!measured && !excused) neither += name + '\n';
        if (measured && excused) both += name + '\n';
    }

    EXPECT_GT(names.size(), 100u);
    EXPECT_THAT(neither, IsEmpty());
    EXPECT_THAT(both, IsEmpty());
}

TEST(Measures, ExcuseNothingThatIsNoTarget) {
    const auto names = target_names();
    const std::set<std::string> known(names.begin(), names.end());
    std::string strange;
    for (const NotMeasured& one : not_measured())
        if (!known.contains(std::string(one.name))) strange += std::string(one.name) + '\n';

    EXPECT_THAT(strange, IsEmpty());
}

TEST(Measures, HaveNamesOfTheirOwnAndWeeksInOrder) {
    std::set<std::string_view> names;
    for (const Measure& measure : all_measures()) {
        EXPECT_TRUE(names.insert(measure.name).second) << measure.name;
        EXPECT_FALSE(measure.weeks.empty()) << measure.name;
        EXPECT_TRUE(std::is_sorted(measure.weeks.begin(), measure.weeks.end())) << measure.name;
        EXPECT_THAT((std::set<int>{2012, 2016, 2020, 2022}), testing::Contains(measure.year));
    }
}

TEST(Measures, AreAllExplainedInTheDocumentation) {
    const auto page = sim::read_text_file(WIJK_SOURCE_DIR "/docs/validation-measures.md");
    ASSERT_TRUE(page);
    std::string missing;
    const auto look = [&](std::string_view name) {
        const auto quoted = "`" + std::string(name) + "`";
        if (page->find(quoted) == std::string::npos) missing += quoted + '\n';
    };
    for (const Measure& measure : all_measures())
        look(measure.name);
    for (const NotMeasured& one : not_measured())
        look(one.name);

    EXPECT_THAT(missing, IsEmpty());
}

TEST(Plan, HoldsWhatIsNeededOnce) {
    const std::vector<const Measure*> measures{find_measure("lonely_adults_2012"),
                                               find_measure("rank_order_correlation_1_year"),
                                               find_measure("lonely_adults_2022"),
                                               find_measure("widowhood_jump_emotional")};

    const auto plans = plan_for(measures);

    ASSERT_EQ(plans.size(), 2u);
    EXPECT_EQ(plans[0].year, 2022);
    EXPECT_THAT(plans[0].weeks, ElementsAre(0, 52, 104));
    EXPECT_EQ(plans[1].year, 2012);
    EXPECT_THAT(plans[1].weeks, ElementsAre(0));
}

}  // namespace
}  // namespace models::survey
