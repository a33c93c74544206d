#include "models/interventions/keep_in_touch.h"

#include <algorithm>
#include <cmath>

#include "models/streams.h"

namespace models::interventions {

void strengthen(const ties::ContactRules& contact,
                const Residents& residents,
                ties::Ties& ties,
                ResidentId r,
                std::size_t at) {
    const auto& kind = contact.kinds[static_cast<std::size_t>(ties.kind[at])];
    const std::uint32_t other = ties.other[at];
    float lonely = shadow_lonely(residents.shadow[r]);
    lonely += ties::is_outside(other) ? static_cast<float>(contact.outside_lonely)
                                      : shadow_lonely(residents.shadow[ResidentId{other}]);
    const float quality = 1.0F - static_cast<float>(contact.drain / 2) * lonely;
    const float s = ties::strength_after(
        ties::from_strength(ties.strength[at]), 1.0F, static_cast<float>(kind.gain), quality, 1.0F);
    ties.strength[at] = ties::to_strength(s);
    ties.contacts[at] = static_cast<std::uint8_t>(std::min(7, ties.contacts[at] + 1));
    if (ties::is_outside(other)) return;
    const std::int64_t back = ties.find(ResidentId{other}, r.row);
    if (back < 0) return;
    ties.strength[static_cast<std::size_t>(back)] = ties.strength[at];
    ties.contacts[static_cast<std::size_t>(back)] = ties.contacts[at];
}

void keep_in_touch(const sim::Step& step,
                   const ties::ContactRules& contact,
                   const Residents& residents,
                   ties::Ties& ties,
                   const SessionOf& session,
                   double contacts) {
    const ResidentId r = session.person.id();
    if (contacts <= 0 || ties.count[r] == 0) return;
    auto rng = step.rng(number(Stream::interventions_delivery),
                        r.row,
                        0x1000 * session.session + 0x400 + session.programme);
    const double whole = std::floor(contacts);
    const auto times = static_cast<std::uint32_t>(whole) + (rng.chance(contacts - whole) ? 1u : 0u);
    for (std::uint32_t k = 0; k < times; ++k)
        strengthen(contact, residents, ties, r, ties.begin[r] + rng.below(ties.count[r]));
}

}  // namespace models::interventions
