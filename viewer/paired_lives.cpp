#include "viewer/paired_lives.h"

#include <utility>

#include "models/population/make_population.h"
#include "models/recorders/wellbeing.h"

namespace viewer {

namespace {

NetworkFrame network_frame(const models::collaboration::Network& n) {
    NetworkFrame out;
    out.begun = n.begun, out.alive = n.alive, out.anchored = n.anchored;
    out.vision = static_cast<float>(n.vision), out.energy = static_cast<float>(n.energy);
    out.publicity = static_cast<float>(n.publicity), out.rivalry = static_cast<float>(n.rivalry);
    out.familiarity = static_cast<float>(models::collaboration::mean_familiarity(n));
    out.begin_week = n.begun ? n.begin_week : n.terms.start_week;
    out.seats = models::recorders::see_network(n);
    out.members = static_cast<float>(out.seat_count());
    return out;
}

void add_help(const models::World& world, Frame& frame) {
    const auto rows = world.residents.rows();
    const auto& book = world.casebook;
    for (std::uint32_t row = 0; row < rows && row < book.seen.size(); ++row)
        if ((book.seen[row] & models::cases::kHasCase) != 0 &&
            book.generation[row] == frame.generation[row])
            frame.help[row] |= kSeen;
    for (const auto& programme : world.programmes) {
        for (const auto& one : programme.participants)
            if (one.person.still_here(world.residents)) frame.help[one.person.row] |= kTakesPart;
    }
    for (const auto& one : world.volunteers.volunteers) {
        if (one.active == 0) continue;
        if (one.person.still_here(world.residents)) frame.help[one.person.row] |= kVolunteers;
        frame.volunteers.push_back({static_cast<float>(one.hours.a_week),
                                    static_cast<float>(one.promised),
                                    static_cast<float>(one.burden),
                                    one.weeks,
                                    one.clients});
    }
}

}  // namespace

sim::Result<std::shared_ptr<const Beginning>> begin(const Inputs& inputs,
                                                    const Prepared& prepared,
                                                    std::uint32_t replicate) {
    const auto& scenario = prepared.scenario;
    const std::uint64_t seed = sim::replicate_seed(scenario.seed, replicate);
    auto population = models::population::make_population(inputs.areas, prepared.area, seed);
    if (!population) return sim::fail(population.error());
    auto rules = models::rules_of(scenario, replicate);
    auto settlement = models::settle(*population, inputs.rates, rules, seed, !scenario.demography);
    models::burn_in(rules, settlement, seed, scenario.burn_in_weeks);
    return std::make_shared<const Beginning>(
        Beginning{std::move(rules), std::move(settlement), std::move(*population), seed});
}

ArmLife::ArmLife(const Prepared& prepared,
                 const models::recorders::RunShape& shape,
                 const Beginning& beginning,
                 std::uint32_t arm,
                 std::uint32_t replicate,
                 bool frames)
    : shape_(shape),
      observer_(shape, beginning.rules.measurement, arm, replicate),
      simulation_(
          beginning.rules,
          beginning.settlement,
          beginning.seed,
          prepared.scenario.burn_in_weeks,
          models::programmes_of(
              prepared.scenario, prepared.scenario.arms[arm], beginning.rules.delivery),
          models::course_of(prepared.scenario, prepared.scenario.arms[arm]),
          models::networks_of(prepared.scenario, prepared.scenario.arms[arm], beginning.rules),
          prepared.scenario.everyday,
          prepared.scenario.catalogue.costs),
      frames_(frames) {}

bool ArmLife::next(const std::function<bool()>& stop) {
    const auto time = static_cast<std::uint32_t>(series_.seen.size());
    const auto week = static_cast<std::int32_t>(shape_.weeks[time]);
    while (simulation_.step().week < week) {
        if (stop()) return false;
        simulation_.advance();
    }
    series_.seen.push_back(std::make_shared<const models::recorders::Observation>(
        observer_.observe(simulation_, time)));
    if (frames_)
        series_.frames.push_back(
            std::make_shared<const Frame>(frame_of(simulation_, observer_.questionnaire())));
    return true;
}

Frame frame_of(const models::Simulation& simulation,
               const models::residents::Questionnaire& questionnaire) {
    const models::World& world = simulation.world();
    const auto& people = world.residents;
    Frame out;
    out.week = static_cast<std::uint32_t>(simulation.step().week);
    const auto rows = people.rows();
    out.score.resize(rows), out.age.resize(rows), out.help.resize(rows);
    out.generation.resize(rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const models::ResidentId r{row};
        out.generation[row] = people.generation[r];
        out.age[row] = static_cast<std::uint8_t>(people.years(r));
        out.score[row] = !people.alive[r] ? kNobody
                         : !people.adult(r)
                             ? kNotAsked
                             : questionnaire.ask(people, simulation.step(), r).eleven_items();
    }
    add_help(world, out);
    for (const auto& network : world.networks)
        out.networks.push_back(network_frame(network));
    return out;
}

}  // namespace viewer
