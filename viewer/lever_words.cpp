#include "viewer/lever_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "models/words/dutch.h"

namespace viewer {

namespace {

/// Names of levers that everybody meets, in both languages.
constexpr std::array<std::pair<std::string_view, T>, 11> kNames{{
    {"all.scale", T::lever_all_scale},
    {".scale", T::lever_scale},
    {".start_week", T::lever_start_week},
    {".uptake", T::lever_uptake},
    {".offers_per_week", T::lever_offers},
    {".sessions_per_week", T::lever_sessions},
    {"network.coordinator_hours", T::lever_coordinator_hours},
    {"network.cadence_weeks", T::lever_cadence},
    {"network.publicity_effort", T::lever_publicity},
    {"network.first_members", T::lever_first_members},
    {"network.informal_share", T::lever_informal},
}};

const LeverWords* dutch_of(const Lever& lever) {
    if (!lever.of_arm) return nullptr;
    const auto dot = lever.id.find('.');
    const auto field = std::string_view(lever.id).substr(dot + 1);
    const auto words = lever.id.starts_with("network.") ? network_words() : programme_words();
    const auto found = std::ranges::find(words, field, &LeverWords::field);
    return found == words.end() ? nullptr : &*found;
}

/// "min_age" as people write it: "Min age".
std::string spelled(std::string field) {
    std::ranges::replace(field, '_', ' ');
    if (!field.empty())
        field[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(field[0])));
    return field;
}

}  // namespace

std::string name_of(Language language, const Lever& lever) {
    // Numbers of the registry are called as in scenario files: there they are looked up.
    if (!lever.of_arm) return lever.id;
    for (const auto& [end, name] : kNames)
        if (lever.id.ends_with(end)) return text(language, name);
    const auto* dutch = language == Language::nl ? dutch_of(lever) : nullptr;
    return dutch != nullptr ? dutch->name : spelled(lever.id.substr(lever.id.find('.') + 1));
}

std::string said_in(Language language, const std::string& english) {
    return language == Language::nl ? models::words::in_dutch(english) : english;
}

}  // namespace viewer
