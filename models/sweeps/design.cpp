#include "models/sweeps/design.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "sim/csv_reader.h"
#include "sim/designs.h"
#include "sim/sha256.h"

#include "models/streams.h"
#include "models/sweeps/factors.h"

namespace models::sweeps {
namespace {

constexpr std::size_t kHashLength = 12;

void set_level(const Factor& factor, std::size_t f, std::size_t level, Row& row) {
    if (factor.is_text())
        row.texts[f] = factor.texts[level];
    else
        row.values[f] = factor.numbers[level];
}

Row empty_row(const Plan& plan) {
    Row row;
    row.values.assign(plan.factors.size(), std::numeric_limits<double>::quiet_NaN());
    row.texts.resize(plan.factors.size());
    return row;
}

std::vector<Row> grid(const Plan& plan) {
    std::vector<Row> rows{empty_row(plan)};
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        std::vector<Row> more;
        for (const Row& row : rows) {
            for (std::size_t level = 0; level < plan.factors[f].levels(); ++level) {
                more.push_back(row);
                set_level(plan.factors[f], f, level, more.back());
            }
        }
        rows = std::move(more);
    }
    return rows;
}

std::vector<Row> zipped(const Plan& plan) {
    std::vector<Row> rows(plan.factors.front().levels(), empty_row(plan));
    for (std::size_t f = 0; f < plan.factors.size(); ++f)
        for (std::size_t level = 0; level < rows.size(); ++level)
            set_level(plan.factors[f], f, level, rows[level]);
    return rows;
}

/// Coordinates in 0..1 become values of a range, or equally likely levels.
Row row_at(const Plan& plan, std::span<const double> point) {
    Row row = empty_row(plan);
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        const Factor& factor = plan.factors[f];
        if (factor.range) {
            row.values[f] = factor.range->value(point[f]);
            continue;
        }
        const auto level =
            static_cast<std::size_t>(point[f] * static_cast<double>(factor.levels()));
        set_level(factor, f, std::min(level, factor.levels() - 1), row);
    }
    return row;
}

/// The rows A, B and A with each column of B, one base point after the other, for indices of pairs
/// also B with each column of A (Saltelli 2002).
std::vector<Row> saltelli(const Plan& plan, const sim::Points& points) {
    std::vector<Row> rows;
    const auto d = plan.factors.size();
    for (std::uint32_t base = 0; base < points.rows; ++base) {
        const auto a = points.row(base).first(d), b = points.row(base).last(d);
        const std::size_t parts = plan.second_order ? 2 * d + 2 : d + 2;
        for (std::size_t part = 0; part < parts; ++part) {
            const auto from = part == 1 || part >= d + 2 ? b : a;
            std::vector<double> point(from.begin(), from.end());
            if (part >= d + 2)
                point[part - d - 2] = a[part - d - 2];
            else if (part >= 2)
                point[part - 2] = b[part - 2];
            rows.push_back(row_at(plan, point));
            rows.back().block = base;
            rows.back().part = static_cast<std::uint32_t>(part);
        }
    }
    return rows;
}

std::vector<Row> drawn(const Plan& plan) {
    // As a calibration's design: what is drawn is laid over the ranges of each.
    const sim::DrawSource source{{plan.design_seed}, number(Stream::calibration_design)};
    const auto d = static_cast<std::uint32_t>(plan.factors.size());
    const auto n = static_cast<std::uint32_t>(plan.points);
    if (plan.design == Design::saltelli)
        return saltelli(plan, sim::scrambled_sobol(n, 2 * d, source));
    const bool morris = plan.design == Design::morris;
    const auto points =
        morris ? sim::morris_trajectories(n, d, static_cast<std::uint32_t>(plan.levels), source)
        : plan.design == Design::sobol ? sim::scrambled_sobol(n, d, source)
                                       : sim::latin_hypercube(n, d, source);
    std::vector<Row> rows;
    for (std::uint32_t r = 0; r < points.rows; ++r) {
        rows.push_back(row_at(plan, points.row(r)));
        if (!morris) continue;
        rows.back().block = r / (d + 1);
        rows.back().part = r % (d + 1);
    }
    return rows;
}

void name_factors(const sim::CsvTable& table, Plan& plan, sim::Error& problems) {
    for (std::size_t c = 0; c < table.columns(); ++c) {
        auto factor = named_factor(std::string(table.header(c)), plan.scenario);
        if (factor) {
            factor->place = {table.file(), 1, 1};
            plan.factors.push_back(std::move(*factor));
            continue;
        }
        for (auto problem : factor.error().problems) {
            problem.file = table.file();
            problem.line = 1;
            problems.problems.push_back(std::move(problem));
        }
    }
}

sim::Result<std::vector<Row>> from_table(Plan& plan) {
    const auto table = sim::read_csv(plan.table);
    if (!table) return sim::fail(table.error());
    sim::Error problems;
    name_factors(*table, plan, problems);
    if (table->rows() == 0 || table->rows() > kMostRows)
        problems.add(sim::Error::in_file(plan.table,
                                         fmt::format("has {} rows", table->rows()),
                                         fmt::format("1 to {} rows", kMostRows)));
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    std::vector<Row> rows(table->rows(), empty_row(plan));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t f = 0; f < plan.factors.size(); ++f) {
            const Factor& factor = plan.factors[f];
            std::optional<sim::Problem> wrong;
            const auto before = problems.problems.size();
            if (factor.is_text()) {
                rows[r].texts[f] = std::string(table->text(r, f));
                wrong = problem_with(factor, rows[r].texts[f], plan.scenario);
            } else {
                rows[r].values[f] = table->number(r, f, problems);
                wrong = problem_with(factor, rows[r].values[f], plan.scenario);
            }
            if (wrong && problems.problems.size() == before)
                problems.problems.push_back(table->problem(r, f, wrong->what, wrong->allowed));
        }
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return rows;
}

}  // namespace

std::string Row::shown(std::size_t f) const {
    return texts[f].empty() ? fmt::format("{}", values[f]) : texts[f];
}

sim::Result<std::vector<Row>> make_rows(Plan& plan) {
    sim::Result<std::vector<Row>> rows;
    if (plan.design == Design::table)
        rows = from_table(plan);
    else if (plan.design == Design::grid)
        rows = grid(plan);
    else if (plan.design == Design::zip)
        rows = zipped(plan);
    else
        rows = drawn(plan);
    if (!rows) return rows;
    for (Row& row : *rows) {
        std::string text;
        for (std::size_t f = 0; f < plan.factors.size(); ++f)
            text += fmt::format("{}={}\n", plan.factors[f].name, row.shown(f));
        row.hash = sim::sha256(text).substr(0, kHashLength);
    }
    return rows;
}

}  // namespace models::sweeps
