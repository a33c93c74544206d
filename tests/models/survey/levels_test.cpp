#include <cmath>

#include "models/survey/groups.h"
#include "models/survey/statistics.h"
#include "tests/models/survey/hand_made.h"

namespace models::survey {
namespace {

using tests::affirm;
using tests::answers_of;
using tests::person;
using tests::value_of;
using tests::wave_of;

TEST(Statistics, GiveNothingWhereNobodyCounts) {
    EXPECT_TRUE(std::isnan(Mean{}.value()));
    EXPECT_TRUE(std::isnan(Spread{}.value()));
    EXPECT_TRUE(std::isnan(Correlation{}.value()));
    EXPECT_TRUE(std::isnan(Alpha{}.value()));
    EXPECT_TRUE(std::isnan(MatchedDifference{}.value()));
}

TEST(Statistics, CorrelateAsPearsonDid) {
    Correlation c;
    c.add(1, 2), c.add(2, 4), c.add(3, 5), c.add(4, 4), c.add(5, 5);

    EXPECT_NEAR(c.value(), 6 / std::sqrt(10.0 * 6.0), 1e-12);
}

TEST(Statistics, ComputeAlphaByItsFormula) {
    // Two items always go together, nine are never affirmed: variances 1/4 + 1/4 of a total with 1.
    Alpha two;
    for (int k = 0; k < 4; ++k)
        two.add(k % 2 == 0 ? 0b11 : 0);
    EXPECT_NEAR(two.value(), 11.0 / 10 * (1 - 0.5 / 1.0), 1e-12);

    Alpha all;  // every item says the same
    for (int k = 0; k < 10; ++k)
        all.add(k < 3 ? 0x7FF : 0);
    EXPECT_NEAR(all.value(), 1, 1e-12);
}

TEST(Statistics, CompareAtTheSameAges) {
    // Nothing happens, but the old change more and more of them are hit.
    MatchedDifference d;
    for (int k = 0; k < 9; ++k)
        d.add(true, 81, 2), d.add(false, 41, 0);
    d.add(true, 42, 0), d.add(false, 83, 2);
    EXPECT_NEAR(d.value(), 0, 1e-12);

    d.add(true, 100, 77);  // nobody to compare with
    EXPECT_NEAR(d.value(), 0, 1e-12);
}

TEST(LevelMeasures, CountFromTheCutOffsOn) {
    const auto answers = answers_of({0},
                                    {wave_of({person(0, 2, 0),
                                              person(1, 2, 1),
                                              person(2, 6, 2),
                                              person(3, 6, 3),
                                              person(4, 1, 2)})});

    EXPECT_NEAR(value_of("lonely_adults_2022", answers), 4.0 / 5, 1e-12);
    EXPECT_NEAR(value_of("strongly_lonely_adults_2022", answers), 1.0 / 5, 1e-12);
    EXPECT_NEAR(value_of("emotionally_lonely_adults_2016", answers), 4.0 / 5, 1e-12);
    EXPECT_NEAR(value_of("socially_lonely_adults_2016", answers), 3.0 / 5, 1e-12);
}

TEST(LevelMeasures, CountTheShortFormByItself) {
    auto two = person(0), five = person(1), none = person(2, 6, 5);
    two.six_items = 2, five.six_items = 5;
    const auto answers = answers_of({0}, {wave_of({two, five, none})});

    EXPECT_NEAR(value_of("cbs_lonely_15plus_2022", answers), 2.0 / 3, 1e-12);
    EXPECT_NEAR(value_of("cbs_strongly_lonely_15plus_2022", answers), 1.0 / 3, 1e-12);
}

TEST(LevelMeasures, LeaveInstitutionsOut) {
    auto inmate = person(1, 6, 5);
    inmate.position = Position::institution;

    EXPECT_EQ(value_of("lonely_adults_2022", answers_of({0}, {wave_of({person(0), inmate})})), 0);
}

TEST(LevelMeasures, AskTheRightGroups) {
    auto widow = person(0, 6, 5), wife = person(1), bachelor = person(2, 3, 0);
    widow.marital = Marital::widowed, widow.age = 85, widow.limited = 1;
    wife.position = Position::partner_child, wife.age = 84, wife.marital = Marital::married;
    wife.strain = 2, wife.sex = Sex::woman;
    bachelor.age = 24;
    const auto answers = answers_of({0}, {wave_of({widow, wife, bachelor})});

    EXPECT_EQ(value_of("lonely_divorced_or_widowed_2012", answers), 1);
    EXPECT_EQ(value_of("lonely_married_or_cohabiting_2012", answers), 0);
    EXPECT_EQ(value_of("lonely_never_married_2012", answers), 1);
    EXPECT_EQ(value_of("lonely_85plus_2022", answers), 1);
    EXPECT_EQ(value_of("lonely_75_84_2022", answers), 0);
    EXPECT_EQ(value_of("lonely_with_limitation_2012", answers), 1);
    EXPECT_EQ(value_of("lonely_without_limitation_2012", answers), 0.5);
    EXPECT_EQ(value_of("lonely_trouble_making_ends_meet_2020", answers), 0);
    EXPECT_EQ(value_of("lonely_men_minus_women_2020", answers), 1);
    EXPECT_EQ(value_of("cbs_strongly_lonely_couples_2017", answers), 0);
    EXPECT_TRUE(std::isnan(value_of("cbs_strongly_lonely_single_parents_2022", answers)));
}

TEST(GroupMeasures, AskTheRightGroups) {
    auto widower = person(0, 6, 5), mother = person(1), husband = person(2), student = person(3);
    for (auto* who : {&widower, &mother})
        who->six_items = 6;
    widower.marital = Marital::widowed, widower.age = 75, widower.limited = 1;
    widower.mobility_limited = 1, widower.origin = Origin::europe;
    mother.position = Position::partner_child, mother.sex = Sex::woman;
    affirm(mother, 2, 0);  // the second emotional item is one of the six, no social one
    husband.position = Position::partner_no_child;
    student.age = 25, student.education = Education::high;
    affirm(student, 1, 3);  // the first emotional item is none of the six, the third social is
    const auto answers = answers_of({0}, {wave_of({widower, mother, husband, student})});

    EXPECT_EQ(value_of("strongly_lonely_widowed_2022", answers), 1);
    EXPECT_TRUE(std::isnan(value_of("strongly_lonely_divorced_2022", answers)));
    EXPECT_EQ(value_of("strongly_lonely_never_married_2022", answers), 0);
    EXPECT_EQ(value_of("cbs_strongly_lonely_parents_with_partner_2022", answers), 1);
    EXPECT_EQ(value_of("cbs_strongly_lonely_couples_without_children_2021", answers), 0);
    EXPECT_EQ(value_of("cbs_strongly_lonely_singles_2021", answers), 0.5);
    EXPECT_EQ(value_of("cbs_lonely_foreign_origin_2022", answers), 1);
    EXPECT_NEAR(value_of("cbs_lonely_dutch_origin_2022", answers), 1.0 / 3, 1e-12);
    EXPECT_EQ(value_of("cbs_lonely_high_education_minus_all_2017", answers), -0.5);
    EXPECT_EQ(value_of("strongly_lonely_severe_physical_limitation_2012", answers), 1);
    EXPECT_EQ(value_of("cbs_emotionally_lonely_women_2022", answers), 1);
    EXPECT_EQ(value_of("cbs_socially_lonely_women_2022", answers), 0);
    EXPECT_EQ(value_of("cbs_emotionally_lonely_25_35_2022", answers), 0);
    EXPECT_EQ(value_of("cbs_socially_lonely_25_35_2022", answers), 1);
    EXPECT_EQ(value_of("cbs_socially_lonely_75plus_2022", answers), 1);
}

TEST(LevelMeasures, CorrelateBothSidesOfTheScale) {
    const auto together = answers_of({0}, {wave_of({person(0, 1, 1), person(1, 4, 4)})});
    const auto apart = answers_of({0}, {wave_of({person(0, 1, 4), person(1, 4, 1)})});

    EXPECT_NEAR(value_of("djg_emotional_social_correlation", together), 1, 1e-12);
    EXPECT_NEAR(value_of("djg_emotional_social_correlation", apart), -1, 1e-12);
}

TEST(LevelMeasures, TakeTheFirstSocialItemOfTheShortFormForSupport) {
    auto first = person(0), second = person(1);
    first.age = second.age = 70;
    affirm(first, 6, 2), affirm(second, 0, 3);

    EXPECT_EQ(value_of("older_nobody_to_fall_back_on_rotterdam",
                       answers_of({0}, {wave_of({first, second})})),
              0.5);
}

}  // namespace
}  // namespace models::survey
