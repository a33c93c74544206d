#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "sim/step.h"

#include "models/cases/casebook.h"
#include "models/cases/handling_rules.h"

namespace models::cases {

/// What the people who help can do for cases this week: their hours, their meetings, what they know
/// of each other. Implemented over posts, volunteers and networks; a test makes its own.
class Desk {
  public:
    virtual ~Desk() = default;

    /// Somebody who takes up this case as the first responsible person; false: nobody can.
    virtual bool responsible_for(const Case& one, Spotter& found) = 0;
    /// Takes hours of this week; false, and nothing is taken, when she has not so many left.
    virtual bool take(const Case& one, const Spotter& who, double hours) = 0;
    /// How many cases the network of this case may still discuss this week.
    virtual int places_on_agenda(const Case& one) const = 0;
    virtual void use_agenda(const Case& one) = 0;
    /// Chance that those who discuss it, or the first responsible person alone, see a true cause
    /// instead of the presenting problem.
    virtual double diagnosis(const Case& one, bool together) const = 0;
    /// Chance that they look beyond what their own organisation offers.
    virtual double broad(const Case& one, bool together) const = 0;
    /// What those who discussed it believe is, or is not, a true cause.
    virtual void believed(const Case& one, bool right) = 0;
    /// Chance that rival networks leave the case undecided this time.
    virtual double disputed(const Case& one) const = 0;
    virtual void left_undecided(const Case& one) = 0;
    /// Chance that the referral is warm: a person introduces her to a person. Whoever goes along
    /// gives the hours of it now.
    virtual double warm(const Case& one) = 0;
    /// Chance that everybody who shares the case agrees this week to close it, which takes a piece
    /// of their agenda; 1 where nobody else has a say.
    virtual double agree_to_close(const Case& one) = 0;
    /// How well the first responsible person knows the signaller, 0..1.
    virtual double knows_signaller(const Case& one) const = 0;
    /// The signaller heard what became of it, or did not.
    virtual void told(const Case& one, bool heard) = 0;
    /// The case is closed.
    virtual void closed(const Case& one) = 0;
};

/// Everything that handling reads and writes beside the casebook.
struct HandlingWorld {
    const Residents& residents;
    std::vector<interventions::Programme>& programmes;
    Desk& desk;
    std::function<causes::CauseSet(ResidentId)> causes_of;  // when a case is opened
    double taboo = 0;  // share of people ashamed of being lonely
};

/// Whether this person wants no contact with helpers: a lasting trait.
bool wants_nothing(const HandlingRules& rules, std::uint64_t seed, std::uint32_t uid);

/// Chance of accepting an offer after a warm or a cold referral.
double acceptance(const HandlingRules& rules, bool warm);

/// Process "cases.handling": every open case goes on by at most one step: it is taken up,
/// discussed, visited, referred, and closed, as far as people have time.
void handle(const HandlingRules& rules, const sim::Step& step, HandlingWorld world, Casebook& book);

}  // namespace models::cases
