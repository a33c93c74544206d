#pragma once

#include "models/residents/residents.h"

namespace models::residents {

/// What makes some groups lonelier at the same ties: additions to the gaps between needed and
/// experienced relationships, all in units of provision (0..1).
struct RiskRules {
    int base_year = 2022;  // 2012, 2016, 2020 or 2022: whose national level is lived
    double level_2012 = -0.149;
    double level_2016 = -0.0899;
    double level_2020 = -0.0164;
    double social_2012 = -0.031;  // of the level: more in the social gap, less in the emotional one
    double social_2016 = 0.0314;
    double social_2020 = -0.0165;
    double slope_2016 = 0.0234;  // before 2020 the young were less lonely than now
    double slope_2020 = 0.012;   // in 2020 the old were lonelier than now
    double anxious_gap = 0.279;
    double limited_gap = 0.317;
    double mobility_gap = 0.158;
    double poor_gap = 0.0785;
    double rich_gap = 0.0752;
    double strain_gap = 0.112;
    double no_work_gap = 0.125;
    double education_gap = 0.0558;
    double education_old = 0.549;  // share of it that is left from kEducationAge on
    double migrant_gap = 0.149;
    double europe_gap = 0.08;
    double born_here = 0.156;  // share of both for people who were born in the Netherlands
    double born_here_age = 27.3;
    double women_emotional = 0.0365;
    double men_social = 0.0963;
    double emotional_age = -0.0345;
    double social_age = 0.0213;
    double emotional_age_bend = 0.0123;
    double social_age_bend = -0.00798;
    double parent_gap = 0.0153;
    double parted_gap = 0.0541;
    double divorced_gap = 0.0401;
    double parted_years = 8.0;
    double grief = 0.407;
    double split_grief = 0.231;

    /// Emotional and social slope of age in the base year.
    double year_slope() const {
        return base_year <= 2016 ? slope_2016 : base_year == 2020 ? slope_2020 : 0;
    }

    /// What the social gap has more than `level`, and the emotional one less.
    double social_part() const {
        return base_year == 2012   ? social_2012
               : base_year == 2016 ? social_2016
               : base_year == 2020 ? social_2020
                                   : 0;
    }

    /// Of the base year.
    double level() const {
        return base_year == 2012   ? level_2012
               : base_year == 2016 ? level_2016
               : base_year == 2020 ? level_2020
                                   : 0;
    }
};

inline constexpr int kMiddleAge = 50;     // years; the slopes of age are counted from here
inline constexpr int kEducationAge = 41;  // years; from here on education counts `education_old`

/// Chance that somebody of this age with an origin abroad was born in the Netherlands: logistic,
/// one half at `born_here_age`, over 7 years.
double chance_born_here(const RiskRules& rules, double age);

/// 1 at a low education, -1 at a high one.
constexpr int lack_of_education(Education education) {
    return (education == Education::low ? 1 : 0) - (education == Education::high ? 1 : 0);
}

/// Additions to both gaps that stay with a person: national level, income, strain, education,
/// origin, sex. They become part of her needs. `born` in (0, 1) says where in the order of chance
/// she stands: under `chance_born_here` she was born in the Netherlands.
struct LastingRisk {
    double social = 0;
    double emotional = 0;
};
LastingRisk lasting_risk(const RiskRules& rules,
                         const Households& households,
                         const Residents& residents,
                         ResidentId r,
                         double born);

/// Additions to both gaps that follow from her age, health, work and household now.
LastingRisk present_risk(const RiskRules& rules, const Residents& residents, ResidentId r);

}  // namespace models::residents
