#pragma once

#include <cstdint>

#include "sim/step.h"

#include "models/interventions/programme.h"
#include "models/ties/contact.h"
#include "models/ties/ties.h"

namespace models::interventions {

/// One session of one resident: keys its draws.
struct SessionOf {
    Person person;
    std::uint32_t session = 0;  // of this week
    std::uint16_t programme = 0;
};

/// Contacts with people whom she knows: `contacts` of them, whole ones and a chance for the rest,
/// each with one of her ties, all as likely, in the area or outside. A tie grows by such a contact
/// as by any other; nobody new is met.
void keep_in_touch(const sim::Step& step,
                   const ties::ContactRules& contact,
                   const Residents& residents,
                   ties::Ties& ties,
                   const SessionOf& session,
                   double contacts);

/// The tie at place `at` of `r` after one more contact this week, at both ends where both live
/// here.
void strengthen(const ties::ContactRules& contact,
                const Residents& residents,
                ties::Ties& ties,
                ResidentId r,
                std::size_t at);

}  // namespace models::interventions
