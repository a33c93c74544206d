#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/state_hash.h"

#include "models/cases/doors.h"
#include "models/causes/causes.h"
#include "models/interventions/programme.h"

namespace models::cases {

/// Where a case stands. Every signal is in exactly one of these at any time.
enum class Status : std::uint8_t {
    signalled,         // somebody said it; nobody has taken it up yet
    open,              // taken up by a first responsible person; waits to be discussed
    discussed,         // what is believed and what is offered are decided; the first visit comes
    waiting,           // said yes; waits for a place
    started,           // takes part
    helped,            // closed: no longer lonely after help
    unchanged,         // closed: help came to its end and she is as lonely as before
    refused,           // closed: wants no contact, or nothing of what was offered
    nothing_to_offer,  // closed: nothing fits, or nothing has a place in time
    lost,              // closed: died or moved away
};
inline constexpr int kStatuses = 10;
inline constexpr std::array<std::string_view, kStatuses> kStatusNames = {"signalled",
                                                                         "open",
                                                                         "discussed",
                                                                         "waiting",
                                                                         "started",
                                                                         "helped",
                                                                         "unchanged",
                                                                         "refused",
                                                                         "nothing_to_offer",
                                                                         "lost"};
constexpr bool closed(Status status) {
    return status >= Status::helped;
}

inline constexpr std::uint16_t kNone = 0xFFFF;

/// Who signalled, or who is the first responsible person.
struct Spotter {
    Door door = Door::gp;
    std::uint16_t post = kNone;  // of a professional
    std::uint32_t person = 0;    // uid of the resident who volunteers or is a neighbour; of a post:
                                 // its holder, so that a successor is somebody else
};

/// One resident who was signalled, from the signal to the closing.
struct Case {
    interventions::Person person;
    std::uint32_t number = 0;  // in the order of signalling
    Status status = Status::signalled;
    Status furthest = Status::signalled;  // of the open ones, that it ever reached
    Status closing =
        Status::signalled;  // what all have yet to agree to close it as; signalled: none
    Spotter signaller;
    Spotter responsible;
    causes::CauseSet true_causes;     // when it was opened
    causes::Cause presenting{};       // what she came with
    causes::Cause believed{};         // what those who discussed it took for the cause
    std::uint16_t network = kNone;    // that discusses it
    std::uint16_t programme = kNone;  // that she was referred to
    bool warm = false;                // introduced by a person who knows the receiver
    bool anonymous = false;           // brought in without a name: she did not consent
    bool completed = false;           // she took part to the end of something
    bool told = false;                // the signaller heard what became of it
    bool disputed = false;            // rival networks left it undecided
    std::uint8_t visits = 0;          // attempts to be let in
    std::uint8_t rounds = 0;          // times that it was discussed
    std::uint32_t since = 0;          // step of the signal
    std::uint32_t changed = 0;        // step of the last change of status
};

/// What happened in a case or before it.
enum class EventKind : std::uint8_t {
    recognised,  // value: door
    signalled,   // value: door
    opened,      // value: post of the responsible
    discussed,   // value: believed cause
    visited,     // value: 1 let in, 0 not
    referred,    // value: programme
    accepted,    // value: 1 warm, 0 cold
    started,     // value: programme
    ended,       // value: 1 to the end, 0 left before
    told,        // the signaller heard; value: status
    closed,      // value: status
};
inline constexpr int kEventKinds = 11;
inline constexpr std::array<std::string_view, kEventKinds> kEventNames = {"recognised",
                                                                          "signalled",
                                                                          "opened",
                                                                          "discussed",
                                                                          "visited",
                                                                          "referred",
                                                                          "accepted",
                                                                          "started",
                                                                          "ended",
                                                                          "told",
                                                                          "closed"};

inline constexpr std::uint32_t kNoCase = 0xFFFF'FFFFu;

struct Event {
    std::uint32_t step = 0;
    std::uint32_t resident = 0;  // uid
    EventKind kind = EventKind::signalled;
    std::uint16_t value = 0;
    std::uint32_t number = kNoCase;  // of the case; none yet when somebody is recognised
    Spotter who = {};                // who did it, or to whom it was told
};

/// Who acts at an event of a case: whoever signalled it, from then on who is responsible.
constexpr const Spotter& actor_of(const Case& one, EventKind kind) {
    const bool signaller = kind == EventKind::signalled || kind == EventKind::told;
    return signaller ? one.signaller : one.responsible;
}

/// The iceberg: how many got how far. Cumulative, but for those that say so.
struct Funnel {
    std::uint32_t met = 0;  // lonely residents whom somebody met who could have seen it, once
                            // for each spell of loneliness
    std::uint32_t recognised = 0;  // of these, seen for what it was
    std::uint32_t signalled = 0;
    std::uint32_t opened = 0;
    std::uint32_t agreed = 0;  // discussed to a decision
    std::uint32_t discussed = 0;
    std::uint32_t referred_warm = 0, referred_cold = 0;
    std::uint32_t accepted = 0;
    std::uint32_t started = 0;
    std::uint32_t completed = 0;
    std::uint32_t helped = 0;
    std::uint32_t stopped = 0;  // closed in any other way
};

/// All cases of one arm, and what is known of who was seen.
struct Casebook {
    std::vector<Case> cases;    // open and closed, in the order of their numbers
    std::vector<Event> events;  // in the order in which they happened
    Funnel funnel;

    // A slot each: what somebody saw of the person who lives there.
    std::vector<std::uint8_t> seen;        // kMet | kRecognised | kHasCase
    std::vector<std::uint8_t> generation;  // of the person whom `seen` is about

    bool empty() const { return seen.empty(); }
    void add_to(sim::StateHash& hash) const;

    /// How many cases stand where, by status.
    std::array<std::uint32_t, kStatuses> by_status() const;

    void note(std::uint32_t step, const Case& about, EventKind kind, std::uint32_t value = 0) {
        events.push_back({step,
                          about.person.uid,
                          kind,
                          static_cast<std::uint16_t>(value),
                          about.number,
                          actor_of(about, kind)});
    }
    void move_to(Case& one, Status status, std::uint32_t step);
};

inline constexpr std::uint8_t kMet = 1;
inline constexpr std::uint8_t kRecognised = 2;
inline constexpr std::uint8_t kHasCase = 4;

}  // namespace models::cases
