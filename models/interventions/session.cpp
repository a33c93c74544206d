#include "models/interventions/session.h"

#include <algorithm>
#include <cmath>

namespace models::interventions {

void have_contact(Delivery& d, ResidentId a, ResidentId b) {
    const std::int64_t at = d.ties.find(a, b.row);
    const std::int64_t back = d.ties.find(b, a.row);
    if (at < 0 || back < 0) return;
    const auto here = static_cast<std::size_t>(at);
    const auto there = static_cast<std::size_t>(back);
    const auto& kind = d.contact.kinds[static_cast<std::size_t>(d.ties.kind[here])];
    const float lonely =
        shadow_lonely(d.residents.shadow[a]) + shadow_lonely(d.residents.shadow[b]);
    const float quality = 1.0f - static_cast<float>(d.contact.drain / 2) * lonely;
    const float s = ties::strength_after(ties::from_strength(d.ties.strength[here]),
                                         1.0f,
                                         static_cast<float>(kind.gain),
                                         quality,
                                         1.0f);
    d.ties.strength[here] = ties::to_strength(s);
    d.ties.strength[there] = d.ties.strength[here];
    const auto met = static_cast<std::uint8_t>(std::min(7, d.ties.contacts[here] + 1));
    d.ties.contacts[here] = met;
    d.ties.contacts[there] = met;
}

std::uint32_t sessions_this_week(const Delivery& d, sim::Rng& rng) {
    const double mean = d.programme.terms.sessions_per_week;
    const double whole = std::floor(mean);
    return static_cast<std::uint32_t>(whole) + (rng.chance(mean - whole) ? 1u : 0u);
}

}  // namespace models::interventions
