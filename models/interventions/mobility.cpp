#include "models/interventions/mobility.h"

#include <algorithm>

#include "models/streams.h"

namespace models::interventions {
namespace {

constexpr std::uint32_t kTakenAbout = 0x600;  // what is drawn of a resident, for good

}  // namespace

void take_about(const sim::Step& step,
                const std::vector<Programme>& programmes,
                Residents& residents) {
    const auto lifts = [](const Programme& p) { return p.terms.lifts_mobility > 0; };
    if (std::ranges::none_of(programmes, lifts)) return;
    std::ranges::fill(residents.carried.span(), std::uint8_t{0});
    for (const Programme& p : programmes) {
        if (!lifts(p)) continue;
        for (const Participant& one : p.participants) {
            if (!one.person.still_here(residents)) continue;
            sim::Rng rng({step.seed, 0},
                         number(Stream::interventions_delivery),
                         one.person.uid,
                         kTakenAbout + p.number);
            if (rng.chance(p.terms.lifts_mobility)) residents.carried[one.person.id()] = 1;
        }
    }
}

}  // namespace models::interventions
