#include "models/collaboration/collaborate.h"

#include <algorithm>

#include "models/collaboration/meetings.h"
#include "models/collaboration/membership.h"
#include "models/collaboration/method.h"
#include "models/collaboration/spirit.h"
#include "models/collaboration/survival.h"

namespace models::collaboration {

namespace {

void begin(Gathering& g) {
    Network& n = g.network;
    n.begun = n.alive = true;
    n.begin_week = g.step.week;
    n.energy = n.rules.energy.start * (n.terms.obliged ? 1 - n.rules.method.obliged : 1);
    n.coordinator = n.terms.coordinator_hours > 0;
    n.partners = organisations::found(n.commitments);
    gather(g);
}

void pay(Network& n, std::int32_t week) {
    if (n.coordinator) {
        n.ledger.hours_professional += n.terms.coordinator_hours;
        n.ledger.euro_municipality += n.terms.coordinator_hours * n.costs.coordinator_hour;
    }
    n.ledger.euro_municipality += n.terms.publicity_effort * n.terms.euro_of_publicity;
    if (n.terms.outside_study && studying(n, week))
        n.ledger.euro_municipality += n.rules.method.study_euro;
}

}  // namespace

void compete(std::vector<Network>& networks) {
    for (Network& one : networks) {
        one.rivalry = one.terms.rival;
        for (const Network& other : networks)
            one.rivalry = std::max(one.rivalry, rivalry_with(one, other));
    }
}

void collaborate(const sim::Step& step, People& people, Network& network) {
    if (step.week < network.terms.start_week || (network.begun && !network.alive)) return;
    Gathering g{step, people, network};
    if (!network.begun) begin(g);

    network.meeting =
        (step.week - network.begin_week) % std::max(1, network.terms.cadence_weeks) == 0;
    leave(g);
    keep_coordinator(g);
    between_meetings(g);
    fade(network);
    pay(network, step.week);
    organisations::live(step.week, network.partners);
    accept_card(g);
    ask_residents(g);
    if (network.meeting) {
        meet(g);
        thank(g);
        reflect(g);
        keep_in_bounds(g);
        take_heart(g);
        make_known(g);
        join(g);
    }
    survive(g);
}

}  // namespace models::collaboration
