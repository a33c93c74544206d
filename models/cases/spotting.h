#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/outbox.h"
#include "sim/step.h"

#include "models/cases/casebook.h"
#include "models/cases/spotting_rules.h"
#include "models/ties/ties.h"

namespace models::cases {

/// Somebody who may see that a resident is lonely, as this week finds her.
struct Eye {
    std::uint16_t post = kNone;
    std::uint32_t person = 0;       // the holder of the post, or the volunteer's uid
    std::uint16_t network = kNone;  // that she is a member of
    float training = 0;             // in recognising, 0..1
    float breadth = 0;              // of her view of people's lives, 0..1
    float trust = 0.5f;             // that she will hear what becomes of a signal, 0..1
    float known = 0;                // chance that she knows where to report, by a card
    bool sees = true;               // false: never sees that somebody is lonely
};

/// All who may see something, by door, and where they can go with it. Made anew each week.
struct Eyes {
    std::array<std::vector<Eye>, kDoors> at;
    std::uint16_t meldpunt = kNone;  // network that takes signals from everybody
    double known = 0;                // chance that somebody outside the network knows that place
    bool anonymous = false;          // cases may be brought in without a name
    bool privacy_settled = false;    // what volunteers and professionals may share is agreed

    void clear();
};

/// A signal on its way to the casebook.
struct Signal {
    interventions::Person person;
    Spotter from;
    std::uint16_t network = kNone;
    bool anonymous = false;
};

struct SpottingScratch {
    struct Counts {
        std::uint32_t met = 0, recognised = 0, adults = 0;
    };
    sim::Outbox<Signal> signals;
    sim::PerBlock<Event> recognised;
    std::vector<Counts> counts;  // by block
};

/// Meetings of one resident with volunteers, times those of the rules: as many as there are
/// volunteers for each adult, over `volunteers_at_rate`.
double volunteers_about(const SpottingRules& rules, const Eyes& eyes, std::uint32_t adults);

/// Chance that one meeting tells `eye` at `door` that `r` is lonely.
double recognition(const SpottingRules& rules,
                   Door door,
                   const Eye& eye,
                   const Residents& residents,
                   ResidentId r);

/// Chance that `eye`, who has recognised it, says so to somebody who can take it up, consent aside.
double signalling(const SpottingRules& rules, Door door, const Eye& eye, const Eyes& eyes);

/// A signal comes in: the resident has a case from now on.
void enter(const Signal& signal, std::uint32_t step, Casebook& book);

/// Process "cases.spotting": who is lonely for some time and has no case is met by people who come
/// behind the front door, is recognised or not, and signalled or not. New signals enter the
/// casebook in an order that nobody's row decides.
void spot(const SpottingRules& rules,
          const Eyes& eyes,
          const sim::Step& step,
          const Residents& residents,
          const Households& households,
          const ties::Ties& ties,
          SpottingScratch& scratch,
          Casebook& book);

}  // namespace models::cases
