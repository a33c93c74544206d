#include <exception>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "sim/near_name.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/version.h"

namespace {

std::string version() {
    return fmt::format("wijk {} ({})", cli::kVersion, cli::kCommit);
}

/// The complaint about arguments that CLI11 did not accept, with the command that was meant.
sim::Error complaint(const CLI::App& app,
                     const std::string& why,
                     const std::vector<std::string>& arguments) {
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands([](const auto*) { return true; })) {
        names.push_back(command->get_name());
    }
    const bool command_given = !arguments.empty() && !arguments.front().starts_with('-');
    const bool known =
        command_given && std::find(names.begin(), names.end(), arguments.front()) != names.end();
    if (command_given && !known) {
        return sim::Error::of(fmt::format("there is no command '{}'", arguments.front()),
                              fmt::format("one of {}", fmt::join(names, ", ")),
                              sim::nearest_name(arguments.front(), names));
    }
    const auto help = known ? fmt::format("wijk {} --help", arguments.front()) : "wijk --help";
    return sim::Error::of(why, fmt::format("see {}", help));
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
    cli::add_commands(app, code);
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
