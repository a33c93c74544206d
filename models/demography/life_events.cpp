#include "models/demography/life_events.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "sim/clones.h"
#include "sim/units.h"

#include "models/demography/arrivals.h"
#include "models/demography/changes.h"
#include "models/demography/illness.h"
#include "models/streams.h"

namespace models::demography {

namespace {

constexpr int kAges = VitalRates::kAges;

std::size_t age_of(const Residents& residents, ResidentId r) {
    return static_cast<std::size_t>(std::min(residents.years(r), kAges - 1));
}

/// The largest weekly hazard of anything at each sex and age: what one draw is held against.
struct Bounds {
    std::array<std::array<std::uint32_t, kAges>, 2> limit{};
};

}  // namespace

double most_hazard(const LifeEventRules& rules,
                   const ties::SynthesisRules& kin,
                   const VitalRates& rates,
                   Sex sex,
                   int age) {
    const auto s = static_cast<std::size_t>(sex);
    const auto a = static_cast<std::size_t>(age);
    double year = rates.death[s][a] * std::max(1.0, rules.death_ratio_lonely);
    if (age >= kAdultAge) {
        year += rates.move_within[a] * rules.leaves_area + rates.move_between[a];
        year += std::max({rules.leave_home_rate, rules.partner_rate, rules.split_rate});
        year += std::max(rules.work_loss_rate, rules.work_find_rate);
        year += ties::parent_loss_rate(kin, age);
    }
    if (sex == Sex::woman) year += rates.birth[a] * rules.birth_ratio;
    return year / sim::kWeeksPerYear;
}

std::uint32_t candidate_limit(double most) {
    return static_cast<std::uint32_t>(std::min(1.0, most) * 4294967295.0);
}

namespace {

Bounds make_bounds(const LifeEventRules& rules,
                   const ties::SynthesisRules& kin,
                   const VitalRates& rates) {
    Bounds bounds;
    for (const Sex sex : {Sex::man, Sex::woman})
        for (int age = 0; age < kAges; ++age)
            bounds.limit[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)] =
                candidate_limit(most_hazard(rules, kin, rates, sex, age));
    return bounds;
}

constexpr std::uint8_t kCandidate = 1;  // her draw fell under the bound
constexpr std::uint8_t kBirthday = 2;   // she turned 18 or reached the retirement age

struct Ageing {
    std::uint16_t weeks;       // 1, or 0 at frozen ages
    std::uint16_t retirement;  // weeks
};

/// Everybody of a block gets older; `found` says to whom something may happen.
SIM_CLONES
void age_and_find(const Bounds& bounds,
                  const Ageing ageing,
                  const std::uint32_t* draw,
                  const std::uint8_t* alive,
                  const Sex* sex,
                  std::uint16_t* age,
                  std::uint32_t count,
                  std::uint8_t* found) {
    const std::uint32_t* const limits = bounds.limit[0].data();
    for (std::uint32_t k = 0; k < count; ++k) {
        const auto here = static_cast<std::uint32_t>(alive[k]);
        const std::uint32_t weeks = age[k] + here * ageing.weeks;
        age[k] = static_cast<std::uint16_t>(weeks);
        const std::uint32_t years = weeks / 52;
        const std::uint32_t most = kAges - 1;
        const std::uint32_t at =
            (sex[k] == Sex::woman ? kAges : 0u) + (years < most ? years : most);
        const std::uint32_t candidate = draw[k] < limits[at] ? kCandidate : 0u;
        const bool day = (weeks == kAdultAge * 52) | (weeks == ageing.retirement);
        const std::uint32_t birthday = day && ageing.weeks != 0 ? kBirthday : 0u;
        found[k] = static_cast<std::uint8_t>((candidate | birthday) * here);
    }
}

/// Decides what happens to a person whose draw fell under the bound, and lets it happen.
void decide(const LifeEventRules& rules,
            const NewcomerRules& newcomers,
            const Background& background,
            const sim::Step& step,
            Lives lives,
            ResidentId r) {
    if (!lives.residents.alive[r]) return;  // gone with the household earlier this week
    auto rng = step.rng(number(Stream::residents_life_events), r.row);
    const double bound = most_hazard(rules,
                                     newcomers.ties,
                                     background.rates,
                                     lives.residents.sex[r],
                                     static_cast<int>(age_of(lives.residents, r)));
    double u = rng.uniform() * bound;
    const Hazards h =
        hazards_of(rules, newcomers.ties, background.rates, lives.residents, lives.households, r);
    const auto falls_in = [&](double hazard) {
        if (u < hazard) return true;
        u -= hazard;
        return false;
    };
    Change change{rules, newcomers, background, step, lives, rng};
    if (background.frozen) {  // whoever would be gone is followed by somebody alike
        if (falls_in(h.move)) return move_away(change, r);
        const bool dies = u < h.death;
        if (falls_in(h.death + h.leave_home + h.split)) return replace(change, r, !dies);
        return;
    }
    if (falls_in(h.death)) return die(change, r);
    if (falls_in(h.move)) return move_away(change, r);
    if (falls_in(h.leave_home)) return leave_home(change, r);
    if (falls_in(h.partner)) return find_partner(change, r);
    if (falls_in(h.split)) return split(change, r);
    if (falls_in(h.birth)) return give_birth(change, r);
    if (falls_in(h.work)) return change_work(change, r);
    if (falls_in(h.orphan)) return lose_parent(change, r);
}

}  // namespace

