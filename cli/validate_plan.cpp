#include "cli/validate_plan.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <limits>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "sim/near_name.h"
#include "sim/text_file.h"

#include "cli/data_folder.h"
#include "models/patterns/published.h"
#include "models/places/municipalities.h"
#include "models/survey/panel.h"
#include "models/trial/published.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace survey = models::survey;
namespace validation = models::validation;
using survey::Use;

constexpr std::uint32_t kQuickWeeks = 104;
constexpr std::int64_t kMostReplicates = 10'000, kMostThreads = 1024;

void check_whole(const std::optional<std::int64_t>& value,
                 const char* option,
                 std::int64_t low,
                 std::int64_t high,
                 sim::Error& problems) {
    if (!value || (*value >= low && *value <= high)) return;
    problems.add(sim::Error::of(fmt::format("{} is {}", option, *value),
                                fmt::format("a whole number from {} to {}", low, high)));
}

void check_numbers(const ValidateOptions& options, sim::Error& problems) {
    check_whole(options.replicates, "--replicates", 1, kMostReplicates, problems);
    check_whole(options.threads, "--threads", 1, kMostThreads, problems);
    check_whole(options.seed, "--seed", 0, std::numeric_limits<std::int64_t>::max(), problems);
}

/// The value of a result; nothing, and its problems, when it failed.
template <class T>
T take(sim::Result<T> result, sim::Error& problems) {
    if (result) return std::move(*result);
    problems.add(std::move(result.error()));
    return {};
}

/// What was asked for, else what ships beside the data.
std::string asked_or_shipped(const std::string& asked, const std::string& data, const char* name) {
    return asked.empty() ? beside_data(data, name) : asked;
}

bool exists(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

void read_all_targets(const std::string& folder,
                      std::vector<validation::Asked>& all,
                      sim::Error& problems) {
    constexpr std::pair<const char*, Use> kFiles[] = {{"calibrate.toml", Use::calibrate},
                                                      {"calibrate_more.toml", Use::calibrate},
                                                      {"validate.toml", Use::validate}};
    for (const auto& [name, use] : kFiles) {
        const auto path = (fs::path(folder) / name).string();
        if (use == Use::calibrate && all.size() > 0 && !exists(path)) continue;  // one may do
        for (auto& target : take(survey::read_targets(path, use), problems))
            all.push_back({std::move(target), use});
    }
}

std::string complaint_twice(const std::vector<validation::Asked>& all) {
    std::vector<std::string> names;
    for (const auto& one : all)
        names.push_back(one.target.name);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    return twice == names.end() ? std::string() : *twice;
}

/// Those of `all` with these names, in the order of `all`; all when none are named.
std::vector<validation::Asked> chosen(const std::vector<validation::Asked>& all,
                                      const std::vector<std::string>& known,
                                      const std::vector<std::string>& only,
                                      sim::Error& problems) {
    for (const auto& name : only) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        problems.add(sim::Error::of(fmt::format("--only: there is no target '{}'", name),
                                    "a name of wijk validate's list",
                                    sim::nearest_name(name, known)));
    }
    if (only.empty()) return all;
    std::vector<validation::Asked> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const auto& one) {
        return std::find(only.begin(), only.end(), one.target.name) != only.end();
    });
    return out;
}

/// Measures of the targets; those that --quick leaves out are noted.
void choose_measures(const ValidateOptions& options, ValidatePlan& plan) {
    for (const auto& one : plan.asked) {
        const survey::Measure* measure = survey::find_measure(one.target.name);
        if (!measure) continue;
        if (options.quick && measure->weeks.back() > kQuickWeeks) {
            plan.not_run.push_back(
                {one.target.name, "not run: --quick leaves out what takes more than two years"});
        } else {
            plan.run.measures.push_back(measure);
        }
    }
}

/// Targets of municipalities: to be run with --places, else noted.
void choose_municipal(const ValidateOptions& options, ValidatePlan& plan) {
    for (const auto& one : plan.asked) {
        const auto& name = one.target.name;
        const auto figures = models::places::municipal_figures();
        const bool has_one = std::any_of(figures.begin(), figures.end(), [&](const auto& figure) {
            return figure.name == name;
        });
        if (!has_one) continue;
        if (options.places) {
            plan.municipal.push_back(name);
        } else if (!survey::find_measure(name)) {
            plan.not_run.push_back({name, "not run: figures of municipalities need --places"});
        }
    }
}

/// Published effects of interventions and approaches: lived with --trials, else noted.
void choose_trials(const ValidateOptions& options, ValidatePlan& plan) {
    for (const auto& one : plan.asked) {
        const auto& name = one.target.name;
        const bool tried = !models::trial::tried_for(name).empty();
        if (!tried && !models::patterns::approach_for(name)) continue;
        if (options.trials) {
            (tried ? plan.trials : plan.approaches).push_back(name);
        } else {
            plan.not_run.push_back(
                {name, "not run: effects of interventions and approaches need --trials"});
        }
    }
}

/// The ensemble that was asked for; the shipped one when nothing was and there is one.
void read_the_ensemble(const ValidateOptions& options, ValidatePlan& plan, sim::Error& problems) {
    if (options.ensemble == "none") return;
    const auto path = asked_or_shipped(options.ensemble, plan.data, "ensemble.h5");
    if (options.ensemble.empty() && !exists(path)) return;
    plan.run.ensemble = take(models::read_ensemble(path), problems);
    plan.ensemble = path;
}

void read_the_rest(const ValidateOptions& options, ValidatePlan& plan, sim::Error& problems) {
    plan.targets = asked_or_shipped(options.targets, plan.data, "targets");
    std::vector<validation::Asked> all;
    read_all_targets(plan.targets, all, problems);
    if (const auto twice = complaint_twice(all); !twice.empty())
        problems.add(sim::Error::in_file(plan.targets, twice + " stands in two files of targets"));
    for (const auto& one : all)
        plan.names.push_back(one.target.name);
    plan.asked = chosen(all, plan.names, options.only, problems);
    const auto reasons = (fs::path(plan.targets) / "reasons.toml").string();
    if (exists(reasons)) plan.reasons = take(validation::read_reasons(reasons), problems);
    plan.panel = asked_or_shipped(options.panel, plan.data, "targets/panel_validate.csv");
    plan.run.areas = take(survey::read_codes(plan.panel), problems);
    read_the_ensemble(options, plan, problems);
    choose_measures(options, plan);
    choose_municipal(options, plan);
    choose_trials(options, plan);
    plan.places = beside_data(plan.data, "targets/places.csv");
    if (options.html.empty() && options.markdown.empty()) return;
    plan.prose =
        take(sim::read_text_file(beside_data(plan.data, "targets/validation.txt")), problems);
}

}  // namespace

sim::Result<ValidatePlan> plan_validation(const ValidateOptions& options) {
    sim::Error problems;
    ValidatePlan plan;
    check_numbers(options, problems);
    const auto data = find_data_folder(options.data);
    if (data) {
        plan.data = *data;
        read_the_rest(options, plan, problems);
    } else {
        problems.add(data.error());
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    plan.threads = static_cast<int>(options.threads.value_or(0));
    plan.run.seed = static_cast<std::uint64_t>(options.seed.value_or(1));
    plan.run.everyday = options.everyday;
    plan.run.replicates = static_cast<std::uint32_t>(options.replicates.value_or(4));
    plan.run.quick = options.quick;
    plan.run.curves = !options.html.empty() || !options.markdown.empty();
    return plan;
}

}  // namespace cli
