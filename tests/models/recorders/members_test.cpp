// Who sits in a network, kept seat by seat.

#include <gtest/gtest.h>

#include "sim/hdf5_reader.h"

#include "models/recorders/recorded_run.h"
#include "models/recorders/results_file.h"
#include "models/recorders/results_members.h"
#include "models/recorders/wellbeing.h"
#include "tests/support/money_run.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using namespace models::recorders;

/// A network with more seats at every moment; in the last more than there is room for at first.
NetworkSeen sample_network(std::uint32_t arm, std::uint32_t time) {
    NetworkSeen out;
    out.known = 1;
    out.begin_week = 1 + static_cast<std::int32_t>(arm);
    out.end_week = time == 4 ? 200 : -1;
    out.end = time == 4 ? 3 : 0;
    out.coordinator = time < 3 ? 1 : 0;
    out.meetings = static_cast<std::int32_t>(3 * time);
    out.joined = 50, out.left = 7;
    const std::size_t seats = 3 + 10 * time;
    for (std::size_t k = 0; k < seats; ++k) {
        out.organisation.push_back(static_cast<std::uint8_t>(k % 9));
        out.volunteer.push_back(k % 5 == 0);
        out.core.push_back(k % 3 == 0);
    }
    for (std::size_t a = 0; a < seats; ++a)
        for (std::size_t b = 0; b < seats; ++b)
            out.familiarity.push_back(a == b ? 0 : static_cast<float>(a * b % 97) / 97);
    return out;
}

/// The run of money, of which arms 1 and 2 have a network from moment 1 on.
void write_run_with_networks(const std::string& path) {
    auto shape = money_shape();
    shape.networks = true;
    auto file = ResultsFile::open({.path = path}, shape, sample_provenance());
    ASSERT_TRUE(file) << file.error().text();
    for (std::uint32_t arm = 0; arm < shape.arms.size(); ++arm)
        for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time) {
                auto o = money_observation(shape, arm, replicate, time);
                if (arm > 0 && time > 0) o.network = sample_network(arm, replicate == 0 ? time : 1);
                file->push(std::move(o));
            }
    ASSERT_TRUE(file->close({}));
}

void expect_same(const NetworkSeen& a, const NetworkSeen& b) {
    EXPECT_EQ(a.known, b.known);
    EXPECT_EQ(a.begin_week, b.begin_week);
    EXPECT_EQ(a.end_week, b.end_week);
    EXPECT_EQ(a.end, b.end);
    EXPECT_EQ(a.coordinator, b.coordinator);
    EXPECT_EQ(a.meetings, b.meetings);
    EXPECT_EQ(a.joined, b.joined);
    EXPECT_EQ(a.left, b.left);
    EXPECT_EQ(a.organisation, b.organisation);
    EXPECT_EQ(a.volunteer, b.volunteer);
    EXPECT_EQ(a.core, b.core);
    EXPECT_EQ(a.familiarity, b.familiarity);
}

TEST(Members, AreReadBackAsTheyWereWritten) {
    const TemporaryFolder folder;
    write_run_with_networks(folder.path("m.h5"));

    const auto read = read_run(folder.path("m.h5"));

    ASSERT_TRUE(read) << read.error().text();
    for (std::uint32_t time = 0; time < 5; ++time) {
        SCOPED_TRACE(time);
        EXPECT_EQ(read->record.at(0, 0, time)->network.known, 0);
        EXPECT_EQ(read->record.at(1, 1, time)->network.known, 0) << "of replicate 0 only";
        for (std::uint32_t arm = 1; arm < 3; ++arm)
            expect_same(read->record.at(arm, 0, time)->network,
                        time == 0 ? NetworkSeen{} : sample_network(arm, time));
    }
}

TEST(Members, AreNotThereWithoutANetwork) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));

    const auto file = sim::Hdf5Reader::open(folder.path("m.h5"));

    ASSERT_TRUE(file);
    EXPECT_FALSE(file->has("/members"));
}

TEST(Members, AreThePresentOnesOfTheNetwork) {
    models::collaboration::Network network;
    network.members.resize(3);
    network.familiarity = Eigen::MatrixXf::Zero(3, 3);
    network.familiarity(0, 2) = network.familiarity(2, 0) = 0.5f;
    network.members[0].present = network.members[2].present = 1;
    network.members[0].organisation = 4, network.members[0].core = 1;
    network.members[2].organisation = 7, network.members[2].volunteer = 1;
    network.books.meetings = 9;

    const auto seen = see_network(network);

    EXPECT_EQ(seen.organisation, (std::vector<std::uint8_t>{4, 7}));
    EXPECT_EQ(seen.core, (std::vector<std::uint8_t>{1, 0}));
    EXPECT_EQ(seen.volunteer, (std::vector<std::uint8_t>{0, 1}));
    EXPECT_EQ(seen.familiarity, (std::vector<float>{0, 0.5f, 0.5f, 0}));
    EXPECT_EQ(seen.meetings, 9);
}

}  // namespace
}  // namespace tests
