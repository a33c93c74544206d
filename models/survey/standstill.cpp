#include <limits>

#include "models/survey/measures.h"

namespace models::survey {

namespace {

constexpr std::uint32_t kFiveYears = 260;

/// Ties of one kind, or all where `kind` is kKinds, of everybody in a wave.
double count_ties(const YearWaves& year, std::uint32_t week, int kind) {
    const std::size_t wave = year.wave_of(week);
    double ties = 0, people = 0;
    for (const auto& area : year.areas) {
        people += static_cast<double>(area[wave].people.size());
        for (const TieRecord& tie : area[wave].ties)
            ties += kind == ties::kKinds || static_cast<int>(tie.kind) == kind ? 1 : 0;
    }
    return people > 0 ? ties / people : std::numeric_limits<double>::quiet_NaN();
}

double lonely_share(const YearWaves& year, std::uint32_t week, bool strongly) {
    const std::size_t wave = year.wave_of(week);
    double lonely = 0, people = 0;
    for (const auto& area : year.areas) {
        people += static_cast<double>(area[wave].people.size());
        for (const Respondent& who : area[wave].people)
            lonely += strongly ? who.strongly_lonely() : who.lonely();
    }
    return people > 0 ? lonely / people : std::numeric_limits<double>::quiet_NaN();
}

Measure of_ties(std::string_view name, int kind) {
    return {name,
            2022,
            {0, kFiveYears},
            [kind](const YearWaves& year) {
                return count_ties(year, kFiveYears, kind) / count_ties(year, 0, kind) - 1;
            },
            true};
}

Measure of_loneliness(std::string_view name, bool strongly) {
    return {name,
            2022,
            {0, kFiveYears},
            [strongly](const YearWaves& year) {
                return lonely_share(year, kFiveYears, strongly) / lonely_share(year, 0, strongly) -
                       1;
            },
            true};
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
        of_loneliness("standstill_lonely", false),
        of_loneliness("standstill_strongly_lonely", true),
    };
}

}  // namespace models::survey
