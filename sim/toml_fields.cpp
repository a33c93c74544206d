// The part of TomlReader that reads rules through their description, and finds unknown keys.

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"
#include "sim/toml_reader.h"

namespace sim {
namespace {

/// The grade of a number when its table does not say: what nobody stands for is an assumption, and
/// the declared source keeps the declared grade.
Grade default_grade(const std::string& source, const Field& about) {
    if (source == "assumption") return Grade::d;
    return source == about.source ? about.grade : Grade::c;
}

}  // namespace

/// The node under a dotted path; `depth` becomes the number of its parts that were found.
const toml::node* TomlReader::find_path(std::string_view path, int& depth) const {
    const toml::node* node = table_;
    depth = 0;
    while (!path.empty()) {
        const auto* table = node->as_table();
        if (table == nullptr) return nullptr;
        const auto dot = path.find('.');
        node = table->get(path.substr(0, dot));
        if (node == nullptr) return nullptr;
        ++depth;
        path = dot == path.npos ? std::string_view{} : path.substr(dot + 1);
    }
    return node;
}

void TomlReader::fields(std::span<const BoundField> fields,
                        GivenNumbers& given,
                        const std::string& prefix) {
    for (const auto& one : fields)
        field(one, given, prefix);
}

void TomlReader::field(const BoundField& field, GivenNumbers& given, const std::string& prefix) {
    known_.emplace(field.name);
    int depth = 0;
    const auto* node = find_path(field.name, depth);
    if (node == nullptr) return;

    GivenNumber number;
    const auto* value_node = node;
    if (const auto* spec = node->as_table()) {
        TomlReader reader(*spec, file_, full(field.name), *problems_);
        value_node = reader.find("value");
        reader.text("source", number.source);
        int grade = static_cast<int>(default_grade(number.source, field.about));
        const std::vector<std::string> grades{"A", "B", "C", "D"};
        reader.choice("grade", grade, grades);
        number.grade = static_cast<Grade>(grade);
        std::string unit(field.about.unit);
        reader.text("unit", unit);
        if (unit != field.about.unit) {
            reader.complain("unit",
                            fmt::format("{} is in {}", full(field.name), unit),
                            fmt::format("it must be in {}", field.about.unit));
        }
        reader.finish();
        if (value_node == nullptr) {
            return reader.complain("value",
                                   fmt::format("{} has no value", full(field.name)),
                                   "{ value = NUMBER, source = \"KEY\" }");
        }
    }
    const auto value = field_value(field, *value_node);
    if (!value) return;

    field.store(*value);
    number.value = *value;
    number.place = place_of(value_node->source());
    given[prefix + field.name] = std::move(number);
}

/// The value that `node` gives to `field`; nothing, after a complaint, when it is not a right one.
std::optional<double> TomlReader::field_value(const BoundField& field, const toml::node& node) {
    const bool right_type = field.is_flag()    ? node.is_boolean()
                            : field.is_count() ? node.is_integer()
                                               : node.is_number();
    if (!right_type) {
        auto what = fmt::format("{} is {}", full(field.name), shown(node));
        complain_at(node, std::move(what), field.allowed());
        return {};
    }
    const auto value = field.is_flag() ? (*node.value<bool>() ? 1.0 : 0.0) : *node.value<double>();
    if (auto problem = field.problem_with(value)) {
        problem->what = fmt::format("{} is {}", full(field.name), value);
        complain_at(node, std::move(problem->what), std::move(problem->allowed));
        return {};
    }
    return value;
}

void TomlReader::finish() const {
    finish_table(*table_, "");
}

/// The keys that may stand in the table at `path`.
std::vector<std::string> TomlReader::known_below(const std::string& path) const {
    std::vector<std::string> names;
    const auto start = path.empty() ? std::string() : path + ".";
    for (const auto& known : known_) {
        if (!known.starts_with(start)) continue;
        auto name = known.substr(start.size(), known.find('.', start.size()) - start.size());
        if (names.empty() || names.back() != name) names.push_back(std::move(name));
    }
    return names;
}

void TomlReader::finish_table(const toml::table& table, const std::string& path) const {
    const auto names = known_below(path);
    for (const auto& [key, node] : table) {
        const auto here = dotted(path, key.str());
        if (taken_.contains(here) || known_.contains(here)) continue;

        const bool is_section = std::find(names.begin(), names.end(), key.str()) != names.end();
        if (const auto* inner = node.as_table(); is_section && inner != nullptr) {
            finish_table(*inner, here);
            continue;
        }
        if (is_section) {
            problems_->problems.push_back(
                place_of(node.source())
                    .problem(fmt::format("{} is {}", full(here), shown(node)), "a table"));
            continue;
        }
        auto meant = nearest_name(key.str(), names);
        for (const auto& known : known_) {
            if (meant.empty() && known.ends_with("." + std::string(key.str()))) meant = known;
        }
        std::string allowed;
        constexpr std::size_t kFewNames = 12;
        if (meant.empty() && !names.empty() && names.size() <= kFewNames) {
            allowed = fmt::format("one of {}", fmt::join(names, ", "));
        }
        problems_->problems.push_back(place_of(key.source())
                                          .problem(fmt::format("there is no {} '{}'",
                                                               node.is_table() ? "section" : "key",
                                                               full(here)),
                                                   std::move(allowed),
                                                   std::move(meant)));
    }
}

}  // namespace sim
