#include "models/recorders/results_series.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "sim/check.h"

#include "models/cases/casebook.h"

namespace models::recorders {

namespace {

/// The value that stands for "not observed", by type of number; none where 0 has to do.
template <class T>
std::optional<double> missing() {
    if constexpr (std::is_floating_point_v<T>) return std::nan("");
    if constexpr (std::is_same_v<T, std::uint32_t>) return std::numeric_limits<T>::max();
    return std::nullopt;
}

/// Builds series whose number `i` is `value(observation, i)`.
template <class Value>
Series make_series(std::string group,
                   std::string name,
                   std::string dimension,
                   std::size_t width,
                   std::string units,
                   std::string long_name,
                   Value value) {
    using T = std::remove_cvref_t<std::invoke_result_t<Value, const Observation&, std::size_t>>;
    return {std::move(group),
            std::move(name),
            std::move(dimension),
            width,
            std::move(units),
            std::move(long_name),
            sim::number_type<T>(),
            missing<T>(),
            [width, value](const Observation& observation, std::byte* row) {
                for (std::size_t i = 0; i < width; ++i) {
                    const T number = value(observation, i);
                    std::memcpy(row + i * sizeof(T), &number, sizeof(T));
                }
            }};
}

struct MeasureText {
    const char* name;
    const char* units;
    const char* long_name;
};

constexpr MeasureText kMeasureTexts[kMeasures] = {
    {"lonely_share", "1", "share of adults who are lonely (11 items, score 3 or more)"},
    {"strongly_lonely_share", "1", "share strongly lonely (11 items, score 9 or more)"},
    {"emotional_share", "1", "share emotionally lonely (2 or more of 6 items)"},
    {"social_share", "1", "share socially lonely (2 or more of 5 items)"},
    {"mean_score", "1", "mean score on the De Jong Gierveld scale, 0 to 11"},
    {"lonely6_share", "1", "share lonely on the short scale (6 items, score 2 or more)"},
    {"strongly_lonely6_share", "1", "share strongly lonely on the short scale (score 5 or more)"},
    {"adults", "persons", "residents of 18 and over in the group"},
};

void add_indicators(const RunShape& shape, std::vector<Series>& out) {
    const std::size_t groups = shape.groups.size();
    for (std::size_t m = 0; m < kMeasures; ++m) {
        const auto& text = kMeasureTexts[m];
        out.push_back(make_series("/indicators",
                                  text.name,
                                  "group",
                                  groups,
                                  text.units,
                                  text.long_name,
                                  [m, groups](const Observation& o, std::size_t i) {
                                      return o.indicators[m * groups + i];
                                  }));
    }
    out.push_back(make_series("/indicators",
                              "lonely_years",
                              "",
                              1,
                              "years",
                              "person-years lonely since the start, all adults together",
                              [](const Observation& o, std::size_t) { return o.lonely_years; }));
    out.push_back(make_series("/indicators",
                              "state_hash",
                              "",
                              1,
                              "",
                              "hash of the whole state; equal states have equal hashes, 0: not run",
                              [](const Observation& o, std::size_t) { return o.state_hash; }));
}

void add_network(std::vector<Series>& out) {
    const auto add = [&](const char* name, const char* long_name, const char* units, auto value) {
        out.push_back(make_series("/network", name, "", 1, units, long_name, value));
    };
    add("mean_degree", "ties per adult", "1", [](const Observation& o, std::size_t) {
        return o.mean_degree;
    });
    add("isolated_share",
        "share of adults without any tie",
        "1",
        [](const Observation& o, std::size_t) { return o.isolated_share; });
    add("clustering",
        "share of pairs of someone's ties inside the wijk that know each other",
        "1",
        [](const Observation& o, std::size_t) { return o.clustering; });
    out.push_back(
        make_series("/network",
                    "ties_per_adult",
                    "tie_type",
                    kTieTypes,
                    "1",
                    "ties per adult by type",
                    [](const Observation& o, std::size_t i) { return o.ties_per_adult[i]; }));
    out.push_back(
        make_series("/network",
                    "weekly_contact",
                    "tie_type",
                    kTieTypes,
                    "1",
                    "share of adults with one contact or more this week, by type of tie",
                    [](const Observation& o, std::size_t i) { return o.weekly_contact[i]; }));
    out.push_back(make_series("/network",
                              "degree_histogram",
                              "degree",
                              kDegreeBins,
                              "persons",
                              "adults by number of ties; the last bin holds 40 and over",
                              [](const Observation& o, std::size_t i) { return o.degree[i]; }));
}

void add_demography(std::vector<Series>& out) {
    const auto add = [&](const char* name, const char* long_name, std::uint32_t Observation::*at) {
        out.push_back(make_series("/demography",
                                  name,
                                  "",
                                  1,
                                  "persons",
                                  long_name,
                                  [at](const Observation& o, std::size_t) { return o.*at; }));
    };
    add("population", "residents of all ages", &Observation::population);
    add("deaths", "deaths since the start", &Observation::deaths);
    add("births", "births since the start", &Observation::births);
    add("moved_in", "residents who moved in since the start", &Observation::moved_in);
    add("moved_out", "residents who moved out since the start", &Observation::moved_out);
}

void add_programmes(const RunShape& shape, std::vector<Series>& out) {
    const std::size_t programmes = shape.programmes.size();
    if (programmes == 0) return;
    const auto add = [&](const char* name,
                         const char* units,
                         const char* long_name,
                         std::uint32_t ProgrammeCounts::*at) {
        out.push_back(
            make_series("/programmes",
                        name,
                        "programme",
                        programmes,
                        units,
                        long_name,
                        [at](const Observation& o, std::size_t i) { return o.programmes[i].*at; }));
    };
    using P = ProgrammeCounts;
    add("offered", "persons", "offered a place since the start", &P::offered);
    add("accepted", "persons", "accepted since the start", &P::accepted);
    add("refused", "persons", "refused since the start", &P::refused);
    add("waiting", "persons", "on the waiting list now", &P::waiting);
    add("started", "persons", "started since the start", &P::started);
    add("active", "persons", "taking part now", &P::active);
    add("completed", "persons", "completed since the start", &P::completed);
    add("dropped_out", "persons", "dropped out since the start", &P::dropped_out);
    add("stopped", "persons", "died or moved before the end, since the start", &P::stopped);
    add("sessions", "sessions", "person-sessions attended since the start", &P::sessions);
}

void add_funnel(std::vector<Series>& out) {
    constexpr std::array<const char*, kIcebergNames.size()> kMeanings = {
        "adults who are lonely for so long that it can be seen, now",
        "of these, met by somebody who could have seen it, since the start, once a spell",
        "recognised for what it was, since the start, once a spell",
        "signalled since the start",
        "cases that somebody took up, since the start",
        "cases that were discussed to a decision, since the start",
        "first referred by a person to a person, since the start",
        "first referred by a name or a number, since the start",
        "who accepted an offer, since the start",
        "who wait for a place, now",
        "who started, since the start",
        "who took part to the end, since the start",
        "cases closed with somebody who is no longer lonely, since the start",
        "cases closed in any other way, since the start"};
    for (std::size_t k = 0; k < kIcebergNames.size(); ++k)
        out.push_back(make_series("/funnel",
                                  std::string(kIcebergNames[k]),
                                  "",
                                  1,
                                  "persons",
                                  kMeanings[k],
                                  [k](const Observation& o, std::size_t) { return o.iceberg[k]; }));
    out.push_back(make_series("/funnel",
                              "cases",
                              "status",
                              kCaseStatuses,
                              "cases",
                              "all cases since the start, by where they stand now",
                              [](const Observation& o, std::size_t i) { return o.cases[i]; }));
}

void add_collaboration(std::vector<Series>& out) {
    constexpr std::array<const char*, kCollaborationNames.size()> kMeanings = {
        "mean familiarity over pairs of members, 0 to 1",
        "shared vision, 0 to 1",
        "energy, 0 to 1",
        "members",
        "share of the invited who came to meetings, since the start",
        "how well it is known in the neighbourhood, 0 to 1",
        "1 while the network lives",
        "1 when it has become part of ordinary policy",
        "visible results, 0 to 1",
        "share of discussions that found a true cause, since the start",
        "share of the organisations with a seat that accepted the signalling card",
        "rivalry with networks that use another instrument, 0 to 1"};
    for (std::size_t k = 0; k < kCollaborationNames.size(); ++k)
        out.push_back(
            make_series("/collaboration",
                        std::string(kCollaborationNames[k]),
                        "",
                        1,
                        "1",
                        kMeanings[k],
                        [k](const Observation& o, std::size_t) { return o.collaboration[k]; }));
}

void add_volunteers(std::vector<Series>& out) {
    constexpr std::array<const char*, kVolunteerNames.size()> kMeanings = {
        "volunteers in the stock that programmes and networks share, now",
        "who joined since the stock was opened",
        "who quit since then",
        "hours given since then",
        "mean share of their hours that is in use, lately",
        "who joined after they had taken part in something themselves"};
    constexpr std::array<const char*, kVolunteerNames.size()> kUnits = {
        "persons", "persons", "persons", "hour", "1", "persons"};
    for (std::size_t k = 0; k < kVolunteerNames.size(); ++k)
        out.push_back(
            make_series("/volunteers",
                        std::string(kVolunteerNames[k]),
                        "",
                        1,
                        kUnits[k],
                        kMeanings[k],
                        [k](const Observation& o, std::size_t) { return o.volunteers[k]; }));
}

void add_costs(std::vector<Series>& out) {
    out.push_back(make_series("/costs",
                              "euro",
                              "bearer",
                              kBearers,
                              "euro",
                              "money spent since the start, by who pays",
                              [](const Observation& o, std::size_t i) { return o.euro[i]; }));
    // Not "hours": xarray would turn numbers with that unit into durations.
    out.push_back(make_series("/costs",
                              "hours",
                              "bearer",
                              kBearers,
                              "hour",
                              "hours given since the start, by who gives them",
                              [](const Observation& o, std::size_t i) { return o.hours[i]; }));
}

}  // namespace

std::vector<Series> observation_series(const RunShape& shape) {
    std::vector<Series> series;
    add_indicators(shape, series);
    add_network(series);
    add_demography(series);
    add_programmes(shape, series);
    add_funnel(series);
    add_collaboration(series);
    add_volunteers(series);
    add_costs(series);
    return series;
}

const std::vector<std::string>& measure_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> made;
        for (const auto& text : kMeasureTexts)
            made.emplace_back(text.name);
        return made;
    }();
    return names;
}

const std::vector<std::string>& case_status_names() {
    static_assert(cases::kStatuses == kCaseStatuses);
    static const std::vector<std::string> names(cases::kStatusNames.begin(),
                                                cases::kStatusNames.end());
    return names;
}

const std::vector<std::string>& bearer_names() {
    static const std::vector<std::string> names{
        "municipality", "organisation", "volunteer", "participant"};
    return names;
}

}  // namespace models::recorders
