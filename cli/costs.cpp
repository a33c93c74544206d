#include "cli/costs.h"

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "sim/result.h"
#include "sim/whole_file.h"

#include "cli/costs_view.h"
#include "cli/messages.h"
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

/// A file to write, checked before anything is read; it may not be the results or another output.
std::optional<sim::WholeFile> begin(const char* option,
                                    const std::string& path,
                                    const std::vector<std::string>& others,
                                    sim::Error& problems) {
    if (path.empty()) return std::nullopt;
    for (const auto& other : others) {
        std::error_code ignored;
        if (other.empty()) continue;
        if (other != path && !fs::equivalent(path, other, ignored)) continue;
        problems.add(sim::Error::of(fmt::format("{} {}: this is named twice", option, path),
                                    "another name"));
        return std::nullopt;
    }
    auto file = sim::WholeFile::begin(path, true);
    if (file) return std::move(*file);
    for (auto& problem : file.error().problems)
        problem.what = fmt::format("{}: {}", option, problem.what);
    problems.add(std::move(file.error()));
    return std::nullopt;
}

/// "" when the file stands; else why it does not.
std::string put(const sim::WholeFile& file, const std::string& text) {
    std::FILE* out = std::fopen(file.partial().c_str(), "wb");
    bool good = out && std::fwrite(text.data(), 1, text.size(), out) == text.size();
    if (out) good = std::fclose(out) == 0 && good;
    if (!good) {
        file.discard();
        return "cannot write " + file.partial();
    }
    const auto finished = file.finish();
    return finished ? "" : finished.error().text();
}

/// The command as one would give it from anywhere: `build/release/bin/wijk ...` is `wijk ...`.
std::string without_folder(const std::string& command_line) {
    const auto slash = command_line.substr(0, command_line.find(' ')).rfind('/');
    return slash == std::string::npos ? command_line : command_line.substr(slash + 1);
}

CostsView view_of(const CostsOptions& options, economics::CostRecord record) {
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

}  // namespace

int show_costs(const CostsOptions& options) {
    sim::Error problems;
    check_numbers(options, problems);
    const auto psa = begin("--psa", options.psa, {options.results}, problems);
    const auto html = begin("--html", options.html, {options.results, options.psa}, problems);
    auto record = economics::read_cost_record(options.results);
    if (!record) problems.add(record.error());
    if (record && options.volunteer_hour > 0 && record->prices_volunteers())
        problems.add(sim::Error::of("--volunteer-hour: the run has priced these hours already",
                                    "no --volunteer-hour, or a run with volunteer_hour = 0"));
    if (!problems.problems.empty()) return wrong_input(problems);

    const auto view = view_of(options, std::move(*record));
    print(options.json ? costs_as_json(view) : costs_as_text(view));
    if (psa) {
        if (const auto why = put(*psa, costs_as_psa(view)); !why.empty()) return failed(why);
        say("Table: " + psa->path());
    }
    if (html) {
        if (const auto why = put(*html, costs_page(view)); !why.empty()) return failed(why);
        say("Page: " + html->path());
    }
    return finish_output(kDone);
}

}  // namespace cli
