#include "models/population/margins.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/population/own_margins.h"
#include "models/population/raking.h"

namespace models::population {

namespace {

/// Share of rented dwellings that belong to a housing corporation where it is not published: about
/// 29 of 42 per cent in the Netherlands. Assumption: docs/population.md#attributes.
constexpr double kCorporationOfRented = 0.69;

/// Counts of the buurten, made whole and consistent: each buurt keeps its residents, and each cell
/// adds up to the published figure of the area.
template <std::size_t N>
std::vector<std::array<int, N>> whole_counts(const Area& area,
                                             const std::vector<int>& residents,
                                             const std::array<double, N> AreaRow::*cells,
                                             std::uint32_t purpose) {
    const int rows = static_cast<int>(area.buurten.size()), cols = static_cast<int>(N);
    const int total = std::accumulate(residents.begin(), residents.end(), 0);
    // Ties are broken the same way for every seed: the margins are data, not chance.
    const Draws draws{0, Stream::population_rounding, purpose};
    const auto& whole = area.totals.*cells;
    const auto column_totals = round_to_total(whole, total, draws);
    Table table(rows, cols);
    std::vector<double> row_targets(residents.begin(), residents.end());
    std::vector<double> column_targets(column_totals.begin(), column_totals.end());
    for (int r = 0; r < rows; ++r) {
        const auto& own = area.buurten[static_cast<std::size_t>(r)].*cells;
        const double sum = std::accumulate(own.begin(), own.end(), 0.0);
        for (int c = 0; c < cols; ++c) {
            const auto i = static_cast<std::size_t>(c);
            // Suppressed buurten look like the area; a trace of it lets every margin be met.
            table.at(r, c) = (sum > 0 ? own[i] : whole[i]) + 1e-4 * whole[i] / std::max(1, total);
        }
    }
    rake(table, row_targets, column_targets, {300, 1e-9});
    const Counts counts = round_to_margins(table, residents, column_totals, draws);
    std::vector<std::array<int, N>> out(area.buurten.size());
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c)
            out[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = counts.at(r, c);
    return out;
}

/// What is known of a buurt, in the order in which it is trusted.
struct Sources {
    const KnownFacts* buurt = nullptr;
    const KnownFacts* wijk = nullptr;
    const WijkFacts* wijk_2022 = nullptr;
    const WijkFacts* mean = nullptr;  // of the municipality
};

/// The first source that has the figure.
template <class Known>
bool first_known(const Sources& s, Known&& has, const KnownFacts*& out) {
    for (const KnownFacts* facts : {s.buurt, s.wijk}) {
        if (!facts || !has(*facts)) continue;
        out = facts;
        return true;
    }
    return false;
}

struct Figure {
    double value = 0;
    bool estimated = true;
};

Figure wijk_figure(const Sources& s, double WijkFacts::*figure) {
    if (s.wijk_2022 && std::isfinite(s.wijk_2022->*figure)) return {s.wijk_2022->*figure, false};
    return {s.mean->*figure, true};
}

Shares<3> tenure_shares(const Sources& s) {
    const KnownFacts* known = nullptr;
    Figure owner = wijk_figure(s, &WijkFacts::owner_pct);
    if (first_known(
            s, [](const KnownFacts& k) { return std::isfinite(k.owner_pct); }, known))
        owner = {known->owner_pct, false};
    const double rented = std::max(0.0, 100 - owner.value);
    double corporation = kCorporationOfRented * rented;
    const auto has_corporation = [](const KnownFacts& k) {
        return std::isfinite(k.corporation_pct) && std::isfinite(k.other_rent_pct) &&
               k.corporation_pct + k.other_rent_pct > 0;
    };
    if (first_known(s, has_corporation, known))
        corporation =
            rented * known->corporation_pct / (known->corporation_pct + known->other_rent_pct);
    else
        owner.estimated = true;  // the split of the rented dwellings is
    return {{owner.value / 100, corporation / 100, (rented - corporation) / 100}, owner.estimated};
}

/// Household shares from those of persons where only the latter are published: slopes of 499 areas
/// of Amsterdam 2019 and Charlois 2024 (r 0.82 and 0.86) through the national 40 and 20 per cent.
Shares<3> income_shares(const Sources& s) {
    const KnownFacts* known = nullptr;
    const auto has = [](const KnownFacts& k) {
        return std::isfinite(k.households_lowest40_pct) &&
               std::isfinite(k.households_highest20_pct);
    };
    double low = 0, high = 0;
    const bool published = first_known(s, has, known);
    if (published) {
        low = known->households_lowest40_pct;
        high = known->households_highest20_pct;
    } else {
        low = 40 + 1.17 * (wijk_figure(s, &WijkFacts::income_lowest40_pct).value - 40);
        high = 20 + 0.85 * (wijk_figure(s, &WijkFacts::income_highest20_pct).value - 20);
    }
    low = std::clamp(low, 2.0, 95.0);
    high = std::clamp(high, 1.0, 98.0 - low);
    return {{low / 100, (100 - low - high) / 100, high / 100}, !published};
}

/// Low and middle from the share of higher education where only that is published: low of low and
/// middle = 0.596 - 0.414 high, over 730 areas of three cities (r -0.60).
Shares<3> education_shares(const Sources& s) {
    const KnownFacts* known = nullptr;
    const auto has = [](const KnownFacts& k) {
        return k.education[0] + k.education[1] + k.education[2] > 0;
    };
    if (first_known(s, has, known)) {
        Shares<3> out{known->education, false};
        const double total = out.of[0] + out.of[1] + out.of[2];
        for (double& share : out.of)
            share /= total;
        return out;
    }
    const double high =
        std::clamp(wijk_figure(s, &WijkFacts::education_high_pct).value / 100, 0.02, 0.95);
    const double low = (1 - high) * (0.596 - 0.414 * high);
    return {{low, 1 - high - low, high}, true};
}

Shares<1> working_share(const Sources& s) {
    const KnownFacts* known = nullptr;
    if (first_known(
            s, [](const KnownFacts& k) { return std::isfinite(k.employment_pct); }, known))
        return {{known->employment_pct / 100}, false};
    const Figure figure = wijk_figure(s, &WijkFacts::employment_pct);
    return {{figure.value / 100}, figure.estimated};
}

/// Published marital status; all zero when it is not published for the buurt or wijk.
Shares<4> marital_shares(const Sources& s) {
    const KnownFacts* known = nullptr;
    const auto sum = [](const KnownFacts& k) {
        return std::accumulate(k.marital.begin(), k.marital.end(), 0.0);
    };
    if (!first_known(
            s, [&](const KnownFacts& k) { return sum(k) > 0; }, known))
        return {};
    Shares<4> out{known->marital, false};
    for (double& share : out.of)
        share /= sum(*known);
    return out;
}

bool complete(const HealthShares& h) {
    for (std::size_t kind = 0; kind < kHealthKinds; ++kind)
        if (!std::isfinite(h.adults[kind])) return false;
    return true;
}

/// Health of the buurt, else of its wijk, municipality or the country. Where the shares of people
/// of 65 and over are suppressed they bear the national ratio to those of all adults.
void set_health(const AreaData& data, BuurtMargins& margins) {
    const auto country = data.health.find("NL00");
    const std::string wijk = wijk_of(margins.code), municipality = municipality_of(margins.code);
    margins.health = country->second;
    for (const std::string& code : {margins.code, wijk, municipality}) {
        const auto found = data.health.find(code);
        if (found == data.health.end() || !complete(found->second)) continue;
        margins.health = found->second;
        margins.health_estimated = code == municipality;
        break;
    }
    for (std::size_t kind = 0; kind < kHealthKinds; ++kind)
        if (!std::isfinite(margins.health.old[kind]))
            margins.health.old[kind] =
                std::min(0.95,
                         margins.health.adults[kind] * country->second.old[kind] /
                             country->second.adults[kind]);
}

void set_attributes(const Sources& sources, BuurtMargins& margins) {
    margins.tenure = tenure_shares(sources);
    margins.income = income_shares(sources);
    margins.education = education_shares(sources);
    margins.working = working_share(sources);
    margins.marital = marital_shares(sources);
}

void set_from_tables(const AreaData& data, AreaMargins& margins) {
    const auto known = [&](const std::string& code) -> const KnownFacts* {
        const auto found = data.known.find(code);
        return found == data.known.end() ? nullptr : &found->second;
    };
    for (auto& buurt : margins.buurten) {
        Sources sources{known(buurt.code), known(wijk_of(buurt.code))};
        sources.mean = &margins.facts->mean;
        const auto wijk = data.wijken.find(wijk_of(buurt.code));
        if (wijk != data.wijken.end()) sources.wijk_2022 = &wijk->second;
        set_attributes(sources, buurt);
        set_health(data, buurt);
    }
}

/// Households of the buurten of the area, seen among all buurten of their municipality.
void set_households(const AreaData& data, const Area& area, AreaMargins& margins) {
    std::vector<AreaRow> all;
    const auto found = data.areas.buurten_of.find(area.municipality_code);
    if (found != data.areas.buurten_of.end())
        for (const auto id : found->second)
            if (data.areas.rows[id].population > 0) all.push_back(data.areas.rows[id]);
    if (area.buurten.front().code.starts_with("WK")) all = area.buurten;
    const auto targets = make_household_targets(data, *margins.facts, all);
    std::size_t at = 0;
    for (auto& buurt : margins.buurten) {  // both in the order of the index
        while (at < all.size() && all[at].code != buurt.code)
            ++at;
        if (at == all.size()) break;
        const double scale = buurt.population / all[at].population;
        HouseholdTargets t = targets[at];
        for (double* n : {&t.one_person,
                          &t.couples,
                          &t.couples_children,
                          &t.single_parents,
                          &t.other_households})
            *n *= scale;
        buurt.households = t;
    }
}

void set_own(const AreaData& data, const Area& area, AreaMargins& margins) {
    BuurtMargins& buurt = margins.buurten.front();
    Sources sources{&area.own->known};
    sources.mean = &margins.facts->mean;
    set_attributes(sources, buurt);
    set_health(data, buurt);
    buurt.health_estimated = false;
    for (std::size_t kind = 0; kind < kHealthKinds; ++kind) {
        const double adults = area.own->health.adults[kind], old = area.own->health.old[kind];
        if (std::isfinite(adults)) buurt.health.adults[kind] = adults;
        if (std::isfinite(old)) buurt.health.old[kind] = old;
        buurt.health_estimated = buurt.health_estimated || !std::isfinite(adults);
    }
    buurt.households = own_household_targets(*margins.facts, area.buurten.front(), area.own->known);
}

/// Mean age of the men less that of the women among people who live with a partner.
double partner_gap(const MunicipalityFacts& facts) {
    std::array<double, kSexes> sum{}, n{};
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int group = 0; group < kAgeGroups; ++group) {
            for (int role = number(Role::unmarried); role <= number(Role::married_parent); ++role) {
                const double here =
                    facts.persons[static_cast<std::size_t>(person_cell(sex, group, role))];
                sum[static_cast<std::size_t>(sex)] += here * (5.0 * group + 2.5);
                n[static_cast<std::size_t>(sex)] += here;
            }
        }
    }
    return sum[0] / n[0] - sum[1] / n[1];
}

}  // namespace

