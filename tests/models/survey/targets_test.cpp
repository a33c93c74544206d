#include "models/survey/targets.h"

#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/source_tree.h"
#include "tests/support/temporary_folder.h"

namespace models::survey {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kGood =
    "[[target]]\nname = \"lonely\"\nvalue = 0.4\nlow = 0.3\nhigh = 0.5\nunit = \"share\"\n"
    "group = \"75-84\"\nyear = \"2022\"\ninstrument = \"DJG11>=3\"\nsource = \"a-survey\"\n"
    "use = \"calibrate\"\nstatus = \"looked-up\"\ngrade = \"B\"\n";

/// `text` with the first `from` replaced by `to`.
std::string with(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

/// What is wrong with a file of `text` when it is read for `use`, one problem each.
std::vector<std::string> complaints(const std::string& text, Use use = Use::calibrate) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write("t.toml", text);
    const auto read = read_targets(path, use);
    std::vector<std::string> all;
    if (read) return all;
    for (const auto& problem : read.error().problems)
        all.push_back(problem.text().substr(problem.text().find("t.toml")));
    return all;
}

TEST(ReadTargets, GivesEveryField) {
    const tests::TemporaryFolder folder;

    const auto read = read_targets(folder.write("t.toml", "schema = 1\n" + kGood), Use::calibrate);

    ASSERT_TRUE(read) << read.error().text();
    ASSERT_EQ(read->size(), 1u);
    const Target& target = read->front();
    EXPECT_EQ(target.name, "lonely");
    EXPECT_EQ(target.value, 0.4);
    EXPECT_EQ(target.low, 0.3);
    EXPECT_EQ(target.high, 0.5);
    EXPECT_EQ(target.unit, "share");
    EXPECT_EQ(target.group, "75-84");
    EXPECT_EQ(target.year, "2022");
    EXPECT_EQ(target.instrument, "DJG11>=3");
    EXPECT_EQ(target.source, "a-survey");
    EXPECT_EQ(target.status, "looked-up");
    EXPECT_EQ(target.grade, sim::Grade::b);
}

TEST(ReadTargets, RefuseWhatIsForTheOtherUse) {
    EXPECT_THAT(complaints(kGood, Use::validate),
                ElementsAre(AllOf(HasSubstr("t.toml:11:7: lonely is for use = \"calibrate\""),
                                  HasSubstr("must have use = \"validate\""),
                                  HasSubstr("what fits the model may not see what checks it"))));

    const auto other = with(with(kGood, "calibrate", "validate"), "lonely", "second");
    EXPECT_THAT(complaints(kGood + other),
                ElementsAre(HasSubstr("t.toml:24:7: second is for use = \"validate\"")));
}

TEST(ReadTargets, TellAllProblemsAtOnce) {
    const auto text = with(kGood, "value = 0.4", "value = 0.6") +
                      with(with(kGood, "grade = \"B\"", "grade = \"E\""), "unit", "units") +
                      with(with(kGood, "lonely", "third"), "use = \"calibrate\"\n", "");

    EXPECT_THAT(complaints(text),
                ElementsAre(HasSubstr("t.toml:3:9: the value of lonely is 0.6; a number from low "
                                      "to high, 0.3 to 0.5"),
                            HasSubstr("t.toml:26:9: target.grade is the text \"E\"; one of A, B"),
                            HasSubstr("t.toml:14:1: lonely has no unit"),
                            AllOf(HasSubstr("t.toml:19:"), HasSubstr("did you mean unit?")),
                            HasSubstr("t.toml:15:8: lonely stands here twice"),
                            HasSubstr("t.toml:27:1: third has no use")));
}

TEST(ReadTargets, WantTargets) {
    EXPECT_THAT(complaints("schema = 1\n"), ElementsAre(HasSubstr("there is no target")));
    EXPECT_THAT(complaints("target = [\"lonely\"]\n"),
                ElementsAre(HasSubstr("t.toml:1:11: target holds the text \"lonely\"")));
    EXPECT_THAT(complaints("schema = 2\n" + kGood), ElementsAre(HasSubstr("schema is 2")));
    EXPECT_FALSE(read_targets("no/such/file.toml", Use::calibrate));
}

struct Shipped {
    const char* file;
    Use use;
    std::size_t count;
};
constexpr Shipped kShipped[] = {
    {"calibrate.toml", Use::calibrate, 58},
    {"calibrate_more.toml", Use::calibrate, 43},
    {"validate.toml", Use::validate, 49},
};

std::string path_of(const Shipped& shipped) {
    return std::string(WIJK_SOURCE_DIR "/scenarios/targets/") + shipped.file;
}

TEST(ShippedTargets, AreWhole) {
    for (const auto& shipped : kShipped) {
        const auto read = read_targets(path_of(shipped), shipped.use);
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_EQ(read->size(), shipped.count) << shipped.file;
        for (const auto& target : *read) {
            if (target.unit != "share") continue;
            EXPECT_TRUE(target.low >= 0 && target.high <= 1) << target.name;
        }
    }
}

TEST(ShippedTargets, BelongToOneUseOnly) {
    std::set<std::string> names;
    std::size_t count = 0;
    for (const auto& shipped : kShipped) {
        const auto other = shipped.use == Use::calibrate ? Use::validate : Use::calibrate;
        EXPECT_FALSE(read_targets(path_of(shipped), other)) << shipped.file;
        const auto read = read_targets(path_of(shipped), shipped.use);
        ASSERT_TRUE(read) << read.error().text();
        for (const auto& target : *read) {
            EXPECT_TRUE(names.insert(target.name).second) << target.name << " stands twice";
            ++count;
        }
    }
    EXPECT_EQ(names.size(), count);
}

/// Where a file of what fits the model mentions the figures that check it.
std::vector<std::string> looks_across(const tests::SourceFile& file) {
    std::vector<std::string> found;
    bool fits = false;
    for (const char* start : {"sim/", "models/calibration", "models/ensemble", "cli/calibrate"})
        fits = fits || file.path.starts_with(start);
    for (std::size_t line = 0; fits && line < file.lines.size(); ++line) {
        for (const char* word : {"Use::validate", "validate.toml"}) {
            if (file.lines[line].find(word) != std::string::npos)
                found.push_back(fmt::format("{}:{}: {}", file.path, line + 1, word));
        }
    }
    return found;
}

TEST(Firewall, NothingThatFitsSeesWhatChecks) {
    std::vector<std::string> found;
    for (const auto& file : tests::source_files()) {
        for (auto& one : looks_across(file))
            found.push_back(std::move(one));
    }

    EXPECT_THAT(found, IsEmpty());
}

TEST(Firewall, SeesAFileThatLooksAcross) {
    const std::vector<std::string> lines{"", "read(path, survey::Use::validate);"};

    EXPECT_THAT(looks_across({"models/calibration/a.cpp", lines, lines}),
                ElementsAre("models/calibration/a.cpp:2: Use::validate"));
    EXPECT_THAT(looks_across({"cli/calibrate_plan.h", {"\"targets/validate.toml\""}, {}}),
                ElementsAre("cli/calibrate_plan.h:1: validate.toml"));
    EXPECT_THAT(looks_across({"models/survey/a.cpp", lines, lines}), IsEmpty());
}

}  // namespace
}  // namespace models::survey
