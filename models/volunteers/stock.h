#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/budget.h"
#include "sim/state_hash.h"
#include "sim/step.h"

#include "models/residents/person.h"
#include "models/volunteers/rules.h"

namespace models::volunteers {

inline constexpr std::uint32_t kNoSlot = 0xFFFF'FFFFu;

/// A resident who volunteers and is open to new work.
struct Volunteer {
    Person person;
    sim::Budget hours;        // of the week
    double promised = 0;      // hours a week, to programmes
    double training = 0;      // 0..1, fades
    double motivation = 1;    // 0..1
    double burden = 0;        // share of her hours in use, lately
    double appreciation = 0;  // 0..1
    double keenness = 0;      // the lower, the sooner she is asked; hers for good
    std::uint32_t weeks = 0;  // that she has served
    std::uint16_t clients = 0;
    std::uint16_t organisation = 0;
    std::uint32_t engagements = 0;  // programmes and networks that she works for
    std::uint32_t former = 0;       // 1: she took part in a programme before
    std::uint32_t active = 1;       // 0: the slot is free
    std::uint32_t spare = 0;
};
static_assert(sizeof(Volunteer) == 96, "no gaps: the bytes are hashed");

/// A volunteer as programmes and networks remember her: the slot of the stock, and who sat there.
struct Hand {
    std::uint32_t slot = kNoSlot;
    std::uint32_t uid = 0;
};

/// The books of the stock since it was opened.
struct StockBooks {
    double hours_given = 0;
    std::uint32_t joined = 0;  // after the opening
    std::uint32_t former = 0;  // of these, former participants
    std::uint32_t quit = 0;
    std::uint32_t gone = 0;  // died or moved away
};

/// The volunteers whom all programmes and networks of one arm share. A slot that somebody left is
/// taken by the next who joins.
struct Stock {
    std::vector<Volunteer> volunteers;
    std::vector<std::uint32_t> stopped;  // uids: they are not asked again
    std::vector<Person> completed;       // who completed a programme since last week
    StockBooks books;
    bool open = false;

    std::uint32_t size() const;  // active volunteers
    void add_to(sim::StateHash& hash) const;
};

/// The volunteer behind `hand`; null when she stopped.
Volunteer* find(Stock& stock, Hand hand);
const Volunteer* find(const Stock& stock, Hand hand);

/// Puts a volunteer in a free slot.
Hand add(Stock& stock, const Volunteer& volunteer);

/// Frees the slot. Whoever works with her notices that `find` gives nobody.
void remove(Stock& stock, std::uint32_t slot);

/// She gives `hours` of this week, or what is left of hers. Returns what was given, which is
/// booked.
double give(Stock& stock, Volunteer& volunteer, double hours);

/// The volunteer with the fewest engagements, among those the keenest, who has `least` hours a week
/// unpromised and is `allowed`; promises `wanted` of hers, or what she has. Nobody: slot kNoSlot.
template <class Allowed>
Hand engage(Stock& stock, double least, double wanted, double& promised, Allowed&& allowed) {
    Volunteer* best = nullptr;
    std::uint32_t at = kNoSlot;
    for (std::uint32_t slot = 0; slot < stock.volunteers.size(); ++slot) {
        Volunteer& v = stock.volunteers[slot];
        if (v.active == 0 || v.hours.a_week - v.promised + 1e-9 < least || !allowed(v)) continue;
        const bool better = best == nullptr || v.engagements < best->engagements ||
                            (v.engagements == best->engagements &&
                             (v.keenness < best->keenness ||
                              (v.keenness == best->keenness && v.person.uid < best->person.uid)));
        if (better) best = &v, at = slot;
    }
    promised = 0;
    if (best == nullptr) return {};
    promised = std::min(wanted, best->hours.a_week - best->promised);
    best->promised += promised;
    ++best->engagements;
    return {at, best->person.uid};
}

/// Gives back the promise of an engagement.
void release(Stock& stock, Hand hand, double promised);

/// Somebody thanks her: appreciation moves by `share` of the way to 1.
void appreciate(Volunteer& volunteer, double share);

}  // namespace models::volunteers
