#include "models/explain/life.h"

#include <algorithm>

#include "sim/parallel.h"

#include "models/settlement.h"

namespace models::explain {
namespace {

constexpr std::uint32_t kRowMask = (1u << kUidRowBits) - 1;

std::uint64_t fingerprint(const Residents& people, ResidentId r) {
    sim::StateHash hash;
    hash.add_value(people.social[r]);
    hash.add_value(people.emotional[r]);
    hash.add_value(people.companionship[r]);
    hash.add_value(people.attachment[r]);
    hash.add_value(people.shadow[r]);
    return hash.value();
}

Moment moment_of(const Simulation& simulation,
                 const residents::Questionnaire& questionnaire,
                 std::uint32_t uid) {
    const World& world = simulation.world();
    const Residents& people = world.residents;
    const ResidentId r{uid & kRowMask};
    Moment m;
    m.week = simulation.step().week;
    m.here = people.alive[r] && people.uid(r) == uid;
    if (!m.here) return m;
    m.age = people.years(r);
    m.sex = people.sex[r];
    m.position = people.position[r];
    m.marital = people.marital[r];
    m.work = people.work[r];
    m.limited = people.limited[r] != 0;
    m.mobility_limited = people.mobility_limited[r] != 0;
    m.anxious = people.anxious[r] != 0;
    m.social = static_cast<double>(people.social[r]);
    m.emotional = static_cast<double>(people.emotional[r]);
    if (people.adult(r)) m.score = questionnaire.ask(people, simulation.step(), r).eleven_items();
    m.weeks_lonely = people.weeks_lonely[r];
    sim::StateHash own;
    own.add_word(fingerprint(people, r));
    for (std::uint32_t k = world.ties.begin[r]; k < world.ties.begin[r] + world.ties.count[r];
         ++k) {
        ++m.ties[static_cast<std::size_t>(world.ties.kind[k])];
        own.add_word(world.ties.other[k] | (std::uint64_t{world.ties.strength[k]} << 32));
        const std::uint32_t other = world.ties.other[k];
        if (!ties::is_outside(other))
            m.others.emplace_back(other, fingerprint(people, ResidentId{other}));
    }
    m.own = own.value();
    return m;
}

std::vector<Part> parts_of(const World& world, std::uint32_t uid) {
    std::vector<Part> parts;
    for (const auto& p : world.programmes) {
        const auto is_her = [&](const auto& one) { return one.person.uid == uid; };
        Part part = Part::none;
        if (std::ranges::any_of(p.waiting, is_her)) part = Part::waits;
        if (std::ranges::any_of(p.participants, is_her)) part = Part::takes_part;
        if (std::ranges::any_of(p.volunteers, is_her)) part = Part::volunteers;
        parts.push_back(part);
    }
    return parts;
}

/// One replicate's beginning, from which arms branch.
struct Beginning {
    Rules rules;
    Settlement settlement;
    std::uint64_t seed = 0;
};

sim::Result<Beginning> begin(const ExperimentInput& input,
                             const Arm& arm,
                             std::uint32_t replicate) {
    const Scenario& scenario = input.scenario;
    const std::uint64_t seed = sim::replicate_seed(scenario.seed, replicate);
    auto population = input.populate(seed);
    if (!population) return sim::fail(population.error());
    Rules rules = rules_of(scenario, replicate);
    if (arm.without_contagion) rules.contact.drain = 0;
    Beginning out{rules, settle(*population, input.rates, rules, seed, !scenario.demography), seed};
    burn_in(rules, out.settlement, seed, scenario.burn_in_weeks);
    return out;
}

/// Lives an arm and calls `look(simulation)` at week 0 and after every week.
void live(const ExperimentInput& input,
          const Beginning& beginning,
          const Arm& arm,
          const std::function<void(const Simulation&)>& look) {
    const Scenario& scenario = input.scenario;
    Simulation simulation(beginning.rules,
                          beginning.settlement,
                          beginning.seed,
                          scenario.burn_in_weeks,
                          programmes_of(scenario, arm, beginning.rules.delivery),
                          course_of(scenario, arm),
                          networks_of(scenario, arm, beginning.rules),
                          scenario.everyday);
    look(simulation);
    for (int week = 1; week <= scenario.weeks(); ++week) {
        simulation.advance();
        look(simulation);
    }
}

Life follow(const ExperimentInput& input,
            const recorders::RunShape& shape,
            const Beginning& beginning,
            const Arm& arm,
            std::uint32_t uid) {
    const residents::Questionnaire questionnaire(beginning.rules.measurement);
    Life life;
    life.arm = arm.name;
    life.title = arm.title;
    life.burn_in = static_cast<std::uint32_t>(input.scenario.burn_in_weeks);
    for (const auto& programme : arm.programmes)
        life.programmes.push_back(intervention_of(input.scenario, programme).title);
    live(input, beginning, arm, [&](const Simulation& simulation) {
        life.moments.push_back(moment_of(simulation, questionnaire, uid));
        life.parts.push_back(parts_of(simulation.world(), uid));
        const auto week = static_cast<std::uint32_t>(simulation.step().week);
        if (std::binary_search(shape.weeks.begin(), shape.weeks.end(), week))
            life.hashes.push_back(simulation.world().hash());
        if (simulation.step().week < input.scenario.weeks()) return;
        for (const auto& event : simulation.world().casebook.events)
            if (event.resident == uid) life.events.push_back(event);
    });
    return life;
}

std::optional<std::uint32_t> first_case(const World& world, cases::Status status) {
    for (const auto& one : world.casebook.cases)
        if (one.status == status) return one.person.uid;
    return {};
}

/// Of those who live here from the start, who has been lonely for longest at the end and was not
/// met in that time by anybody who could have seen it.
std::optional<std::uint32_t> most_missed(const World& world, const Residents& at_first) {
    std::optional<std::uint32_t> found;
    std::uint32_t longest = 0;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        const bool seen = !world.casebook.empty() && world.casebook.seen[row] != 0;
        if (!world.residents.adult(r) || seen) continue;
        if (!at_first.adult(r) || at_first.uid(r) != world.residents.uid(r)) continue;
        if (world.residents.weeks_lonely[r] <= longest) continue;
        longest = world.residents.weeks_lonely[r];
        found = world.residents.uid(r);
    }
    return found;
}

/// The volunteer with the most clients, among them who has served for longest.
std::optional<std::uint32_t> busiest_volunteer(const World& world) {
    const volunteers::Volunteer* best = nullptr;
    for (const auto& one : world.volunteers.volunteers) {
        if (one.active == 0) continue;
        if (best == nullptr || one.clients > best->clients ||
            (one.clients == best->clients && one.weeks > best->weeks))
            best = &one;
    }
    if (best == nullptr) return {};
    return best->person.uid;
}

std::optional<std::uint32_t> pick(const World& world, const Residents& at_first, Example example) {
    switch (example) {
        case Example::helped:
            return first_case(world, cases::Status::helped);
        case Example::refused:
            return first_case(world, cases::Status::refused);
        case Example::missed:
            return most_missed(world, at_first);
        case Example::volunteer:
            return busiest_volunteer(world);
        case Example::resident:
            break;
    }
    return {};
}

void find_parting(TwoLives& two) {
    const auto& a = two.lives[0].moments;
    const auto& b = two.lives[1].moments;
    two.parting = 0;
    while (two.parting < a.size() && a[two.parting].here == b[two.parting].here &&
           a[two.parting].own == b[two.parting].own)
        ++two.parting;
    if (two.parting == 0 || two.parting >= a.size()) return;
    const bool happened = two.lives[0].parts[two.parting] != two.lives[1].parts[two.parting] ||
                          std::ranges::any_of(two.lives[1].events, [&](const auto& event) {
                              return event.step <= two.lives[1].burn_in + two.parting;
                          });
    two.through_others = !happened && a[two.parting - 1].others != b[two.parting - 1].others;
}

}  // namespace

