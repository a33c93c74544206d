#include "models/sweeps/factors.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/bound_fields.h"
#include "sim/near_name.h"
#include "sim/toml_numbers.h"

namespace models::sweeps {
namespace {

constexpr int kMostSteps = 10'000;

/// Fields are bound to a copy, which must outlive them.
const sim::BoundField* field_of(const std::string& name,
                                const std::vector<sim::BoundField>& fields) {
    return sim::find_field(fields, name);
}

std::vector<std::string> arm_names(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const Arm& arm : scenario.arms)
        if (!arm.without_contagion && arm.name != "baseline") names.push_back(arm.name);
    return names;
}

void read_texts(sim::TomlReader& table,
                const std::string& key,
                const Scenario& scenario,
                Factor& factor,
                sim::Error& problems) {
    const bool list = table.holds_list(key);
    if (!list) return table.complain(key, key + " is no list", "a list of names in quotes");
    table.list(
        key,
        [&](const std::string& text, const sim::Place& place) {
            factor.texts.push_back(text);
            if (const auto problem = problem_with(factor, text, scenario))
                problems.problems.push_back(
                    place.problem(problem->what, problem->allowed, problem->meant));
        },
        [&](sim::TomlReader& entry) { entry.complain("", "this is a table", "names in quotes"); });
}

void check_numbers(const Factor& factor, const Scenario& scenario, sim::Error& problems) {
    for (const double number : factor.numbers)
        if (const auto problem = problem_with(factor, number, scenario))
            problems.problems.push_back(
                factor.place.problem(problem->what, problem->allowed, problem->meant));
}

/// { range, log, steps }: a range as it is for drawn designs, else its steps as levels.
void read_range(sim::TomlReader& entry,
                const sim::BoundField& field,
                bool drawn,
                Factor& factor,
                sim::Error& problems) {
    calibration::FreeParameter range{.name = factor.name,
                                     .low = field.about.plausible_low,
                                     .high = field.about.plausible_high,
                                     .whole = field.is_count() || field.is_flag()};
    entry.number_pair("range", range.low, range.high);
    entry.flag("log", range.log);
    const auto before = problems.problems.size();
    calibration::check_range(entry, field, range);
    int steps = 0;
    entry.whole("steps", steps, 2, kMostSteps);
    entry.finish();
    if (problems.problems.size() != before) return;
    if (drawn && steps == 0) {
        factor.range = range;
        return;
    }
    if (steps == 0)
        return entry.complain("range",
                              factor.name + " has a range without steps",
                              "steps = N, how many levels the range has in this design");
    for (int k = 0; k < steps; ++k)
        factor.numbers.push_back(range.value(static_cast<double>(k) / (steps - 1)));
}

void read_factor(const toml::table& lists,
                 sim::TomlReader& table,
                 const std::string& key,
                 Plan& plan,
                 sim::Error& problems) {
    auto named = named_factor(key, plan.scenario);
    if (!named) {
        const auto& p = named.error().problems.front();
        return table.complain(key, p.what, p.allowed, p.meant);
    }
    Factor factor = std::move(*named);
    factor.place = table.place(key);
    if (factor.is_text()) {
        read_texts(table, key, plan.scenario, factor, problems);
    } else if (table.holds_list(key)) {
        factor.numbers = sim::read_numbers(lists, key, plan.file, problems);
        check_numbers(factor, plan.scenario, problems);
    } else if (auto entry = table.table(key); entry && factor.kind == FactorKind::parameter) {
        Scenario copy = plan.scenario;
        const auto fields = sim::bind_fields(copy);
        read_range(*entry,
                   *field_of(key, fields),
                   plan.design >= Design::latin_hypercube,
                   factor,
                   problems);
    } else if (factor.kind == FactorKind::seed) {
        table.complain(key, "seed is no list", "a list of whole numbers from 0");
    }
    plan.factors.push_back(std::move(factor));
}

void check_lists(sim::TomlReader& root, const Plan& plan) {
    std::size_t rows = 1;
    for (const auto& factor : plan.factors) {
        if (factor.range) continue;
        if (factor.levels() == 0)
            root.complain("factors", factor.name + " has no levels", "a list of at least one");
        if (plan.design == Design::grid && factor.levels() > 0)
            rows = rows > kMostRows ? rows : rows * factor.levels();
        if (plan.design == Design::zip && factor.levels() != plan.factors.front().levels())
            root.complain("factors",
                          fmt::format("{} has {} levels, {} has {}",
                                      factor.name,
                                      factor.levels(),
                                      plan.factors.front().name,
                                      plan.factors.front().levels()),
                          "lists of one length, since zip takes them side by side");
    }
    if (plan.design == Design::saltelli)
        rows = static_cast<std::size_t>(plan.points) * (plan.factors.size() + 2);
    if (plan.design == Design::morris)
        rows = static_cast<std::size_t>(plan.points) * (plan.factors.size() + 1);
    if (rows > kMostRows)
        root.complain("factors",
                      fmt::format("the design has {} rows or more", rows),
                      fmt::format("at most {}", kMostRows));
}

}  // namespace

