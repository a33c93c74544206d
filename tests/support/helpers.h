#pragma once

#include "models/volunteers/stock.h"
#include "models/world.h"

namespace support {

/// An open stock of the residents first..first+count-1, each with `hours` a week; the lower the
/// row, the keener.
inline models::volunteers::Stock stock_of(const models::World& world,
                                          std::uint32_t first,
                                          std::uint32_t count,
                                          double hours) {
    models::volunteers::Stock stock;
    stock.open = true;
    for (std::uint32_t row = first; row < first + count; ++row) {
        models::volunteers::Volunteer one;
        one.person = {row, world.residents.uid(models::ResidentId{row})};
        one.hours.a_week = hours;
        one.keenness = row;
        models::volunteers::add(stock, one);
    }
    return stock;
}

/// Everybody has her hours back.
inline void new_week(models::volunteers::Stock& stock) {
    for (auto& one : stock.volunteers)
        one.hours.given = 0;
}

}  // namespace support
