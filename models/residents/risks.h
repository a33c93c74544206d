#pragma once

#include "sim/fields.h"

#include "models/residents/residents.h"

namespace models::residents {

/// What makes some groups lonelier at the same ties: additions to the gaps between needed and
/// experienced relationships, all in units of provision (0..1).
struct RiskRules {
    int base_year = 2022;  // 2012, 2016, 2020 or 2022: whose national level is lived
    double level_2012 = -0.138;
    double level_2016 = -0.0927;
    double level_2020 = -0.0791;
    double slope_2016 = 0.0309;  // before 2020 the young were less lonely than now
    double anxious_gap = 0.253;
    double limited_gap = 0.134;
    double mobility_gap = 0.211;
    double poor_gap = 0.0567;
    double strain_gap = 0.107;
    double education_gap = 0.0553;
    double migrant_gap = 0.134;
    double europe_gap = 0.0658;
    double women_emotional = 0.0356;
    double men_social = 0.0961;
    double emotional_age = -0.0334;
    double social_age = 0.0113;
    double emotional_age_bend = 0.0104;
    double social_age_bend = -0.00802;
    double parent_gap = 0.02;
    double parted_gap = 0.0412;
    double divorced_gap = 0.0493;
    double parted_years = 8.0;
    double grief = 0.397;
    double split_grief = 0.259;

    /// Emotional and social slope of age in the base year.
    double year_slope() const { return base_year <= 2016 ? slope_2016 : 0; }

