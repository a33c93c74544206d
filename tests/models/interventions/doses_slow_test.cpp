// More of something never lowers reach in the mean: paired replicates, two standard errors.
// Reach is people met, recognised, signalled, referred, started, helped. Where more lowers a step
// on purpose, the reason stands here and in docs/interventions.md.

#include <cmath>
#include <cstdio>
#include <functional>

#include <gtest/gtest.h>

#include "tests/support/approach.h"

namespace models::interventions {
namespace {

using support::Approach;

constexpr std::uint64_t kReplicates = 8;

double recognised(const World& w) {
    return w.casebook.funnel.recognised;
}
double signalled(const World& w) {
    return w.casebook.funnel.signalled;
}
double referred(const World& w) {
    return w.casebook.funnel.referred_warm + w.casebook.funnel.referred_cold;
}
double begun(const World& w) {
    return w.casebook.funnel.started;
}
double helped(const World& w) {
    return w.casebook.funnel.helped;
}
double started(const World& w) {
    double sum = 0;
    for (const Programme& p : w.programmes)
        sum += p.tally.started;
    return sum;
}

/// Cases that were sent to something that works on what keeps her lonely.
double fitting(const World& w) {
    double count = 0;
    for (const auto& one : w.casebook.cases)
        count += one.programme != cases::kNone &&
                 w.programmes[one.programme].terms.fits(one.true_causes);
    return count;
}
double taken_up(const World& w) {
    return w.casebook.funnel.opened;
}

struct Dose {
    std::string name;
    std::vector<double> levels;
    std::function<void(Approach&, double)> give;
    std::vector<std::pair<std::string, double (*)(const World&)>> reach;
};

/// A wijk with something to offer.
Approach wijk() {
    const auto catalogue = support::shipped_catalogue();
    Approach out;
    for (const char* const name :
         {"befriending", "activity-programme", "network-course", "psychological-treatment"})
        out.programmes.push_back(support::shipped_programme(catalogue, name));
    return out;
}

Approach with_network() {
    Approach out = wijk();
    out.network = collaboration::NetworkTerms{};
    out.network->start_week = 4;
    return out;
}

void add_service(Approach& to,
                 const std::string& name,
                 const std::function<void(Intervention&)>& f) {
    auto p = support::shipped_programme(support::shipped_catalogue(), name);
    f(p.terms);
    to.programmes.push_back(std::move(p));
}

/// Lives all levels with the same seeds; every step up may lower no reach by more than chance.
void expect_no_less(const Approach& base, const Dose& dose) {
    std::vector<std::vector<std::vector<double>>> found;  // [level][reach][replicate]
    for (const double level : dose.levels) {
        Approach approach = base;
        dose.give(approach, level);
        found.emplace_back(dose.reach.size());
        for (std::uint64_t seed = 1; seed <= kReplicates; ++seed) {
            const World lived = approach.live(seed);
            for (std::size_t k = 0; k < dose.reach.size(); ++k)
                found.back()[k].push_back(dose.reach[k].second(lived));
        }
    }
    for (std::size_t k = 0; k < dose.reach.size(); ++k) {
        std::printf("%-34s %-12s", dose.name.c_str(), dose.reach[k].first.c_str());
        for (std::size_t level = 0; level < dose.levels.size(); ++level) {
            double mean = 0, change = 0, squares = 0;
            for (std::size_t s = 0; s < kReplicates; ++s) {
                mean += found[level][k][s] / kReplicates;
                if (level == 0) continue;
                const double more = found[level][k][s] - found[level - 1][k][s];
                change += more / kReplicates;
                squares += more * more / kReplicates;
            }
            std::printf("  %g: %.1f", dose.levels[level], mean);
            const double error =
                std::sqrt(std::max(0.0, squares - change * change) / (kReplicates - 1));
            if (level == 0) continue;
            EXPECT_GE(change, -2 * error - 1e-9)
                << dose.name << ", " << dose.reach[k].first << " at " << dose.levels[level];
        }
        std::printf("\n");
    }
}

TEST(Doses, PlacesVolunteersAndTheirHours) {
    expect_no_less(wijk(),
                   {"times the places",
                    {0, 0.5, 1, 2},
                    [](Approach& a, double x) {
                        for (Programme& p : a.programmes)
                            p.terms.capacity_per_1000 *= x;
                    },
                    {{"started", started},
                     {"recognised", recognised},
                     {"referred", referred},
                     {"case started", begun}}});
    expect_no_less(wijk(),
                   {"volunteers open to new work",
                    {0, 0.1, 0.2, 0.4},
                    [](Approach& a, double x) { a.rules.volunteers.open_share = x; },
                    {{"started", started}, {"recognised", recognised}, {"signalled", signalled}}});
    expect_no_less(wijk(),
                   {"hours of a volunteer",
                    {1, 2.5, 4.5, 9},
                    [](Approach& a, double x) { a.rules.volunteers.hours_mean = x; },
                    {{"started", started}}});
}

TEST(Doses, HoursOfProfessionals) {
    expect_no_less(wijk(),
                   {"times the hours of posts",
                    {0, 0.5, 1, 2},
                    [](Approach& a, double x) {
                        for (auto& one : a.rules.professionals.disciplines)
                            one.hours *= x;
                    },
                    {{"referred", referred}, {"case started", begun}}});
}

TEST(Doses, TrainingOfSpotters) {
    expect_no_less(
        with_network(),
        {"people trained a week",
         {0, 0.5, 2.5},
         [](Approach& a, double x) {
             add_service(a, "spotter-training", [&](Intervention& t) { t.training_per_week = x; });
         },
         {{"recognised", recognised}, {"signalled", signalled}, {"fitting", fitting}}});
}

TEST(Doses, Publicity) {
    expect_no_less(with_network(),
                   {"publicity a week",
                    {0, 0.01, 0.1},
                    [](Approach& a, double x) {
                        add_service(
                            a, "publicity", [&](Intervention& t) { t.publicity_per_week = x; });
                    },
                    {{"signalled", signalled}}});
}

TEST(Doses, HoursOfACoordinator) {
    expect_no_less(with_network(),
                   {"hours of the coordinator",
                    {0, 4, 12},
                    [](Approach& a, double x) { a.network->coordinator_hours = x; },
                    {{"signalled", signalled}, {"taken up", taken_up}, {"fitting", fitting}}});
}

TEST(Doses, Services) {
    const auto times_hours = [](const char* name) {
        return [name](Approach& a, double x) {
            add_service(a, name, [&](Intervention& t) { t.sessions_per_week = x; });
        };
    };
    // Something for every cause: with little to offer a broad view refers fewer, since what does
    // not fit is not offered any more.
    Approach all = wijk();
    for (const char* const name :
         {"practical-help", "debt-help", "role-restoration", "grief-support"})
        all.programmes.push_back(support::shipped_programme(support::shipped_catalogue(), name));
    expect_no_less(all,
                   {"link worker, times 19 hours",
                    {0, 0.5, 1, 2},
                    times_hours("social-prescribing"),
                    {{"signalled", signalled},
                     {"taken up", taken_up},
                     {"fitting", fitting},
                     {"case started", begun}}});
    expect_no_less(wijk(),
                   {"team, times 72 hours",
                    {0, 0.5, 1},
                    times_hours("social-wijkteam"),
                    {{"recognised", recognised}, {"referred", referred}, {"case started", begun}}});
    expect_no_less(wijk(),
                   {"questionnaires, share a week",
                    {0, 0.005, 0.02},
                    [](Approach& a, double x) {
                        add_service(a, "questionnaire-screening", [&](Intervention& t) {
                            t.sought_per_week = x;
                            t.sessions_per_week = 5;
                        });
                    },
                    {{"recognised", recognised}, {"signalled", signalled}}});
    Approach doubles = wijk();
    doubles.rules.handling.warm_odds = 2;
    expect_no_less(doubles,
                   {"going along, times 4 hours",
                    {0, 1, 4},
                    times_hours("warm-referral"),
                    {{"referred", referred}, {"case started", begun}, {"helped", helped}}});
}

}  // namespace
}  // namespace models::interventions
