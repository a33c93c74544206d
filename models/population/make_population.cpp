#include "models/population/make_population.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/check.h"

#include "models/population/assembly.h"
#include "models/population/fit.h"
#include "models/population/frame.h"
#include "models/population/hard_rules.h"
#include "models/population/joined_areas.h"

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kHomeOrder = 200 };

Position position_of(Role role) {
    switch (role) {
        case Role::child:
            return Position::child;
        case Role::alone:
            return Position::alone;
        case Role::unmarried:
        case Role::married:
            return Position::partner_no_child;
        case Role::unmarried_parent:
        case Role::married_parent:
            return Position::partner_child;
        case Role::single_parent:
            return Position::single_parent;
        case Role::institution:
            return Position::institution;
        default:
            return Position::other;
    }
}

/// The homes of a buurt in an order of chance: neighbours are not of one type.
std::vector<std::size_t> home_order(std::size_t homes, std::uint64_t seed, std::uint32_t buurt) {
    const Draws draws{seed, Stream::population_homes, kHomeOrder, buurt * 65536};
    std::vector<std::pair<double, std::size_t>> keys;
    for (std::size_t i = 0; i < homes; ++i)
        keys.emplace_back(draws.uniform(static_cast<std::uint32_t>(i)), i);
    std::sort(keys.begin(), keys.end());
    std::vector<std::size_t> order;
    for (const auto& [key, i] : keys)
        order.push_back(i);
    return order;
}

void add_home(Frame& frame, const Home& home, std::uint16_t buurt) {
    Persons& persons = frame.population.persons;
    Households& households = frame.population.households;
    const std::uint32_t row = households.rows();
    households.first_person.push_back(persons.rows());
    households.size.push_back(static_cast<std::uint16_t>(home.members.size()));
    households.type.push_back(home.type);
    households.buurt.push_back(buurt);
    for (const auto& member : home.members) {
        persons.age.push_back(member.age);
        persons.sex.push_back(member.sex);
        persons.position.push_back(position_of(member.role));
        persons.household.push_back(row);
        frame.role.push_back(member.role);
    }
}

/// Minors of a buurt without any adult join the first household of the area that can take them.
void house_homeless(std::vector<BuurtHomes>& all) {
    for (auto& buurt : all) {
        for (const auto& person : std::exchange(buurt.homeless, {})) {
            bool housed = false;
            for (auto& other : all) {
                for (auto& home : other.homes) {
                    if (home.type == HouseholdType::one_person ||
                        home.type == HouseholdType::institution)
                        continue;
                    home.members.push_back(person);
                    housed = true;
                    break;
                }
                if (housed) break;
            }
            SIM_CHECK(housed, "an area of 100 residents has a household of several people");
        }
    }
}

void build_homes(Frame& frame) {
    const auto tables = make_person_tables(frame.margins, frame.data.kinship, frame.seed);
    std::vector<BuurtHomes> all;
    for (std::uint32_t b = 0; b < tables.size(); ++b) {
        all.push_back(assemble(tables[b], frame.data.kinship, frame.seed, b));
        frame.population.unplaced_children += all.back().unplaced_children;
        frame.population.unplaced_partners += all.back().unplaced_partners;
    }
    house_homeless(all);
    for (std::uint32_t b = 0; b < all.size(); ++b) {
        frame.first_household.push_back(frame.population.households.rows());
        frame.first_person.push_back(frame.population.persons.rows());
        for (const auto i : home_order(all[b].homes.size(), frame.seed, b))
            add_home(frame, all[b].homes[i], static_cast<std::uint16_t>(b));
    }
    frame.first_household.push_back(frame.population.households.rows());
    frame.first_person.push_back(frame.population.persons.rows());
}

sim::Error too_small(const Area& area) {
    return sim::Error::of(area.code + " " + area.name + " has " +
                              std::to_string(std::lround(area.totals.population)) + " residents",
                          "at least " + std::to_string(kSmallestArea) +
                              " are needed; choose the wijk or municipality around it");
}

/// Each part has people of its own: a seed of its own, that the others do not change.
sim::Result<Population> make_parts(const AreaData& data, const Area& area, std::uint64_t seed) {
    Population whole;
    whole.code = area.code;
    whole.name = area.name;
    whole.municipality = area.municipality;
    for (std::size_t k = 0; k < area.parts.size(); ++k) {
        const auto part = make_population(data, area.parts[k], seed + k * 0x9E37'79B9'7F4A'7C15u);
        if (!part) return sim::fail(part.error());
        join(*part, whole);
    }
    return whole;
}

}  // namespace

sim::Result<Population> make_population(const AreaData& data,
                                        const Area& area,
                                        std::uint64_t seed) {
    if (!area.parts.empty()) return make_parts(data, area, seed);
    if (area.totals.population < kSmallestArea) return sim::fail(too_small(area));
    const AreaMargins margins = make_margins(data, area);
    Population population;
    population.code = area.code;
    population.name = area.name;
    population.municipality = area.municipality;
    for (const auto& buurt : margins.buurten)
        population.buurten.push_back({buurt.code, buurt.name});

    Frame frame{data, margins, seed, population, {}, {}, {}};
    build_homes(frame);
    assign_origin(frame);
    assign_tenure(frame);
    assign_income(frame);
    assign_education(frame);
    assign_work(frame);
    assign_marital(frame);
    assign_health(frame);
    assign_strain(frame);
    assign_homes(frame, area);
    population.fit = measure_fit(frame, area);
    population.rule_violations = total_broken(check_hard_rules(population));
    return population;
}

}  // namespace models::population
