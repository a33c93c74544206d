#include "models/survey/groups.h"

namespace models::survey {

namespace {

/// Affirms the lack of enough people to fall back on: the first of the three social items of the
/// short form, which begins with that statement. The model does not know what items say, only how
/// hard they are; and who has too few people to fall back on need not have nobody.
bool nobody_to_fall_back_on(const Respondent& p) {
    constexpr unsigned kFirst = residents::kSocialOfSix & (0u - residents::kSocialOfSix);
    return (p.answers & kFirst) != 0;
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
