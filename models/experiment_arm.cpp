#include "models/experiment_arm.h"

#include <algorithm>
#include <utility>

#include "sim/check.h"
#include "sim/parallel.h"

#include "models/recorders/wellbeing.h"

namespace models {

namespace {

/// The last week that two arms have in common. What an arm is compared with may have something of
/// its own, too, where the baseline is not lived.
std::uint32_t last_common_week(const Scenario& scenario, const Arm& a, const Arm& b) {
    const int parts = std::min(first_difference(scenario, a), first_difference(scenario, b)) - 1;
    return static_cast<std::uint32_t>(std::clamp(parts, 0, scenario.weeks()));
}

template <class Frame>
void set_arm(std::vector<Frame>& frames, std::uint32_t arm) {
    for (Frame& frame : frames)
        frame.arm = arm;
}

void set_arm(Frames& frames, std::uint32_t arm) {
    set_arm(frames.observations, arm);
    set_arm(frames.snapshots, arm);
    set_arm(frames.events, arm);
}

template <class Frame>
void append(std::vector<Frame>& to, const std::vector<Frame>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

std::vector<Company> companies_of(const Scenario& scenario,
                                  const recorders::RunShape& shape,
                                  bool apart) {
    std::vector<Company> companies;
    for (std::uint32_t arm = 0; arm < scenario.arms.size(); ++arm) {
        const auto reference = shape.references[arm];
        const auto with = std::find_if(companies.begin(), companies.end(), [&](const Company& c) {
            return c.lead == reference;
        });
        if (apart || with == companies.end()) {
            companies.push_back({arm, {}});
            continue;
        }
        const auto parts = last_common_week(scenario, scenario.arms[reference], scenario.arms[arm]);
        with->riders.push_back({arm, parts});
    }
    return companies;
}

bool hand_over(const ExperimentOutput& output, Frames frames, std::uint32_t arm) {
    set_arm(frames, arm);
    const auto all = [](auto& some, const auto& take) {
        return std::all_of(
            some.begin(), some.end(), [&](auto& frame) { return take(std::move(frame)); });
    };
    return all(frames.observations, output.observation) &&
           (!output.events || all(frames.events, output.events)) &&
           (!output.snapshot || all(frames.snapshots, output.snapshot));
}

ArmRun::ArmRun(const ExperimentInput& input,
               const recorders::RunShape& shape,
               const ExperimentOutput& output,
               const Beginning& beginning,
               std::uint64_t seed,
               const Company& company,
               std::uint32_t replicate)
    : input_(input),
      shape_(shape),
      output_(output),
      company_(company),
      replicate_(replicate),
      observer_(shape, beginning.rules.measurement, company.lead, replicate),
      simulation_(beginning.rules,
                  beginning.settlement,
                  seed,
                  input.scenario.burn_in_weeks,
                  programmes_of(
                      input.scenario, input.scenario.arms[company.lead], beginning.rules.delivery),
                  course_of(input.scenario, input.scenario.arms[company.lead]),
                  networks_of(input.scenario, input.scenario.arms[company.lead], beginning.rules),
                  input.scenario.everyday,
                  input.scenario.catalogue.costs) {}

ArmRun::ArmRun(const ArmRun& other, Company company)
    : input_(other.input_),
      shape_(other.shape_),
      output_(other.output_),
      company_(std::move(company)),
      replicate_(other.replicate_),
      observer_(other.observer_),
      simulation_(
          other.simulation_,
          programmes_of(input_.scenario,
                        input_.scenario.arms[company_.lead],
                        other.simulation_.rules().delivery),
          input_.scenario.everyday_programmes.size(),
          course_of(input_.scenario, input_.scenario.arms[company_.lead]),
          networks_of(
              input_.scenario, input_.scenario.arms[company_.lead], other.simulation_.rules())),
      frames_(other.frames_),
      events_(other.events_),
      begun_(other.begun_) {
    set_arm(frames_, company_.lead);
}

void ArmRun::go_on(KeptLife life) {
    SIM_CHECK(simulation_.restore(life.state, life.week),
              "a life that was kept is read by the program and the inputs that it was kept with");
    observer_.restore({life.lonely_years, life.taboo});
    frames_ = std::move(life.frames);
    events_ = life.events;
    begun_ = true;
}

void ArmRun::live() {
    auto next = weeks();
    for (const Rider& rider : company_.riders)
        next = std::min(next, rider.parts);
    if (!live_until(next)) return;
    next < weeks() ? part() : finish();
}

void ArmRun::finish() {
    std::vector<std::uint32_t> arms{company_.lead};
    for (const Rider& rider : company_.riders)
        arms.push_back(rider.arm);
    for (const std::uint32_t arm : arms)
        if (keep(arm) && output_.finished) output_.finished(arm, replicate_);
}

/// All live on from copies: memory is needed for those only whose turn it is.
void ArmRun::part() {
    std::vector<Company> after{{company_.lead, {}}};
    for (const Rider& rider : company_.riders)
        if (rider.parts > week()) after.front().riders.push_back(rider);
    for (const Rider& rider : company_.riders)
        if (rider.parts <= week()) after.push_back({rider.arm, {}});
    keep_those_who_part(after);
    sim::parallel_tasks(static_cast<std::uint32_t>(after.size()), [&](std::uint32_t k) {
        // Who parts was kept already.
        if ((k > 0 || !keeps()) && output_.stop && output_.stop()) return;
        ArmRun one(*this, after[k]);
        one.live();
    });
}

/// Before the lead is kept again: afterwards nobody could begin where they part.
void ArmRun::keep_those_who_part(const std::vector<Company>& after) const {
    for (std::size_t k = 1; keeps() && k < after.size(); ++k) {
        ArmRun one(*this, after[k]);
        if (!one.keep(after[k].lead)) return;
    }
}

/// False when it was told to stop.
bool ArmRun::live_until(std::uint32_t until) {
    const auto stopped = [this] { return keep(company_.lead), false; };
    if (!std::exchange(begun_, true)) {
        if (!look()) return stopped();
        if (!keep_what_is_due()) return false;
    }
    while (week() < until) {
        if (output_.stop && output_.stop()) return stopped();
        simulation_.advance(tracer());
        if (!look()) return stopped();
        if (!keep_what_is_due()) return false;
    }
    return true;
}

/// False where it could not be kept.
bool ArmRun::keep_what_is_due() {
    const auto& keeping = input_.keeping;
    const bool is_reference = shape_.references[company_.lead] == company_.lead;
    if (keeping.keep_point && is_reference && week() == keeping.point &&
        !keep_with(keeping.keep_point, company_.lead))
        return false;
    const bool due = keeping.every > 0 && week() % keeping.every == 0 && week() < weeks();
    return !due || keep(company_.lead);
}

bool ArmRun::keep(std::uint32_t arm) {
    return !keeps() || keep_with(input_.keeping.keep, arm);
}

bool ArmRun::keep_with(const std::function<bool(const KeptLife&)>& take, std::uint32_t arm) {
    KeptLife life{.arm = arm,
                  .replicate = replicate_,
                  .week = week(),
                  .frames = std::move(frames_),
                  .lonely_years = observer_.state().lonely_years,
                  .taboo = observer_.state().taboo,
                  .events = events_,
                  .state = week() < weeks() ? simulation_.state() : std::string()};
    set_arm(life.frames, arm);
    const bool kept = take(life);
    frames_ = std::move(life.frames);
    return kept;
}

sim::AfterProcess<World> ArmRun::tracer() const {
    if (!output_.trace) return {};
    return [this](std::string_view process, const World& world, const sim::Step& step) {
        output_.trace(shape_.arms[company_.lead], replicate_, step.week, process, world.hash());
    };
}

bool ArmRun::look() {
    Frames seen = see();
    if (keeps_frames()) {
        append(frames_.observations, seen.observations);
        append(frames_.snapshots, seen.snapshots);
        append(frames_.events, seen.events);
    }
    for (const Rider& rider : company_.riders)
        if (!hand_over(output_, seen, rider.arm)) return false;
    return hand_over(output_, std::move(seen), company_.lead);
}

/// What is due to be seen in this week.
Frames ArmRun::see() {
    Frames seen;
    const World& world = simulation_.world();
    const auto found = std::lower_bound(shape_.weeks.begin(), shape_.weeks.end(), week());
    if (found != shape_.weeks.end() && *found == week()) {
        const auto time = static_cast<std::uint32_t>(found - shape_.weeks.begin());
        seen.observations.push_back(observer_.observe(simulation_, time));
        if (shape_.events && output_.events) {
            seen.events.push_back(
                recorders::events_since(world.casebook, events_, input_.scenario.burn_in_weeks));
            seen.events.back().replicate = replicate_;
            events_ = world.casebook.events.size();
        }
    }
    const bool wanted =
        std::binary_search(shape_.snapshot_weeks.begin(), shape_.snapshot_weeks.end(), week()) &&
        std::binary_search(
            shape_.snapshot_replicates.begin(), shape_.snapshot_replicates.end(), replicate_);
    if (!wanted || !output_.snapshot) return seen;
    seen.snapshots.push_back(
        recorders::snapshot(world, observer_.questionnaire(), simulation_.step()));
    seen.snapshots.back().replicate = replicate_;
    seen.snapshots.back().week = week();
    return seen;
}

}  // namespace models
