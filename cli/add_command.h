#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/data_folder.h"
#include "cli/messages.h"

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

/// Adds the commands that study a model or its results: places, trial, patterns, validate, costs,
/// explain.
void add_studies(CLI::App& app, int& code, const std::string& command_line);

}  // namespace cli
