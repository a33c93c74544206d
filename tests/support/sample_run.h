#pragma once

#include <cstdint>
#include <string>

#include "models/recorders/observation.h"
#include "models/recorders/results_layout.h"

namespace tests {

/// A small run with two arms, three replicates and 70 moments, four weeks apart, so that a series
/// fills one block of a results file and part of the next. The programme starts in week 60.
inline models::recorders::RunShape sample_shape() {
    models::recorders::RunShape shape;
    shape.arms = {"baseline", "visits é"};
    shape.replicates = 3;
    for (std::uint32_t time = 0; time < 70; ++time)
        shape.weeks.push_back(4 * time);
    shape.groups = {"all", "18-64", "65+"};
    shape.tie_types = {"partner",
                       "family",
                       "kin",
                       "friend",
                       "neighbour",
                       "colleague",
                       "club",
                       "buddy",
                       "professional"};
    shape.programmes = {"support_group", "phone_circle"};
    shape.buurten = {"BU03070101", "BU03070102"};
    shape.start_date = "2024-01-01";
    shape.start_weeks = {0, 60};
    shape.snapshot_weeks = {0, 52};
    shape.snapshot_replicates = {1};
    shape.residents = 1'000;
    return shape;
}

/// Chance of one replicate in one week; the same in every arm.
inline double sample_chance(std::uint32_t replicate, std::uint32_t time) {
    return static_cast<double>((replicate * 7919u + time * 104729u) % 1000u) / 1000.0;
}

/// An observation whose numbers follow from its place. From the start on the second arm has three
/// lonely residents in a hundred fewer, and costs 1,000 euro a week.
inline models::recorders::Observation sample_observation(const models::recorders::RunShape& shape,
                                                         std::uint32_t arm,
                                                         std::uint32_t replicate,
                                                         std::uint32_t time) {
    using namespace models::recorders;
    Observation o;
    o.arm = arm;
    o.replicate = replicate;
    o.time = time;
    const std::uint32_t week = shape.weeks[time];
    const bool acts = arm > 0 && week >= shape.start_weeks[arm];
    const double years = acts ? (week - shape.start_weeks[arm] + 4) / 52.0 : 0;
    const double chance = sample_chance(replicate, time);
    for (int m = 0; m < kMeasures; ++m) {
        for (std::size_t g = 0; g < shape.groups.size(); ++g) {
            const double level = 0.4 + 0.05 * chance + 0.01 * m + 0.001 * static_cast<double>(g);
            o.indicators.push_back(static_cast<float>(level - (acts ? 0.03 : 0)));
        }
    }
    const auto adults = static_cast<std::size_t>(Measure::adults);
    for (std::size_t g = 0; g < shape.groups.size(); ++g)
        o.indicators[adults * shape.groups.size() + g] = 3600 - 1000 * static_cast<float>(g);
    o.mean_degree = 14 + static_cast<float>(chance);
    o.isolated_share = 0.02f;
    o.clustering = 0.3f;
    o.degree[40] = 7 + replicate;
    o.population = 4'500 + time;
    o.deaths = time;
    o.lonely_years = 1'440 * week / 52.0 - 108 * years;
    o.euro[0] = acts ? 1'000.0 * (week - shape.start_weeks[arm] + 4) : 0;
    o.hours[2] = o.euro[0] / 50;
    o.programmes.resize(shape.programmes.size());
    if (acts) o.programmes[0] = {.offered = time, .started = time / 2, .dropped_out = 3};
    o.state_hash = 0x123456789abcdef0ull + replicate * 1000 + time + (acts ? 7 : 0);
    return o;
}

/// A snapshot of `rows` residents; every tenth is a minor.
inline models::recorders::ResidentSnapshot sample_snapshot(std::uint32_t arm,
                                                           std::uint32_t replicate,
                                                           std::uint32_t week,
                                                           std::uint32_t rows) {
    models::recorders::ResidentSnapshot s;
    s.arm = arm;
    s.replicate = replicate;
    s.week = week;
    for (std::uint32_t i = 0; i < rows; ++i) {
        s.uid.push_back(10 * i);
        s.age.push_back(static_cast<std::uint8_t>(i % 10 == 0 ? 8 : 20 + i % 70));
        s.sex.push_back(i % 2);
        s.position.push_back(static_cast<std::uint8_t>(i % 7));
        s.marital.push_back(i % 4);
        s.alive.push_back(1);
        s.health_limitation.push_back(static_cast<std::uint8_t>(i % 3));
        s.emotional.push_back(static_cast<float>(i % 100) / 100);
        s.social.push_back(static_cast<float>(week));
        s.djg11.push_back(static_cast<std::uint8_t>(i % 10 == 0 ? 255 : i % 12));
        s.djg11_emotional.push_back(static_cast<std::uint8_t>(i % 10 == 0 ? 255 : i % 7));
        s.djg11_social.push_back(static_cast<std::uint8_t>(i % 10 == 0 ? 255 : i % 6));
        s.djg6.push_back(static_cast<std::uint8_t>(i % 10 == 0 ? 255 : i % 7));
        s.degree.push_back(static_cast<std::uint8_t>(i % 41));
        for (std::size_t type = 0; type < s.contacts.size(); ++type)
            s.contacts[type].push_back(static_cast<std::uint8_t>(type));
        s.buurt.push_back(i % 2);
    }
    return s;
}

inline models::recorders::Provenance sample_provenance() {
    models::recorders::Provenance from;
    from.title = "Visits in a small wijk";
    from.version = "0.1.0";
    from.commit = "abc1234";
    from.scenario_file = "visits.toml";
    from.scenario_text = "title = \"Visits in a small wijk\"  # één\n";
    from.parameters_json = R"({"loneliness.rate": 0.05})";
    from.seed = 18'446'744'073'709'551'615ull;
    from.wijk_code = "WK030701";
    from.wijk_name = "Schuilenburg";
    from.command_line = "wijk run visits.toml";
    from.compiler = "g++ 12 -O3";
    from.libraries = "HDF5 1.10.8";
    from.input_sha256 = {{"margins.csv", std::string(64, 'a')}};
    from.created = from.started = "2024-05-06T07:08:09Z";
    return from;
}

}  // namespace tests
