// Lonely people sit at the edge of the network.

#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "models/residents/measurement.h"
#include "tests/mechanism/life.h"

namespace tests {
namespace {

using namespace models;

/// Ties of the strongly lonely and of the others, after three years.
struct Edge {
    Mean lonely, others, lonely_inside, others_inside;

    double apart() const { return others.mean() - lonely.mean(); }
    double error() const { return std::hypot(others.error(), lonely.error()); }
};

Edge edge_of(const Rules& rules) {
    Edge out;
    const residents::Questionnaire questionnaire(rules.measurement);
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
        Life life(rules, still_settlement(rules, 2'000, seed), seed, kSettlingWeeks);
        life.live(156);
        const World& world = life.world();
        for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
            const ResidentId r{row};
            if (!world.residents.adult(r)) continue;
            int inside = 0;
            for_each_tie(world.ties, r, [&](std::size_t k) {
                inside += !ties::is_outside(world.ties.other[k]);
            });
            const bool strong =
                questionnaire.ask(world.residents, life.step(), r).strongly_lonely();
            (strong ? out.lonely : out.others).add(world.ties.count[r]);
            (strong ? out.lonely_inside : out.others_inside).add(inside);
        }
    }
    return out;
}

TEST(Edge, StronglyLonelyPeopleHaveFewerTies) {
    const Edge edge = edge_of(Rules{});
    std::printf(
        "ties: %.2f (%.2f) of %.0f strongly lonely, %.2f (%.2f) of others; inside %.2f, %.2f\n",
        edge.lonely.mean(),
        edge.lonely.error(),
        edge.lonely.n(),
        edge.others.mean(),
        edge.others.error(),
        edge.lonely_inside.mean(),
        edge.others_inside.mean());

    EXPECT_GT(edge.apart(), 4 * edge.error());
}

// Few ties make lonely, and loneliness loses ties: without withdrawal and drain only the first is
// left, and the gap is smaller.
TEST(Edge, IsDeeperWithWithdrawalAndDrain) {
    Rules calm;
    calm.loneliness.withdrawal = calm.contact.drain = 0;
    const Edge with = edge_of(Rules{}), without = edge_of(calm);
    std::printf("fewer ties: %.2f (%.2f) at the defaults, %.2f (%.2f) without feedback\n",
                with.apart(),
                with.error(),
                without.apart(),
                without.error());

    EXPECT_GT(without.apart(), 4 * without.error());
    EXPECT_GT(with.apart() - without.apart(), 2 * std::hypot(with.error(), without.error()));
}

}  // namespace
}  // namespace tests