std::string rule_of(Example example) {
    switch (example) {
        case Example::helped:
            return "the first case that was closed as helped";
        case Example::refused:
            return "the first case that was closed because she refused";
        case Example::missed:
            return "of those who live here from the start and whom nobody who could have seen it "
                   "has met since she became lonely, who has been so for longest a week before the "
                   "end";
        case Example::volunteer:
            return "the volunteer with the most clients a week before the end, of these the "
                   "longest in "
                   "service";
        case Example::resident:
            break;
    }
    return "the resident who was asked for";
}

sim::Result<TwoLives> live_twice(const ExperimentInput& input,
                                 const recorders::RunShape& shape,
                                 const Question& question) {
    const auto& arms = input.scenario.arms;
    const Arm& arm = arms[question.arm];
    const auto beginning = begin(input, arm, question.replicate);
    if (!beginning) return sim::fail(beginning.error());

    TwoLives two;
    two.uid = question.uid;
    if (question.example != Example::resident) {
        std::optional<std::uint32_t> found;
        live(input, *beginning, arm, [&](const Simulation& simulation) {
            // In the last week programmes let everybody go.
            if (simulation.step().week == input.scenario.weeks() - 1)
                found = pick(
                    simulation.world(), beginning->settlement.world.residents, question.example);
        });
        if (!found)
            return sim::fail(sim::Error::of("there is nobody to tell about in replicate " +
                                                std::to_string(question.replicate) + ": " +
                                                rule_of(question.example),
                                            "another example, arm or --replicate"));
        two.uid = *found;
    }
    if ((two.uid & kRowMask) >= beginning->settlement.world.residents.rows())
        return sim::fail(
            sim::Error::of("there is no resident " + std::to_string(two.uid),
                           "a uid of /residents of a run with snapshots, or --example"));
    const std::array<const Arm*, 2> lived{&arms[shape.references[question.arm]], &arm};
    sim::parallel_tasks(2, [&](std::uint32_t k) {
        two.lives[k] = follow(input, shape, *beginning, *lived[k], two.uid);
    });
    if (std::ranges::none_of(two.lives[1].moments, [](const Moment& m) { return m.here; }))
        return sim::fail(
            sim::Error::of("resident " + std::to_string(two.uid) + " never lives in this arm",
                           "a uid of /residents of a run with snapshots, or --example"));
    find_parting(two);
    return two;
}

}  // namespace models::explain
