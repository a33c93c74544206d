#include "models/economics/acceptability.h"

#include <algorithm>

#include "sim/check.h"

namespace models::economics {

namespace {

double net_benefit(const Point& point, double pay) {
    return pay * point.averted - point.cost;
}

std::size_t first_highest(const std::vector<double>& values) {
    return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) -
                                    values.begin());
}

Acceptability at(const Choice& choice, double pay) {
    const std::size_t arms = choice.arms.size(), replicates = choice.points[0].size();
    Acceptability out;
    out.pay = pay;
    std::vector<double> wins(arms, 0.0), means;
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
        std::vector<double> benefits;
        for (const auto& points : choice.points)
            benefits.push_back(net_benefit(points[replicate], pay));
        wins[first_highest(benefits)] += 1;
    }
    for (std::size_t arm = 0; arm < arms; ++arm) {
        std::vector<double> benefits;
        for (const Point& point : choice.points[arm])
            benefits.push_back(net_benefit(point, pay));
        out.net_benefit.push_back(sim::mean_interval(benefits, choice.draws));
        means.push_back(out.net_benefit.back().mean);
        out.worth_it.push_back(share_worth_it(choice.points[arm], pay));
        out.best.push_back(wins[arm] / static_cast<double>(replicates));
    }
    out.frontier = static_cast<std::uint32_t>(first_highest(means));
    return out;
}

}  // namespace

Choice choice_of(const CostRecord& record, const std::vector<ArmComparison>& comparisons) {
    Choice out;
    out.arms.push_back(record.arms[0]);
    out.points.emplace_back(record.replicates);
    out.draws = record.drawn.draw;
    for (const auto& one : comparisons) {
        if (one.reference != 0) continue;
        out.arms.push_back(one.arm);
        out.points.push_back(one.points);
    }
    return out;
}

double share_worth_it(const std::vector<Point>& points, double pay) {
    const auto worth = std::count_if(points.begin(), points.end(), [pay](const Point& point) {
        return net_benefit(point, pay) > 0;
    });
    return static_cast<double>(worth) / static_cast<double>(points.size());
}

std::vector<Acceptability> acceptability_of(const Choice& choice, const std::vector<double>& pays) {
    SIM_CHECK(!choice.points.empty() && !choice.points[0].empty(), "a choice has replicates");
    std::vector<Acceptability> out;
    for (const double pay : pays)
        out.push_back(at(choice, pay));
    return out;
}

std::vector<double> pays_up_to(double most, std::size_t points) {
    SIM_CHECK(points >= 2, "a curve has two ends");
    std::vector<double> out;
    for (std::size_t k = 0; k < points; ++k)
        out.push_back(most * static_cast<double>(k) / static_cast<double>(points - 1));
    return out;
}

}  // namespace models::economics
