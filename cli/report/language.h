#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/inference.h"

namespace cli::report {

enum class Language : std::uint8_t { en, nl };

/// "en" or "nl", as HTML names it.
std::string_view code_of(Language language);

/// Numbers as a language writes them: 1,234.5 or 1.234,5. What is not finite is "–".
class Numbers {
  public:
    explicit Numbers(Language language) : language_(language) {}

    std::string decimal(double value, int digits) const;
    /// Whole from 10 up, with one decimal below unless that is 0.
    std::string amount(double value) const;
    /// With three digits that count from 1,000 up; the same as an amount below.
    std::string rounded(double value) const;
    /// "54.3 %" or "54,3%" of 0.543.
    std::string percent(double share, int digits) const;
    /// With a sign unless what is shown is zero.
    std::string with_sign(double value, int digits) const;
    /// "0.6 to 1.6"
    std::string range(const std::string& low, const std::string& high) const;
    /// "29 November 2026" of "2026-11-29..."; the text itself when it is no date.
    std::string date(const std::string& iso) const;

    Language language() const { return language_; }

  private:
    Language language_;
};

}  // namespace cli::report
