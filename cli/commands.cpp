#include "cli/commands.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "sim/near_name.h"

#include "cli/add_command.h"
#include "cli/areas.h"
#include "cli/calibrate.h"
#include "cli/check.h"
#include "cli/messages.h"
#include "cli/params.h"
#include "cli/population.h"
#include "cli/run.h"
#include "cli/run_options.h"

namespace cli {
namespace {

void add_run(CLI::App& app, int& code, const std::string& command_line) {
    auto o = std::make_shared<RunOptions>();
    o->command_line = command_line;
    auto& command = add_command(app,
                                code,
                                "run",
                                "Run all arms and replicates of a scenario",
                                "wijk run scenarios/schuilenburg.toml --replicates 50 --out s.h5",
                                &run,
                                o);
    add_run_options(command, *o);
}

void add_calibrate(CLI::App& app, int& code, const std::string& command_line) {
    auto o = std::make_shared<CalibrateOptions>();
    o->command_line = command_line;
    auto& command = add_command(app,
                                code,
                                "calibrate",
                                "Fit free parameters to published figures, with an ensemble",
                                "wijk calibrate scenarios/calibration.toml --out ensemble.h5",
                                &calibrate,
                                o);
    command.add_option("PLAN", o->plan, "plan of the calibration (TOML)")->required();
    command.add_option("--out", o->out, "file of the ensemble; default: ensemble.h5");
    command.add_option("--threads", o->threads, "threads; default: all cores");
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
    command.add_flag("--force", o->force, "replace a file that exists, and runs of another plan");
}

void add_check(CLI::App& app, int& code) {
    auto o = std::make_shared<CheckOptions>();
    auto& command = add_command(app,
                                code,
                                "check",
                                "Validate a scenario and say what would run",
                                "wijk check scenarios/schuilenburg.toml",
                                &check,
                                o);
    command.add_option("SCENARIO", o->scenario, "scenario file (TOML)")->required();
    command.add_option("--data", o->data, kDataHelp);
}

void add_params(CLI::App& app, int& code) {
    auto o = std::make_shared<ParamsOptions>();
    auto& command = add_command(app,
                                code,
                                "params",
                                "Print the parameters, their units and sources",
                                "wijk params ties.contact --markdown",
                                &show_parameters,
                                o);
    command.add_option("NAME", o->name, "parameter, section or part of a name; default: all");
    command.add_option("--scenario", o->scenario, "show the values of this scenario");
    command.add_option("--data", o->data, kDataHelp);
    auto* json = command.add_flag("--json", o->json, "for programs");
    command.add_flag("--markdown", o->markdown, "for documents")->excludes(json);
}

void add_areas(CLI::App& app, int& code) {
    auto o = std::make_shared<AreasOptions>();
    auto& command = add_command(app,
                                code,
                                "areas",
                                "Find areas by name or CBS code",
                                "wijk areas Schuilenburg",
                                &with_data<AreasOptions, list_areas>,
                                o);
    command.add_option("NAME", o->search, "part of a name, or a code; default: all municipalities");
    command.add_option("--data", o->data, kDataHelp);
}

void add_population(CLI::App& app, int& code) {
    auto o = std::make_shared<PopulationOptions>();
    auto& command = add_command(app,
                                code,
                                "population",
                                "Make the synthetic population of an area and say how well it fits",
                                "wijk population WK030713 --out persons.csv",
                                &with_data<PopulationOptions, show_population>,
                                o);
    command.add_option("AREA", o->area, "name, code, or CSV file of own margins")->required();
    command.add_option("--seed", o->seed, "seed of the draws")->check(&complain_of_a_minus);
    command.add_option("--out", o->out, "CSV file for the persons");
    command.add_option("--data", o->data, kDataHelp);
}

/// `wijk help COMMAND`, as `wijk COMMAND --help`.
void add_help(CLI::App& app, int& code) {
    auto name = std::make_shared<std::string>();
    auto& command = *app.add_subcommand("help", "Explain a command");
    command.footer("Example:\n  wijk help run");
    command.add_option("COMMAND", *name, "command to explain");
    command.callback([&app, &code, name] {
        const auto* of = name->empty() ? &app : find_command(app, *name);
        if (of == nullptr) {
            code = wrong_input(unknown_command(app, *name));
            return;
        }
        const auto called = of == &app ? app.get_name() : app.get_name() + ' ' + of->get_name();
        print(app.get_formatter()->make_help(of, called, CLI::AppFormatMode::Normal));
    });
}

}  // namespace

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const auto*) { return true; });
}

const CLI::App* find_command(const CLI::App& app, const std::string& name) {
    for (const auto* command : commands_of(app)) {
        if (command->get_name() == name) return command;
    }
    return nullptr;
}

sim::Error unknown_command(const CLI::App& app, const std::string& name) {
    std::vector<std::string> names;
    for (const auto* command : commands_of(app))
        names.push_back(command->get_name());
    return sim::Error::of(fmt::format("there is no command '{}'", name),
                          fmt::format("one of {}", fmt::join(names, ", ")),
                          sim::nearest_name(name, names));
}

void add_commands(CLI::App& app, int& code, const std::string& command_line) {
    add_run(app, code, command_line);
    add_check(app, code);
    add_calibrate(app, code, command_line);
    add_params(app, code);
    add_areas(app, code);
    add_population(app, code);
    add_studies(app, code, command_line);
    add_sweeps(app, code);
    add_results(app, code, command_line);
    add_help(app, code);
}

}  // namespace cli
