#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/population/areas.h"
#include "models/population/kinship.h"
#include "models/population/roles.h"

namespace models::population {

/// A place in metres of the Dutch grid (RD, EPSG:28992).
struct Point {
    double x = 0, y = 0;
};

/// Closed rings in metres; a place is inside when it is inside an odd number of them.
struct Outline {
    std::vector<std::vector<Point>> rings;
};

/// Figures of a wijk of 2022 (CBS). Per cent; NaN where not published.
struct WijkFacts {
    double population = 0;
    double area_km2 = 0;
    double owner_pct = 0;             // of dwellings
    double employment_pct = 0;        // of residents of 15-74
    double income_lowest40_pct = 0;   // of persons
    double income_highest20_pct = 0;  // of persons
    double education_high_pct = 0;    // of residents of 15-74
    Point centre;
};

/// Figures known below the municipality for some places (Charlois 2024, the province of Utrecht
/// 2022, Amsterdam, Den Haag and Utrecht 2019). NaN where not published. Where two years have a
/// figure the later one stands.
struct KnownFacts {
    int year = 0;           // of the household figures
    double population = 0;  // in that year
    double households = 0, one_person = 0, without_children = 0, with_children = 0;
    double mean_size = 0;
    double owner_pct = 0, corporation_pct = 0, other_rent_pct = 0;
    std::array<double, 4> marital{};    // persons: never married, married, divorced, widowed
    std::array<double, 3> education{};  // persons of 15-74: low, middle, high
    double employment_pct = 0;
    double households_lowest40_pct = 0, households_highest20_pct = 0;
};

/// Severely limited, mobility limited, anxious; and hard to make ends meet, the last.
inline constexpr int kHealthKinds = 4;
inline constexpr std::size_t kStrainKind = 3;
/// Shares of residents (0..1) with a limitation or with some or great trouble making ends meet in
/// 2020, as estimated by RIVM per area.
struct HealthShares {
    std::array<double, kHealthKinds> adults{};  // 18 and over
    std::array<double, kHealthKinds> old{};     // 65 and over
};

/// What is known of the households of one municipality (2020) or of the country.
struct MunicipalityFacts {
    std::array<double, kPersonCells> persons{};  // sex x age group x role
    double households = 0;
    std::array<double, 5> households_by_size{};  // 1, 2, 3, 4, 5 and over
    double other_households = 0;  // several persons, no couple and no parent with a child
    std::array<double, 4>
        marital{};   // shares of residents: never married .. widowed; 2017, else 2015
    WijkFacts mean;  // of its wijken, weighted by residents
};

/// Everything the synthetic population is made from. Read once, then only read from; safe to share
/// between threads.
struct AreaData {
    AreaIndex areas;
    std::unordered_map<std::string, MunicipalityFacts> municipalities;  // and "NL00"
    std::unordered_map<std::string, WijkFacts> wijken;
    std::unordered_map<std::string, KnownFacts> known;
    std::unordered_map<std::string, HealthShares> health;
    std::unordered_map<std::string, Point> buurt_points;
    std::unordered_map<std::string, Outline> outlines;
    Kinship kinship;

    /// Of the municipality, else of the country.
    const MunicipalityFacts& municipality(std::string_view code) const;
};

/// Reads everything from `folder` (scenarios/data); all problems of all files are reported at once.
sim::Result<AreaData> read_area_data(const std::string& folder);

// The parts, each in its own file.
sim::Result<std::unordered_map<std::string, MunicipalityFacts>> read_municipalities(
    const std::string& folder);
sim::Result<std::unordered_map<std::string, Outline>> read_outlines(const std::string& folder);

}  // namespace models::population
