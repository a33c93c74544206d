#include <algorithm>
#include <cmath>

#include "models/population/assembly.h"

namespace models::population {

namespace {

constexpr double kSpreadOfMotherAge = 5.0;   // standard deviation of the age at a birth, years
constexpr double kYearsBetweenBirths = 2.8;  // mean spacing of siblings. Both assumptions.
constexpr double kFatherOlder = 2.6;         // mean gap of parents, CBS 2017
constexpr double kLargeChangesFirst = 2.5;   // odds of families of 3 and over; fits household sizes
constexpr int kLargestFamily = 8;            // children, when the ages of a buurt leave a choice

/// What a family asks of a child's age.
struct Fit {
    int oldest = 0;    // years that a child may have at most
    int youngest = 0;  // at least
    double mother_age = 0;

    bool holds(int age) const { return age >= youngest && age <= oldest; }
};

Fit fit_of(const Home& family) {
    int youngest_parent = 200, mother = -1;
    for (const auto& member : family.members) {
        if (member.role == Role::child) continue;
        youngest_parent = std::min<int>(youngest_parent, member.age);
        if (member.sex == Sex::woman && (mother < 0 || member.age < mother)) mother = member.age;
    }
    const int reference = mother >= 0 ? mother : youngest_parent;
    Fit fit;
    fit.oldest = youngest_parent - kYoungestParent;
    fit.youngest = std::max(0, reference - kOldestMother);
    fit.mother_age = mother >= 0 ? mother : youngest_parent - kFatherOlder;
    return fit;
}

int kind_of(const Home& family) {
    if (family.type == HouseholdType::single_parent) return 2;
    return family.members.front().role == Role::married_parent ? 1 : 0;
}

/// Adds or takes one child at a time, from families in an order of chance, until `sum` is reached.
/// All sizes change alike, so that large families stay; a family loses its only child last.
void change_to_sum(std::vector<int>& numbers, int sum, const Draws& draws) {
    std::vector<std::pair<double, std::size_t>> order;
    int now = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double weight = numbers[i] >= 3 ? kLargeChangesFirst : 1.0;
        order.emplace_back(-std::log(draws.uniform(static_cast<std::uint32_t>(i))) / weight, i);
        now += numbers[i];
    }
    std::sort(order.begin(), order.end());
    for (int most = kLargestFamily, least = 1; now != sum;) {
        const int before = now;
        for (const auto& [key, i] : order) {
            if (now == sum) break;
            const int change = now < sum ? 1 : -1;
            if (numbers[i] + change > most || numbers[i] + change < least) continue;
            numbers[i] += change;
            now += change;
        }
        if (now != before) continue;
        most = sum;  // every family is at its limit: more children than families can have, or fewer
        least = 0;
    }
}

/// Children per family: the published numbers for each kind of parent, the larger ones to parents
/// around 42, changed one by one until all children have a place.
std::vector<int> numbers_of_children(const std::vector<Home>& families,
                                     const std::vector<Fit>& fits,
                                     int children,
                                     const Kinship& kinship,
                                     const Draws& draws) {
    struct Ranked {
        double key;
        std::size_t family;
    };
    std::vector<int> numbers(families.size(), 1);
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < families.size(); ++i) {
        const double away = std::abs(fits[i].mother_age - 42) / 8;
        ranked.push_back(
            {away - std::log(-std::log(draws.uniform(static_cast<std::uint32_t>(i)))), i});
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.key != b.key ? a.key < b.key : a.family < b.family;
    });
    for (int kind = 0; kind < 3; ++kind) {
        const auto& shares = kinship.children[static_cast<std::size_t>(kind)];
        // "3 or more" is 3, 4 and 5 in the proportion 76 : 18 : 6 (assumption).
        const std::array<double, 5> five{
            0.06 * shares[2], 0.18 * shares[2], 0.76 * shares[2], shares[1], shares[0]};
        int n = 0;
        for (const auto& family : families)
            n += kind_of(family) == kind;
        const Draws own{draws.seed,
                        draws.stream,
                        draws.purpose + 1,
                        draws.offset + 10u * static_cast<std::uint32_t>(kind)};
        const auto counts = round_to_total(five, n, own);
        std::size_t size = 0;
        int given = 0;
        for (const auto& entry : ranked) {
            if (kind_of(families[entry.family]) != kind) continue;
            while (size < 4 && given == counts[size])
                ++size, given = 0;
            numbers[entry.family] = 5 - static_cast<int>(size);
            ++given;
        }
    }
    change_to_sum(numbers, children, {draws.seed, draws.stream, draws.purpose + 3, draws.offset});
    return numbers;
}

/// A place for one child in a family.
struct Slot {
    double wish = 0;  // age of the child that would be most likely here
    std::size_t family = 0;
    int child = -1;  // index of the child that has it
};

