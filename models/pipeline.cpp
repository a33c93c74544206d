#include "models/pipeline.h"

namespace models {

sim::Pipeline<World> make_pipeline(const Rules& rules,
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
        {"interventions.recruitment",
         [&](W w, T t) {
             for (auto& p : w.programmes)
                 interventions::recruit(t, w.residents, p);
         }},
        {"interventions.enrolment",
         [&](W w, T t) {
             for (auto& p : w.programmes)
                 interventions::enrol(t, w.residents, p, scratch.offers);
         }},
        {"interventions.delivery",
         [&](W w, T t) {
             for (auto& p : w.programmes)
                 interventions::deliver(rules.contact, t, w.residents, w.ties, p);
         }},
    };
}

}  // namespace models
