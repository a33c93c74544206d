#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/data_folder.h"
#include "cli/messages.h"
#include "models/recorders/verdict.h"

namespace cli {

inline constexpr const char* kDataHelp = "folder with the tables of CBS and RIVM";

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

/// Carries out a command that reads the tables of CBS and RIVM.
template <class Options, int (*carry_out)(const Options&)>
int with_data(const Options& asked) {
    auto options = asked;
    const auto folder = find_data_folder(asked.data);
    if (!folder) return wrong_input(folder.error());
    options.data = *folder;
    return carry_out(options);
}

/// CLI11 would take -1 for a very large number.
inline std::string complain_of_a_minus(const std::string& text) {
    return text.starts_with('-') ? text + " is not a whole number from 0" : std::string();
}

/// The options that commands with seeds, threads and a choice of outputs share.
template <class Options>
void add_common_options(CLI::App& command, Options& options, const char* seed_help) {
    command.add_option("--seed", options.seed, seed_help)->check(&complain_of_a_minus);
    command.add_option("--threads", options.threads, "threads; default: all cores")
        ->check(CLI::Range(1, 1024));
    command.add_flag("--json", options.json, "for programs");
    command.add_option("--data", options.data, kDataHelp);
    command.add_flag("--quiet", options.quiet, "no progress");
}

/// The option of commands that say verdicts (models/recorders/verdict.h).
template <class Points>
void add_margin(CLI::App& command, Points& margin) {
    const auto complain = [](const std::string& text) {
        double points = 0;
        const bool good = CLI::detail::lexical_cast(text, points) && points > 0 &&
                          points <= models::recorders::kLargestMargin;
        return good ? std::string() : text + " is not a number of points above 0, up to 100";
    };
    command
        .add_option("--margin",
                    margin,
                    "points of adults within which a difference is practically none; default: 0.1")
        ->check(complain);
}

/// Adds the commands that study the model: places, validate, trial, patterns, factors,
/// view.
void add_studies(CLI::App& app, int& code, const std::string& command_line);

/// Adds the commands of sweeps: plan, sweep, merge.
void add_sweeps(CLI::App& app, int& code);

/// Adds the commands that read results files: costs, report, explain, analyse,
/// export, rerun, diff.
void add_results(CLI::App& app, int& code, const std::string& command_line);

}  // namespace cli
