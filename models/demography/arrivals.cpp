#include "models/demography/arrivals.h"

#include <algorithm>

namespace models::demography {

namespace {

constexpr float kNoNeed = -9.0f;  // a need that nothing can leave unmet

}  // namespace

void make_inert(Residents& residents, ResidentId r) {
    residents.social_need[r] = kNoNeed;
    residents.emotional_need[r] = kNoNeed;
    residents.extraversion[r] = 0;
    residents.social_mood[r] = 0;
    residents.emotional_mood[r] = 0;
    residents.grief[r] = 0;
    residents.coping[r] = 0;
    residents.social[r] = 0;
    residents.emotional[r] = 0;
    residents.weeks_lonely[r] = 0;
    residents.companionship[r] = 0;
    residents.attachment[r] = 0;
    residents.hours_asked[r] = 0;
    residents.shadow[r] = make_shadow(0, 0);
}

void vacate(Lives lives, ResidentId r) {
    lives.ties.disconnect_all(r);
    lives.residents.alive[r] = 0;
    make_inert(lives.residents, r);
}

void settle_in_slot(const Background& background, Lives lives, ResidentId r) {
    const Templates& t = background.templates;
    Residents& residents = lives.residents;
    residents.alive[r] = 1;
    residents.generation[r] = static_cast<std::uint8_t>((residents.generation[r] + 1) & 0x7F);
    residents.age[r] = static_cast<std::uint16_t>(t.age[r] * 52);
    residents.sex[r] = t.sex[r];
    residents.position[r] = t.position[r];
    residents.marital[r] = t.marital[r];
    residents.origin[r] = t.origin[r];
    residents.education[r] = t.education[r];
    residents.work[r] = t.work[r];
    residents.limited[r] = t.limited[r];
    residents.mobility_limited[r] = t.mobility_limited[r];
    residents.anxious[r] = t.anxious[r];
    make_inert(residents, r);
    ++lives.counts.moved_in;
}

void sum_ties(const ties::ContactRules& rules,
              const ties::Ties& ties,
              Residents& residents,
              ResidentId r) {
    double companionship = 0;
    double missing = 1;
    double hours = 0;
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k) {
        const auto& kind = rules.kinds[static_cast<std::size_t>(ties.kind[k])];
        const double s = ties::from_strength(ties.strength[k]);
        companionship += kind.companionship * s;
        missing *= 1 - kind.attachment * s;
        hours += kind.contact_rate * kind.hours * s;
    }
    residents.companionship[r] = static_cast<float>(companionship);
    residents.attachment[r] = static_cast<float>(1 - missing);
    residents.hours_asked[r] = static_cast<float>(hours);
}

void settle_feelings(const residents::LonelinessRules& rules, Residents& residents, ResidentId r) {
    const double ill =
        rules.anxious_gap * residents.anxious[r] + rules.limited_gap * residents.limited[r];
    const double provided = residents::social_provision(
        residents.companionship[r], static_cast<float>(rules.companionship_scale));
    const double social = residents.social_need[r] + residents.social_mood[r] + ill - provided;
    const double emotional = residents.emotional_need[r] + residents.emotional_mood[r] + ill +
                             residents.grief[r] - residents.attachment[r];
    residents.social[r] = static_cast<float>(std::clamp(rules.gap_gain * social, 0.0, 1.0));
    residents.emotional[r] = static_cast<float>(std::clamp(rules.gap_gain * emotional, 0.0, 1.0));
    const float lonely = 0.5f * (residents.social[r] + residents.emotional[r]);
    residents.shadow[r] = make_shadow(residents::openness(rules, residents, r), lonely);
}

void give_life(
    const NewcomerRules& rules, std::uint64_t seed, Lives lives, ResidentId r, bool moved_in) {
    residents::draw_traits(rules.loneliness, seed, lives.households, lives.residents, r);
    ties::tie_household(lives.residents, lives.households, r, lives.ties);
    ties::tie_outside(rules.ties, seed, lives.residents, r, moved_in, lives.ties);
    sum_ties(rules.contact, lives.ties, lives.residents, r);
    settle_feelings(rules.loneliness, lives.residents, r);
}

void refill(const NewcomerRules& rules,
            const Background& background,
            std::uint64_t seed,
            Lives lives,
            HouseholdId h) {
    const std::uint32_t first = lives.households.first[h];
    const std::uint32_t last = first + lives.households.slots[h];
    for (std::uint32_t row = first; row < last; ++row)
        if (background.templates.present[ResidentId{row}])
            settle_in_slot(background, lives, ResidentId{row});
    for (std::uint32_t row = first; row < last; ++row)
        if (lives.residents.adult(ResidentId{row}))
            give_life(rules, seed, lives, ResidentId{row}, true);
}

}  // namespace models::demography
