#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/result.h"

#include "models/population/area_data.h"
#include "models/residents/vital_rates.h"
#include "models/rules.h"
#include "models/survey/waves.h"

namespace models::places {

/// The questionnaire is asked at the end of the burn-in and twice more; the answers are averaged.
inline const std::vector<std::uint32_t> kAskedWeeks{0, 8, 16};

/// What all lives read. Life k of any area lives by `rules[k % rules.size()]`: one set of numbers,
/// or some members of an ensemble in turn.
struct LivesInput {
    const population::AreaData& data;
    const VitalRates& rates;
    std::span<const Rules> rules;
    std::uint64_t seed = 1;
    int burn_in_weeks = survey::kBurnInWeeks;
    bool everyday = false;            // whether those who help are there
    std::function<bool()> stop = {};  // true: begin no more lives; what comes back is of no use

    bool stopped() const { return stop && stop(); }
};

/// An area and how often it is lived, each time with people of its own.
struct AreaLives {
    population::Area area;
    int lives = 1;
};

/// How often an area of `residents` is lived, so that small ones are known as well as large ones:
/// until 10,000 residents have lived, twice at least (or chance could not be told from difference),
/// twelve times at most, and as often by every one of `members` sets of numbers.
int lives_for(double residents, std::size_t members);

/// The area with `most` residents: every buurt keeps its composition and its share of the whole.
/// Unchanged when it has fewer.
population::Area thinned(population::Area area, double most);

/// The answers of one life of one area: a YearWaves with one area for each of the years.
using Answers = std::vector<survey::YearWaves>;

/// Lives every area as often as it says, in each of `years`, and hands over the answers as they
/// come: `heard(area, life, people, answers)`, from many threads, in any order. The people of a
/// life are made once for all its years. What is handed over depends on the seed, the area and the
/// number of the life alone. All areas that cannot be populated are reported at once.
sim::Result<void> live_areas(
    const LivesInput& input,
    std::span<const AreaLives> areas,
    std::span<const int> years,
    const std::function<void(
        std::size_t area, int life, const population::Population& people, const Answers& answers)>&
        heard);

/// Residents that `live_areas` lives: lives times residents times years.
double residents_lived(std::span<const AreaLives> areas, std::span<const int> years);

}  // namespace models::places
