#include "cli/report/language.h"

#include <cmath>

#include <fmt/format.h>

namespace cli::report {
namespace {

constexpr const char* kMinus = "\u2212";
constexpr const char* kNoBreak = "\u00a0";

constexpr const char* kMonths[][2] = {{"January", "januari"},
                                      {"February", "februari"},
                                      {"March", "maart"},
                                      {"April", "april"},
                                      {"May", "mei"},
                                      {"June", "juni"},
                                      {"July", "juli"},
                                      {"August", "augustus"},
                                      {"September", "september"},
                                      {"October", "oktober"},
                                      {"November", "november"},
                                      {"December", "december"}};

/// Whether nothing but zeros is shown.
bool shows_zero(const std::string& digits) {
    return digits.find_first_of("123456789") == digits.npos;
}

}  // namespace

std::string_view code_of(Language language) {
    return language == Language::nl ? "nl" : "en";
}

std::string Numbers::decimal(double value, int digits) const {
    if (!std::isfinite(value)) return "\u2013";
    auto text = fmt::format("{:.{}f}", std::fabs(value), digits);
    const bool negative = value < 0 && !shows_zero(text);
    const bool dutch = language_ == Language::nl;
    auto point = text.find('.');
    if (point == text.npos) point = text.size();
    if (point < text.size() && dutch) text[point] = ',';
    for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), dutch ? "." : ",");
    return negative ? kMinus + text : text;
}

std::string Numbers::amount(double value) const {
    constexpr double kWhole = 9.95;
    if (std::fabs(value) >= kWhole) return decimal(value, 0);
    const auto text = decimal(value, 1);
    return text.ends_with('0') ? decimal(value, 0) : text;
}

std::string Numbers::rounded(double value) const {
    constexpr double kDigits = 3;
    if (!std::isfinite(value) || std::fabs(value) < 1'000) return amount(value);
    const double unit = std::pow(10.0, std::floor(std::log10(std::fabs(value))) - kDigits + 1);
    return decimal(std::round(value / unit) * unit, 0);
}

std::string Numbers::percent(double share, int digits) const {
    return decimal(100 * share, digits) + (language_ == Language::nl ? "" : kNoBreak) + "%";
}

std::string Numbers::with_sign(double value, int digits) const {
    const auto text = decimal(value, digits);
    return value > 0 && !shows_zero(text) ? "+" + text : text;
}

std::string Numbers::range(const std::string& low, const std::string& high) const {
    return low + (language_ == Language::nl ? " tot " : " to ") + high;
}

std::string Numbers::date(const std::string& iso) const {
    if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return iso;
    const int month = (iso[5] - '0') * 10 + iso[6] - '0', day = (iso[8] - '0') * 10 + iso[9] - '0';
    if (month < 1 || month > 12 || day < 1 || day > 31) return iso;
    return fmt::format(
        "{} {} {}", day, kMonths[month - 1][language_ == Language::nl ? 1 : 0], iso.substr(0, 4));
}

}  // namespace cli::report
