#include "models/places/places.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/csv_reader.h"

#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::places {

const char* const kWarning =
    "RIVM's figures for small areas are estimates too: a regression on registers of age, sex, "
    "origin,\nhousehold, income and home ownership, with a term for the place. Agreement says that "
    "the composition\nof a place is right, not that anybody in it is. Shares of people with health "
    "problems and of people\nwho have trouble making ends meet, from which residents are made, "
    "come "
    "from the same source.\nNothing here may be used to fit the model.\n";

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

struct SizeClass {
    double below;
    const char* name;
};
constexpr std::array<SizeClass, 6> kSizes{{{500, "under 500"},
                                           {1500, "500-1499"},
                                           {3000, "1500-2999"},
                                           {6000, "3000-5999"},
                                           {12000, "6000-11999"},
                                           {1e12, "12000+"}}};

std::string size_class_of(double residents) {
    return std::find_if(kSizes.begin(),
                        kSizes.end(),
                        [&](const SizeClass& s) { return residents < s.below; })
        ->name;
}

Published nothing() {
    Published out;
    for (auto& shares : out)
        shares.fill(kNan);
    return out;
}

/// Shares of one life of one place in one year, averaged over the weeks asked.
Shares shares_of(const survey::YearWaves& answers) {
    std::array<survey::Mean, kOutcomes> means;
    for (const auto week : answers.plan.weeks) {
        survey::for_each_person(
            answers, week, [&](const survey::Respondent& who, const survey::Wave&) {
                means[0].add(who.lonely());
                means[1].add(who.strongly_lonely());
                if (who.age < 65) return;
                means[2].add(who.lonely());
                means[3].add(who.strongly_lonely());
            });
    }
    Shares out;
    for (std::size_t k = 0; k < kOutcomes; ++k)
        out[k] = means[k].value();
    return out;
}

Attributes attributes_of(const population::Population& people) {
    const auto& persons = people.persons;
    const auto& homes = people.households;
    survey::Mean old, outside, owner, low, alone, parent, strain;
    for (std::uint32_t h = 0; h < homes.rows(); ++h) {
        if (homes.type[h] == HouseholdType::institution) continue;
        owner.add(homes.tenure[h] == Tenure::owner);
        low.add(homes.income[h] == Income::low);
        alone.add(homes.type[h] == HouseholdType::one_person);
        parent.add(homes.type[h] == HouseholdType::single_parent);
    }
    for (std::uint32_t p = 0; p < persons.rows(); ++p) {
        old.add(persons.age[p] >= 65);
        outside.add(persons.origin[p] == Origin::outside_europe);
        const std::uint32_t h = persons.household[p];
        if (persons.age[p] >= kAdultAge && homes.type[h] != HouseholdType::institution)
            strain.add(homes.strain[h] > 0);
    }
    return {old.value(),
            outside.value(),
            owner.value(),
            low.value(),
            alone.value(),
            parent.value(),
            strain.value()};
}

/// Mean of the lives, and its variance from how they differ.
void pool(const std::vector<Published>& lives, PlaceResult& out) {
    for (std::size_t year = 0; year < kYears; ++year) {
        for (std::size_t k = 0; k < kOutcomes; ++k) {
            survey::Spread spread;
            for (const auto& life : lives)
                if (std::isfinite(life[year][k])) spread.add(life[year][k]);
            out.simulated[year][k] = spread.n > 0 ? spread.sum / spread.n : kNan;
            // Of n values the spread over n falls short by (n-1)/n; of their mean it is one n-th.
            out.noise[year][k] =
                spread.n > 1 ? std::fmax(0.0, spread.variance()) / (spread.n - 1) : kNan;
        }
    }
}

std::vector<AreaLives> lives_of(const std::vector<Place>& places, std::size_t members) {
    std::vector<AreaLives> out;
    for (const auto& place : places)
        out.push_back({place.area, lives_for(place.area.totals.population, members)});
    return out;
}

}  // namespace

