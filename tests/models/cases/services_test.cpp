#include "models/cases/services.h"

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace models::cases {
namespace {

constexpr sim::Step kWeek{.number = 40, .week = 20, .seed = 9};

interventions::Programme service(double training, double publicity) {
    auto p = support::busy_programme(interventions::Mechanism::group);
    p.terms.mechanism = interventions::Mechanism::service;
    p.terms.training_per_week = training;
    p.terms.publicity_per_week = publicity;
    return p;
}

/// A week of one service.
void serve_one(const sim::Step& step,
               interventions::Programme programme,
               std::vector<professionals::Post>& posts,
               std::vector<collaboration::Network>& networks,
               double turnover = 0) {
    std::vector<interventions::Programme> programmes{std::move(programme)};
    professionals::ProfessionalRules rules;
    rules.turnover = turnover;
    serve(rules, step, programmes, posts, networks);
}

std::vector<professionals::Post> posts_of(std::vector<double> training) {
    std::vector<professionals::Post> posts;
    for (const double t : training) {
        professionals::Post post;
        post.training = t;
        posts.push_back(post);
    }
    return posts;
}

TEST(Services, TrainWhoeverKnowsLeast) {
    auto posts = posts_of({0.5, 0.1, 0.9, 0});
    std::vector<collaboration::Network> none;
    serve_one(kWeek, service(2, 0), posts, none);
    EXPECT_EQ(posts[0].training, 0.5);
    EXPECT_EQ(posts[1].training, 1);
    EXPECT_EQ(posts[2].training, 0.9);
    EXPECT_EQ(posts[3].training, 1);
}

TEST(Services, TakeAFractionOfAPersonAsAChance) {
    std::vector<collaboration::Network> none;
    int trained = 0;
    for (std::uint32_t week = 0; week < 4000; ++week) {
        auto posts = posts_of({0});
        serve_one({week, 20, 9}, service(0.25, 0), posts, none);
        trained += posts[0].training == 1;
    }
    EXPECT_NEAR(trained, 1000, 4 * std::sqrt(4000 * 0.25 * 0.75));
}

// A post is held or not: a chain of two states, whose share of time with a holder is known.
TEST(Services, StandWithoutAWorkerAsLongAsItTakesToFindOne) {
    professionals::ProfessionalRules rules;
    rules.turnover = 2;
    rules.vacancy_weeks = 10;
    std::vector<interventions::Programme> programmes{service(0, 0)};
    auto& p = programmes[0];
    p.terms.sessions_per_week = 4;
    p.terms.professional_hours_per_session = 2 * rules.service_hours / 4;  // two workers
    p.service.clients = {{1, 3}, {2, 3}, {3, 3}};
    std::vector<professionals::Post> posts;
    std::vector<collaboration::Network> networks;
    constexpr std::uint32_t kWeeks = 40'000;
    p.stop_week = kWeeks + 100;
    double staffed = 0;
    for (std::uint32_t week = 50; week < 50 + kWeeks; ++week) {
        serve(rules, {week, static_cast<std::int32_t>(week), 9}, programmes, posts, networks);
        staffed += p.service.staffed;
        EXPECT_NEAR(p.service.hours.a_week, 2 * rules.service_hours * p.service.staffed, 1e-9);
    }
    const double leaves = -std::expm1(-rules.turnover / 52), filled = -std::expm1(-0.1);
    const double held = filled / (filled + leaves);
    // Weeks hang together over about 1 / (leaves + filled) of them.
    const double error = std::sqrt(held * (1 - held) * 2 / (leaves + filled) / (2.0 * kWeeks));
    EXPECT_NEAR(staffed / kWeeks, held, 4 * error);
    for (const auto& client : p.service.clients)
        EXPECT_EQ(client.talks, 0u);  // what was told to her is gone with her
}

TEST(Services, LetLivingNetworksBeKnown) {
    std::vector<collaboration::Network> networks(2);
    networks[0].alive = true;
    networks[0].publicity = 0.2;
    std::vector<professionals::Post> posts;
    serve_one(kWeek, service(0, 0.1), posts, networks);
    EXPECT_NEAR(networks[0].publicity, 0.28, 1e-12);
    EXPECT_EQ(networks[1].publicity, 0);
}

TEST(Services, DoNothingBeforeTheyRunOrWithoutADose) {
    auto posts = posts_of({0});
    std::vector<collaboration::Network> networks(1);
    networks[0].alive = true;
    serve_one({10, 5, 9}, service(3, 0.5), posts, networks);  // from week 10
    serve_one(kWeek, service(0, 0), posts, networks);
    EXPECT_EQ(posts[0].training, 0);
    EXPECT_EQ(networks[0].publicity, 0);
}

}  // namespace
}  // namespace models::cases
