#include "models/analysis/design.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/hdf5_reader.h"
#include "sim/near_name.h"

namespace models::analysis {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Takes arrays of a file; what is wrong is kept.
class Taker {
  public:
    explicit Taker(const sim::Hdf5Reader& file) : file_(file) {}

    std::vector<std::string> texts(const std::string& name) {
        auto read = file_.texts(name);
        if (read) return std::move(*read);
        problems.add(read.error());
        return {};
    }
    std::vector<double> numbers(const std::string& name, const std::vector<std::uint64_t>& size) {
        auto read = file_.numbers(name);
        if (read && read->size == size) return std::move(read->values);
        problems.add(read ? sim::Error::in_file(file_.path(), name + " has another size")
                          : read.error());
        return {};
    }
    std::uint32_t length(const std::string& name) {
        const auto read = file_.numbers(name);
        if (!read) problems.add(read.error());
        return read ? static_cast<std::uint32_t>(read->values.size()) : 0;
    }
    bool good() const { return problems.problems.empty(); }

    sim::Error problems;

  private:
    const sim::Hdf5Reader& file_;
};

void take_factors(Taker& from, DesignRecord& out) {
    const auto names = from.texts("/design/factor");
    const auto kinds = from.texts("/design/kind"), units = from.texts("/design/units");
    const std::uint64_t count = names.size();
    const auto low = from.numbers("/design/range_low", {count});
    const auto high = from.numbers("/design/range_high", {count});
    const auto log = from.numbers("/design/log", {count});
    const auto values = from.numbers("/design/value", {out.rows, count});
    if (!from.good() || kinds.size() != count || units.size() != count) return;
    for (std::size_t f = 0; f < count; ++f) {
        DesignFactor factor{names[f], kinds[f], units[f], low[f], high[f], log[f] != 0, {}};
        for (std::uint32_t row = 0; row < out.rows; ++row)
            factor.values.push_back(values[row * count + f]);
        out.factors.push_back(std::move(factor));
    }
}

/// Differences of one measure, without the baseline.
void take_outcomes(Taker& from, const std::vector<std::string>& measures, DesignRecord& out) {
    auto arms = from.texts("/outcomes/arm");
    const auto found = std::find(measures.begin(), measures.end(), out.measure);
    const auto units = from.texts("/outcomes/measure_units");
    const auto all = from.numbers("/outcomes/difference",
                                  {out.rows, out.replicates, arms.size(), measures.size()});
    if (!from.good() || arms.empty() || units.size() != measures.size()) return;
    const auto measure = static_cast<std::size_t>(found - measures.begin());
    out.measure_units = units[measure];
    for (std::size_t cell = 0; cell < all.size() / measures.size(); ++cell)
        if (cell % arms.size() != 0)
            out.differences.push_back(all[cell * measures.size() + measure]);
    out.arms.assign(arms.begin() + 1, arms.end());
}

/// Where a value lies in its range, 0 to 1; the value itself of a list of levels.
double place_of(const DesignFactor& factor, double value) {
    if (std::isnan(factor.low)) return value;
    const auto scaled = [&](double x) { return factor.log ? std::log(x) : x; };
    return (scaled(value) - scaled(factor.low)) / (scaled(factor.high) - scaled(factor.low));
}

}  // namespace

bool is_design(const std::string& path) {
    const auto file = sim::Hdf5Reader::open(path);
    return file && file->text_attribute("kind").value_or("") == "sweep";
}

sim::Result<DesignRecord> read_design(const std::string& path, const std::string& measure) {
    const auto file = sim::Hdf5Reader::open(path);
    if (!file) return sim::fail(file.error());
    Taker from(*file);
    DesignRecord out;
    out.title = file->text_attribute("title").value_or("");
    out.design = file->text_attribute("design").value_or("");
    out.measure = measure;
    out.missing = file->whole_attribute("runs_missing").value_or(0) +
                  file->whole_attribute("runs_failed").value_or(0);
    const auto measures = from.texts("/outcomes/measure");
    if (from.good() && std::find(measures.begin(), measures.end(), measure) == measures.end())
        return sim::fail(sim::Error::in_file(path,
                                             fmt::format("there is no measure '{}'", measure),
                                             fmt::format("one of {}", fmt::join(measures, ", "))));
    out.rows = from.length("/design/row");
    out.replicates = from.length("/outcomes/replicate");
    take_factors(from, out);
    take_outcomes(from, measures, out);
    out.areas = from.texts("/design/area");
    for (const double block : from.numbers("/design/block", {out.rows}))
        out.block.push_back(static_cast<std::uint32_t>(block));
    for (const double part : from.numbers("/design/part", {out.rows}))
        out.part.push_back(static_cast<std::uint32_t>(part));
    if (!from.good()) return sim::fail(std::move(from.problems));
    return out;
}

sim::Estimate effect_of_row(const DesignRecord& design, std::uint32_t row, std::uint32_t arm) {
    std::vector<double> values;
    for (std::uint32_t replicate = 0; replicate < design.replicates; ++replicate)
        values.push_back(design.difference(row, replicate, arm));
    return sim::mean_interval(values);
}

std::vector<double> row_means(const DesignRecord& design, std::uint32_t arm) {
    std::vector<double> out;
    for (std::uint32_t row = 0; row < design.rows; ++row)
        out.push_back(effect_of_row(design, row, arm).mean);
    return out;
}

double share_of_chance(const DesignRecord& design, std::uint32_t arm) {
    double within = 0, sum = 0, squares = 0;
    std::uint32_t rows = 0;
    for (std::uint32_t row = 0; row < design.rows; ++row) {
        const auto effect = effect_of_row(design, row, arm);
        if (effect.n < 2) continue;
        within += effect.standard_error * effect.standard_error;
        sum += effect.mean;
        squares += effect.mean * effect.mean;
        ++rows;
    }
    if (rows < 2) return kNaN;
    const double variance = squares / rows - sum / rows * (sum / rows);
    return variance > 0 ? std::min(1.0, within / rows / variance) : kNaN;
}

