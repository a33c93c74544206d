#include "models/survey/waves.h"

#include <bit>
#include <utility>

#include <gtest/gtest.h>

#include "sim/parallel.h"

#include "models/settlement.h"
#include "models/simulation.h"
#include "models/survey/groups.h"
#include "models/survey/measures.h"
#include "tests/models/survey/toy_panel.h"

namespace models::survey {
namespace {

constexpr int kShortBurnIn = 20;

const Panel& panel() {
    static const Panel toy = tests::toy_panel(3, 400, 7);
    return toy;
}

std::vector<YearWaves> lived(const std::vector<YearPlan>& plans, const Rules& rules = {}) {
    return live(panel(), support::toy_rates(), rules, 7, plans, kShortBurnIn);
}

/// Everything of a wave that a measure could read, as one number.
double print_of(const Wave& wave) {
    double sum = 0, at = 1;
    for (const Respondent& who : wave.people) {
        sum += at * (who.uid + who.age + who.answers + 3.0 * who.latent_emotional +
                     5.0 * who.latent_social + 100.0 * who.ties + who.strain);
        at += 1;
    }
    for (const TieRecord& tie : wave.ties)
        sum += tie.other * 1e-3 + tie.strength + 7.0 * tie.contacts +
               11.0 * static_cast<int>(tie.kind);
    return sum;
}

TEST(Live, AsksTheSameOnOneThreadAndOnTwo) {
    const std::vector<YearPlan> plans{{2022, {0, 30}}, {2012, {0}}};
    std::vector<double> prints[2];
    for (const int threads : {1, 2})
        sim::with_threads(threads, [&] {
            for (const auto& year : lived(plans))
                for (const auto& area : year.areas)
                    for (const auto& wave : area)
                        prints[threads - 1].push_back(print_of(wave));
        });

    EXPECT_EQ(prints[0].size(), 9u);
    EXPECT_EQ(prints[0], prints[1]);
}

TEST(Live, DoesNotDependOnWhatElseIsAsked) {
    const auto alone = lived({{2022, {30}}});
    const auto more = lived({{2016, {0}}, {2022, {0, 10, 30, 40}}});

    for (std::size_t area = 0; area < 3; ++area)
        EXPECT_EQ(print_of(alone[0].areas[area][0]), print_of(more[1].areas[area][2]));
}

TEST(Live, GivesEveryAreaTheSameLifeInEveryPanel) {
    Panel one;
    one.seed = panel().seed;
    one.areas.push_back(panel().areas[2]);
    const std::vector<YearPlan> plans{{2022, {0}}};

    const auto small = live(one, support::toy_rates(), Rules{}, 7, plans, kShortBurnIn);

    EXPECT_EQ(print_of(small[0].areas[0][0]), print_of(lived(plans)[0].areas[2][0]));
}

TEST(Live, LivesTheYearThatIsAsked) {
    const auto years = lived({{2012, {0}}, {2022, {0}}});

    const auto lonely = [](const YearWaves& year) {
        return share(year, adult, models::survey::lonely);
    };
    EXPECT_LT(lonely(years[0]), lonely(years[1]) - 0.02);
}

TEST(Live, AsksEveryAdultAndNobodyElse) {
    const auto years = lived({{2022, {0}}});

    for (std::size_t area = 0; area < 3; ++area) {
        std::uint32_t adults = 0;
        for (const auto age : panel().areas[area].persons.age)
            adults += age >= kAdultAge;
        EXPECT_EQ(years[0].areas[area][0].people.size(), adults);
    }
}

TEST(Live, TellsOfHouseholdsAsTheyAreInThePopulation) {
    const auto years = lived({{2022, {0}}});
    const auto& homes = panel().areas[1].households;
    std::uint32_t troubled = 0;

    for (const Respondent& who : years[0].areas[1][0].people) {
        EXPECT_EQ(who.strain, homes.strain[who.household]);
        EXPECT_EQ(who.income, homes.income[who.household]);
        troubled += who.strain > 0;
    }
    EXPECT_GT(troubled, 10u);
}

TEST(Live, AsksInTheWeekThatIsMeant) {
    const Rules rules;
    const auto years = lived({{2022, {30}}});
    const auto& area = panel().areas[0];
    const auto seed = area_seed(7, area.code);
    Settlement settlement = settle(area, support::toy_rates(), rules, seed, false);
    burn_in(rules, settlement, seed, kShortBurnIn);
    Simulation simulation(rules, settlement, seed, kShortBurnIn, {});
    for (int week = 0; week < 30; ++week)
        simulation.advance();
    const auto& residents = simulation.world().residents;

    for (const Respondent& who : years[0].areas[0][0].people) {
        const ResidentId r{who.slot()};
        EXPECT_EQ(who.uid, residents.uid(r));
        EXPECT_EQ(who.latent_emotional, residents.emotional[r]);
        EXPECT_EQ(who.latent_social, residents.social[r]);
    }
}

TEST(Wave, FindsPeopleByUid) {
    const auto years = lived({{2022, {0, 60}}});
    const Wave& before = years[0].areas[0][0];
    const Wave& after = years[0].areas[0][1];
    std::uint32_t stayed = 0;

    for (const Respondent& who : before.people) {
        EXPECT_EQ(before.find(who.uid), &who);
        const Respondent* later = after.find(who.uid);
        if (!later) continue;
        ++stayed;
        EXPECT_EQ(later->uid, who.uid);
        EXPECT_EQ(later->sex, who.sex);
        EXPECT_GE(later->age, who.age + 1);
        EXPECT_LE(later->age, who.age + 2);
    }
    EXPECT_LT(stayed, before.people.size());
    EXPECT_GT(stayed, before.people.size() / 2);
    EXPECT_EQ(before.find(0xFFFF'FFFFu), nullptr);
}

TEST(Wave, AnswersAddUpToScores) {
    const auto years = lived({{2022, {0}}});
    std::uint32_t affirmed = 0;

    for (const Respondent& who : years[0].areas[0][0].people) {
        const unsigned answers = who.answers;
        EXPECT_EQ(std::popcount(answers & 0x03Fu), who.emotional);
        EXPECT_EQ(std::popcount(answers >> 6), who.social);
        EXPECT_EQ(std::popcount(answers & (residents::kEmotionalOfSix | residents::kSocialOfSix)),
                  who.six_items);
        affirmed += who.emotional;
    }
    EXPECT_GT(affirmed, 50u);
}

TEST(Wave, TiesInsideTheAreaAreSeenFromBothEnds) {
    const auto years = lived({{2022, {0}}});
    std::uint32_t household = 0, area = 0, elsewhere = 0;

    for (const Wave& wave : {std::cref(years[0].areas[0][0]), std::cref(years[0].areas[1][0])}) {
        for (const Respondent& who : wave.people) {
            for (const TieRecord& tie : wave.ties_of(who)) {
                elsewhere += tie.place == Place::elsewhere;
                if (tie.place == Place::elsewhere) continue;
                const Respondent* other = wave.find(tie.other);
                ASSERT_NE(other, nullptr);
                (tie.place == Place::household ? household : area) += 1;
                EXPECT_EQ(tie.place == Place::household, other->household == who.household);
                const auto back = wave.ties_of(*other);
                EXPECT_TRUE(std::any_of(back.begin(), back.end(), [&](const TieRecord& b) {
                    return b.other == who.uid && b.place == tie.place && b.kind == tie.kind &&
                           b.contacts == tie.contacts;
                }));
            }
        }
    }
    EXPECT_GT(household, 100u);
    EXPECT_GT(area, 100u);
    EXPECT_GT(elsewhere, 100u);
}

/// How a measure moves when the rules do.
double moved(std::string_view name, const Rules& rules) {
    const Measure* measure = find_measure(name);
    const std::vector<const Measure*> measures{measure};
    const auto at = [&](const Rules& r) {
        return ask(panel(), support::toy_rates(), r, 7, measures, kShortBurnIn)[0];
    };
    return at(rules) - at(Rules{});
}

TEST(Measures, MoveWithWhatTheyMeasure) {
    Rules needy;
    needy.loneliness.social_need_mean += 0.2;
    EXPECT_GT(moved("socially_lonely_adults_2016", needy), 0.05);

    Rules noisy;
    noisy.measurement.occasion_noise = 0.4;
    EXPECT_LT(moved("djg11_reliability", noisy), -0.05);
    EXPECT_LT(moved("rank_order_correlation_1_year", noisy), -0.05);

    Rules sticky;
    sticky.loneliness.tau_down = 400;
    EXPECT_LT(moved("recover_in_1_year_lonely", sticky), -0.02);

    Rules friendly;
    friendly.tie_synthesis.friends_mean *= 2;
    EXPECT_GT(moved("good_friends_inner_circle", friendly), 0.5);
    EXPECT_GT(moved("personal_network_size_55plus", friendly), 0.5);
    EXPECT_LT(moved("personal_network_kin_share_55plus", friendly), -0.02);

    Rules distant;
    for (auto& kind : distant.contact.kinds)
        kind.contact_rate *= 0.5;
    EXPECT_LT(moved("weekly_contact_family", distant), -0.05);
    EXPECT_LT(moved("weekly_contact_any", distant), -0.01);
}

TEST(Measures, MoveWithTheEventsThatTheyMeasure) {
    Rules grieving;
    grieving.loneliness.risks.grief = 1.5;
    EXPECT_GT(moved("widowhood_jump_emotional", grieving), 0.3);

    Rules fickle;
    for (auto& kind : fickle.contact.kinds)
        kind.end_rate = 1;
    EXPECT_GT(moved("close_tie_change_per_year", fickle), 0.05);
}

}  // namespace
}  // namespace models::survey
