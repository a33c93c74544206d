#include "models/professionals/posts.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "models/organisations/organisations.h"

namespace models::professionals {
namespace {

sim::Step in_week(std::uint32_t week, std::uint64_t seed = 9) {
    return {.number = week, .week = static_cast<std::int32_t>(week), .seed = seed};
}

TEST(Posts, AreAsManyAsTheRulesGiveAnArea) {
    const ProfessionalRules rules;
    const auto posts = make_posts(rules, 9, 100'000);

    std::array<double, kDisciplines> count{};
    for (const Post& post : posts)
        ++count[static_cast<std::size_t>(post.discipline)];
    for (std::size_t d = 0; d < kDisciplines; ++d)
        EXPECT_DOUBLE_EQ(count[d], 10 * rules.disciplines[d].posts_per_10000);
}

TEST(Posts, OfASmallAreaAreDrawnFromTheShare) {
    const ProfessionalRules rules;
    double gps = 0;
    for (std::uint64_t seed = 1; seed <= 2'000; ++seed)
        for (const Post& post : make_posts(rules, seed, 1'000))
            gps += post.discipline == Discipline::gp ? 1 : 0;

    EXPECT_NEAR(gps / 2'000, 0.5, 4 * 0.5 / std::sqrt(2'000));
}

// Each post is left with the hazard of the rules: a share 1 - exp(-0.21) of them in a year.
TEST(Posts, AreLeftAtTheRateOfTheRules) {
    const ProfessionalRules rules;
    auto posts = make_posts(rules, 9, 1'000'000);
    const double n = static_cast<double>(posts.size());
    std::set<std::uint32_t> holders;
    for (const Post& post : posts)
        holders.insert(post.holder());

    for (std::uint32_t week = 1; week <= 52; ++week)
        live(rules, in_week(week), posts);

    double left = 0;
    for (const Post& post : posts)
        left += holders.count(post.holder()) == 0 ? 1 : 0;
    const double expected = 1 - std::exp(-0.21);
    EXPECT_GT(n, 5'000);
    EXPECT_EQ(holders.size(), posts.size());
    EXPECT_NEAR(left / n, expected, 4 * std::sqrt(expected * (1 - expected) / n));
}

TEST(Posts, AreTakenOverBySomebodyElseWithNothingLearnt) {
    const ProfessionalRules rules;
    auto posts = make_posts(rules, 9, 10'000);
    Post& post = posts[0];
    learn(post, 0.5);
    post.training = 1;
    post.cases = 3;
    const Post before = post;

    succeed(rules, 9, post);

    EXPECT_NE(post.holder(), before.holder());
    EXPECT_NE(post.thinker, before.thinker);
    EXPECT_EQ(post.breadth, post.breadth_own);
    EXPECT_EQ(post.cases, 0);
    EXPECT_EQ(post.number, before.number);
}

TEST(Posts, GiveNoMoreThanTheirHours) {
    const ProfessionalRules rules;
    auto posts = make_posts(rules, 9, 10'000);
    Post& post = posts[0];
    double given = 0;
    for (int k = 0; k < 10; ++k)
        given += give(post, 0.3);
    EXPECT_DOUBLE_EQ(given, post.hours.a_week);
    EXPECT_DOUBLE_EQ(give(post, 1), 0);

    live(rules, in_week(1), posts);
    EXPECT_DOUBLE_EQ(give(post, 1), 1);
}

// What was learnt halves in breadth_weeks; what she came with stays.
TEST(Posts, ForgetWhatIsNotKeptUp) {
    ProfessionalRules rules;
    rules.turnover = 0;
    auto posts = make_posts(rules, 9, 10'000);
    learn(posts[0], 0.5);
    const double learnt = posts[0].breadth - posts[0].breadth_own;

    for (std::uint32_t week = 1; week <= 52; ++week)
        live(rules, in_week(week), posts);

    EXPECT_GT(learnt, 0.1);
    EXPECT_NEAR(posts[0].breadth - posts[0].breadth_own, learnt / 2, 1e-12);
}

TEST(Posts, OfOneDisciplineDoNotHangOnTheNumberOfAnother) {
    ProfessionalRules rules, more;
    more.disciplines[0].posts_per_10000 = 9;
    const auto posts = make_posts(rules, 9, 10'000);
    const auto others = make_posts(more, 9, 10'000);

    const Post& last = posts.back();
    const Post& same = others.back();
    EXPECT_EQ(others.size(), posts.size() + 4);
    EXPECT_EQ(last.number, same.number);
    EXPECT_EQ(last.breadth, same.breadth);
    EXPECT_EQ(last.thinker, same.thinker);
}

TEST(Organisations, ReleaseNobodyWhenTheirFundingEnds) {
    organisations::OrganisationRules rules;
    rules.funding_end_week = 30;
    auto all = organisations::found(rules);

    organisations::live(29, all);
    EXPECT_EQ(all[0].released_hours, rules.released_hours);
    organisations::live(30, all);
    for (const auto& one : all)
        EXPECT_EQ(one.released_hours, 0);
}

TEST(Organisations, EmployEveryPost) {
    auto posts = make_posts({}, 9, 10'000);
    organisations::employ(posts);
    for (const Post& post : posts)
        EXPECT_EQ(post.organisation,
                  static_cast<std::uint16_t>(organisations::employer(post.discipline)));
    EXPECT_EQ(organisations::employer(Discipline::social_work), organisations::Kind::welfare);
}

}  // namespace
}  // namespace models::professionals
