#pragma once

#include <chrono>
#include <functional>
#include <string_view>
#include <vector>

#include "sim/step.h"

namespace sim {

/// One process of the week: its name and what it does to the world.
template <class World>
struct Process {
    std::string_view name;
    std::function<void(World&, const Step&)> run;
};

/// The week as a list, in its order.
template <class World>
using Pipeline = std::vector<Process<World>>;

/// Looks at the state after each process; used by --trace-hashes.
template <class World>
using AfterProcess = std::function<void(std::string_view process, const World&, const Step&)>;

/// One week. `spent` (seconds, one entry a process) may be empty.
template <class World>
void advance(World& world,
             const Pipeline<World>& pipeline,
             const Step& step,
             std::vector<double>& spent,
             const AfterProcess<World>& after = {}) {
    for (std::size_t k = 0; k < pipeline.size(); ++k) {
        const auto begin = std::chrono::steady_clock::now();
        pipeline[k].run(world, step);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        if (k < spent.size()) spent[k] += took.count();
        if (after) after(pipeline[k].name, world, step);
    }
}

}  // namespace sim
