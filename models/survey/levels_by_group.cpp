#include "models/survey/groups.h"

namespace models::survey {

namespace {

bool widowed(const Respondent& p) {
    return !p.with_partner() && p.marital == Marital::widowed;
}
bool divorced(const Respondent& p) {
    return divorced_alone(p.marital, p.position);
}
bool couple_without_children(const Respondent& p) {
    return p.position == Position::partner_no_child;
}
bool parent_with_partner(const Respondent& p) {
    return p.position == Position::partner_child;
}
/// Born in the Netherlands, and both parents too.
bool dutch(const Respondent& p) {
    return p.origin == Origin::netherlands;
}
bool not_dutch(const Respondent& p) {
    return !dutch(p);
}
bool high_education(const Respondent& p) {
    return p.education == Education::high;
}
/// Severely limited by health and limited in mobility too: severe limitations that are not of the
/// body are left out.
bool severely_limited_body(const Respondent& p) {
    return p.limited != 0 && p.mobility_limited != 0;
}

bool severely_limited(const Respondent& p) {
    return p.limited != 0;
}
/// As near as the people of the model come to social assistance and disability benefits: neither at
/// work, nor studying, nor retired, without a partner, of a household in the lowest 40 %.
bool on_benefit(const Respondent& p) {
    return p.work == Work::not_working && p.income == Income::low && !p.with_partner();
}

double high_education_minus_all(const YearWaves& answers) {
    return share(answers, high_education, lonely_6) - share(answers, adult, lonely_6);
}

}  // namespace

std::vector<Measure> group_measures() {
    return {
        share_of("cbs_emotionally_lonely_women_2022", 2022, woman, emotionally_6),
        share_of("cbs_socially_lonely_women_2022", 2022, woman, socially_6),
        share_of("cbs_emotionally_lonely_men_2022", 2022, man, emotionally_6),
        share_of("cbs_socially_lonely_men_2022", 2022, man, socially_6),
        share_of("cbs_emotionally_lonely_25_35_2022", 2022, aged<25, 35>, emotionally_6),
        share_of("cbs_socially_lonely_25_35_2022", 2022, aged<25, 35>, socially_6),
        share_of("cbs_emotionally_lonely_45_55_2022", 2022, aged<45, 55>, emotionally_6),
        share_of("cbs_socially_lonely_45_55_2022", 2022, aged<45, 55>, socially_6),
        share_of("cbs_emotionally_lonely_65_75_2022", 2022, aged<65, 75>, emotionally_6),
        share_of("cbs_socially_lonely_65_75_2022", 2022, aged<65, 75>, socially_6),
        share_of("cbs_emotionally_lonely_75plus_2022", 2022, aged<75, 200>, emotionally_6),
        share_of("cbs_socially_lonely_75plus_2022", 2022, aged<75, 200>, socially_6),
        share_of("cbs_lonely_dutch_origin_2022", 2022, dutch, lonely_6),
        share_of("cbs_lonely_foreign_origin_2022", 2022, not_dutch, lonely_6),
        share_of("cbs_strongly_lonely_dutch_origin_2023", 2022, dutch, strongly_6),
        share_of("cbs_strongly_lonely_foreign_origin_2023", 2022, not_dutch, strongly_6),
        share_of("strongly_lonely_married_or_cohabiting_2022", 2022, partnered, strongly),
        share_of("strongly_lonely_never_married_2022", 2022, never_married, strongly),
        share_of("strongly_lonely_divorced_2022", 2022, divorced, strongly),
        share_of("strongly_lonely_widowed_2022", 2022, widowed, strongly),
        share_of("cbs_strongly_lonely_singles_2021", 2022, alone, strongly_6),
        share_of("cbs_strongly_lonely_couples_without_children_2021",
                 2022,
                 couple_without_children,
                 strongly_6),
        share_of(
            "cbs_strongly_lonely_parents_with_partner_2022", 2022, parent_with_partner, strongly_6),
        {"cbs_lonely_high_education_minus_all_2017", 2016, {0}, high_education_minus_all},
        share_of("strongly_lonely_severe_physical_limitation_2012",
                 2012,
                 severely_limited_body,
                 strongly),
        share_of("lonely_75_84_2020", 2020, aged<75, 85>, lonely),
        share_of("lonely_85plus_2020", 2020, aged<85, 200>, lonely),
        share_of("strongly_lonely_divorced_2020", 2020, divorced, strongly),
        share_of("strongly_lonely_widowed_2020", 2020, widowed, strongly),
        share_of("strongly_lonely_adults_2016", 2016, adult, strongly),
        share_of("strongly_lonely_85plus_2016", 2016, aged<85, 200>, strongly),
        share_of("cbs_lonely_15plus_2017", 2016, adult, lonely_6),
        share_of("cbs_strongly_lonely_15plus_2017", 2016, adult, strongly_6),
        share_of("lonely_bad_health_2020", 2020, severely_limited, lonely),
        share_of("strongly_lonely_bad_health_2020", 2020, severely_limited, strongly),
        share_of("lonely_on_benefit_2020", 2020, on_benefit, lonely),
    };
}

}  // namespace models::survey
