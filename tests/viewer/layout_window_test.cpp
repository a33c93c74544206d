// Where the parts of the window stand, seen from afar: no pixel is compared.
// To accept what the window shows now:
//   WIJK_ACCEPT_LAYOUTS=1 ./wijk_viewer_tests --gtest_filter='*Layout*'
// (from build/.../bin), then look at the pictures and at `git diff tests/viewer/layouts`.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/support/display.h"
#include "tests/support/program.h"
#include "tests/support/viewed.h"
#include "tests/viewer/layout.h"

namespace tests {
namespace {

using support::Layout;

// Chance moves curves and words a little; nothing else may move.
constexpr double kMostThatDiffers = 0.05;

const std::string kFolder = WIJK_SOURCE_DIR "/tests/viewer/layouts/";

Layout known_layout(const std::string& name) {
    std::ifstream file(kFolder + name + ".txt");
    return support::layout_of_text({std::istreambuf_iterator<char>(file), {}});
}

void compare(const std::string& name, const std::string& picture) {
    const auto now = support::layout_of_picture(picture);
    ASSERT_EQ(now.cells.size(), std::size_t{Layout::kColumns * Layout::kRows}) << picture;
    if (std::getenv("WIJK_ACCEPT_LAYOUTS") != nullptr)
        std::ofstream(kFolder + name + ".txt") << support::text_of(now);
    EXPECT_LT(support::share_that_differs(now, known_layout(name)), kMostThatDiffers)
        << name << "; see the top of layout_window_test.cpp for how to accept. Now:\n"
        << support::text_of(now);
}

TEST(WindowLayouts, AreWhatTheyWere) {
    const support::Display display;
    if (!display.there()) GTEST_SKIP() << "Xvfb is not installed";
    const TemporaryFolder folder;
    const auto steps = folder.write(
        "steps",
        "wait finished\nkey end\nwait 0.2\nscreenshot explore.png\n"
        "key f2\nclick tab:collaboration\nkey f3\nkey f4\nwait 0.2\nscreenshot research-dark.png\n"
        "key f4\nkey f2\nkey f6\nkey f6\nkey f6\nkey f6\nwait 0.2\nscreenshot large-text.png\n"
        "key f5\nkey f5\nkey f5\nkey f5\nresize 640 480\nwait 0.2\nscreenshot small-window.png\n");

    const auto outcome = run_wijk({"view",
                                   folder.write("s.toml", support::kSmallScenario),
                                   "--script",
                                   steps,
                                   "--size",
                                   "1280x800"},
                                  folder.path());

    ASSERT_EQ(outcome.code, 0) << outcome.err;
    for (const std::string name : {"explore", "research-dark", "large-text", "small-window"})
        compare(name, folder.path(name + ".png"));
}

/// The cells of a part of the window as if it were gone: the colour of the ground.
Layout without(Layout layout, int left, int top, int right, int bottom) {
    for (int row = top; row < bottom; ++row)
        for (int column = left; column < right; ++column)
            layout.cells[static_cast<std::size_t>(row * Layout::kColumns + column)] =
                layout.cells.back();
    return layout;
}

// What the comparison is for: a panel that is missing, a window that moved, another mode.
TEST(WindowLayouts, TellWhenAPartIsMissingOrMoved) {
    const auto explore = known_layout("explore");
    ASSERT_EQ(explore.cells.size(), std::size_t{Layout::kColumns * Layout::kRows});
    auto moved = explore;
    std::rotate(moved.cells.begin(), moved.cells.begin() + Layout::kColumns, moved.cells.end());

    EXPECT_EQ(support::share_that_differs(explore, explore), 0);
    EXPECT_GT(support::share_that_differs(explore, moved), kMostThatDiffers);
    EXPECT_GT(support::share_that_differs(explore, without(explore, 0, 4, 7, 18)),
              kMostThatDiffers);  // levers
    EXPECT_GT(support::share_that_differs(explore, without(explore, 8, 4, 21, 18)),
              kMostThatDiffers);  // map
    EXPECT_GT(support::share_that_differs(explore, without(explore, 21, 4, 32, 18)),
              kMostThatDiffers);  // course and iceberg
    EXPECT_GT(support::share_that_differs(explore, known_layout("large-text")), kMostThatDiffers);
}

}  // namespace
}  // namespace tests
