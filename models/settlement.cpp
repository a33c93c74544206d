#include "models/settlement.h"

#include <algorithm>

#include "sim/check.h"
#include "sim/rng.h"

#include "models/demography/arrivals.h"
#include "models/streams.h"

namespace models {

namespace {

using population::Population;

std::uint32_t spare_slots(const demography::HomeRules& rules,
                          const Population& p,
                          std::uint32_t h,
                          std::uint64_t seed) {
    sim::Rng rng({seed, 0}, number(Stream::population_homes), h, 1);
    const bool young = p.persons.age[p.households.first_person[h]] < 42;
    const auto places = [](int count) { return static_cast<std::uint32_t>(count); };
    switch (p.households.type[h]) {
        case HouseholdType::one_person: {
            const bool under_60 = p.persons.age[p.households.first_person[h]] < 60;
            return under_60 && rng.chance(rules.spare_alone) ? 1 : 0;
        }
        case HouseholdType::couple:
            return places(young ? rules.spare_young : rules.spare_couple);
        case HouseholdType::couple_children:
            return young ? places(rules.spare_family) : 0;
        case HouseholdType::single_parent:
            return rng.chance(rules.spare_parent) ? 1 : 0;
        default:
            return 0;
    }
}

std::uint32_t lay_out_slots(const demography::HomeRules& rules,
                            const Population& p,
                            std::uint64_t seed,
                            Households& households) {
    households.resize(p.households.rows());
    std::uint32_t at = 0;
    for (std::uint32_t h = 0; h < p.households.rows(); ++h) {
        const HouseholdId id{h};
        const std::uint32_t slots = p.households.size[h] + spare_slots(rules, p, h, seed);
        households.first[id] = at;
        households.slots[id] = static_cast<std::uint16_t>(slots);
        households.type[id] = p.households.type[h];
        households.tenure[id] = p.households.tenure[h];
        households.income[id] = p.households.income[h];
        households.strain[id] = p.households.strain[h];
        households.buurt[id] = p.households.buurt[h];
        households.x[id] = p.households.x[h];
        households.y[id] = p.households.y[h];
        at += slots;
    }
    return at;
}

void fill_templates(const Population& p, const Households& households, demography::Templates& t) {
    for (std::uint32_t h = 0; h < p.households.rows(); ++h) {
        const std::uint32_t first = households.first[HouseholdId{h}];
        for (std::uint32_t k = 0; k < p.households.size[h]; ++k) {
            const ResidentId r{first + k};
            const std::uint32_t person = p.households.first_person[h] + k;
            t.present[r] = 1;
            t.age[r] = p.persons.age[person];
            t.sex[r] = p.persons.sex[person];
            t.position[r] = p.persons.position[person];
            t.marital[r] = p.persons.marital[person];
            t.origin[r] = p.persons.origin[person];
            t.education[r] = p.persons.education[person];
            t.work[r] = p.persons.work[person];
            t.limited[r] = p.persons.limited[person];
            t.mobility_limited[r] = p.persons.mobility_limited[person];
            t.anxious[r] = p.persons.anxious[person];
        }
    }
}

/// Birthdays spread over the year: without this everybody born in a year would age in one week.
void spread_birthdays(std::uint64_t seed, Residents& residents) {
    for (std::uint32_t row = 0; row < residents.rows(); ++row) {
        const ResidentId r{row};
        sim::Rng rng({seed, 0}, number(Stream::population_homes), row, 2);
        if (residents.alive[r])
            residents.age[r] = static_cast<std::uint16_t>(residents.age[r] + rng.below(52));
    }
}

}  // namespace

Settlement settle(const Population& population,
                  const VitalRates& rates,
                  const Rules& rules,
                  std::uint64_t seed,
                  bool frozen) {
    Settlement out;
    World& world = out.world;
    const std::uint32_t slots = lay_out_slots(rules.homes, population, seed, world.households);
    SIM_CHECK(slots < (1u << kUidRowBits), "an area has fewer slots than a uid can name");
    world.residents.resize(slots);
    out.background.templates.resize(slots);
    out.background.rates = rates;
    out.background.frozen = frozen;
    for (const auto& buurt : population.buurten)
        out.background.buurten.push_back(buurt.code);
    fill_templates(population, world.households, out.background.templates);

    demography::Lives lives{world.residents, world.households, world.ties, world.counts};
    for (std::uint32_t h = 0; h < world.households.rows(); ++h) {
        const std::uint32_t first = world.households.first[HouseholdId{h}];
        for (std::uint32_t k = 0; k < world.households.slots[HouseholdId{h}]; ++k) {
            const ResidentId r{first + k};
            world.residents.household[r] = HouseholdId{h};
            demography::make_inert(world.residents, r);
            if (out.background.templates.present[r])
                demography::settle_in_slot(out.background, lives, r, r);
            world.residents.generation[r] = 0;
        }
    }
    world.counts = {};
    spread_birthdays(seed, world.residents);
    out.background.health = residents::measure_health(world.residents);
    for (std::uint32_t row = 0; row < slots; ++row) {
        const ResidentId r{row};
        if (world.residents.adult(r))
            residents::draw_traits(rules.loneliness, seed, world.households, world.residents, r);
    }
    ties::make_ties(rules.tie_synthesis, seed, world.residents, world.households, world.ties);
    for (std::uint32_t row = 0; row < slots; ++row) {
        const ResidentId r{row};
        if (!world.residents.adult(r)) continue;
        demography::sum_ties(rules.contact, world.ties, world.residents, r);
        demography::settle_feelings(rules.loneliness, world.residents, r);
    }
    return out;
}

}  // namespace models
