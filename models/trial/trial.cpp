#include "models/trial/trial.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "sim/parallel.h"
#include "sim/rng.h"

#include "models/residents/measurement.h"
#include "models/settlement.h"
#include "models/simulation.h"
#include "models/streams.h"
#include "models/trial/helpers.h"

namespace models::trial {

namespace {

using interventions::Person;
using interventions::Programme;

constexpr std::int32_t kForever = 1'000'000;  // weeks
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The programme as it stands before the first week: all who were chosen wait for it, and there is
/// a place for each.
Programme programme_of(const TrialPlan& plan,
                       const std::vector<Person>& chosen,
                       const Residents& residents,
                       std::uint32_t step) {
    Programme p;
    p.terms = plan.terms;
    p.terms.offers_per_week = 0;  // nobody else is asked
    p.terms.training_hours = 0;   // the volunteers are ready
    p.terms.clients_per_volunteer = 1;
    p.costs = plan.costs;
    p.delivery = plan.rules.delivery;
    p.start_week = 1;
    p.stop_week = kForever;
    p.number = plan.number;
    p.places = static_cast<std::uint32_t>(chosen.size());
    p.involved.assign(residents.rows(), 0);
    for (const Person& person : chosen) {
        p.involved[person.row] = interventions::kTakesPart;
        p.waiting.push_back({person, step, 0});
    }
    return p;
}

/// One life of the chosen: what they answer at the two moments.
class Life {
  public:
    Life(const TrialPlan& plan,
         const Settlement& settlement,
         std::uint64_t seed,
         std::vector<Programme> programmes)
        : questionnaire_(plan.rules.measurement),
          simulation_(plan.rules, settlement, seed, plan.burn_in_weeks, std::move(programmes)) {}

    /// False when it was told to stop.
    bool live_until(int week, const std::function<bool()>& stop) {
        while (simulation_.step().week < week) {
            if (stop && stop()) return false;
            simulation_.advance();
        }
        return true;
    }

    /// Scores of the chosen who still live here.
    std::vector<double> ask(const std::vector<Person>& chosen) const {
        const Residents& residents = simulation_.world().residents;
        std::vector<double> out;
        for (const Person& person : chosen) {
            if (!person.still_here(residents)) continue;
            out.push_back(
                questionnaire_.ask(residents, simulation_.step(), person.id()).eleven_items());
        }
        return out;
    }

    const World& world() const { return simulation_.world(); }

  private:
    residents::Questionnaire questionnaire_;
    Simulation simulation_;
};

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? kNaN : sum / static_cast<double>(values.size());
}

Outcome outcome_of(const std::vector<double>& treated, const std::vector<double>& control) {
    Outcome out;
    out.treated = mean_of(treated);
    out.control = mean_of(control);
    out.asked = static_cast<std::uint32_t>(control.size());
    double squares = 0;
    for (const double score : control)
        squares += (score - out.control) * (score - out.control);
    out.spread =
        control.size() > 1 ? std::sqrt(squares / static_cast<double>(control.size() - 1)) : kNaN;
    return out;
}

/// Nothing where it was told to stop.
std::optional<TrialReplicate> live_replicate(const TrialInput& input,
                                             const population::Population& people,
                                             std::uint64_t seed) {
    const TrialPlan& plan = input.plan;
    Settlement settlement = settle(people, input.rates, plan.rules, seed, false);
    burn_in(plan.rules, settlement, seed, plan.burn_in_weeks);
    const sim::Step now{static_cast<std::uint32_t>(plan.burn_in_weeks), 0, seed};
    const World& world = settlement.world;
    const auto chosen =
        choose(plan, candidates(plan, world.residents, world.households, now), seed);
    TrialReplicate out;
    out.chosen = static_cast<std::uint32_t>(chosen.size());
    if (chosen.empty()) return out;

    Life control(plan, settlement, seed, {});
    auto programme = programme_of(plan, chosen, world.residents, now.number);
    Settlement helped = settlement;
    helped.world.volunteers = helpers_for(plan, programme, world, seed);
    Life treated(plan, helped, seed, {std::move(programme)});
    for (const int week : {kHalfYear, kYear}) {
        if (!control.live_until(week, input.stop) || !treated.live_until(week, input.stop))
            return std::nullopt;
        (week == kHalfYear ? out.half_year : out.year) =
            outcome_of(treated.ask(chosen), control.ask(chosen));
    }
    out.tally = treated.world().programmes.front().tally;
    return out;
}

sim::Estimate estimate_of(const std::vector<TrialReplicate>& replicates,
                          Outcome TrialReplicate::*when) {
    std::vector<double> values;
    for (const TrialReplicate& one : replicates)
        values.push_back((one.*when).d());
    return sim::mean_interval(values);
}

}  // namespace

