#include "models/patterns/measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"

#include "models/recorders/groups.h"

namespace models::patterns {

namespace {

using recorders::Measure;
using recorders::Observation;

struct Named {
    std::string name;
    Quantity quantity;
};

constexpr std::array<const char*, recorders::kMeasures> kSurvey = {"lonely_share",
                                                                   "strongly_lonely_share",
                                                                   "emotional_share",
                                                                   "social_share",
                                                                   "mean_score",
                                                                   "lonely6_share",
                                                                   "strongly_lonely6_share",
                                                                   "adults"};
constexpr std::array<const char*, recorders::kBearers> kBearerNames = {
    "municipality", "organisation", "volunteer", "participant"};

void add_population(std::vector<Named>& out) {
    for (std::size_t m = 0; m < kSurvey.size(); ++m) {
        out.push_back({fmt::format("population.{}", kSurvey[m]),
                       {false, false, [m](const Observation& o) {
                            const auto groups = o.indicators.size() / recorders::kMeasures;
                            return static_cast<double>(o.indicators[m * groups]);  // all adults
                        }}});
    }
    const auto names = recorders::group_names({});
    const auto old =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), "65+") - names.begin());
    static_assert(static_cast<int>(Measure::lonely_share) == 0);
    out.push_back({"population.lonely_share_65plus", {false, false, [old](const Observation& o) {
                                                          return double{1} * o.indicators[old];
                                                      }}});
    out.push_back({"population.lonely_years",
                   {true, false, [](const Observation& o) { return o.lonely_years; }}});
}

void add_funnel(std::vector<Named>& out) {
    for (std::size_t k = 0; k < recorders::kIcebergNames.size(); ++k) {
        const auto name = recorders::kIcebergNames[k];
        const bool now = name == "lonely" || name == "waiting";
        out.push_back({fmt::format("funnel.{}", name), {!now, false, [k](const Observation& o) {
                                                            return double{1} * o.iceberg[k];
                                                        }}});
    }
    out.push_back({"funnel.referred", {true, false, [](const Observation& o) {
                                           return double{1} * o.iceberg[6] + o.iceberg[7];
                                       }}});
    static_assert(recorders::kIcebergNames[6] == "referred_warm");
    static_assert(recorders::kIcebergNames[7] == "referred_cold");
}

void add_helpers(std::vector<Named>& out) {
    for (std::size_t k = 0; k < recorders::kCollaborationNames.size(); ++k) {
        const auto name = recorders::kCollaborationNames[k];
        // Attendance and diagnosis are shares since the start: what they end at counts all.
        const bool last = name == "alive" || name == "anchored" || name == "attendance" ||
                          name == "diagnosis" || name == "card";
        out.push_back({fmt::format("collaboration.{}", name),
                       {false, last, [k](const Observation& o) {
                            return static_cast<double>(o.collaboration[k]);
                        }}});
    }
    for (std::size_t k = 0; k < recorders::kVolunteerNames.size(); ++k) {
        const auto name = recorders::kVolunteerNames[k];
        const bool now = name == "active" || name == "burden";
        out.push_back({fmt::format("volunteers.{}", name),
                       {!now, false, [k](const Observation& o) { return o.volunteers[k]; }}});
    }
}

void add_money(std::vector<Named>& out) {
    for (std::size_t b = 0; b < kBearerNames.size(); ++b) {
        out.push_back({fmt::format("hours.{}", kBearerNames[b]),
                       {true, false, [b](const Observation& o) { return o.hours[b]; }}});
        out.push_back({fmt::format("euro.{}", kBearerNames[b]),
                       {true, false, [b](const Observation& o) { return o.euro[b]; }}});
    }
    out.push_back({"hours.paid",
                   {true, false, [](const Observation& o) { return o.hours[0] + o.hours[1]; }}});
    out.push_back({"euro.all", {true, false, [](const Observation& o) {
                                    return o.euro[0] + o.euro[1] + o.euro[2] + o.euro[3];
                                }}});
}

