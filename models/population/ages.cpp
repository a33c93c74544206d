#include <algorithm>
#include <cmath>

#include "models/population/assembly.h"

namespace models::population {

namespace {

constexpr int kOldest = 105;

/// Loss per year of age inside a five-year group: about the mortality of those ages (UN WPP 2019).
double thinning(int group) {
    constexpr std::array<double, 5> from_75{0.04, 0.07, 0.13, 0.22, 0.36};
    return group < 15 ? 0.0 : from_75[static_cast<std::size_t>(group - 15)];
}

/// Ages in years for the `n` people of a group, oldest first.
std::vector<int> single_ages(int group, int n, const Draws& draws) {
    const int first = 5 * group;
    const int width = group == kAgeGroups - 1 ? kOldest - first + 1 : 5;
    std::vector<double> shares;
    for (int year = 0; year < width; ++year)
        shares.push_back(std::exp(-thinning(group) * year));
    const auto counts = round_to_total(shares, n, draws);
    std::vector<int> ages;
    for (int year = width - 1; year >= 0; --year)
        ages.insert(ages.end(),
                    static_cast<std::size_t>(counts[static_cast<std::size_t>(year)]),
                    first + year);
    return ages;
}

/// Gives `ages` (oldest first) to the cells of one group, in an order of chance.
void hand_out(
    const Counts& persons, int group, std::vector<int> ages, const Draws& draws, Waiting& waiting) {
    struct Place {
        double key;
        int row;
    };
    std::vector<Place> places;
    std::uint32_t item = 0;
    for (int row = 0; row < persons.rows; ++row) {
        const Role role = static_cast<Role>(row / kSexes);
        // Below 20 the oldest are those who have left their parents.
        const bool settled = group == 3 && role != Role::child && role != Role::other;
        for (int i = 0; i < persons.at(row, group); ++i)
            places.push_back({draws.uniform(item++) - (settled ? 1.0 : 0.0), row});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return a.key != b.key ? a.key < b.key : a.row < b.row;
    });
    if (group != 3) {  // no order by age: deal the ages like cards
        std::vector<std::pair<double, int>> cards;
        for (const int age : ages)
            cards.emplace_back(draws.uniform(item++), age);
        std::sort(cards.begin(), cards.end());
        for (std::size_t i = 0; i < ages.size(); ++i)
            ages[i] = cards[i].second;
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Role role = static_cast<Role>(places[i].row / kSexes);
        const bool settled = group == 3 && role != Role::child && role != Role::other;
        const int age = settled ? std::max(ages[i], kYoungestSettled) : ages[i];
        waiting.of[static_cast<std::size_t>(places[i].row)].push_back(
            {static_cast<std::uint8_t>(age), static_cast<Sex>(places[i].row % kSexes), role});
    }
}

}  // namespace

Waiting give_ages(const PersonTable& table, const Draws& draws) {
    Waiting waiting;
    for (int group = 0; group < kAgeGroups; ++group) {
        int n = 0;
        for (int row = 0; row < table.persons.rows; ++row)
            n += table.persons.at(row, group);
        if (n == 0) continue;
        const auto g = static_cast<std::uint32_t>(group);
        const Draws years{draws.seed, draws.stream, draws.purpose + 2 * g, draws.offset};
        const Draws order{draws.seed, draws.stream, draws.purpose + 2 * g + 1, draws.offset};
        hand_out(table.persons, group, single_ages(group, n, years), order, waiting);
    }
    return waiting;
}

}  // namespace models::population
