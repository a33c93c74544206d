#include "models/trial/published.h"

namespace models::trial {

namespace {

// The treatment of the catalogue works on thoughts about oneself and others: what one review calls
// social cognitive training and another a psychological intervention.
constexpr PublishedEffect kEffects[] = {
    {"effect_generic_activity", "activity-programme"},
    {"effect_befriending", "befriending"},
    {"effect_social_support_group", "network-course"},
    {"effect_social_cognitive_training", "psychological-treatment"},
    {"effect_psychological_treatment", "psychological-treatment"},
};

}  // namespace

std::span<const PublishedEffect> published_effects() {
    return kEffects;
}

std::string_view tried_for(std::string_view target) {
    for (const auto& one : kEffects)
        if (one.target == target) return one.intervention;
    return {};
}

}  // namespace models::trial
