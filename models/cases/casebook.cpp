#include "models/cases/casebook.h"

#include <span>

namespace models::cases {

void Casebook::add_to(sim::StateHash& hash) const {
    for (const Case& one : cases) {
        hash.add_word(one.person.uid | (std::uint64_t{one.number} << 32));
        hash.add_word(
            static_cast<std::uint64_t>(one.status) |
            (static_cast<std::uint64_t>(one.signaller.door) << 8) |
            (std::uint64_t{one.programme} << 16) | (std::uint64_t{one.visits} << 32) |
            (std::uint64_t{one.rounds} << 40) | (static_cast<std::uint64_t>(one.believed) << 48) |
            (std::uint64_t{one.warm} << 56) | (std::uint64_t{one.told} << 57) |
            (std::uint64_t{one.disputed} << 58) | (static_cast<std::uint64_t>(one.closing) << 59));
        hash.add_word(one.changed | (std::uint64_t{one.since} << 32));
    }
    hash.add(std::span<const std::uint8_t>(seen));
    hash.add_value(funnel);
}

std::array<std::uint32_t, kStatuses> Casebook::by_status() const {
    std::array<std::uint32_t, kStatuses> counts{};
    for (const Case& one : cases)
        ++counts[static_cast<std::size_t>(one.status)];
    return counts;
}

void Casebook::move_to(Case& one, Status status, std::uint32_t step) {
    one.status = status;
    one.changed = step;
    if (!closed(status)) {
        // A case that is discussed again does not come further than it was.
        if (status <= one.furthest) return;
        one.furthest = status;
        std::uint32_t* const counts[] = {&funnel.signalled,
                                         &funnel.opened,
                                         &funnel.discussed,
                                         &funnel.accepted,
                                         &funnel.started};
        ++*counts[static_cast<std::size_t>(status)];
        return;
    }
    ++(status == Status::helped ? funnel.helped : funnel.stopped);
    note(step, one, EventKind::closed, static_cast<std::uint32_t>(status));
    seen[one.person.row] = static_cast<std::uint8_t>(seen[one.person.row] & ~kHasCase);
}

}  // namespace models::cases
