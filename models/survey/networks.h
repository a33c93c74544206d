#pragma once

#include <cstdint>

#include "models/survey/waves.h"

namespace models::survey {

/// Pairs of people in one personal network: whether both are residents, so that the model knows
/// whether they know each other, or at least one lives elsewhere and an assumption stands in.
struct EgoPairs {
    std::uint32_t measured = 0, measured_known = 0;
    std::uint32_t assumed = 0, assumed_known = 0;

    std::uint32_t all() const { return measured + assumed; }
    std::uint32_t known() const { return measured_known + assumed_known; }
};

/// Assumption for a pair of which at least one lives outside the area, by what they are to the
/// respondent: kin know each other (members of her household are kin), and so do colleagues, and
/// people of clubs. Nobody else does, so that friends elsewhere are strangers to one another and to
/// her partner.
bool assumed_to_know(const TieRecord& a, const TieRecord& b);

/// All pairs in the network of `who`.
EgoPairs count_pairs(const Wave& wave, const Respondent& who);

/// Days with contact this week, added up over ties of some kinds with people outside the household.
template <class IsWanted>
std::uint32_t contact_days(const Wave& wave, const Respondent& who, IsWanted&& is_wanted) {
    std::uint32_t days = 0;
    for (const TieRecord& tie : wave.ties_of(who))
        if (tie.place != Place::household && is_wanted(tie.kind)) days += tie.contacts;
    return days;
}

/// How many of the ties of `who` in `wave` are still in her network later. With `most` only her
/// strongest ties outside the household, at most that many.
struct Kept {
    std::uint32_t ties = 0, kept = 0;
};
Kept kept_ties(const Wave& wave,
               const Respondent& who,
               const Wave& later,
               const Respondent& after,
               std::uint32_t most = 0);

}  // namespace models::survey
