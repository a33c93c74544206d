#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/residents/health.h"
#include "models/residents/residents.h"
#include "models/residents/vital_rates.h"

namespace models::demography {

/// Who lived in a slot at the start: whoever moves in later is drawn after this example, so that
/// the area keeps attracting the kind of people that it attracts now.
struct Templates {
    ResidentColumn<std::uint8_t> present;  // 0: a spare place, for a child or a partner to come
    ResidentColumn<std::uint8_t> age;      // years
    ResidentColumn<Sex> sex;
    ResidentColumn<Position> position;
    ResidentColumn<Marital> marital;
    ResidentColumn<Origin> origin;
    ResidentColumn<Education> education;
    ResidentColumn<Work> work;
    ResidentColumn<std::uint8_t> limited, mobility_limited, anxious;

    void resize(std::uint32_t rows) {
        present.resize(rows), age.resize(rows), sex.resize(rows), position.resize(rows);
        marital.resize(rows), origin.resize(rows), education.resize(rows), work.resize(rows);
        limited.resize(rows), mobility_limited.resize(rows), anxious.resize(rows);
    }
};

/// What all arms of a replicate share and none changes.
struct Background {
    Templates templates;
    VitalRates rates;
    residents::HealthShares health;
    std::vector<std::string> buurten;  // codes
    bool frozen = false;  // ages and households stay; people move, replaced by people like them
};

/// Events so far.
struct Counts {
    std::uint32_t deaths = 0, births = 0, moved_in = 0, moved_out = 0;
};

}  // namespace models::demography
