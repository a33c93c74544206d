#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "cli/costs_view.h"
#include "models/recorders/effect_sentence.h"

namespace cli {
namespace {

namespace economics = models::economics;
using economics::Price;
using models::recorders::with_thousands;

std::string percent(double share) {
    return fmt::format("{:.3g} %", 100 * share);
}

std::string replicates_text(std::uint32_t count) {
    return count == 1 ? "1 replicate" : with_thousands(count) + " replicates";
}

/// What the guideline gave, and not the user.
std::string from_guideline(const CostsView& view) {
    if (view.guideline_costs && view.guideline_effects) return "both";
    return view.guideline_costs ? "the first" : "the second";
}

std::string hours_sentence(const CostsView& view) {
    const auto price = [](double euro, const char* option) {
        return euro > 0 ? amount_text(euro) + " euro" : fmt::format("0 euro ({})", option);
    };
    const auto participant = price(view.valuation.participant_hour, "--participant-hour");
    if (view.record.prices_volunteers())
        return fmt::format(
            "Hours of volunteers count as the run priced them, an hour of a participant as {}.",
            participant);
    return fmt::format("An hour of a volunteer counts as {}, of a participant as {}.",
                       price(view.valuation.volunteer_hour, "--volunteer-hour"),
                       participant);
}

std::string discount_sentence(const CostsView& view) {
    const auto& valuation = view.valuation;
    if (valuation.discount_costs == 0 && valuation.discount_effects == 0)
        return view.horizon.years() > 1 ? "Nothing is discounted."
                                        : "Nothing is discounted over so short a time.";
    return fmt::format(
        "What comes a year later counts less: costs {}, lonely years {}{}.",
        percent(valuation.discount_costs),
        percent(valuation.discount_effects),
        view.guideline_costs || view.guideline_effects
            ? " (of the guideline of Zorginstituut Nederland of 2024: " + from_guideline(view) + ")"
            : "");
}

/// Which arm the frontier follows from which row of the curve on.
std::vector<std::pair<std::uint32_t, std::size_t>> stretches(const CostsView& view) {
    std::vector<std::pair<std::uint32_t, std::size_t>> out;
    for (std::size_t k = 0; k < view.curve.size(); ++k)
        if (out.empty() || out.back().first != view.curve[k].frontier)
            out.emplace_back(view.curve[k].frontier, k);
    return out;
}

/// What the interval at the end of the curve says about the arm that the frontier ends with.
std::string end_of_frontier(const CostsView& view) {
    const auto& last = view.curve.back();
    const auto& benefit = last.net_benefit[last.frontier];
    const bool unsure = last.frontier != 0 && !(benefit.low > 0);
    if (!unsure) return {};
    return fmt::format(
        " Even at {} euro it is not sure that {} is worth more than it costs: net benefit {} euro.",
        with_thousands(last.pay),
        view.choice.arms[last.frontier],
        amount_with_range(benefit));
}

}  // namespace

std::string amount_text(double value) {
    constexpr double kWhole = 9.995;
    if (!std::isfinite(value) || std::fabs(value) >= kWhole) return with_thousands(value);
    const auto text = fmt::format("{:.2f}", value);
    if (text == "-0.00" || text == "0.00") return value == 0 ? "0" : "0.00";
    return text;
}

std::string years_text(double years) {
    return fmt::format("{:.3g} {}", years, years == 1 ? "year" : "years");
}

std::string amount_with_range(const sim::Estimate& estimate) {
    if (estimate.n < 2) return amount_text(estimate.mean);
    return fmt::format("{} ({} to {})",
                       amount_text(estimate.mean),
                       amount_text(estimate.low),
                       amount_text(estimate.high));
}

std::string price_text(const economics::CostPer& one) {
    switch (one.price) {
        case Price::known:
            return fmt::format("{} ({} to {})",
                               amount_text(one.euro.ratio),
                               amount_text(one.euro.low),
                               amount_text(one.euro.high));
        case Price::too_few:
            return "cannot tell: one replicate";
        case Price::unsure:
            return one.amount.low == 0 && one.amount.high == 0 ? "none"
                                                               : "cannot tell: perhaps none";
        case Price::worse:
            return "none: fewer than in the baseline";
        case Price::nothing_spent:
            return "0: no euro more than the baseline";
        case Price::saves:
            break;
    }
    return "saves money";
}

std::string_view words(economics::Passed passed) {
    switch (passed) {
        case economics::Passed::started:
            return "one person who started";
        case economics::Passed::completed:
            return "one person who completed";
        case economics::Passed::helped:
            break;
    }
    return "one person who was helped";
}

std::string counting_sentence(const CostsView& view) {
    const auto draws = view.arms.empty() ? 0 : view.arms.front().draws;
    return fmt::format(
        "{}{}; counted from week {}, when the first arm may differ, to week {}: {}. {} {}",
        replicates_text(view.record.replicates),
        draws == 0 ? "" : fmt::format(" in {} draws of the numbers of the model", draws),
        view.horizon.start_week,
        view.horizon.end_week,
        years_text(view.horizon.years()),
        discount_sentence(view),
        hours_sentence(view));
}

std::string plane_sentence(const economics::ArmComparison& arm) {
    const auto& q = arm.quadrants;
    const auto n = arm.replicates;
    if (q.unchanged == n)
        return fmt::format(
            "{} it costs exactly as much as the baseline and changes nothing.",
            n == 1 ? "In the only replicate" : fmt::format("In all {}", replicates_text(n)));
    const std::pair<std::uint32_t, const char*> kinds[] = {
        {q.more_for_nothing, "it costs more and averts nothing"},
        {q.free_for_nothing, "it costs no more and averts nothing"},
        {q.more_for_some, "it costs more and averts lonely years"},
        {q.free_for_some, "it costs no more and averts lonely years"}};
    std::string out;
    for (const auto& [count, what] : kinds) {
        if (count == 0) continue;
        if (!out.empty())
            out += fmt::format(", in {} {}", count, what);
        else if (n == 1)
            out = fmt::format("In the only replicate {}", what);
        else if (count == n)
            out = fmt::format("In all {} {}", replicates_text(n), what);
        else
            out = fmt::format("In {} of {} {}", count, replicates_text(n), what);
    }
    return out + (n == 1 ? "; chance and effect cannot be told apart." : ".");
}

std::string price_sentence(const economics::ArmComparison& arm) {
    const auto& one = arm.lonely_year;
    switch (one.price) {
        case Price::known:
            return fmt::format(
                "One lonely person-year averted costs about {} euro, between {} and {}.",
                amount_text(one.euro.ratio),
                amount_text(one.euro.low),
                amount_text(one.euro.high));
        case Price::too_few:
            return "What one lonely person-year averted costs cannot be told from one replicate.";
        case Price::unsure:
            return "What one lonely person-year averted costs cannot be told: we cannot rule out "
                   "that none is averted.";
        case Price::worse:
            return "It buys nothing: there are more lonely person-years than without it.";
        case Price::nothing_spent:
            return "It costs no euro more than the baseline, and averts lonely person-years.";
        case Price::saves:
            break;
    }
    return "It averts lonely person-years and costs less than the baseline.";
}

std::string frontier_sentence(const CostsView& view) {
    const auto parts = stretches(view);
    const auto& name = [&](std::uint32_t arm) { return view.choice.arms[arm]; };
    if (parts.size() == 1)
        return fmt::format(
            "From 0 to {} euro for a lonely person-year averted, {} has the highest expected net "
            "benefit.{}",
            with_thousands(view.curve.back().pay),
            name(parts[0].first),
            end_of_frontier(view));
    std::string out = "Highest expected net benefit: " + name(parts[0].first);
    for (std::size_t k = 1; k < parts.size(); ++k) {
        const auto& at = view.curve[parts[k].second];
        out += fmt::format(
            "; from about {} euro for a lonely person-year averted on, {} (best in "
            "{} of replicates there)",
            with_thousands(at.pay),
            name(parts[k].first),
            percent(at.best[parts[k].first]));
    }
    return out + '.' + end_of_frontier(view);
}

std::string shares_sentence(const CostsView& view) {
    const bool drawn = !view.choice.draws.empty();
    return fmt::format(
        "A share of replicates says how often it would come out so in one wijk: it holds the luck "
        "of single lives{}, which more replicates do not make smaller. Intervals of means hold "
        "{}.",
        drawn ? " and what is not known about the numbers of the model" : "",
        drawn ? "both, but not a wrong form of the model"
              : "chance only: the numbers of the model are taken as given");
}

std::vector<std::size_t> shown_pays(const CostsView& view) {
    const std::size_t last = view.curve.size() - 1;
    return {0, last / 10, last / 4, last / 2, last};
}

}  // namespace cli
