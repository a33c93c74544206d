#include <algorithm>
#include <cmath>
#include <map>

#include "models/population/household_estimates.h"
#include "models/population/margins.h"
#include "models/population/raking.h"

namespace models::population {

namespace {

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
    std::vector<ColumnPersons> persons;
    ColumnPersons left{};  // of the municipality, not yet given to a buurt
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
void rake_buurten(Work& work, const std::vector<std::size_t>& ids, const ColumnPersons& totals) {
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

void take_from_left(Work& work, const ColumnPersons& persons) {
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
        ColumnPersons totals{};
        if (published_persons(known_of(data, wijk), expected_persons(rates, sum), sum, totals)) {
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
        work.persons.push_back(
            estimate_persons(e, buurten[i], owner_share(data, facts, buurten[i])));
        const KnownFacts* known = known_of(data, buurten[i].code);
        if (published_persons(known, e, buurten[i], work.persons[i])) {
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
    ColumnPersons floor{};
    for (const auto id : unknown)
        for (std::size_t c = 0; c < kColumns; ++c)
            floor[c] += 0.2 * work.expected[id].persons[c];
    for (std::size_t c = 0; c < kColumns; ++c)
        work.left[c] = std::max(work.left[c], floor[c]);
    rake_buurten(work, unknown, work.left);
    for (std::size_t i = 0; i < buurten.size(); ++i)
        if (!is_published[i]) settle_leftover(work.persons[i]);

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
    ColumnPersons persons{};
    const bool given = published_persons(&known, e, buurt, persons);
    if (!given) {
        const double owner =
            std::isfinite(known.owner_pct) ? known.owner_pct : facts.mean.owner_pct;
        persons = estimate_persons(e, buurt, owner / 100);
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
