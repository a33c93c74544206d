#pragma once

#include <string_view>

#include "models/residents/measurement.h"
#include "models/survey/measures.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

using Test = bool (*)(const Respondent&);

// The cut-offs of the two forms of the scale.
inline bool lonely(const Respondent& p) {
    return p.lonely();
}
inline bool strongly(const Respondent& p) {
    return p.strongly_lonely();
}
inline bool emotionally(const Respondent& p) {
    return p.emotionally_lonely();
}
inline bool socially(const Respondent& p) {
    return p.socially_lonely();
}
inline bool lonely_6(const Respondent& p) {
    return p.lonely_by_six();
}
inline bool strongly_6(const Respondent& p) {
    return p.strongly_lonely_by_six();
}

inline bool emotionally_6(const Respondent& p) {
    return (p.answers & residents::kEmotionalOfSix) != 0;
}
inline bool socially_6(const Respondent& p) {
    return (p.answers & residents::kSocialOfSix) != 0;
}

// Groups. A survey of 15 and over or of 19 and over is asked of adults of 18 and over.
inline bool adult(const Respondent&) {
    return true;
}
template <int from, int below>
bool aged(const Respondent& p) {
    return p.age >= from && p.age < below;
}
template <Education education>
bool woman_25_44(const Respondent& p) {
    return p.sex == Sex::woman && aged<25, 45>(p) && p.education == education;
}
inline bool great_trouble(const Respondent& p) {
    return p.strain == 2;
}
inline bool never_married(const Respondent& p) {
    return !p.with_partner() && p.marital == Marital::never_married;
}
/// Married people whose partner lives elsewhere are counted nowhere.
inline bool divorced_or_widowed(const Respondent& p) {
    return parted(p.marital, p.position);
}
inline bool partnered(const Respondent& p) {
    return p.with_partner();
}
/// Severely limited by health or limited in mobility.
inline bool limited(const Respondent& p) {
    return p.limited != 0 || p.mobility_limited != 0;
}
inline bool not_limited(const Respondent& p) {
    return !limited(p);
}
inline bool alone(const Respondent& p) {
    return p.position == Position::alone;
}
inline bool single_parent(const Respondent& p) {
    return p.position == Position::single_parent;
}
inline bool man(const Respondent& p) {
    return p.sex == Sex::man;
}
inline bool woman(const Respondent& p) {
    return p.sex == Sex::woman;
}

/// Of those in `group`, the share who pass `test`.
inline double share(const YearWaves& answers, Test group, Test test, std::uint32_t week = 0) {
    Mean passed;
    for_each_person(answers, week, [&](const Respondent& who, const Wave&) {
        if (group(who)) passed.add(test(who) ? 1 : 0);
    });
    return passed.value();
}

inline Measure share_of(std::string_view name, int year, Test group, Test test) {
    return {name, year, {0}, [=](const YearWaves& answers) { return share(answers, group, test); }};
}

}  // namespace models::survey
