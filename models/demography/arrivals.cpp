#include "models/demography/arrivals.h"

#include <algorithm>

#include "models/streams.h"

namespace models::demography {

namespace {

constexpr float kNoNeed = -9.0f;  // a need that nothing can leave unmet

constexpr int kLooks = 24;           // households looked at before the last resort
constexpr double kMostMoves = 0.35;  // a year: above the moving rate of any age

std::uint32_t members(const Background& background, const Households& households, HouseholdId h) {
    std::uint32_t count = 0;
    for (std::uint32_t k = 0; k < households.slots[h]; ++k)
        count += background.templates.present[ResidentId{households.first[h] + k}];
    return count;
}

/// A household of the start that would move into dwelling `h`.
HouseholdId pick_example(const LifeEventRules& events,
                         const Background& background,
                         const sim::Step& step,
                         const Households& households,
                         HouseholdId h) {
    auto rng = step.rng(number(Stream::demography_arrivals), households.first[h]);
    const std::uint32_t before = members(background, households, h);
    for (int look = 0; look < kLooks; ++look) {
        const HouseholdId like{rng.below(households.rows())};
        const double u = rng.uniform() * kMostMoves;
        if (households.type[like] == HouseholdType::institution) continue;
        const std::uint32_t people = members(background, households, like);
        // Fits: not more people than places, and about as many as lived there at the start.
        if (people > households.slots[h] || people + 1 < before) continue;
        const auto age = background.templates.age[ResidentId{households.first[like]}];
        const double moves = background.rates.move_within[age] * events.leaves_area +
                             background.rates.move_between[age];
        if (u < moves) return like;
    }
    return h;
}

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

void settle_in_slot(const Background& background, Lives lives, ResidentId r, ResidentId like) {
    const Templates& t = background.templates;
    Residents& residents = lives.residents;
    residents.alive[r] = 1;
    residents.generation[r] = static_cast<std::uint8_t>((residents.generation[r] + 1) & 0x7F);
    residents.age[r] = static_cast<std::uint16_t>(t.age[like] * 52);
    residents.sex[r] = t.sex[like];
    residents.position[r] = t.position[like];
    residents.marital[r] = t.marital[like];
    residents.origin[r] = t.origin[like];
    residents.education[r] = t.education[like];
    residents.work[r] = t.work[like];
    residents.limited[r] = t.limited[like];
    residents.mobility_limited[r] = t.mobility_limited[like];
    residents.anxious[r] = t.anxious[like];
    residents.carried[r] = 0;
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
        hours += rules.contact_rate(static_cast<std::size_t>(ties.kind[k])) * kind.hours * s;
    }
    residents.companionship[r] = static_cast<float>(companionship);
    residents.attachment[r] = static_cast<float>(1 - missing);
    residents.hours_asked[r] = static_cast<float>(hours);
}

void settle_feelings(const residents::LonelinessRules& rules, Residents& residents, ResidentId r) {
    const auto risk = residents::present_risk(rules.risks, residents, r);
    const double provided = residents::social_provision(
        residents.companionship[r], static_cast<float>(rules.companionship_scale));
    const double social =
        residents.social_need[r] + residents.social_mood[r] + risk.social - provided;
    const double emotional = residents.emotional_need[r] + residents.emotional_mood[r] +
                             risk.emotional + residents.grief[r] - residents.attachment[r];
    residents.social[r] = static_cast<float>(std::clamp(rules.gap_gain * social, 0.0, 1.0));
    residents.emotional[r] = static_cast<float>(std::clamp(rules.gap_gain * emotional, 0.0, 1.0));
    const float lonely = 0.5f * (residents.social[r] + residents.emotional[r]);
    // Somebody who is lonely has been so for a while and has given up some of what she wanted.
    if (lonely > rules.lonely_threshold) {
        const double share = std::min(1.0, lonely / (2 * rules.lonely_threshold));
        residents.weeks_lonely[r] = static_cast<std::uint16_t>(share * rules.chronic_weeks);
        residents.coping[r] =
            static_cast<float>(residents::coping_share(rules, residents, r) * lonely * share);
    }
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

void refill(const LifeEventRules& events,
            const NewcomerRules& rules,
            const Background& background,
            const sim::Step& step,
            Lives lives,
            HouseholdId h) {
    const HouseholdId like =
        background.frozen ? h : pick_example(events, background, step, lives.households, h);
    const std::uint32_t first = lives.households.first[h];
    const std::uint32_t last = first + lives.households.slots[h];
    std::uint32_t row = first;
    const std::uint32_t like_first = lives.households.first[like];
    for (std::uint32_t k = 0; k < lives.households.slots[like] && row < last; ++k) {
        const ResidentId example{like_first + k};
        if (background.templates.present[example])
            settle_in_slot(background, lives, ResidentId{row++}, example);
    }
    for (std::uint32_t at = first; at < row; ++at)
        if (lives.residents.adult(ResidentId{at}))
            give_life(rules, step.seed, lives, ResidentId{at}, true);
}

}  // namespace models::demography