sim::Result<sim::SobolIndices> sobol_of(const DesignRecord& design, std::uint32_t arm) {
    const auto means = row_means(design, arm);
    const std::size_t factors = design.factors.size();
    const auto last = design.part.empty() ? 0 : *std::ranges::max_element(design.part);
    const bool pairs = last >= factors + 2;
    const auto count = pairs ? 2 * factors + 2 : factors + 2;
    std::map<std::uint32_t, std::vector<double>> points;  // by block: the outputs of its parts
    for (std::uint32_t row = 0; row < design.rows; ++row) {
        auto& parts = points.try_emplace(design.block[row], count, kNaN).first->second;
        if (design.part[row] >= parts.size())
            return sim::fail(sim::Error::of(
                fmt::format("row {} has the part {}", row, design.part[row]),
                fmt::format("0 to {} of a design of {} factors", count - 1, factors)));
        parts[design.part[row]] = means[row];
    }
    sim::SaltelliOutputs outputs;
    outputs.ab.resize(factors);
    outputs.ba.resize(pairs ? factors : 0);
    for (const auto& [block, parts] : points) {
        outputs.a.push_back(parts[0]);
        outputs.b.push_back(parts[1]);
        for (std::size_t factor = 0; factor < factors; ++factor)
            outputs.ab[factor].push_back(parts[2 + factor]);
        for (std::size_t factor = 0; factor < outputs.ba.size(); ++factor)
            outputs.ba[factor].push_back(parts[2 + factors + factor]);
    }
    return sim::sobol_indices(outputs);
}

namespace {

/// What the rows took of one factor: places in its range, or numbers of its levels.
sim::SpreadFactor spread_of(const DesignRecord& design, const DesignFactor& factor) {
    sim::SpreadFactor out;
    if (std::isfinite(factor.low)) {
        for (const double value : factor.values)
            out.at.push_back(std::clamp(place_of(factor, value), 0.0, 1.0));
        return out;
    }
    // Areas by name; arms have no value, and no share.
    using Level = std::pair<double, std::string>;
    std::vector<Level> of_rows;
    for (std::uint32_t row = 0; row < design.rows; ++row) {
        const double value = factor.values[row];
        of_rows.emplace_back(std::isnan(value) ? 0 : value,
                             factor.kind == "area" ? design.areas[row] : std::string());
    }
    auto levels = of_rows;
    std::ranges::sort(levels);
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    for (const auto& level : of_rows)
        out.at.push_back(
            static_cast<double>(std::ranges::lower_bound(levels, level) - levels.begin()));
    out.levels = static_cast<std::uint32_t>(levels.size());
    return out;
}

}  // namespace

bool is_spread(const DesignRecord& design) {
    return design.design == "latin-hypercube" || design.design == "sobol" ||
           design.design == "grid";
}

sim::FittedShares fitted_of(const DesignRecord& design, std::uint32_t arm) {
    std::vector<sim::SpreadFactor> factors;
    for (const auto& factor : design.factors)
        factors.push_back(spread_of(design, factor));
    return sim::fit_variance_shares(factors, row_means(design, arm));
}

std::vector<sim::MorrisIndex> morris_of(const DesignRecord& design, std::uint32_t arm) {
    const auto means = row_means(design, arm);
    std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> steps;  // block, part: row
    for (std::uint32_t row = 0; row < design.rows; ++row)
        steps[design.block[row]][design.part[row]] = row;
    std::vector<std::vector<double>> effects(design.factors.size());
    for (const auto& [block, rows] : steps) {
        for (auto next = rows.begin(); next != rows.end(); ++next) {
            if (next == rows.begin()) continue;
            const auto here = next->second, before = std::prev(next)->second;
            for (std::size_t f = 0; f < design.factors.size(); ++f) {
                const auto& factor = design.factors[f];
                const double step =
                    place_of(factor, factor.values[here]) - place_of(factor, factor.values[before]);
                if (step == 0 || !std::isfinite(step)) continue;
                const double per = std::isnan(factor.low) ? (step > 0 ? 1 : -1) : step;
                effects[f].push_back((means[here] - means[before]) / per);
            }
        }
    }
    return sim::morris_indices(effects);
}

std::vector<LevelEffect> effects_by_level(const DesignRecord& design,
                                          std::size_t factor,
                                          std::uint32_t arm,
                                          std::size_t most) {
    const auto& of = design.factors[factor];
    const auto level_of = [&](std::uint32_t row) {
        if (of.kind == "area") return design.areas[row];
        return fmt::format("{:.6g}", of.values[row]);
    };
    std::vector<std::string> levels;
    for (std::uint32_t row = 0; row < design.rows; ++row)
        if (std::find(levels.begin(), levels.end(), level_of(row)) == levels.end())
            levels.push_back(level_of(row));
    std::vector<LevelEffect> out;
    if (levels.size() > most || of.kind == "arm") return out;
    for (const auto& level : levels) {
        std::vector<double> by_replicate;
        for (std::uint32_t replicate = 0; replicate < design.replicates; ++replicate) {
            double sum = 0;
            int rows = 0;
            for (std::uint32_t row = 0; row < design.rows; ++row) {
                const double value = design.difference(row, replicate, arm);
                if (level_of(row) != level || std::isnan(value)) continue;
                sum += value;
                ++rows;
            }
            by_replicate.push_back(rows == 0 ? kNaN : sum / rows);
        }
        out.push_back({level, sim::mean_interval(by_replicate)});
    }
    return out;
}

}  // namespace models::analysis
