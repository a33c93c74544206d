// The page for those who decide, of runs that can be reckoned by hand.

#include <algorithm>
#include <cmath>
#include <regex>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/hdf5_file.h"
#include "sim/text_file.h"

#include "tests/support/money_run.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

void nothing_more(models::recorders::Observation&) {}

/// A run in which the second arm has three lonely adults in a hundred fewer, in every replicate;
/// `more` changes its observations.
void write_sample_run(const std::string& path,
                      const models::recorders::Provenance& from = sample_provenance(),
                      void (*more)(models::recorders::Observation&) = &nothing_more) {
    auto shape = sample_shape();
    shape.snapshot_weeks.clear();
    shape.snapshot_replicates.clear();
    auto file = models::recorders::ResultsFile::open({.path = path}, shape, from);
    ASSERT_TRUE(file) << file.error().text();
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time) {
                auto o = sample_observation(shape, arm, replicate, time);
                more(o);
                file->push(std::move(o));
            }
    ASSERT_TRUE(file->close({}));
}

std::string page(const TemporaryFolder& folder,
                 const std::string& results,
                 const std::string& language) {
    const auto outcome = run_wijk(
        {"report", results, "--out", language + ".html", "--lang", language}, folder.path());
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    const auto text = sim::read_text_file(folder.path(language + ".html"));
    EXPECT_TRUE(text.has_value());
    return text ? *text : "";
}

std::ptrdiff_t count(const std::string& text, const std::string& what) {
    const std::regex pattern(what);
    return std::distance(std::sregex_iterator(text.begin(), text.end(), pattern), {});
}

TEST(Report, SaysInItsHeadlineHowManyFewerAndHowSure) {
    const TemporaryFolder folder;
    write_sample_run(folder.path("s.h5"));

    const auto nl = page(folder, "s.h5", "nl");
    const auto en = page(folder, "s.h5", "en");

    EXPECT_THAT(nl, StartsWith("<!DOCTYPE html>\n<html lang=\"nl\">"));
    EXPECT_THAT(nl, HasSubstr("<span class=\"verdict better\">Beter</span>"));
    EXPECT_THAT(nl, HasSubstr("<strong>108 minder eenzame inwoners</strong> op 3.600 volwassenen"));
    EXPECT_THAT(nl, HasSubstr("Het hele interval ligt onder nul."));
    EXPECT_THAT(en, StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    EXPECT_THAT(en, HasSubstr("<strong>108 fewer lonely residents</strong> out of 3,600 adults"));
    EXPECT_THAT(en, HasSubstr("visits é"));
}

TEST(Report, NeverCallsNothingAnEffect) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));

    const auto en = page(folder, "m.h5", "en");

    EXPECT_EQ(count(en, "class=\"verdict same\">Practically the same<"), 2);
    EXPECT_THAT(en, HasSubstr("no more and no fewer lonely residents"));
    EXPECT_THAT(en, HasSubstr("In all 4 runs exactly as many are lonely as without it."));
    EXPECT_THAT(en, HasSubstr("What one lonely year less costs cannot be told: perhaps none"));
    EXPECT_THAT(en, HasSubstr("1 cost more and save no lonely year; 3 cost more and save lonely"));
    EXPECT_EQ(count(en, "<circle [^>]*fill=\"#(0072B2|D55E00)\""), 0)
        << "full dots are for intervals that leave out 0";
    EXPECT_THAT(en, HasSubstr("There are only 4 runs."));
}

void alike(models::recorders::Observation& o) {
    std::ranges::fill(o.indicators, 0.5f);
}

// An interval from 0 to 0 would claim more than so few runs can know.
TEST(Report, SaysWhatOtherRunsMayShowWhereNoneDiffers) {
    const TemporaryFolder folder;
    write_sample_run(folder.path("s.h5"), sample_provenance(), &alike);
    const auto runs = sample_shape().replicates;
    const double share = 1 - std::pow(0.05, 1.0 / runs);

    const auto en = page(folder, "s.h5", "en");
    const auto nl = page(folder, "s.h5", "nl");

    EXPECT_THAT(en,
                HasSubstr(fmt::format("In all {} runs exactly as many are lonely as without it. Of "
                                      "other runs up to {:.0f}",
                                      runs,
                                      100 * share)));
    EXPECT_THAT(nl, HasSubstr(fmt::format("andere runs kan tot {:.0f}", 100 * share)));
    EXPECT_THAT(en, Not(HasSubstr("(95% interval: 0")));
}

void hardly(models::recorders::Observation& o) {
    alike(o);
    if (o.arm == 1) o.indicators[0] += o.replicate == 0 ? 1e-4f : -1e-4f;
}

TEST(Report, SaysThatALittleMayBeChance) {
    const TemporaryFolder folder;
    write_sample_run(folder.path("s.h5"), sample_provenance(), &hardly);

    EXPECT_THAT(page(folder, "s.h5", "en"),
                HasSubstr("It also contains zero, so it may be chance."));
}

