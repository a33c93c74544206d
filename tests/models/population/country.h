#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "models/population/area_data.h"
#include "models/population/fit.h"
#include "models/population/make_population.h"

namespace tests {

/// The data that ships with the program, read once for all tests.
inline const models::population::AreaData& country() {
    static const auto data = models::population::read_area_data(WIJK_SOURCE_DIR "/scenarios/data");
    if (!data) ADD_FAILURE() << data.error().text();
    return *data;
}

inline models::population::Area area_of(std::string_view name) {
    const auto area = models::population::select_area(country().areas, name);
    if (!area) ADD_FAILURE() << area.error().text();
    return *area;
}

inline models::population::Population population_of(std::string_view name, std::uint64_t seed) {
    const auto people = models::population::make_population(country(), area_of(name), seed);
    if (!people) ADD_FAILURE() << people.error().text();
    return *people;
}

}  // namespace tests
