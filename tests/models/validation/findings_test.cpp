#include "models/validation/findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using models::survey::Use;
using models::validation::Asked;
using models::validation::count;
using models::validation::Figure;
using models::validation::Finding;
using models::validation::findings_of;
using models::validation::notes_on;
using models::validation::NotRun;
using models::validation::read_reasons;
using models::validation::Reasons;
using models::validation::summarise;
using models::validation::Theme;
using models::validation::theme_of;
using models::validation::Verdict;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Asked asked(const std::string& name, Use use = Use::validate) {
    Asked out;
    out.target.name = name;
    out.target.low = 0.4;
    out.target.value = 0.5;
    out.target.high = 0.6;
    out.target.unit = "share";
    out.use = use;
    return out;
}

Figure figure(const std::string& name, double value) {
    return {name, summarise(std::span(&value, 1))};
}

TEST(Findings, SetEveryTargetBesideItsFigureOrSayWhyNot) {
    const std::vector<Asked> all{asked("lonely_adults_2022", Use::calibrate),
                                 asked("lonely_adults_2020"),
                                 asked("acquaintances_median"),
                                 asked("tie_in_network_after_7_years")};
    const std::vector<Figure> figures{figure("lonely_adults_2020", 0.7),
                                      figure("lonely_adults_2022", 0.5)};
    const std::vector<NotRun> left{{"tie_in_network_after_7_years", "not run"}};

    const auto found = findings_of(all, figures, left, {{"lonely_adults_2020", "too needy"}});

    EXPECT_EQ(found[0].verdict, Verdict::inside);
    EXPECT_EQ(found[1].verdict, Verdict::outside);
    EXPECT_EQ(found[1].reason, "too needy");
    EXPECT_THAT(found[2].why_not, HasSubstr("no outer layer"));
    EXPECT_EQ(found[3].why_not, "not run");
    const auto held = count(found, Use::validate);
    EXPECT_EQ(held.inside, 0);
    EXPECT_EQ(held.measured, 1);
    EXPECT_EQ(held.all, 3);
    EXPECT_EQ(count(found, Use::calibrate).inside, 1);
}

TEST(Findings, KeepRangesOfSharesBetweenNothingAndAll) {
    const std::vector<Asked> all{asked("lonely_adults_2020")};
    const std::vector<double> values{0.1, 0.9};
    const std::vector<Figure> figures{{"lonely_adults_2020", summarise(values)}};
    ASSERT_GT(figures[0].simulated.high, 1);

    const auto found = findings_of(all, figures, {}, {});

    EXPECT_EQ(found[0].simulated.low, 0);
    EXPECT_EQ(found[0].simulated.high, 1);
}

TEST(Findings, NoteReasonsThatMissAndReasonsTooMany) {
    const std::vector<Asked> all{asked("lonely_adults_2020"), asked("lonely_adults_2022")};
    const std::vector<Figure> figures{figure("lonely_adults_2020", 0.7),
                                      figure("lonely_adults_2022", 0.5)};
    const Reasons reasons{
        {"lonely_adults_2022", "x"}, {"lonely_adlts_2020", "x"}, {"lonely_adults_2016", "x"}};
    const auto found = findings_of(all, figures, {}, reasons);
    const std::vector<std::string> known{
        "lonely_adults_2016", "lonely_adults_2020", "lonely_adults_2022"};

    EXPECT_THAT(notes_on(reasons, found, known),
                ElementsAre("1 miss has no written reason",
                            "there is a reason for lonely_adlts_2020, which is no target; did you "
                            "mean lonely_adults_2020?",
                            "there is a reason for missing lonely_adults_2022, which is inside"));
}

TEST(Reasons, AreReadByName) {
    const TemporaryFolder folder;
    const auto path = folder.write("r.toml", "schema = 1\n[reasons]\na_b = \"Because.\"\n");

    const auto reasons = read_reasons(path);

    ASSERT_TRUE(reasons.has_value()) << reasons.error().text();
    EXPECT_THAT(*reasons, ElementsAre(testing::Pair("a_b", "Because.")));
}

TEST(Reasons, ComplainWithThePlace) {
    const TemporaryFolder folder;
    const auto path = folder.write("r.toml", "[reasons]\na = \"\"\nb = 3\n[reson]\n");

    const auto reasons = read_reasons(path);

    ASSERT_FALSE(reasons.has_value());
    EXPECT_THAT(reasons.error().text(), HasSubstr("r.toml:2:"));
    EXPECT_THAT(reasons.error().text(), HasSubstr("r.toml:3:"));
    EXPECT_THAT(reasons.error().text(), HasSubstr("did you mean reasons?"));
}

TEST(Themes, AreKnownForEveryTargetThatShips) {
    const std::string folder = WIJK_SOURCE_DIR "/scenarios/targets/";
    std::vector<std::string> unknown;
    const std::pair<const char*, Use> files[] = {{"calibrate.toml", Use::calibrate},
                                                 {"calibrate_more.toml", Use::calibrate},
                                                 {"validate.toml", Use::validate}};
    for (const auto& [file, use] : files) {
        const auto targets = models::survey::read_targets(folder + file, use);
        ASSERT_TRUE(targets.has_value()) << targets.error().text();
        for (const auto& target : *targets)
            if (theme_of(target) == Theme::other) unknown.push_back(target.name);
    }
    EXPECT_THAT(unknown, IsEmpty());
}

TEST(Themes, TellEverybodyFromGroups) {
    auto target = asked("lonely_adults_2022").target;
    target.group = "18+";
    EXPECT_EQ(theme_of(target), Theme::levels);
    target.group = "75-84";
    EXPECT_EQ(theme_of(target), Theme::groups);
    EXPECT_EQ(theme_of(asked("retirement_effect").target), Theme::life_events);
    EXPECT_EQ(theme_of(asked("effect_befriending").target), Theme::programmes);
    EXPECT_EQ(theme_of(asked("network_survival_3_years").target), Theme::collaboration);
}

}  // namespace
}  // namespace tests
