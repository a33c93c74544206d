#include "sim/toml_reader.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"

namespace sim {
namespace {

std::string_view type_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "a text";
        case toml::node_type::integer:
            return "a whole number";
        case toml::node_type::floating_point:
            return "a number";
        case toml::node_type::boolean:
            return "true or false";
        case toml::node_type::date:
        case toml::node_type::time:
        case toml::node_type::date_time:
            return "a date or time";
        default:
            return "nothing";
    }
}

std::string unit_suffix(std::string_view unit) {
    return unit.empty() || unit == "1" ? std::string() : fmt::format(", in {}", unit);
}

std::string iso_date(const toml::date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, int{date.month}, int{date.day});
}

/// What the parser complains about, in the words of somebody who writes scenarios.
std::string plain_words(std::string_view description) {
    constexpr std::string_view kTwice = "cannot redefine existing ";
    if (description.find(kTwice) != description.npos) {
        const auto name = description.substr(std::min(description.find('\''), description.size()));
        return fmt::format("{} stands here twice", name);
    }
    if (description.find("parsing string: unescaped control") != description.npos) {
        return "a text has no closing quote";
    }
    return std::string(description);
}

}  // namespace

std::string shown(const toml::node& node) {
    constexpr std::size_t kLongestShown = 40;
    if (const auto* text = node.as_string()) {
        const auto& value = text->get();
        if (value.size() <= kLongestShown) return fmt::format("the text \"{}\"", value);
        return "a long text";
    }
    if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
    if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    return std::string(type_of(node));
}

std::string dotted(std::string_view path, std::string_view key) {
    return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

bool is_date(std::string_view text) {
    constexpr std::string_view kForm = "0000-00-00";
    if (text.size() != kForm.size()) return false;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (kForm[i] == '0' ? !digit : text[i] != '-') return false;
    }
    const auto part = [&](std::size_t start, std::size_t length) {
        int value = 0;
        for (const char digit : text.substr(start, length))
            value = 10 * value + (digit - '0');
        return value;
    };
    return std::chrono::year_month_day{std::chrono::year{part(0, 4)},
                                       std::chrono::month{static_cast<unsigned>(part(5, 2))},
                                       std::chrono::day{static_cast<unsigned>(part(8, 2))}}
        .ok();
}

Result<toml::table> parse_toml(std::string_view text, const std::string& file) {
    try {
        return toml::parse(text, std::string_view(file));
    } catch (const toml::parse_error& failure) {
        const auto& begin = failure.source().begin;
        Problem problem;
        problem.file = file;
        problem.line = static_cast<int>(begin.line);
        problem.column = static_cast<int>(begin.column);
        problem.what = plain_words(failure.description());
        problem.allowed = "the file must be TOML 1.0";
        return fail(Error{{problem}});
    }
}

TomlReader::TomlReader(const toml::table& table,
                       std::string file,
                       std::string name,
                       Error& problems)
    : table_(&table), file_(std::move(file)), name_(std::move(name)), problems_(&problems) {}

std::string TomlReader::full(std::string_view key) const {
    return dotted(name_, key);
}

