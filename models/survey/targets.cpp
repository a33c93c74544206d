#include "models/survey/targets.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "sim/toml_file.h"
#include "sim/toml_reader.h"

namespace models::survey {
namespace {

constexpr double kLargest = 1e9;
const std::vector<std::string> kUses{"calibrate", "validate"};
const std::vector<std::string> kStatuses{"looked-up", "derived", "seed", "memory", "assumption"};
const std::vector<std::string> kGrades{"A", "B", "C", "D"};

/// Complains when the entry is not for `use`, and says why that matters.
void check_use(sim::TomlReader& entry, const Target& target, Use use) {
    int given = static_cast<int>(use);
    entry.choice("use", given, kUses);
    if (given == static_cast<int>(use)) return;
    entry.complain("use",
                   fmt::format("{} is for use = \"{}\"", target.name, kUses[std::size_t(given)]),
                   fmt::format("every target of this file must have use = \"{}\": what fits the "
                               "model may not see what checks it",
                               kUses[std::size_t(use)]));
}

void check_band(sim::TomlReader& entry, const Target& target) {
    if (target.low <= target.value && target.value <= target.high) return;
    entry.complain("value",
                   fmt::format("the value of {} is {}", target.name, target.value),
                   fmt::format("a number from low to high, {} to {}", target.low, target.high));
}

void check_all_given(sim::TomlReader& entry, const Target& target) {
    for (const char* key :
         {"name", "value", "low", "high", "unit", "source", "use", "status", "grade"}) {
        if (entry.has(key)) continue;
        const auto who = target.name.empty() ? "a target" : target.name;
        entry.complain({}, fmt::format("{} has no {}", who, key));
    }
}

Target read_target(sim::TomlReader& entry, Use use) {
    Target target;
    entry.text("name", target.name);
    entry.number("value", target.value, -kLargest, kLargest);
    entry.number("low", target.low, -kLargest, kLargest);
    entry.number("high", target.high, -kLargest, kLargest);
    entry.text("unit", target.unit);
    entry.text("group", target.group);
    entry.text("year", target.year);
    entry.text("instrument", target.instrument);
    entry.text("source", target.source);
    int status = 0, grade = 0;
    entry.choice("status", status, kStatuses);
    entry.choice("grade", grade, kGrades);
    target.status = kStatuses[std::size_t(status)];
    target.grade = static_cast<sim::Grade>(grade);
    check_use(entry, target, use);
    check_all_given(entry, target);
    if (entry.has("value") && entry.has("low") && entry.has("high")) check_band(entry, target);
    entry.finish();
    return target;
}

}  // namespace

sim::Result<std::vector<Target>> read_targets(const std::string& path, Use use) {
    const auto document = sim::read_toml_file(path);
    if (!document) return sim::fail(document.error());

    std::vector<Target> targets;
    std::set<std::string> names;
    sim::Error problems;
    sim::TomlReader root(document->table, path, {}, problems);
    int schema = 1;
    root.whole("schema", schema, 1, 1);
    root.list(
        "target",
        [&](const std::string& word, const sim::Place& place) {
            problems.problems.push_back(place.problem(
                fmt::format("target holds the text \"{}\"", word), "a table [[target]] for each"));
        },
        [&](sim::TomlReader& entry) {
            targets.push_back(read_target(entry, use));
            const auto& name = targets.back().name;
            if (!name.empty() && !names.insert(name).second)
                entry.complain("name", fmt::format("{} stands here twice", name));
        });
    if (!root.has("target")) {
        root.complain({}, "there is no target", "a table [[target]] for each");
    }
    root.finish();
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return targets;
}

}  // namespace models::survey
