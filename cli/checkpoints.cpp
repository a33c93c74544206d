#include "cli/checkpoints.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "models/experiment_arm.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

std::string arm_name(std::uint32_t arm) {
    return fmt::format("arm-{}", arm);
}

std::vector<std::string> lives_in(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".life") files.push_back(entry.path().string());
    std::ranges::sort(files);
    return files;
}

sim::Result<void> make_folder(const std::string& folder) {
    std::error_code why;
    fs::create_directories(folder, why);
    if (why) return sim::fail(sim::Error::in_file(folder, "cannot be made: " + why.message()));
    return {};
}

/// The names under which lives are kept for other runs, by arm.
std::vector<std::string> names_of_references(const models::Scenario& scenario,
                                             const models::recorders::RunShape& shape) {
    std::vector<std::string> names(shape.arms.size());
    for (std::uint32_t arm = 0; arm < names.size(); ++arm)
        if (shape.references[arm] == arm)
            names[arm] = scenario.arms[arm].without_contagion ? "without-contagion" : "baseline";
    return names;
}

}  // namespace

Checkpoints::Checkpoints(const RunOptions& options, const PreparedRun& run)
    : on_(options.checkpoint_every || options.time_limit || options.resume),
      resume_(options.resume),
      every_(static_cast<std::uint32_t>(options.checkpoint_every.value_or(0))),
      point_(static_cast<std::uint32_t>(options.keep_week.value_or(0))),
      replicates_(static_cast<std::uint32_t>(run.scenario.replicates)),
      folder_(run.out + ".checkpoints"),
      from_(options.from) {
    if (options.keep_week) point_folder_ = fmt::format("{}.week-{}", run.out, point_);
}

sim::Result<Checkpoints> Checkpoints::open(const RunOptions& options,
                                           const PreparedRun& run,
                                           const models::recorders::RunShape& shape) {
    Checkpoints out(options, run);
    sim::Error problems;
    out.point_names_ = names_of_references(run.scenario, shape);
    if (out.on_) {
        auto identity = identity_of(run);
        if (!identity) return sim::fail(identity.error());
        out.identity_ = std::move(*identity);
    }
    if (!out.point_folder_.empty()) {
        auto identity = identity_until(run, out.point_);
        if (!identity) return sim::fail(identity.error());
        out.point_identity_ = std::move(*identity);
        if (std::cmp_greater_equal(out.point_, run.scenario.weeks()))
            problems.add(sim::Error::of(
                fmt::format("--keep-week is {}", out.point_),
                fmt::format("a week from 0 to {}, before the run ends", run.scenario.weeks() - 1)));
    }
    if (!options.trace_hashes.empty() && (out.on_ || !out.from_.empty()))
        problems.add(sim::Error::of("--trace-hashes with lives that are kept",
                                    "one of the two: a trace is of every week of every arm"));
    problems.add(out.check_own());
    if (!out.from_.empty()) problems.add(out.check_from(run, shape));
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return out;
}

sim::Error Checkpoints::check_own() {
    if (!fs::is_directory(folder_)) return {};
    if (!resume_)
        return sim::Error::in_file(
            folder_,
            "holds what a run kept that has not ended",
            "--resume to go on with it, or remove that folder to begin anew");
    sim::Error problems;
    for (const auto& path : lives_in(folder_)) {
        const auto file = read_life(path);
        if (!file) {
            problems.add(file.error());
            continue;
        }
        ++found_;
        const auto difference = difference_of(file->identity, identity_);
        if (difference.empty()) continue;
        problems.add(sim::Error::in_file(path,
                                         "was kept by another run, which differs in " + difference,
                                         "the same command as before with --resume, or remove "
                                         "that folder to begin anew"));
        break;  // the others say the same
    }
    return problems;
}

sim::Error Checkpoints::check_from(const PreparedRun& run,
                                   const models::recorders::RunShape& shape) {
    sim::Error problems;
    std::optional<std::uint32_t> week;
    const auto check = [&](const std::string& path) {
        if (!fs::exists(path))
            return problems.add(sim::Error::in_file(
                path,
                "is not there: the run that kept lives had fewer replicates, or no twins without "
                "contagion",
                "a folder that wijk run --keep-week made with as many of both"));
        const auto file = read_life(path);
        if (!file) return problems.add(file.error());
        if (week) return;
        week = file->life.week;
        const auto here = identity_until(run, *week);
        if (!here) return problems.add(here.error());
        const auto difference = difference_of(file->identity, *here);
        if (!difference.empty())
            problems.add(sim::Error::in_file(
                path,
                "the lives there are not those of this scenario's baseline, which differs in " +
                    difference,
                "a folder that wijk run --keep-week made with the same base"));
    };
    for (const auto& name : point_names_)
        for (std::uint32_t k = 0; !name.empty() && k < replicates_ && problems.problems.empty();
             ++k)
            check(life_path(from_, name, k));
    if (!problems.problems.empty()) return problems;
    for (const auto& company : models::companies_of(run.scenario, shape, false))
        for (const auto& rider : company.riders)
            if (rider.parts < *week)
                problems.add(sim::Error::in_file(
                    from_,
                    fmt::format("holds lives after week {}, but the arm {} differs from week {} on",
                                *week,
                                shape.arms[rider.arm],
                                rider.parts + 1),
                    fmt::format("arms that begin from week {} on, or lives of an earlier week",
                                *week + 1)));
    if (std::cmp_greater_equal(*week, run.scenario.weeks()))
        problems.add(sim::Error::in_file(
            from_, fmt::format("holds lives after week {}", *week), "a run that is longer"));
    return problems;
}

sim::Result<void> Checkpoints::make_folders() {
    if (on_)
        if (auto made = make_folder(folder_); !made) return made;
    if (!point_folder_.empty()) return make_folder(point_folder_);
    return {};
}

models::Keeping Checkpoints::keeping() {
    models::Keeping keeping;
    keeping.every = every_;
    if (on_)
        keeping.keep = [this](const models::KeptLife& life) {
            return write(life_path(folder_, arm_name(life.arm), life.replicate), identity_, life);
        };
    if (resume_ || !from_.empty())
        keeping.find = [this](std::uint32_t arm, std::uint32_t replicate) {
            return find(arm, replicate);
        };
    keeping.point = point_;
    if (!point_folder_.empty())
        keeping.keep_point = [this](const models::KeptLife& life) {
            return write(life_path(point_folder_, point_names_[life.arm], life.replicate),
                         point_identity_,
                         life);
        };
    return keeping;
}

std::optional<models::KeptLife> Checkpoints::find(std::uint32_t arm,
                                                  std::uint32_t replicate) const {
    const auto read = [](const std::string& path) -> std::optional<models::KeptLife> {
        if (!fs::exists(path)) return {};
        auto file = read_life(path);
        if (!file) return {};  // torn since it was checked: lived anew
        return std::move(file->life);
    };
    if (resume_)
        if (auto own = read(life_path(folder_, arm_name(arm), replicate))) return own;
    if (from_.empty() || point_names_[arm].empty()) return {};
    auto life = read(life_path(from_, point_names_[arm], replicate));
    if (life) life->arm = arm;
    return life;
}

bool Checkpoints::write(const std::string& path,
                        const RunIdentity& identity,
                        const models::KeptLife& life) {
    auto written = write_life(path, identity, life);
    if (written) return !failed();
    if (!failed_->exchange(true)) problem_ = std::move(written.error());
    return false;
}

void Checkpoints::remove() const {
    std::error_code ignored;
    if (on_) fs::remove_all(folder_, ignored);
}

}  // namespace cli
