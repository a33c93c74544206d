#pragma once

#include "models/residents/risks.h"

namespace tests {

/// Risks that add nothing to a gap: only needs and ties are left. Grief stays as it is.
inline models::residents::RiskRules no_risks() {
    models::residents::RiskRules none;
    for (double* gap :
         {&none.level_2012,    &none.level_2016,  &none.level_2020,         &none.social_2012,
          &none.social_2016,   &none.social_2020, &none.slope_2016,         &none.slope_2020,
          &none.anxious_gap,   &none.limited_gap, &none.mobility_gap,       &none.poor_gap,
          &none.rich_gap,      &none.strain_gap,  &none.no_work_gap,        &none.education_gap,
          &none.migrant_gap,   &none.europe_gap,  &none.women_emotional,    &none.men_social,
          &none.emotional_age, &none.social_age,  &none.emotional_age_bend, &none.social_age_bend,
          &none.parent_gap,    &none.parted_gap,  &none.divorced_gap})
        *gap = 0;
    return none;
}

}  // namespace tests
