#include <algorithm>

#include "models/survey/groups.h"
#include "models/survey/measures.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

namespace {

constexpr std::uint32_t kFiveYears = 5 * kYear;

/// Mean number of ties of one kind, or of all where `kind` is kKinds.
double mean_ties(const YearWaves& answers, std::uint32_t week, int kind) {
    Mean ties;
    for_each_person(answers, week, [&](const Respondent& who, const Wave& wave) {
        const auto mine = wave.ties_of(who);
        ties.add(static_cast<double>(
            std::count_if(mine.begin(), mine.end(), [kind](const TieRecord& tie) {
                return kind == ties::kKinds || static_cast<int>(tie.kind) == kind;
            })));
    });
    return ties.value();
}

/// Relative change of `of(answers, week)` over five years.
template <class Of>
Measure change_of(std::string_view name, Of of) {
    const auto change = [of](const YearWaves& answers) {
        return of(answers, kFiveYears) / of(answers, 0) - 1;
    };
    return {name, 2022, {0, kFiveYears}, change, true};
}

Measure of_ties(std::string_view name, int kind) {
    return change_of(name, [kind](const YearWaves& answers, std::uint32_t week) {
        return mean_ties(answers, week, kind);
    });
}

Measure of_loneliness(std::string_view name, Test test) {
    return change_of(name, [test](const YearWaves& answers, std::uint32_t week) {
        return share(answers, adult, test, week);
    });
}

}  // namespace

/// Relative change over five years in which nobody ages: the model must stand still of itself.
std::vector<Measure> standstill_measures() {
    const auto of = [](ties::Kind kind) { return static_cast<int>(kind); };
    return {
        of_ties("standstill_ties", ties::kKinds),
        of_ties("standstill_friends", of(ties::Kind::friendship)),
        of_ties("standstill_neighbours", of(ties::Kind::neighbour)),
        of_ties("standstill_colleagues", of(ties::Kind::colleague)),
        of_ties("standstill_clubs", of(ties::Kind::club)),
        of_loneliness("standstill_lonely", lonely),
        of_loneliness("standstill_strongly_lonely", strongly),
    };
}

}  // namespace models::survey
