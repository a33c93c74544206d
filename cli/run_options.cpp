#include "cli/run_options.h"

namespace cli {

void add_run_options(CLI::App& command, RunOptions& options) {
    command.add_option("SCENARIO", options.scenario, "scenario file (TOML)")->required();
    command.add_option("--out", options.out, "results file; default: NAME.h5 in this folder");
    command.add_option("--area", options.area, "another area: CBS code or name (wijk areas NAME)");
    command.add_option("--years", options.years, "length of the run, in years");
    command.add_option("--replicates", options.replicates, "lives of each arm");
    command.add_option("--seed", options.seed, "seed of the first replicate");
    command.add_option("--threads", options.threads, "threads; default: all cores");
    command.add_option("--set", options.set, "NAME=VALUE, a parameter; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--arms", options.arms, "arms to run beside the baseline: A,B")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--ensemble",
                       options.ensemble,
                       "file of sets of numbers to draw from, or none; default: the scenario's");
    command.add_flag("--without-contagion",
                     options.without_contagion,
                     "also live every arm without contagion (ties.contact.drain = 0)");
    command.add_option("--snapshots", options.snapshots, "weeks of snapshots of residents: 0,52")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--data", options.data, "folder with the tables of CBS and RIVM");
    command.add_flag(
        "--live", options.live, "let others read the results file while it grows (SWMR)");
    command.add_option("--checkpoint-every",
                       options.checkpoint_every,
                       "keep all lives every so many weeks, to go on from after whatever stops "
                       "the run");
    command.add_option("--time-limit",
                       options.time_limit,
                       "end before so many minutes are over, keeping all lives");
    command.add_flag("--resume", options.resume, "go on from the lives that were kept");
    command.add_option("--keep-week",
                       options.keep_week,
                       "keep the baseline as it is after this week, in OUT.week-WEEK, for other "
                       "runs to begin from");
    command.add_option(
        "--from", options.from, "begin from the baseline that a run kept with --keep-week");
    command.add_flag("--quiet", options.quiet, "no progress");
    command.add_option("--trace-hashes",
                       options.trace_hashes,
                       "file of state hashes after each process: written when new, else compared "
                       "with this run, naming the first week and process that differ");
    command.add_flag("--force", options.force, "replace a file that does not hold results");
}

sim::Result<RunOptions> run_options_of(const std::string& command_line) {
    CLI::App app;
    RunOptions options;
    add_run_options(*app.add_subcommand("run", ""), options);
    try {
        app.parse(command_line, true);
    } catch (const CLI::ParseError& error) {
        return sim::fail(
            sim::Error::of("the command that made the results cannot be read: " + command_line,
                           "wijk run SCENARIO ..."));
    }
    return options;
}

}  // namespace cli
