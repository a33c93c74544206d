#include "models/residents/risks.h"

#include <cmath>

namespace models::residents {

namespace {

double origin_gap(const RiskRules& rules, Origin origin) {
    return origin == Origin::outside_europe ? rules.migrant_gap
           : origin == Origin::europe       ? rules.europe_gap
                                            : 0;
}

}  // namespace

double chance_born_here(const RiskRules& rules, double age) {
    constexpr double kYears = 7;
    return 1 / (1 + std::exp((age - rules.born_here_age) / kYears));
}

LastingRisk lasting_risk(const RiskRules& rules,
                         const Households& households,
                         const Residents& residents,
                         ResidentId r,
                         double born) {
    const HouseholdId home = residents.household[r];
    double both = rules.level();
    if (households.income[home] == Income::low) both += rules.poor_gap;
    if (households.income[home] == Income::high) both -= rules.rich_gap;
    both += rules.strain_gap * households.strain[home];
    both += rules.education_gap * rules.education_old * lack_of_education(residents.education[r]);
    const bool born_here = born < chance_born_here(rules, residents.age[r] / 52.0);
    both += origin_gap(rules, residents.origin[r]) * (born_here ? rules.born_here : 1);
    const bool man = residents.sex[r] == Sex::man;
    return {both + rules.social_part() + (man ? rules.men_social : 0),
            both - rules.social_part() + (man ? 0 : rules.women_emotional)};
}

LastingRisk present_risk(const RiskRules& rules, const Residents& residents, ResidentId r) {
    const Position position = residents.position[r];
    const double decades = (residents.age[r] - kMiddleAge * 52) / 520.0;
    const double both =
        rules.anxious_gap * residents.anxious[r] + rules.limited_gap * residents.limited[r] +
        rules.mobility_gap * residents.mobility_limited[r] +
        (with_children(position) ? rules.parent_gap : 0) +
        (divorced_alone(residents.marital[r], position) ? rules.divorced_gap : 0) +
        rules.year_slope() * decades +
        (residents.work[r] == Work::not_working ? rules.no_work_gap : 0) +
        (residents.age[r] < kEducationAge * 52 ? rules.education_gap * (1 - rules.education_old) *
                                                     lack_of_education(residents.education[r])
                                               : 0);
    const double alone = parted(residents.marital[r], position) ? rules.parted_gap : 0;
    const auto of_age = [&](double slope, double bend) {
        return (slope + bend * decades) * decades;
    };
    return {both + of_age(rules.social_age, rules.social_age_bend),
            both + alone + of_age(rules.emotional_age, rules.emotional_age_bend)};
}

}  // namespace models::residents