TEST(Report, TellsCostsAndWhoPaysThem) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));

    const auto nl = page(folder, "m.h5", "nl");

    // 1,650 euro on average over the two years since week 52.
    EXPECT_THAT(nl, HasSubstr("Gemeente</th>"));
    EXPECT_THAT(nl, HasSubstr("825 ("));
    EXPECT_THAT(nl, HasSubstr("Uren van vrijwilligers en deelnemers tellen als 0 euro"));
    EXPECT_THAT(nl, HasSubstr("3,0%, eenzame jaren 1,5%"));
    EXPECT_THAT(nl, HasSubstr("In wat is vergeleken doet geen lokaal netwerk mee."));
}

/// From each moment to the next, four weeks, four people are met, two are signalled, one accepts
/// and starts; a network of six lives. In the baseline one is met and nobody signalled.
void help(models::recorders::Observation& o) {
    using models::recorders::Collaboration;
    const std::uint32_t time = o.time;
    if (o.arm == 0) {
        o.iceberg[iceberg_row("lonely")] = 950;
        o.iceberg[iceberg_row("met")] = time;
        return;
    }
    o.iceberg[iceberg_row("lonely")] = 900;
    o.iceberg[iceberg_row("met")] = 4 * time;
    o.iceberg[iceberg_row("signalled")] = 2 * time;
    o.iceberg[iceberg_row("accepted")] = o.iceberg[iceberg_row("started")] = time;
    o.collaboration[static_cast<std::size_t>(Collaboration::alive)] = 1;
    o.collaboration[static_cast<std::size_t>(Collaboration::members)] = 6;
    o.collaboration[static_cast<std::size_t>(Collaboration::attendance)] = 0.5f;
}

TEST(Report, TellsTheIcebergPerYearAndWhatBecameOfTheNetwork) {
    const TemporaryFolder folder;
    write_sample_run(folder.path("s.h5"), sample_provenance(), &help);

    const auto text = page(folder, "s.h5", "en");

    // Thirteen moments a year: 52 met, 26 signalled.
    EXPECT_THAT(text, HasSubstr("people in each step, weeks 52 to 276"));
    EXPECT_EQ(count(text, "people in each step, weeks"), 1) << "of the arm, not of the baseline";
    EXPECT_THAT(text, HasSubstr("<td class=\"number\">900; without: 950</td>"));
    EXPECT_THAT(text, HasSubstr("<td class=\"number\">52; without: 13</td>"));
    EXPECT_THAT(text, HasSubstr("<td class=\"number\">26; without: 0</td>"));
    EXPECT_THAT(
        text,
        HasSubstr("of every 100 signals 50 led to an offer that was accepted, 50 to a start "
                  "and 0 to somebody who is no longer lonely"));
    EXPECT_THAT(text, HasSubstr("the network lives in 3 of 3 runs"));
    EXPECT_THAT(text, HasSubstr("it has 6 members; of those invited 50\u00a0% came"));
    EXPECT_EQ(count(text, "role=\"img\""), 1) << "the network over time";
}

TEST(Report, StandsAloneAndIsReadAloud) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));

    for (const auto* language : {"nl", "en"}) {
        const auto text = page(folder, "m.h5", language);

        EXPECT_EQ(count(text, "<(script|link|img|iframe)"), 0);
        EXPECT_EQ(count(text, "src=|url\\(|https?://"), 0);
        EXPECT_EQ(count(text, "href=\"[^#]"), 0) << "links lead inside the page only";
        EXPECT_EQ(count(text, "<svg "),
                  count(text, "<svg [^>]*(aria-hidden=\"true\"|role=\"img\")"));
        EXPECT_EQ(count(text, "<table class=\"chart[a-z ]*\">\n<caption>"),
                  count(text, "<table class=\"chart"));
        EXPECT_EQ(count(text, "<h1>"), 1);
        EXPECT_EQ(count(text, "<h2 id="), 9);
        EXPECT_EQ(count(text, "\\bnan\\b|\\binf\\b"), 0);
        EXPECT_EQ(count(text, "\\{[a-z]+\\}"), 0) << "a blank that nobody filled in";
    }
}

// Three lonely adults in a hundred fewer, in every run.
TEST(Report, CallsTheSameWhatLiesWithinTheMarginAskedFor) {
    const TemporaryFolder folder;
    write_sample_run(folder.path("s.h5"));
    const auto verdict = [&](const std::string& margin) {
        const auto outcome = run_wijk(
            {"report", "s.h5", "--lang", "en", "--out", margin + ".html", "--margin", margin},
            folder.path());
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return *sim::read_text_file(folder.path(margin + ".html"));
    };

    EXPECT_THAT(verdict("2.9"), HasSubstr("<span class=\"verdict better\">Better</span>"));
    EXPECT_THAT(
        verdict("3.1"),
        testing::AllOf(HasSubstr("<span class=\"verdict same\">Practically the same</span>"),
                       HasSubstr("3.1 percentage points of adults")));
}

