#include "models/economics/comparison.h"

#include <algorithm>
#include <limits>
#include <set>

#include "sim/units.h"

namespace models::economics {

namespace {

using recorders::kBearers;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Outcomes = std::vector<std::vector<Outcome>>;

/// Differences of one arm to its baseline.
struct Pairing {
    const std::vector<Outcome>& arm;
    const std::vector<Outcome>& baseline;
    sim::Draws draws;
    double years;

    /// `value(outcome)` of the arm less that of the baseline, by replicate.
    template <class Value>
    std::vector<double> more(Value value) const {
        std::vector<double> out;
        for (std::size_t replicate = 0; replicate < arm.size(); ++replicate)
            out.push_back(value(arm[replicate]) - value(baseline[replicate]));
        return out;
    }
    sim::Estimate mean(const std::vector<double>& values) const {
        return sim::mean_interval(values, draws);
    }
    sim::Estimate mean_per_year(std::vector<double> values) const {
        for (double& value : values)
            value = years > 0 ? value / years : kNaN;
        return mean(values);
    }
};

void compare_bearers(const Pairing& pair, ArmComparison& out) {
    for (std::size_t b = 0; b < kBearers; ++b) {
        const auto euro = pair.more([b](const Outcome& o) { return o.euro[b]; });
        const auto hours = pair.more([b](const Outcome& o) { return o.hours[b]; });
        out.euro[b] = pair.mean(euro);
        out.hours[b] = pair.mean(hours);
        out.euro_per_year[b] = pair.mean_per_year(euro);
        out.hours_per_year[b] = pair.mean_per_year(hours);
    }
}

/// Fewer is what is gained: of lonely years the sign turns. Written so that none averted is 0.
std::vector<double> turned(std::vector<double> values) {
    for (double& value : values)
        value = 0 - value;
    return values;
}

void compare_totals(const Pairing& pair, ArmComparison& out) {
    const auto cost = pair.more([](const Outcome& o) { return o.cost; });
    const auto averted = turned(pair.more([](const Outcome& o) { return o.lonely_years; }));
    out.cost = pair.mean(cost);
    out.cost_per_year = pair.mean_per_year(cost);
    out.averted = pair.mean(averted);
    out.averted_per_year = pair.mean_per_year(averted);

    const auto cost_now = pair.more([](const Outcome& o) { return o.cost_now; });
    const auto averted_now = turned(pair.more([](const Outcome& o) { return o.lonely_now; }));
    out.cost_now = pair.mean(cost_now);
    out.averted_now = pair.mean(averted_now);
    out.lonely_year = cost_per(cost_now, averted_now, pair.draws);
    for (std::size_t i = 0; i < cost_now.size(); ++i)
        out.points.push_back({cost_now[i], averted_now[i]});
    out.quadrants = quadrants_of(out.points);
    for (std::size_t p = 0; p < kPassed; ++p)
        out.each[p] =
            cost_per(cost, pair.more([p](const Outcome& o) { return o.persons[p]; }), pair.draws);
    std::vector<double> baseline;
    for (const Outcome& outcome : pair.baseline)
        baseline.push_back(outcome.cost);
    out.cost_of_baseline = pair.mean(baseline);
}

}  // namespace

Quadrants quadrants_of(const std::vector<Point>& points) {
    Quadrants out;
    for (const Point& point : points) {
        const bool some = point.averted > 0;
        if (point.cost > 0)
            ++(some ? out.more_for_some : out.more_for_nothing);
        else
            ++(some ? out.free_for_some : out.free_for_nothing);
        if (point.cost == 0 && point.averted == 0) ++out.unchanged;
    }
    return out;
}

CostPer cost_per(const std::vector<double>& euro,
                 const std::vector<double>& bought,
                 sim::Draws draws) {
    CostPer out;
    out.amount = sim::mean_interval(bought, draws);
    out.euro = sim::ratio_of_means(euro, bought, draws);
    const auto cost = sim::mean_interval(euro, draws);
    if (out.amount.n < 2)
        out.price = Price::too_few;
    else if (!out.amount.excludes_zero())
        out.price = Price::unsure;
    else if (out.amount.high < 0)
        out.price = Price::worse;
    else if (cost.low == 0 && cost.high == 0)
        out.price = Price::nothing_spent;
    else if (cost.high < 0)
        out.price = Price::saves;
    else
        out.price = out.euro.bounded ? Price::known : Price::unsure;
    return out;
}

std::vector<ArmComparison> compare_arms(const CostRecord& record, const Valuation& valuation) {
    const Outcomes outcomes = outcomes_of(record, valuation);
    const auto& draws = record.drawn.draw;
    std::vector<ArmComparison> all;
    for (std::uint32_t arm = 0; arm < record.arms.size(); ++arm) {
        if (record.references[arm] == arm) continue;
        ArmComparison out;
        out.arm = record.arms[arm];
        out.row = arm;
        out.reference = record.references[arm];
        out.start_week = record.start_weeks[arm];
        out.years = Horizon{out.start_week, record.weeks.back()}.years();
        out.replicates = record.replicates;
        out.draws = static_cast<std::uint32_t>(std::set(draws.begin(), draws.end()).size());
        const Pairing pair{outcomes[arm], outcomes[out.reference], draws, out.years};
        compare_bearers(pair, out);
        compare_totals(pair, out);
        all.push_back(std::move(out));
    }
    return all;
}

}  // namespace models::economics
