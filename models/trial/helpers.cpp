#include "models/trial/helpers.h"

#include <algorithm>
#include <cmath>

#include "sim/rng.h"

#include "models/interventions/recruitment.h"
#include "models/streams.h"
#include "models/volunteers/recruitment.h"

namespace models::trial {

namespace {

constexpr double kHours = 40;     // a week, of each
constexpr double kReserve = 1.5;  // some stop within a year
constexpr std::uint32_t kHelps = 1;

/// How many hands the programme can use at most at once.
double hands(const interventions::Programme& programme) {
    if (programme.companion()) return programme.places;
    return std::ceil(interventions::hours_wanted(programme));  // an hour at least from each
}

}  // namespace

volunteers::Stock helpers_for(const TrialPlan& plan,
                              const interventions::Programme& programme,
                              const World& world,
                              std::uint64_t seed) {
    const Residents& residents = world.residents;
    volunteers::Stock stock;
    if (interventions::hours_of_client(programme) <= 0) return stock;
    stock.open = true;
    std::vector<volunteers::Volunteer> able;
    for (std::uint32_t row = 0; row < residents.rows(); ++row) {
        const ResidentId r{row};
        if (programme.involved[row] != 0 || world.ties.full(r)) continue;
        if (!volunteers::can_volunteer(plan.rules.volunteers, residents, r)) continue;
        volunteers::Volunteer one;
        one.person = {row, residents.uid(r)};
        one.hours.a_week = kHours;
        one.training = 1;
        one.appreciation = plan.rules.volunteers.everyday_appreciation;
        one.weeks = 52;
        one.keenness = sim::Rng({seed, 0}, number(Stream::trial), one.person.uid, kHelps).uniform();
        able.push_back(one);
    }
    std::sort(able.begin(), able.end(), [](const auto& a, const auto& b) {
        return a.keenness != b.keenness ? a.keenness < b.keenness : a.person.uid < b.person.uid;
    });
    const auto wanted = static_cast<std::size_t>(std::ceil(kReserve * hands(programme))) + 5;
    if (able.size() > wanted) able.resize(wanted);
    for (const auto& one : able)
        volunteers::add(stock, one);
    return stock;
}

}  // namespace models::trial
