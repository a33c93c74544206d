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

const std::string kOther = RunJournal::key_of(std::vector<double>{2}, 1);

/// A journal of one run and one note that was ended; returns its text.
std::string ended(const std::string& path) {
    auto journal = RunJournal::open(path + ".partial", "work");
    EXPECT_TRUE(journal->add(kKey, std::vector<double>{1, 2}));
    EXPECT_TRUE(journal->note(kOther, "no people\nat all"));
    EXPECT_TRUE(journal->finish(path));
    return *read_text_file(path);
}

TEST(RunJournal, IsWholeUnderItsNameOnceItWasEnded) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    ended(path);

    const auto contents = read_journal(path, "work");
    ASSERT_TRUE(contents) << contents.error().text();
    EXPECT_TRUE(contents->whole);
    EXPECT_EQ(contents->runs.at(kKey), (std::vector<double>{1, 2}));
    EXPECT_EQ(contents->notes.at(kOther), "no people at all");
    EXPECT_EQ(folder.entries(), 1);
    EXPECT_FALSE(read_journal(path, "other"));
}

TEST(RunJournal, IsNotWholeWhenAnyByteIsMissingOrSpoilt) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    const auto text = ended(path);

    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto file = folder.write("torn.runs", text.substr(0, size));
        const auto torn = read_journal(file, "work");
        EXPECT_FALSE(torn && torn->whole) << size;
    }
    for (std::size_t at = text.find('\n') + 1; at < text.size(); ++at) {
        auto spoilt = text;
        spoilt[at] = spoilt[at] == '5' ? '6' : '5';
        const auto read = read_journal(folder.write("spoilt.runs", spoilt), "work");
        EXPECT_FALSE(read && read->whole) << at;
    }
}

TEST(RunJournal, TakesARunThatFailedBefore) {
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    {
        const auto journal = RunJournal::open(path, "work");
        ASSERT_TRUE(journal->note(kKey, "the disk was full"));
    }
    auto journal = RunJournal::open(path, "work");
    EXPECT_EQ(journal->contents().notes.size(), 1u);
    ASSERT_TRUE(journal->add(kKey, std::vector<double>{3}));
    ASSERT_TRUE(journal->finish(folder.path("b.runs")));

    const auto contents = read_journal(folder.path("b.runs"), "work");
    EXPECT_TRUE(contents->whole);
    EXPECT_TRUE(contents->notes.empty());
    EXPECT_EQ(contents->runs.at(kKey), std::vector<double>{3});
}

TEST(RunJournal, MayBeTakenUpAgainAfterItsLastLineWasWritten) {
    const tests::TemporaryFolder folder;
    const auto text = ended(folder.path("a.runs"));
    {
        auto journal = RunJournal::open(folder.write("b.partial", text), "work");
        ASSERT_TRUE(journal->finish(folder.path("b.runs")));
    }
    EXPECT_EQ(*read_text_file(folder.path("b.runs")), text);
    auto journal = RunJournal::open(folder.write("c.partial", text), "work");
    ASSERT_TRUE(journal->add(kOther, std::vector<double>{5}));
    ASSERT_TRUE(journal->finish(folder.path("c.runs")));
    const auto contents = read_journal(folder.path("c.runs"), "work");
    EXPECT_TRUE(contents->whole);
    EXPECT_EQ(contents->runs.size(), 2u);
}

}  // namespace
}  // namespace sim
