#pragma once

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "sim/rng.h"
#include "sim/sha256.h"
#include "sim/text_file.h"

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {

/// Many visits in a hamlet, for a year.
inline constexpr const char* kSweepScenario = R"(wijk = "BU16800009"
years = 1
burn_in_weeks = 10
ensemble = "none"
[arms.baseline]
[arms.visits]
programmes = [{ name = "befriending", start_week = 4 }]
[interventions.befriending]
min_age = 18
capacity_per_1000 = 300
offers_per_week = 0.5
sessions_per_week = 2
)";

/// Two hamlets of some 140 and 260 people, and two levels of uptake.
inline std::string sweep_plan(int replicates) {
    return "scenario = \"s.toml\"\nreplicates = " + std::to_string(replicates) + R"(
[factors]
area = ["BU16800009", "WK168004"]
"interventions.befriending.uptake" = [0.2, 0.8]
)";
}

/// A folder with a small plan, for the real program.
struct SweepFolder {
    TemporaryFolder folder;

    explicit SweepFolder(int replicates = 3) {
        folder.write("s.toml", kSweepScenario);
        folder.write("plan.toml", sweep_plan(replicates));
        std::filesystem::create_directory(folder.path("other"));
    }

    Outcome wijk(const std::vector<std::string>& arguments) const {
        return run_wijk(arguments, folder.path());
    }

    static std::vector<std::string> sweep_to(const std::string& out,
                                             const std::vector<std::string>& more = {}) {
        std::vector<std::string> arguments{"sweep", "plan.toml", "--out", out};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }
    Outcome run(const std::string& out, const std::vector<std::string>& more = {}) const {
        return wijk(sweep_to(out, more));
    }

    /// The bytes of the merged file of a sweep; empty when it cannot be merged.
    std::string merged(const std::string& out) const {
        const auto file = out + ".h5";
        if (wijk({"merge", out, "--out", file, "--force", "--quiet"}).code != 0) return {};
        const auto sum = sim::sha256_of_file(folder.path(file));
        return sum ? *sum : std::string();
    }
    /// Of the sweep that nobody disturbed.
    std::string merged_whole() const {
        const auto made = run("whole", {"--quiet"});
        return made.code == 0 ? merged("whole") : std::string();
    }

    /// Starts the sweep and kills it within so many milliseconds, until that has hit `times` times.
    /// A sweep that came to its end before is followed by another one, in a folder of its own.
    /// Returns the folders: the machine's speed says how many there are.
    std::vector<std::string> kill_at_random_moments(int times, std::uint32_t most) const {
        sim::Rng rng({7}, 0, 0);
        std::vector<std::string> outs{"killed-0"};
        for (int killed = 0; killed < times;) {
            const auto child =
                start_wijk(sweep_to(outs.back(), {"--resume", "--threads", "1"}), folder.path());
            ::usleep(1000 * rng.below(most));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            if (WIFSIGNALED(status))
                ++killed;
            else
                outs.push_back("killed-" + std::to_string(outs.size()));
        }
        return outs;
    }

    /// The files of finished and unfinished shards.
    std::vector<std::string> shards(const std::string& out) const {
        std::vector<std::string> paths;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path(out + "/shards")))
            paths.push_back(entry.path().string());
        return paths;
    }

    /// Changes the last bit of a number of the first run of a shard, and its check sum with it.
    bool spoil_last_bit(const std::string& out) const {
        const auto path = shards(out).front();
        const auto text = *sim::read_text_file(path);
        const auto begin = text.find('\n') + 1, end = text.find('\n', begin);
        auto line = text.substr(begin, end - begin - 9);
        const auto digit = line.rfind("p-") - 1;
        line[digit] = line[digit] == '1' ? '2' : '1';
        std::ofstream(path, std::ios::binary) << text.substr(0, begin) << line << ' '
                                              << sim::sha256(line).substr(0, 8) << text.substr(end);
        return digit < line.size();
    }
};

}  // namespace tests
