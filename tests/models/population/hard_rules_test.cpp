#include "models/population/hard_rules.h"

#include <functional>

#include "tests/models/population/country.h"

namespace tests {
namespace {

using models::HouseholdType;
using models::Marital;
using models::Position;
using models::population::check_hard_rules;
using models::population::Population;
using models::population::total_broken;

/// First household of a type; every population of Schuilenburg has them all.
std::uint32_t first_of(const Population& people, HouseholdType type) {
    for (std::uint32_t h = 0; h < people.households.rows(); ++h)
        if (people.households.type[h] == type) return h;
    ADD_FAILURE() << "no household of this type";
    return 0;
}

/// How many rules are broken after `damage` to a sound population.
std::uint32_t broken_after(const std::function<void(Population&)>& damage) {
    Population people = population_of("WK030713", 1);
    damage(people);
    return total_broken(check_hard_rules(people));
}

/// The same for the one rule that has `words` in its name.
std::uint32_t broken_after(const std::function<void(Population&)>& damage, std::string_view words) {
    Population people = population_of("WK030713", 1);
    damage(people);
    for (const auto& rule : check_hard_rules(people))
        if (rule.rule.find(words) != std::string::npos) return rule.broken;
    ADD_FAILURE() << "no rule about " << words;
    return 0;
}

std::uint32_t head(const Population& people, HouseholdType type) {
    return people.households.first_person[first_of(people, type)];
}

TEST(HardRules, HoldInASoundPopulation) {
    EXPECT_EQ(broken_after([](Population&) {}), 0u);
}

TEST(HardRules, SeeAMinorWhoLivesAlone) {
    const auto damage = [](Population& people) {
        people.persons.age[head(people, HouseholdType::one_person)] = 17;
    };

    EXPECT_EQ(broken_after(damage, "without an adult"), 1u);
    EXPECT_EQ(broken_after(damage, "who live alone"), 1u);
}

TEST(HardRules, SeeAParentTooYoungAndAMotherTooOld) {
    for (const bool young : {true, false}) {
        const auto broken = broken_after([young](Population& people) {
            const auto parent = head(people, HouseholdType::single_parent);
            people.persons.sex[parent] = models::Sex::woman;
            people.persons.age[parent + 1] = young ? 30 : 15;
            people.persons.age[parent] = young ? 44 : 66;
            people.persons.education[parent + 1] = models::Education::low;
        });
        EXPECT_GE(broken, 1u) << young;
    }
}

TEST(HardRules, SeeAPartnerWhoIsMarriedAlone) {
    EXPECT_GE(broken_after([](Population& people) {
                  auto& marital = people.persons.marital;
                  const auto first = head(people, HouseholdType::couple);
                  const bool married = marital[first] == Marital::married;
                  marital[first] = married ? Marital::never_married : Marital::married;
              }),
              1u);
}

TEST(HardRules, SeeACoupleOfOne) {
    EXPECT_GE(broken_after([](Population& people) {
                  people.persons.position[head(people, HouseholdType::couple)] = Position::other;
              }),
              1u);
}

TEST(HardRules, SeeAFamilyWithoutAChild) {
    EXPECT_GE(broken_after([](Population& people) {
                  const auto h = first_of(people, HouseholdType::single_parent);
                  for (std::uint32_t i = 1; i < people.households.size[h]; ++i)
                      people.persons.position[people.households.first_person[h] + i] =
                          Position::other;
              }),
              1u);
}

TEST(HardRules, SeeAPersonInTwoHouseholdsOrNone) {
    EXPECT_GE(broken_after([](Population& people) { ++people.households.size[0]; }), 1u);
    EXPECT_GE(broken_after([](Population& people) { people.persons.household.back() = 0; }), 1u);
    EXPECT_GE(broken_after([](Population& people) { people.persons.sex.pop_back(); }), 1u);
}

TEST(HardRules, SeeAChildAtWork) {
    EXPECT_GE(broken_after([](Population& people) {
                  for (std::uint32_t i = 0; i < people.persons.rows(); ++i)
                      if (people.persons.age[i] == 9)
                          people.persons.work[i] = models::Work::working;
              }),
              1u);
}

}  // namespace
}  // namespace tests
