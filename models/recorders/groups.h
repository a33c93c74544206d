#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/population/population.h"
#include "models/world.h"

namespace models::recorders {

/// The groups of /indicators: all, age bands, sex, household position, health, and the buurten.
std::vector<std::string> group_names(const std::vector<population::Buurt>& buurten);

/// Groups that one adult belongs to, as rows of group_names; `count` of them are used.
struct GroupsOf {
    std::array<std::uint16_t, 8> group{};
    std::uint8_t count = 0;

    void add(int row) { group[count++] = static_cast<std::uint16_t>(row); }
};

GroupsOf groups_of(const World& world, ResidentId r);

}  // namespace models::recorders
