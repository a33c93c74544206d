#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {

/// A hamlet of 260 people, three arms that part late, and more lives than end in a moment.
inline constexpr const char* kLongScenario = R"(wijk = "WK168004"
years = 10
replicates = 4
burn_in_weeks = 60
ensemble = "none"
snapshots = [0, 300]
[everyday]
on = true
[arms.baseline]
[arms.visits]
programmes = [{ name = "befriending", start_week = 200 }]
[arms.network]
[arms.network.network]
start_week = 400
[interventions.befriending]
min_age = 18
capacity_per_1000 = 300
offers_per_week = 0.5
sessions_per_week = 2
)";

/// A folder with that scenario, for the real program.
struct LongRun {
    TemporaryFolder folder;

    LongRun() { folder.write("long.toml", kLongScenario); }

    static std::vector<std::string> to(const std::string& out,
                                       const std::vector<std::string>& more = {}) {
        std::vector<std::string> arguments{"run", "long.toml", "--out", out};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }
    Outcome run(const std::string& out, const std::vector<std::string>& more = {}) const {
        auto arguments = to(out, more);
        arguments.push_back("--quiet");
        return run_wijk(arguments, folder.path());
    }
    bool there(const std::string& name) const { return std::filesystem::exists(folder.path(name)); }
    /// Whether two results files hold the same arrays.
    bool same(const std::string& a, const std::string& b) const {
        const auto told = run_wijk({"diff", a, b}, folder.path());
        return told.code == 0 && told.out.find("the same to the last bit") != std::string::npos;
    }
};

}  // namespace tests
