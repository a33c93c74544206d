#include <algorithm>
#include <cmath>

#include "models/population/assembly.h"

namespace models::population {

namespace {

/// Years that a man is older than his partner, as drawn from the published classes; small
/// differences are likelier within a class.
int draw_gap(const Kinship& kinship, sim::Rng& rng) {
    double u = rng.uniform();
    const double inside = rng.uniform();
    for (const auto& gap : kinship.age_gap) {
        u -= gap.share;
        if (u > 0) continue;
        const int width = gap.high - gap.low + 1;
        const int step = std::min(width - 1, static_cast<int>(inside * inside * width));
        return gap.low >= 0 ? gap.low + step : gap.high - step;
    }
    return 0;
}

bool younger(const Member& a, const Member& b) {
    return a.age < b.age;
}

std::vector<Member> take(std::vector<Member>& from, std::size_t n) {
    std::vector<Member> out;
    for (; n > 0 && !from.empty(); --n) {
        out.push_back(from.back());
        from.pop_back();
    }
    return out;
}

/// Couples of two people of one sex: neighbours in the order of age.
void pair_same_sex(std::vector<Member> people, HouseholdType type, std::vector<Home>& out) {
    std::sort(people.begin(), people.end(), younger);
    for (std::size_t i = 0; i + 1 < people.size(); i += 2)
        out.push_back({type, {people[i], people[i + 1]}});
}

/// Couples of a man and a woman. Each man draws the age of the partner he would have; the order of
/// those ages and the order of the women's ages are matched. All ages of the table stay as they
/// are.
void pair_mixed(std::vector<Member> men,
                std::vector<Member> women,
                HouseholdType type,
                const Kinship& kinship,
                const Draws& draws,
                std::vector<Home>& out) {
    struct Wish {
        double age;
        std::size_t man;
    };
    std::vector<Wish> wishes;
    for (std::size_t i = 0; i < men.size(); ++i) {
        sim::Rng rng = draws.rng(static_cast<std::uint32_t>(i));
        const int gap = draw_gap(kinship, rng);
        wishes.push_back({men[i].age - gap + rng.uniform(), i});
    }
    std::sort(wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) {
        return a.age != b.age ? a.age < b.age : a.man < b.man;
    });
    std::stable_sort(women.begin(), women.end(), younger);
    for (std::size_t i = 0; i < std::min(men.size(), women.size()); ++i)
        out.push_back({type, {women[i], men[wishes[i].man]}});
}

/// Partners whose counterpart is missing live alone; they are adults by construction of the table.
void leave_alone(std::vector<Member> people, BuurtHomes& out) {
    for (Member& person : people) {
        person.role = Role::alone;
        out.homes.push_back({HouseholdType::one_person, {person}});
        ++out.unplaced_partners;
    }
}

}  // namespace

std::vector<Home> make_couples(const PersonTable& table,
                               const Kinship& kinship,
                               const Draws& draws,
                               Waiting& waiting,
                               BuurtHomes& out) {
    std::vector<Home> couples;
    for (int kind = 0; kind < kCoupleKinds; ++kind) {
        const Role role = static_cast<Role>(number(Role::unmarried) + kind);
        const HouseholdType type =
            is_parent(role) ? HouseholdType::couple_children : HouseholdType::couple;
        auto& men = waiting.get(role, 0);
        auto& women = waiting.get(role, 1);
        const auto k = static_cast<std::size_t>(kind);
        const auto pairs = [](int n) { return 2 * static_cast<std::size_t>(std::max(0, n)); };
        pair_same_sex(take(men, pairs(table.couples_of_men[k])), type, couples);
        pair_same_sex(take(women, pairs(table.couples_of_women[k])), type, couples);
        const std::size_t mixed = std::min(men.size(), women.size());
        const Draws own{draws.seed,
                        draws.stream,
                        draws.purpose + static_cast<std::uint32_t>(kind),
                        draws.offset};
        pair_mixed(take(men, mixed), take(women, mixed), type, kinship, own, couples);
        leave_alone(std::exchange(men, {}), out);
        leave_alone(std::exchange(women, {}), out);
    }
    return couples;
}

}  // namespace models::population
