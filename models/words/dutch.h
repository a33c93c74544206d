#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace models::words {

/// A text of the program and the same in Dutch.
struct Phrase {
    std::string_view english, dutch;
};

/// What a programme of the catalogue is called.
struct ProgrammeTitle {
    std::string_view programme;  // as in scenario files
    Phrase title;
};

/// Dutch for what a number means, for its unit, or for the title of a programme, found by its
/// English words; nothing where there is none.
std::optional<std::string_view> dutch_of(std::string_view english);

/// The same, where English does when there is no Dutch.
std::string in_dutch(std::string_view english);

/// All titles of programmes that have a Dutch one.
std::span<const ProgrammeTitle> programme_titles();

/// The title of a programme, by its name in scenario files; nothing where it has none.
std::optional<Phrase> programme_title(std::string_view programme);

/// All phrases but the titles, part by part.
std::vector<std::span<const Phrase>> all_phrases();

// The parts, each in a file of its own.
std::span<const Phrase> dutch_of_people();
std::span<const Phrase> dutch_of_loneliness();
std::span<const Phrase> dutch_of_helpers();
std::span<const Phrase> dutch_of_networks();
std::span<const Phrase> dutch_of_terms();
std::span<const Phrase> dutch_of_units();

}  // namespace models::words
