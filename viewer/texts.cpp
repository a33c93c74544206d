#include "viewer/texts.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/check.h"

#include "viewer/texts_table.h"

namespace viewer {

namespace {

constexpr auto kTexts = static_cast<std::size_t>(T::count);

std::array<const TextEntry*, kTexts> table() {
    std::array<const TextEntry*, kTexts> out{};
    for (const auto list : {general_texts(), panel_texts()})
        for (const auto& entry : list)
            out[static_cast<std::size_t>(entry.what)] = &entry;
    return out;
}

}  // namespace

const char* text(Language language, T what) {
    static const auto all = table();
    const auto* entry = all[static_cast<std::size_t>(what)];
    SIM_CHECK(entry != nullptr, "every text is in the table");
    return language == Language::nl ? entry->nl : entry->en;
}

std::string number(Language language, double value, int decimals) {
    if (!std::isfinite(value)) return "?";
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const auto point = digits.find('.');
    const auto whole = point == digits.npos ? digits.size() : point;
    const bool dutch = language == Language::nl;
    if (point != digits.npos && dutch) digits[point] = ',';
    for (auto at = static_cast<std::ptrdiff_t>(whole) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), dutch ? "." : ",");
    const bool nothing = digits.find_first_of("123456789") == digits.npos;
    return (value < 0 && !nothing ? "−" : "") + digits;
}

std::string filled(
    Language language, T what, std::string_view a, std::string_view b, std::string_view c) {
    return fmt::format(fmt::runtime(text(language, what)), a, b, c);
}

std::string people(Language language, double value) {
    const double size = std::abs(value);
    return number(language, size, size < 9.95 ? 1 : 0);
}

}  // namespace viewer
