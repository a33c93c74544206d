#pragma once

#include <cstdint>
#include <vector>

#include "sim/state_hash.h"
#include "sim/step.h"

#include "models/interventions/programme.h"
#include "models/residents/risks.h"
#include "models/ties/contact.h"
#include "models/ties/ties.h"

namespace models::interventions {

/// By how much help lowers the needs of one resident now, and how fast that fades.
struct Relief {
    Person person;
    float social = 0;      // taken off social_need
    float emotional = 0;   // taken off emotional_need
    float half_life = 52;  // weeks
};
static_assert(sizeof(Relief) == 20, "no gaps: the bytes are hashed");

/// All reliefs in force, by row, person and half-life: one entry for each of these.
struct Reliefs {
    std::vector<Relief> list;

    bool empty() const { return list.empty(); }
    void add_to(sim::StateHash& hash) const;
};

/// Below this a relief is given back at once and forgotten.
inline constexpr float kLeastRelief = 1e-4F;

/// Lowers both needs and writes it down; an amount of 0 leaves everything as it is. `keep_order`
/// must follow before the next `fade`.
void relieve(Residents& residents, Reliefs& reliefs, const Relief& relief);

/// Puts the list in order and merges what one person has twice.
void keep_order(Reliefs& reliefs);

/// One week: every relief shrinks by 2^(-1 / half-life), and the need gets back what it lost. Who
/// died or moved takes hers along.
void fade(Residents& residents, Reliefs& reliefs);

/// By how much help can lower either need of a resident: what anxiety, limitations and trouble with
/// money add to it now, and `other_burden`. Below that level nothing is left to relieve.
double most_relief(const residents::RiskRules& risks,
                   double other_burden,
                   const Residents& residents,
                   const Households& households,
                   ResidentId r);

/// What help of one week works on.
struct Helped {
    const causes::CauseRules& causes;
    const residents::RiskRules& risks;
    const DeliveryRules& delivery;
    const ties::ContactRules& contact;
    Residents& residents;
    const Households& households;
    ties::Ties& ties;
    Reliefs& reliefs;
};

/// Process "interventions.reliefs": reliefs fade; those who were at a session this week get what it
/// gives beside company: needs relieved, a share of their grief mourned (which is not given back),
/// contacts with people whom they know. Where none of the programme's causes holds for them now,
/// `wrong_cause_share` of it. What goes beyond `most_relief` is given back at once. Empties the
/// lists of who attended.
void help(const sim::Step& step, Helped helped, std::vector<Programme>& programmes);

}  // namespace models::interventions
