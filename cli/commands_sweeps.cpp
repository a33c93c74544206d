#include <memory>

#include "cli/add_command.h"
#include "cli/interrupt.h"
#include "cli/sweep.h"
#include "models/scenario.h"

namespace cli {
namespace {

using Options = std::shared_ptr<SweepOptions>;

void add_threads(CLI::App& command, SweepOptions& options) {
    command.add_option("--threads", options.threads, "threads; default: all cores")
        ->check(CLI::Range(1, 1024));
}

void add_plan(CLI::App& app, int& code) {
    auto o = std::make_shared<SweepOptions>();
    auto& command = add_command(app,
                                code,
                                "plan",
                                "Say what a sweep would run, how long it takes and how much room",
                                "wijk plan scenarios/sweeps/befriending.toml",
                                &plan_sweep,
                                o);
    command.add_option("PLAN", o->plan, "plan of the sweep (TOML)")->required();
    add_threads(command, *o);
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--json", o->json, "for programs");
}

CLI::App& add_verb(CLI::App& sweep,
                   int& code,
                   const char* name,
                   const char* what,
                   int (*carry_out)(const SweepOptions&),
                   const Options& o) {
    auto& verb = *sweep.add_subcommand(name, what);
    verb.add_option("FOLDER", o->folder, "folder of the sweep")->required();
    verb.callback([&code, carry_out, o] { code = carry_out(*o); });
    return verb;
}

void add_verbs(CLI::App& sweep, int& code) {
    auto o = std::make_shared<SweepOptions>();
    auto& status =
        add_verb(sweep, code, "status", "What is done, missing, failed", &sweep_status, o);
    status.add_flag("--json", o->json, "for programs");

    o = std::make_shared<SweepOptions>();
    auto& expand = add_verb(
        sweep, code, "expand", "Add replicates to every row and make them", &sweep_expand, o);
    expand.add_option("--replicates", o->replicates, "of each row from now on")
        ->required()
        ->check(CLI::Range(1, models::kMostReplicates));
    expand.add_flag("--later", o->later, "only note it; --resume or shards make them");
    add_threads(expand, *o);
    expand.add_flag("--quiet", o->quiet, "no progress");

    o = std::make_shared<SweepOptions>();
    auto& verify = add_verb(
        sweep, code, "verify", "Make some runs again and compare every bit", &sweep_verify, o);
    verify.add_option("--sample", o->sample, "runs, drawn by lot; default: 3")
        ->check(CLI::Range(1, 1'000'000));
    verify.add_option("--run", o->run, "this one instead, as ROW:REPLICATE");
    add_threads(verify, *o);
    verify.add_flag("--quiet", o->quiet, "no progress");
}

void add_sweep(CLI::App& app, int& code) {
    auto o = std::make_shared<SweepOptions>();
    auto& command = *app.add_subcommand(
        "sweep", "Run a design of experiments: rows x replicates, all arms paired");
    command.footer(
        "Example:\n  wijk sweep scenarios/sweeps/befriending.toml --out runs\n"
        "  wijk sweep scenarios/sweeps/befriending.toml --out runs --shard 3/8\n"
        "  wijk sweep scenarios/sweeps/befriending.toml --out runs --until verdict --margin 0.2\n"
        "  wijk sweep status runs");
    command.add_option("PLAN", o->plan, "plan of the sweep (TOML)");
    command.add_option("--out", o->folder, "folder for the runs");
    command.add_option("--shard", o->shard, "K/N: only part K of N, here or on another machine");
    command.add_option(
        "--until",
        o->until,
        "\"MEASURE ± NUMBER points\" or \"verdict MEASURE within NUMBER points\": rows "
        "end when they have enough, at most at the plan's replicates; with \"... together\" the "
        "intervals of all rows hold at once");
    add_margin(command, o->margin);
    command.add_flag("--resume", o->resume, "go on with the sweep in the folder");
    command.add_option("--time-limit", o->time_limit, "end before so many minutes are over")
        ->check(CLI::Range(kShortestLimit, kLongestLimit));
    command.add_flag("--slurm", o->slurm, "submit a job array with a dependent merge to Slurm");
    command.add_option("--shards", o->shards, "jobs of the array; default: 16")
        ->check(CLI::Range(1, 1'000'000));
    command.add_option(
        "--sbatch", o->sbatch, "more options for sbatch, as \"--time=2:00:00 -c 4\"");
    add_threads(command, *o);
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
    add_verbs(command, code);
    command.callback([&command, &code, o] {
        if (!command.get_subcommands().empty()) return;  // a verb has done it
        code = o->plan.empty()
                   ? wrong_input(sim::Error::of("PLAN is missing",
                                                "wijk sweep PLAN.toml --out FOLDER, or wijk sweep "
                                                "status, expand or verify FOLDER"))
                   : sweep(*o);
    });
}

void add_merge(CLI::App& app, int& code) {
    auto o = std::make_shared<SweepOptions>();
    auto& command = add_command(app,
                                code,
                                "merge",
                                "Make one results file out of the finished runs of a sweep",
                                "wijk merge runs --out sweep.h5",
                                &merge,
                                o);
    command.add_option("FOLDER", o->folder, "folder of the sweep")->required();
    command.add_option("--out", o->out, "results file")->required();
    command.add_flag("--incomplete", o->incomplete, "also when runs are missing");
    command.add_flag("--force", o->force, "replace a file that exists");
    command.add_flag("--quiet", o->quiet, "no word about where the results are");
}

}  // namespace

void add_sweeps(CLI::App& app, int& code) {
    add_plan(app, code);
    add_sweep(app, code);
    add_merge(app, code);
}

}  // namespace cli
