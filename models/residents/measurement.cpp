#include "models/residents/measurement.h"

#include <cmath>

#include <boost/math/distributions/normal.hpp>

#include "models/streams.h"

namespace models::residents {

namespace {

std::array<std::uint8_t, 16> sixteen_bytes(sim::Rng rng) {
    std::array<std::uint8_t, 16> out{};
    for (std::size_t word = 0; word < 4; ++word) {
        const std::uint32_t bits = rng.bits();
        for (std::size_t b = 0; b < 4; ++b)
            out[4 * word + b] = static_cast<std::uint8_t>(bits >> (8 * b));
    }
    return out;
}

}  // namespace

bool ashamed(std::uint64_t seed, std::uint32_t uid, double taboo) {
    constexpr std::uint32_t kShame = 0x5A;  // beside the style, whose key has none
    return sim::Rng({seed, 0xFFFF'FFFFu}, number(Stream::residents_measurement), uid, kShame)
        .chance(taboo);
}

Questionnaire::Questionnaire(const MeasurementRules& rules)
    : taboo_in_surveys_(rules.taboo_in_surveys),
      taboo_(rules.taboo_in_surveys),
      shame_(static_cast<float>(rules.shame)) {
    const auto spread = [](auto& thresholds, double easy, double hard, double bend) {
        const auto last = static_cast<double>(thresholds.size() - 1);
        for (std::size_t k = 0; k < thresholds.size(); ++k)
            thresholds[k] = static_cast<float>(
                easy + (hard - easy) * std::pow(static_cast<double>(k) / last, bend));
    };
    spread(emotional_, rules.emotional_easy, rules.emotional_hard, rules.emotional_bend);
    spread(social_, rules.social_easy, rules.social_hard, rules.social_bend);
    const boost::math::normal standard;
    for (std::size_t k = 0; k < 256; ++k) {
        const double z = boost::math::quantile(standard, (static_cast<double>(k) + 0.5) / 256);
        person_[k] = static_cast<float>(rules.person_noise * z);
        occasion_[k] = static_cast<float>(rules.occasion_noise * z);
    }
}

bool Questionnaire::hides(const Residents& residents, const sim::Step& step, ResidentId r) const {
    return taboo_ > taboo_in_surveys_ && ashamed(step.seed, residents.uid(r), taboo_) &&
           !ashamed(step.seed, residents.uid(r), taboo_in_surveys_);
}

Scores Questionnaire::ask(const Residents& residents, const sim::Step& step, ResidentId r) const {
    const auto style = sixteen_bytes(sim::Rng(
        {step.seed, 0xFFFF'FFFFu}, number(Stream::residents_measurement), residents.uid(r)));
    const auto day = sixteen_bytes(step.rng(number(Stream::residents_measurement), r.row));
    Scores scores;
    const auto count = [&](const auto& thresholds, float felt, std::size_t first) {
        std::uint8_t yes = 0;
        for (std::size_t k = 0; k < thresholds.size(); ++k) {
            const float answer = felt + person_[style[first + k]] + occasion_[day[first + k]];
            if (answer <= thresholds[k]) continue;
            ++yes;
            scores.answers = static_cast<std::uint16_t>(scores.answers | 1u << (first + k));
            const auto of_six = ((kEmotionalOfSix | kSocialOfSix) >> (first + k)) & 1u;
            scores.six_items = static_cast<std::uint8_t>(scores.six_items + of_six);
        }
        return yes;
    };
    const float hidden = hides(residents, step, r) ? shame_ : 0;
    scores.emotional = count(emotional_, residents.emotional[r] - hidden, 0);
    scores.social = count(social_, residents.social[r] - hidden, kEmotionalItems);
    return scores;
}

}  // namespace models::residents
