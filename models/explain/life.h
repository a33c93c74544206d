#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/result.h"

#include "models/experiment.h"
#include "models/simulation.h"

namespace models::explain {

/// What can be told of one resident in one week.
struct Moment {
    std::int32_t week = 0;
    bool here = false;  // the person lives in the area; nothing else holds otherwise
    int age = 0;        // years
    Sex sex{};
    Position position{};
    Marital marital{};
    Work work{};
    bool limited = false, mobility_limited = false, anxious = false;
    double social = 0, emotional = 0;  // S and E, 0..1
    int score = 0;                     // of 11, as a survey of this week would find
    std::uint32_t weeks_lonely = 0;
    std::array<std::uint32_t, ties::kKinds> ties{};
    std::uint64_t own = 0;  // fingerprint of her own state
    // Of everybody inside the area whom she has a tie with: slot, and fingerprint of the state.
    std::vector<std::pair<std::uint32_t, std::uint64_t>> others;
};

/// Where she stands with one programme.
enum class Part : std::uint8_t { none, waits, takes_part, volunteers };

/// One resident's weeks in one arm.
struct Life {
    std::string arm, title;
    std::vector<Moment> moments;           // week 0 first
    std::vector<cases::Event> events;      // about her, steps as in the casebook
    std::vector<std::vector<Part>> parts;  // [week][programme of the arm]
    std::vector<std::string> programmes;   // titles, of the arm
    std::uint32_t burn_in = 0;             // steps before week 0
    std::vector<std::uint64_t> hashes;     // of the whole state at the moments of observation
};

/// Who is told about: a resident by her number, or a typical one of a kind.
enum class Example : std::uint8_t { resident, helped, missed, volunteer, refused };

struct Question {
    Example example = Example::helped;
    std::uint32_t uid = 0;  // Example::resident
    std::uint32_t arm = 1;
    std::uint32_t replicate = 0;
};

/// The rule by which an example is picked, in words.
std::string rule_of(Example example);

/// The lives of one resident in the baseline and in one arm.
struct TwoLives {
    std::uint32_t uid = 0;
    std::array<Life, 2> lives;  // the arm's baseline, the arm
    /// Index of the first moment at which they differ; moments.size(): never.
    std::size_t parting = 0;
    /// Whether somebody she knows lived otherwise a week before, when nothing happened to herself.
    bool through_others = false;
};

/// Lives the baseline and the arm once more and follows one resident through both. Nobody to pick:
/// an error that says so.
sim::Result<TwoLives> live_twice(const ExperimentInput& input,
                                 const recorders::RunShape& shape,
                                 const Question& question);

}  // namespace models::explain