sim::Result<Factor> named_factor(const std::string& name, const Scenario& scenario) {
    if (name == "area") return Factor{.name = name, .kind = FactorKind::area, .units = ""};
    if (name == "arm") return Factor{.name = name, .kind = FactorKind::arm, .units = ""};
    if (name == "seed") return Factor{.name = name, .kind = FactorKind::seed, .units = "1"};
    Scenario copy = scenario;
    const auto fields = sim::bind_fields(copy);
    if (const auto* field = field_of(name, fields))
        return Factor{.name = name, .units = std::string(field->about.unit)};
    std::vector<std::string> known{"area", "arm", "seed"};
    bool section = false;
    for (const auto& field : fields) {
        known.push_back(field.name);
        section = section || field.name.starts_with(name + ".");
    }
    return sim::fail(
        sim::Error::of(fmt::format("there is no factor '{}'", name),
                       section ? "the full name in quotes: \"" + name + ".NAME\""
                               : "area, arm, seed, or a parameter of wijk params or the catalogue",
                       section ? std::string() : sim::nearest_name(name, known)));
}

std::optional<sim::Problem> problem_with(const Factor& factor,
                                         double number,
                                         const Scenario& scenario) {
    if (factor.kind == FactorKind::seed) {
        if (number >= 0 && number <= kLargestSeed && number == std::floor(number)) return {};
        return sim::Problem{
            {}, 0, 0, fmt::format("seed is {}", number), "a whole number from 0 to 2^53", {}};
    }
    Scenario copy = scenario;
    const auto fields = sim::bind_fields(copy);
    return field_of(factor.name, fields)->problem_with(number);
}

std::optional<sim::Problem> problem_with(const Factor& factor,
                                         const std::string& text,
                                         const Scenario& scenario) {
    if (factor.kind == FactorKind::area) return {};  // looked up in the tables, not here
    const auto names = arm_names(scenario);
    if (std::ranges::find(names, text) != names.end()) return {};
    return sim::Problem{{},
                        0,
                        0,
                        fmt::format("there is no arm '{}'", text),
                        fmt::format("one of {}", fmt::join(names, ", ")),
                        sim::nearest_name(text, names)};
}

void read_factors(const toml::table& file,
                  sim::TomlReader& root,
                  Plan& plan,
                  sim::Error& problems) {
    auto table = root.table("factors");
    if (plan.design == Design::table) {
        if (table)
            root.complain(
                "factors", "the table names the factors already", "either [factors] or a table");
        return;
    }
    if (!table)
        return root.complain("factors",
                             "the plan has no factors",
                             "[factors] with \"NAME\" = [LEVELS] or { range = [LOW, HIGH] }");
    for (const auto& key : table->all_keys())
        read_factor(*file.get_as<toml::table>("factors"), *table, key, plan, problems);
    if (plan.factors.empty())
        root.complain("factors", "the plan has no factors", "at least one");
    else if (problems.problems.empty())
        check_lists(root, plan);
}

}  // namespace models::sweeps