int AreaMargins::population() const {
    int total = 0;
    for (const auto& buurt : buurten)
        total += buurt.population;
    return total;
}

AreaMargins make_margins(const AreaData& data, const Area& area) {
    AreaMargins margins;
    margins.facts = &data.municipality(area.own ? "NL00" : area.municipality_code);
    margins.partner_gap = partner_gap(data.municipality("NL00"));
    const int total = static_cast<int>(std::lround(area.totals.population));
    std::vector<double> shares;
    for (const auto& buurt : area.buurten)
        shares.push_back(buurt.population);
    const auto residents = round_to_total(shares, total, {0, Stream::population_rounding, 1});
    const auto sex = whole_counts(area, residents, &AreaRow::sex, 2);
    const auto age = whole_counts(area, residents, &AreaRow::age, 3);
    const auto origin = whole_counts(area, residents, &AreaRow::origin, 4);
    for (std::size_t i = 0; i < area.buurten.size(); ++i) {
        BuurtMargins& buurt = margins.buurten.emplace_back();
        buurt.code = area.buurten[i].code;
        buurt.name = area.buurten[i].name;
        buurt.population = residents[i];
        buurt.sex = sex[i];
        buurt.age = age[i];
        buurt.origin = origin[i];
    }
    if (area.own) {
        set_own(data, area, margins);
    } else {
        set_from_tables(data, margins);
        set_households(data, area, margins);
    }
    return margins;
}

}  // namespace models::population
