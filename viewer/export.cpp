#include "viewer/export.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "sim/bound_fields.h"
#include "sim/parameters.h"
#include "sim/whole_file.h"

namespace viewer {

namespace {

namespace fs = std::filesystem;

constexpr const char* kArm = "what-if";

std::string quoted(const std::string& text) {
    return sim::json_string(text);  // the same in TOML for what titles and names hold
}

std::string value_text(const sim::BoundField& field) {
    if (field.is_flag()) return field.value() != 0 ? "true" : "false";
    return field.is_count() ? fmt::format("{:.0f}", field.value())
                            : fmt::format("{}", field.value());
}

/// One entry of `programmes`, all that it differs in.
std::string programme_text(const models::Scenario& scenario,
                           const models::ArmProgramme& programme) {
    auto out = fmt::format(
        "    {{ name = {}, start_week = {}", quoted(programme.name), programme.start_week);
    if (!programme.to_the_end) out += fmt::format(", stop_week = {}", programme.stop_week);
    if (programme.scale != 1) out += fmt::format(", scale = {}", programme.scale);
    auto terms = models::intervention_of(scenario, programme);
    for (const auto& field : sim::bind_fields(terms)) {
        const auto changed = programme.changes.find(field.name);
        if (changed == programme.changes.end()) continue;
        const double as_is = changed->second;
        out += fmt::format(
            ", {} = {}",
            field.name,
            field.is_flag() ? (as_is != 0 ? "true" : "false") : fmt::format("{}", as_is));
    }
    return out + " },\n";
}

std::string network_text(models::collaboration::NetworkTerms terms, const std::string& table) {
    std::string out = table + "\n";
    for (const auto& field : sim::bind_fields(terms))
        out += fmt::format("{} = {}\n", field.name, value_text(field));
    return out;
}

/// Numbers of the registry that were changed, by section.
std::string parameters_text(const Session& session) {
    std::map<std::string, std::string> sections;
    for (const auto& one : session.changes().in_force()) {
        if (one.of_arm) continue;
        const auto dot = one.lever.rfind('.');
        const auto* lever = session.find(one.lever);
        const bool flag = lever != nullptr && lever->flag;
        sections[one.lever.substr(0, dot)] +=
            fmt::format("{} = {{ value = {}, source = \"assumption\" }}\n",
                        one.lever.substr(dot + 1),
                        flag ? (one.to != 0 ? "true" : "false") : fmt::format("{}", one.to));
    }
    std::string out;
    for (const auto& [section, text] : sections)
        out += fmt::format("\n[{}]\n{}", section, text);
    return out;
}

}  // namespace

std::string note_of(const Session& session, const Snapshot& snapshot, const std::string& version) {
    return fmt::format("wijk {} · {} · {} · {} · seed {} · inputs {}",
                       version,
                       session.title(),
                       snapshot.arm,
                       snapshot.area,
                       snapshot.seed,
                       snapshot.hash);
}

sim::Result<std::string> scenario_of(const Session& session, const std::string& path) {
    if (!session.scenario())
        return sim::fail(sim::Error::of("a file that is replayed has no scenario to save"));
    auto scenario = *session.scenario();
    const auto at = std::ranges::find(scenario.arms, session.arm(), &models::Arm::name);
    const auto row = static_cast<std::size_t>(at - scenario.arms.begin());
    for (const auto& one : session.changes().in_force())
        if (one.of_arm)
            if (auto moved = move_lever(scenario, row, one.lever, one.to); !moved)
                return sim::fail(moved.error());
    const auto& arm = scenario.arms[row];
    std::error_code ignored;
    auto base =
        fs::relative(fs::absolute(session.path()), fs::absolute(path).parent_path(), ignored);
    if (base.empty()) base = fs::absolute(session.path());
    std::string out = fmt::format(
        "# Saved from the viewer: {} as it was changed there.\n# wijk run {}\n\n"
        "extends = {}\ntitle = {}\n{}\n[arms.{}]\nlike = {}\ntitle = {}\n",
        session.arm(),
        fs::path(path).filename().string(),
        quoted(base.string()),
        quoted(session.title()),
        parameters_text(session),
        kArm,
        quoted(session.arm()),
        quoted(arm.title.empty() ? arm.name : arm.title));
    out += "programmes = [\n";
    for (const auto& programme : arm.programmes)
        if (!programme.everyday) out += programme_text(scenario, programme);
    out += "]\n";
    if (arm.networks.size() == 1)
        out += "\n" + network_text(arm.networks.front().terms, "[arms.what-if.network]");
    return out;
}

sim::Result<void> save_scenario(const Session& session, const std::string& path) {
    const auto text = scenario_of(session, path);
    if (!text) return sim::fail(text.error());
    return save_text(path, *text);
}

sim::Result<void> save_text(const std::string& path, const std::string& text) {
    if (text.empty()) return sim::fail(sim::Error::in_file(path, "there is nothing to save"));
    const auto file = sim::WholeFile::begin(path, true);
    if (!file) return sim::fail(file.error());
    return file->write_text(text);
}

std::string file_stem(const Session& session) {
    auto stem = fs::path(session.path()).stem().string();
    if (stem.empty()) stem = "wijk";
    return session.arm().empty() ? stem : stem + "-" + session.arm();
}

}  // namespace viewer
