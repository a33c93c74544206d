#include "models/sweeps/runner.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "sim/parallel.h"

#include "models/experiment.h"
#include "models/recorders/run_record.h"
#include "models/sweeps/outcome.h"

namespace models::sweeps {
namespace {

constexpr std::string_view kOfInterventions = "interventions.", kOfCosts = "costs.";

/// Whether a factor changes the rules, and with them the burn-in.
bool reaches_burn_in(const Factor& factor) {
    return factor.kind == FactorKind::parameter && !factor.name.starts_with(kOfInterventions) &&
           !factor.name.starts_with(kOfCosts);
}

bool reaches(const Factor& factor, const Arm& arm) {
    if (factor.kind != FactorKind::parameter) return false;
    if (!factor.name.starts_with(kOfInterventions)) return true;
    return std::ranges::any_of(arm.programmes, [&](const ArmProgramme& programme) {
        return factor.name.starts_with(std::string(kOfInterventions) + programme.name + ".");
    });
}

/// Rows with one key share their burn-in when they share their people.
std::string burn_in_key(const Sweep& sweep, std::uint32_t row) {
    std::string key;
    for (std::size_t f = 0; f < sweep.plan.factors.size(); ++f)
        if (reaches_burn_in(sweep.plan.factors[f])) key += sweep.rows[row].shown(f) + "\n";
    return key;
}

/// Tells that a run is at work, until the end of the scope.
class Working {
  public:
    Working(const RunnerOutput& output, const Unit& unit) : output_(output), unit_(unit) {
        if (output_.at_work) output_.at_work(unit_, true);
    }
    ~Working() {
        if (output_.at_work) output_.at_work(unit_, false);
    }
    Working(const Working&) = delete;
    Working& operator=(const Working&) = delete;

  private:
    const RunnerOutput& output_;
    Unit unit_;
};

/// What one arm was seen to be at all moments; empty: it was stopped.
using Life = std::vector<recorders::Observation>;

/// Runs that share people and burn-in.
class Family {
  public:
    Family(const RunnerInput& input,
           const RunnerOutput& output,
           const std::atomic<bool>& ended,
           const population::Population& population,
           std::vector<Unit> units)
        : input_(input),
          output_(output),
          ended_(ended),
          population_(population),
          units_(std::move(units)),
          replicate_(units_.front().replicate) {}

    /// Calls `done(unit, values)` for each run that came to its end.
    template <class Done>
    void live(Done&& done) {
        find_shared();
        live_shared();
        sim::parallel_tasks(static_cast<std::uint32_t>(units_.size()), [&](std::uint32_t u) {
            if (stopped()) return;
            const Working working(output_, units_[u]);
            if (const auto values = values_of(units_[u].row)) done(units_[u], *values);
        });
    }

  private:
    struct ArmOfRow {
        std::uint32_t row, arm;
    };

    /// The burn-in, and lives that rows share.
    void live_shared() {
        const Working working(output_, units_.front());
        const auto& sweep = input_.sweep;
        beginnings_ = begin_replicate(
            sweep.scenario_of(units_.front().row), input_.rates, population_, replicate_);
        sim::parallel_tasks(static_cast<std::uint32_t>(shared_.size()), [&](std::uint32_t k) {
            const auto& first = shared_[k];
            const Scenario scenario = one_replicate(first.row);
            lives_[k] = live_one(scenario, shape_of(scenario, population_), first.arm);
        });
    }

    bool stopped() const { return ended_ || (output_.stop && output_.stop()); }

    Scenario one_replicate(std::uint32_t row) const {
        Scenario scenario = input_.sweep.scenario_of(row);
        scenario.replicates = 1;  // the record holds one
        return scenario;
    }

    /// Lives that more than one row needs are lived before all others.
    void find_shared() {
        const auto& sweep = input_.sweep;
        std::map<std::string, std::pair<ArmOfRow, int>> found;
        for (const Unit& unit : units_) {
            const auto& arms = sweep.bases[sweep.base[unit.row]].arms;
            for (std::uint32_t a = 0; a < arms.size(); ++a)
                ++found.try_emplace(life_key(sweep, unit.row, arms[a]), ArmOfRow{unit.row, a}, 0)
                      .first->second.second;
        }
        for (const auto& [key, life] : found) {
            if (life.second < 2) continue;
            index_[key] = shared_.size();
            shared_.push_back(life.first);
        }
        lives_.resize(shared_.size());
    }

    Life live_one(const Scenario& scenario, const recorders::RunShape& shape, std::uint32_t arm) {
        Life life(shape.weeks.size());
        std::size_t seen = 0;
        ExperimentOutput output;
        output.observation = [&](recorders::Observation observation) {
            ++seen;
            life[observation.time] = std::move(observation);
            return !stopped();
        };
        output.stop = [&] { return stopped(); };
        live_arm({scenario, input_.rates, {}}, shape, output, beginnings_, arm, replicate_);
        if (seen < life.size()) life.clear();
        return life;
    }