    /// Of the base year.
    double level() const {
        return base_year == 2012   ? level_2012
               : base_year == 2016 ? level_2016
               : base_year == 2020 ? level_2020
                                   : 0;
    }
};

template <class Fields, class Rules>
void describe_risks(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("residents.risks", [&] {
        fields.number(rules.level_2012,
                      {"level_2012",
                       "1",
                       -2,
                       2,
                       -0.3,
                       0.05,
                       Grade::a,
                       "levels-of-loneliness",
                       "added to both gaps in base year 2012; 2022 is 0"});
        fields.number(rules.level_2016,
                      {"level_2016",
                       "1",
                       -2,
                       2,
                       -0.25,
                       0.1,
                       Grade::a,
                       "levels-of-loneliness",
                       "added to both gaps in base year 2016"});
        fields.number(rules.level_2020,
                      {"level_2020",
                       "1",
                       -2,
                       2,
                       -0.2,
                       0.1,
                       Grade::a,
                       "levels-of-loneliness",
                       "added to both gaps in base year 2020"});
        fields.number(rules.slope_2016,
                      {"slope_2016",
                       "1/decade",
                       -0.5,
                       0.5,
                       -0.02,
                       0.08,
                       Grade::b,
                       "loneliness-of-the-young",
                       "change of both gaps with ten years of age in 2012 and 2016, on top of that "
                       "since 2020"});
        fields.number(rules.anxious_gap,
                      {"anxious_gap",
                       "1",
                       0,
                       2,
                       0,
                       0.8,
                       Grade::c,
                       "loneliness-and-distress",
                       "added to both gaps at a high risk of anxiety or depression"});
        fields.number(rules.limited_gap,
                      {"limited_gap",
                       "1",
                       0,
                       2,
                       0,
                       0.5,
                       Grade::c,
                       "loneliness-and-limitation",
                       "added to both gaps when severely limited by health"});
        fields.number(rules.mobility_gap,
                      {"mobility_gap",
                       "1",
                       0,
                       2,
                       0,
                       0.3,
                       Grade::c,
                       "loneliness-and-limitation",
                       "added to both gaps of people who cannot get about easily"});
        fields.number(rules.poor_gap,
                      {"poor_gap",
                       "1",
                       0,
                       2,
                       0,
                       0.2,
                       Grade::c,
                       "loneliness-and-money",
                       "added to both gaps at a household income in the lowest 40 %"});
        fields.number(
            rules.strain_gap,
            {"strain_gap",
             "1",
             0,
             2,
             0,
             0.3,
             Grade::c,
             "loneliness-and-money",
             "added to both gaps at some trouble making ends meet; twice at great trouble"});
        fields.number(rules.education_gap,
                      {"education_gap",
                       "1",
                       -1,
                       1,
                       -0.02,
                       0.12,
                       Grade::c,
                       "loneliness-by-education",
                       "added to both gaps at a low education, taken off at a high one"});
        fields.number(rules.migrant_gap,
                      {"migrant_gap",
                       "1",
                       0,
                       2,
                       0,
                       0.4,
                       Grade::b,
                       "loneliness-by-origin",
                       "added to both gaps of people born outside Europe or whose parents were"});
        fields.number(rules.europe_gap,
                      {"europe_gap",
                       "1",
                       0,
                       2,
                       0,
                       0.2,
                       Grade::d,
                       "assumption",
                       "the same of people with an origin elsewhere in Europe"});
        fields.number(rules.women_emotional,
                      {"women_emotional",
                       "1",
                       -1,
                       1,
                       0,
                       0.12,
                       Grade::a,
                       "loneliness-at-cbs-2022",
                       "added to the emotional gap of women"});
        fields.number(rules.men_social,
                      {"men_social",
                       "1",
                       -1,
                       1,
                       0,
                       0.2,
                       Grade::a,
                       "loneliness-at-cbs-2022",
                       "added to the social gap of men"});
        fields.number(rules.emotional_age,
                      {"emotional_age",
                       "1/decade",
                       -0.5,
                       0.5,
                       -0.08,
                       0.03,
                       Grade::a,
                       "loneliness-at-cbs-2022",
                       "change of the emotional gap with ten years of age, from 50"});
        fields.number(rules.social_age,
                      {"social_age",
                       "1/decade",
                       -0.5,
                       0.5,
                       -0.04,
                       0.06,
                       Grade::a,
                       "loneliness-at-cbs-2022",
                       "change of the social gap with ten years of age, from 50"});
        fields.number(rules.emotional_age_bend,
                      {"emotional_age_bend",
                       "1/decade^2",
                       -0.1,
                       0.1,
                       -0.005,
                       0.02,
                       Grade::a,
                       "loneliness-at-cbs-2022",
                       "added to the emotional gap for each squared ten years from 50"});
        fields.number(rules.social_age_bend,
                      {"social_age_bend",
                       "1/decade^2",
                       -0.1,
                       0.1,
                       -0.015,
                       0.01,
                       Grade::a,
                       "loneliness-at-cbs-2022",
                       "added to the social gap for each squared ten years from 50"});
        fields.number(rules.parent_gap,
                      {"parent_gap",
                       "1",
                       -1,
                       1,
                       0,
                       0.12,
                       Grade::c,
                       "parenthood",
                       "added to both gaps with children at home"});
        fields.number(rules.parted_gap,
                      {"parted_gap",
                       "1",
                       0,
                       2,
                       0,
                       0.3,
                       Grade::b,
                       "loneliness-by-marital-status",
                       "added to the emotional gap of the widowed and divorced without a partner"});
        fields.number(rules.divorced_gap,
                      {"divorced_gap",
                       "1",
                       0,
                       2,
                       0,
                       0.15,
                       Grade::b,
                       "loneliness-by-marital-status",
                       "added to both gaps of the divorced without a partner"});
        fields.number(
            rules.parted_years,
            {"parted_years",
             "years",
             0.1,
             60,
             4,
             12,
             Grade::d,
             "assumption",
             "mean time since widowed and divorced people lost their partner, at the start"});
        fields.number(rules.grief,
                      {"grief",
                       "1",
                       0,
                       1,
                       0.2,
                       0.7,
                       Grade::c,
                       "partner-loss",
                       "emotional gap that a partner's death leaves"});
        fields.number(rules.split_grief,
                      {"split_grief",
                       "1",
                       0,
                       1,
                       0.1,
                       0.5,
                       Grade::c,
                       "divorce",
                       "the same after a separation"});
    });
}

inline constexpr int kMiddleAge = 50;  // years; the slopes of age are counted from here

/// Additions to both gaps that stay with a person: national level, income, strain, education,
/// origin, sex. They become part of her needs.
struct LastingRisk {
    double social = 0;
    double emotional = 0;
};
LastingRisk lasting_risk(const RiskRules& rules,
                         const Households& households,
                         const Residents& residents,
                         ResidentId r);

/// Additions to both gaps that follow from her age, health and household now.
LastingRisk present_risk(const RiskRules& rules, const Residents& residents, ResidentId r);

}  // namespace models::residents
