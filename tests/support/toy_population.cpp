#include "tests/support/toy_population.h"

#include <algorithm>
#include <cmath>

#include "sim/rng.h"

namespace support {

using namespace models;

namespace {

struct Builder {
    population::Population& out;
    std::uint64_t seed;
    sim::Rng rng;

    void person(int age, Sex sex, Position position, Marital marital) {
        auto& p = out.persons;
        p.age.push_back(static_cast<std::uint8_t>(std::clamp(age, 0, 100)));
        p.sex.push_back(sex);
        p.position.push_back(position);
        p.marital.push_back(marital);
        p.origin.push_back(rng.chance(0.75) ? Origin::netherlands : Origin::outside_europe);
        p.education.push_back(age < 15 ? Education::none_yet
                                       : static_cast<Education>(rng.below(3)));
        p.work.push_back(age >= 67          ? Work::retired
                         : age < 22         ? Work::student
                         : rng.chance(0.75) ? Work::working
                                            : Work::not_working);
        const double old = age >= 65 ? 2.5 : 1;
        p.mobility_limited.push_back(age >= 18 && rng.chance(0.07 * old));
        p.limited.push_back(age >= 18 && rng.chance(0.045 * old));
        p.anxious.push_back(age >= 18 && rng.chance(0.067));
        p.household.push_back(out.households.rows() - 1);
    }

    void open(HouseholdType type, std::uint16_t size) {
        auto& h = out.households;
        h.first_person.push_back(out.persons.rows());
        h.size.push_back(size);
        h.type.push_back(type);
        h.tenure.push_back(rng.chance(0.5) ? Tenure::owner : Tenure::corporation);
        h.income.push_back(static_cast<Income>(rng.below(3)));
        h.strain.push_back(strain_of(h.rows(), h.income.back()));
        h.buurt.push_back(0);
        h.x.push_back(static_cast<float>(h.first_person.size()));
        h.y.push_back(0);
    }

    /// Keyed by the household alone, so that nothing else of the toy depends on it.
    std::uint8_t strain_of(std::uint32_t household, Income income) const {
        sim::Rng own({seed, 0}, 998, household);
        if (!own.chance(income == Income::low ? 0.3 : income == Income::middle ? 0.1 : 0.02))
            return 0;
        return own.chance(0.2) ? 2 : 1;
    }

    void household() {
        const double kind = rng.uniform();
        const int age = 20 + static_cast<int>(rng.uniform() * 68);
        const Sex sex = rng.chance(0.5) ? Sex::man : Sex::woman;
        if (kind < 0.38) {
            open(HouseholdType::one_person, 1);
            person(age, sex, Position::alone, age > 70 ? Marital::widowed : Marital::never_married);
        } else if (kind < 0.66) {
            open(HouseholdType::couple, 2);
            person(age, Sex::man, Position::partner_no_child, Marital::married);
            person(age - 2, Sex::woman, Position::partner_no_child, Marital::married);
        } else {
            const int parent = 26 + static_cast<int>(rng.uniform() * 28);
            const auto children = static_cast<std::uint16_t>(1 + rng.below(3));
            const bool couple = kind < 0.93;
            open(couple ? HouseholdType::couple_children : HouseholdType::single_parent,
                 static_cast<std::uint16_t>(children + (couple ? 2 : 1)));
            const Position position = couple ? Position::partner_child : Position::single_parent;
            person(parent, Sex::woman, position, couple ? Marital::married : Marital::divorced);
            if (couple) person(parent + 2, Sex::man, position, Marital::married);
            for (int k = 0; k < children; ++k)
                person(std::max(0, parent - 26 - 2 * k),
                       rng.chance(0.5) ? Sex::man : Sex::woman,
                       Position::child,
                       Marital::never_married);
        }
    }
};

}  // namespace

population::Population toy_population(std::uint32_t persons, std::uint64_t seed) {
    population::Population out;
    out.code = "TOY";
    out.name = "Toy";
    out.buurten.push_back({"TOY00", "Toy"});
    Builder builder{out, seed, sim::Rng({seed, 0}, 999, 0)};
    while (out.persons.rows() < persons)
        builder.household();
    return out;
}

VitalRates toy_rates() {
    VitalRates rates;
    for (std::size_t age = 0; age < VitalRates::kAges; ++age) {
        const double a = static_cast<double>(age);
        const double death = 2e-5 * std::exp(0.1 * a);
        rates.death[0][age] = static_cast<float>(std::min(0.9, 1.3 * death));
        rates.death[1][age] = static_cast<float>(std::min(0.9, death));
        rates.birth[age] = age >= 20 && age < 40 ? 0.075f : 0.0f;
        const double moves = age < 20 ? 0.06 : 0.18 * std::exp(-(a - 20) / 18) + 0.02;
        rates.move_within[age] = static_cast<float>(moves * 0.6);
        rates.move_between[age] = static_cast<float>(moves * 0.4);
        rates.marry[0][age] = rates.marry[1][age] = 0.02f;
        rates.divorce[0][age] = rates.divorce[1][age] = 0.008f;
    }
    return rates;
}

}  // namespace support
