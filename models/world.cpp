#include "models/world.h"

#include <algorithm>
#include <span>

#include "sim/state_hash.h"

namespace models {

std::uint64_t World::hash() const {
    sim::StateHash hash;
    const auto add = [&](const auto& column) { hash.add(column.span()); };
    Residents::for_each_column(residents, add);
    // Only the places in use: what an ended tie left behind is not state.
    for (std::uint32_t row = 0; row < residents.rows(); ++row) {
        const ResidentId r{row};
        const std::size_t begin = ties.begin[r];
        const std::size_t count = ties.count[r];
        hash.add(std::span<const std::uint32_t>(ties.other).subspan(begin, count));
        hash.add(std::span<const std::uint16_t>(ties.strength).subspan(begin, count));
        hash.add(std::span<const ties::Kind>(ties.kind).subspan(begin, count));
        hash.add(std::span<const std::uint8_t>(ties.contacts).subspan(begin, count));
    }
    hash.add_value(counts);
    for (const auto& programme : programmes)
        if (!programme.involved.empty()) programme.add_to(hash);
    return hash.value();
}

double World::bytes_per_resident() const {
    double bytes = 0;
    Residents::for_each_column(
        residents, [&](const auto& column) { bytes += static_cast<double>(column.bytes()); });
    Households::for_each_column(
        households, [&](const auto& column) { bytes += static_cast<double>(column.bytes()); });
    bytes += static_cast<double>(ties.other.capacity() * sizeof(std::uint32_t) +
                                 ties.strength.capacity() * sizeof(std::uint16_t) +
                                 ties.kind.capacity() + ties.contacts.capacity());
    bytes += static_cast<double>(ties.begin.bytes() + ties.count.bytes() + ties.capacity.bytes());
    return bytes / std::max(1u, residents.rows());
}

}  // namespace models
