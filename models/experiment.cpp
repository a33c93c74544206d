#include "models/experiment.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sim/parallel.h"

#include "models/recorders/arm_observer.h"
#include "models/recorders/groups.h"
#include "models/recorders/wellbeing.h"
#include "models/settlement.h"
#include "models/simulation.h"

namespace models {

namespace {

/// One arm of one replicate: lives its weeks and hands over what is seen.
class ArmRun {
  public:
    ArmRun(const ExperimentInput& input,
           const recorders::RunShape& shape,
           const ExperimentOutput& output,
           const Beginning& beginning,
           std::uint64_t seed,
           std::uint32_t arm,
           std::uint32_t replicate)
        : scenario_(input.scenario),
          shape_(shape),
          output_(output),
          observer_(shape, beginning.rules.measurement, arm, replicate),
          simulation_(
              beginning.rules,
              beginning.settlement,
              seed,
              input.scenario.burn_in_weeks,
              programmes_of(input.scenario, input.scenario.arms[arm], beginning.rules.delivery),
              course_of(input.scenario, input.scenario.arms[arm]),
              networks_of(input.scenario, input.scenario.arms[arm], beginning.rules),
              input.scenario.everyday,
              input.scenario.catalogue.costs),
          arm_(arm),
          replicate_(replicate) {}

    /// False when it was told to stop.
    bool live() {
        if (!look(0)) return false;
        const auto weeks = static_cast<std::uint32_t>(scenario_.weeks());
        for (std::uint32_t week = 1; week <= weeks; ++week) {
            if (output_.stop && output_.stop()) return false;
            simulation_.advance(tracer());
            if (!look(week)) return false;
        }
        return true;
    }

  private:
    sim::AfterProcess<World> tracer() const {
        if (!output_.trace) return {};
        return [this](std::string_view process, const World& world, const sim::Step& step) {
            output_.trace(shape_.arms[arm_], replicate_, step.week, process, world.hash());
        };
    }

    bool look(std::uint32_t week) {
        const auto found = std::lower_bound(shape_.weeks.begin(), shape_.weeks.end(), week);
        if (found != shape_.weeks.end() && *found == week) {
            const auto time = static_cast<std::uint32_t>(found - shape_.weeks.begin());
            if (!output_.observation(observer_.observe(simulation_, time))) return false;
            if (!hand_over_events()) return false;
        }
        const bool wanted =
            std::binary_search(shape_.snapshot_weeks.begin(), shape_.snapshot_weeks.end(), week) &&
            std::binary_search(
                shape_.snapshot_replicates.begin(), shape_.snapshot_replicates.end(), replicate_);
        if (!wanted || !output_.snapshot) return true;
        auto frame =
            recorders::snapshot(simulation_.world(), observer_.questionnaire(), simulation_.step());
        frame.arm = arm_;
        frame.replicate = replicate_;
        frame.week = week;
        return output_.snapshot(std::move(frame));
    }

    bool hand_over_events() {
        if (!shape_.events || !output_.events) return true;
        const auto& book = simulation_.world().casebook;
        auto rows = recorders::events_since(book, events_, scenario_.burn_in_weeks);
        rows.arm = arm_;
        rows.replicate = replicate_;
        events_ = book.events.size();
        return output_.events(std::move(rows));
    }

    const Scenario& scenario_;
    const recorders::RunShape& shape_;
    const ExperimentOutput& output_;
    recorders::ArmObserver observer_;
    Simulation simulation_;
    std::uint32_t arm_;
    std::uint32_t replicate_;
    std::size_t events_ = 0;  // that were handed over
};

sim::Result<void> run_replicate(const ExperimentInput& input,
                                const recorders::RunShape& shape,
                                const ExperimentOutput& output,
                                std::uint32_t replicate) {
    const Scenario& scenario = input.scenario;
    const std::uint64_t seed = sim::replicate_seed(scenario.seed, replicate);
    auto population = input.populate(seed);
    if (!population) return sim::fail(population.error());
    const auto beginnings = begin_replicate(scenario, input.rates, *population, replicate);
    sim::parallel_tasks(static_cast<std::uint32_t>(scenario.arms.size()), [&](std::uint32_t arm) {
        live_arm(input, shape, output, beginnings, arm, replicate);
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
        const int start = baseline == row ? 0 : first_difference(scenario, arm);
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
    return shape;
}

Beginnings begin_replicate(const Scenario& scenario,
                           const VitalRates& rates,
                           const population::Population& population,
                           std::uint32_t replicate) {
    Beginnings out;
    out.seed = sim::replicate_seed(scenario.seed, replicate);
    const auto twins = std::any_of(scenario.arms.begin(), scenario.arms.end(), [](const Arm& arm) {
        return arm.without_contagion;
    });
    sim::parallel_tasks(twins ? 2 : 1, [&](std::uint32_t without) {
        Rules rules = rules_of(scenario, replicate);
        if (without == 1) rules.contact.drain = 0;
        Settlement settlement = settle(population, rates, rules, out.seed, !scenario.demography);
        burn_in(rules, settlement, out.seed, scenario.burn_in_weeks);
        out.worlds[without].emplace(rules, std::move(settlement));
    });
    return out;
}

void live_arm(const ExperimentInput& input,
              const recorders::RunShape& shape,
              const ExperimentOutput& output,
              const Beginnings& beginnings,
              std::uint32_t arm,
              std::uint32_t replicate) {
    if (output.stop && output.stop()) return;
    const auto& beginning = beginnings.worlds[input.scenario.arms[arm].without_contagion ? 1 : 0];
    ArmRun run(input, shape, output, *beginning, beginnings.seed, arm, replicate);
    if (run.live() && output.finished) output.finished(arm, replicate);
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
