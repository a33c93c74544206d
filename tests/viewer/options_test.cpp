#include "viewer/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"
#include "viewer/script.h"

namespace viewer {
namespace {

using testing::HasSubstr;

TEST(ViewerOptions, AreRead) {
    const auto options = read_options({"s.toml",
                                       "--lang",
                                       "en",
                                       "--size",
                                       "1920x1080",
                                       "--font",
                                       "150",
                                       "--research",
                                       "--screenshot",
                                       "a.png"});

    ASSERT_TRUE(options);
    EXPECT_EQ(options->file, "s.toml");
    EXPECT_EQ(options->language, Language::en);
    EXPECT_EQ(options->width, 1920);
    EXPECT_EQ(options->height, 1080);
    EXPECT_EQ(options->font_percent, 150);
    EXPECT_TRUE(options->research);
    EXPECT_EQ(options->screenshot, "a.png");
}

TEST(ViewerOptions, TellAllMistakesAtOnce) {
    const auto options =
        read_options({"--lang", "de", "--size", "10x10", "--font", "900", "--reserch"});

    ASSERT_FALSE(options);
    const auto text = options.error().text();
    EXPECT_THAT(text, HasSubstr("--lang is de; nl or en"));
    EXPECT_THAT(text, HasSubstr("--size is 10x10"));
    EXPECT_THAT(text, HasSubstr("--font is 900; a whole number from 100 to 200"));
    EXPECT_THAT(text, HasSubstr("--reserch; see wijk view --help; did you mean --research?"));
    EXPECT_THAT(text, HasSubstr("no file is given"));
}

TEST(Script, IsReadLineByLine) {
    const tests::TemporaryFolder folder;
    const auto path =
        folder.write("s", "# a comment\nwait answer 10\n\nclick play  # and another\n");

    const auto steps = read_script(path);

    ASSERT_TRUE(steps);
    ASSERT_EQ(steps->size(), 2u);
    EXPECT_EQ((*steps)[0].verb, Verb::wait);
    EXPECT_EQ((*steps)[1].words, std::vector<std::string>{"play"});
    EXPECT_EQ((*steps)[1].line, 4);
}

TEST(Script, TellsWhichStepsAreWrong) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write("s", "clik play\ndrag map 1\n");

    const auto steps = read_script(path);

    ASSERT_FALSE(steps);
    EXPECT_THAT(steps.error().text(), HasSubstr("s:1:1: there is no step 'clik'"));
    EXPECT_THAT(steps.error().text(), HasSubstr("did you mean click?"));
    EXPECT_THAT(steps.error().text(), HasSubstr("s:2:1: drag has 2 words behind it"));
}

}  // namespace
}  // namespace viewer
