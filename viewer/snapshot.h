#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/collaboration/network.h"
#include "models/population/area_data.h"
#include "models/recorders/observation.h"
#include "viewer/answer.h"
#include "viewer/titles.h"

namespace viewer {

/// The two lives that are shown side by side, as index of everything that comes in pairs.
inline constexpr std::size_t kBaseline = 0, kWhatIf = 1;

/// Instead of a score in Frame::score.
inline constexpr std::uint8_t kNotAsked = 254;   // a minor
inline constexpr std::uint8_t kNobody = 255;     // the slot is empty
inline constexpr std::uint8_t kLonelyScore = 3;  // of 11, docs/evidence.md#scale-cut-offs
inline constexpr std::uint8_t kStrongScore = 9;  // strongly lonely
inline constexpr std::uint8_t kHighestScore = 11;

/// In contact with help, bits of Frame::help.
inline constexpr std::uint8_t kSeen = 1, kTakesPart = 2, kVolunteers = 4;

/// A local network at one moment.
struct NetworkFrame {
    bool begun = false, alive = false, anchored = false;
    float members = 0;
    float vision = 0, energy = 0, publicity = 0, rivalry = 0, familiarity = 0;
    std::int32_t begin_week = 0;
    models::recorders::NetworkSeen seats;  // not known in older results files

    std::size_t seat_count() const { return seats.organisation.size(); }
};

struct VolunteerFrame {
    float hours = 0, promised = 0;  // a week
    float burden = 0;               // share of her hours in use
    std::uint32_t weeks = 0;        // that she has served
    std::uint16_t clients = 0;
};

/// What is seen of everybody in one arm at one moment; one entry a slot of Homes.
struct Frame {
    std::uint32_t week = 0;
    std::uint32_t people_week = 0;         // of a results file: when they were recorded
    std::vector<std::uint8_t> score;       // 0..11, kNotAsked or kNobody
    std::vector<std::uint8_t> age;         // years
    std::vector<std::uint8_t> help;        // bits
    std::vector<std::uint8_t> generation;  // with the slot: who it is
    std::vector<NetworkFrame> networks;
    std::vector<VolunteerFrame> volunteers;
};

/// Where the residents of the replicate that is shown live; nobody's in a results file. Metres RD.
struct Homes {
    std::vector<float> x, y;           // of each slot
    std::vector<std::uint16_t> buurt;  // of each slot
    std::vector<models::population::Outline> outlines;
    std::vector<std::string> buurten;                // names
    std::vector<models::population::Point> centres;  // of buurten
    float left = 0, bottom = 0, right = 1, top = 1;  // what holds all of it
};

using Seen = std::shared_ptr<const models::recorders::Observation>;

/// One replicate in both arms, as far as it was lived.
struct Pair {
    std::uint32_t replicate = 0;
    std::array<std::vector<Seen>, 2> seen;
    bool whole(std::size_t moments) const {
        return seen[0].size() == moments && seen[1].size() == moments;
    }
};

/// Everything the window shows of one question, immutable. Made by a source on its own threads.
struct Snapshot {
    std::uint64_t request = 0;                                 // the question that it answers
    std::shared_ptr<const models::recorders::RunShape> shape;  // of the two arms
    std::string area, arm;
    Title arm_title;
    std::uint64_t seed = 0;
    std::string hash;  // of the inputs, short
    int weeks = 0;
    std::uint32_t start_week = 0;  // from which the arms may differ

    std::shared_ptr<const Homes> homes;  // null: residents are not known
    std::array<std::vector<std::shared_ptr<const Frame>>, 2> frames;  // of pairs.front()
    std::vector<Pair> pairs;  // replicates that were begun, the one that is shown first
    Answer answer;
    double answer_seconds = 0;            // from the question to the first answer; 0: none yet
    double answer_processor_seconds = 0;  // of the thread that answers
    bool finished = false;                // nothing more comes
    bool replayed = false;                // from a file
    std::string trouble;                  // what is wrong; nothing else holds then

    /// Moments that both arms of the shown replicate have lived.
    std::size_t moments() const {
        if (pairs.empty()) return 0;
        return std::min(pairs.front().seen[0].size(), pairs.front().seen[1].size());
    }
};

}  // namespace viewer
