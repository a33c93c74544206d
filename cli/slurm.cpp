#include "cli/slurm.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "sim/whole_file.h"

#include "cli/messages.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

/// `text` as one word of a shell.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

std::string absolute(const std::string& path) {
    return fs::absolute(path).lexically_normal().string();
}

std::string this_program() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).string();
}

// The shell, not the program, hears that time runs out (B:TERM): it passes that on, waits until
// what is finished is kept, and queues the job again. Restarts are bounded: a run that is longer
// than the time limit would go on for ever.
constexpr const char* kShardScript = R"(#!/bin/bash
#SBATCH --job-name=wijk-sweep
#SBATCH --array=1-{shards}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@60
#SBATCH --output={logs}/%A_%a.log
# Further options belong to sbatch: {more}

out_of_time=0
trap 'out_of_time=1; kill -TERM "$work"' TERM
{program} sweep {plan} --out {folder} --shard "$SLURM_ARRAY_TASK_ID/{shards}"{until} \
    --threads "${{SLURM_CPUS_PER_TASK:-1}}"{data} &
work=$!
wait "$work"
code=$?
if [ "$out_of_time" = 1 ]; then
    wait "$work"
    code=$?
    if [ "$code" != 0 ] && [ "${{SLURM_RESTART_COUNT:-0}}" -lt 1000 ]; then
        scontrol requeue "$SLURM_JOB_ID"
    fi
fi
exit "$code"
)";

// A job of the array that is queued again counts as ended for a moment: while any is there and runs
// are missing, the merge waits its turn once more.
constexpr const char* kMergeScript = R"(#!/bin/bash
#SBATCH --job-name=wijk-merge
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output={logs}/merge_%j.log

{program} merge {folder} --out {out} --force
code=$?
if [ "$code" != 0 ] && squeue -h -j "$WIJK_ARRAY" 2> /dev/null | grep -q . &&
    [ "${{SLURM_RESTART_COUNT:-0}}" -lt 1000 ]; then
    sleep 5
    scontrol requeue "$SLURM_JOB_ID"
fi
exit "$code"
)";

sim::Result<std::string> write_script(const std::string& path, const std::string& text) {
    const auto file = sim::WholeFile::begin(path, true);
    if (!file) return sim::fail(file.error());
    if (auto written = file->write_text(text); !written) return sim::fail(written.error());
    return path;
}

/// Submits a script; returns the number of its job.
sim::Result<std::string> submit(const std::string& options, const std::string& script) {
    const auto command = fmt::format("sbatch --parsable {} {}", options, quoted(script));
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return sim::fail(sim::Error::of("sbatch cannot be started"));
    std::string answer;
    std::array<char, 256> block{};
    while (std::fgets(block.data(), static_cast<int>(block.size()), pipe) != nullptr)
        answer += block.data();
    const int status = ::pclose(pipe);
    const auto job = answer.substr(0, answer.find_first_of(";\n"));
    if (status == 0 && !job.empty()) return job;
    return sim::fail(sim::Error::of("sbatch refused: " + command,
                                    "a machine from which jobs can be submitted; the scripts are "
                                    "there and may be submitted by hand"));
}

}  // namespace

int submit_to_slurm(const SweepOptions& options) {
    const auto folder = absolute(options.folder);
    const auto slurm = folder + "/slurm";
    std::error_code why;
    fs::create_directories(slurm, why);
    if (why) return failed(slurm + ": cannot be made: " + why.message());
    const auto data = options.data.empty() ? "" : " --data " + quoted(absolute(options.data));
    const auto until = options.until.empty() ? "" : " --until " + quoted(options.until);
    const auto merged = folder + "/merged.h5";
    const auto shard =
        write_script(slurm + "/shard.sh",
                     fmt::format(fmt::runtime(kShardScript),
                                 fmt::arg("shards", options.shards),
                                 fmt::arg("logs", slurm),
                                 fmt::arg("more", options.sbatch.empty() ? "none" : options.sbatch),
                                 fmt::arg("program", quoted(this_program())),
                                 fmt::arg("plan", quoted(absolute(options.plan))),
                                 fmt::arg("folder", quoted(folder)),
                                 fmt::arg("until", until),
                                 fmt::arg("data", data)));
    if (!shard) return failed(shard.error().text());
    const auto merge = write_script(slurm + "/merge.sh",
                                    fmt::format(fmt::runtime(kMergeScript),
                                                fmt::arg("logs", slurm),
                                                fmt::arg("program", quoted(this_program())),
                                                fmt::arg("folder", quoted(folder)),
                                                fmt::arg("out", quoted(merged))));
    if (!merge) return failed(merge.error().text());
    const auto array = submit(options.sbatch, *shard);
    if (!array) return failed(array.error().text());
    const auto last = submit(
        fmt::format("--dependency=afterany:{} --export=ALL,WIJK_ARRAY={}", *array, *array), *merge);
    if (!last) return failed(last.error().text());
    print(fmt::format("{} {}\n", *array, *last));
    if (!options.quiet)
        say(fmt::format("Job array {} with {} jobs; job {} merges into {}. wijk sweep status {}",
                        *array,
                        options.shards,
                        *last,
                        merged,
                        options.folder));
    return finish_output(kDone);
}

}  // namespace cli
