#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "models/places/agreement.h"
#include "models/places/lives.h"
#include "models/places/published.h"

namespace models::places {

/// What agreement with RIVM says and what it does not; to be shown with every figure.
extern const char* const kWarning;

/// A place of the list.
struct Place {
    population::Area area;
    std::string size_class;  // as the list says, else from the residents: "3000-5999"
    int urbanity = 0;        // 1 (dense) to 5, as the list says; 0: unknown
};

/// What a place is like: shares of the people that were made, 0 to 1.
struct Attributes {
    double old = 0;             // residents of 65 and over
    double outside_europe = 0;  // residents of that origin
    double owner = 0;           // private households
    double low_income = 0;      // private households in the lowest 40 %
    double alone = 0;           // private households of one person
    double single_parent = 0;   // private households
    double strain = 0;          // adults of private households with trouble making ends meet
};

struct PlaceResult {
    Place place;
    int lives = 0;
    Attributes attributes;
    Published simulated;  // NaN in a year that was not lived, or without anybody of that age
    Published noise;      // variance of the simulated figure, from how lives differ: by chance,
                          // and by their numbers where members of an ensemble take turns
    Published published;  // NaN where RIVM says nothing
};

/// Reads a list of places: a CSV file with a column `code`, and `size_class` and `urbanity` where
/// it has them. All problems at once.
sim::Result<std::vector<Place>> read_places(const population::AreaData& data,
                                            const std::string& path);

/// Lives every place in each of `years` and sets RIVM's figures beside it. `lived(residents)` is
/// called from many threads as lives end. Deterministic in the seed and the place.
sim::Result<std::vector<PlaceResult>> compare_places(
    const LivesInput& input,
    const std::unordered_map<std::string, Published>& published,
    const std::vector<Place>& places,
    std::span<const int> years,
    const std::function<void(double residents)>& lived = {});

/// Residents that `compare_places` will live, for a progress bar.
double residents_to_live(const std::vector<Place>& places,
                         std::span<const int> years,
                         std::size_t members);

/// The places that have both figures and that `holds` is true of.
std::vector<Pair> pairs_of(const std::vector<PlaceResult>& results,
                           std::size_t year,
                           std::size_t outcome,
                           const std::function<bool(const PlaceResult&)>& holds = {});

/// How far off a place is in the share of adults who are lonely: the mean over years of simulated
/// less published, and of its size. NaN where no year has both.
struct Miss {
    double error = 0;
    double absolute = 0;
};
Miss miss_of(const PlaceResult& result);

/// Rows of `results` from the largest miss down; places without figures are left out.
std::vector<std::size_t> worst_first(const std::vector<PlaceResult>& results);

}  // namespace models::places