std::vector<Slot> make_slots(const std::vector<Fit>& fits,
                             const std::vector<int>& numbers,
                             const Kinship& kinship,
                             const Draws& draws) {
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        sim::Rng rng = draws.rng(static_cast<std::uint32_t>(i));
        const double shift = kSpreadOfMotherAge * rng.normal();
        for (int n = 0; n < numbers[i]; ++n) {
            // The mother's age at birth depends on the year of birth: one step of fixed point is
            // enough.
            const double guess = std::max(0.0, fits[i].mother_age - 30);
            const double at_birth = kinship.mean_mother_age(static_cast<int>(guess)) + shift;
            const double order = n - 0.5 * (numbers[i] - 1);
            const double wish = fits[i].mother_age - at_birth - order * kYearsBetweenBirths;
            const auto low = static_cast<double>(fits[i].youngest);
            const auto high = std::max(low, static_cast<double>(fits[i].oldest));
            slots.push_back({std::clamp(wish, low, high), i, -1});
        }
    }
    std::stable_sort(
        slots.begin(), slots.end(), [](const Slot& a, const Slot& b) { return a.wish < b.wish; });
    return slots;
}

/// Exchanges the child of a slot whose family cannot have it with the nearest slot where both fit.
bool exchange(std::vector<Slot>& slots,
              std::size_t at,
              const std::vector<Fit>& fits,
              const std::vector<Member>& children) {
    const auto age = [&](const Slot& slot) {
        return static_cast<int>(children[static_cast<std::size_t>(slot.child)].age);
    };
    for (std::size_t distance = 1; distance < slots.size(); ++distance) {
        for (const bool up : {true, false}) {
            if (up ? at + distance >= slots.size() : distance > at) continue;
            Slot& other = slots[up ? at + distance : at - distance];
            if (other.child < 0 || !fits[other.family].holds(age(slots[at])) ||
                !fits[slots[at].family].holds(age(other)))
                continue;
            std::swap(other.child, slots[at].child);
            return true;
        }
    }
    return false;
}

/// The family nearest in wish that can take one more child of this age, or the number of families.
std::size_t family_for(const std::vector<Slot>& slots, const std::vector<Fit>& fits, int age) {
    std::size_t best = fits.size();
    double nearest = 1e9;
    for (const auto& slot : slots) {
        if (!fits[slot.family].holds(age)) continue;
        const double distance = std::abs(slot.wish - age);
        if (distance >= nearest) continue;
        nearest = distance;
        best = slot.family;
    }
    return best;
}

/// Couples and single parents without a child at home.
void end_childless(std::vector<Home>& families) {
    for (auto& family : families) {
        const auto child = [](const Member& m) { return m.role == Role::child; };
        if (std::any_of(family.members.begin(), family.members.end(), child)) continue;
        const bool couple = family.type == HouseholdType::couple_children;
        family.type = couple ? HouseholdType::couple : HouseholdType::one_person;
        for (auto& member : family.members) {
            if (member.role == Role::single_parent) member.role = Role::alone;
            if (member.role == Role::married_parent) member.role = Role::married;
            if (member.role == Role::unmarried_parent) member.role = Role::unmarried;
        }
    }
}

}  // namespace

std::vector<Member> place_children(std::vector<Home>& families,
                                   std::vector<Member> children,
                                   const Kinship& kinship,
                                   const Draws& draws,
                                   std::uint32_t& unplaced) {
    if (families.empty()) {
        unplaced += static_cast<std::uint32_t>(children.size());
        return children;
    }
    std::vector<Fit> fits;
    for (const auto& family : families)
        fits.push_back(fit_of(family));
    const auto numbers =
        numbers_of_children(families, fits, static_cast<int>(children.size()), kinship, draws);
    const Draws wishes{draws.seed, draws.stream, draws.purpose + 2, draws.offset};
    auto slots = make_slots(fits, numbers, kinship, wishes);
    std::stable_sort(children.begin(), children.end(), [](const Member& a, const Member& b) {
        return a.age < b.age;
    });
    for (std::size_t i = 0; i < std::min(slots.size(), children.size()); ++i)
        slots[i].child = static_cast<int>(i);

    std::vector<Member> left;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].child < 0) continue;
        const auto child = static_cast<std::size_t>(slots[i].child);
        const int age = children[child].age;
        if (fits[slots[i].family].holds(age) || exchange(slots, i, fits, children)) continue;
        const std::size_t family = family_for(slots, fits, age);
        slots[i].child = -1;
        if (family < families.size())
            families[family].members.push_back(children[child]);
        else
            left.push_back(children[child]);
    }
    for (const auto& slot : slots)
        if (slot.child >= 0)
            families[slot.family].members.push_back(children[static_cast<std::size_t>(slot.child)]);
    for (std::size_t i = slots.size(); i < children.size(); ++i)
        left.push_back(children[i]);
    end_childless(families);
    unplaced += static_cast<std::uint32_t>(left.size());
    return left;
}

}  // namespace models::population