Place TomlReader::place_of(const toml::source_region& source) const {
    return {file_, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

bool TomlReader::has(std::string_view key) const {
    return table_->contains(key);
}

bool TomlReader::holds_list(std::string_view key) const {
    const auto* node = table_->get(key);
    return node != nullptr && node->is_array();
}

Place TomlReader::place() const {
    return place_of(table_->source());
}

Place TomlReader::place(std::string_view key) const {
    const auto* node = table_->get(key);
    return node == nullptr ? place() : place_of(node->source());
}

const toml::node* TomlReader::find(std::string_view key) {
    known_.emplace(key);
    return table_->get(key);
}

void TomlReader::complain_at(const toml::node& node, std::string what, std::string allowed) {
    problems_->problems.push_back(
        place_of(node.source()).problem(std::move(what), std::move(allowed)));
}

void TomlReader::complain(std::string_view key,
                          std::string what,
                          std::string allowed,
                          std::string meant) {
    problems_->problems.push_back(
        place(key).problem(std::move(what), std::move(allowed), std::move(meant)));
}

void TomlReader::text(std::string_view key, std::string& value) {
    const auto* node = find(key);
    if (node == nullptr) return;

    const auto* text = node->as_string();
    if (text == nullptr) {
        return complain_at(
            *node, fmt::format("{} is {}", full(key), shown(*node)), "a text in quotes");
    }
    if (text->get().empty()) {
        return complain_at(*node, fmt::format("{} is empty", full(key)), "a text in quotes");
    }
    value = text->get();
}

void TomlReader::flag(std::string_view key, bool& value) {
    const auto* node = find(key);
    if (node == nullptr) return;

    const auto* flag = node->as_boolean();
    if (flag == nullptr) {
        return complain_at(
            *node, fmt::format("{} is {}", full(key), shown(*node)), "true or false");
    }
    value = flag->get();
}

void TomlReader::number(
    std::string_view key, double& value, double low, double high, std::string_view unit) {
    const auto* node = find(key);
    if (node == nullptr) return;

    const auto number = node->is_number() ? node->value<double>() : std::optional<double>{};
    if (!number || !std::isfinite(*number) || *number < low || *number > high) {
        return complain_at(*node,
                           fmt::format("{} is {}", full(key), shown(*node)),
                           fmt::format("a number from {} to {}{}", low, high, unit_suffix(unit)));
    }
    value = *number;
}

void TomlReader::whole(std::string_view key,
                       std::int64_t& value,
                       std::int64_t low,
                       std::int64_t high,
                       std::string_view unit) {
    const auto* node = find(key);
    if (node == nullptr) return;

    const auto* number = node->as_integer();
    if (number == nullptr || number->get() < low || number->get() > high) {
        return complain_at(
            *node,
            fmt::format("{} is {}", full(key), shown(*node)),
            fmt::format("a whole number from {} to {}{}", low, high, unit_suffix(unit)));
    }
    value = number->get();
}

void TomlReader::whole(std::string_view key, int& value, int low, int high, std::string_view unit) {
    std::int64_t wide = value;
    whole(key, wide, std::int64_t{low}, std::int64_t{high}, unit);
    value = static_cast<int>(wide);
}

void TomlReader::seed(std::string_view key, std::uint64_t& value) {
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    auto given = static_cast<std::int64_t>(value);
    whole(key, given, std::int64_t{0}, kMost);
    value = static_cast<std::uint64_t>(given);
}

void TomlReader::whole_choice(std::string_view key, int& value, std::span<const int> choices) {
    const auto* node = find(key);
    if (node == nullptr) return;

    const auto* number = node->as_integer();
    const auto found = number == nullptr ? choices.end()
                                         : std::find(choices.begin(), choices.end(), number->get());
    if (found == choices.end()) {
        return complain_at(*node,
                           fmt::format("{} is {}", full(key), shown(*node)),
                           fmt::format("one of {}", fmt::join(choices, ", ")));
    }
    value = *found;
}

void TomlReader::whole_list(std::string_view key, std::vector<int>& values, int low, int high) {
    const auto* node = find(key);
    if (node == nullptr) return;

    const auto allowed = fmt::format("a list of whole numbers from {} to {}", low, high);
    const auto* list = node->as_array();
    if (list == nullptr) {
        return complain_at(*node, fmt::format("{} is {}", full(key), shown(*node)), allowed);
    }
    std::vector<int> found;
    for (const auto& entry : *list) {
        const auto* number = entry.as_integer();
        if (number == nullptr || number->get() < low || number->get() > high) {
            complain_at(entry, fmt::format("{} holds {}", full(key), shown(entry)), allowed);
            continue;
        }
        found.push_back(static_cast<int>(number->get()));
    }
    values = std::move(found);
}

void TomlReader::number_pair(std::string_view key, double& first, double& second) {
    const auto* node = find(key);
    if (node == nullptr) return;

    const auto* list = node->as_array();
    const bool right = list != nullptr && list->size() == 2 && list->get(0)->is_number() &&
                       list->get(1)->is_number();
    if (!right) {
        return complain_at(
            *node, fmt::format("{} is {}", full(key), shown(*node)), "two numbers: [LOW, HIGH]");
    }
    first = *list->get(0)->value<double>();
    second = *list->get(1)->value<double>();
}

void TomlReader::date(std::string_view key, std::string& value) {
    const auto* node = find(key);
    if (node == nullptr) return;

    if (const auto* date = node->as_date()) {
        value = iso_date(date->get());
        return;
    }
    const auto* text = node->as_string();
    if (text == nullptr || !is_date(text->get())) {
        return complain_at(*node,
                           fmt::format("{} is {}", full(key), shown(*node)),
                           "a date that exists, as 2022-01-31");
    }
    value = text->get();
}

void TomlReader::choice(std::string_view key, int& value, std::span<const std::string> names) {
    const auto* node = find(key);
    if (node == nullptr) return;

    const auto* text = node->as_string();
    const auto found =
        text == nullptr ? names.end() : std::find(names.begin(), names.end(), text->get());
    if (found == names.end()) {
        complain(key,
                 fmt::format("{} is {}", full(key), shown(*node)),
                 fmt::format("one of {}", fmt::join(names, ", ")),
                 text == nullptr ? std::string() : nearest_name(text->get(), names));
        return;
    }
    value = static_cast<int>(found - names.begin());
}

std::optional<TomlReader> TomlReader::table(std::string_view key) {
    const auto* node = find(key);
    taken_.emplace(key);
    if (node == nullptr) return {};

    const auto* table = node->as_table();
    if (table == nullptr) {
        complain_at(*node, fmt::format("{} is {}", full(key), shown(*node)), "a table");
        return {};
    }
    return TomlReader(*table, file_, full(key), *problems_);
}

std::vector<std::string> TomlReader::all_keys() {
    std::vector<std::pair<Place, std::string>> found;
    for (const auto& [key, node] : *table_) {
        found.emplace_back(place_of(key.source()), std::string(key.str()));
        known_.emplace(key.str());
        taken_.emplace(key.str());
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
    });
    std::vector<std::string> names;
    names.reserve(found.size());
    for (auto& [place, name] : found)
        names.push_back(std::move(name));
    return names;
}

void TomlReader::list(std::string_view key,
                      const std::function<void(std::string, Place)>& text,
                      const std::function<void(TomlReader&)>& table) {
    const auto* node = find(key);
    taken_.emplace(key);
    if (node == nullptr) return;

    const auto* list = node->as_array();
    if (list == nullptr) {
        return complain_at(*node, fmt::format("{} is {}", full(key), shown(*node)), "a list");
    }
    for (const auto& entry : *list) {
        if (const auto* name = entry.as_string()) {
            text(name->get(), place_of(entry.source()));
        } else if (const auto* fields = entry.as_table()) {
            TomlReader reader(*fields, file_, full(key), *problems_);
            table(reader);
        } else {
            complain_at(entry,
                        fmt::format("{} holds {}", full(key), shown(entry)),
                        "names in quotes or tables");
        }
    }
}

std::vector<std::string> TomlReader::texts(std::string_view key) {
    std::vector<std::string> found;
    list(
        key,
        [&](std::string text, Place) { found.push_back(std::move(text)); },
        [&](TomlReader& table) { table.complain("", "this is a table", "text in quotes"); });
    return found;
}

}  // namespace sim
