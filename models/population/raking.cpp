#include "models/population/raking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/check.h"

namespace models::population {

namespace {

double relative_miss(double made, double wanted) {
    return std::abs(made - wanted) / std::max(1.0, wanted);
}

/// Scales the cells to one margin; returns the largest miss before.
double fit_margin(std::span<double> cells, const Margin& margin, std::vector<double>& sums) {
    sums.assign(margin.total.size(), 0.0);
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (margin.group[i] >= 0) sums[static_cast<std::size_t>(margin.group[i])] += cells[i];
    double worst = 0;
    for (std::size_t g = 0; g < sums.size(); ++g) {
        worst = std::max(worst, relative_miss(sums[g], margin.total[g]));
        sums[g] = sums[g] > 0 ? margin.total[g] / sums[g] : 0.0;
    }
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (margin.group[i] >= 0) cells[i] *= sums[static_cast<std::size_t>(margin.group[i])];
    return worst;
}

double fit_rows(Table& table, std::span<const double> totals) {
    double worst = 0;
    for (int r = 0; r < table.rows; ++r) {
        double sum = 0;
        for (int c = 0; c < table.cols; ++c)
            sum += table.at(r, c);
        const double wanted = totals[static_cast<std::size_t>(r)];
        worst = std::max(worst, relative_miss(sum, wanted));
        const double factor = sum > 0 ? wanted / sum : 0.0;
        for (int c = 0; c < table.cols; ++c)
            table.at(r, c) *= factor;
    }
    return worst;
}

double fit_columns(Table& table, std::span<const double> totals, std::vector<double>& factors) {
    factors.assign(static_cast<std::size_t>(table.cols), 0.0);
    for (int r = 0; r < table.rows; ++r)
        for (int c = 0; c < table.cols; ++c)
            factors[static_cast<std::size_t>(c)] += table.at(r, c);
    double worst = 0;
    for (std::size_t c = 0; c < factors.size(); ++c) {
        worst = std::max(worst, relative_miss(factors[c], totals[c]));
        factors[c] = factors[c] > 0 ? totals[c] / factors[c] : 0.0;
    }
    for (int r = 0; r < table.rows; ++r)
        for (int c = 0; c < table.cols; ++c)
            table.at(r, c) *= factors[static_cast<std::size_t>(c)];
    return worst;
}

}  // namespace

double rake(std::span<double> cells, std::span<const Margin> margins, RakeLimits limits) {
    for (const auto& margin : margins)
        SIM_CHECK(margin.group.size() == cells.size(), "a margin has a group for every cell");
    std::vector<double> sums;
    double worst = 0;
    for (int round = 0; round < limits.rounds; ++round) {
        worst = 0;
        for (const auto& margin : margins)
            worst = std::max(worst, fit_margin(cells, margin, sums));
        if (worst < limits.tolerance) break;
    }
    return worst;
}

double rake(Table& table,
            std::span<const double> row_totals,
            std::span<const double> column_totals,
            RakeLimits limits) {
    SIM_CHECK(static_cast<int>(row_totals.size()) == table.rows &&
                  static_cast<int>(column_totals.size()) == table.cols,
              "a two-way table is raked to one total per row and per column");
    std::vector<double> factors;
    double worst = 0;
    for (int round = 0; round < limits.rounds; ++round) {
        worst = fit_rows(table, row_totals);
        worst = std::max(worst, fit_columns(table, column_totals, factors));
        if (worst < limits.tolerance) break;
    }
    return worst;
}

std::vector<int> round_to_total(std::span<const double> shares, int total, const Draws& draws) {
    std::vector<int> out(shares.size(), 0);
    if (shares.empty() || total <= 0) return out;
    double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<double> even;
    if (!(sum > 0)) {  // nothing is known: equal shares
        even.assign(shares.size(), 1.0);
        shares = even;
        sum = static_cast<double>(shares.size());
    }
    struct Rest {
        double fraction, tie;
        std::size_t item;
    };
    std::vector<Rest> rests(shares.size());
    int left = total;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double exact = shares[i] * total / sum;
        out[i] = static_cast<int>(std::floor(exact + 1e-9));
        left -= out[i];
        const double rounded = std::round((exact - out[i]) * 1e9);  // so that ties are ties
        rests[i] = {
            shares[i] > 0 ? rounded : -1e12, draws.uniform(static_cast<std::uint32_t>(i)), i};
    }
    std::sort(rests.begin(), rests.end(), [](const Rest& a, const Rest& b) {
        if (a.fraction != b.fraction) return a.fraction > b.fraction;
        if (a.tie != b.tie) return a.tie < b.tie;
        return a.item < b.item;
    });
    for (std::size_t i = 0; left > 0; i = (i + 1) % rests.size(), --left)
        ++out[rests[i].item];
    return out;
}

}  // namespace models::population
