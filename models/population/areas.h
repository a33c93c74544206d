#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/result.h"

namespace models::population {

enum class Level : std::uint8_t { country, municipality, wijk, buurt };

inline constexpr int kAgeBands = 5;  // 0-14, 15-24, 25-44, 45-64, 65 and over
inline constexpr std::array<const char*, kAgeBands> kAgeBandNames{
    "0-14", "15-24", "25-44", "45-64", "65+"};

/// Smallest area that is simulated. Below it a neighbourhood has no groups, and CBS rounds to 5.
inline constexpr int kSmallestArea = 100;

/// One area of 1 January 2024 (CBS 85984NED). Counts of persons, rounded by CBS to multiples of 5
/// below the municipality.
struct AreaRow {
    std::string code, name;
    Level level = Level::buurt;
    double population = 0;
    std::array<double, 2> sex{};  // men, women
    std::array<double, kAgeBands> age{};
    std::array<double, 3> origin{};  // Netherlands, rest of Europe, outside Europe
};

/// All municipalities, wijken and buurten of the country.
struct AreaIndex {
    std::vector<AreaRow> rows;
    std::unordered_map<std::string, std::uint32_t> by_code;
    std::unordered_map<std::string, std::vector<std::uint32_t>>
        buurten_of;  // of wijk, municipality

    const AreaRow* find(std::string_view code) const;
    std::string municipality_name(std::string_view code) const;
};

struct OwnMargins;

/// What is to be simulated: an area of the index, or margins of a researcher's own.
struct Area {
    std::string code, name, municipality_code, municipality;
    Level level = Level::wijk;
    AreaRow totals;                         // the published figures of the whole
    std::vector<AreaRow> buurten;           // at least one, each with residents
    std::shared_ptr<const OwnMargins> own;  // set by read_own_margins only
    std::vector<Area> parts;                // areas that are lived as one place; empty: one area
};

/// Municipality code of a wijk or buurt: GM0307 for WK030713.
std::string municipality_of(std::string_view code);
/// Wijk code of a buurt: WK030713 for BU03071300.
std::string wijk_of(std::string_view buurt);

/// Reads the areas of the country from `folder` (scenarios/data).
sim::Result<AreaIndex> read_areas(const std::string& folder);

/// Finds one area by code (WK030713, BU03071300, GM0307) or by name, without regard to case,
/// accents or prefixes such as "Wijk 03" and "gemeente". A wijk goes before a municipality and that
/// before a buurt of the same name; "Centrum, Breda" names the municipality too. An unknown or
/// ambiguous name returns the candidates with code, municipality and residents.
sim::Result<Area> select_area(const AreaIndex& index, std::string_view name_or_code);

/// The areas named in `names`, separated by +, as one place; see select_area.
sim::Result<Area> select_areas(const AreaIndex& index, std::string_view names);

/// A name as it is compared: lower case, no accents, no prefix, single spaces.
std::string plain_name(std::string_view name);

}  // namespace models::population
