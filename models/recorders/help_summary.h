#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/inference.h"

#include "models/recorders/run_record.h"

namespace models::recorders {

/// The steps from lonely to helped, as people read them. The first is how many there are, the
/// others how many got so far.
inline constexpr std::array<std::string_view, 9> kSteps = {"lonely",
                                                           "met",
                                                           "recognised",
                                                           "signalled",
                                                           "taken up",
                                                           "referred",
                                                           "accepted",
                                                           "started",
                                                           "helped"};

/// The iceberg in a stretch of time: means over replicates, people a year but for `lonely`, which
/// is the mean of its moments.
struct Iceberg {
    std::uint32_t from_week = 0, to_week = 0;
    std::array<sim::Estimate, kSteps.size()> steps;
};

/// A share of replicates with the 95 % interval of Wilson.
struct Share {
    double share = 0, low = 0, high = 0;
};

/// `yes` of `n` replicates.
Share share_of(std::uint32_t yes, std::uint32_t n);

/// What became of the network of an arm.
struct Survival {
    std::uint32_t networks = 0;  // replicates in which there ever was one
    std::vector<std::uint32_t> weeks;
    std::vector<Share> alive;     // of these, at each of `weeks`: the survival curve
    double anchored = 0;          // share that became part of ordinary policy
    double members = 0;           // at the end, of those alive
    double familiarity = 0;       // at the end, of those alive
    std::uint32_t effective = 0;  // replicates in which it ever helped somebody
    double effective_week = 0;    // of these, the median week of the first observation of that
};

/// How one arm went about it.
struct HelpOfArm {
    std::uint32_t arm = 0;
    std::vector<Iceberg> icebergs;  // of the first year and of what follows; empty without helpers
    Survival survival;              // networks == 0: no network
};

/// Of the arms of the scenario, not of twins, in which anybody looks out for lonely residents; of
/// replicates that every arm finished. Years count from week 0.
std::vector<HelpOfArm> help_of(const RunRecord& record);

}  // namespace models::recorders
