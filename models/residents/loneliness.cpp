#include "models/residents/loneliness.h"

#include <algorithm>
#include <cmath>

#include "sim/clones.h"
#include "sim/fast_math.h"

namespace models::residents {

namespace {

/// Sum of four bytes as a standard normal, nearly: mean 510, standard deviation 147.8. The moods
/// average a year of these, which makes them normal.
inline float byte_normal(std::uint32_t bits) {
    const auto sum = static_cast<std::int32_t>((bits & 0xFFu) + ((bits >> 8) & 0xFFu) +
                                               ((bits >> 16) & 0xFFu) + (bits >> 24));
    return (static_cast<float>(sum) - 510.0f) * (1.0f / 147.8005f);
}

/// The rules as the inner loop wants them.
struct Constants {
    Constants(const LonelinessRules& rules, bool mourning)
        : scale_inverse(static_cast<float>(1 / rules.companionship_scale)),
          persistence(static_cast<float>(rules.mood_persistence)),
          innovation(static_cast<float>(
              rules.mood_spread * std::sqrt(1 - rules.mood_persistence * rules.mood_persistence))),
          shared(static_cast<float>(rules.mood_shared)),
          own(static_cast<float>(std::sqrt(1 - rules.mood_shared * rules.mood_shared))),
          anxious_gap(static_cast<float>(rules.risks.anxious_gap)),
          limited_gap(static_cast<float>(rules.risks.limited_gap)),
          mobility_gap(static_cast<float>(rules.risks.mobility_gap)),
          parent_gap(static_cast<float>(rules.risks.parent_gap)),
          divorced_gap(static_cast<float>(rules.risks.divorced_gap)),
          parted_gap(static_cast<float>(rules.risks.parted_gap)),
          no_work_gap(static_cast<float>(rules.risks.no_work_gap)),
          young_education_gap(
              static_cast<float>(rules.risks.education_gap * (1 - rules.risks.education_old))),
          social_age(static_cast<float>((rules.risks.social_age + rules.risks.year_slope()) / 520)),
          emotional_age(
              static_cast<float>((rules.risks.emotional_age + rules.risks.year_slope()) / 520)),
          social_age_bend(static_cast<float>(rules.risks.social_age_bend / (520.0 * 520.0))),
          emotional_age_bend(static_cast<float>(rules.risks.emotional_age_bend / (520.0 * 520.0))),
          gain(static_cast<float>(rules.gap_gain)),
          share_up(static_cast<float>(-std::expm1(-1 / rules.tau_up))),
          down(static_cast<float>(1 / rules.tau_down)),
          chronic_slowing(static_cast<float>(rules.chronic_slowing)),
          chronic_inverse(static_cast<float>(1 / rules.chronic_weeks)),
          threshold_twice(static_cast<float>(2 * rules.lonely_threshold)),
          coping_share(static_cast<float>(rules.coping_share)),
          coping_age(static_cast<float>(rules.coping_share * rules.coping_age / 520)),
          coping_rate(static_cast<float>(1 / rules.coping_weeks)),
          grief_decay(mourning ? static_cast<float>(std::exp2(-1 / rules.grief_half_life)) : 1.0f),
          withdrawal(static_cast<float>(rules.withdrawal)),
          extraversion(static_cast<float>(rules.extraversion_effect)),
          mobility_loss(static_cast<float>(1 - rules.mobility_access)),
          limited_loss(static_cast<float>(1 - rules.limited_access)),
          hours_working(static_cast<float>(rules.hours_working)),
          hours_other(static_cast<float>(rules.hours_other)),
          hours_parent(static_cast<float>(rules.hours_parent)) {}

