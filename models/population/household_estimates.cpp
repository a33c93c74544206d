#include "models/population/household_estimates.h"

#include <algorithm>
#include <cmath>

namespace models::population {

namespace {

/// Largest share of the residents of 15 and over who may live alone, as a couple or as a single
/// parent: somebody must be left to be a child at home, an other member or in an institution.
constexpr double kLargestSettledShare = 0.985;

/// A place that grew or shrank by more since its households were counted is another place now.
constexpr double kLargestGrowth = 1.3;

int column_of(Role role) {
    switch (role) {
        case Role::alone:
            return kAlone;
        case Role::unmarried:
        case Role::married:
            return kCouple;
        case Role::unmarried_parent:
        case Role::married_parent:
            return kCoupleChildren;
        case Role::single_parent:
            return kSingleParent;
        default:
            return kRest;
    }
}

double households_of(const Expected& e) {
    return e.persons[kAlone] + e.persons[kCouple] / 2 + e.persons[kCoupleChildren] / 2 +
           e.persons[kSingleParent] + e.other_households;
}

/// Share of one-person households where the mean household size is `size`: fitted on 576 buurten
/// of Amsterdam, Den Haag and Utrecht in 2019 (R2 0.93, mean error 0.03).
double share_alone(double size) {
    return std::clamp(1.553 - 0.724 * size + 0.0902 * size * size, 0.03, 0.92);
}

/// Persons by column from household counts; children and others of 15 and over take what is left.
ColumnPersons persons_of(
    double one, double without, double with, double other, const Expected& e, double adults) {
    const double parents = e.persons[kCoupleChildren] / 2 + e.persons[kSingleParent];
    const double couples_share = parents > 0 ? e.persons[kCoupleChildren] / 2 / parents : 0.8;
    ColumnPersons p{};
    p[kAlone] = one;
    p[kCouple] = 2 * std::max(0.0, without - other);
    p[kCoupleChildren] = 2 * with * couples_share;
    p[kSingleParent] = with * (1 - couples_share);
    const double settled = p[kAlone] + p[kCouple] + p[kCoupleChildren] + p[kSingleParent];
    const double scale = std::min(1.0, kLargestSettledShare * adults / std::max(settled, 1e-9));
    for (double& value : p)
        value *= scale;
    p[kRest] = adults - settled * scale;
    return p;
}

}  // namespace

BandRates band_rates(const MunicipalityFacts& facts) {
    BandRates rates;
    std::array<double, kAgeBands> total{};
    double rest = 0;
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int group = 0; group < kAgeGroups; ++group) {
            const auto band = static_cast<std::size_t>(band_of_group(group));
            for (int role = 0; role < kRoles; ++role) {
                const double n =
                    facts.persons[static_cast<std::size_t>(person_cell(sex, group, role))];
                const auto column = static_cast<std::size_t>(column_of(static_cast<Role>(role)));
                total[band] += n;
                rates.persons[band][column] += n;
                if (static_cast<Role>(role) == Role::institution) rates.institution[band] += n;
                if (column == kRest && band > 0) rest += n;
            }
        }
    }
    for (std::size_t band = 0; band < kAgeBands; ++band) {
        const double n = std::max(total[band], 1.0);
        for (double& value : rates.persons[band])
            value /= n;
        rates.institution[band] /= n;
    }
    rates.other_per_rest = facts.other_households / std::max(rest, 1.0);
    return rates;
}

Expected expected_persons(const BandRates& rates, const AreaRow& buurt) {
    Expected out;
    double bands = 0, inside = 0;
    for (std::size_t band = 0; band < kAgeBands; ++band) {
        bands += buurt.age[band];
        inside += buurt.age[band] * rates.institution[band];
        if (band == 0) continue;  // the columns are of residents of 15 and over
        for (std::size_t column = 0; column < kColumns; ++column)
            out.persons[column] += buurt.age[band] * rates.persons[band][column];
    }
    out.other_households = out.persons[kRest] * rates.other_per_rest;
    out.private_persons = std::max(bands - inside, 1.0);
    return out;
}

double adults_of(const AreaRow& buurt) {
    double adults = 0;
    for (std::size_t band = 1; band < kAgeBands; ++band)
        adults += buurt.age[band];
    return adults;
}

ColumnPersons estimate_persons(const Expected& e, const AreaRow& buurt, double owner_share) {
    const double residents = std::max(buurt.population, 1.0);
    const double predicted = e.private_persons / std::max(households_of(e), 1.0);
    const double size = std::clamp(-0.42 + 0.99 * predicted + 0.81 * owner_share, 1.15, 3.4);
    double with =
        1.62 -
        (1.50 * buurt.age[1] + 1.85 * buurt.age[2] + 1.21 * buurt.age[3] + 1.88 * buurt.age[4]) /
            residents +
        0.13 * owner_share;
    double alone = share_alone(size);
    with = std::clamp(with, 0.01, 0.75);
    if (alone + with > 0.95) {
        const double scale = 0.95 / (alone + with);
        alone *= scale;
        with *= scale;
    }
    const double households = e.private_persons / size;
    const double other = std::min(e.other_households, households * (1 - alone - with));
    auto p = persons_of(households * alone,
                        households * (1 - alone - with),
                        households * with,
                        other,
                        e,
                        adults_of(buurt));
    p[kRest] = std::max(p[kRest], 0.5 * e.persons[kRest]);  // a start for raking, not yet a total
    return p;
}

HouseholdTargets targets_of(const ColumnPersons& persons, double other) {
    HouseholdTargets t;
    t.one_person = persons[kAlone];
    t.couples = persons[kCouple] / 2;
    t.couples_children = persons[kCoupleChildren] / 2;
    t.single_parents = persons[kSingleParent];
    t.other_households = std::min(other, persons[kRest] / 2);
    return t;
}

bool published_persons(const KnownFacts* known,
                       const Expected& e,
                       const AreaRow& buurt,
                       ColumnPersons& persons) {
    if (!known || !(known->population > 0)) return false;
    const double scale = buurt.population / known->population;
    if (scale < 1 / kLargestGrowth || scale > kLargestGrowth) return false;
    double one = known->one_person, without = known->without_children, with = known->with_children;
    if (!(one >= 0 && without >= 0 && with >= 0)) {
        if (!(known->mean_size >= 1) || !(known->with_children >= 0)) return false;
        const double households = known->population * e.private_persons /
                                  std::max(buurt.population, 1.0) / known->mean_size;
        with = std::min(known->with_children, 0.97 * households);
        one = std::min(share_alone(known->mean_size) * households, households - with);
        without = households - one - with;
    }
    if (!(one + without + with > 0)) return false;
    const double other = std::min(e.other_households, 0.8 * without * scale);
    persons = persons_of(one * scale, without * scale, with * scale, other, e, adults_of(buurt));
    return true;
}

void settle_leftover(ColumnPersons& persons) {
    constexpr double kGrownChildrenPerFamily = 1.3, kOthersPerAdult = 0.12;
    double adults = 0;
    for (const double n : persons)
        adults += n;
    const double families = persons[kCoupleChildren] / 2 + persons[kSingleParent];
    const double most = kGrownChildrenPerFamily * families + kOthersPerAdult * adults;
    const double excess = std::max(0.0, persons[kRest] - most);
    persons[kRest] -= excess;
    persons[kAlone] += excess;
}

}  // namespace models::population
