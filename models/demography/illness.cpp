#include "models/demography/illness.h"

#include <algorithm>
#include <cmath>

#include "sim/units.h"

#include "models/residents/weekly_draws.h"
#include "models/streams.h"

namespace models::demography {

namespace {

constexpr int kYoungest = 30;  // years; deaths of younger partners are too few to look for

std::uint32_t weeks_of(const LifeEventRules& rules) {
    return static_cast<std::uint32_t>(std::lround(rules.ill_weeks));
}

/// Whether `r` will die in the week of `later`, if she lives on as she does now. The same draws and
/// the same comparisons as when that week comes.
bool will_die(const LifeEventRules& rules,
              const NewcomerRules& newcomers,
              const Background& background,
              const sim::Step& later,
              std::uint32_t weeks,
              const Lives& lives,
              ResidentId r) {
    const Residents& residents = lives.residents;
    const int years =
        std::min(static_cast<int>((residents.age[r] + weeks) / 52), VitalRates::kAges - 1);
    const double most =
        most_hazard(rules, newcomers.ties, background.rates, residents.sex[r], years);
    auto week = later.rng(number(Stream::residents_week), r.row);
    std::uint32_t event = 0;
    for (int word = 0; word < residents::WeeklyDraws::kEventWord + 1; ++word)
        event = week.bits();
    if (event >= candidate_limit(most)) return false;
    const bool chronic = residents.weeks_lonely[r] >= 52;
    const auto sex = static_cast<std::size_t>(residents.sex[r]);
    const double death = background.rates.death[sex][static_cast<std::size_t>(years)] *
                         (chronic ? rules.death_ratio_lonely : 1.0) / sim::kWeeksPerYear;
    auto rng = later.rng(number(Stream::residents_life_events), r.row);
    return rng.uniform() * most < death;
}

/// Whether `r` will die in `ahead` weeks and not before.
bool dies_then(const LifeEventRules& rules,
               const NewcomerRules& newcomers,
               const Background& background,
               const sim::Step& step,
               std::uint32_t ahead,
               const Lives& lives,
               ResidentId r) {
    const auto dies_in = [&](std::uint32_t weeks) {
        const sim::Step later{
            step.number + weeks, step.week + static_cast<std::int32_t>(weeks), step.seed};
        return will_die(rules, newcomers, background, later, weeks, lives, r);
    };
    if (!dies_in(ahead)) return false;
    for (std::uint32_t weeks = 0; weeks < ahead; ++weeks)
        if (dies_in(weeks)) return false;
    return true;
}

/// Share of a grief that is left after `weeks`.
double left_after(std::uint32_t weeks, const residents::LonelinessRules& rules) {
    return std::exp2(-static_cast<double>(weeks) / rules.grief_half_life);
}

}  // namespace

bool ill_before_death(const LifeEventRules& rules,
                      std::uint64_t seed,
                      std::uint32_t number_of_week,
                      std::uint32_t row) {
    sim::Rng rng({seed, number_of_week}, number(Stream::demography_illness), row);
    return rng.chance(rules.ill_before);
}

double grief_at_death(const Change& change, ResidentId dead, ResidentId partner) {
    const double grief = change.newcomers.loneliness.risks.grief;
    const LifeEventRules& rules = change.rules;
    const Residents& residents = change.lives.residents;
    if (rules.ill_before <= 0 || residents.years(dead) < kYoungest) return grief;
    if (!ill_before_death(rules, change.step.seed, change.step.number, dead.row)) return grief;
    const double left = left_after(weeks_of(rules), change.newcomers.loneliness);
    const double missing = grief - static_cast<double>(residents.grief[partner]);
    return std::max(grief * (1 - rules.grief_before * left), std::min(grief, missing));
}

void fall_ill(const LifeEventRules& rules,
              const NewcomerRules& newcomers,
              const Background& background,
              const sim::Step& step,
              Lives lives) {
    if (rules.ill_before <= 0) return;
    const std::uint32_t weeks = weeks_of(rules);
    Residents& residents = lives.residents;
    // In the first week those whose partner is ill already are looked for too.
    for (std::uint32_t ahead = step.week == 1 ? 0 : weeks; ahead <= weeks; ++ahead) {
        const auto begun =
            static_cast<float>(rules.grief_before * newcomers.loneliness.risks.grief *
                               left_after(weeks - ahead, newcomers.loneliness));
        for (std::uint32_t row = 0; row < residents.rows(); ++row) {
            const ResidentId r{row};
            if (!residents.alive[r] || !with_partner(residents.position[r])) continue;
            if (residents.years(r) < kYoungest) continue;
            if (!dies_then(rules, newcomers, background, step, ahead, lives, r)) continue;
            if (!ill_before_death(rules, step.seed, step.number + ahead, row)) continue;
            const ResidentId partner = partner_of(residents, lives.households, r);
            if (partner != r) residents.grief[partner] += begun;
        }
    }
}

}  // namespace models::demography
