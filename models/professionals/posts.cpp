#include "models/professionals/posts.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "models/streams.h"

namespace models::professionals {

namespace {

constexpr std::uint32_t kNumberOfPosts = 0x8000;  // sub-key: how many posts there are

void draw_traits(const ProfessionalRules& rules, std::uint64_t seed, Post& post) {
    sim::Rng rng(
        {seed, 0}, number(Stream::professionals_posts), post.number, post.generation % 0x8000);
    const double breadth = rules.breadth_mean + rules.breadth_spread * rng.normal();
    post.breadth_own = post.breadth = std::clamp(breadth, 0.0, 1.0);
    post.thinker = rng.uniform();
    post.training = rng.chance(rules.trained_share) ? 1 : 0;
    post.unseeing = rng.chance(rules.unseeing) ? 1 : 0;
}

}  // namespace

void add_to(sim::StateHash& hash, const std::vector<Post>& posts) {
    hash.add(std::span<const Post>(posts));
}

std::vector<Post> make_posts(const ProfessionalRules& rules,
                             std::uint64_t seed,
                             std::uint32_t residents) {
    std::vector<Post> posts;
    for (std::size_t d = 0; d < kDisciplines; ++d) {
        const DisciplineRules& one = rules.disciplines[d];
        const double share = one.posts_per_10000 * residents / 10'000;
        sim::Rng rng({seed, 0},
                     number(Stream::professionals_posts),
                     static_cast<std::uint32_t>(d),
                     kNumberOfPosts);
        const double whole = std::floor(share);
        const int count = static_cast<int>(whole) + (rng.chance(share - whole) ? 1 : 0);
        for (int k = 0; k < count; ++k) {
            Post post;
            // Numbered within the discipline: more of one leaves the others who they are.
            post.number = static_cast<std::uint32_t>(d * 0x10000 + static_cast<std::size_t>(k));
            post.discipline = static_cast<Discipline>(d);
            post.hours.a_week = one.hours;
            post.most_cases = static_cast<std::uint16_t>(one.most_cases);
            draw_traits(rules, seed, post);
            posts.push_back(post);
        }
    }
    return posts;
}

void succeed(const ProfessionalRules& rules, std::uint64_t seed, Post& post) {
    ++post.generation;
    post.weeks = 0;
    post.cases = 0;
    draw_traits(rules, seed, post);
}

void live(const ProfessionalRules& rules, const sim::Step& step, std::vector<Post>& posts) {
    const double leaves = -std::expm1(-rules.turnover / 52);
    const double forgets = std::exp2(-1 / rules.breadth_weeks);
    const double fades = std::exp2(-1 / rules.training_weeks);
    for (Post& post : posts) {
        post.hours.given = 0;
        ++post.weeks;
        post.breadth = post.breadth_own + (post.breadth - post.breadth_own) * forgets;
        post.training *= fades;
        auto rng = step.rng(number(Stream::professionals_week), post.number);
        if (rng.chance(leaves)) succeed(rules, step.seed, post);
    }
}

}  // namespace models::professionals
