#pragma once

#include <array>
#include <cstdint>

#include "sim/fields.h"
#include "sim/step.h"

#include "models/residents/residents.h"

namespace models::residents {

/// The De Jong Gierveld scale as a graded response on E and S: 6 emotional and 5 social items.
struct MeasurementRules {
    double emotional_easy = 0.195;  // E at which half affirm the easiest emotional item
    double emotional_hard = 0.56;   // E for the hardest
    double social_easy = 0.0752;    // the same for S
    double social_hard = 0.481;
    double emotional_bend = 1.53;  // over 1: more items are easy
    double social_bend = 1.88;
    double person_noise =
        0.0751;  // standard deviation of a person's lasting answering style, an item
    double occasion_noise = 0.106;  // of the day's answer, an item
    double taboo_in_surveys = 0.2;  // share of people ashamed, where the thresholds were fitted
    double shame = 0.15;            // how much less somebody ashamed admits, on the latent scale
};

template <class Fields, class Rules>
void describe_measurement(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("residents.measurement", [&] {
        fields.number(rules.emotional_easy,
                      {"emotional_easy",
                       "1",
                       -1,
                       2,
                       0.05,
                       0.4,
                       Grade::d,
                       "assumption",
                       "emotional loneliness at which half affirm the easiest emotional item"});
        fields.number(rules.emotional_hard,
                      {"emotional_hard",
                       "1",
                       -1,
                       2,
                       0.3,
                       1,
                       Grade::d,
                       "assumption",
                       "emotional loneliness at which half affirm the hardest emotional item"});
        fields.number(rules.social_easy,
                      {"social_easy",
                       "1",
                       -1,
                       2,
                       0.05,
                       0.4,
                       Grade::d,
                       "assumption",
                       "social loneliness at which half affirm the easiest social item"});
        fields.number(rules.social_hard,
                      {"social_hard",
                       "1",
                       -1,
                       2,
                       0.3,
                       1,
                       Grade::d,
                       "assumption",
                       "social loneliness at which half affirm the hardest social item"});
        fields.number(rules.emotional_bend,
                      {"emotional_bend",
                       "1",
                       0.1,
                       10,
                       0.5,
                       2,
                       Grade::d,
                       "assumption",
                       "thresholds of emotional items lie at (k/5) to this power between easiest "
                       "and hardest"});
        fields.number(
            rules.social_bend,
            {"social_bend",
             "1",
             0.1,
             10,
             0.5,
             2,
             Grade::d,
             "assumption",
             "thresholds of social items lie at (k/4) to this power between easiest and hardest"});
        fields.number(rules.person_noise,
                      {"person_noise",
                       "1",
                       0,
                       1,
                       0.05,
                       0.25,
                       Grade::b,
                       "scale-reliability",
                       "standard deviation of a person's lasting answering style for an item"});
        fields.number(rules.occasion_noise,
                      {"occasion_noise",
                       "1",
                       0,
                       1,
                       0.05,
                       0.25,
                       Grade::b,
                       "scale-reliability",
                       "standard deviation of the day's answer to an item"});
        fields.number(rules.taboo_in_surveys,
                      {"taboo_in_surveys",
                       "share",
                       0,
                       1,
                       0,
                       0.5,
                       Grade::d,
                       "assumption",
                       "taboo in the surveys that the thresholds were fitted to; a stronger one "
                       "makes more people hide"});
        fields.number(rules.shame,
                      {"shame",
                       "1",
                       0,
                       1,
                       0,
                       0.4,
                       Grade::c,
                       "local-approaches-2013",
                       "how much less of their loneliness people admit who are ashamed of it, on "
                       "its scale"});
    });
}

inline constexpr int kEmotionalItems = 6;
inline constexpr int kSocialItems = 5;

/// The items of the six-item form, as bits of Scores::answers: three emotional and three social.
inline constexpr unsigned kEmotionalOfSix = 0x02A;
inline constexpr unsigned kSocialOfSix = 0x700;

/// Answers of one person on one day.
struct Scores {
    std::uint8_t emotional = 0;  // 0..6
    std::uint8_t social = 0;     // 0..5
    std::uint8_t six_items = 0;  // 0..6: three emotional and three social items
    std::uint16_t answers = 0;   // a bit for each item affirmed: emotional 0..5, social 6..10

    std::uint8_t eleven_items() const { return static_cast<std::uint8_t>(emotional + social); }
    // Cut-offs of the scale: docs/evidence.md#scale-cut-offs.
    bool lonely() const { return eleven_items() >= 3; }
    bool strongly_lonely() const { return eleven_items() >= 9; }
    bool emotionally_lonely() const { return emotional >= 2; }
    bool socially_lonely() const { return social >= 2; }
    bool lonely_by_six() const { return six_items >= 2; }
    bool strongly_lonely_by_six() const { return six_items >= 5; }
};

/// Whether this person is ashamed of being lonely where `taboo` of all people are: a lasting trait.
bool ashamed(std::uint64_t seed, std::uint32_t uid, double taboo);

/// Thresholds of the items on the latent scale, from easy to hard: evenly when the bend is 1. The
/// six-item form takes the second, fourth and hardest emotional item (missing people, emptiness,
/// feeling rejected) and the three hardest social ones; which they are is an assumption.
class Questionnaire {
  public:
    explicit Questionnaire(const MeasurementRules& rules);

    /// What the occupant of `r` answers in this step. Draws by her uid (style) and by slot and step
    /// (day), so that two arms differ only where E or S differ.
    Scores ask(const Residents& residents, const sim::Step& step, ResidentId r) const;

    /// Where taboo is stronger than in the surveys of the fit, more people admit less.
    void set_taboo(double taboo) { taboo_ = taboo; }

  private:
    std::array<float, kEmotionalItems> emotional_{};
    std::array<float, kSocialItems> social_{};
    std::array<float, 256> person_{};    // quantiles of the lasting style
    std::array<float, 256> occasion_{};  // quantiles of the day's noise
    double taboo_in_surveys_ = 0;
    double taboo_ = 0;
    float shame_ = 0;

    bool hides(const Residents& residents, const sim::Step& step, ResidentId r) const;
};

}  // namespace models::residents
