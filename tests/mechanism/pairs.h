#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "models/residents/loneliness.h"
#include "models/ties/contact.h"
#include "tests/mechanism/statistics.h"
#include "tests/support/small_world.h"

namespace tests {

inline constexpr int kMostContacts = 7;  // days of a week

/// Chance of n days with contact at `mean`: Poisson, and whatever is above seven counts as seven.
inline double chance_of_contacts(int n, double mean) {
    double term = std::exp(-mean), below = 0;
    for (int k = 0; k < n; ++k) {
        below += term;
        term *= mean / (k + 1);
    }
    return n < kMostContacts ? term : 1 - below;
}

/// One tie between two people whose openness and loneliness stay as they are.
struct TieCase {
    models::ties::KindRules kind{};
    double open_product = 1;  // of both ends
    double quality = 1;       // of a contact: 1 - drain * mean loneliness of both ends
    double dissolve = 0;
    double leaves_from = 2;  // strength from which it is no tie of this kind any more

    double contacts(double s) const { return kind.contact_rate * s * open_product; }
    /// Strength after a week with n contacts; docs/model.md, ties.contact.
    double after(double s, int n) const {
        const double faded = s * std::exp2(-1 / kind.half_life);
        return faded + std::min(1.0, n * kind.gain * quality) * (1 - faded);
    }
    /// Expected strength after a week: `after` averaged over the contacts.
    double mean_after(double s) const {
        double mean = 0;
        for (int n = 0; n <= kMostContacts; ++n)
            mean += chance_of_contacts(n, contacts(s)) * after(s, n);
        return mean;
    }
    /// rate x openness^2 x gain x q x half-life / ln 2: contact outweighs fading above 1.
    double ratio() const {
        return contacts(1) * kind.gain * quality * kind.half_life / std::log(2.0);
    }
};

/// The distribution of the strength of one tie, week by week: the whole Markov chain on a grid. A
/// strength between two points is shared so that its mean stays.
class StrengthChain {
  public:
    StrengthChain(const TieCase& tie, int cells) : tie_(tie), mass_(cells + 1), next_(cells + 1) {
        const double stays = std::exp(-tie.kind.end_rate / 52);
        for (int i = 0; i <= cells; ++i) {
            const double s = static_cast<double>(i) / cells;
            for (int n = 0; n <= kMostContacts; ++n) {
                const double to = tie.after(s, n);
                const bool lasts = to >= tie.dissolve && to < tie.leaves_from;
                moves_.push_back(
                    {to * cells, lasts ? stays * chance_of_contacts(n, tie.contacts(s)) : 0});
            }
        }
    }
    /// All ties start between two strengths, evenly.
    void start(double low, double high) {
        const auto cells = static_cast<double>(mass_.size() - 1);
        constexpr int kDraws = 20'000;
        for (int k = 0; k < kDraws; ++k)
            put(mass_, (low + (high - low) * (k + 0.5) / kDraws) * cells, 1.0 / kDraws);
    }
    void live(int weeks) {
        for (int week = 0; week < weeks; ++week) {
            next_.assign(next_.size(), 0.0);
            for (std::size_t i = 0; i < mass_.size(); ++i) {
                if (mass_[i] < 1e-14) continue;
                for (std::size_t n = 0; n <= kMostContacts; ++n) {
                    const Move& move = moves_[i * (kMostContacts + 1) + n];
                    put(next_, move.to, move.chance * mass_[i]);
                }
            }
            mass_.swap(next_);
        }
    }
    double alive() const {
        double sum = 0;
        for (const double m : mass_)
            sum += m;
        return sum;
    }
    /// Sum of strength over all ties that started, those that ended counting as 0.
    double strength() const {
        double sum = 0;
        for (std::size_t i = 0; i < mass_.size(); ++i)
            sum += mass_[i] * static_cast<double>(i) / static_cast<double>(mass_.size() - 1);
        return sum;
    }

  private:
    struct Move {
        double to, chance;
    };
    static void put(std::vector<double>& mass, double at, double weight) {
        const auto below = std::min(static_cast<std::size_t>(at), mass.size() - 2);
        const double share = at - static_cast<double>(below);
        mass[below] += weight * (1 - share);
        mass[below + 1] += weight * share;
    }

    TieCase tie_;
    std::vector<double> mass_, next_;
    std::vector<Move> moves_;  // by grid point and number of contacts
};

/// Many pairs of people with one tie each; no pair knows another. Everybody is 50, alone, healthy
/// and without work, so that no risk but her needs bears on her.
inline models::World pairs_of(std::uint32_t pairs, models::ties::Kind kind, float strength) {
    using namespace models;
    World world = support::adults_alone(2 * pairs, 4);
    for (std::uint32_t k = 0; k < pairs; ++k)
        world.ties.connect(ResidentId{2 * k}, ResidentId{2 * k + 1}, kind, strength);
    for (std::uint32_t row = 0; row < 2 * pairs; ++row) {
        world.residents.age[ResidentId{row}] = residents::kMiddleAge * 52;
        world.residents.work[ResidentId{row}] = Work::not_working;
    }
    return world;
}

inline void set_openness(models::World& world, double open, double lonely = 0) {
    for (auto& shadow : world.residents.shadow.span())
        shadow = models::make_shadow(static_cast<float>(open), static_cast<float>(lonely));
}

/// Weeks of contact alone: openness and loneliness stay.
inline void live_contact(const models::ties::ContactRules& rules,
                         models::World& world,
                         std::uint32_t first_step,
                         int weeks,
                         std::uint64_t seed = 5) {
    models::ties::ContactScratch scratch;
    for (int week = 0; week < weeks; ++week)
        models::ties::meet(rules,
                           {.number = first_step + week, .week = 1, .seed = seed},
                           world.residents,
                           world.ties,
                           scratch);
}

/// Weeks of contact and feelings; no life events, no new ties.
inline void live_pairs(const models::ties::ContactRules& contact,
                       const models::residents::LonelinessRules& loneliness,
                       models::World& world,
                       std::uint32_t first_step,
                       int weeks,
                       std::uint64_t seed = 5) {
    models::ties::ContactScratch scratch;
    models::residents::WeeklyDraws draws;
    for (int week = 0; week < weeks; ++week) {
        const sim::Step step{first_step + week, 1, seed};
        draws.make(step, world.residents.rows());
        models::ties::meet(contact, step, world.residents, world.ties, scratch);
        models::residents::feel(loneliness, draws, true, world.residents);
    }
}

/// Strength of the tie of each pair; 0 where it ended.
inline Mean strengths(const models::World& world) {
    Mean out;
    for (std::uint32_t row = 0; row < world.residents.rows(); row += 2) {
        const models::ResidentId r{row};
        const bool left = world.ties.count[r] > 0;
        out.add(left ? models::ties::from_strength(world.ties.strength[world.ties.begin[r]]) : 0);
    }
    return out;
}

/// Whether each pair still has its tie.
inline Mean survivors(const models::World& world) {
    Mean out;
    for (std::uint32_t row = 0; row < world.residents.rows(); row += 2)
        out.add(world.ties.count[models::ResidentId{row}] > 0);
    return out;
}

}  // namespace tests
