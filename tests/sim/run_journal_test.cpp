#include "sim/run_journal.h"

#include <cmath>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/parallel.h"
#include "sim/text_file.h"

#include "tests/support/temporary_folder.h"

namespace sim {
namespace {

using testing::HasSubstr;

const std::string kKey = RunJournal::key_of(std::vector<double>{0.1, 2}, 7);

TEST(RunJournal, GivesBackTheSameBits) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    const std::vector<double> values{0.1, -1e-300, std::nan(""), 1.0 / 3};
    {
        const auto journal = RunJournal::open(path, "work");
        ASSERT_TRUE(journal) << journal.error().text();
        EXPECT_EQ(journal->find(kKey), nullptr);
        ASSERT_TRUE(journal->add(kKey, values));
    }
    const auto again = RunJournal::open(path, "work");
    ASSERT_TRUE(again);
    const auto* found = again->find(kKey);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ((*found)[0], values[0]);
    EXPECT_EQ((*found)[1], values[1]);
    EXPECT_TRUE(std::isnan((*found)[2]));
    EXPECT_EQ((*found)[3], values[3]);
}

TEST(RunJournal, KeysDifferByParametersAndSeed) {
    EXPECT_NE(kKey, RunJournal::key_of(std::vector<double>{0.1, 2}, 8));
    EXPECT_NE(kKey, RunJournal::key_of(std::vector<double>{std::nextafter(0.1, 1), 2}, 7));
}

TEST(RunJournal, IgnoresTornAndSpoiltLinesAndGoesOn) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    const std::string second = RunJournal::key_of(std::vector<double>{2}, 1);
    {
        const auto journal = RunJournal::open(path, "work");
        ASSERT_TRUE(journal->add(kKey, std::vector<double>{1, 2}));
        ASSERT_TRUE(journal->add(second, std::vector<double>{3, 4}));
    }
    const auto text = *read_text_file(path);
    std::ofstream(path) << text.substr(0, text.size() - 5);  // torn
    {
        const auto journal = RunJournal::open(path, "work");
        ASSERT_TRUE(journal);
        EXPECT_EQ(journal->size(), 1u);
        EXPECT_EQ(journal->find(second), nullptr);
        ASSERT_TRUE(journal->add(second, std::vector<double>{3, 4}));
    }
    EXPECT_EQ(*read_text_file(path), text);

    auto spoilt = text;
    spoilt[spoilt.find("0x1p+0")] = '7';
    std::ofstream(path) << spoilt;
    EXPECT_EQ(RunJournal::open(path, "work")->find(kKey), nullptr);
}

TEST(RunJournal, BeginsAnewWhereItsFirstLineWasTorn) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    { ASSERT_TRUE(RunJournal::open(path, "work")); }
    const auto title = *read_text_file(path);
    std::ofstream(path) << title.substr(0, title.size() - 3);
    {
        const auto journal = RunJournal::open(path, "work");
        ASSERT_TRUE(journal) << journal.error().text();
    }
    EXPECT_EQ(*read_text_file(path), title);
    std::ofstream(path) << "wijk-runs 1 of other work";
    EXPECT_FALSE(RunJournal::open(path, "work"));
}

TEST(RunJournal, RefusesOtherWorkUnlessToldToBeginAnew) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    ASSERT_TRUE(RunJournal::open(path, "work")->add(kKey, std::vector<double>{1}));

    const auto other = RunJournal::open(path, "other");
    ASSERT_FALSE(other);
    EXPECT_THAT(other.error().text(), HasSubstr("holds runs of other work"));
    EXPECT_EQ(RunJournal::open(path, "other", true)->size(), 0u);
    EXPECT_EQ(RunJournal::open(path, "other")->size(), 0u);
}

TEST(RunJournal, IsWrittenByOneProgramAtATime) {
    const tests::TemporaryFolder folder;
    const auto first = RunJournal::open(folder.path("a.runs"), "work");
    const auto second = RunJournal::open(folder.path("a.runs"), "work");
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error().text(), HasSubstr("another program"));
}

TEST(RunJournal, KeepsLinesOfManyThreadsApart) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    {
        const auto journal = RunJournal::open(path, "work");
        with_threads(4, [&] {
            parallel_tasks(40, [&](std::uint32_t k) {
                const std::vector<double> values(30, k);
                EXPECT_TRUE(journal->add(RunJournal::key_of(values, k), values));
            });
        });
    }
    EXPECT_EQ(RunJournal::open(path, "work")->size(), 40u);
}

TEST(RunJournal, SaysWhyItCannotBeMade) {
    const tests::TemporaryFolder folder;
    const auto none = RunJournal::open(folder.path("none/a.runs"), "work");
    ASSERT_FALSE(none);
    EXPECT_THAT(none.error().text(), HasSubstr("No such file"));
}

}  // namespace
}  // namespace sim
