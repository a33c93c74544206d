#include "models/experiment.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sim/parallel.h"

#include "models/experiment_arm.h"
#include "models/experiment_starts.h"
#include "models/recorders/groups.h"
#include "models/settlement.h"
#include "models/simulation.h"

namespace models {

namespace {

void live_from(const ExperimentInput& input,
               const recorders::RunShape& shape,
               const ExperimentOutput& output,
               const Beginnings& beginnings,
               Start start,
               std::uint32_t replicate) {
    const Arm& lead = input.scenario.arms[start.company.lead];
    const auto& beginning = beginnings.worlds[lead.without_contagion ? 1 : 0];
    ArmRun run(input, shape, output, *beginning, beginnings.seed, start.company, replicate);
    if (start.from) run.go_on(std::move(*start.from));
    run.live();
}

/// What lives need of a world to begin in.
enum class Wanted { nothing, people, burned_in };

/// Makes the worlds of one replicate, each as far as it is wanted: [without contagion].
Beginnings make_worlds(const Scenario& scenario,
                       const VitalRates& rates,
                       const population::Population& population,
                       std::uint32_t replicate,
                       std::array<Wanted, 2> wanted) {
    Beginnings out;
    out.seed = sim::replicate_seed(scenario.seed, replicate);
    sim::parallel_tasks(2, [&](std::uint32_t without) {
        if (wanted[without] == Wanted::nothing) return;
        Rules rules = rules_of(scenario, replicate);
        if (without == 1) rules.contact.drain = 0;
        Settlement settlement = settle(population, rates, rules, out.seed, !scenario.demography);
        if (wanted[without] == Wanted::burned_in)
            burn_in(rules, settlement, out.seed, scenario.burn_in_weeks);
        out.worlds[without].emplace(rules, std::move(settlement));
    });
    return out;
}

sim::Result<void> run_replicate(const ExperimentInput& input,
                                const recorders::RunShape& shape,
                                const ExperimentOutput& output,
                                std::uint32_t replicate) {
    const Scenario& scenario = input.scenario;
    // A trace is of every week of every arm.
    const auto companies = companies_of(scenario, shape, static_cast<bool>(output.trace));
    auto starts = starts_of(input, output, companies, replicate);
    if (starts.empty()) return {};
    auto population = input.populate(sim::replicate_seed(scenario.seed, replicate));
    if (!population) return sim::fail(population.error());
    std::array wanted{Wanted::nothing, Wanted::nothing};
    for (const Start& start : starts) {
        auto& world = wanted[scenario.arms[start.company.lead].without_contagion ? 1 : 0];
        world = std::max(world, start.from ? Wanted::people : Wanted::burned_in);
    }
    const auto beginnings = make_worlds(scenario, input.rates, *population, replicate, wanted);
    sim::parallel_tasks(static_cast<std::uint32_t>(starts.size()), [&](std::uint32_t k) {
        // Where lives are kept, a burn-in is not lost: they stop after week 0.
        if (!input.keeping.keep && output.stop && output.stop()) return;
        live_from(input, shape, output, beginnings, std::move(starts[k]), replicate);
    });
    return {};
}

std::vector<std::uint32_t> observation_weeks(const Scenario& scenario) {
    std::vector<std::uint32_t> weeks;
    const auto last = static_cast<std::uint32_t>(scenario.weeks());
    const auto every = static_cast<std::uint32_t>(std::max(1, scenario.observe_every));
    for (std::uint32_t week = 0; week < last; week += every)
        weeks.push_back(week);
    weeks.push_back(last);
    return weeks;
}

/// Names of the arms, what each is compared with, and from when on it may differ from that.
void add_arms(const Scenario& scenario, recorders::RunShape& shape) {
    std::array<std::uint32_t, 2> baselines{recorders::kNoArm, recorders::kNoArm};
    for (const Arm& arm : scenario.arms) {
        auto& baseline = baselines[arm.without_contagion ? 1 : 0];
        const auto row = static_cast<std::uint32_t>(shape.arms.size());
        if (baseline == recorders::kNoArm) baseline = row;
        shape.arms.push_back(arm.name);
        shape.references.push_back(baseline);
        // Where the baseline is not lived, what stands for it has a first week of its own.
        const Arm& reference = scenario.arms[baseline];
        const int start = baseline == row ? 0
                                          : std::min(first_difference(scenario, reference),
                                                     first_difference(scenario, arm));
        shape.start_weeks.push_back(static_cast<std::uint32_t>(start));
    }
}

recorders::DrawnNumbers numbers_drawn(const Scenario& scenario) {
    recorders::DrawnNumbers out;
    const Ensemble& ensemble = scenario.ensemble;
    if (ensemble.empty()) return out;
    out.parameters = ensemble.parameters;
    for (std::uint32_t replicate = 0; std::cmp_less(replicate, scenario.replicates); ++replicate) {
        const auto draw = draw_of(replicate);
        const auto member = drawn_member(ensemble, scenario.seed, draw);
        out.draw.push_back(draw);
        out.member.push_back(static_cast<std::uint32_t>(member));
        out.values.insert(
            out.values.end(), ensemble.members[member].begin(), ensemble.members[member].end());
    }
    return out;
}

}  // namespace

std::vector<interventions::Programme> programmes_of(const Scenario& scenario,
                                                    const Arm& arm,
                                                    const interventions::DeliveryRules& delivery) {
    std::vector<interventions::Programme> programmes;
    for (const ArmProgramme& wanted : arm.programmes) {
        interventions::Programme p;
        p.terms = intervention_of(scenario, wanted);
        p.costs = scenario.catalogue.costs;
        p.delivery = delivery;
        p.start_week = wanted.start_week;
        p.stop_week = wanted.stop_week;
        p.number = static_cast<std::uint16_t>(wanted.programme);
        programmes.push_back(std::move(p));
    }
    return programmes;
}

std::vector<collaboration::Network> networks_of(const Scenario& scenario,
                                                const Arm& arm,
                                                const Rules& rules) {
    std::vector<collaboration::Network> networks;
    for (const ArmNetwork& wanted : arm.networks) {
        collaboration::Network n;
        n.rules = rules.collaboration;
        n.terms = wanted.terms;
        n.commitments = commitments_of(rules.organisations, wanted);
        n.costs = scenario.catalogue.costs;
        n.number = static_cast<std::uint16_t>(networks.size());
        networks.push_back(std::move(n));
    }
    return networks;
}

recorders::RunShape shape_of(const Scenario& scenario, const population::Population& population) {
    recorders::RunShape shape;
    shape.replicates = static_cast<std::uint32_t>(scenario.replicates);
    shape.weeks = observation_weeks(scenario);
    shape.groups = recorders::group_names(population.buurten);
    for (const auto name : ties::kKindNames)
        shape.tie_types.emplace_back(name);
    shape.programmes = scenario.catalogue.names();
    for (const auto& buurt : population.buurten)
        shape.buurten.push_back(buurt.code);
    shape.start_date = scenario.start_date;
    add_arms(scenario, shape);
    shape.drawn = numbers_drawn(scenario);
    for (const int week : scenario.snapshots)
        shape.snapshot_weeks.push_back(static_cast<std::uint32_t>(week));
    std::sort(shape.snapshot_weeks.begin(), shape.snapshot_weeks.end());
    if (!shape.snapshot_weeks.empty())
        for (std::uint32_t k = 0; k < shape.replicates; ++k)
            shape.snapshot_replicates.push_back(k);
    shape.residents = population.persons.rows();
    shape.events = scenario.events;
    shape.networks =
        std::ranges::any_of(scenario.arms, [](const Arm& arm) { return !arm.networks.empty(); });
    return shape;
}

Beginnings begin_replicate(const Scenario& scenario,
                           const VitalRates& rates,
                           const population::Population& population,
                           std::uint32_t replicate) {
    const auto twins = std::any_of(scenario.arms.begin(), scenario.arms.end(), [](const Arm& arm) {
        return arm.without_contagion;
    });
    return make_worlds(scenario,
                       rates,
                       population,
                       replicate,
                       {Wanted::burned_in, twins ? Wanted::burned_in : Wanted::nothing});
}

void live_arm(const ExperimentInput& input,
              const recorders::RunShape& shape,
              const ExperimentOutput& output,
              const Beginnings& beginnings,
              std::uint32_t arm,
              std::uint32_t replicate) {
    if (output.stop && output.stop()) return;
    live_from(input, shape, output, beginnings, {{arm, {}}, {}}, replicate);
}

sim::Result<void> run_experiment(const ExperimentInput& input,
                                 const recorders::RunShape& shape,
                                 const ExperimentOutput& output) {
    const auto first = std::min(input.first_replicate, shape.replicates);
    const auto end = std::max(first, std::min(input.end_replicate, shape.replicates));
    std::vector<std::optional<sim::Error>> errors(end - first);
    sim::parallel_tasks(end - first, [&](std::uint32_t k) {
        if (output.stop && output.stop()) return;
        auto result = run_replicate(input, shape, output, first + k);
        if (!result) errors[k] = std::move(result.error());
    });
    for (auto& error : errors)
        if (error) return sim::fail(std::move(*error));
    return {};
}

}  // namespace models
