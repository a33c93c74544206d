#include "models/residents/risks.h"

namespace models::residents {

LastingRisk lasting_risk(const RiskRules& rules,
                         const Households& households,
                         const Residents& residents,
                         ResidentId r) {
    const HouseholdId home = residents.household[r];
    double both = rules.level();
    if (households.income[home] == Income::low) both += rules.poor_gap;
    both += rules.strain_gap * households.strain[home];
    if (residents.education[r] == Education::low) both += rules.education_gap;
    if (residents.education[r] == Education::high) both -= rules.education_gap;
    if (residents.origin[r] == Origin::outside_europe) both += rules.migrant_gap;
    if (residents.origin[r] == Origin::europe) both += rules.europe_gap;
    const bool man = residents.sex[r] == Sex::man;
    return {both + (man ? rules.men_social : 0), both + (man ? 0 : rules.women_emotional)};
}

LastingRisk present_risk(const RiskRules& rules, const Residents& residents, ResidentId r) {
    const Position position = residents.position[r];
    const double decades = (residents.age[r] - kMiddleAge * 52) / 520.0;
    const double both = rules.anxious_gap * residents.anxious[r] +
                        rules.limited_gap * residents.limited[r] +
                        rules.mobility_gap * residents.mobility_limited[r] +
                        (with_children(position) ? rules.parent_gap : 0) +
                        (divorced_alone(residents.marital[r], position) ? rules.divorced_gap : 0) +
                        rules.year_slope() * decades;
    const double alone = parted(residents.marital[r], position) ? rules.parted_gap : 0;
    const auto of_age = [&](double slope, double bend) {
        return (slope + bend * decades) * decades;
    };
    return {both + of_age(rules.social_age, rules.social_age_bend),
            both + alone + of_age(rules.emotional_age, rules.emotional_age_bend)};
}

}  // namespace models::residents
