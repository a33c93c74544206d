#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/places/places.h"

namespace cli {

/// `wijk places`.
struct PlacesOptions {
    std::string list;        // CSV file of codes; empty: the shipped list
    std::vector<int> years;  // 2012, 2016, 2020; empty: all
    std::string csv;         // file for the figures of every place; empty: none
    std::string ensemble;    // or "none"; empty: none, the defaults are lived
    std::string data;        // folder of the data
    std::uint64_t seed = 1;
    int threads = 0;              // 0: all cores
    bool json = false;            // for programs
    bool municipalities = false;  // the figures of municipalities instead
    bool everyday = false;        // with those who help
    bool quiet = false;
};

/// Simulates places and sets RIVM's figures beside them. Returns the exit code.
int show_places(const PlacesOptions& options);

// The parts, each in its own file.

using PlaceResults = std::vector<models::places::PlaceResult>;

/// The whole comparison in words and tables.
std::string places_as_text(const PlaceResults& results, const std::vector<int>& years);

/// The same for programs: docs/places.md.
std::string places_as_json(const PlaceResults& results, const std::vector<int>& years);

/// One line for each place and year, with a header.
std::string places_as_csv(const PlaceResults& results, const std::vector<int>& years);

/// The figures of municipalities, in the order of models::places::municipal_figures.
std::string municipalities_as_text(std::span<const double> values);
std::string municipalities_as_json(std::span<const double> values);

/// How many of the places that are furthest off are shown.
inline constexpr std::size_t kWorst = 10;

/// "0.86", or a dash where there is no number.
std::string ratio(double value);

}  // namespace cli
