#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/survey/events.h"
#include "models/survey/people.h"

namespace models::survey {

/// Calls `visit(course, waves)` for every death of a husband or wife between two yearly waves: the
/// widowed in the waves at `offsets`, ascending, counted from the last one before the loss (0; the
/// next is 1), and those waves. Who is not asked in all of them is left out. `years` is the last
/// yearly wave of `answers`; losses whose offsets reach beyond the waves are left out.
template <std::size_t n, class Visit>
void for_each_loss(const YearWaves& answers,
                   int years,
                   const std::array<int, n>& offsets,
                   Visit&& visit) {
    for (const auto& area : answers.areas) {
        std::vector<const Wave*> yearly;
        for (int year = 0; year <= years; ++year)
            yearly.push_back(&area[answers.wave_of(static_cast<std::uint32_t>(year) * kYear)]);
        for (int last = -offsets.front(); last + offsets.back() <= years; ++last) {
            const auto at = [&](int offset) {
                return yearly[static_cast<std::size_t>(last + offset)];
            };
            std::array<const Wave*, n> waves{};
            for (std::size_t k = 0; k < n; ++k)
                waves[k] = at(offsets[k]);
            for (const Respondent& who : at(0)->people) {
                const Respondent* next = at(1)->find(who.uid);
                if (!next || !widowed_between(who, *next)) continue;
                std::array<const Respondent*, n> course{};
                bool asked = true;
                for (std::size_t k = 0; k < n && asked; ++k) {
                    course[k] = waves[k]->find(who.uid);
                    asked = course[k] && is_asked(*course[k]);
                }
                if (asked) visit(course, waves);
            }
        }
    }
}

}  // namespace models::survey