sim::Result<std::vector<Place>> read_places(const population::AreaData& data,
                                            const std::string& path) {
    const auto codes = survey::read_codes(path);
    if (!codes) return sim::fail(codes.error());
    const auto table = sim::read_csv(path);
    if (!table) return sim::fail(table.error());
    const std::size_t code = table->find("code");
    const std::size_t size = table->find("size_class"), urbanity = table->find("urbanity");
    std::vector<Place> out;
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto area = population::select_area(data.areas, (*codes)[row]);
        if (!area) {
            auto problem = area.error().problems.front();
            error.problems.push_back(table->problem(row, code, problem.what, problem.allowed));
            continue;
        }
        Place place{*area, size_class_of(area->totals.population), 0};
        if (area->totals.population < population::kSmallestArea)
            error.problems.push_back(
                table->problem(row,
                               code,
                               area->code + " has too few residents",
                               "at least " + std::to_string(population::kSmallestArea)));
        if (size != sim::CsvTable::kMissing && !table->text(row, size).empty())
            place.size_class = table->text(row, size);
        if (urbanity != sim::CsvTable::kMissing) {
            const double value = table->number(row, urbanity, error);
            if (std::isfinite(value)) place.urbanity = static_cast<int>(value);
        }
        out.push_back(std::move(place));
    }
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return out;
}

double residents_to_live(const std::vector<Place>& places,
                         std::span<const int> years,
                         std::size_t members) {
    return residents_lived(lives_of(places, members), years);
}

sim::Result<std::vector<PlaceResult>> compare_places(
    const LivesInput& input,
    const std::unordered_map<std::string, Published>& published,
    const std::vector<Place>& places,
    std::span<const int> years,
    const std::function<void(double residents)>& lived) {
    const auto areas = lives_of(places, input.rules.size());
    std::vector<PlaceResult> out(places.size());
    std::vector<std::vector<Published>> shares(places.size());
    for (std::size_t k = 0; k < places.size(); ++k)
        shares[k].assign(static_cast<std::size_t>(areas[k].lives), nothing());

    const auto done = live_areas(
        input,
        areas,
        years,
        [&](std::size_t k, int life, const population::Population& people, const Answers& answers) {
            for (const auto& year : answers)
                shares[k][static_cast<std::size_t>(life)][row_of_year(year.plan.year)] =
                    shares_of(year);
            if (life == 0) out[k].attributes = attributes_of(people);
            if (lived) lived(people.persons.rows() * static_cast<double>(years.size()));
        });
    if (!done) return sim::fail(done.error());
    if (input.stopped()) return std::vector<PlaceResult>{};
    for (std::size_t k = 0; k < places.size(); ++k) {
        out[k].place = places[k];
        out[k].lives = areas[k].lives;
        pool(shares[k], out[k]);
        const auto found = published.find(places[k].area.code);
        out[k].published = found == published.end() ? nothing() : found->second;
    }
    return out;
}

std::vector<Pair> pairs_of(const std::vector<PlaceResult>& results,
                           std::size_t year,
                           std::size_t outcome,
                           const std::function<bool(const PlaceResult&)>& holds) {
    std::vector<Pair> out;
    for (const auto& result : results) {
        const Pair pair{result.simulated[year][outcome],
                        result.published[year][outcome],
                        result.noise[year][outcome],
                        std::max(2, result.lives)};
        const bool known = std::isfinite(pair.simulated) && std::isfinite(pair.published) &&
                           std::isfinite(pair.noise);
        if (known && (!holds || holds(result))) out.push_back(pair);
    }
    return out;
}

Miss miss_of(const PlaceResult& result) {
    survey::Mean error, absolute;
    for (std::size_t year = 0; year < kYears; ++year) {
        const double e = result.simulated[year][0] - result.published[year][0];
        if (!std::isfinite(e)) continue;
        error.add(e);
        absolute.add(std::abs(e));
    }
    return {error.value(), absolute.value()};
}

std::vector<std::size_t> worst_first(const std::vector<PlaceResult>& results) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < results.size(); ++k)
        if (std::isfinite(miss_of(results[k]).absolute)) order.push_back(k);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return miss_of(results[a]).absolute > miss_of(results[b]).absolute;
    });
    return order;
}

}  // namespace models::places
