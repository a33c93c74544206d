#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "models/survey/measures.h"
#include "models/survey/people.h"

namespace tests {

using models::survey::Place;
using models::survey::Respondent;
using models::survey::TieRecord;
using models::survey::Wave;
using models::survey::YearWaves;

/// Answers with the first `emotional` and the first `social` items affirmed.
inline void affirm(Respondent& who, int emotional, int social) {
    who.emotional = static_cast<std::uint8_t>(emotional);
    who.social = static_cast<std::uint8_t>(social);
    who.answers = static_cast<std::uint16_t>(((1u << emotional) - 1) | (((1u << social) - 1) << 6));
}

/// Somebody of 40 who lives alone, with these scores. Slots are 0, 1, 2, ... in order.
inline Respondent person(std::uint32_t slot, int emotional = 0, int social = 0) {
    Respondent who;
    who.uid = slot;
    who.age = 40;
    affirm(who, emotional, social);
    return who;
}

inline TieRecord tie(std::uint32_t other,
                     models::ties::Kind kind,
                     Place place = Place::elsewhere,
                     int contacts = 0,
                     std::uint16_t strength = 1000) {
    TieRecord out;
    out.other = other;
    out.kind = kind;
    out.place = place;
    out.contacts = static_cast<std::uint8_t>(contacts);
    out.strength = strength;
    return out;
}

/// Adds somebody with her ties; in the order of slots.
inline void add(Wave& wave, Respondent who, const std::vector<TieRecord>& ties = {}) {
    who.first_tie = static_cast<std::uint32_t>(wave.ties.size());
    who.ties = static_cast<std::uint8_t>(ties.size());
    wave.ties.insert(wave.ties.end(), ties.begin(), ties.end());
    wave.people.push_back(who);
}

inline Wave wave_of(const std::vector<Respondent>& people) {
    Wave wave;
    for (const auto& who : people)
        add(wave, who);
    return wave;
}

/// One area with these waves.
inline YearWaves answers_of(std::vector<std::uint32_t> weeks, std::vector<Wave> waves) {
    YearWaves out;
    out.plan.weeks = std::move(weeks);
    out.areas.push_back(std::move(waves));
    return out;
}

/// The value of a measure from answers in the weeks that it needs.
inline double value_of(std::string_view name, const YearWaves& answers) {
    const auto* measure = models::survey::find_measure(name);
    if (!measure) {
        ADD_FAILURE() << name << " is no measure";
        return 0;
    }
    return measure->value(answers);
}

}  // namespace tests
