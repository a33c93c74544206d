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

/// Whom the surveys ask about, all outside the household. Family: parents, children, other kin.
/// Friends or good acquaintances, as the question goes: friendships and people known from clubs;
/// somebody from work only once a friend. Neighbours: ties of that kind, and friends who live
/// within `kNextDoor` places along the street, since a neighbour who becomes a friend stays a
/// neighbour.
using IsAskedAbout = bool (*)(const Respondent& who, const TieRecord& tie);
bool family(const Respondent& who, const TieRecord& tie);
bool friends(const Respondent& who, const TieRecord& tie);
bool neighbours(const Respondent& who, const TieRecord& tie);
bool any_of_three(const Respondent& who, const TieRecord& tie);

inline constexpr std::uint32_t kNextDoor = 40;  // places of residents: some twenty homes

/// Days with contact in the week of the wave, added up over these ties.
std::uint32_t contact_days(const Wave& wave, const Respondent& who, IsAskedAbout about);

/// How many of the ties of `who` that she names in `wave` she names again later. With `most` only
/// her strongest ties outside the household, at most that many, and whether she names them or not.
struct Kept {
    std::uint32_t ties = 0, kept = 0;
};
Kept kept_ties(const Wave& wave,
               const Respondent& who,
               const Wave& later,
               const Respondent& after,
               std::uint32_t most = 0);

}  // namespace models::survey
