#include "cli/run_identity.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/bound_fields.h"
#include "sim/sha256.h"

#include "cli/fingerprint.h"

namespace cli {
namespace {

constexpr std::size_t kShortest = 12;  // of values that are shown

template <class Rules>
std::string values_of(Rules rules, const std::string& section = {}) {
    std::string text;
    for (const auto& field : sim::bind_fields(rules))
        if (field.name.starts_with(section))
            text += fmt::format("{} {:a}\n", field.name, field.value());
    return text;
}

std::string text_of(const models::Ensemble& ensemble) {
    std::string text = fmt::format("{}\n", fmt::join(ensemble.parameters, " "));
    for (const auto& member : ensemble.members)
        for (const double value : member)
            text += fmt::format("{:a} ", value);
    for (const double weight : ensemble.weights)
        text += fmt::format("{:a} ", weight);
    return text;
}

std::string text_of(const models::Shock& shock) {
    return fmt::format(
        "{} {:a} {} {}\n", fmt::join(shock.ties, " "), shock.factor, shock.from_week, shock.weeks);
}

/// Those who help in ordinary life.
std::string everyday_of(const models::Scenario& scenario) {
    std::string text = fmt::format("{}\n", scenario.everyday);
    for (const auto& programme : scenario.everyday_programmes) {
        const auto stop = programme.to_the_end ? -1 : programme.stop_week;
        text += fmt::format("{} {} {}\n", programme.name, programme.start_week, stop);
        const auto terms = models::intervention_of(scenario, programme);
        text += fmt::format("{} {}\n", terms.causes.bits(), static_cast<int>(terms.mechanism));
        text += values_of(terms);
    }
    return text;
}

/// What both kinds of identity begin with.
sim::Result<RunIdentity> beginning_of(const PreparedRun& run) {
    const auto& scenario = run.scenario;
    const auto program = checksum_of_program();
    if (!program) return sim::fail(program.error());
    auto tables = checksums_of_tables(run.data);
    if (!tables) return sim::fail(tables.error());
    if (!scenario.population_file.empty()) {
        const auto people = sim::sha256_of_file(scenario.population_file);
        if (!people) return sim::fail(people.error());
        *tables += *people;
    }
    return RunIdentity{
        {"program", *program},
        {"area", run.area.code},
        {"tables of the data folder", sim::sha256(*tables)},
        {"base year", std::to_string(scenario.base_year)},
        {"start date", scenario.start_date},
        {"seed", std::to_string(scenario.seed)},
        {"burn-in", std::to_string(scenario.burn_in_weeks)},
        {"demography", scenario.demography ? "on" : "off"},
        {"rules", sim::sha256(values_of(scenario.rules) + values_of(scenario, "costs."))},
        {"ensemble", sim::sha256(text_of(scenario.ensemble))},
        {"ordinary life", sim::sha256(everyday_of(scenario))},
        {"weeks between observations", std::to_string(scenario.observe_every)},
        {"events", scenario.events ? "on" : "off"}};
}

}  // namespace

sim::Result<RunIdentity> identity_of(const PreparedRun& run) {
    auto identity = beginning_of(run);
    if (!identity) return identity;
    const auto& scenario = run.scenario;
    std::string texts = values_of(scenario);
    for (const auto& source : scenario.sources)
        texts += sim::sha256(source.text) + "\n";
    std::vector<std::string> arms;
    for (const auto& arm : scenario.arms)
        arms.push_back(arm.name);
    identity->insert(identity->end(),
                     {{"years", fmt::format("{}", scenario.years)},
                      {"replicates", std::to_string(scenario.replicates)},
                      {"snapshots", fmt::format("{}", fmt::join(scenario.snapshots, ","))},
                      {"arms", fmt::format("{}", fmt::join(arms, ","))},
                      {"scenario", sim::sha256(texts)}});
    return identity;
}

sim::Result<RunIdentity> identity_until(const PreparedRun& run, std::uint32_t week) {
    auto identity = beginning_of(run);
    if (!identity) return identity;
    std::string shocks;
    for (const auto& shock : run.scenario.shocks)
        if (std::cmp_less_equal(shock.from_week, week)) shocks += text_of(shock);
    std::vector<int> snapshots;
    std::ranges::copy_if(run.scenario.snapshots, std::back_inserter(snapshots), [&](int at) {
        return std::cmp_less_equal(at, week);
    });
    std::ranges::sort(snapshots);
    identity->insert(identity->end(),
                     {{"shocks", sim::sha256(shocks)},
                      {"snapshots until then", fmt::format("{}", fmt::join(snapshots, ","))},
                      {"week", std::to_string(week)}});
    return identity;
}

std::string difference_of(const RunIdentity& there, const RunIdentity& here) {
    std::vector<std::string> all;
    for (const auto& [name, value] : here) {
        const auto found =
            std::ranges::find(there, name, [](const auto& one) { return one.first; });
        if (found == there.end()) {
            all.push_back("the " + name);
        } else if (found->second != value) {
            const bool shown = std::max(found->second.size(), value.size()) <= kShortest;
            all.push_back(
                shown ? fmt::format("the {} ({} there, {} here)", name, found->second, value)
                      : "the " + name);
        }
    }
    return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace cli
