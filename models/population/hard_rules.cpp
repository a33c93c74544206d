#include "models/population/hard_rules.h"

#include <algorithm>

namespace models::population {

namespace {

// Written out again on purpose: the checker shares no constants with the code it checks.
constexpr int kAdult = 18;
constexpr int kLeastGap = 15;
constexpr int kLargestGap = 50;

enum Rule {
    kShape,
    kMinorAlone,
    kAloneAge,
    kTypePositions,
    kPartners,
    kMarriedBoth,
    kParentAges,
    kInstitutionAge,
    kAttributes,
    kRules
};

constexpr const char* kNames[kRules] = {
    "every person is in one household and no household is empty",
    "nobody under 18 lives without an adult",
    "people who live alone are 18 or over",
    "positions fit the type of the household",
    "couples have two partners of 18 or over",
    "one partner is married if and only if the other is",
    "parents are 15 to 50 years older than children at home",
    "people in institutions are 18 or over",
    "attributes fit the age",
};

using Broken = std::vector<std::uint32_t>;

bool columns_are_equal(const Persons& p, const Households& h) {
    const std::size_t n = p.age.size(), m = h.first_person.size();
    return p.sex.size() == n && p.position.size() == n && p.marital.size() == n &&
           p.origin.size() == n && p.education.size() == n && p.work.size() == n &&
           p.mobility_limited.size() == n && p.limited.size() == n && p.anxious.size() == n &&
           p.household.size() == n && h.size.size() == m && h.type.size() == m &&
           h.tenure.size() == m && h.income.size() == m && h.buurt.size() == m && h.x.size() == m &&
           h.y.size() == m;
}

bool shape_is_right(const Population& population) {
    const Persons& persons = population.persons;
    const Households& households = population.households;
    if (!columns_are_equal(persons, households)) return false;
    std::uint32_t next = 0;
    for (std::uint32_t h = 0; h < households.rows(); ++h) {
        if (households.first_person[h] != next || households.size[h] == 0) return false;
        if (households.buurt[h] >= population.buurten.size()) return false;
        for (std::uint32_t i = 0; i < households.size[h]; ++i, ++next)
            if (next >= persons.rows() || persons.household[next] != h) return false;
    }
    return next == persons.rows();
}

/// Positions in one household.
struct Tally {
    int size = 0, adults = 0, children = 0, alone = 0, partners = 0, partners_child = 0;
    int single_parents = 0, others = 0, institution = 0, married_partners = 0;
    int youngest_partner = 200;
};

Tally tally_of(const Population& population, std::uint32_t h) {
    Tally t;
    const Persons& p = population.persons;
    t.size = population.households.size[h];
    for (int i = 0; i < t.size; ++i) {
        const std::uint32_t row =
            population.households.first_person[h] + static_cast<std::uint32_t>(i);
        t.adults += p.age[row] >= kAdult;
        t.children += p.position[row] == Position::child;
        t.alone += p.position[row] == Position::alone;
        t.partners_child += p.position[row] == Position::partner_child;
        t.single_parents += p.position[row] == Position::single_parent;
        t.others += p.position[row] == Position::other;
        t.institution += p.position[row] == Position::institution;
        if (!with_partner(p.position[row])) continue;
        ++t.partners;
        t.married_partners += p.marital[row] == Marital::married;
        t.youngest_partner = std::min<int>(t.youngest_partner, p.age[row]);
    }
    return t;
}

bool type_fits(HouseholdType type, const Tally& t) {
    switch (type) {
        case HouseholdType::one_person:
            return t.size == 1 && t.alone == 1;
        case HouseholdType::couple:
            return t.partners == 2 && t.partners_child == 0 && t.size == 2 + t.others;
        case HouseholdType::couple_children:
            return t.partners_child == 2 && t.partners == 2 && t.children > 0 &&
                   t.size == 2 + t.children + t.others;
        case HouseholdType::single_parent:
            return t.single_parents == 1 && t.children > 0 && t.size == 1 + t.children + t.others;
        case HouseholdType::other:
            return t.size >= 2 && t.others == t.size;
        case HouseholdType::institution:
            return t.institution == t.size;
    }
    return false;
}

/// Children whose parents at home are too young or too old.
std::uint32_t wrong_parents(const Population& population, std::uint32_t h) {
    const Persons& p = population.persons;
    const std::uint32_t first = population.households.first_person[h];
    const std::uint32_t end = first + population.households.size[h];
    int youngest = 200, mother = -1;
    for (std::uint32_t i = first; i < end; ++i) {
        if (p.position[i] != Position::partner_child && p.position[i] != Position::single_parent)
            continue;
        youngest = std::min<int>(youngest, p.age[i]);
        if (p.sex[i] == Sex::woman && (mother < 0 || p.age[i] < mother)) mother = p.age[i];
    }
    const int reference = mother >= 0 ? mother : youngest;
    std::uint32_t wrong = 0;
    for (std::uint32_t i = first; i < end; ++i) {
        if (p.position[i] != Position::child) continue;
        wrong += youngest - p.age[i] < kLeastGap || reference - p.age[i] > kLargestGap;
    }
    return wrong;
}

void check_household(const Population& population, std::uint32_t h, Broken& broken) {
    const Tally t = tally_of(population, h);
    const HouseholdType type = population.households.type[h];
    broken[kMinorAlone] += t.adults == 0 && type != HouseholdType::institution;
    broken[kAloneAge] += t.alone > 0 && t.adults == 0;
    broken[kTypePositions] += !type_fits(type, t);
    broken[kPartners] += t.partners != 0 && (t.partners != 2 || t.youngest_partner < kAdult);
    broken[kMarriedBoth] += t.married_partners == 1;
    broken[kInstitutionAge] += type == HouseholdType::institution && t.adults < t.size;
    broken[kParentAges] += wrong_parents(population, h);
}

void check_attributes(const Persons& p, Broken& broken) {
    for (std::uint32_t i = 0; i < p.rows(); ++i) {
        const bool none_yet = p.education[i] == Education::none_yet;
        const bool minor = p.age[i] < kAdult;
        const bool adult_only = p.marital[i] != Marital::never_married ||
                                p.work[i] != Work::student || p.mobility_limited[i] ||
                                p.limited[i] || p.anxious[i];
        broken[kAttributes] +=
            (p.age[i] < 15) != none_yet || (minor && adult_only) || p.age[i] > 110;
    }
}

}  // namespace

std::vector<RuleCount> check_hard_rules(const Population& population) {
    Broken broken(kRules, 0);
    if (!shape_is_right(population)) {
        broken[kShape] = 1;  // nothing else can be looked at
    } else {
        for (std::uint32_t h = 0; h < population.households.rows(); ++h)
            check_household(population, h, broken);
        check_attributes(population.persons, broken);
    }
    std::vector<RuleCount> out;
    for (std::size_t i = 0; i < kRules; ++i)
        out.push_back({kNames[i], broken[i]});
    return out;
}

std::uint32_t total_broken(const std::vector<RuleCount>& rules) {
    std::uint32_t total = 0;
    for (const auto& rule : rules)
        total += rule.broken;
    return total;
}

}  // namespace models::population
