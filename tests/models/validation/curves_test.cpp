#include "models/validation/curves.h"

#include <numeric>

#include <gtest/gtest.h>

#include "models/survey/panel.h"
#include "tests/models/survey/hand_made.h"
#include "tests/models/survey/toy_panel.h"

namespace tests {
namespace {

using models::survey::YearPlan;
using models::validation::Curve;
using models::validation::CurveSet;
using models::validation::draw_curves;
using models::validation::weeks_for_curves;

const std::vector<double>& at(const CurveSet& curves, Curve curve) {
    return curves[static_cast<std::size_t>(curve)];
}

CurveSet of_one_year(const Wave& first, const Wave& second) {
    return draw_curves(answers_of({0, 52}, {first, second}));
}

TEST(Curves, OfOneYearAreSharesOfPeople) {
    Respondent young = person(0, 0, 0), middle = person(1, 3, 0), old = person(2, 6, 5);
    young.age = 24;
    middle.age = 25;
    old.age = 90;
    Respondent better = middle;
    affirm(better, 0, 0);
    const auto first = wave_of({young, middle, old});

    const auto curves = of_one_year(first, wave_of({young, better, old}));

    EXPECT_EQ(at(curves, Curve::emotional_by_age)[0], 0);
    EXPECT_EQ(at(curves, Curve::emotional_by_age)[1], 1);
    EXPECT_EQ(at(curves, Curve::social_by_age)[1], 0);
    EXPECT_EQ(at(curves, Curve::social_by_age)[6], 1);
    EXPECT_TRUE(std::isnan(at(curves, Curve::social_by_age)[3]));
    EXPECT_EQ(at(curves, Curve::states_after_1_year),
              (std::vector<double>{1, 0, 0, 1, 0, 0, 0, 0, 1}));
    EXPECT_EQ(at(curves, Curve::ties_held)[0], 1);
    EXPECT_TRUE(at(curves, Curve::ties_kept).empty());
}

TEST(Curves, AroundALossFollowTheSamePeople) {
    Wave wives[13];
    for (int year = 0; year <= 12; ++year) {
        Respondent she = person(0, year <= 5 ? 1 : 5, 0);
        she.position = year <= 5 ? models::Position::partner_no_child : models::Position::alone;
        she.marital = year <= 5 ? models::Marital::married : models::Marital::widowed;
        add(wives[year], she, {tie(7, models::ties::Kind::other_kin, Place::elsewhere, year % 8)});
    }
    const auto answers = answers_of(weeks_for_curves(false), {wives, wives + 13});

    const auto curves = draw_curves(answers);

    EXPECT_EQ(at(curves, Curve::emotional_around_loss),
              (std::vector<double>{1, 1, 1, 5, 5, 5, 5, 5, 5}));
    EXPECT_EQ(at(curves, Curve::days_family_around_loss),
              (std::vector<double>{3, 4, 5, 6, 7, 0, 1, 2, 3}));
    EXPECT_EQ(at(curves, Curve::days_friends_around_loss)[4], 0);
    EXPECT_EQ(at(curves, Curve::ties_kept)[7], 1);
}

TEST(Curves, OfALivedPanelAddUp) {
    const auto panel = toy_panel(2, 400, 3);
    const std::vector<YearPlan> plan{{2022, weeks_for_curves(true)}};
    const auto curves = draw_curves(
        models::survey::live(panel, support::toy_rates(), {}, panel.seed, plan, 4).front());

    const auto& states = at(curves, Curve::states_after_1_year);
    for (int from = 0; from < 3; ++from)
        EXPECT_NEAR(std::accumulate(&states[3 * from], &states[3 * from] + 3, 0.0), 1, 1e-12);
    const auto& held = at(curves, Curve::ties_held);
    EXPECT_NEAR(std::accumulate(held.begin(), held.end(), 0.0), 1, 1e-12);
}

}  // namespace
}  // namespace tests
