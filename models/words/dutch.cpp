#include "models/words/dutch.h"

#include <algorithm>
#include <unordered_map>

namespace models::words {
namespace {

using Dictionary = std::unordered_map<std::string_view, std::string_view>;

Dictionary dictionary() {
    Dictionary out;
    for (const auto part : all_phrases())
        for (const Phrase& phrase : part)
            out.emplace(phrase.english, phrase.dutch);
    for (const auto& [programme, title] : programme_titles())
        out.emplace(title.english, title.dutch);
    return out;
}

}  // namespace

std::vector<std::span<const Phrase>> all_phrases() {
    return {dutch_of_people(),
            dutch_of_loneliness(),
            dutch_of_helpers(),
            dutch_of_networks(),
            dutch_of_terms(),
            dutch_of_units()};
}

std::optional<std::string_view> dutch_of(std::string_view english) {
    static const Dictionary all = dictionary();
    const auto found = all.find(english);
    if (found == all.end()) return {};
    return found->second;
}

std::string in_dutch(std::string_view english) {
    return std::string(dutch_of(english).value_or(english));
}

std::optional<Phrase> programme_title(std::string_view programme) {
    const auto titles = programme_titles();
    const auto found = std::ranges::find(titles, programme, &ProgrammeTitle::programme);
    if (found == titles.end()) return {};
    return found->title;
}

}  // namespace models::words
