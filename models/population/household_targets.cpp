#include <algorithm>
#include <cmath>
#include <map>

#include "models/population/margins.h"
#include "models/population/raking.h"

namespace models::population {

namespace {

/// Largest share of the residents of 15 and over who may live alone, as a couple or as a single
/// parent: somebody must be left to be a child at home, an other member or in an institution.
constexpr double kLargestSettledShare = 0.985;

/// A place that grew or shrank by more since its households were counted is another place now.
constexpr double kLargestGrowth = 1.3;

// Columns of the table that is raked: residents of 15 and over by what they are.
enum Column { kAlone, kCouple, kCoupleChildren, kSingleParent, kRest, kColumns };

/// Residents of 15 and over by role, expected from the ages alone.
struct Expected {
    std::array<double, kColumns> persons{};
    double other_households = 0;
    double private_persons = 0;
};

/// Rates of the municipality: persons per role and resident of an age band.
struct BandRates {
    std::array<std::array<double, kColumns>, kAgeBands> persons{};
    std::array<double, kAgeBands> institution{};
    double other_per_rest = 0;  // other households per person of the column kRest
};

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
std::array<double, kColumns> persons_of(
    double one, double without, double with, double other, const Expected& e, double adults) {
    const double parents = e.persons[kCoupleChildren] / 2 + e.persons[kSingleParent];
    const double couples_share = parents > 0 ? e.persons[kCoupleChildren] / 2 / parents : 0.8;
    std::array<double, kColumns> p{};
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

double adults_of(const AreaRow& buurt) {
    double adults = 0;
    for (std::size_t band = 1; band < kAgeBands; ++band)
        adults += buurt.age[band];
    return adults;
}

/// Persons by column estimated from ages and tenure. Fitted on 749 buurten of the province of
/// Utrecht in 2022, cross-validated by municipality: mean size R2 0.72, share with children R2
/// 0.80.
std::array<double, kColumns> estimate(const Expected& e, const AreaRow& buurt, double owner_share) {
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

HouseholdTargets targets_of(const std::array<double, kColumns>& persons, double other) {
    HouseholdTargets t;
    t.one_person = persons[kAlone];
    t.couples = persons[kCouple] / 2;
    t.couples_children = persons[kCoupleChildren] / 2;
    t.single_parents = persons[kSingleParent];
    t.other_households = std::min(other, persons[kRest] / 2);
    return t;
}

/// Persons by column as published, brought to the residents of 2024; false when not published.
bool published(const KnownFacts* known,
               const Expected& e,
               const AreaRow& buurt,
               std::array<double, kColumns>& persons) {
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

double owner_share(const AreaData& data, const MunicipalityFacts& facts, const AreaRow& buurt) {
    const std::string wijk = wijk_of(buurt.code);
    for (const std::string& code : {buurt.code, wijk}) {
        const auto known = data.known.find(code);
        if (known != data.known.end() && std::isfinite(known->second.owner_pct))
            return known->second.owner_pct / 100;
    }
    const auto found = data.wijken.find(wijk);
    if (found != data.wijken.end() && std::isfinite(found->second.owner_pct))
        return found->second.owner_pct / 100;
    return facts.mean.owner_pct / 100;
}

const KnownFacts* known_of(const AreaData& data, const std::string& code) {
    const auto found = data.known.find(code);
    return found == data.known.end() ? nullptr : &found->second;
}

/// All buurten of a municipality on their way to targets.
struct Work {
    const std::vector<AreaRow>& buurten;
    std::vector<Expected> expected;
    std::vector<std::array<double, kColumns>> persons;
    std::array<double, kColumns> left{};  // of the municipality, not yet given to a buurt
};

/// Buurten of which the households with children are published, but not how many people live alone:
/// the latter are raked to what the municipality has, the former stay.
void rake_partly_known(Work& work,
                       const std::vector<std::size_t>& partly,
                       const std::vector<std::size_t>& unknown) {
    constexpr std::array<Column, 3> open{kAlone, kCouple, kRest};
    if (partly.empty()) return;
    Table table(static_cast<int>(partly.size()), 3);
    std::vector<double> rows, columns;
    double adults = 0, wanted = 0;
    for (std::size_t i = 0; i < partly.size(); ++i) {
        double sum = 0;
        for (int c = 0; c < 3; ++c) {
            const double n = work.persons[partly[i]][open[static_cast<std::size_t>(c)]] + 1e-9;
            table.at(static_cast<int>(i), c) = n;
            sum += n;
        }
        rows.push_back(sum);
        adults += sum;
    }
    for (const Column column : open) {
        double here = 0, elsewhere = 0;
        for (const auto id : partly)
            here += work.expected[id].persons[column];
        for (const auto id : unknown)
            elsewhere += work.expected[id].persons[column];
        columns.push_back(std::max(work.left[column], 0.2 * here) * here /
                          std::max(here + elsewhere, 1e-9));
        wanted += columns.back();
    }
    for (double& total : columns)
        total *= adults / std::max(wanted, 1e-9);
    rake(table, rows, columns, {100, 1e-6});
    for (std::size_t i = 0; i < partly.size(); ++i)
        for (int c = 0; c < 3; ++c)
            work.persons[partly[i]][open[static_cast<std::size_t>(c)]] =
                table.at(static_cast<int>(i), c);
}

/// Rakes the estimates of the buurten `ids` to `totals` and to their residents of 15 and over.
void rake_buurten(Work& work,
                  const std::vector<std::size_t>& ids,
                  const std::array<double, kColumns>& totals) {
    if (ids.empty()) return;
    Table table(static_cast<int>(ids.size()), kColumns);
    std::vector<double> rows(ids.size());
    double adults = 0, wanted = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        adults += rows[i] = adults_of(work.buurten[ids[i]]);
        for (int c = 0; c < kColumns; ++c)
            table.at(static_cast<int>(i), c) =
                work.persons[ids[i]][static_cast<std::size_t>(c)] + 1e-9;
    }
    for (const double total : totals)
        wanted += total;
    std::vector<double> columns(totals.begin(), totals.end());
    for (double& total : columns)
        total *= adults / std::max(wanted, 1e-9);
    rake(table, rows, columns, {100, 1e-6});
    for (std::size_t i = 0; i < ids.size(); ++i)
        for (int c = 0; c < kColumns; ++c)
            work.persons[ids[i]][static_cast<std::size_t>(c)] = table.at(static_cast<int>(i), c);
}

void take_from_left(Work& work, const std::array<double, kColumns>& persons) {
    for (std::size_t c = 0; c < kColumns; ++c)
        work.left[c] -= persons[c];
}

/// Wijken whose household types are published while those of their buurten are not.
void rake_to_known_wijken(Work& work,
                          const AreaData& data,
                          const BandRates& rates,
                          std::vector<std::size_t>& unknown) {
    std::map<std::string, std::vector<std::size_t>> by_wijk;
    for (const auto id : unknown)
        by_wijk[wijk_of(work.buurten[id].code)].push_back(id);
    unknown.clear();
    for (const auto& [wijk, ids] : by_wijk) {
        AreaRow sum;
        for (const auto id : ids) {
            sum.population += work.buurten[id].population;
            for (std::size_t band = 0; band < kAgeBands; ++band)
                sum.age[band] += work.buurten[id].age[band];
        }
        std::array<double, kColumns> totals{};
        if (published(known_of(data, wijk), expected_persons(rates, sum), sum, totals)) {
            rake_buurten(work, ids, totals);
            take_from_left(work, totals);
        } else {
            unknown.insert(unknown.end(), ids.begin(), ids.end());
        }
    }
}

}  // namespace

std::vector<HouseholdTargets> make_household_targets(const AreaData& data,
                                                     const MunicipalityFacts& facts,
                                                     const std::vector<AreaRow>& buurten) {
    const BandRates rates = band_rates(facts);
    Work work{buurten, {}, {}};
    std::vector<std::size_t> unknown, partly;
    std::vector<HouseholdTargets> targets(buurten.size());
    std::vector<char> is_published(buurten.size(), 0);
    for (std::size_t i = 0; i < buurten.size(); ++i) {
        const Expected e = expected_persons(rates, buurten[i]);
        for (std::size_t c = 0; c < kColumns; ++c)
            work.left[c] += e.persons[c];
        work.expected.push_back(e);
        work.persons.push_back(estimate(e, buurten[i], owner_share(data, facts, buurten[i])));
        const KnownFacts* known = known_of(data, buurten[i].code);
        if (published(known, e, buurten[i], work.persons[i])) {
            is_published[i] = 1;
            targets[i].estimated = !std::isfinite(known->one_person);
            if (targets[i].estimated)
                partly.push_back(i);
            else
                take_from_left(work, work.persons[i]);
        } else {
            unknown.push_back(i);
        }
    }
    rake_to_known_wijken(work, data, rates, unknown);
    rake_partly_known(work, partly, unknown);
    for (const auto id : partly)
        take_from_left(work, work.persons[id]);
    // What published buurten leave of a type never falls below a fifth of what ages alone suggest.
    std::array<double, kColumns> floor{};
    for (const auto id : unknown)
        for (std::size_t c = 0; c < kColumns; ++c)
            floor[c] += 0.2 * work.expected[id].persons[c];
    for (std::size_t c = 0; c < kColumns; ++c)
        work.left[c] = std::max(work.left[c], floor[c]);
    rake_buurten(work, unknown, work.left);

    for (std::size_t i = 0; i < buurten.size(); ++i) {
        const bool estimated = is_published[i] ? targets[i].estimated : true;
        targets[i] = targets_of(work.persons[i], work.expected[i].other_households);
        targets[i].estimated = estimated;
        targets[i].with_children_estimated = !is_published[i];
    }
    return targets;
}

HouseholdTargets own_household_targets(const MunicipalityFacts& facts,
                                       const AreaRow& buurt,
                                       const KnownFacts& known) {
    const Expected e = expected_persons(band_rates(facts), buurt);
    std::array<double, kColumns> persons{};
    const bool given = published(&known, e, buurt, persons);
    if (!given) {
        const double owner =
            std::isfinite(known.owner_pct) ? known.owner_pct : facts.mean.owner_pct;
        persons = estimate(e, buurt, owner / 100);
        double total = 0;
        for (const double p : persons)
            total += p;
        for (double& p : persons)
            p *= adults_of(buurt) / std::max(total, 1e-9);
    }
    HouseholdTargets t = targets_of(persons, e.other_households);
    t.estimated = !(given && std::isfinite(known.one_person));
    t.with_children_estimated = !given;
    return t;
}

}  // namespace models::population
