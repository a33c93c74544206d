#include "viewer/pictures/dot_image.h"

#include <array>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace viewer::pictures {
namespace {

constexpr Colour kRed{255, 0, 0, 255}, kBlue{0, 0, 255, 255};

/// Pixels that are covered, partly covered ones in part.
double area_of(const Image& image) {
    double sum = 0;
    for (std::size_t at = 3; at < image.bytes.size(); at += 4)
        sum += image.bytes[at] / 255.0;
    return sum;
}

std::array<int, 4> pixel(const Image& image, int x, int y) {
    const auto at = 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                         static_cast<std::size_t>(x));
    return {image.bytes[at], image.bytes[at + 1], image.bytes[at + 2], image.bytes[at + 3]};
}

// Edges are smoothed over a pixel: the area is right within some per cent.
TEST(DotImage, CoversTheAreaOfEveryMark) {
    const float r = 20;
    const auto area = [&](Mark mark) {
        const Dot dot{50.3f, 49.6f, r, kRed, mark};
        return area_of(image_of(std::array{dot}, 100, 100));
    };

    EXPECT_NEAR(area(Mark::circle) / (std::numbers::pi * r * r), 1, 0.02);
    EXPECT_NEAR(area(Mark::square) / (4.0 * r * r), 1, 0.02);
    EXPECT_NEAR(area(Mark::diamond) / (2.0 * r * r), 1, 0.02);
    EXPECT_NEAR(area(Mark::triangle) / (2.0 * r * r), 1, 0.03);
    EXPECT_NEAR(area(Mark::ring) / (2 * std::numbers::pi * r * 2), 1, 0.02);
}

TEST(DotImage, LaysLaterDotsOverEarlierOnes) {
    const std::array dots{Dot{10, 10, 5, kRed, Mark::circle}, Dot{10, 10, 2, kBlue, Mark::square}};

    const auto image = image_of(dots, 20, 20);

    EXPECT_EQ(pixel(image, 10, 10), (std::array{0, 0, 255, 255}));
    EXPECT_EQ(pixel(image, 13, 10), (std::array{255, 0, 0, 255}));
    EXPECT_EQ(pixel(image, 1, 1)[3], 0);
}

TEST(DotImage, LosesNobodyHoweverSmallAndStaysInsideThePicture) {
    const std::array dots{Dot{5.5f, 5.5f, 0.01f, kRed, Mark::circle},
                          Dot{-3, 40, 8, kRed, Mark::diamond},
                          Dot{1e9f, -1e9f, 3, kRed, Mark::circle}};

    const auto image = image_of(dots, 20, 20);

    EXPECT_GT(pixel(image, 5, 5)[3], 200);
    EXPECT_TRUE(image_of(dots, 0, 0).bytes.empty());
}

}  // namespace
}  // namespace viewer::pictures
