#include "models/pipeline.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "models/cases/local_desk.h"
#include "models/cases/seeking.h"
#include "models/cases/served_desk.h"
#include "models/cases/services.h"
#include "models/interventions/mobility.h"

namespace models {

namespace {

bool network_works(const World& world, const sim::Step& step) {
    return std::any_of(world.networks.begin(), world.networks.end(), [&](const auto& n) {
        return step.week >= n.terms.start_week;
    });
}

/// Whether anybody asks the stock of volunteers for hands; until then nobody counts them.
bool volunteers_are_wanted(const World& world, const sim::Step& step) {
    return world.everyday || network_works(world, step) ||
           std::any_of(world.programmes.begin(), world.programmes.end(), [&](const auto& p) {
               return interventions::wants_volunteers(p, step.week);
           });
}

/// Posts come with the first network, or with the first ordinary week.
void take_up_posts(const Rules& rules, const sim::Step& step, World& world) {
    if (world.posts.empty() && (world.everyday || network_works(world, step))) {
        const auto people = static_cast<std::uint32_t>(std::count(
            world.residents.alive.span().begin(), world.residents.alive.span().end(), 1));
        world.posts = professionals::make_posts(rules.professionals, step.seed, people);
        organisations::employ(world.posts);
    }
    professionals::live(rules.professionals, step, world.posts);
}

void work_together(const sim::Step& step, World& world) {
    collaboration::People people{world.residents, world.posts, world.volunteers};
    collaboration::compete(world.networks);
    for (auto& network : world.networks)
        collaboration::collaborate(step, people, network);
}

/// Who is lonely is met, seen and signalled, where there are people who help.
void look_out(const Rules& rules, const sim::Step& step, Scratch& scratch, World& world) {
    if (world.posts.empty()) return;
    const collaboration::People people{world.residents, world.posts, world.volunteers};
    cases::look_around(people, world.networks, scratch.eyes);
    cases::tell_gps(world.programmes, step.week, scratch.eyes);
    cases::spot(rules.spotting,
                scratch.eyes,
                step,
                world.residents,
                world.households,
                world.ties,
                scratch.spotting,
                world.casebook);
}

void look_for(const Rules& rules, const sim::Step& step, Scratch& scratch, World& world) {
    cases::seek(step,
                {rules.spotting, rules.handling, world.residents},
                scratch.eyes,
                world.programmes,
                scratch.sought,
                world.casebook);
}

void relieve_needs(const Rules& rules, const sim::Step& step, World& world) {
    interventions::help(step,
                        {rules.causes,
                         rules.loneliness.risks,
                         rules.delivery,
                         rules.contact,
                         world.residents,
                         world.households,
                         world.ties,
                         world.reliefs},
                        world.programmes);
}

void handle_cases(const Rules& rules, const sim::Step& step, World& world) {
    if (world.casebook.empty()) return;
    const collaboration::People people{world.residents, world.posts, world.volunteers};
    cases::LocalDesk posts(
        rules.handling, people, world.networks, world.casework, world.costs.professional_hour);
    cases::ServedDesk desk(rules.handling, step, world.programmes, posts);
    desk.talk(world.casebook);
    const auto causes_now = [&](ResidentId r) {
        return causes::causes_of(rules.causes, step.seed, world.residents, world.households, r);
    };
    cases::handle(rules.handling,
                  step,
                  {world.residents, world.programmes, desk, causes_now, rules.spotting.taboo},
                  world.casebook);
}

/// How residents live.
sim::Pipeline<World> residents_live(const Rules& rules,
                                    const demography::Background& background,
                                    Scratch& scratch) {
    using W = World&;
    using T = const sim::Step&;
    return {
        // One Philox block a slot, shared by the processes below.
        {"residents.weekly_draws", [&](W w, T t) { scratch.draws.make(t, w.residents.rows()); }},
        {"demography.life_events",
         [&](W w, T t) {
             const demography::NewcomerRules newcomers{
                 rules.loneliness, rules.contact, rules.tie_synthesis};
             demography::live(rules.life_events,
                              newcomers,
                              background,
                              t,
                              scratch.draws,
                              {w.residents, w.households, w.ties, w.counts},
                              scratch.life_events);
         }},
        {"residents.health",
         [&](W w, T t) {
             residents::fall_ill_or_recover(rules.health, background.health, t, w.residents);
         }},
        // Meets with last week's openness: both ends must read the same.
        {"ties.contact",
         [&](W w, T t) { ties::meet(rules.contact, t, w.residents, w.ties, scratch.contact); }},
        {"ties.formation",
         [&](W w, T t) {
             ties::find_company(
                 rules.formation, t, scratch.draws, w.residents, w.ties, scratch.proposals);
         }},
        {"residents.loneliness",
         [&](W w, T) {
             residents::feel(rules.loneliness, scratch.draws, !background.frozen, w.residents);
         }},
    };
}

/// What people do about loneliness.
sim::Pipeline<World> others_help(const Rules& rules, Scratch& scratch) {
    using W = World&;
    using T = const sim::Step&;
    return {
        {"professionals.turnover", [&](W w, T t) { take_up_posts(rules, t, w); }},
        {"volunteers.stock",
         [&](W w, T t) {
             if (volunteers_are_wanted(w, t))
                 volunteers::open(rules.volunteers, t, w.residents, w.volunteers);
             volunteers::live(rules.volunteers, t, w.residents, w.volunteers);
         }},
        {"collaboration.networks", [&](W w, T t) { work_together(t, w); }},
        {"cases.services",
         [&](W w, T t) {
             cases::serve(rules.professionals, t, w.programmes, w.posts, w.networks);
         }},
        {"cases.spotting", [&](W w, T t) { look_out(rules, t, scratch, w); }},
        {"cases.seeking", [&](W w, T t) { look_for(rules, t, scratch, w); }},
        {"interventions.recruitment",
         [&](W w, T t) {
             for (auto& p : w.programmes)
                 interventions::recruit(t, w.residents, w.volunteers, p);
         }},
        {"interventions.enrolment",
         [&](W w, T t) {
             interventions::enrol(t,
                                  {rules.causes, w.residents, w.households, rules.spotting.taboo},
                                  w.programmes,
                                  scratch.enrolment);
         }},
        {"cases.handling", [&](W w, T t) { handle_cases(rules, t, w); }},
        {"interventions.delivery",
         [&](W w, T t) {
             for (auto& p : w.programmes)
                 interventions::deliver(rules.contact, t, w.residents, w.ties, p, w.volunteers);
         }},
        {"interventions.reliefs", [&](W w, T t) { relieve_needs(rules, t, w); }},
        {"interventions.mobility",
         [&](W w, T t) { interventions::take_about(t, w.programmes, w.residents); }},
    };
}

}  // namespace

sim::Pipeline<World> make_pipeline(const Rules& rules,
                                   const demography::Background& background,
                                   Scratch& scratch) {
    auto week = residents_live(rules, background, scratch);
    auto help = others_help(rules, scratch);
    std::move(help.begin(), help.end(), std::back_inserter(week));
    return week;
}

}  // namespace models