TEST(Report, SaysWhichApproachesCannotBeToldApart) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));  // three arms, as lonely as each other

    EXPECT_THAT(page(folder, "m.h5", "en"),
                testing::ContainsRegex("has the fewest lonely residents on average, but cannot be "
                                       "told from .+, .+; intervals"));
    write_sample_run(folder.path("s.h5"));  // two arms: nothing to choose between
    EXPECT_THAT(page(folder, "s.h5", "en"), Not(HasSubstr("Between approaches")));
}

TEST(Report, SaysHowManyGroupsStandOutByChanceAlone) {
    const TemporaryFolder folder;
    write_sample_run(folder.path("s.h5"));
    const auto text = page(folder, "s.h5", "en");

    std::smatch found;
    const std::regex many(R"(Of these ([0-9]+) groups .* in about ([0-9]+\.[0-9]))");
    ASSERT_TRUE(std::regex_search(text, found, many));
    EXPECT_NEAR(std::stod(found[2]), 0.05 * std::stod(found[1]), 0.05);
}

TEST(Report, CallsArmsAsTheScenarioDoesInTheLanguageOfThePage) {
    const TemporaryFolder folder;
    auto from = sample_provenance();
    from.scenario_text =
        "title = \"Visits\"\ntitle_nl = \"Bezoek\"\n[arms.\"visits é\"]\ntitle = \"Going round\"\n"
        "title_nl = \"Langs de deur\"\nprogrammes = [{ name = \"meals\" }]\n";
    from.title = "Visits";
    write_sample_run(folder.path("s.h5"), from);

    EXPECT_THAT(page(folder, "s.h5", "nl"),
                testing::AllOf(HasSubstr("<h1>Bezoek</h1>"),
                               HasSubstr("Langs de deur"),
                               HasSubstr("Samen eten"),
                               Not(HasSubstr("Going round"))));
    EXPECT_THAT(page(folder, "s.h5", "en"),
                testing::AllOf(HasSubstr("<h1>Visits</h1>"), HasSubstr("Going round")));
}

TEST(Report, CountsGradesOfTheNumbersThatAreUsed) {
    const TemporaryFolder folder;
    auto from = sample_provenance();
    from.parameters_json =
        R"([{"name": "ties.a", "value": 1, "grade": "A"}, {"name": "ties.b", "value": 1, )"
        R"("grade": "D"}, {"name": "interventions.meals.x", "value": 1, "grade": "D"}, )"
        R"({"name": "collaboration.y", "value": 1, "grade": "D"}])";
    write_sample_run(folder.path("s.h5"), from);

    const auto text = page(folder, "s.h5", "en");

    EXPECT_THAT(text, HasSubstr("<strong>1 of them (50\u00a0%) are assumptions</strong>"))
        << "meals and networks take no part";
    EXPECT_THAT(text, HasSubstr("<td class=\"number\">1, 0, 0, 1</td>"));
}

struct BadReport {
    const char* name;
    std::vector<std::string> arguments;
    std::vector<const char*> words;
};

void PrintTo(const BadReport& one, std::ostream* out) {
    *out << one.name;
}

class WrongReport : public testing::TestWithParam<BadReport> {};

TEST_P(WrongReport, IsRefusedWithOneClearMessage) {
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
    arguments.insert(arguments.begin(), "report");
    const auto outcome = run_wijk(arguments, folder.path());

    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    for (const auto* word : GetParam().words)
        EXPECT_THAT(outcome.err, HasSubstr(word));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_EQ(folder.entries(), before);
}

const BadReport kBadReports[] = {
    {"NoFile", {}, {"RESULTS is required"}},
    {"MissingFile", {"none.h5"}, {"none.h5: there is no such file"}},
    {"AFolder", {"."}, {"this is not a file"}},
    {"NotHdf5", {"notes.txt"}, {"notes.txt", "HDF5"}},
    {"NotResults", {"other.h5"}, {"this is not a results file", "wijk run"}},
    {"Interrupted", {"cut.h5.partial"}, {"the run was interrupted: 12 observations are missing"}},
    {"OneArm", {"alone.h5"}, {"there is one arm, 'baseline': nothing to compare it with"}},
    {"UnknownLanguage", {"good.h5", "--lang", "de"}, {"--lang", "de"}},
    {"OverTheResults", {"good.h5", "--out", "good.h5"}, {"--out good.h5: this is named twice"}},
    {"NoFolder", {"good.h5", "--out", "none/a.html"}, {"--out", "none"}},
    {"NoMargin", {"good.h5", "--margin", "0"}, {"--margin", "0 is not a number of points"}},
    {"NotANumber", {"good.h5", "--margin", "nan"}, {"nan is not a number of points"}},
};
INSTANTIATE_TEST_SUITE_P(Case,
                         WrongReport,
                         testing::ValuesIn(kBadReports),
                         [](const testing::TestParamInfo<BadReport>& one) {
                             return std::string(one.param.name);
                         });

}  // namespace
}  // namespace tests
