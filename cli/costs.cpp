#include "cli/costs.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "sim/result.h"

#include "cli/costs_view.h"
#include "cli/messages.h"
#include "cli/output_files.h"
#include "models/economics/cost_record_reader.h"

namespace cli {
namespace {

namespace economics = models::economics;
namespace fs = std::filesystem;

constexpr std::size_t kPoints = 101;

void check_number(const char* option, double value, double low, double high, sim::Error& problems) {
    if (value >= low && value <= high) return;
    problems.add(sim::Error::of(fmt::format("{} is {}", option, value),
                                fmt::format("a number from {} to {}", low, high)));
}

void check_numbers(const CostsOptions& options, sim::Error& problems) {
    constexpr double kMostAnHour = 1'000, kMostToPay = 1e9;
    check_number("--volunteer-hour", options.volunteer_hour, 0, kMostAnHour, problems);
    check_number("--participant-hour", options.participant_hour, 0, kMostAnHour, problems);
    check_number("--discount", options.discount.value_or(0), 0, 1, problems);
    check_number("--discount-effects", options.discount_effects.value_or(0), 0, 1, problems);
    check_number("--max", options.most, 1, kMostToPay, problems);
}

}  // namespace

CostsView costs_view_of(const CostsOptions& options, economics::CostRecord record) {
    CostsView view;
    view.file = fs::path(options.results).filename().string();
    view.command_line = without_folder(options.command_line);
    view.record = std::move(record);
    view.horizon = economics::horizon_of(view.record);
    const bool long_enough = view.horizon.years() > 1;
    const double costs = long_enough ? economics::kGuidelineCosts : 0;
    const double effects = long_enough ? economics::kGuidelineEffects : 0;
    view.valuation = {options.volunteer_hour,
                      options.participant_hour,
                      options.discount.value_or(costs),
                      options.discount_effects.value_or(effects)};
    view.guideline_costs = long_enough && !options.discount;
    view.guideline_effects = long_enough && !options.discount_effects;
    view.outcomes = economics::outcomes_of(view.record, view.valuation);
    view.arms = economics::compare_arms(view.record, view.valuation);
    view.choice = economics::choice_of(view.record, view.arms);
    view.curve =
        economics::acceptability_of(view.choice, economics::pays_up_to(options.most, kPoints));
    return view;
}

int show_costs(const CostsOptions& options) {
    sim::Error problems;
    check_numbers(options, problems);
    const auto psa = begin_output("--psa", options.psa, {options.results}, problems);
    const auto html =
        begin_output("--html", options.html, {options.results, options.psa}, problems);
    auto record = economics::read_cost_record(options.results);
    if (!record) problems.add(record.error());
    if (record && options.volunteer_hour > 0 && record->prices_volunteers())
        problems.add(sim::Error::of("--volunteer-hour: the run has priced these hours already",
                                    "no --volunteer-hour, or a run with volunteer_hour = 0"));
    if (!problems.problems.empty()) return wrong_input(problems);

    const auto view = costs_view_of(options, std::move(*record));
    print(options.json ? costs_as_json(view) : costs_as_text(view));
    if (psa) {
        if (const auto put = psa->write_text(costs_as_psa(view)); !put)
            return failed(put.error().text());
        say("Table: " + psa->path());
    }
    if (html) {
        if (const auto put = html->write_text(costs_page(view)); !put)
            return failed(put.error().text());
        say("Page: " + html->path());
    }
    return finish_output(kDone);
}

}  // namespace cli
