#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/state_hash.h"

#include "models/interventions/catalogue.h"
#include "models/interventions/delivery_rules.h"
#include "models/interventions/service.h"
#include "models/residents/person.h"
#include "models/volunteers/stock.h"

namespace models::interventions {

using models::Person;

/// The seat of a volunteer in one programme: who sits there, and what she promised to it.
struct Volunteer {
    Person person;
    std::uint32_t clients = 0;
    std::uint32_t slot = volunteers::kNoSlot;  // of the stock
    double promised = 0;                       // hours a week
    double training_left = 0;                  // hours before she can begin

    volunteers::Hand hand() const { return {slot, person.uid}; }
};

inline constexpr std::uint32_t kNobody = 0xFFFF'FFFFu;

/// A participant in her place of the programme.
struct Participant {
    Person person;
    std::uint32_t volunteer = kNobody;  // index of volunteers; companion only
    std::uint32_t helper_uid = 0;       // who that was: the seat may pass to somebody else
    std::uint32_t since = 0;            // step
    std::uint32_t warm = 0;             // 1: introduced by a person who knows the receiver
};

/// Somebody who said yes and waits for a place.
struct Waiting {
    Person person;
    std::uint32_t since = 0;  // step
    std::uint32_t warm = 0;   // 1: introduced by a person who knows the receiver
};

/// Somebody at a session, of this week the `session`th.
struct Attendance {
    Person person;
    std::uint32_t session = 0;
};

/// What happened so far; see models/recorders/observation.h for the same names in results.
struct Tally {
    std::uint32_t offered = 0, accepted = 0, refused = 0, started = 0, completed = 0,
                  dropped_out = 0, stopped = 0, sessions = 0;
    std::uint64_t weeks_waited = 0;  // of those who started
};

/// Who bears what, so far.
struct Ledger {
    double euro_municipality = 0;
    double hours_professional = 0;
    double hours_volunteer = 0;
    double hours_participant = 0;
};

/// One programme at work in one arm: who takes part, who waits, who helps, what it took.
struct Programme {
    Intervention terms;
    CostRules costs;
    DeliveryRules delivery;
    std::int32_t start_week = 0;
    std::int32_t stop_week = 0;
    std::uint16_t number = 0;  // index in the catalogue: keys the draws, so that arms share them

    std::uint32_t places = 0;  // at one time; set when the programme starts
    std::vector<Volunteer> volunteers;
    std::vector<Participant> participants;
    std::vector<Waiting> waiting;        // in the order of joining
    std::vector<std::uint8_t> involved;  // a slot each: 1 waits or takes part, 2 volunteers
    Tally tally;
    Ledger ledger;
    Service service;  // where nobody takes part

    // Who was at a session this week, once for each, and which of the week that was; read and
    // emptied by the process "interventions.reliefs". Only where a session does more than bring
    // people together.
    std::vector<Attendance> attended;

    bool runs(std::int32_t week) const { return week >= start_week && week < stop_week; }
    /// Whether somebody can be referred to it in this week.
    bool takes_referrals(std::int32_t week) const {
        return runs(week) && !involved.empty() && terms.takes_participants();
    }
    std::size_t most_waiting() const {
        return static_cast<std::size_t>(delivery.waiting_places * places);
    }
    /// People on the list with whom nobody is asked any more; referrals still come.
    std::size_t asks_until() const {
        return static_cast<std::size_t>(std::min(delivery.asked_places, delivery.waiting_places) *
                                        places);
    }
    bool companion() const { return terms.mechanism == Mechanism::companion; }
    void add_to(sim::StateHash& hash) const;
};

inline constexpr std::uint8_t kTakesPart = 1;
inline constexpr std::uint8_t kVolunteers = 2;

}  // namespace models::interventions
