#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/report/language.h"

namespace cli::report {

/// One text in both languages; {names} in braces are filled in.
struct Text {
    std::string_view key, en, nl;
};

/// All texts of the report, part by part.
std::vector<std::span<const Text>> all_texts();

/// Whether there is a text with this key.
bool has_text(std::string_view key);

/// The text of a key that must exist.
std::string_view text_of(Language language, std::string_view key);

/// Texts in one language, with what is filled in:
/// words("head.cost", fmt::arg("euro", "12"))
class Words {
  public:
    explicit Words(Language language) : language_(language) {}

    template <class... Args>
    std::string operator()(std::string_view key, const Args&... args) const {
        return fmt::format(fmt::runtime(text_of(language_, key)), args...);
    }
    /// The text of a name behind a prefix and a dot, or the name itself where there is none.
    std::string name(std::string_view prefix, const std::string& name) const;
    /// What a programme is called, or its name itself where it is not of the catalogue.
    std::string programme(const std::string& name) const;

    Language language() const { return language_; }

  private:
    Language language_;
};

// The parts, each in a file of its own.
std::span<const Text> texts_of_findings();
std::span<const Text> texts_of_course();
std::span<const Text> texts_of_costs();
std::span<const Text> texts_of_limits();
std::span<const Text> texts_of_names();

}  // namespace cli::report
