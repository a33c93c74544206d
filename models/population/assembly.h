#pragma once

#include <cstdint>
#include <vector>

#include "models/population/kinship.h"
#include "models/population/person_tables.h"

namespace models::population {

/// One person while households are being put together.
struct Member {
    std::uint8_t age = 0;  // completed years
    Sex sex = Sex::man;
    Role role = Role::other;
};

/// People who share a home. The first member of a family is a parent.
struct Home {
    HouseholdType type = HouseholdType::one_person;
    std::vector<Member> members;
};

/// The homes of one buurt.
struct BuurtHomes {
    std::vector<Home> homes;
    std::vector<Member> homeless;  // found no home in their buurt: children without any adult
    std::uint32_t unplaced_children = 0;
    std::uint32_t unplaced_partners = 0;
};

/// People who share a parent's home: every parent at home is at least this much older than every
/// child, and the mother (the younger parent where there is no mother) at most kOldestMother years.
inline constexpr int kYoungestParent = 15;
inline constexpr int kOldestMother = 50;
/// Nobody below this age is given a partner, lives alone or is a single parent.
inline constexpr int kYoungestSettled = 18;
/// People of one institutional household. Assumption: a ward, not a building.
inline constexpr std::size_t kInstitutionSize = 24;

/// People of one role while they wait for a home; consumed from the back.
struct Waiting {
    std::array<std::vector<Member>, kRoles * kSexes> of;  // PersonTable::row(role, sex)

    std::vector<Member>& get(Role role, int sex) {
        return of[static_cast<std::size_t>(PersonTable::row(role, sex))];
    }
};

/// Gives everybody of a table an age in years. Five-year groups are filled evenly, above 75
/// thinning out with mortality; of 15-19 the oldest are those who are not children at home.
Waiting give_ages(const PersonTable& table, const Draws& draws);

/// Pairs partners so that the ages of man and woman differ as CBS publishes for marriages, as far
/// as the ages of the buurt allow. Returns the couples, parents of children included. Who is left
/// without a partner lives alone and is counted.
std::vector<Home> make_couples(const PersonTable& table,
                               const Kinship& kinship,
                               const Draws& draws,
                               Waiting& waiting,
                               BuurtHomes& out);

/// Gives every child at home to parents: numbers of children as published by type of parent, ages
/// by the mother's age at birth in the year of the child's birth. `families` are couples with
/// children and single parents. A child that fits no parents is counted and returned; parents left
/// without a child become a couple or live alone.
std::vector<Member> place_children(std::vector<Home>& families,
                                   std::vector<Member> children,
                                   const Kinship& kinship,
                                   const Draws& draws,
                                   std::uint32_t& unplaced);

/// Makes all homes of one buurt from its table.
BuurtHomes assemble(const PersonTable& table,
                    const Kinship& kinship,
                    std::uint64_t seed,
                    std::uint32_t buurt);

}  // namespace models::population
