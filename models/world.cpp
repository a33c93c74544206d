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
        hash.add_word(ties.count[r]);
        for (std::size_t k = begin; k < begin + ties.count[r]; ++k)
            hash.add_word(ties.other[k] | (std::uint64_t{ties.strength[k]} << 32) |
                          (static_cast<std::uint64_t>(ties.kind[k]) << 48) |
                          (std::uint64_t{ties.contacts[k]} << 56));
    }
    hash.add_value(counts);
    for (const auto& programme : programmes)
        if (!programme.involved.empty() || programme.service.at_work()) programme.add_to(hash);
    if (!reliefs.empty()) reliefs.add_to(hash);
    if (volunteers.open) volunteers.add_to(hash);
    if (!posts.empty()) professionals::add_to(hash, posts);
    for (const auto& network : networks)
        if (network.begun) network.add_to(hash);
    if (!casebook.empty()) casebook.add_to(hash);
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
