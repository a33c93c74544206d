// The part of load_scenario that reads [pattern]: what must come out when arms are compared.

#include "models/scenario_pattern.h"

#include <array>

#include <fmt/format.h>

namespace models {
namespace {

constexpr int kMostWeeks = 5200;
constexpr int kMostPatternReplicates = 100'000;

const std::array<std::string, 5> kExpectedNames{
    "greater", "equal", "above", "below", "complements"};

void require(sim::TomlReader& table, const char* key, const std::string& value, const char* as) {
    if (value.empty() && !table.has(key)) table.complain({}, fmt::format("{} is missing", key), as);
}

void read_arms_of(sim::TomlReader& table, PatternCheck& check) {
    table.text("low", check.low);
    table.text("high", check.high);
    table.text("arm", check.arm);
    table.list(
        "arms",
        [&](std::string name, sim::Place) { check.four.push_back(std::move(name)); },
        [&](sim::TomlReader&) { table.complain("arms", "arms holds a table", "names of arms"); });
    switch (check.expected) {
        case Expected::greater:
        case Expected::equal:
            require(table, "low", check.low, "low = \"ARM\", the arm with the smaller value");
            require(table, "high", check.high, "high = \"ARM\", the arm with the greater value");
            break;
        case Expected::above:
        case Expected::below:
            require(table, "arm", check.arm, "arm = \"ARM\"");
            break;
        case Expected::complements:
            if (check.four.size() != 4)
                table.complain("arms",
                               fmt::format("arms holds {} names", check.four.size()),
                               "four: neither, the one, the other, both");
            break;
    }
}

PatternCheck read_check(sim::TomlReader& table) {
    PatternCheck check;
    check.place = table.place();
    table.text("measure", check.measure);
    require(table, "measure", check.measure, "measure = \"funnel.signalled\"");
    table.text("per", check.per);
    int expected = 0;
    table.choice("expect", expected, kExpectedNames);
    check.expected = static_cast<Expected>(expected);
    table.number("value", check.value, -1e12, 1e12);
    table.number("margin", check.margin, 0, 1e12);
    table.whole("from_week", check.from_week, 0, kMostWeeks, "weeks");
    table.whole("to_week", check.to_week, 1, kMostWeeks, "weeks");
    if (check.to_week >= 0 && check.to_week <= check.from_week)
        table.complain("to_week", "to_week is not after from_week", "a later week");
    if (check.expected == Expected::equal && check.margin <= 0)
        table.complain({}, "margin is missing", "margin = 0.1: what is no difference that matters");
    read_arms_of(table, check);
    table.finish();
    return check;
}

}  // namespace

std::vector<std::string> PatternCheck::arms() const {
    switch (expected) {
        case Expected::above:
        case Expected::below:
            return {arm};
        case Expected::complements:
            return four;
        default:
            return {low, high};
    }
}

Pattern read_pattern(sim::TomlReader& table) {
    Pattern pattern;
    pattern.place = table.place();
    table.text("id", pattern.id);
    require(table, "id", pattern.id, "id = \"A4\"");
    table.text("statement", pattern.statement);
    table.text("lines", pattern.lines);
    table.whole("replicates", pattern.replicates, 2, kMostPatternReplicates);
    table.list(
        "checks",
        [&](const std::string&, sim::Place) {
            table.complain("checks", "checks holds a text", "tables: [[pattern.checks]]");
        },
        [&](sim::TomlReader& entry) { pattern.checks.push_back(read_check(entry)); });
    if (pattern.checks.empty())
        table.complain({}, "the pattern checks nothing", "[[pattern.checks]]");
    table.finish();
    return pattern;
}

}  // namespace models
