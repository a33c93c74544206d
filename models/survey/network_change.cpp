#include <algorithm>
#include <map>
#include <vector>

#include "models/survey/measures.h"
#include "models/survey/networks.h"
#include "models/survey/people.h"
#include "models/survey/statistics.h"

namespace models::survey {

namespace {

constexpr std::uint32_t kSevenYears = 7 * kYear;
constexpr std::uint32_t kThreeYears = 3 * kYear;
constexpr std::uint32_t kInnerCircle = 5;

/// Share of all ties of people of 18 to 65 that are still in the network seven years later; of
/// those who still live in the area. Who died or moved out of the area is lost to the network.
double in_network_after_7_years(const YearWaves& answers) {
    Mean share;
    for_each_pair(answers,
                  0,
                  kSevenYears,
                  [&](const auto& who, const auto& after, const auto& a, const auto& b) {
                      if (who.age > 65) return;
                      const Kept kept = kept_ties(a, who, b, after);
                      share.sum += kept.kept;
                      share.n += kept.ties;
                  });
    return share.value();
}

/// Seen from records of contact, not from names that are asked for. Share of the five strongest
/// ties outside the household that are gone from the network a year later.
double close_tie_change(const YearWaves& answers) {
    Mean gone;
    for_each_pair(
        answers, 0, kYear, [&](const auto& who, const auto& after, const auto& a, const auto& b) {
            const Kept kept = kept_ties(a, who, b, after, kInnerCircle);
            gone.sum += kept.ties - kept.kept;
            gone.n += kept.ties;
        });
    return gone.value();
}

int friends_of(const Wave& wave, const Respondent& who) {
    const auto ties = wave.ties_of(who);
    return static_cast<int>(std::count_if(ties.begin(), ties.end(), [](const TieRecord& tie) {
        return tie.kind == ties::Kind::friendship;
    }));
}

/// How many friends fewer the lonely have three years later than the others who had as many at the
/// start, relative to what the others have.
double lonely_friend_loss(const YearWaves& answers) {
    struct Later {
        Mean lonely, others;
    };
    std::map<int, Later> by_friends;  // at the start
    for_each_pair(answers,
                  0,
                  kThreeYears,
                  [&](const auto& who, const auto& after, const auto& a, const auto& b) {
                      Later& later = by_friends[friends_of(a, who)];
                      (who.lonely() ? later.lonely : later.others).add(friends_of(b, after));
                  });
    double lonely = 0, others = 0;
    for (const auto& [start, later] : by_friends) {
        if (!(later.lonely.n > 0) || !(later.others.n > 0)) continue;
        lonely += later.lonely.sum;
        others += later.lonely.n * later.others.value();
    }
    return others > 0 ? 1 - lonely / others : kNothing;
}

}  // namespace

Kept kept_ties(const Wave& wave,
               const Respondent& who,
               const Wave& later,
               const Respondent& after,
               std::uint32_t most) {
    const auto all = wave.ties_of(who);
    std::vector<TieRecord> chosen(all.begin(), all.end());
    if (most > 0) {
        std::erase_if(chosen, [](const TieRecord& tie) { return tie.place == Place::household; });
        std::stable_sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) {
            return a.strength > b.strength;
        });
        if (chosen.size() > most) chosen.resize(most);
    } else {
        std::erase_if(chosen, [](const TieRecord& tie) { return !tie.named; });
    }
    Kept out;
    const auto now = later.ties_of(after);
    for (const TieRecord& tie : chosen) {
        ++out.ties;
        out.kept += std::any_of(now.begin(), now.end(), [&](const TieRecord& other) {
            return tie.same_end(other) && (most > 0 || other.named);
        });
    }
    return out;
}

std::vector<Measure> network_change_measures() {
    return {
        {"tie_in_network_after_7_years", 2022, {0, kSevenYears}, in_network_after_7_years},
        {"close_tie_change_per_year", 2022, {0, kYear}, close_tie_change},
        {"lonely_friend_loss_per_wave", 2022, {0, kThreeYears}, lonely_friend_loss},
    };
}

}  // namespace models::survey
