#include "models/economics/valuation.h"

#include <algorithm>
#include <cmath>

#include "sim/units.h"

namespace models::economics {

namespace {

using recorders::Bearer;
using recorders::kBearers;

/// Sum over the moments of what was added since the moment before, times the factor.
template <class Cumulative>
double total(std::span<const double> factors, Cumulative at) {
    double sum = 0, before = 0;
    for (std::size_t time = 0; time < factors.size(); ++time) {
        const double now = at(time);
        sum += factors[time] * (now - before);
        before = now;
    }
    return sum;
}

/// The factors of one valuation.
struct Factors {
    std::vector<double> plain, costs, effects;
};

Outcome outcome_of(const CostRecord& record,
                   const Valuation& valuation,
                   const Factors& factors,
                   std::size_t arm,
                   std::size_t replicate) {
    Outcome out;
    const std::size_t first = record.cell(arm, replicate, 0);
    for (std::size_t b = 0; b < kBearers; ++b) {
        const auto euro = [&](auto time) { return record.euro[(first + time) * kBearers + b]; };
        const auto hours = [&](auto time) { return record.hours[(first + time) * kBearers + b]; };
        const double price =
            b == static_cast<std::size_t>(Bearer::volunteer)     ? valuation.volunteer_hour
            : b == static_cast<std::size_t>(Bearer::participant) ? valuation.participant_hour
                                                                 : 0;
        out.euro[b] = total(factors.plain, euro);
        out.hours[b] = total(factors.plain, hours);
        out.cost += out.euro[b] + price * out.hours[b];
        out.cost_now += total(factors.costs, euro) + price * total(factors.costs, hours);
    }
    const auto lonely = [&](auto time) { return record.lonely_years[first + time]; };
    out.lonely_years = total(factors.plain, lonely);
    out.lonely_now = total(factors.effects, lonely);
    for (std::size_t p = 0; p < kPassed; ++p) {
        if (record.persons[p].empty()) continue;
        out.persons[p] =
            total(factors.plain, [&](auto time) { return record.persons[p][first + time]; });
    }
    return out;
}

}  // namespace

bool CostRecord::prices_volunteers() const {
    for (std::size_t i = static_cast<std::size_t>(Bearer::volunteer); i < euro.size();
         i += kBearers)
        if (euro[i] != 0) return true;
    return false;
}

double Horizon::years() const {
    return end_week <= start_week ? 0 : (end_week - start_week) / sim::kWeeksPerYear;
}

Horizon horizon_of(const CostRecord& record) {
    Horizon out{record.weeks.back(), record.weeks.back()};
    for (std::size_t arm = 0; arm < record.arms.size(); ++arm)
        if (record.references[arm] != arm)
            out.start_week = std::min(out.start_week, record.start_weeks[arm]);
    return out;
}

std::vector<double> discount_factors(std::span<const std::uint32_t> weeks,
                                     std::uint32_t start_week,
                                     double rate) {
    std::vector<double> out(weeks.size(), 0.0);
    for (std::size_t time = 0; time < weeks.size(); ++time) {
        if (weeks[time] < start_week) continue;
        const double from = time == 0 ? start_week : std::max(weeks[time - 1], start_week);
        const double middle = (from + weeks[time]) / 2 - start_week;
        out[time] = std::pow(1 + rate, -middle / sim::kWeeksPerYear);
    }
    return out;
}

std::vector<std::vector<Outcome>> outcomes_of(const CostRecord& record,
                                              const Valuation& valuation) {
    const auto start = horizon_of(record).start_week;
    const Factors factors{discount_factors(record.weeks, start, 0),
                          discount_factors(record.weeks, start, valuation.discount_costs),
                          discount_factors(record.weeks, start, valuation.discount_effects)};
    std::vector<std::vector<Outcome>> out(record.arms.size());
    for (std::size_t arm = 0; arm < record.arms.size(); ++arm)
        for (std::size_t replicate = 0; replicate < record.replicates; ++replicate)
            out[arm].push_back(outcome_of(record, valuation, factors, arm, replicate));
    return out;
}

}  // namespace models::economics
