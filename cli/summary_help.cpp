#include "cli/summary_help.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "models/recorders/help_summary.h"

namespace cli {
namespace {

using models::recorders::HelpOfArm;
using models::recorders::Iceberg;
using models::recorders::kSteps;
using models::recorders::RunRecord;
using models::recorders::Survival;

constexpr std::size_t kName = 16;
constexpr double kWeeksOfYear = 52;
constexpr int kInARow = 5;  // years on one line

std::string people(double value) {
    if (!std::isfinite(value)) return "-";
    return fmt::format("{:.{}f}", value, value < 9.95 ? 1 : 0);
}

std::size_t width_of(std::size_t step) {
    return std::max<std::size_t>(8, kSteps[step].size() + 1);
}

std::string row_of(const Iceberg& iceberg, const std::string& when) {
    std::string out = fmt::format("    {:<{}}", when, kName);
    for (std::size_t k = 0; k < kSteps.size(); ++k)
        out += fmt::format("{:>{}}", people(iceberg.steps[k].mean), width_of(k));
    return out + "\n";
}

std::string icebergs(const RunRecord& record, const std::vector<HelpOfArm>& arms) {
    std::string out = "\nFrom lonely to helped, people a year, mean over replicates\n\n    ";
    out += std::string(kName, ' ');
    for (std::size_t k = 0; k < kSteps.size(); ++k)
        out += fmt::format("{:>{}}", kSteps[k], width_of(k));
    out += "\n";
    for (const HelpOfArm& arm : arms) {
        out += "  " + record.shape().arms[arm.arm] + "\n";
        for (std::size_t k = 0; k < arm.icebergs.size(); ++k)
            out += row_of(arm.icebergs[k], k == 0 ? "the first year" : "a year later on");
    }
    return out;
}

/// The last row of weeks that is not after `week`.
std::size_t row_at(const Survival& survival, double week) {
    std::size_t row = 0;
    while (row + 1 < survival.weeks.size() && survival.weeks[row + 1] <= week)
        ++row;
    return row;
}

std::string alive_line(const Survival& survival) {
    std::string out;
    const double end = survival.weeks.back();
    for (double year = 1; year * kWeeksOfYear <= end + 0.5; ++year) {
        const auto& one = survival.alive[row_at(survival, year * kWeeksOfYear)];
        out += fmt::format("{}{:.0f} % ({:.0f}..{:.0f})",
                           out.empty()                             ? ""
                           : static_cast<int>(year) % kInARow == 1 ? ",\n      "
                                                                   : ", ",
                           100 * one.share,
                           100 * one.low,
                           100 * one.high);
    }
    return out;
}

std::string effect_line(const Survival& survival) {
    if (survival.effective == 0) return "nobody was ever helped by it";
    return fmt::format("somebody was helped in {} of {} replicates, first in week {:.0f} (median)",
                       survival.effective,
                       survival.networks,
                       survival.effective_week);
}

std::string network_of(const RunRecord& record, const HelpOfArm& arm) {
    const Survival& s = arm.survival;
    std::string out = fmt::format("  {}\n", record.shape().arms[arm.arm]);
    if (const auto years = alive_line(s); !years.empty())
        out += fmt::format("    alive after each year: {}\n", years);
    const auto& end = s.alive.back();
    out += fmt::format("    at the end {:.0f} % alive", 100 * end.share);
    if (end.share > 0)
        out += fmt::format(", with {:.1f} members of familiarity {:.2f}", s.members, s.familiarity);
    out += fmt::format("; {:.0f} % anchored in policy\n    {}\n", 100 * s.anchored, effect_line(s));
    return out;
}

}  // namespace

std::string help_in_words(const RunRecord& record) {
    const auto arms = models::recorders::help_of(record);
    if (arms.empty()) return "";
    std::string out = icebergs(record, arms), networks;
    for (const HelpOfArm& arm : arms)
        if (arm.survival.networks > 0) networks += network_of(record, arm);
    if (!networks.empty())
        out += "\nThe networks, share of replicates with Wilson's 95% interval\n\n" + networks;
    return out;
}

}  // namespace cli
