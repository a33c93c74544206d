#include "cli/commands.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "sim/near_name.h"

#include "cli/areas.h"
#include "cli/calibrate.h"
#include "cli/check.h"
#include "cli/costs.h"
#include "cli/data_folder.h"
#include "cli/explain.h"
#include "cli/messages.h"
#include "cli/params.h"
#include "cli/places.h"
#include "cli/population.h"
#include "cli/run.h"
#include "cli/run_options.h"
#include "cli/trial.h"
#include "cli/validate.h"

namespace cli {
namespace {

constexpr const char* kDataHelp = "folder with the tables of CBS and RIVM";

/// A command with options of its own, which live as long as the command does.
template <class Options>
CLI::App& add_command(CLI::App& app,
                      int& code,
                      const char* name,
                      const char* what,
                      const char* example,
                      int (*carry_out)(const Options&),
                      std::shared_ptr<Options> options) {
    auto& command = *app.add_subcommand(name, what);
    command.footer(std::string("Example:\n  ") + example);
    command.callback([&code, carry_out, options] { code = carry_out(*options); });
    return command;
}

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

/// Carries out a command that reads the tables of CBS and RIVM.
template <class Options, int (*carry_out)(const Options&)>
int with_data(const Options& asked) {
    auto options = asked;
    const auto folder = find_data_folder(asked.data);
    if (!folder) return wrong_input(folder.error());
    options.data = *folder;
    return carry_out(options);
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

/// CLI11 would take -1 for a very large number.
std::string complain_of_a_minus(const std::string& text) {
    return text.starts_with('-') ? text + " is not a whole number from 0" : std::string();
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

void add_places(CLI::App& app, int& code) {
    auto o = std::make_shared<PlacesOptions>();
    auto& command = add_command(app,
                                code,
                                "places",
                                "Hold loneliness in many wijken against RIVM's estimates",
                                "wijk places --year 2020 --csv places.csv",
                                &with_data<PlacesOptions, show_places>,
                                o);
    command.add_option("--list", o->list, "CSV file with a column code; default: the shipped 300");
    command.add_option("--year", o->years, "base years: 2012,2016,2020; default: all three")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--csv", o->csv, "file for the figures of every place");
    command.add_flag("--json", o->json, "for programs");
    command.add_flag("--municipalities",
                     o->municipalities,
                     "the lowest and highest municipality, Amersfoort, Rotterdam and Roosendaal");
    command.add_option("--ensemble",
                       o->ensemble,
                       "file of sets of numbers of which six take turns; default: none");
    command.add_option("--seed", o->seed, "seed of the draws")->check(&complain_of_a_minus);
    command.add_option("--threads", o->threads, "threads; default: all cores")
        ->check(CLI::Range(1, 1024));
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
}

constexpr const char* kTrialFooter =
    "Lonely residents are chosen by lot (3 or more on the 11-item scale, old enough, and where "
    "the\n"
    "intervention is targeted with a cause that it works on). They live once with it, with places\n"
    "and volunteers enough, and once without, in the same luck. d is the difference of their mean\n"
    "scores over the standard deviation without; below 0 is less lonely. docs/interventions.md\n"
    "holds the results of all of them.\n\n"
    "Example:\n  wijk trial psychological-treatment --replicates 10";

void add_trial(CLI::App& app, int& code) {
    auto o = std::make_shared<TrialOptions>();
    auto& command = add_command(app,
                                code,
                                "trial",
                                "Try an intervention on lonely residents chosen by lot",
                                "",
                                &with_data<TrialOptions, run_trial>,
                                o);
    command.footer(kTrialFooter);
    command.add_option("NAME", o->name, "intervention of the catalogue")->required();
    command.add_option("--replicates", o->replicates, "lives of the area; default: 20")
        ->check(CLI::Range(1, 100'000));
    command.add_option("--participants", o->participants, "chosen in each; default: 100")
        ->check(CLI::Range(2, 1'000'000));
    command.add_option("--area", o->area, "name, code, or CSV file; default: Schuilenburg");
    command.add_option("--catalogue", o->catalogue, "another catalogue of interventions");
    command.add_option("--set", o->set, "NAME=VALUE, a parameter; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--seed", o->seed, "seed of the draws")->check(&complain_of_a_minus);
    command.add_option("--threads", o->threads, "threads; default: all cores")
        ->check(CLI::Range(1, 1024));
    command.add_flag("--json", o->json, "for programs");
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
}

constexpr const char* kValidateFooter =
    "Each target stands with its band, the simulated figure and a range. The figure is the mean\n"
    "over replicates: lives with other people, other luck and, with an ensemble, other members of\n"
    "it. The range is where 95 % of such replicates fall: 2.5 to 97.5 % quantiles of 40 or more,\n"
    "Student's prediction interval of fewer. Inside: the figure lies within the band. Overlaps:\n"
    "only the range reaches it. The exit code is 0 whether targets are inside or not.\n\n"
    "Example:\n  wijk validate --replicates 40 --html validation.html";

void add_validate(CLI::App& app, int& code, const std::string& command_line) {
    auto o = std::make_shared<ValidateOptions>();
    o->command_line = command_line;
    auto& command = add_command(app,
                                code,
                                "validate",
                                "Hold the model against published figures that no fit has seen",
                                "",
                                &validate,
                                o);
    command.footer(kValidateFooter);
    command.add_option("--panel", o->panel, "CSV file of wijken that stand for the country");
    command.add_option("--ensemble", o->ensemble, "HDF5 file of calibrated numbers, or none");
    command.add_option("--replicates", o->replicates, "lives of the panel; default: 4");
    command.add_option("--seed", o->seed, "seed of the first replicate; default: 1");
    command.add_option("--threads", o->threads, "threads; default: all cores");
    command.add_option("--only", o->only, "targets to show: A,B; default: all")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_flag("--quick", o->quick, "leave out what takes runs of more than two years");
    command.add_flag("--places", o->places, "the fixed list of places too");
    command.add_flag("--json", o->json, "for programs");
    command.add_option("--html", o->html, "page with pictures to write");
    command.add_option("--markdown", o->markdown, "document to write");
    command.add_option("--targets", o->targets, "folder of the targets and reasons");
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
}

constexpr const char* kCostsFooter =
    "Every arm against the baseline of the same replicates. Runs of more than a year are\n"
    "discounted by 3 % (costs) and 1.5 % (lonely years) a year, as in the guideline of\n"
    "Zorginstituut Nederland of 2024; hours of volunteers and participants count as 0 euro unless\n"
    "a price is given. docs/costs.md explains all figures, and how R reads the table of --psa.\n\n"
    "Example:\n  wijk costs schuilenburg.h5 --html costs.html --psa psa.csv";

void add_costs(CLI::App& app, int& code, const std::string& command_line) {
    auto o = std::make_shared<CostsOptions>();
    o->command_line = command_line;
    auto& command = add_command(app,
                                code,
                                "costs",
                                "Say what the arms of a finished run cost and what that bought",
                                "",
                                &show_costs,
                                o);
    command.footer(kCostsFooter);
    command.add_option("RESULTS", o->results, "results file of wijk run")->required();
    command.add_option("--psa", o->psa, "CSV file: a row a replicate, for dampack and BCEA in R");
    command.add_option("--html", o->html, "page with pictures to write");
    command.add_flag("--json", o->json, "for programs");
    command.add_option("--volunteer-hour", o->volunteer_hour, "euro; default: 0");
    command.add_option("--participant-hour", o->participant_hour, "euro; default: 0");
    command.add_option("--discount", o->discount, "of costs, a year; default: the guideline's");
    command.add_option(
        "--discount-effects", o->discount_effects, "of lonely years; default: the guideline's");
    command.add_option("--max",
                       o->most,
                       "euro for a lonely person-year averted up to which the curves go; default: "
                       "100000");
}

/// `wijk help COMMAND`, as `wijk COMMAND --help`.
void add_explain(CLI::App& app, int& code) {
    auto o = std::make_shared<ExplainOptions>();
    auto& command = add_command(app,
                                code,
                                "explain",
                                "Tell one resident's life with and without an approach",
                                "wijk explain combined.h5 --example helped",
                                &explain,
                                o);
    command.add_option("RESULTS", o->results, "results file of wijk run")->required();
    command.add_option("--resident", o->resident, "her number (uid in /residents)");
    command.add_option(
        "--example", o->example, "somebody typical: helped, missed, volunteer or refused");
    command.add_option("--arm", o->arm, "arm beside the baseline; default: the first");
    command.add_option(
        "--replicate", o->replicate, "from 0; default: the first with such an example");
    command.add_option("--scenario",
                       o->scenario,
                       "the scenario file, where it stands elsewhere than when it was run");
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
}

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
    add_places(app, code);
    add_validate(app, code, command_line);
    add_costs(app, code, command_line);
    add_trial(app, code);
    add_explain(app, code);
    add_help(app, code);
}

}  // namespace cli
