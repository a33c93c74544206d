#pragma once

#include <cstdint>
#include <string>

#include "models/survey/panel.h"
#include "tests/support/toy_population.h"

namespace tests {

/// A panel of made-up areas with about `people` people each.
inline models::survey::Panel toy_panel(std::uint32_t areas,
                                       std::uint32_t people,
                                       std::uint64_t seed) {
    models::survey::Panel panel;
    panel.seed = seed;
    for (std::uint32_t k = 0; k < areas; ++k) {
        const std::string code = "TOY" + std::to_string(k);
        panel.areas.push_back(
            support::toy_population(people, models::survey::area_seed(seed, code)));
        panel.areas.back().code = code;
    }
    return panel;
}

}  // namespace tests
