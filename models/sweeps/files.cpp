#include "models/sweeps/files.h"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "sim/parameters.h"
#include "sim/sha256.h"
#include "sim/text_file.h"
#include "sim/toml_file.h"
#include "sim/whole_file.h"

namespace models::sweeps {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "sweep.toml";
constexpr const char* kLock = "sweep.lock";
constexpr const char* kShards = "shards";
constexpr const char* kEnding = ".runs";
constexpr std::size_t kHashLength = 8;

std::string path_of(const std::string& folder, const std::string& name) {
    return (fs::path(folder) / name).string();
}

tl::unexpected<sim::Error> cannot(const std::string& path, const std::error_code& why) {
    return sim::fail(sim::Error::in_file(path, "cannot be made: " + why.message()));
}

/// Adds runs; false where one is there with other bits.
bool merge_into(sim::JournalContents& all, const sim::JournalContents& more) {
    for (const auto& [key, values] : more.runs) {
        const auto [at, added] = all.runs.try_emplace(key, values);
        const auto same = [](double a, double b) {
            return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
        };
        if (!added && !std::ranges::equal(at->second, values, same)) return false;
    }
    for (const auto& [key, why] : more.notes)
        all.notes.try_emplace(key, why);
    return true;
}

/// The names of a shard's file say which part of the runs it is, and of which runs.
std::string shard_name(const Sweep& sweep, const std::vector<Unit>& units, int shard, int shards) {
    std::string keys;
    for (const Unit& unit : units)
        keys += sweep.key_of(unit);
    return fmt::format(
        "{}-of-{}.{}{}", shard, shards, sim::sha256(keys).substr(0, kHashLength), kEnding);
}

}  // namespace

std::string Manifest::fingerprint() const {
    return sim::sha256(inputs + program);
}

bool is_sweep(const std::string& folder) {
    std::error_code ignored;
    return fs::is_regular_file(path_of(folder, kManifest), ignored);
}

bool holds_something_else(const std::string& folder) {
    std::error_code ignored;
    if (!fs::exists(folder, ignored) || is_sweep(folder)) return false;
    if (!fs::is_directory(folder, ignored)) return true;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const auto name = entry.path().filename().string();
        // The manifest may be on its way: another process began at the same moment.
        const bool ours = name == kLock || name == kShards || name.starts_with(kManifest);
        if (!ours) return true;
    }
    return false;
}

sim::Result<sim::FileLock> lock_folder(const std::string& folder) {
    std::error_code why;
    fs::create_directories(folder, why);
    if (why) return cannot(folder, why);
    return sim::FileLock::wait_for(path_of(folder, kLock));
}

sim::Result<Manifest> read_manifest(const std::string& folder) {
    const auto path = path_of(folder, kManifest);
    if (!is_sweep(folder))
        return sim::fail(sim::Error::in_file(
            folder, "holds no sweep", "the folder that wijk sweep PLAN --out FOLDER has made"));
    const auto file = sim::read_toml_file(path);
    if (!file) return sim::fail(file.error());
    Manifest manifest;
    sim::Error problems;
    sim::TomlReader root(file->table, path, {}, problems);
    root.text("plan", manifest.plan);
    root.text("data", manifest.data);
    root.text("inputs", manifest.inputs);
    root.text("program", manifest.program);
    root.text("version", manifest.version);
    root.whole("replicates", manifest.replicates, 1, kMostReplicates);
    root.text("until", manifest.until);
    root.finish();
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return manifest;
}

sim::Result<void> write_manifest(const std::string& folder, const Manifest& manifest) {
    std::error_code why;
    fs::create_directories(path_of(folder, kShards), why);
    if (why) return cannot(path_of(folder, kShards), why);
    const auto file = sim::WholeFile::begin(path_of(folder, kManifest), true);
    if (!file) return sim::fail(file.error());
    const auto line = [](const char* key, const std::string& value) {
        return fmt::format("{} = {}\n", key, sim::json_string(value));
    };
    return file->write_text(line("plan", manifest.plan) + line("data", manifest.data) +
                            line("inputs", manifest.inputs) + line("program", manifest.program) +
                            line("version", manifest.version) +
                            (manifest.until.empty() ? "" : line("until", manifest.until)) +
                            fmt::format("replicates = {}\n", manifest.replicates));
}

