#include "models/survey/groups.h"
#include "models/survey/measures.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

namespace {

/// Pearson's correlation of the eleven-item score with that of a year later.
double rank_order_correlation(const YearWaves& answers) {
    Correlation both;
    for_each_pair(
        answers, 0, kYear, [&](const auto& before, const auto& after, const auto&, const auto&) {
            both.add(before.eleven_items(), after.eleven_items());
        });
    return both.value();
}

/// Of those who are (`was`) or are not in a state, the share who change a year later.
Measure transition(std::string_view name, Test state, bool was) {
    return {name, 2022, {0, kYear}, [=](const YearWaves& answers) {
                Mean changed;
                for_each_pair(answers,
                              0,
                              kYear,
                              [&](const auto& before, const auto& after, const auto&, const auto&) {
                                  if (state(before) == was)
                                      changed.add(state(after) != was ? 1 : 0);
                              });
                return changed.value();
            }};
}

constexpr std::uint32_t kTwoYears = 2 * kYear;
constexpr std::uint32_t kEightYears = 8 * kYear;

/// Of people of 50 and over who are not strongly lonely, the share who are so at least once in the
/// four waves of the next eight years; of those who are asked in at least one of them.
double strongly_within_8_years(const YearWaves& answers) {
    Mean became;
    for (const auto& area : answers.areas) {
        for (const Respondent& who : area[answers.wave_of(0)].people) {
            if (!is_asked(who) || who.age < 50 || who.strongly_lonely()) continue;
            bool asked = false, ever = false;
            for (std::uint32_t week = kTwoYears; week <= kEightYears; week += kTwoYears) {
                const Respondent* then = area[answers.wave_of(week)].find(who.uid);
                if (!then || !is_asked(*then)) continue;
                asked = true;
                ever = ever || then->strongly_lonely();
            }
            if (asked) became.add(ever ? 1 : 0);
        }
    }
    return became.value();
}

}  // namespace

std::vector<Measure> change_measures() {
    return {
        {"rank_order_correlation_1_year", 2022, {0, kYear}, rank_order_correlation},
        transition("recover_in_1_year_lonely", lonely, true),
        transition("become_lonely_in_1_year", lonely, false),
        transition("recover_in_1_year_strongly_lonely", strongly, true),
        {"strongly_lonely_within_8_years_50plus",
         2022,
         {0, kTwoYears, 2 * kTwoYears, 3 * kTwoYears, kEightYears},
         strongly_within_8_years},
    };
}

}  // namespace models::survey
