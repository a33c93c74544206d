// A run that is known line by line: a toy neighbourhood in three arms, 60 weeks, 2 replicates. A
// difference is either a mistake or a change of the model that the changelog has to name.
//
// To accept what the program says now:  WIJK_ACCEPT_GOLDEN=1 ./wijk_tests --gtest_filter='Golden.*'
// (from build/.../bin), then look at `git diff tests/golden` and write down what moved and why.
//
// The numbers come first, so that a diff can be read; the hash says whether anything else moved.

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/toy_scenario.h"

namespace support {
namespace {

using models::recorders::Measure;
using models::recorders::Observation;

const char* const kFile = WIJK_SOURCE_DIR "/tests/golden/toy.csv";

std::string line_of(const models::recorders::RunRecord& record,
                    std::uint32_t arm,
                    std::uint32_t replicate,
                    std::uint32_t time) {
    const Observation& o = *record.at(arm, replicate, time);
    const std::size_t groups = record.shape().groups.size();
    const auto of_all = [&](Measure measure) {
        return o.indicators[static_cast<std::size_t>(measure) * groups];
    };
    models::recorders::ProgrammeCounts sum;
    for (const auto& p : o.programmes) {
        sum.accepted += p.accepted, sum.started += p.started, sum.sessions += p.sessions;
        sum.dropped_out += p.dropped_out, sum.stopped += p.stopped;
    }
    return fmt::format(
        "{},{},{},{:.5f},{:.5f},{:.4f},{:.4f},{},{},{},{},{},{},{},{},{:.2f},{:016x}",
        record.shape().arms[arm],
        replicate,
        record.shape().weeks[time],
        of_all(Measure::lonely_share),
        of_all(Measure::strongly_lonely_share),
        of_all(Measure::mean_score),
        o.mean_degree,
        o.population,
        o.deaths,
        o.births,
        o.moved_in,
        sum.accepted,
        sum.started,
        sum.sessions,
        sum.dropped_out + sum.stopped,
        o.euro[0],
        o.state_hash);
}

std::vector<std::string> lines_now() {
    const auto record = run_toy(toy_scenario(60.0 / 52), 1'500);
    std::vector<std::string> lines = {
        "arm,replicate,week,lonely,strongly_lonely,score,degree,population,deaths,births,moved_in,"
        "accepted,started,sessions,left,euro_municipality,state_hash"};
    for (std::uint32_t arm = 0; arm < record.arms(); ++arm)
        for (std::uint32_t replicate = 0; replicate < record.shape().replicates; ++replicate)
            for (std::uint32_t time = 0; time < record.times(); ++time)
                lines.push_back(line_of(record, arm, replicate, time));
    return lines;
}

TEST(Golden, ToyRunIsWhatItWas) {
    const auto now = lines_now();
    if (std::getenv("WIJK_ACCEPT_GOLDEN") != nullptr) {
        std::ofstream file(kFile);
        for (const std::string& line : now)
            file << line << '\n';
        ASSERT_TRUE(file.good());
        GTEST_SKIP() << "accepted as " << kFile;
    }

    std::ifstream file(kFile);
    std::vector<std::string> known;
    for (std::string line; std::getline(file, line);)
        known.push_back(line);

    ASSERT_EQ(known.size(), now.size()) << "see the top of golden_test.cpp for how to accept";
    for (std::size_t k = 0; k < now.size(); ++k)
        ASSERT_EQ(now[k], known[k]) << "line " << k + 1 << " of " << kFile
                                    << "; see the top of golden_test.cpp for how to accept";
}

}  // namespace
}  // namespace support
