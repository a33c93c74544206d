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
    if (service.at_work()) service.add_to(hash);
}

void Service::add_to(sim::StateHash& hash) const {
    hash.add_value(hours);
    hash.add_word(vacant);
    hash.add_value(books);
    hash.add(std::span<const ServiceClient>(clients));
}

}  // namespace models::interventions