double Outcome::d() const {
    return spread > 0 ? (treated - control) / spread : kNaN;
}

sim::Estimate TrialResult::half_year() const {
    return estimate_of(replicates, &TrialReplicate::half_year);
}

sim::Estimate TrialResult::year() const {
    return estimate_of(replicates, &TrialReplicate::year);
}

double TrialResult::chosen() const {
    double sum = 0;
    for (const TrialReplicate& one : replicates)
        sum += one.chosen;
    return replicates.empty() ? 0 : sum / static_cast<double>(replicates.size());
}

std::vector<Person> candidates(const TrialPlan& plan,
                               const Residents& residents,
                               const Households& households,
                               const sim::Step& step) {
    const residents::Questionnaire questionnaire(plan.rules.measurement);
    std::vector<Person> out;
    for (std::uint32_t row = 0; row < residents.rows(); ++row) {
        const ResidentId r{row};
        if (!residents.adult(r) || residents.years(r) < plan.terms.min_age) continue;
        if (!questionnaire.ask(residents, step, r).lonely()) continue;
        if (plan.terms.targeted && !plan.terms.fits(causes::causes_of(
                                       plan.rules.causes, step.seed, residents, households, r)))
            continue;
        out.push_back({row, residents.uid(r)});
    }
    return out;
}

std::vector<Person> choose(const TrialPlan& plan,
                           std::vector<Person> candidates,
                           std::uint64_t seed) {
    const auto draw = [&](const Person& person) {
        sim::Rng rng({seed, 0}, number(Stream::trial), person.uid);
        return std::pair(rng.bits(), person.uid);
    };
    std::sort(candidates.begin(), candidates.end(), [&](const Person& a, const Person& b) {
        return draw(a) < draw(b);
    });
    const auto most = static_cast<std::size_t>(std::max(0, plan.participants));
    if (candidates.size() > most) candidates.resize(most);
    return candidates;
}

TrialPlan plan_trial(const interventions::Catalogue& catalogue,
                     std::size_t number,
                     const Rules& rules,
                     std::uint64_t seed) {
    TrialPlan plan;
    plan.terms = catalogue.interventions[number];
    plan.number = static_cast<std::uint16_t>(number);
    plan.costs = catalogue.costs;
    plan.rules = rules;
    plan.seed = seed;
    return plan;
}

sim::Result<TrialResult> run_trial(const TrialInput& input) {
    const auto count = static_cast<std::uint32_t>(std::max(0, input.plan.replicates));
    std::vector<std::optional<TrialReplicate>> lived(count);
    std::vector<std::optional<sim::Error>> errors(count);
    sim::parallel_tasks(count, [&](std::uint32_t k) {
        if (input.stop && input.stop()) return;
        const std::uint64_t seed = sim::replicate_seed(input.plan.seed, k);
        auto people = input.populate(seed);
        if (!people) {
            errors[k] = std::move(people.error());
            return;
        }
        lived[k] = live_replicate(input, *people, seed);
        if (lived[k] && input.finished) input.finished();
    });
    for (auto& error : errors)
        if (error) return sim::fail(std::move(*error));
    TrialResult result;
    for (const auto& one : lived)
        if (one) result.replicates.push_back(*one);
    if (!result.replicates.empty() && result.chosen() == 0) {
        return sim::fail(sim::Error::of("nobody here is lonely, old enough and has a cause that " +
                                            input.plan.terms.name + " works on",
                                        "a larger area, or another intervention"));
    }
    return result;
}

}  // namespace models::trial
