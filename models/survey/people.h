#pragma once

#include <cstdint>

#include "models/survey/waves.h"

namespace models::survey {

inline constexpr std::uint32_t kYear = 52;  // weeks

/// Surveys reach people in private households only.
inline bool is_asked(const Respondent& who) {
    return who.position != Position::institution;
}

/// Calls `visit(who, wave)` for everybody who is asked in this week.
template <class Visit>
void for_each_person(const YearWaves& answers, std::uint32_t week, Visit&& visit) {
    const std::size_t at = answers.wave_of(week);
    for (const auto& area : answers.areas)
        for (const Respondent& who : area[at].people)
            if (is_asked(who)) visit(who, area[at]);
}

/// Calls `visit(before, after, first, second)` for everybody who is asked in both weeks; who died
/// or moved away is no part of the panel. `first` and `second` are the waves.
template <class Visit>
void for_each_pair(const YearWaves& answers,
                   std::uint32_t week,
                   std::uint32_t later,
                   Visit&& visit) {
    const std::size_t from = answers.wave_of(week);
    const std::size_t to = answers.wave_of(later);
    for (const auto& area : answers.areas) {
        for (const Respondent& before : area[from].people) {
            if (!is_asked(before)) continue;
            const Respondent* after = area[to].find(before.uid);
            if (after && is_asked(*after)) visit(before, *after, area[from], area[to]);
        }
    }
}

}  // namespace models::survey
