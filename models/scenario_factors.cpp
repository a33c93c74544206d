// The part of load_scenario that reads [factors]: what is changed alone and in pairs.

#include "models/scenario_factors.h"

#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"

#include "models/scenario.h"

namespace models {
namespace {

const std::array<std::string, 3> kSigns{"-", "0", "+"};

/// Name, title and expectation; the rest of the table is what differs from the base.
Factor read_head(sim::TomlReader& table) {
    Factor factor;
    factor.place = table.place();
    table.text("name", factor.name);
    if (factor.name.empty()) table.complain({}, "a factor without a name", "name = \"director\"");
    factor.title = factor.name;
    table.text("title", factor.title);
    table.text("lines", factor.lines);
    int sign = 1;
    table.choice("sign", sign, kSigns);
    if (!table.has("sign"))
        table.complain({}, "sign is missing", "sign = \"+\", \"0\" or \"-\": what it should do");
    factor.sign = sign - 1;
    return factor;
}

void for_each_factor(sim::TomlReader& table, const std::function<void(sim::TomlReader&)>& read) {
    table.list(
        "of",
        [&](const std::string&, const sim::Place&) {
            table.complain("of", "of holds a text", "tables: [[factors.of]]");
        },
        read);
}

const Arm* find_base(sim::TomlReader& table, const std::string& name, const Scenario& scenario) {
    std::vector<std::string> names;
    for (const Arm& arm : scenario.arms) {
        if (arm.name == name) return &arm;
        names.push_back(arm.name);
    }
    table.complain("base",
                   fmt::format("there is no arm '{}'", name),
                   fmt::format("one of {}", fmt::join(names, ", ")),
                   sim::nearest_name(name, names));
    return nullptr;
}

void add_arm(Arm arm, const std::string& name, const std::string& title, Scenario& scenario) {
    arm.name = name;
    arm.title = title;
    scenario.arms.push_back(std::move(arm));
}

/// For each factor an arm that begins as that of one before it.
void add_pairs(sim::TomlReader& table, std::size_t first_arm, Scenario& scenario) {
    const auto& all = scenario.factors.all;
    for (std::size_t a = 0; a < all.size(); ++a) {
        std::size_t b = 0;
        for_each_factor(table, [&](sim::TomlReader& entry) {
            const auto at = b++;
            if (at <= a) return;
            read_head(entry);
            Arm both = scenario.arms[first_arm + a];
            read_into(entry, both, scenario);
            add_arm(std::move(both),
                    pair_name(all[a].name, all[at].name),
                    all[a].title + "; " + all[at].title,
                    scenario);
        });
    }
}

}  // namespace

std::string pair_name(const std::string& one, const std::string& other) {
    return one + "+" + other;
}

void read_factors(sim::TomlReader& root,
                  bool pairs,
                  const sim::Error& problems,
                  Scenario& scenario) {
    auto table = root.table("factors");
    if (!table) return;
    Factors& factors = scenario.factors;
    table->text("base", factors.base);
    table->list(
        "measures",
        [&](std::string name, const sim::Place&) { factors.measures.push_back(std::move(name)); },
        [&](sim::TomlReader&) {
            table->complain("measures", "measures holds a table", "names in quotes");
        });
    const Arm* found = find_base(*table, factors.base, scenario);
    if (found == nullptr) return;
    const Arm base = *found;
    const auto first_arm = scenario.arms.size();
    for_each_factor(*table, [&](sim::TomlReader& entry) {
        Factor factor = read_head(entry);
        Arm arm = base;
        read_into(entry, arm, scenario);
        entry.finish();
        add_arm(std::move(arm), factor.name, factor.title, scenario);
        factors.all.push_back(std::move(factor));
    });
    factors.pairs = pairs;
    if (pairs && problems.problems.empty()) add_pairs(*table, first_arm, scenario);
    table->finish();
}

}  // namespace models
