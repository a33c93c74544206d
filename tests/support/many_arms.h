#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "models/experiment.h"
#include "models/recorders/results_series.h"
#include "tests/support/toy_scenario.h"

namespace support {

/// Arms with all that can differ between arms, from several weeks on, and two that never part.
inline models::Scenario many_arms() {
    using namespace models;
    Scenario scenario = support::toy_scenario(1.5);
    scenario.replicates = 1;
    scenario.observe_every = 4;
    scenario.everyday = true;
    scenario.events = true;
    scenario.snapshots = {0, 10, 26, 78};
    scenario.shocks.push_back({{}, 0.5, 20, 10, {}});
    scenario.shocks.front().ties.fill(true);
    // Ordinary life: the visits are there in all arms, from before the meetings on.
    auto visits = scenario.arms[1].programmes.front();
    visits.start_week = 5;
    visits.everyday = true;
    scenario.everyday_programmes = {visits};
    scenario.arms[1].programmes.clear();
    scenario.arms[1].name = "as it is, once more";
    for (auto& arm : scenario.arms)
        arm.programmes.insert(arm.programmes.begin(), visits);
    Arm network{.name = "network", .title = "", .programmes = {visits}, .place = {}};
    network.networks.push_back({});
    network.networks.back().terms.start_week = 30;
    Arm change{.name = "change", .title = "", .programmes = {visits}, .place = {}};
    change.changes.push_back({.parameter = "ties.contact.drain",
                              .value = 0.4,
                              .from_week = 22,
                              .to_week = 60,
                              .ramp_weeks = 9,
                              .place = {}});
    change.changes.push_back({.parameter = "interventions.delivery.waiting_places",
                              .value = 0.3,
                              .from_week = 40,
                              .to_week = 999,
                              .place = {}});
    // Seen in the snapshot of week 26, which asks as the observation of week 24 did.
    change.changes.push_back({.parameter = "cases.spotting.taboo",
                              .value = 0.9,
                              .from_week = 23,
                              .to_week = 25,
                              .place = {}});
    Arm shock{.name = "shock", .title = "", .programmes = {visits}, .place = {}};
    shock.shocks.push_back({{}, 0.2, 0, 60, {}});
    shock.shocks.front().ties.fill(true);
    scenario.arms.insert(scenario.arms.end(), {network, change, shock});
    scenario.without_contagion = true;
    add_twins(scenario);
    return scenario;
}

/// Everything that runs of one shape hand over, as bytes: a frame twice must be the same twice.
class SeenFrames {
  public:
    using Key = std::tuple<std::string, std::uint32_t, std::uint32_t, std::uint64_t>;

    explicit SeenFrames(const models::recorders::RunShape& shape)
        : series_(models::recorders::observation_series(shape)) {}

    /// Takes all that is handed over.
    void take_from(models::ExperimentOutput& output) {
        using namespace models::recorders;
        output.observation = [this](const Observation& o) { return take(o); };
        output.snapshot = [this](const ResidentSnapshot& s) { return take(s); };
        output.events = [this](const EventRows& e) { return take(e); };
    }

    std::map<Key, std::string> bytes;  // by kind, arm, replicate and week, moment or event

  private:
    template <class T>
    static void append(std::string& to, const std::vector<T>& values) {
        to.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    bool keep(Key key, std::string value) {
        const std::scoped_lock lock(mutex_);
        return bytes.try_emplace(std::move(key), std::move(value)).second;
    }
    bool take(const models::recorders::Observation& o) {
        std::string all, row;
        for (const auto& one : series_) {
            row.assign(one.width * sim::bytes_of(one.type), '\0');
            one.copy(o, reinterpret_cast<std::byte*>(row.data()));
            all += row;
        }
        return keep({"observation", o.arm, o.replicate, o.time}, all);
    }
    bool take(const models::recorders::ResidentSnapshot& s) {
        std::string all;
        append(all, s.uid), append(all, s.emotional), append(all, s.social), append(all, s.buurt);
        append(all, s.djg11), append(all, s.djg6), append(all, s.degree), append(all, s.age);
        append(all, s.contacts.back());
        return keep({"snapshot", s.arm, s.replicate, s.week}, all);
    }
    bool take(const models::recorders::EventRows& e) {
        std::string all;
        append(all, e.week), append(all, e.case_number), append(all, e.resident);
        append(all, e.kind), append(all, e.value), append(all, e.post), append(all, e.actor);
        // Where nothing happened there may be several: they all say so.
        return e.size() == 0 || keep({"events", e.arm, e.replicate, e.first}, all);
    }

    std::vector<models::recorders::Series> series_;
    std::mutex mutex_;
};

}  // namespace support