const std::vector<Named>& all_quantities() {
    static const std::vector<Named> all = [] {
        std::vector<Named> out;
        add_population(out);
        add_funnel(out);
        add_helpers(out);
        add_money(out);
        return out;
    }();
    return all;
}

using recorders::ProgrammeCounts;
struct Count {
    const char* name;
    std::uint32_t ProgrammeCounts::*member;
};
constexpr std::array kCounts = {Count{"offered", &ProgrammeCounts::offered},
                                Count{"accepted", &ProgrammeCounts::accepted},
                                Count{"refused", &ProgrammeCounts::refused},
                                Count{"started", &ProgrammeCounts::started},
                                Count{"active", &ProgrammeCounts::active},
                                Count{"waiting", &ProgrammeCounts::waiting},
                                Count{"completed", &ProgrammeCounts::completed},
                                Count{"dropped_out", &ProgrammeCounts::dropped_out},
                                Count{"sessions", &ProgrammeCounts::sessions}};

/// "programme.befriending.started".
sim::Result<Quantity> count_of_programme(const std::string& name,
                                         const recorders::RunShape& shape) {
    const auto dot = name.rfind('.');
    const auto programme = name.substr(10, dot > 10 ? dot - 10 : std::string::npos);
    const auto at = std::find(shape.programmes.begin(), shape.programmes.end(), programme);
    if (at == shape.programmes.end())
        return sim::fail(
            sim::Error::of(fmt::format("{}: there is no programme '{}'", name, programme),
                           fmt::format("one of {}", fmt::join(shape.programmes, ", ")),
                           sim::nearest_name(programme, shape.programmes)));
    const auto index = static_cast<std::size_t>(at - shape.programmes.begin());
    std::vector<std::string> counts;
    for (const Count& count : kCounts) {
        counts.emplace_back(count.name);
        if (name.substr(dot + 1) != count.name) continue;
        const bool now = counts.back() == "active" || counts.back() == "waiting";
        return Quantity{!now, false, [index, member = count.member](const Observation& o) {
                            return double{1} * (o.programmes[index].*member);
                        }};
    }
    return sim::fail(sim::Error::of(fmt::format("{}: programmes have no such count", name),
                                    fmt::format("one of {}", fmt::join(counts, ", "))));
}

}  // namespace

std::vector<std::string> quantity_names() {
    std::vector<std::string> names;
    for (const Named& one : all_quantities())
        names.push_back(one.name);
    return names;
}

sim::Result<Quantity> find_quantity(const std::string& name, const recorders::RunShape& shape) {
    if (name.starts_with("programme.")) return count_of_programme(name, shape);
    for (const Named& one : all_quantities())
        if (one.name == name) return one.quantity;
    const auto names = quantity_names();
    return sim::fail(
        sim::Error::of(fmt::format("nothing is measured that is called '{}'", name),
                       fmt::format("programme.NAME.COUNT or one of {}", fmt::join(names, ", ")),
                       sim::nearest_name(name, names)));
}

double over_window(const Quantity& quantity,
                   const recorders::RunRecord& record,
                   std::uint32_t arm,
                   std::uint32_t replicate,
                   int from_week,
                   int to_week) {
    double first = std::nan(""), last = std::nan(""), sum = 0;
    std::uint32_t count = 0;
    const auto& weeks = record.shape().weeks;
    for (std::uint32_t time = 0; time < weeks.size(); ++time) {
        const auto week = static_cast<int>(weeks[time]);
        if (week > to_week) break;
        const auto* seen = record.at(arm, replicate, time);
        if (seen == nullptr) return std::nan("");
        const double value = quantity.value(*seen);
        if (week <= from_week) first = value;
        if (week < from_week || std::isnan(value)) continue;
        last = value;
        sum += value;
        ++count;
    }
    if (quantity.cumulative) return last - first;
    if (quantity.at_the_end) return last;
    return count > 0 ? sum / count : std::nan("");
}

}  // namespace models::patterns
