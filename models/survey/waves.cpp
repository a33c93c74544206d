#include "models/survey/waves.h"

#include <algorithm>

#include "sim/check.h"
#include "sim/parallel.h"

#include "models/residents/measurement.h"
#include "models/settlement.h"
#include "models/simulation.h"
#include "models/streams.h"

namespace models::survey {

namespace {

/// What decides whom somebody names.
struct NameGenerator {
    const ties::NamingRules& naming;
    const ties::ContactRules& contact;
    const sim::Step& step;
};

/// Days with contact in a week on average, as both are now.
double usual_contacts(const NameGenerator& asked,
                      const World& world,
                      ResidentId r,
                      std::uint32_t other,
                      const TieRecord& tie) {
    const double theirs =
        ties::is_outside(other)
            ? asked.contact.outside_openness
            : static_cast<double>(shadow_openness(world.residents.shadow[ResidentId{other}]));
    const double mine = static_cast<double>(shadow_openness(world.residents.shadow[r]));
    const double s = static_cast<double>(ties::from_strength(tie.strength));
    return asked.contact.contact_rate(static_cast<std::size_t>(tie.kind)) * s * mine * theirs;
}

std::uint8_t count_ties(const NameGenerator& asked,
                        const World& world,
                        ResidentId r,
                        std::vector<TieRecord>& out) {
    const ties::Ties& ties = world.ties;
    auto rng = asked.step.rng(number(Stream::survey_naming), world.residents.uid(r));
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k) {
        TieRecord tie;
        tie.kind = ties.kind[k];
        tie.strength = ties.strength[k];
        tie.contacts = ties.contacts[k];
        tie.other = ties.other[k] & ~ties::kOutside;
        if (!ties::is_outside(ties.other[k])) {
            const ResidentId other{ties.other[k]};
            const bool home = world.residents.household[other] == world.residents.household[r];
            tie.place = home ? Place::household : Place::area;
            tie.other = world.residents.uid(other);
        }
        const bool named =
            rng.chance(ties::chance_named(asked.naming,
                                          static_cast<double>(ties::from_strength(tie.strength)),
                                          usual_contacts(asked, world, r, ties.other[k], tie)));
        tie.named = named || tie.place == Place::household;
        out.push_back(tie);
    }
    return ties.count[r];
}

Respondent answer(const World& world,
                  const residents::Questionnaire& questionnaire,
                  const sim::Step& step,
                  ResidentId r) {
    const Residents& residents = world.residents;
    const HouseholdId h = residents.household[r];
    Respondent who{questionnaire.ask(residents, step, r)};
    who.uid = residents.uid(r);
    who.household = h.row;
    who.age = static_cast<std::uint8_t>(residents.years(r));
    who.sex = residents.sex[r];
    who.position = residents.position[r];
    who.marital = residents.marital[r];
    who.education = residents.education[r];
    who.origin = residents.origin[r];
    who.income = world.households.income[h];
    who.work = residents.work[r];
    who.limited = residents.limited[r];
    who.mobility_limited = residents.mobility_limited[r];
    who.anxious = residents.anxious[r];
    who.strain = world.households.strain[h];
    who.latent_emotional = residents.emotional[r];
    who.latent_social = residents.social[r];
    return who;
}

Wave ask(const Simulation& simulation, const residents::Questionnaire& questionnaire) {
    const World& world = simulation.world();
    const NameGenerator asked{
        simulation.rules().naming, simulation.rules().contact, simulation.step()};
    Wave wave;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        if (!world.residents.adult(r)) continue;
        Respondent who = answer(world, questionnaire, simulation.step(), r);
        who.first_tie = static_cast<std::uint32_t>(wave.ties.size());
        who.ties = count_ties(asked, world, r, wave.ties);
        wave.people.push_back(who);
    }
    return wave;
}

std::vector<Wave> live_area(const population::Population& area,
                            const VitalRates& rates,
                            const Rules& rules,
                            std::uint64_t seed,
                            const YearPlan& plan,
                            bool everyday,
                            int burn_in_weeks) {
    Settlement settlement = settle(area, rates, rules, seed, plan.frozen);
    burn_in(rules, settlement, seed, burn_in_weeks);
    Simulation simulation(rules, settlement, seed, burn_in_weeks, {}, {}, {}, everyday);
    const residents::Questionnaire questionnaire(rules.measurement);
    std::vector<Wave> waves;
    std::uint32_t now = 0;
    for (const std::uint32_t week : plan.weeks) {
        for (; now < week; ++now)
            simulation.advance();
        waves.push_back(ask(simulation, questionnaire));
    }
    return waves;
}

}  // namespace

const Respondent* Wave::find(std::uint32_t uid) const {
    const std::uint32_t slot = slot_of(uid);
    const auto found = std::lower_bound(
        people.begin(), people.end(), slot, [](const Respondent& who, std::uint32_t wanted) {
            return who.slot() < wanted;
        });
    return found != people.end() && found->uid == uid ? &*found : nullptr;
}

std::uint32_t named_ties(const Wave& wave, const Respondent& who) {
    const auto ties = wave.ties_of(who);
    return static_cast<std::uint32_t>(
        std::count_if(ties.begin(), ties.end(), [](const TieRecord& tie) { return tie.named; }));
}

std::size_t YearWaves::wave_of(std::uint32_t week) const {
    const auto found = std::lower_bound(plan.weeks.begin(), plan.weeks.end(), week);
    SIM_CHECK(found != plan.weeks.end() && *found == week, "a measure asked for this week");
    return static_cast<std::size_t>(found - plan.weeks.begin());
}

std::vector<YearWaves> live(const Panel& panel,
                            const VitalRates& rates,
                            const Rules& rules,
                            std::uint64_t seed,
                            std::span<const YearPlan> plans,
                            int burn_in_weeks) {
    const auto areas = static_cast<std::uint32_t>(panel.areas.size());
    std::vector<YearWaves> out(plans.size());
    std::vector<Rules> rules_of(plans.size(), rules);
    for (std::size_t p = 0; p < plans.size(); ++p) {
        out[p].plan = plans[p];
        out[p].areas.resize(areas);
        rules_of[p].set_base_year(plans[p].year);
    }
    const auto tasks = static_cast<std::uint32_t>(plans.size()) * areas;
    sim::parallel_tasks(tasks, [&](std::uint32_t task) {
        const std::uint32_t p = task / areas;
        const auto& area = panel.areas[task % areas];
        out[p].areas[task % areas] = live_area(area,
                                               rates,
                                               rules_of[p],
                                               area_seed(seed, area.code),
                                               plans[p],
                                               panel.everyday,
                                               burn_in_weeks);
    });
    return out;
}

}  // namespace models::survey
