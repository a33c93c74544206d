#include "sim/parameters.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/check.h"

namespace sim {
namespace {

std::string range(double low, double high) {
    return fmt::format("{}..{}", low, high);
}

/// Number of characters, not bytes, of UTF-8 text: columns must line up.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    }));
}

constexpr std::size_t kColumns = 8;
using Cells = std::array<std::string, kColumns>;

Cells header() {
    return {"name", "value", "unit", "bounds", "plausible", "grade", "source", "meaning"};
}

Cells cells_of(const Parameter& p) {
    auto value = shown_value(p, p.value);
    if (p.changed()) value += fmt::format(" (default {})", shown_value(p, p.default_value));
    return {p.name,
            std::move(value),
            std::string(p.about.unit),
            p.flag ? "true or false" : range(p.about.low, p.about.high),
            p.flag ? "" : range(p.about.plausible_low, p.about.plausible_high),
            std::string(1, letter(p.grade)),
            p.source,
            std::string(p.about.meaning)};
}

std::string json_number(const Parameter& p, double value) {
    SIM_CHECK(std::isfinite(value), "a parameter is a finite number");
    return shown_value(p, value);
}

}  // namespace

std::string shown_value(const Parameter& parameter, double value) {
    if (parameter.flag) return value != 0 ? "true" : "false";
    return fmt::format("{}", value);
}

std::vector<Parameter> list_parameters(std::span<const BoundField> now,
                                       std::span<const BoundField> defaults,
                                       const GivenNumbers& given) {
    SIM_CHECK(now.size() == defaults.size(), "values and defaults are of the same fields");
    std::vector<Parameter> parameters;
    for (std::size_t i = 0; i < now.size(); ++i) {
        SIM_CHECK(now[i].name == defaults[i].name, "values and defaults are of the same fields");
        Parameter p;
        p.name = now[i].name;
        p.about = now[i].about;
        p.value = now[i].value();
        p.default_value = defaults[i].value();
        p.whole = now[i].is_count();
        p.flag = now[i].is_flag();
        p.source = std::string(p.about.source);
        p.grade = p.about.grade;
        if (const auto found = given.find(p.name); found != given.end()) {
            p.source = found->second.source;
            p.grade = found->second.grade;
        }
        parameters.push_back(std::move(p));
    }
    return parameters;
}

std::string parameters_as_text(std::span<const Parameter> parameters) {
    std::vector<Cells> rows{header()};
    for (const auto& parameter : parameters)
        rows.push_back(cells_of(parameter));

    std::array<std::size_t, kColumns> widths{};
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < kColumns; ++c)
            widths[c] = std::max(widths[c], width(row[c]));
    }
    std::string out;
    for (const auto& row : rows) {
        for (std::size_t c = 0; c + 1 < kColumns; ++c) {
            out += row[c] + std::string(widths[c] - width(row[c]) + 2, ' ');
        }
        out += row.back() + '\n';
    }
    return out;
}

std::string parameters_as_markdown(std::span<const Parameter> parameters) {
    std::string out;
    const auto add_row = [&](const Cells& row) {
        for (auto cell : row) {
            for (std::size_t bar = 0; (bar = cell.find('|', bar)) != cell.npos; bar += 2) {
                cell.insert(bar, "\\");
            }
            out += "| " + cell + ' ';
        }
        out += "|\n";
    };
    add_row(header());
    for (std::size_t c = 0; c < kColumns; ++c)
        out += "|---";
    out += "|\n";
    for (const auto& parameter : parameters) {
        auto row = cells_of(parameter);
        row.front() = '`' + row.front() + '`';
        add_row(row);
    }
    return out;
}

std::string parameters_as_json(std::span<const Parameter> parameters) {
    std::string out = "[";
    for (const auto& p : parameters) {
        out += out.size() == 1 ? "\n" : ",\n";
        out += fmt::format(
            R"(  {{"name": {}, "value": {}, "default": {}, "unit": {}, "low": {}, "high": {}, )"
            R"("plausible_low": {}, "plausible_high": {}, "grade": "{}", "source": {}, )"
            R"("meaning": {}}})",
            json_string(p.name),
            json_number(p, p.value),
            json_number(p, p.default_value),
            json_string(p.about.unit),
            p.about.low,
            p.about.high,
            p.about.plausible_low,
            p.about.plausible_high,
            letter(p.grade),
            json_string(p.source),
            json_string(p.about.meaning));
    }
    return out + "\n]\n";
}

std::string assumptions_line(std::span<const Parameter> parameters) {
    const auto assumed = std::count_if(
        parameters.begin(), parameters.end(), [](const Parameter& p) { return p.assumed(); });
    return fmt::format("{} of {} numbers are assumptions", assumed, parameters.size());
}

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') {
            out += '\\';
            out += letter;
        } else if (static_cast<unsigned char>(letter) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<int>(letter));
        } else {
            out += letter;
        }
    }
    return out + '"';
}

std::string json_number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : "null";
}

}  // namespace sim
