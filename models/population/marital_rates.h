#pragma once

#include <array>

#include "models/population/area_data.h"

namespace models::population {

/// How likely somebody without a spouse at home is to be never married, divorced or widowed.
struct MaritalOdds {
    double divorced = 1, widowed = 1;  // factors on the age shape, of a municipality

    std::array<double, 3> chances(int sex, int group) const;
};

/// Factors with which the municipality's own people come to its published shares of divorced and
/// widowed residents.
MaritalOdds fit_marital_odds(const MunicipalityFacts& facts);

/// Of the married residents, the share that lives with a spouse; 1 at most.
double share_with_spouse(const MunicipalityFacts& facts);

}  // namespace models::population
