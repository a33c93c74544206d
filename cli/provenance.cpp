#include "cli/provenance.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <string>

#include <H5public.h>
#include <fmt/format.h>
#include <oneapi/tbb/version.h>

#include "sim/parameters.h"
#include "sim/sha256.h"

#include "cli/version.h"

namespace cli {

namespace {

std::string parameters_json(const PreparedRun& run) {
    models::Scenario now = run.scenario;
    models::Scenario defaults = run.scenario;
    defaults.rules = {};
    const auto bound = sim::bind_fields(now);
    const auto bound_defaults = sim::bind_fields(defaults);
    auto parameters = sim::list_parameters(bound, bound_defaults, now.given);
    const auto& drawn = now.ensemble.parameters;
    for (auto& parameter : parameters)
        if (std::find(drawn.begin(), drawn.end(), parameter.name) != drawn.end())
            parameter.source = "not used: drawn from the ensemble by replicate, see /drawn";
    return sim::parameters_as_json(parameters);
}

}  // namespace

std::string time_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

models::recorders::Provenance provenance_of(const PreparedRun& run,
                                            const std::string& command_line) {
    const models::Scenario& scenario = run.scenario;
    models::recorders::Provenance p;
    p.title = scenario.title;
    p.version = kVersion;
    p.commit = kCommit;
    p.scenario_file = std::filesystem::path(scenario.file()).filename().string();
    p.scenario_text = scenario.sources.back().text;
    p.parameters_json = parameters_json(run);
    p.seed = scenario.seed;
    p.wijk_code = run.area.code;
    p.wijk_name = run.area.name;
    p.command_line = command_line;
    p.compiler = fmt::format("GCC {}, {}", __VERSION__, kBuildFlags);
    p.libraries = fmt::format("HDF5 {}.{}.{}, oneTBB {}.{}, fmt {}",
                              H5_VERS_MAJOR,
                              H5_VERS_MINOR,
                              H5_VERS_RELEASE,
                              TBB_VERSION_MAJOR,
                              TBB_VERSION_MINOR,
                              FMT_VERSION);
    for (const auto& source : scenario.sources)
        p.input_sha256[std::filesystem::path(source.file).filename().string()] =
            sim::sha256(source.text);
    const auto add_file = [&](const std::filesystem::path& file) {
        if (file.empty()) return;
        const auto hash = sim::sha256_of_file(file.string());
        if (hash) p.input_sha256[file.filename().string()] = *hash;
    };
    add_file(scenario.ensemble_file);
    p.ensemble_file = std::filesystem::path(scenario.ensemble_file).filename().string();
    add_file(scenario.population_file);
    for (const auto& entry : std::filesystem::directory_iterator(run.data))
        if (entry.path().extension() == ".csv") add_file(entry.path());
    p.created = time_now();
    p.started = p.created;
    return p;
}

}  // namespace cli
