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

double full_hours(const interventions::Programme& p) {
    return p.terms.sessions_per_week * p.terms.professional_hours_per_session;
}

/// Who leaves her post in a service, and who finds one there.
void change_hands(const professionals::ProfessionalRules& rules,
                  const sim::Step& step,
                  interventions::Programme& p) {
    auto& service = p.service;
    const auto posts =
        static_cast<std::uint32_t>(std::max(1.0, std::round(full_hours(p) / rules.service_hours)));
    const double leaves = -std::expm1(-rules.turnover / 52);
    const double filled = rules.vacancy_weeks > 0 ? -std::expm1(-1 / rules.vacancy_weeks) : 1;
    std::uint32_t vacant = 0;
    for (std::uint32_t post = 0; post < posts; ++post) {
        auto rng = step.rng(number(Stream::cases_services), p.number, 0x10 + post);
        const double change = rng.uniform();
        if (post < service.vacant) {
            vacant += change < filled ? 0 : 1;
        } else if (change < leaves) {
            ++vacant;
            ++service.books.left;
            for (std::size_t k = post; k < service.clients.size(); k += posts)
                service.clients[k].talks = 0;
        }
    }
    service.vacant = vacant;
    service.staffed = 1 - static_cast<double>(vacant) / posts;
}

/// Hours that are paid this week, whether there is something to do or not.
void pay_hours(const professionals::ProfessionalRules& rules,
               const sim::Step& step,
               interventions::Programme& p) {
    auto& service = p.service;
    service.hours.given = 0;
    service.hours.a_week = 0;
    if (!p.runs(step.week)) return;
    if (full_hours(p) > 0) change_hands(rules, step, p);
    service.hours.a_week = service.staffed * full_hours(p);
    service.books.hours_paid += service.hours.a_week;
}

}  // namespace

void serve(const professionals::ProfessionalRules& rules,
           const sim::Step& step,
           std::vector<interventions::Programme>& programmes,
           std::vector<professionals::Post>& posts,
           std::vector<collaboration::Network>& networks) {
    for (auto& p : programmes) {
        if (p.terms.mechanism != interventions::Mechanism::service) continue;
        pay_hours(rules, step, p);
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
