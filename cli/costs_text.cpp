#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "cli/costs_view.h"
#include "cli/plain_text.h"
#include "models/recorders/effect_sentence.h"
#include "models/recorders/results_series.h"

namespace cli {
namespace {

namespace economics = models::economics;
using models::recorders::with_thousands;

std::string wrapped(std::string_view text, std::size_t indent) {
    return cli::wrapped(text, indent, indent);
}

constexpr std::size_t kName = 34, kCell = 32;

std::string row(std::string_view name, std::string_view first, std::string_view second) {
    return "  " + padded(name, kName) +
           (second.empty() ? std::string(first) : padded(first, kCell) + std::string(second)) +
           '\n';
}

bool nothing(const sim::Estimate& estimate) {
    return estimate.low == 0 && estimate.high == 0;
}

/// Rows by who pays or gives; those that are 0 in all replicates are left out.
std::string bearer_rows(std::string_view unit,
                        const std::array<sim::Estimate, models::recorders::kBearers>& in_all,
                        const std::array<sim::Estimate, models::recorders::kBearers>& per_year) {
    std::string out;
    for (std::size_t b = 0; b < in_all.size(); ++b) {
        if (nothing(in_all[b])) continue;
        out += row(fmt::format("{}, {}", unit, models::recorders::bearer_names()[b]),
                   amount_with_range(in_all[b]),
                   amount_with_range(per_year[b]));
    }
    return out;
}

std::string persons_rows(const CostsView& view, const economics::ArmComparison& arm) {
    std::string out;
    for (std::size_t p = 0; p < economics::kPassed; ++p) {
        const auto passed = static_cast<economics::Passed>(p);
        if (!view.record.knows(passed)) continue;
        out += row(fmt::format("euro for {}", words(passed)),
                   price_text(arm.each[p]),
                   amount_with_range(arm.each[p].amount) + " more");
    }
    return out;
}

std::string arm_text(const CostsView& view, const economics::ArmComparison& arm) {
    const auto& baseline = view.record.arms[arm.reference];
    std::string out = fmt::format("\n{}, from week {} ({}), against {}\n",
                                  arm.arm,
                                  arm.start_week,
                                  years_text(arm.years),
                                  baseline);
    out += wrapped(plane_sentence(arm), 2) + wrapped(price_sentence(arm), 2);
    out += row("", "in all (95 % interval)", "a year since its start");
    out += bearer_rows("euro", arm.euro, arm.euro_per_year);
    out += bearer_rows("hours", arm.hours, arm.hours_per_year);
    out += row("costs", amount_with_range(arm.cost), amount_with_range(arm.cost_per_year));
    out += row("lonely person-years averted",
               amount_with_range(arm.averted),
               amount_with_range(arm.averted_per_year));
    out += row("costs, discounted", amount_with_range(arm.cost_now), "");
    out += row("averted, discounted", amount_with_range(arm.averted_now), "");
    out += persons_rows(view, arm);
    if (!nothing(arm.cost_of_baseline))
        out += row(baseline + " itself costs", amount_with_range(arm.cost_of_baseline), "");
    return out;
}

/// A table with a column for each shown willingness to pay.
template <class Cell>
std::string by_pay(const CostsView& view, std::string_view title, std::size_t first, Cell cell) {
    std::string out =
        "\n" + wrapped(title, 0) + "  " + padded("euro a lonely person-year", kName - 8);
    for (const auto k : shown_pays(view))
        out += fmt::format("{:>14}", with_thousands(view.curve[k].pay));
    out += '\n';
    for (std::size_t arm = first; arm < view.choice.arms.size(); ++arm) {
        out += "  " + padded(view.choice.arms[arm], kName - 8);
        for (const auto k : shown_pays(view))
            out += fmt::format("{:>14}", cell(view.curve[k], arm));
        out += '\n';
    }
    return out;
}

std::string share(double value) {
    return fmt::format("{:.0f} %", 100 * value);
}

}  // namespace

std::string costs_as_text(const CostsView& view) {
    using economics::Acceptability;
    std::string out = fmt::format("Costs and effects of {}{}\n",
                                  view.record.title.empty() ? view.file : view.record.title,
                                  view.record.wijk.empty() ? "" : ", " + view.record.wijk);
    out += wrapped(counting_sentence(view), 0);
    for (const auto& arm : view.arms)
        out += arm_text(view, arm);
    out += by_pay(view,
                  "Share of replicates in which the arm is worth it against the baseline",
                  1,
                  [](const Acceptability& at, std::size_t arm) { return share(at.worth_it[arm]); });
    if (view.choice.arms.size() > 2)
        out += by_pay(view,
                      "Share of replicates in which the arm is the best of all",
                      0,
                      [](const Acceptability& at, std::size_t arm) { return share(at.best[arm]); });
    out += by_pay(view,
                  "Expected net benefit against the baseline, euro (? : its interval holds 0)",
                  1,
                  [](const Acceptability& at, std::size_t arm) {
                      const auto& benefit = at.net_benefit[arm];
                      return amount_text(benefit.mean) + (benefit.excludes_zero() ? "" : " ?");
                  });
    return out + "\n" + wrapped(frontier_sentence(view), 0) + wrapped(shares_sentence(view), 0);
}

}  // namespace cli
