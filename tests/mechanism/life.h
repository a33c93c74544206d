#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "models/pipeline.h"
#include "models/settlement.h"
#include "models/simulation.h"
#include "tests/mechanism/statistics.h"
#include "tests/support/small_world.h"

namespace tests {

/// A neighbourhood whose weeks go by as in a run, and into whose world a test may reach.
class Life {
  public:
    /// `rules` must outlive it; `lived` weeks are behind the settlement.
    Life(const models::Rules& rules, models::Settlement settled, std::uint64_t seed, int lived)
        : settled_(std::move(settled)),
          pipeline_(models::make_pipeline(rules, settled_.background, scratch_)),
          step_{static_cast<std::uint32_t>(lived), 0, seed} {}
    Life(const Life&) = delete;
    Life& operator=(const Life&) = delete;

    void live(int weeks) {
        for (int week = 0; week < weeks; ++week) {
            ++step_.number, ++step_.week;
            sim::advance(settled_.world, pipeline_, step_, seconds_);
        }
    }
    models::World& world() { return settled_.world; }
    const models::demography::Background& background() const { return settled_.background; }
    const sim::Step& step() const { return step_; }

  private:
    models::Settlement settled_;
    models::Scratch scratch_;
    sim::Pipeline<models::World> pipeline_;
    std::vector<double> seconds_;
    sim::Step step_;
};

inline constexpr int kSettlingWeeks = 104;

/// A toy neighbourhood after its burn-in where nobody ages, dies or moves: only ties, health and
/// feelings go on.
inline models::Settlement still_settlement(const models::Rules& rules,
                                           std::uint32_t people,
                                           std::uint64_t seed) {
    auto settled = models::settle(support::toy_population(people, seed), {}, rules, seed, true);
    models::burn_in(rules, settled, seed, kSettlingWeeks);
    return settled;
}

inline double loneliness(const models::Residents& residents, models::ResidentId r) {
    return 0.5 * (residents.social[r] + residents.emotional[r]);
}

/// Calls `visit(place)` for each place in Ties that holds a tie of `r`.
template <class Visit>
void for_each_tie(const models::ties::Ties& ties, models::ResidentId r, Visit&& visit) {
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k)
        visit(static_cast<std::size_t>(k));
}

/// Days with contact this week, over all ties of `r` outside her own household.
inline double contacts_of(const models::World& world, models::ResidentId r) {
    double days = 0;
    for_each_tie(world.ties, r, [&](std::size_t k) {
        const std::uint32_t other = world.ties.other[k];
        const auto& household = world.residents.household;
        if (!models::ties::is_outside(other) &&
            household[models::ResidentId{other}] == household[r])
            return;
        days += world.ties.contacts[k];
    });
    return days;
}

}  // namespace tests
