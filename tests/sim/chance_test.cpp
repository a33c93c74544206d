#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "sim/distributions.h"
#include "sim/fast_math.h"
#include "sim/lanes.h"
#include "sim/philox_batch.h"
#include "sim/rng.h"

namespace sim {
namespace {

// The vectorised pair draws are Random123's Philox2x32-10, word for word.
TEST(PairDraws, AreThoseOfRandom123) {
    constexpr std::size_t kCount = 1003;  // no multiple of any vector width
    std::vector<std::uint32_t> a(kCount), b(kCount), first(kCount), second(kCount);
    for (std::size_t k = 0; k < kCount; ++k) {
        a[k] = static_cast<std::uint32_t>(k * 2654435761u);
        b[k] = static_cast<std::uint32_t>(~k);
    }

    draw_pairs(0xDEADBEEFu, a.data(), b.data(), first.data(), second.data(), kCount);

    for (std::size_t k = 0; k < kCount; ++k) {
        const auto expected =
            r123::Philox2x32{}({{std::min(a[k], b[k]), std::max(a[k], b[k])}}, {{0xDEADBEEFu}});
        ASSERT_EQ(first[k], expected[0]) << k;
        ASSERT_EQ(second[k], expected[1]) << k;
    }
}

TEST(RowDraws, AreThoseOfTheScalarGenerator) {
    constexpr std::size_t kCount = 517;
    std::vector<std::uint32_t> words[4];
    for (auto& word : words)
        word.resize(kCount);
    std::uint32_t* const out[4] = {
        words[0].data(), words[1].data(), words[2].data(), words[3].data()};

    draw_rows({0x123456789ABCDEFu, 77}, 5, 1000, kCount, out);

    for (std::size_t k = 0; k < kCount; ++k) {
        Rng rng({0x123456789ABCDEFu, 77}, 5, static_cast<std::uint32_t>(1000 + k));
        for (const auto& word : words)
            ASSERT_EQ(word[k], rng.bits()) << k;
    }
}

TEST(KeyDraws, AreThoseOfTheScalarGenerator) {
    constexpr std::size_t kCount = 517;
    std::vector<std::uint32_t> keys(kCount), first(kCount), second(kCount);
    for (std::size_t k = 0; k < kCount; ++k)
        keys[k] = static_cast<std::uint32_t>(7 * k * k + 1);

    draw_keys({0x123456789ABCDEFu, 77}, 5, 19, keys.data(), kCount, first.data(), second.data());

    for (std::size_t k = 0; k < kCount; ++k) {
        Rng rng({0x123456789ABCDEFu, 77}, 5, keys[k], 19);
        ASSERT_EQ(first[k], rng.bits()) << k;
        ASSERT_EQ(second[k], rng.bits()) << k;
    }
}

TEST(Rng, DrawsDependOnEveryPartOfTheKey) {
    const auto draw =
        [](Chance chance, std::uint32_t stream, std::uint32_t key, std::uint32_t sub) {
            return Rng(chance, stream, key, sub).bits();
        };

    const auto base = draw({1, 2}, 3, 4, 5);

    EXPECT_NE(base, draw({2, 2}, 3, 4, 5));
    EXPECT_NE(base, draw({1, 3}, 3, 4, 5));
    EXPECT_NE(base, draw({1, 2}, 4, 4, 5));
    EXPECT_NE(base, draw({1, 2}, 3, 5, 5));
    EXPECT_NE(base, draw({1, 2}, 3, 4, 6));
    EXPECT_EQ(base, draw({1, 2}, 3, 4, 5));
}

TEST(Rng, UniformNeverReachesItsEnds) {
    EXPECT_GT(unit_interval(0), 0.0);
    EXPECT_LT(unit_interval(0xFFFFFFFFu), 1.0);
}

TEST(Rng, BelowReachesEveryNumberAndNoOther) {
    Rng rng({1, 1}, 1, 1);
    std::vector<int> seen(7);

    for (int k = 0; k < 700; ++k)
        ++seen.at(rng.below(7));

    for (const int count : seen)
        EXPECT_GT(count, 0);
}

// Mean 0 and variance 1 within 4 standard errors of 200,000 draws.
TEST(Rng, NormalsHaveMeanZeroAndVarianceOne) {
    constexpr int kDraws = 200'000;
    double sum = 0;
    double squares = 0;
    Rng rng({3, 3}, 3, 3);

    for (int k = 0; k < kDraws; ++k) {
        const double z = rng.normal();
        sum += z;
        squares += z * z;
    }

    EXPECT_NEAR(sum / kDraws, 0, 4 / std::sqrt(kDraws));
    EXPECT_NEAR(squares / kDraws, 1, 4 * std::sqrt(2.0 / kDraws));
}

// Poisson and gamma have the mean (and Poisson the variance) that they should, within 4 errors.
TEST(Distributions, HaveTheirMeans) {
    constexpr int kDraws = 100'000;
    for (const double mean : {0.3, 2.5, 12.0}) {
        Rng rng({4, 4}, 4, static_cast<std::uint32_t>(mean * 10));
        double poissons = 0;
        double gammas = 0;

        for (int k = 0; k < kDraws; ++k) {
            poissons += poisson(rng, mean);
            gammas += gamma(rng, mean);
        }

        EXPECT_NEAR(poissons / kDraws, mean, 4 * std::sqrt(mean / kDraws));
        EXPECT_NEAR(gammas / kDraws, mean, 4 * std::sqrt(mean / kDraws));
    }
}

TEST(FastMath, ExponentialIsCloseToTheLibrarys) {
    for (double x = 0; x < 20; x += 0.0037) {
        const double exact = std::exp(-static_cast<double>(static_cast<float>(x)));
        EXPECT_NEAR(exp_negative(static_cast<float>(x)) / exact, 1, 1.5e-6) << x;
    }
    EXPECT_LT(exp_negative(200), 1e-37f);
}

// What the weekly loop uses for many ties at once is the scalar function, bit for bit.
TEST(FastMath, GivesTheSameBitsForManyNumbersAtOnce) {
    for (float x = 0; x < 100; x += 0.37f) {
        Floats many;
        for (int k = 0; k < 16; ++k)
            many[k] = x * static_cast<float>(k + 1) / 16;

        const Floats result = exp_negative(many);

        for (int k = 0; k < 16; ++k)
            EXPECT_EQ(result[k], exp_negative(float{many[k]}));
    }
}

TEST(ReplicateSeeds, DifferFromEachOther) {
    EXPECT_NE(replicate_seed(1, 0), replicate_seed(1, 1));
    EXPECT_NE(replicate_seed(1, 0), replicate_seed(2, 0));
}

}  // namespace
}  // namespace sim
