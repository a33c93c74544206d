// Two people with one tie who become lonelier without it, and withdraw and bind less when lonely:
// the coupled equations, solved, against many such pairs. docs/mechanisms.md has the equations.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include <gtest/gtest.h>

#include "tests/mechanism/pairs.h"
#include "tests/support/no_risks.h"

namespace tests {
namespace {

using namespace models;
using ties::Kind;

constexpr std::size_t kFriend = static_cast<std::size_t>(Kind::friendship);

struct Pair {
    ties::ContactRules contact;
    residents::LonelinessRules feelings;
    double need = 0.7;  // of both kinds, of both people

    const ties::KindRules& kind() const { return contact.kinds[kFriend]; }

    /// Loneliness that a strength keeps up: L = (S + E)/2 with S = g(need - K - 1 + exp(-c
    /// s/scale)) and E = g(need - K - a s), each held in 0..1, and K = coping_share L.
    double lonely(double s) const {
        const auto held = [&](double gap) { return std::clamp(feelings.gap_gain * gap, 0.0, 1.0); };
        const double provided =
            1 - std::exp(-kind().companionship * s / feelings.companionship_scale);
        return root_of(
            [&](double level) {
                const double gap = need - feelings.coping_share * level;
                return level - 0.5 * (held(gap - provided) + held(gap - kind().attachment * s));
            },
            -1e-9,
            1 + 1e-9);
    }
    /// o = 2F/(F + H) (1 - withdrawal L c): c is 1 for who has long been above the threshold.
    double open(double s) const {
        const double hours = kind().contact_rate * kind().hours * s;
        const double time = 2 * feelings.hours_other / (feelings.hours_other + hours);
        const double level = lonely(s);
        const double chronic = level > feelings.lonely_threshold ? 1 : 0;
        return std::min(1.99, time * (1 - feelings.withdrawal * level * chronic));
    }
    /// Change of expected strength in a week once L and o have followed.
    double drift(double s) const {
        TieCase tie;
        tie.kind = kind();
        tie.open_product = open(s) * open(s);
        tie.quality = 1 - contact.drain * lonely(s);
        return tie.mean_after(s) - s;
    }
    /// Strengths above `dissolve` that reproduce themselves, each with whether it is stable; jumps
    /// of chronicity count where the drift changes its sign there.
    std::vector<std::pair<double, bool>> fixed_points() const {
        std::vector<std::pair<double, bool>> found;
        constexpr int kSteps = 1000;
        const double low = contact.dissolve;
        for (int k = 0; k < kSteps; ++k) {
            const double a = low + (1 - low) * k / kSteps, b = low + (1 - low) * (k + 1) / kSteps;
            if ((drift(a) > 0) == (drift(b) > 0)) continue;
            found.emplace_back(root_of([&](double s) { return drift(s); }, a, b), drift(a) > 0);
        }
        return found;
    }
};

/// Many small contacts; R = `ratio` for two who are calm and have all their time.
Pair pair_of(double ratio, double gain) {
    Pair pair;
    pair.feelings.mood_spread = 0;
    pair.feelings.risks = no_risks();
    auto& kind = pair.contact.kinds[kFriend];
    kind.contact_rate = 1;
    kind.hours = 12;  // so that openness is about 1 at half strength
    kind.gain = gain;
    kind.half_life = ratio * std::log(2.0) / gain;
    kind.end_rate = 0;
    kind.attachment = 0.5;
    kind.companionship = 2;
    return pair;
}

World live(const Pair& pair, float start, std::uint32_t pairs, int weeks) {
    World world = pairs_of(pairs, Kind::friendship, start);
    const auto lonely = static_cast<float>(pair.lonely(start));
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        world.residents.social_need[r] = static_cast<float>(pair.need);
        world.residents.emotional_need[r] = static_cast<float>(pair.need);
        world.residents.social[r] = world.residents.emotional[r] = lonely;
        world.residents.coping[r] = static_cast<float>(pair.feelings.coping_share * lonely);
        const bool chronic = lonely > pair.feelings.lonely_threshold;
        world.residents.weeks_lonely[r] = chronic ? 1'000 : 0;
    }
    set_openness(world, pair.open(start), lonely);
    live_pairs(pair.contact, pair.feelings, world, 1, weeks);
    return world;
}

Mean loneliness_of(const World& world) {
    Mean out;
    for (std::uint32_t row = 0; row < world.residents.rows(); row += 2) {
        double both = 0;
        for (std::uint32_t end = row; end < row + 2; ++end)
            both += shadow_lonely(world.residents.shadow[ResidentId{end}]);
        out.add(both / 2);
    }
    return out;
}

// Without feedback the drift falls all the way: one strength reproduces itself, whatever the start.
TEST(PairFeedback, IsAbsentWithoutDrainAndWithdrawalAndThenOneStrengthIsStable) {
    Pair pair = pair_of(2, 0.01);
    pair.contact.drain = pair.feelings.withdrawal = 0;

    const auto points = pair.fixed_points();

    ASSERT_EQ(points.size(), 1u);
    EXPECT_TRUE(points[0].second);
}

/// How far many pairs end from the fixed point of their equations.
struct Apart {
    double strength, strength_error, lonely, lonely_error;
};

Apart apart_from_fixed_point(double need, double gain, int weeks) {
    Pair pair = pair_of(2, gain);
    pair.need = need;
    pair.contact.drain = 0.15;
    pair.feelings.withdrawal = 0.3;
    const auto points = pair.fixed_points();
    EXPECT_EQ(points.size(), 1u);
    const double s = points.back().first;
    const World world = live(pair, static_cast<float>(s), 2'000, weeks);
    const Mean found = strengths(world), lonely = loneliness_of(world);
    return {found.mean() - s, found.error(), lonely.mean() - pair.lonely(s), lonely.error()};
}

// The gap between simulation and fixed point falls in proportion to the gain, so twice the small
// case less the large one is 0: strength and loneliness, with a moderate drain and withdrawal. At a
// need of 0.6 they are calm, at 0.9 lonely for good, so that withdrawal counts.
TEST(PairFeedback, SettlesAtTheFixedPointOfTheCoupledEquations) {
    for (const double need : {0.6, 0.9}) {
        const Apart large = apart_from_fixed_point(need, 0.01, 1'000);
        const Apart small = apart_from_fixed_point(need, 0.005, 2'000);

        EXPECT_NEAR(2 * small.strength - large.strength,
                    0,
                    4 * std::hypot(2 * small.strength_error, large.strength_error));
        EXPECT_NEAR(2 * small.lonely - large.lonely,
                    0,
                    4 * std::hypot(2 * small.lonely_error, large.lonely_error));
    }
}

/// Strong feedback; who has no hours to give has openness 1.99 when calm, and R = 2.7 then.
Pair torn_pair() {
    Pair pair = pair_of(2.7 / (1.99 * 1.99), 0.001);
    pair.contact.kinds[kFriend].hours = 0;
    pair.need = 0.6;
    pair.contact.drain = 0.4;
    pair.feelings.withdrawal = 0.8;
    pair.feelings.gap_gain = 1;
    pair.feelings.companionship_scale = 2;
    pair.feelings.coping_share = 0.2;
    pair.feelings.coping_age = 0.5;
    pair.feelings.hours_other = 17;
    return pair;
}

// Strong feedback makes two futures of the same two people: above the unstable point the tie comes
// to its high strength, below it ends. Without feedback both would keep it.
TEST(PairFeedback, WhenStrongHasTwoFuturesAndTheStartDecides) {
    const Pair pair = torn_pair();
    const auto points = pair.fixed_points();
    ASSERT_EQ(points.size(), 2u);
    EXPECT_FALSE(points[0].second);
    EXPECT_TRUE(points[1].second);
    const auto low = static_cast<float>(0.5 * points[0].first);
    const auto high = static_cast<float>(0.5 * (points[0].first + points[1].first));
    constexpr std::uint32_t kPairs = 100;
    constexpr int kWeeks = 12'000;

    const World kept = live(pair, high, kPairs, kWeeks);
    Pair calm = pair;
    calm.contact.drain = calm.feelings.withdrawal = 0;

    EXPECT_EQ(survivors(live(pair, low, kPairs, kWeeks)).mean(), 0);
    EXPECT_EQ(survivors(kept).mean(), 1);
    EXPECT_EQ(survivors(live(calm, low, kPairs, kWeeks)).mean(), 1);
    EXPECT_EQ(calm.fixed_points().size(), 1u);
}

// Chronicity is a threshold, so the default withdrawal alone gives two stable strengths where L at
// the one is under `lonely_threshold` and at the other above it.
TEST(PairFeedback, AtTheDefaultsHasTwoStableStrengthsForSomeNeedsAndOneForOthers) {
    Pair pair = pair_of(2, 0.0005);
    int two = 0, one = 0;
    for (double need = 0.4; need < 1.2; need += 0.02) {
        pair.need = need;
        auto points = pair.fixed_points();
        std::erase_if(points, [](const auto& point) { return !point.second; });
        ASSERT_GE(points.size(), 1u);
        (points.size() == 1 ? one : two) += 1;
        std::printf("need %.2f: loneliness %.3f", need, pair.lonely(points[0].first));
        if (points.size() > 1) std::printf(" or %.3f", pair.lonely(points[1].first));
        std::printf("\n");
    }
    EXPECT_GT(one, two);
    EXPECT_GT(two, 0);
}

}  // namespace
}  // namespace tests
