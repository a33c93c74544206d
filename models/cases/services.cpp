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

/// Hours that are paid this week, whether there is something to do or not.
void pay_hours(const sim::Step& step, interventions::Programme& p) {
    auto& service = p.service;
    service.hours.given = 0;
    service.hours.a_week = 0;
    if (!p.runs(step.week)) return;
    service.hours.a_week = p.terms.sessions_per_week * p.terms.professional_hours_per_session;
    service.books.hours_paid += service.hours.a_week;
}

}  // namespace

void serve(const sim::Step& step,
           std::vector<interventions::Programme>& programmes,
           std::vector<professionals::Post>& posts,
           std::vector<collaboration::Network>& networks) {
    for (auto& p : programmes) {
        if (p.terms.mechanism != interventions::Mechanism::service) continue;
        pay_hours(step, p);
        if (!p.runs(step.week)) continue;
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
