#pragma once

#include <cstdint>
#include <vector>

#include "sim/budget.h"
#include "sim/state_hash.h"
#include "sim/step.h"

#include "models/professionals/rules.h"

namespace models::professionals {

/// A post and who holds it. Whoever leaves is followed by a fresh person: the next generation.
struct Post {
    sim::Budget hours;         // of the week, for lonely residents
    double breadth = 0;        // of view, 0..1
    double breadth_own = 0;    // without anything learnt
    double training = 0;       // to recognise loneliness, 0..1, fades
    double thinker = 0.5;      // 0 a doer, 1 a thinker
    std::uint32_t number = 0;  // of the post
    std::uint32_t generation = 0;
    std::uint32_t weeks = 0;  // that the holder is here
    std::uint16_t cases = 0;
    std::uint16_t most_cases = 0;
    std::uint16_t organisation = 0;  // index
    Discipline discipline = Discipline::gp;
    std::uint8_t unseeing = 0;  // 1: who holds it never sees loneliness
    std::uint32_t spare = 0;

    /// Names the holder: a successor is somebody else.
    std::uint32_t holder() const { return number * 4096 + generation % 4096; }
    bool has_room() const { return cases < most_cases; }
};
static_assert(sizeof(Post) == 72, "no gaps: the bytes are hashed");

void add_to(sim::StateHash& hash, const std::vector<Post>& posts);

/// The posts of an area of so many residents, held by fresh people. Shares of a post are drawn.
/// Keyed by post, so that arms have the same people.
std::vector<Post> make_posts(const ProfessionalRules& rules,
                             std::uint64_t seed,
                             std::uint32_t residents);

/// Gives the post to the next person: new traits, nothing learnt, no cases.
void succeed(const ProfessionalRules& rules, std::uint64_t seed, Post& post);

/// The holder gives `hours` of this week or what is left. Returns what was given.
inline double give(Post& post, double hours) {
    return post.hours.give(hours);
}

/// Talk and practice widen the view by `share` of the way to 1.
inline void learn(Post& post, double share) {
    post.breadth += share * (1 - post.breadth);
}

/// Process "professionals.turnover": who leaves her post, what is forgotten, a new week of hours.
void live(const ProfessionalRules& rules, const sim::Step& step, std::vector<Post>& posts);

}  // namespace models::professionals
