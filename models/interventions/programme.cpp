#include "models/interventions/programme.h"

#include <span>

namespace models::interventions {

void Programme::add_to(sim::StateHash& hash) const {
    hash.add(std::span<const Volunteer>(volunteers));
    hash.add(std::span<const Participant>(participants));
    hash.add(std::span<const Waiting>(waiting));
    hash.add(std::span<const std::uint8_t>(involved));
    hash.add_value(tally);
    hash.add_value(ledger);
}

}  // namespace models::interventions
