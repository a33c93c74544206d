#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/check.h"

#include "models/population/frame.h"

namespace models::population {

Counts whole_targets(std::span<const int> items,
                     std::span<const double> shares,
                     int categories,
                     const Draws& draws) {
    const int rows = static_cast<int>(items.size());
    SIM_CHECK(static_cast<int>(shares.size()) == rows * categories, "one share per category");
    Table table(rows, categories);
    std::vector<double> sums(static_cast<std::size_t>(categories), 0.0);
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < categories; ++c) {
            const double value =
                std::max(shares[static_cast<std::size_t>(r * categories + c)], 1e-9) *
                items[static_cast<std::size_t>(r)];
            table.at(r, c) = value;
            sums[static_cast<std::size_t>(c)] += value;
        }
    }
    const int total = std::accumulate(items.begin(), items.end(), 0);
    const auto columns = round_to_total(sums, total, draws);
    rake(table,
         std::vector<double>(items.begin(), items.end()),
         std::vector<double>(columns.begin(), columns.end()),
         {100, 1e-9});
    return round_to_margins(table, items, columns, draws);
}

std::vector<std::uint8_t> allocate(std::span<const int> cell,
                                   const Table& odds,
                                   std::span<const int> totals,
                                   const Draws& draws) {
    std::vector<int> rows(static_cast<std::size_t>(odds.rows), 0);
    for (const int c : cell)
        ++rows[static_cast<std::size_t>(c)];
    Table table = odds;
    rake(table,
         std::vector<double>(rows.begin(), rows.end()),
         std::vector<double>(totals.begin(), totals.end()),
         {60, 1e-6});
    Counts counts = round_to_margins(table, rows, totals, draws);

    // Within a kind, the categories go to the items in an order of chance.
    struct Place {
        int cell;
        double key;
        std::uint32_t item;
    };
    std::vector<Place> order;
    const Draws keys{draws.seed, draws.stream, draws.purpose + 1, draws.offset};
    for (std::uint32_t i = 0; i < cell.size(); ++i)
        order.push_back({cell[i], keys.uniform(i), i});
    std::sort(order.begin(), order.end(), [](const Place& a, const Place& b) {
        if (a.cell != b.cell) return a.cell < b.cell;
        return a.key != b.key ? a.key < b.key : a.item < b.item;
    });
    std::vector<std::uint8_t> out(cell.size(), 0);
    int category = 0, last_cell = -1;
    for (const auto& place : order) {
        if (place.cell != last_cell) category = 0;
        last_cell = place.cell;
        while (category + 1 < counts.cols && counts.at(place.cell, category) == 0)
            ++category;
        --counts.at(place.cell, category);
        out[place.item] = static_cast<std::uint8_t>(category);
    }
    return out;
}

std::vector<std::uint32_t> draw_weighted(std::span<const double> weights,
                                         std::size_t n,
                                         const Draws& draws) {
    std::vector<std::pair<double, std::uint32_t>> keys;
    for (std::uint32_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0) keys.emplace_back(-std::log(draws.uniform(i)) / weights[i], i);
    n = std::min(n, keys.size());
    std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(n), keys.end());
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < n; ++i)
        out.push_back(keys[i].second);
    return out;
}

}  // namespace models::population