    /// The values of one row, or nothing when it was stopped.
    std::optional<std::vector<double>> values_of(std::uint32_t row) {
        const auto& sweep = input_.sweep;
        const Scenario scenario = one_replicate(row);
        const auto shape = shape_of(scenario, population_);
        recorders::RunRecord record(shape);
        const auto arms = static_cast<std::uint32_t>(scenario.arms.size());
        std::atomic<bool> whole = true;
        sim::parallel_tasks(arms, [&](std::uint32_t arm) {
            const auto found = index_.find(life_key(sweep, row, scenario.arms[arm]));
            Life life =
                found == index_.end() ? live_one(scenario, shape, arm) : lives_[found->second];
            if (life.empty()) whole = false;
            for (auto& observation : life) {
                observation.arm = arm;
                observation.replicate = 0;
                record.put(std::move(observation));
            }
        });
        if (!whole) return {};
        return outcome_values(record, sweep.plan.series);
    }

    const RunnerInput& input_;
    const RunnerOutput& output_;
    const std::atomic<bool>& ended_;
    const population::Population& population_;
    std::vector<Unit> units_;
    std::uint32_t replicate_;
    Beginnings beginnings_;
    std::vector<ArmOfRow> shared_;
    std::vector<Life> lives_;                   // of shared_
    std::map<std::string, std::size_t> index_;  // of shared_, by key
};

/// Runs that share their people.
class Neighbours {
  public:
    Neighbours(const RunnerInput& input, const RunnerOutput& output, std::atomic<bool>& ended)
        : input_(input), output_(output), ended_(ended) {}

    void live(const std::vector<Unit>& units) {
        const auto& sweep = input_.sweep;
        const auto base = sweep.base[units.front().row];
        const auto seed = sim::replicate_seed(sweep.bases[base].seed, units.front().replicate);
        const auto population = populate(units.front(), sweep.place[base], seed);
        if (!population) return fail(units, population.error().text());
        std::map<std::string, std::vector<Unit>> families;
        for (const Unit& unit : units)
            families[burn_in_key(sweep, unit.row)].push_back(unit);
        std::vector<const std::vector<Unit>*> all;
        for (const auto& [key, family] : families)
            all.push_back(&family);
        sim::parallel_tasks(static_cast<std::uint32_t>(all.size()), [&](std::uint32_t k) {
            if (ended_ || (output_.stop && output_.stop())) return;
            live_family(*population, *all[k]);
        });
    }

    void fail(const std::vector<Unit>& units, const std::string& why) {
        for (const Unit& unit : units)
            if (!ended_ && !output_.failed(unit, why)) ended_ = true;
    }

  private:
    sim::Result<population::Population> populate(const Unit& first,
                                                 std::uint32_t place,
                                                 std::uint64_t seed) const {
        const Working working(output_, first);
        return input_.populate(place, seed);
    }

    void live_family(const population::Population& population, const std::vector<Unit>& units) {
        Family family(input_, output_, ended_, population, units);
        family.live([&](const Unit& unit, const std::vector<double>& values) {
            if (!output_.done(unit, values)) ended_ = true;
        });
    }

    const RunnerInput& input_;
    const RunnerOutput& output_;
    std::atomic<bool>& ended_;
};

}  // namespace

std::string life_key(const Sweep& sweep, std::uint32_t row, const Arm& arm) {
    std::string key = arm.name;
    for (std::size_t f = 0; f < sweep.plan.factors.size(); ++f)
        if (reaches(sweep.plan.factors[f], arm)) key += "\n" + sweep.rows[row].shown(f);
    return key;
}

namespace {

/// Neighbouring runs that share their people.
std::vector<std::vector<Unit>> by_people(const Sweep& sweep, const std::vector<Unit>& units) {
    const auto people = [&](const Unit& unit) {
        const auto b = sweep.base[unit.row];
        return std::tuple(unit.replicate, sweep.place[b], sweep.bases[b].seed);
    };
    std::vector<std::vector<Unit>> groups;
    for (const Unit& unit : units) {
        if (groups.empty() || people(groups.back().front()) != people(unit)) groups.emplace_back();
        groups.back().push_back(unit);
    }
    return groups;
}

}  // namespace

Work work_of(const Sweep& sweep, const std::vector<Unit>& units) {
    Work work;
    for (const auto& group : by_people(sweep, units)) {
        ++work.populations;
        std::set<std::string> burn_ins, lives;
        for (const Unit& unit : group) {
            const auto burn_in = burn_in_key(sweep, unit.row);
            burn_ins.insert(burn_in);
            for (const Arm& arm : sweep.bases[sweep.base[unit.row]].arms)
                lives.insert(burn_in + "\n" + life_key(sweep, unit.row, arm));
        }
        work.burn_ins += burn_ins.size();
        work.lives += lives.size();
    }
    return work;
}

void run_units(const RunnerInput& input,
               const std::vector<Unit>& units,
               const RunnerOutput& output) {
    const auto groups = by_people(input.sweep, units);
    std::atomic<bool> ended = false;
    sim::parallel_tasks(static_cast<std::uint32_t>(groups.size()), [&](std::uint32_t g) {
        if (ended || (output.stop && output.stop())) return;
        Neighbours neighbours(input, output, ended);
        try {
            neighbours.live(groups[g]);
        } catch (const std::exception& failure) {
            neighbours.fail(groups[g], failure.what());
        }
    });
}

}  // namespace models::sweeps
