#pragma once

#include <cstdint>

#include "sim/column.h"
#include "sim/id.h"
#include "sim/state_hash.h"

#include "models/residents/attributes.h"

namespace models {

/// A home slot: a place in a household where residents follow one another. The row number is the
/// slot; `uid` names the person. Rows stay in the order of their homes, so that neighbours in space
/// are neighbours in memory, and never move.
using ResidentId = sim::Id<struct ResidentKind>;
using HouseholdId = sim::Id<struct HouseholdKind>;

template <class T>
using ResidentColumn = sim::Column<ResidentId, T>;
template <class T>
using HouseholdColumn = sim::Column<HouseholdId, T>;

inline constexpr std::uint32_t kUidRowBits = 25;  // up to 33.5 million slots, 128 occupants each

/// The people who live in the area, one column per attribute.
struct Residents {
    // Who lives here; written by residents.synthesis and residents.life_events.
    ResidentColumn<std::uint8_t> alive;       // 1: the slot is occupied
    ResidentColumn<std::uint8_t> generation;  // how many people lived in this slot before
    ResidentColumn<std::uint16_t> age;        // weeks
    ResidentColumn<Sex> sex;
    ResidentColumn<Position> position;
    ResidentColumn<Marital> marital;
    ResidentColumn<Origin> origin;
    ResidentColumn<Education> education;
    ResidentColumn<Work> work;
    ResidentColumn<HouseholdId> household;

    // Health; written by residents.health.
    ResidentColumn<std::uint8_t> limited;           // 1: severely limited by health
    ResidentColumn<std::uint8_t> mobility_limited;  // 1: cannot get about easily
    ResidentColumn<std::uint8_t> anxious;           // 1: high risk of anxiety or depression
    ResidentColumn<std::uint8_t> carried;  // 1: help takes her about; written by interventions

    // Stable differences between people; drawn once by residents.synthesis.
    ResidentColumn<float> social_need;     // provision wanted, about 0.2..1.4, 1
    ResidentColumn<float> emotional_need;  // the same for attachment, 1
    ResidentColumn<float> extraversion;    // standard normal, 1

    // Slowly varying circumstances and feelings; written by residents.loneliness.
    ResidentColumn<float> social_mood;     // first-order process, adds to the social gap, 1
    ResidentColumn<float> emotional_mood;  // the same for the emotional gap, 1
    ResidentColumn<float> grief;           // attachment lost with a partner and not yet mourned, 1
    ResidentColumn<float> coping;          // needs given up while lonely, 1
    ResidentColumn<float> social;          // S, social loneliness, 0..1
    ResidentColumn<float> emotional;       // E, emotional loneliness, 0..1
    ResidentColumn<std::uint16_t> weeks_lonely;  // chronicity: weeks in a row above the threshold
    ResidentColumn<std::uint32_t> shadow;  // what others see: openness and loneliness, 16 bits each

    // What ties give; written by ties.contact.
    ResidentColumn<float> companionship;  // sum of c s over ties, 1
    ResidentColumn<float> attachment;     // 1 - prod(1 - a s), 0..1
    ResidentColumn<float> hours_asked;  // hours a week that all ties would take if none were short

    std::uint32_t rows() const { return static_cast<std::uint32_t>(alive.size()); }
    std::uint32_t uid(ResidentId r) const {
        return (static_cast<std::uint32_t>(generation[r]) << kUidRowBits) | r.row;
    }
    bool adult(ResidentId r) const { return alive[r] && age[r] >= kAdultAge * 52; }
    int years(ResidentId r) const { return age[r] / 52; }

    /// Calls `visit(column)` for every column, in a fixed order: resizing, hashing, counting bytes.
    template <class Self, class Visit>
    static void for_each_column(Self& self, Visit&& visit) {
        visit(self.alive), visit(self.generation), visit(self.age), visit(self.sex);
        visit(self.position), visit(self.marital), visit(self.origin), visit(self.education);
        visit(self.work), visit(self.household), visit(self.limited);
        visit(self.mobility_limited), visit(self.anxious), visit(self.carried);
        visit(self.social_need), visit(self.emotional_need), visit(self.extraversion),
            visit(self.social_mood);
        visit(self.emotional_mood), visit(self.grief), visit(self.coping), visit(self.social),
            visit(self.emotional);
        visit(self.weeks_lonely), visit(self.shadow), visit(self.companionship);
        visit(self.attachment), visit(self.hours_asked);
    }
    void resize(std::uint32_t rows) {
        for_each_column(*this, [&](auto& column) { column.resize(rows); });
    }
};

/// Dwellings with the people in them: the slots first..first+slots-1 of Residents.
struct Households {
    HouseholdColumn<std::uint32_t> first;  // first slot
    HouseholdColumn<std::uint16_t> slots;  // how many people fit
    HouseholdColumn<HouseholdType> type;   // at the start
    HouseholdColumn<Tenure> tenure;
    HouseholdColumn<Income> income;
    HouseholdColumn<std::uint8_t> strain;  // making ends meet: 0 no, 1 some, 2 great trouble
    HouseholdColumn<std::uint16_t> buurt;
    HouseholdColumn<float> x;  // metres, RD
    HouseholdColumn<float> y;

    std::uint32_t rows() const { return static_cast<std::uint32_t>(first.size()); }

    template <class Self, class Visit>
    static void for_each_column(Self& self, Visit&& visit) {
        visit(self.first), visit(self.slots), visit(self.type), visit(self.tenure);
        visit(self.income), visit(self.strain), visit(self.buurt), visit(self.x), visit(self.y);
    }
    void resize(std::uint32_t rows) {
        for_each_column(*this, [&](auto& column) { column.resize(rows); });
    }
};

/// How open a person is to contact (access, initiative and free time together, 0..2) and how lonely
/// (0..1), rounded to 16 bits each: what the other end of a tie reads, in one word.
inline constexpr float kOpennessScale = 32767.0f;
inline constexpr float kLonelyScale = 65535.0f;

inline std::uint32_t make_shadow(float openness, float lonely) {
    return (static_cast<std::uint32_t>(openness * kOpennessScale + 0.5f) << 16) |
           static_cast<std::uint32_t>(lonely * kLonelyScale + 0.5f);
}
inline float shadow_openness(std::uint32_t shadow) {
    return static_cast<float>(static_cast<std::int32_t>(shadow >> 16)) * (1.0f / kOpennessScale);
}
inline float shadow_lonely(std::uint32_t shadow) {
    return static_cast<float>(static_cast<std::int32_t>(shadow & 0xFFFFu)) * (1.0f / kLonelyScale);
}

}  // namespace models
