#include "cli/prepare.h"

#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "models/population/own_margins.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr int kMostThreads = 1024;

/// Adds a complaint about an option unless `value` lies between the bounds.
template <class Number>
void check_option(const std::optional<Number>& value,
                  const char* option,
                  double low,
                  double high,
                  const char* kind,
                  sim::Error& problems) {
    if (!value) return;
    const auto number = static_cast<double>(*value);
    if (std::isfinite(number) && number >= low && number <= high) return;
    problems.add(sim::Error::of(fmt::format("{} is {}", option, *value),
                                fmt::format("{} from {} to {}", kind, low, high)));
}

models::ScenarioChanges changes_of(const RunOptions& options, sim::Error& problems) {
    constexpr auto kMostSeeds = std::numeric_limits<std::int64_t>::max();
    const auto before = problems.problems.size();
    check_option(
        options.years, "--years", models::kShortestRun, models::kLongestRun, "a number", problems);
    check_option(
        options.replicates, "--replicates", 1, models::kMostReplicates, "a whole number", problems);
    check_option(options.threads, "--threads", 1, kMostThreads, "a whole number", problems);
    if (options.seed && *options.seed < 0) {
        problems.add(sim::Error::of(fmt::format("--seed is {}", *options.seed),
                                    fmt::format("a whole number from 0 to {}", kMostSeeds)));
    }
    for (const auto week : options.snapshots) {
        check_option(
            std::optional(week), "--snapshots", 0, models::kLongestRunWeeks, "a week", problems);
    }

    check_option(options.checkpoint_every,
                 "--checkpoint-every",
                 1,
                 models::kLongestRunWeeks,
                 "a number of weeks",
                 problems);
    check_option(options.keep_week, "--keep-week", 0, models::kLongestRunWeeks, "a week", problems);
    check_option(options.time_limit,
                 "--time-limit",
                 kShortestLimit,
                 kLongestLimit,
                 "a number of minutes",
                 problems);

    models::ScenarioChanges changes;
    changes.set = options.set;
    changes.arms = options.arms;
    changes.area = options.area;
    changes.ensemble = options.ensemble;
    changes.without_contagion = options.without_contagion;
    if (problems.problems.size() != before) return changes;  // the numbers are not to be trusted

    for (const auto week : options.snapshots)
        changes.snapshots.push_back(static_cast<int>(week));
    changes.has_years = options.years.has_value();
    changes.years = options.years.value_or(0);
    changes.has_replicates = options.replicates.has_value();
    changes.replicates = static_cast<int>(options.replicates.value_or(0));
    changes.has_seed = options.seed.has_value();
    changes.seed = static_cast<std::uint64_t>(options.seed.value_or(0));
    return changes;
}

/// Whether the file starts as HDF5 files do.
bool is_results_file(const std::string& path) {
    constexpr std::string_view kSignature = "\x89HDF\r\n\x1a\n";
    std::array<char, kSignature.size()> start{};
    std::ifstream file(path, std::ios::binary);
    file.read(start.data(), start.size());
    return file && std::memcmp(start.data(), kSignature.data(), kSignature.size()) == 0;
}

sim::Result<models::population::Area> find_area(const models::Scenario& scenario,
                                                const std::string& data_folder) {
    if (!scenario.population_file.empty()) {
        return models::population::read_own_margins(scenario.population_file);
    }
    const auto index = models::population::read_areas(data_folder);
    if (!index) return sim::fail(index.error());
    return models::population::select_areas(*index, scenario.area);
}

std::string default_output(const std::string& scenario) {
    return fs::path(scenario).stem().string() + ".h5";
}

}  // namespace

sim::Error problems_of_output(const std::string& path, bool force) {
    std::error_code ignored;
    const auto folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : ".";
    const auto complaint = [&](const std::string& what, const std::string& allowed) {
        return sim::Error::of("--out " + path + ": " + what, allowed);
    };
    if (fs::is_directory(path, ignored)) return complaint("this is a folder", "a file name");
    if (!fs::exists(folder, ignored)) {
        return complaint("there is no folder " + folder.string(), "a folder that exists");
    }
    if (!fs::is_directory(folder, ignored)) {
        return complaint(folder.string() + " is not a folder", "a folder that exists");
    }
    if (::access(folder.c_str(), W_OK) != 0) {
        return complaint("the folder " + folder.string() + " cannot be written",
                         "a folder that you may write");
    }
    if (!fs::exists(path, ignored)) return {};
    if (!fs::is_regular_file(path, ignored)) {
        return complaint("this is not a file that can be replaced", "another name");
    }
    if (force || is_results_file(path)) return {};
    return complaint("the file exists and does not hold results of wijk",
                     "another name, or --force to replace it");
}

sim::Result<models::population::Area> area_of(const models::Scenario& scenario,
                                              const std::string& data_folder) {
    auto area = find_area(scenario, data_folder);
    if (area && area->totals.population < models::population::kSmallestArea) {
        area = sim::fail(sim::Error::of(
            fmt::format("{} has {} residents", area->name, area->totals.population),
            fmt::format("an area of at least {}", models::population::kSmallestArea)));
    }
    const auto place = scenario.places.find("wijk");
    if (area || place == scenario.places.end()) return area;

    auto error = area.error();
    for (auto& problem : error.problems) {
        if (problem.line > 0) continue;
        const auto prefix = problem.file.empty() ? "" : problem.file + ": ";
        problem = place->second.problem(prefix + problem.what, problem.allowed, problem.meant);
    }
    return sim::fail(error);
}

sim::Result<PreparedRun> prepare_run(const RunOptions& options) {
    sim::Error problems;
    PreparedRun run;
    const auto changes = changes_of(options, problems);
    run.threads = problems.problems.empty() ? static_cast<int>(options.threads.value_or(0)) : 0;
    run.out = options.out.empty() ? default_output(options.scenario) : options.out;
    problems.add(problems_of_output(run.out, options.force));
    std::error_code ignored;
    if (fs::equivalent(run.out, options.scenario, ignored)) {
        problems.add(sim::Error::of("--out " + run.out + ": this is the scenario", "another name"));
    }

    auto data = find_data_folder(options.data);
    if (!data) problems.add(data.error());
    auto scenario = models::load_scenario(options.scenario,
                                          changes,
                                          data ? shipped_catalogue(*data) : std::string(),
                                          data ? shipped_ensemble(*data) : std::string());
    if (!scenario) problems.add(scenario.error());
    if (data && scenario) {
        auto area = area_of(*scenario, *data);
        if (!area) problems.add(area.error());
        if (area) run.area = std::move(*area);
        run.scenario = std::move(*scenario);
        run.data = *data;
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return run;
}

}  // namespace cli