sim::Result<FoundRuns> find_runs(const std::string& folder, const std::string& fingerprint) {
    FoundRuns found;
    std::vector<std::string> paths;
    std::error_code why;
    for (const auto& entry : fs::directory_iterator(path_of(folder, kShards), why))
        if (entry.path().filename().string().find(kEnding) != std::string::npos)
            paths.push_back(entry.path().string());
    if (why) return sim::fail(sim::Error::in_file(folder, "cannot be read: " + why.message()));
    std::ranges::sort(paths);
    sim::Error problems;
    for (const auto& path : paths) {
        auto contents = sim::read_journal(path, fingerprint);
        // A partial that has been renamed since the folder was listed is read under its name.
        if (!contents && !fs::exists(path, why)) continue;
        if (!contents) {
            problems.add(std::move(contents.error()));
            continue;
        }
        const bool whole = contents->whole && path.ends_with(kEnding);
        found.files.push_back({path, whole, contents->runs.size(), contents->notes.size()});
        if (!merge_into(whole ? found.whole : found.torn, *contents))
            problems.add(sim::Error::in_file(
                path, "holds a run that another file holds with other numbers: a defect"));
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return found;
}

sim::Result<Shard> Shard::open(const std::string& folder,
                               const Manifest& manifest,
                               const Sweep& sweep,
                               const std::vector<Unit>& units,
                               int shard,
                               int shards) {
    const auto name = shard_name(sweep, units, shard, shards);
    Shard out(sweep, path_of(path_of(folder, kShards), name));
    auto journal = sim::RunJournal::open(out.path_ + ".partial", manifest.fingerprint());
    if (!journal) return sim::fail(journal.error());
    const auto found = find_runs(folder, manifest.fingerprint());
    if (!found) return sim::fail(found.error());
    for (const Unit& unit : units) {
        const auto key = sweep.key_of(unit);
        if (found->whole.runs.contains(key) || journal->find(key) != nullptr) continue;
        const auto torn = found->torn.runs.find(key);
        if (torn == found->torn.runs.end()) {
            out.missing_.push_back(unit);
        } else if (auto added = journal->add(key, torn->second); !added) {
            return sim::fail(added.error());
        }
    }
    const bool whole = std::ranges::any_of(
        found->files, [&](const ShardFile& file) { return file.whole && file.path == out.path_; });
    if (whole && out.missing_.empty()) {
        std::error_code ignored;
        fs::remove(journal->path(), ignored);
        return out;
    }
    if (whole)  // some of its runs failed: what it holds moves into the file that replaces it
        if (auto taken = out.take_over(found->whole, units, *journal); !taken)
            return sim::fail(taken.error());
    out.journal_.emplace(std::move(*journal));
    return out;
}

sim::Result<void> Shard::take_over(const sim::JournalContents& from,
                                   const std::vector<Unit>& units,
                                   const sim::RunJournal& into) const {
    for (const Unit& unit : units) {
        const auto key = sweep_->key_of(unit);
        const auto found = from.runs.find(key);
        if (found == from.runs.end() || into.find(key) != nullptr) continue;
        if (auto added = into.add(key, found->second); !added) return added;
    }
    return {};
}

sim::Result<void> Shard::add(const Unit& unit, const std::vector<double>& values) const {
    return journal_->add(sweep_->key_of(unit), values);
}

sim::Result<void> Shard::add_failure(const Unit& unit, const std::string& why) const {
    return journal_->note(sweep_->key_of(unit), why);
}

sim::Result<void> Shard::finish() {
    if (!journal_) return {};
    return journal_->finish(path_);
}

}  // namespace models::sweeps
