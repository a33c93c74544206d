#include "models/population/assembly.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kAges = 100, kCouples = 10, kChildren = 20, kOthers = 30 };

std::vector<Member> take_all(Waiting& waiting, Role role) {
    std::vector<Member> out = std::move(waiting.get(role, 0));
    auto& women = waiting.get(role, 1);
    out.insert(out.end(), women.begin(), women.end());
    women.clear();
    return out;
}

void shuffle(std::vector<Member>& people, const Draws& draws) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < people.size(); ++i)
        order.emplace_back(draws.uniform(static_cast<std::uint32_t>(i)), i);
    std::sort(order.begin(), order.end());
    std::vector<Member> out;
    for (const auto& [key, i] : order)
        out.push_back(people[i]);
    people = std::move(out);
}

bool adult(const Member& member) {
    return member.age >= kYoungestSettled;
}

/// Households of two or three adults without a couple or parent, as many as wanted.
void make_other_households(std::vector<Member>& others, int wanted, BuurtHomes& out) {
    const auto first_minor = std::stable_partition(others.begin(), others.end(), adult);
    std::vector<Member> adults(others.begin(), first_minor);
    others.erase(others.begin(), first_minor);
    for (int made = 0; made < wanted && adults.size() >= 2; ++made) {
        const int left = wanted - made;
        // A third member while there are enough people for the households still to come.
        const std::size_t n =
            adults.size() >= static_cast<std::size_t>(2 * left + 1) && made % 3 == 2 ? 3 : 2;
        out.homes.push_back(
            {HouseholdType::other, {adults.end() - static_cast<std::ptrdiff_t>(n), adults.end()}});
        adults.erase(adults.end() - static_cast<std::ptrdiff_t>(n), adults.end());
    }
    others.insert(others.end(), adults.begin(), adults.end());
}

bool can_host(const Home& home) {
    return home.type != HouseholdType::one_person && home.type != HouseholdType::institution;
}

/// Other members join couples and families; without any, adults form a household of their own and
/// minors join a person who lives alone.
void place_others(std::vector<Member> others, const Draws& draws, BuurtHomes& out) {
    std::vector<std::size_t> hosts;
    for (std::size_t i = 0; i < out.homes.size(); ++i)
        if (can_host(out.homes[i])) hosts.push_back(i);
    std::uint32_t item = 0;
    std::vector<Member> adults;
    for (Member& person : others) {
        person.role = Role::other;
        if (!hosts.empty()) {
            const auto n = static_cast<std::uint32_t>(hosts.size());
            out.homes[hosts[draws.rng(item++).below(n)]].members.push_back(person);
        } else if (adult(person)) {
            adults.push_back(person);
        } else if (!out.homes.empty() && out.homes.front().type != HouseholdType::institution) {
            Home& home = out.homes.front();
            home.type = HouseholdType::other;
            for (auto& member : home.members)
                member.role = Role::other;
            home.members.push_back(person);
        } else {
            out.homeless.push_back(person);
        }
    }
    if (adults.empty()) return;
    if (adults.size() == 1) adults.front().role = Role::alone;
    out.homes.push_back(
        {adults.size() == 1 ? HouseholdType::one_person : HouseholdType::other, adults});
    if (out.homeless.empty()) return;
    Home& home = out.homes.back();
    home.type = HouseholdType::other;
    for (auto& member : home.members)
        member.role = Role::other;
    home.members.insert(home.members.end(), out.homeless.begin(), out.homeless.end());
    out.homeless.clear();
}

void place_in_institutions(std::vector<Member> people, BuurtHomes& out) {
    std::sort(people.begin(), people.end(), [](const Member& a, const Member& b) {
        return a.age > b.age;
    });
    for (std::size_t first = 0; first < people.size(); first += kInstitutionSize) {
        const std::size_t end = std::min(people.size(), first + kInstitutionSize);
        out.homes.push_back({HouseholdType::institution,
                             {people.begin() + static_cast<std::ptrdiff_t>(first),
                              people.begin() + static_cast<std::ptrdiff_t>(end)}});
    }
}

}  // namespace

BuurtHomes assemble(const PersonTable& table,
                    const Kinship& kinship,
                    std::uint64_t seed,
                    std::uint32_t buurt) {
    const auto draws = [&](std::uint32_t purpose) {
        return Draws{seed, Stream::population_households, purpose, buurt * 65536};
    };
    BuurtHomes out;
    Waiting waiting = give_ages(table, draws(kAges));
    std::vector<Home> couples = make_couples(table, kinship, draws(kCouples), waiting, out);

    std::vector<Home> families;
    for (auto& home : couples)
        (home.type == HouseholdType::couple_children ? families : out.homes)
            .push_back(std::move(home));
    for (const Member& parent : take_all(waiting, Role::single_parent))
        families.push_back({HouseholdType::single_parent, {parent}});
    for (const Member& person : take_all(waiting, Role::alone))
        out.homes.push_back({HouseholdType::one_person, {person}});

    auto left = place_children(
        families, take_all(waiting, Role::child), kinship, draws(kChildren), out.unplaced_children);
    std::move(families.begin(), families.end(), std::back_inserter(out.homes));
    auto others = take_all(waiting, Role::other);
    shuffle(others, draws(kOthers));
    make_other_households(others, table.other_households, out);
    others.insert(others.end(), left.begin(), left.end());
    place_others(std::move(others), draws(kOthers + 1), out);
    place_in_institutions(take_all(waiting, Role::institution), out);
    return out;
}

}  // namespace models::population
