#pragma once

#include <string>

#include "models/scenario_titles.h"
#include "viewer/texts.h"

namespace viewer {

/// What something is called, in both languages.
struct Title {
    std::string en, nl;

    const std::string& in(Language language) const {
        return language == Language::nl && !nl.empty() ? nl : en;
    }
};

/// An arm that can be compared with the baseline.
struct ArmChoice {
    std::string name;
    Title title;
};

/// Title of an arm; its name where it has none.
inline Title title_of_arm(const models::ScenarioTitles& titles, const std::string& arm) {
    const auto found = titles.arms.find(arm);
    if (found == titles.arms.end()) return {arm, {}};
    const auto& one = found->second;
    return {one.title.empty() ? arm : one.title, one.title_nl};
}

}  // namespace viewer
