#include <algorithm>
#include <ctime>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "sim/parallel.h"
#include "sim/parameters.h"
#include "sim/rng.h"

#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/sweep.h"
#include "cli/sweep_inputs.h"
#include "cli/sweep_text.h"
#include "models/experiment.h"
#include "models/recorders/effects.h"
#include "models/sweeps/outcome.h"
#include "models/sweeps/series.h"

namespace cli {
namespace {

namespace sweeps = models::sweeps;

constexpr double kProbedWeeks = 26;
constexpr double kBytesPerNumber = 22;  // of a run's line, and 8 in the merged file

/// Seconds of a core that this program has used: other programs do not slow them down.
double core_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// The most memory that this program has had so far, in bytes.
double peak_memory() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

/// What a sweep is going to take.
struct Estimate {
    sweeps::Work work;
    std::size_t runs = 0;
    double seconds = 0;  // on one core
    double memory = 0;   // bytes
    double disk = 0;     // bytes, before and after the merge
};

/// Seconds on one core for a population, and for a week of one arm.
struct Speed {
    double population = 0, week = 0;
};

/// Lives half a year of an area's last arm, the one with most at work in most scenarios.
sim::Result<Speed> measure(const SweepInputs& inputs, std::uint32_t place) {
    const auto& base = inputs.sweep.bases[inputs.sweep.named_by[place]];
    models::Scenario scenario = base;
    scenario.replicates = 1;
    scenario.burn_in_weeks = 1;
    scenario.years = kProbedWeeks / sim::kWeeksPerYear;
    models::shorten(scenario);
    std::erase_if(scenario.arms, [](const auto& arm) { return arm.without_contagion; });
    double begin = core_seconds();
    const auto people = inputs.runner().populate(place, sim::replicate_seed(scenario.seed, 0));
    if (!people) return sim::fail(people.error());
    Speed speed;
    speed.population = (core_seconds() - begin);
    const auto start = models::begin_replicate(scenario, inputs.rates, *people, 0);
    const auto shape = models::shape_of(scenario, *people);
    models::ExperimentOutput unseen;
    unseen.observation = [](auto) { return true; };
    begin = core_seconds();
    models::live_arm({scenario, inputs.rates, {}},
                     shape,
                     unseen,
                     start,
                     static_cast<std::uint32_t>(scenario.arms.size() - 1),
                     0);
    speed.week = (core_seconds() - begin) / scenario.weeks();
    return speed;
}

sim::Result<Estimate> estimate(const SweepInputs& inputs, int threads) {
    const auto& sweep = inputs.sweep;
    const auto units = sweep.units(inputs.manifest.replicates);
    Estimate out;
    out.runs = units.size();
    const double before = peak_memory();
    double most = 0;
    for (std::uint32_t place = 0; place < inputs.areas.size(); ++place) {
        std::vector<sweeps::Unit> here;
        for (const auto& unit : units)
            if (sweep.place[sweep.base[unit.row]] == place) here.push_back(unit);
        sim::Result<Speed> speed;
        sim::with_threads(1, [&] { speed = measure(inputs, place); });
        if (!speed) return sim::fail(speed.error());
        const auto work = sweeps::work_of(sweep, here);
        const auto& scenario = sweep.bases[sweep.named_by[place]];
        const bool twins = std::ranges::any_of(
            scenario.arms, [](const auto& arm) { return arm.without_contagion; });
        const double weeks =
            static_cast<double>(work.lives) * scenario.weeks() +
            static_cast<double>(work.burn_ins) * scenario.burn_in_weeks * (twins ? 2 : 1);
        out.seconds +=
            speed->week * weeks + speed->population * static_cast<double>(work.populations);
        out.work.populations += work.populations;
        out.work.burn_ins += work.burn_ins;
        out.work.lives += work.lives;
        most = std::max(most, peak_memory() - before);
    }
    // Beginnings, with twins of their own, and a world for each thread.
    out.memory = before + 2 * most * threads;
    const auto moments = sweeps::series_weeks(sweep.plan.scenario).size();
    const auto per_arm = sweeps::values_per_arm() + sweep.plan.series.size() * moments;
    const double numbers = static_cast<double>(out.runs * sweep.arms.size() * per_arm);
    out.disk = numbers * (kBytesPerNumber + 8);
    return out;
}

std::string bytes_text(double bytes) {
    return bytes < 1e9 ? fmt::format("{:.0f} MB", std::max(1.0, bytes / 1e6))
                       : fmt::format("{:.1f} GB", bytes / 1e9);
}

int threads_of(const SweepOptions& options) {
    const auto cores = static_cast<int>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
    return static_cast<int>(options.threads.value_or(cores));
}

std::string plan_text(const SweepInputs& inputs, const Estimate& e, int threads) {
    const auto& sweep = inputs.sweep;
    const auto& design = sweeps::design_names()[static_cast<std::size_t>(sweep.plan.design)];
    std::string out = fmt::format("{}\nDesign: {}, {} rows\n{}",
                                  sweep.plan.title,
                                  design,
                                  sweep.rows.size(),
                                  factors_text(sweep));
    for (const auto& area : inputs.areas)
        out += fmt::format(
            "Area: {} {}, {} residents\n", area.code, area.name, area.totals.population);
    out += fmt::format("Arms: {}\n", fmt::join(sweep.arms, ", "));
    out += fmt::format("Runs: {} rows x {} replicates = {}, each of {} arms and {} weeks\n",
                       sweep.rows.size(),
                       inputs.manifest.replicates,
                       e.runs,
                       sweep.arms.size(),
                       sweep.plan.scenario.weeks());
    out += fmt::format("What rows share is made once: {} populations, {} burn-ins, {} lives\n",
                       e.work.populations,
                       e.work.burn_ins,
                       e.work.lives);
    out += fmt::format("About {} on one core, {} on {} threads; {} of memory; {} on disk\n",
                       duration_text(e.seconds),
                       duration_text(e.seconds / threads),
                       threads,
                       bytes_text(e.memory),
                       bytes_text(e.disk));
    return out;
}

std::string plan_json(const SweepInputs& inputs, const Estimate& e, int threads) {
    return fmt::format(
        "{{\"title\": {}, \"rows\": {}, \"replicates\": {}, \"runs\": {}, \"arms\": {}, "
        "\"populations\": {}, \"burn_ins\": {}, \"lives\": {}, \"seconds_on_one_core\": {:.1f}, "
        "\"threads\": {}, \"memory_bytes\": {:.0f}, \"disk_bytes\": {:.0f}}}\n",
        sim::json_string(inputs.sweep.plan.title),
        inputs.sweep.rows.size(),
        inputs.manifest.replicates,
        e.runs,
        inputs.sweep.arms.size(),
        e.work.populations,
        e.work.burn_ins,
        e.work.lives,
        e.seconds,
        threads,
        e.memory,
        e.disk);
}

}  // namespace

int plan_sweep(const SweepOptions& options) {
    const auto inputs = read_sweep(options.plan, options.data);
    if (!inputs) return wrong_input(inputs.error());
    const int threads = threads_of(options);
    const auto found = estimate(*inputs, threads);
    if (!found) return wrong_input(found.error());
    print(options.json ? plan_json(*inputs, *found, threads) : plan_text(*inputs, *found, threads));
    return finish_output(kDone);
}

}  // namespace cli
