#include <algorithm>
#include <cmath>

#include "sim/check.h"

#include "models/population/raking.h"

namespace models::population {

namespace {

/// A two-way table while it is being rounded: what was given so far, and what each row and column
/// still needs.
struct Rounding {
    const Table& table;
    Counts out;
    std::vector<int> row_need, column_need;

    bool may_add(int r, int c, bool beyond) const {
        if (table.at(r, c) <= 0) return false;
        return beyond || out.at(r, c) < std::ceil(table.at(r, c) - 1e-9);
    }
    bool may_take(int r, int c, bool beyond) const {
        return out.at(r, c) > (beyond ? 0 : static_cast<int>(std::floor(table.at(r, c) + 1e-9)));
    }
    void add(int r, int c) {
        ++out.at(r, c);
        --row_need[static_cast<std::size_t>(r)];
        --column_need[static_cast<std::size_t>(c)];
    }
};

void start_with_floors(Rounding& state) {
    for (int r = 0; r < state.table.rows; ++r) {
        for (int c = 0; c < state.table.cols; ++c) {
            int& n = state.out.at(r, c);
            auto& row = state.row_need[static_cast<std::size_t>(r)];
            auto& column = state.column_need[static_cast<std::size_t>(c)];
            n = static_cast<int>(std::floor(state.table.at(r, c) + 1e-9));
            n = std::max(0, std::min({n, row, column}));  // margins that contradict one another
            row -= n;
            column -= n;
        }
    }
}

/// Rounds fractions up in a random order in which large fractions tend to come first (Efraimidis
/// and Spirakis: the order of u^(1/f)), while row and column still need somebody.
void round_up_at_random(Rounding& state, const Draws& draws) {
    struct Candidate {
        double key;
        int cell;
    };
    std::vector<Candidate> candidates;
    for (int cell = 0; cell < static_cast<int>(state.table.cells.size()); ++cell) {
        const double value = state.table.cells[static_cast<std::size_t>(cell)];
        const double fraction = value - std::floor(value + 1e-9);
        if (fraction <= 1e-9) continue;
        const double u = draws.uniform(static_cast<std::uint32_t>(cell));
        candidates.push_back({std::log(u) / fraction, cell});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.key != b.key ? a.key > b.key : a.cell < b.cell;
    });
    for (const auto& candidate : candidates) {
        const int r = candidate.cell / state.table.cols, c = candidate.cell % state.table.cols;
        if (state.row_need[static_cast<std::size_t>(r)] > 0 &&
            state.column_need[static_cast<std::size_t>(c)] > 0)
            state.add(r, c);
    }
}

/// Looks for a path row - column - row - ... - column from `start` to a column in need: one more in
/// a cell, one less in the next, and so on. Breadth first; changes the table when it finds one.
class PathSearch {
  public:
    explicit PathSearch(Rounding& state) : state_(state) {}

    bool repair(int start, bool beyond) {
        row_from_.assign(static_cast<std::size_t>(state_.table.rows), kUnseen);
        column_from_.assign(static_cast<std::size_t>(state_.table.cols), kUnseen);
        queue_.assign(1, start);
        row_from_[static_cast<std::size_t>(start)] = kStart;
        for (std::size_t head = 0; head < queue_.size(); ++head) {
            const int r = queue_[head];
            for (int c = 0; c < state_.table.cols; ++c) {
                if (column_from_[static_cast<std::size_t>(c)] != kUnseen) continue;
                if (!state_.may_add(r, c, beyond)) continue;
                column_from_[static_cast<std::size_t>(c)] = r;
                if (state_.column_need[static_cast<std::size_t>(c)] > 0) {
                    walk_back(start, c);
                    return true;
                }
                visit_column(c, beyond);
            }
        }
        return false;
    }

  private:
    static constexpr int kUnseen = -1, kStart = -2;

    void visit_column(int c, bool beyond) {
        for (int r = 0; r < state_.table.rows; ++r) {
            if (row_from_[static_cast<std::size_t>(r)] != kUnseen) continue;
            if (!state_.may_take(r, c, beyond)) continue;
            row_from_[static_cast<std::size_t>(r)] = c;
            queue_.push_back(r);
        }
    }

    void walk_back(int start, int last) {
        --state_.column_need[static_cast<std::size_t>(last)];
        --state_.row_need[static_cast<std::size_t>(start)];
        int c = last;
        while (true) {
            const int r = column_from_[static_cast<std::size_t>(c)];
            ++state_.out.at(r, c);
            const int before = row_from_[static_cast<std::size_t>(r)];
            if (before == kStart) return;
            --state_.out.at(r, before);
            c = before;
        }
    }

    Rounding& state_;
    std::vector<int> row_from_, column_from_, queue_;
};

}  // namespace

Counts round_to_margins(const Table& table,
                        std::span<const int> row_totals,
                        std::span<const int> column_totals,
                        const Draws& draws) {
    SIM_CHECK(static_cast<int>(row_totals.size()) == table.rows &&
                  static_cast<int>(column_totals.size()) == table.cols,
              "a table is rounded to one total per row and per column");
    Rounding state{table,
                   Counts(table.rows, table.cols),
                   {row_totals.begin(), row_totals.end()},
                   {column_totals.begin(), column_totals.end()}};
    start_with_floors(state);
    round_up_at_random(state, draws);
    PathSearch search(state);
    for (const bool beyond : {false, true}) {
        for (int r = 0; r < table.rows; ++r) {
            while (state.row_need[static_cast<std::size_t>(r)] > 0)
                if (!search.repair(r, beyond)) break;
        }
    }
    for (const int need : state.row_need)
        state.out.missed += std::max(0, need);
    return std::move(state.out);
}

}  // namespace models::population
