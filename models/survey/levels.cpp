#include "models/survey/measures.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

namespace {

using Test = bool (*)(const Respondent&);

// The cut-offs of the two forms of the scale.
bool lonely(const Respondent& p) {
    return p.lonely();
}
bool strongly(const Respondent& p) {
    return p.strongly_lonely();
}
bool emotionally(const Respondent& p) {
    return p.emotional >= 2;
}
bool socially(const Respondent& p) {
    return p.social >= 2;
}
bool lonely_6(const Respondent& p) {
    return p.six_items >= 2;
}
bool strongly_6(const Respondent& p) {
    return p.six_items >= 5;
}

// Groups.
bool adult(const Respondent&) {
    return true;
}
template <int from, int below>
bool aged(const Respondent& p) {
    return p.age >= from && p.age < below;
}
template <Education education>
bool woman_25_44(const Respondent& p) {
    return p.sex == Sex::woman && aged<25, 45>(p) && p.education == education;
}
bool great_trouble(const Respondent& p) {
    return p.strain == 2;
}
bool never_married(const Respondent& p) {
    return !p.with_partner() && p.marital == Marital::never_married;
}
/// Married people whose partner lives elsewhere are counted nowhere.
bool divorced_or_widowed(const Respondent& p) {
    return !p.with_partner() && (p.marital == Marital::divorced || p.marital == Marital::widowed);
}
bool partnered(const Respondent& p) {
    return p.with_partner();
}
/// Severely limited by health or limited in mobility.
bool limited(const Respondent& p) {
    return p.limited != 0 || p.mobility_limited != 0;
}
bool not_limited(const Respondent& p) {
    return !limited(p);
}
bool alone(const Respondent& p) {
    return p.position == Position::alone;
}
bool single_parent(const Respondent& p) {
    return p.position == Position::single_parent;
}
bool man(const Respondent& p) {
    return p.sex == Sex::man;
}
bool woman(const Respondent& p) {
    return p.sex == Sex::woman;
}

/// Of those in `group`, the share who pass `test` in week 0.
double share(const YearWaves& answers, Test group, Test test) {
    Mean passed;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave&) {
        if (group(who)) passed.add(test(who) ? 1 : 0);
    });
    return passed.value();
}

Measure share_of(std::string_view name, int year, Test group, Test test) {
    return {name, year, {0}, [=](const YearWaves& answers) { return share(answers, group, test); }};
}

/// Affirms the lack of enough people to fall back on: the second of the five social items, as that
/// statement is the second social one of the scale. The model does not know what items say, only
/// how hard they are; and who has too few people to fall back on need not have nobody.
bool nobody_to_fall_back_on(const Respondent& p) {
    return ((p.answers >> 7) & 1) != 0;
}

/// Pearson's correlation of the two sum scores.
double emotional_social(const YearWaves& answers) {
    Correlation both;
    for_each_person(answers, 0, [&](const Respondent& who, const Wave&) {
        both.add(who.emotional, who.social);
    });
    return both.value();
}

double reliability(const YearWaves& answers) {
    Alpha alpha;
    for_each_person(
        answers, 0, [&](const Respondent& who, const Wave&) { alpha.add(who.answers); });
    return alpha.value();
}

double men_minus_women(const YearWaves& answers) {
    return share(answers, man, lonely) - share(answers, woman, lonely);
}

}  // namespace

std::vector<Measure> level_measures() {
    return {
        share_of("lonely_adults_2022", 2022, adult, lonely),
        share_of("strongly_lonely_adults_2022", 2022, adult, strongly),
        share_of("lonely_75_84_2022", 2022, aged<75, 85>, lonely),
        share_of("lonely_85plus_2022", 2022, aged<85, 200>, lonely),
        share_of(
            "lonely_women_25_44_low_education_2022", 2022, woman_25_44<Education::low>, lonely),
        share_of(
            "lonely_women_25_44_high_education_2022", 2022, woman_25_44<Education::high>, lonely),
        share_of("lonely_adults_2020", 2020, adult, lonely),
        share_of("strongly_lonely_adults_2020", 2020, adult, strongly),
        {"lonely_men_minus_women_2020", 2020, {0}, men_minus_women},
        share_of("strongly_lonely_75_84_2020", 2020, aged<75, 85>, strongly),
        share_of("strongly_lonely_85plus_2020", 2020, aged<85, 200>, strongly),
        share_of("lonely_trouble_making_ends_meet_2020", 2020, great_trouble, lonely),
        share_of("lonely_adults_2016", 2016, adult, lonely),
        share_of("emotionally_lonely_adults_2016", 2016, adult, emotionally),
        share_of("socially_lonely_adults_2016", 2016, adult, socially),
        share_of("lonely_adults_2012", 2012, adult, lonely),
        share_of("strongly_lonely_adults_2012", 2012, adult, strongly),
        share_of("lonely_65plus_2012", 2012, aged<65, 200>, lonely),
        share_of("lonely_married_or_cohabiting_2012", 2012, partnered, lonely),
        share_of("lonely_never_married_2012", 2012, never_married, lonely),
        share_of("lonely_divorced_or_widowed_2012", 2012, divorced_or_widowed, lonely),
        share_of("lonely_with_limitation_2012", 2012, limited, lonely),
        share_of("lonely_without_limitation_2012", 2012, not_limited, lonely),
        share_of("cbs_lonely_15_25_2022", 2022, aged<18, 25>, lonely_6),
        share_of("cbs_lonely_25_35_2022", 2022, aged<25, 35>, lonely_6),
        share_of("cbs_lonely_45_55_2022", 2022, aged<45, 55>, lonely_6),
        share_of("cbs_lonely_65_75_2022", 2022, aged<65, 75>, lonely_6),
        share_of("cbs_lonely_15plus_2022", 2022, adult, lonely_6),
        share_of("cbs_strongly_lonely_15plus_2022", 2022, adult, strongly_6),
        share_of("cbs_strongly_lonely_singles_2019", 2020, alone, strongly_6),
        share_of("cbs_strongly_lonely_couples_2017", 2016, partnered, strongly_6),
        share_of("cbs_strongly_lonely_single_parents_2022", 2022, single_parent, strongly_6),
        share_of(
            "older_nobody_to_fall_back_on_rotterdam", 2012, aged<65, 200>, nobody_to_fall_back_on),
        {"djg_emotional_social_correlation", 2022, {0}, emotional_social},
        {"djg11_reliability", 2022, {0}, reliability},
    };
}

}  // namespace models::survey
