#include "models/cases/services.h"

#include <algorithm>
#include <cmath>

#include "models/streams.h"

namespace models::cases {
namespace {

/// Trains whoever knows least; of those who know as little, the first.
void train(std::uint32_t people, std::vector<professionals::Post>& posts) {
    for (std::uint32_t k = 0; k < people; ++k) {
        const auto least = std::ranges::min_element(posts, {}, &professionals::Post::training);
        if (least == posts.end()) return;
        least->training = 1;
    }
}

}  // namespace

void serve(const sim::Step& step,
           const std::vector<interventions::Programme>& programmes,
           std::vector<professionals::Post>& posts,
           std::vector<collaboration::Network>& networks) {
    for (const auto& p : programmes) {
        if (p.terms.mechanism != interventions::Mechanism::service || !p.runs(step.week)) continue;
        const double whole = std::floor(p.terms.training_per_week);
        auto rng = step.rng(number(Stream::cases_services), p.number);
        const bool one_more = rng.chance(p.terms.training_per_week - whole);
        train(static_cast<std::uint32_t>(whole) + (one_more ? 1u : 0u), posts);
        for (auto& network : networks)
            if (network.alive)
                network.publicity += p.terms.publicity_per_week * (1 - network.publicity);
    }
}

}  // namespace models::cases
