#include "cli/params.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/near_name.h"

#include "cli/data_folder.h"
#include "cli/messages.h"

namespace cli {
namespace {

/// The parameter with this name, else those of the section, else those with it in their names.
std::vector<sim::Parameter> those_named(const std::string& name,
                                        const std::vector<sim::Parameter>& all) {
    const auto keep = [&](auto&& fits) {
        std::vector<sim::Parameter> kept;
        std::copy_if(all.begin(), all.end(), std::back_inserter(kept), fits);
        return kept;
    };
    auto found = keep([&](const auto& p) { return p.name == name; });
    if (found.empty()) found = keep([&](const auto& p) { return p.name.starts_with(name + "."); });
    if (found.empty())
        found = keep([&](const auto& p) { return p.name.find(name) != p.name.npos; });
    return found;
}

sim::Error unknown(const std::string& name, const std::vector<sim::Parameter>& all) {
    std::vector<std::string> names;
    for (const auto& parameter : all) {
        names.push_back(parameter.name);
        names.push_back(parameter.name.substr(0, parameter.name.rfind('.')));
        names.push_back(parameter.name.substr(parameter.name.rfind('.') + 1));
    }
    return sim::Error::of(fmt::format("there is no parameter '{}'", name),
                          "see wijk params",
                          sim::nearest_name(name, names));
}

}  // namespace

sim::Result<models::Scenario> registry_scenario(const ParamsOptions& options) {
    const auto data = find_data_folder(options.data);
    if (!data && !options.data.empty()) return sim::fail(data.error());
    const auto catalogue = data ? shipped_catalogue(*data) : std::string();
    if (!options.scenario.empty()) return models::load_scenario(options.scenario, {}, catalogue);

    models::Scenario scenario;
    if (catalogue.empty()) return scenario;
    auto file = models::interventions::read_catalogue(catalogue);
    if (!file) return sim::fail(file.error());
    scenario.catalogue = file->catalogue;
    scenario.catalogue_as_filed = std::move(file->catalogue);
    scenario.given = std::move(file->given);
    return scenario;
}

int show_parameters(const ParamsOptions& options) {
    const auto scenario = registry_scenario(options);
    if (!scenario) return wrong_input(scenario.error());

    const auto all = models::list_parameters(*scenario);
    const auto shown = options.name.empty() ? all : those_named(options.name, all);
    if (shown.empty()) return wrong_input(unknown(options.name, all));

    if (options.json) {
        print(sim::parameters_as_json(shown));
    } else if (options.markdown) {
        print(sim::parameters_as_markdown(shown));
    } else {
        print(sim::parameters_as_text(shown) + sim::assumptions_line(shown) + '\n');
    }
    return kDone;
}

}  // namespace cli