    float scale_inverse, persistence, innovation, shared, own, anxious_gap, limited_gap,
        mobility_gap, parent_gap, divorced_gap, parted_gap, no_work_gap, young_education_gap,
        social_age, emotional_age, social_age_bend, emotional_age_bend, gain, share_up, down,
        chronic_slowing, chronic_inverse, threshold_twice, coping_share, coping_age, coping_rate,
        grief_decay, withdrawal, extraversion, mobility_loss, limited_loss, hours_working,
        hours_other, hours_parent;
};

inline float clamp01(float x) {
    const float low = x > 0.0f ? x : 0.0f;
    return low < 1.0f ? low : 1.0f;
}

/// One stretch of rows, every column as a bare pointer: what the compiler can vectorise.
struct Rows {
    const std::uint8_t *alive, *limited, *mobility_limited, *anxious, *carried;
    const std::uint16_t* age;
    const Marital* marital;
    const Work* work;
    const Education* education;
    const Position* position;
    const float *social_need, *emotional_need, *extraversion, *companionship, *attachment,
        *hours_asked;
    const std::uint32_t *social_draw, *emotional_draw;
    float *social_mood, *emotional_mood, *grief, *coping, *social, *emotional;
    std::uint16_t* weeks_lonely;
    std::uint32_t* shadow;
};

inline float open_to_contact(const Constants& c,
                             float extraversion,
                             float mobility_limited,
                             float limited,
                             float lonely_chronic,
                             float hours_asked,
                             float hours_free) {
    const float access =
        (1.0f - c.mobility_loss * mobility_limited) * (1.0f - c.limited_loss * limited);
    const float bent = extraversion < -2.0f ? -2.0f : (extraversion > 2.0f ? 2.0f : extraversion);
    const float initiative =
        (1.0f + c.extraversion * bent) * (1.0f - c.withdrawal * lonely_chronic);
    const float time = 2.0f * hours_free / (hours_free + hours_asked);
    const float open = access * initiative * time;
    return open < 1.99f ? open : 1.99f;
}

inline float free_hours(const Constants& c, Work work, bool has_children) {
    const bool busy = work == Work::working || work == Work::student;
    const float hours =
        (busy ? c.hours_working : c.hours_other) + (has_children ? c.hours_parent : 0.0f);
    return hours > 1.0f ? hours : 1.0f;
}

struct Risk {
    float social, emotional;
};

/// `present_risk` for the inner loop.
inline Risk risk_of(const Constants& c, const Rows& p, std::uint32_t r) {
    const float both = c.anxious_gap * static_cast<float>(p.anxious[r]) +
                       c.limited_gap * static_cast<float>(p.limited[r]) +
                       c.mobility_gap * static_cast<float>(p.mobility_limited[r]) +
                       (with_children(p.position[r]) ? c.parent_gap : 0.0f) +
                       (divorced_alone(p.marital[r], p.position[r]) ? c.divorced_gap : 0.0f) +
                       (p.work[r] == Work::not_working ? c.no_work_gap : 0.0f) +
                       (p.age[r] < kEducationAge * 52 ? c.young_education_gap : 0.0f) *
                           static_cast<float>(lack_of_education(p.education[r]));
    const float alone = parted(p.marital[r], p.position[r]) ? c.parted_gap : 0.0f;
    const auto weeks = static_cast<float>(static_cast<std::int32_t>(p.age[r]) - kMiddleAge * 52);
    return {both + (c.social_age + c.social_age_bend * weeks) * weeks,
            both + alone + (c.emotional_age + c.emotional_age_bend * weeks) * weeks};
}

/// Share of her needs that somebody of this age gives up when fully lonely for long.
inline float coping_share_of(const Constants& c, std::uint16_t age) {
    const auto weeks = static_cast<float>(static_cast<std::int32_t>(age) - kMiddleAge * 52);
    return c.coping_share + c.coping_age * (weeks > 0.0f ? weeks : 0.0f);
}

SIM_CLONES
void feel_rows(const Constants& c, const Rows& rows, std::uint32_t count) {
    const Rows p = rows;
#pragma GCC ivdep
    for (std::uint32_t r = 0; r < count; ++r) {
        const float z1 = byte_normal(p.social_draw[r]);
        const float z2 = byte_normal(p.emotional_draw[r]);
        const float mood_s = c.persistence * p.social_mood[r] + c.innovation * z1;
        const float mood_e =
            c.persistence * p.emotional_mood[r] + c.innovation * (c.shared * z1 + c.own * z2);
        const float grief = p.grief[r] * c.grief_decay;
        const Risk risk = risk_of(c, p, r);

        const float provided = 1.0f - sim::exp_negative(p.companionship[r] * c.scale_inverse);
        const float social_gap = p.social_need[r] + mood_s + risk.social - p.coping[r] - provided;
        const float emotional_gap =
            p.emotional_need[r] + mood_e + risk.emotional + grief - p.coping[r] - p.attachment[r];

        const float weeks = static_cast<float>(p.weeks_lonely[r]) * c.chronic_inverse;
        const float chronic = weeks < 1.0f ? weeks : 1.0f;
        const float share_down = c.down / (1.0f + c.chronic_slowing * chronic);
        const float to_s = clamp01(c.gain * social_gap) - p.social[r];
        const float to_e = clamp01(c.gain * emotional_gap) - p.emotional[r];
        const float social = p.social[r] + to_s * (to_s > 0.0f ? c.share_up : share_down);
        const float emotional = p.emotional[r] + to_e * (to_e > 0.0f ? c.share_up : share_down);
        const float both = social + emotional;
        const float lonely = both * 0.5f;
        const std::int32_t past = p.weeks_lonely[r];
        const std::int32_t in_a_row = both > c.threshold_twice ? past + (past < 65535 ? 1 : 0) : 0;

        const float open =
            open_to_contact(c,
                            p.extraversion[r],
                            static_cast<float>(p.mobility_limited[r] & ~p.carried[r]),
                            static_cast<float>(p.limited[r]),
                            lonely * chronic,
                            p.hours_asked[r],
                            free_hours(c, p.work[r], with_children(p.position[r])));
        p.social_mood[r] = mood_s;
        p.emotional_mood[r] = mood_e;
        p.grief[r] = grief;
        p.coping[r] += (coping_share_of(c, p.age[r]) * lonely - p.coping[r]) * c.coping_rate;
        p.social[r] = social;
        p.emotional[r] = emotional;
        p.weeks_lonely[r] = static_cast<std::uint16_t>(in_a_row);
        const auto open_bits = static_cast<std::int32_t>(open * kOpennessScale + 0.5f);
        const auto lonely_bits = static_cast<std::int32_t>(lonely * kLonelyScale + 0.5f);
        p.shadow[r] =
            (static_cast<std::uint32_t>(open_bits) << 16) | static_cast<std::uint32_t>(lonely_bits);
    }
}

}  // namespace

float social_provision(float companionship, float scale) {
    return 1.0f - sim::exp_negative(companionship / scale);
}

double coping_share(const LonelinessRules& rules, const Residents& residents, ResidentId r) {
    const double decades = std::max(0.0, (residents.age[r] - kMiddleAge * 52) / 520.0);
    return rules.coping_share * (1 + rules.coping_age * decades);
}

float openness(const LonelinessRules& rules, const Residents& residents, ResidentId r) {
    const Constants c(rules, true);
    const float chronic =
        std::min(1.0f, static_cast<float>(residents.weeks_lonely[r]) * c.chronic_inverse);
    return open_to_contact(
        c,
        residents.extraversion[r],
        static_cast<float>(residents.mobility_limited[r] & ~residents.carried[r]),
        residents.limited[r],
        0.5f * (residents.social[r] + residents.emotional[r]) * chronic,
        residents.hours_asked[r],
        free_hours(c, residents.work[r], with_children(residents.position[r])));
}

void feel(const LonelinessRules& rules,
          const WeeklyDraws& draws,
          bool mourning,
          Residents& residents) {
    const Constants constants(rules, mourning);
    sim::for_each_block(residents.rows(),
                        [&](std::uint32_t, std::uint32_t begin, std::uint32_t end) {
                            const auto at = [&](auto& column) { return column.data() + begin; };
                            const Rows rows{at(residents.alive),
                                            at(residents.limited),
                                            at(residents.mobility_limited),
                                            at(residents.anxious),
                                            at(residents.carried),
                                            at(residents.age),
                                            at(residents.marital),
                                            at(residents.work),
                                            at(residents.education),
                                            at(residents.position),
                                            at(residents.social_need),
                                            at(residents.emotional_need),
                                            at(residents.extraversion),
                                            at(residents.companionship),
                                            at(residents.attachment),
                                            at(residents.hours_asked),
                                            draws.social_mood.data() + begin,
                                            draws.emotional_mood.data() + begin,
                                            at(residents.social_mood),
                                            at(residents.emotional_mood),
                                            at(residents.grief),
                                            at(residents.coping),
                                            at(residents.social),
                                            at(residents.emotional),
                                            at(residents.weeks_lonely),
                                            at(residents.shadow)};
                            feel_rows(constants, rows, end - begin);
                        });
}

void draw_traits(const LonelinessRules& rules,
                 std::uint64_t seed,
                 const Households& households,
                 Residents& residents,
                 ResidentId r) {
    sim::Rng rng(sim::Chance{seed, 0}, number(Stream::residents_traits), residents.uid(r));
    const double outlook = rng.normal();
    const double own = rng.normal();
    const double extraversion = rng.normal();
    sim::Rng birth(sim::Chance{seed, 0}, number(Stream::residents_birthplace), residents.uid(r));
    const auto risk = lasting_risk(rules.risks, households, residents, r, birth.uniform());
    const double shared = rules.need_shared;
    residents.social_need[r] =
        static_cast<float>(rules.social_need_mean + rules.need_spread * outlook + risk.social);
    residents.emotional_need[r] = static_cast<float>(
        rules.emotional_need_mean + risk.emotional +
        rules.need_spread * (shared * outlook + std::sqrt(1 - shared * shared) * own));
    residents.extraversion[r] = static_cast<float>(extraversion);
    const double mood = rng.normal();
    const double mood_own = rng.normal();
    residents.social_mood[r] = static_cast<float>(rules.mood_spread * mood);
    residents.emotional_mood[r] = static_cast<float>(
        rules.mood_spread * (rules.mood_shared * mood +
                             std::sqrt(1 - rules.mood_shared * rules.mood_shared) * mood_own));
    residents.grief[r] = 0;
    if (!parted(residents.marital[r], residents.position[r])) return;
    const bool widowed = residents.marital[r] == Marital::widowed;
    const double weeks = -std::log(1 - rng.uniform()) * rules.risks.parted_years * 52;
    residents.grief[r] =
        static_cast<float>((widowed ? rules.risks.grief : rules.risks.split_grief) *
                           std::exp2(-weeks / rules.grief_half_life));
}

}  // namespace models::residents
