#pragma once

#include <array>

#include "models/population/area_data.h"
#include "models/population/margins.h"

namespace models::population {

// Columns of the table of households that is raked: residents of 15 and over by what they are.
enum Column { kAlone, kCouple, kCoupleChildren, kSingleParent, kRest, kColumns };
using ColumnPersons = std::array<double, kColumns>;

/// Residents of 15 and over by column, expected from the ages alone.
struct Expected {
    ColumnPersons persons{};
    double other_households = 0;
    double private_persons = 0;  // of all ages
};

/// Rates of a municipality: persons per column and resident of an age band.
struct BandRates {
    std::array<ColumnPersons, kAgeBands> persons{};
    std::array<double, kAgeBands> institution{};
    double other_per_rest = 0;  // other households per person of the column kRest
};

BandRates band_rates(const MunicipalityFacts& facts);
Expected expected_persons(const BandRates& rates, const AreaRow& buurt);
double adults_of(const AreaRow& buurt);  // residents of 15 and over

/// Persons by column estimated from ages and tenure. Fitted on 749 buurten of the province of
/// Utrecht in 2022, cross-validated by municipality: mean size R2 0.72, share with children R2
/// 0.80.
ColumnPersons estimate_persons(const Expected& e, const AreaRow& buurt, double owner_share);

/// Persons by column as published, brought to the residents of 2024; false when not published, or
/// when the place has changed too much since.
bool published_persons(const KnownFacts* known,
                       const Expected& e,
                       const AreaRow& buurt,
                       ColumnPersons& persons);

/// Households from persons by column.
HouseholdTargets targets_of(const ColumnPersons& persons, double other_households);

/// Student quarters have more young residents than their few families can have as children at home:
/// whoever is left over lives alone. Bounds that no ordinary buurt comes near.
void settle_leftover(ColumnPersons& persons);

}  // namespace models::population
