#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "sim/near_name.h"
#include "sim/result.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/version.h"

namespace {

std::string version() {
    return fmt::format("wijk {} ({})", cli::kVersion, cli::kCommit);
}

/// The option of `command` that was meant by the first one that it does not have.
std::string meant_option(const CLI::App& command, const std::vector<std::string>& arguments) {
    std::vector<std::string> names;
    for (const auto* option : command.get_options())
        names.push_back(option->get_name());
    for (const auto& argument : arguments) {
        const auto name = argument.substr(0, argument.find('='));
        const bool known = std::find(names.begin(), names.end(), name) != names.end();
        if (name.starts_with("--") && !known) return sim::nearest_name(name, names);
    }
    return {};
}

/// The complaint about arguments that CLI11 did not accept.
sim::Error complaint(const CLI::App& app,
                     const std::string& why,
                     const std::vector<std::string>& arguments) {
    const bool command_given = !arguments.empty() && !arguments.front().starts_with('-');
    if (!command_given) return sim::Error::of(why, "see wijk --help");
    const auto* command = cli::find_command(app, arguments.front());
    if (command == nullptr) return cli::unknown_command(app, arguments.front());
    return sim::Error::of(why,
                          fmt::format("see wijk {} --help", arguments.front()),
                          meant_option(*command, arguments));
}

int start(int argc, char** argv) {
    CLI::App app{"Loneliness in a Dutch neighbourhood, and what local people can do about it."};
    app.name("wijk");
    app.set_version_flag("--version", version());
    app.require_subcommand(1);
    app.footer(
        "wijk COMMAND --help explains a command, with an example.\n"
        "Exit codes: 0 done, 1 the work failed, 2 the input is wrong.");

    int code = cli::kDone;
    cli::add_commands(app, code, fmt::format("{}", fmt::join(argv, argv + argc, " ")));
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {
        app.exit(asked);  // help or version, to stdout
    } catch (const CLI::ParseError& failure) {
        return cli::wrong_input(complaint(app, failure.what(), {argv + 1, argv + argc}));
    }
    return cli::finish_output(code);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return start(argc, argv);
    } catch (const std::bad_alloc&) {
        return cli::failed("there is not enough memory");
    } catch (const std::exception& failure) {
        return cli::failed(failure.what());
    }
}
