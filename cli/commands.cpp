#include "cli/commands.h"

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/check.h"
#include "cli/params.h"
#include "cli/run.h"

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

void add_run(CLI::App& app, int& code) {
    auto o = std::make_shared<RunOptions>();
    auto& command = add_command(app,
                                code,
                                "run",
                                "Run all arms and replicates of a scenario",
                                "wijk run scenarios/schuilenburg.toml --replicates 50 --out s.h5",
                                &run,
                                o);
    command.add_option("SCENARIO", o->scenario, "scenario file (TOML)")->required();
    command.add_option("--out", o->out, "results file; default: NAME.h5 in this folder");
    command.add_option("--years", o->years, "length of the run, in years");
    command.add_option("--replicates", o->replicates, "lives of each arm");
    command.add_option("--seed", o->seed, "seed of the first replicate");
    command.add_option("--threads", o->threads, "threads; default: all cores");
    command.add_option("--set", o->set, "NAME=VALUE, a parameter; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--arms", o->arms, "arms to run beside the baseline: A,B")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--snapshots", o->snapshots, "weeks of snapshots of residents: 0,52")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
    command.add_flag("--trace-hashes", o->trace_hashes, "print the state hash after each process");
    command.add_flag("--force", o->force, "replace a file that does not hold results");
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

}  // namespace

void add_commands(CLI::App& app, int& code) {
    add_run(app, code);
    add_check(app, code);
    add_params(app, code);
}

}  // namespace cli