ResidentId partner_of(const Residents& residents, const Households& households, ResidentId r) {
    const auto paired = [&](ResidentId x) {
        return residents.alive[x] && with_partner(residents.position[x]);
    };
    if (!paired(r)) return r;
    const HouseholdId h = residents.household[r];
    const std::uint32_t first = households.first[h];
    for (std::uint32_t row = first; row < first + households.slots[h]; ++row)
        if (row != r.row && paired(ResidentId{row})) return ResidentId{row};
    return r;
}

Hazards hazards_of(const LifeEventRules& rules,
                   const ties::SynthesisRules& kin,
                   const VitalRates& rates,
                   const Residents& residents,
                   const Households& households,
                   ResidentId r) {
    const std::size_t age = age_of(residents, r);
    const auto sex = static_cast<std::size_t>(residents.sex[r]);
    Hazards h;
    const bool chronic = residents.weeks_lonely[r] >= 52;
    h.death = rates.death[sex][age] * (chronic ? rules.death_ratio_lonely : 1.0);
    if (!residents.adult(r)) {
        h.death /= sim::kWeeksPerYear;
        return h;
    }
    const Position position = residents.position[r];
    const bool has_partner = partner_of(residents, households, r) != r;
    if (is_reference_person(residents, households, r))
        h.move = rates.move_within[age] * rules.leaves_area + rates.move_between[age];
    if (position == Position::child && age < 45) h.leave_home = rules.leave_home_rate;
    const bool single = position == Position::alone || position == Position::single_parent;
    if (single && age >= 20 && age <= 60) h.partner = rules.partner_rate;
    if (has_partner && age < 70) h.split = rules.split_rate / 2;  // each of the two may leave
    if (residents.sex[r] == Sex::woman && has_partner)
        h.birth = rates.birth[age] * rules.birth_ratio;
    if (residents.work[r] == Work::working) h.work = rules.work_loss_rate;
    if (residents.work[r] == Work::not_working && static_cast<double>(age) < rules.retirement_age)
        h.work = rules.work_find_rate;
    h.orphan = ties::parent_loss_rate(kin, static_cast<int>(age));
    for (double* hazard :
         {&h.death, &h.move, &h.leave_home, &h.partner, &h.split, &h.birth, &h.work, &h.orphan})
        *hazard /= sim::kWeeksPerYear;
    return h;
}

void live(const LifeEventRules& rules,
          const NewcomerRules& newcomers,
          const Background& background,
          const sim::Step& step,
          const residents::WeeklyDraws& draws,
          Lives lives,
          LifeEventScratch& scratch) {
    const Bounds bounds = make_bounds(rules, newcomers.ties, background.rates);
    const auto retirement = static_cast<std::uint16_t>(rules.retirement_age * 52);
    const std::uint16_t a_week = background.frozen ? 0 : 1;
    Residents& residents = lives.residents;
    scratch.candidates.reset(residents.rows());
    scratch.birthdays.reset(residents.rows());
    sim::for_each_block(residents.rows(),
                        [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
                            std::uint8_t found[sim::kBlockRows + 8] = {};
                            age_and_find(bounds,
                                         {a_week, retirement},
                                         draws.event.data() + begin,
                                         residents.alive.data() + begin,
                                         residents.sex.data() + begin,
                                         residents.age.data() + begin,
                                         end - begin,
                                         found);
                            for (std::uint32_t k = 0; k < end - begin; k += 8) {
                                std::uint64_t eight = 0;
                                std::memcpy(&eight, found + k, sizeof eight);
                                if (eight == 0) continue;
                                for (std::uint32_t j = k; j < std::min(k + 8, end - begin); ++j) {
                                    if (found[j] & kBirthday)
                                        scratch.birthdays[block].push_back(begin + j);
                                    if (found[j] & kCandidate)
                                        scratch.candidates[block].push_back(begin + j);
                                }
                            }
                        });
    scratch.birthdays.for_each([&](std::uint32_t row) {
        const ResidentId r{row};
        if (residents.age[r] == kAdultAge * 52) {
            come_of_age(newcomers, step.seed, lives, r);
        } else if (residents.work[r] != Work::retired) {
            residents.work[r] = Work::retired;
        }
    });
    if (!background.frozen) fall_ill(rules, newcomers, background, step, lives);
    scratch.candidates.for_each([&](std::uint32_t row) {
        decide(rules, newcomers, background, step, lives, ResidentId{row});
    });
}

}  // namespace models::demography
