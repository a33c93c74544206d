#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "models/residents/measurement.h"
#include "models/residents/residents.h"
#include "models/residents/vital_rates.h"
#include "models/rules.h"
#include "models/survey/panel.h"
#include "models/ties/ties.h"

namespace models::survey {

/// The home slot of a person, by her uid.
constexpr std::uint32_t slot_of(std::uint32_t uid) {
    return uid & ((1u << kUidRowBits) - 1);
}

/// Where the other end of a tie lives.
enum class Place : std::uint8_t { household, area, elsewhere };

/// One tie of a respondent in the week of a wave.
struct TieRecord {
    std::uint32_t other = 0;     // uid of a resident, or the number of somebody elsewhere
    std::uint16_t strength = 0;  // 1/65535
    std::uint8_t contacts = 0;   // days with contact this week, 0..7
    ties::Kind kind = ties::Kind::partner;
    Place place = Place::elsewhere;
    bool named = true;  // when she is asked for her personal network; household members always

    /// Whether `later`, of the same respondent, is the same tie. Who moved out of the area
    /// meanwhile goes by another name.
    bool same_end(const TieRecord& later) const {
        const bool was_elsewhere = place == Place::elsewhere;
        const bool is_elsewhere = later.place == Place::elsewhere;
        if (!was_elsewhere && is_elsewhere) return later.other == ties::mover_name(other);
        return other == later.other && was_elsewhere == is_elsewhere;
    }
};

/// One adult in one wave: her answers, and who she is.
struct Respondent : residents::Scores {
    std::uint32_t uid = 0;  // names her in her area for life
    std::uint32_t household = 0;
    std::uint32_t first_tie = 0;  // row of Wave::ties
    std::uint8_t ties = 0;
    std::uint8_t age = 0;  // completed years, 18 and over
    Sex sex = Sex::man;
    Position position = Position::alone;
    Marital marital = Marital::never_married;
    Education education = Education::middle;
    Origin origin = Origin::netherlands;
    Income income = Income::middle;  // of the household
    Work work = Work::not_working;
    std::uint8_t limited = 0, mobility_limited = 0, anxious = 0;  // 1: yes
    std::uint8_t strain = 0;     // making ends meet: 0 no, 1 some, 2 great trouble
    float latent_emotional = 0;  // E, 0..1
    float latent_social = 0;     // S, 0..1

    bool with_partner() const { return models::with_partner(position); }
    std::uint32_t slot() const { return slot_of(uid); }
};

/// Everybody of 18 and over in one area in one week, in the order of homes.
struct Wave {
    std::vector<Respondent> people;
    std::vector<TieRecord> ties;

    std::span<const TieRecord> ties_of(const Respondent& who) const {
        return std::span(ties).subspan(who.first_tie, who.ties);
    }
    /// The adult with this uid, or nullptr when she is not here (any more, or yet).
    const Respondent* find(std::uint32_t uid) const;
};

/// Ties that `who` names when asked for her personal network.
std::uint32_t named_ties(const Wave& wave, const Respondent& who);

/// A base year and the weeks after its start that are wanted, ascending. Week 0 is the end of the
/// burn-in.
struct YearPlan {
    int year = 2022;
    std::vector<std::uint32_t> weeks;
    bool frozen = false;  // ages and households stand still after the burn-in too
};

/// All waves of one base year.
struct YearWaves {
    YearPlan plan;
    std::vector<std::vector<Wave>> areas;  // area by wave

    bool has(std::uint32_t week) const {
        return std::binary_search(plan.weeks.begin(), plan.weeks.end(), week);
    }
    /// Number of the wave of this week, which must be in the plan.
    std::size_t wave_of(std::uint32_t week) const;
};

inline constexpr int kBurnInWeeks = 104;

/// Lives every area of the panel in every year of `plans` and asks all its adults in every week
/// wanted. Ages and households are frozen during the burn-in, alive afterwards. Areas and years run
/// beside each other; the answers depend on no number of threads. The same area has the same people
/// and the same luck in every year, so that years differ by their rules only.
std::vector<YearWaves> live(const Panel& panel,
                            const VitalRates& rates,
                            const Rules& rules,
                            std::uint64_t seed,
                            std::span<const YearPlan> plans,
                            int burn_in_weeks = kBurnInWeeks);

}  // namespace models::survey
