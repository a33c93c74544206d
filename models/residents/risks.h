#pragma once

#include "models/residents/residents.h"

namespace models::residents {

/// What makes some groups lonelier at the same ties: additions to the gaps between needed and
/// experienced relationships, all in units of provision (0..1).
struct RiskRules {
    int base_year = 2022;  // 2012, 2016, 2020 or 2022: whose national level is lived
    double level_2012 = -0.153;
    double level_2016 = -0.0914;
    double level_2020 = -0.0219;
    double social_2012 =
        -0.0308;  // of the level: more in the social gap, less in the emotional one
    double social_2016 = 0.0287;
    double social_2020 = -0.0256;
    double slope_2016 = 0.0257;  // before 2020 the young were less lonely than now
    double slope_2020 = 0.0113;  // in 2020 the old were lonelier than now
    double anxious_gap = 0.279;
    double limited_gap = 0.327;
    double mobility_gap = 0.171;
    double poor_gap = 0.0858;
    double rich_gap = 0.0453;
    double strain_gap = 0.156;
    double no_work_gap = 0.131;
    double education_gap = 0.0588;
    double education_old = 0.516;  // share of it that is left from kEducationAge on
    double migrant_gap = 0.158;
    double europe_gap = 0.0915;
    double born_here = 0.152;  // share of both for people who were born in the Netherlands
    double born_here_age = 27.4;
    double women_emotional = 0.0267;
    double men_social = 0.0926;
    double emotional_age = -0.0271;
    double social_age = 0.0251;
    double emotional_age_bend = 0.013;
    double social_age_bend = -0.00634;
    double parent_gap = 0.0148;
    double parted_gap = 0.0581;
    double divorced_gap = 0.0373;
    double parted_years = 8.0;
    double grief = 0.435;
    double split_grief = 0.219;

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
