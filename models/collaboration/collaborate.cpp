#include "models/collaboration/collaborate.h"

#include <algorithm>

#include "models/collaboration/meetings.h"
#include "models/collaboration/membership.h"
#include "models/collaboration/spirit.h"
#include "models/collaboration/survival.h"

namespace models::collaboration {

namespace {

/// Organisations are what the arm says of them from now on.
void bring_commitments(Gathering& g) {
    const auto& says = g.network.commitments;
    for (auto& one : g.people.organisations) {
        one.hidden_interest = says.hidden_interest;
        one.executive_commitment = says.executive_commitment;
        one.management_commitment = says.management_commitment;
        one.released_hours = says.released_hours;
        one.funding_end_week = says.funding_end_week;
    }
}

void begin(Gathering& g) {
    Network& n = g.network;
    n.begun = n.alive = true;
    n.begin_week = g.step.week;
    n.energy = n.rules.energy.start;
    n.coordinator = n.terms.coordinator_hours > 0;
    bring_commitments(g);
    gather(g);
}

void pay(Network& n) {
    if (n.coordinator) {
        n.ledger.hours_professional += n.terms.coordinator_hours;
        n.ledger.euro_municipality += n.terms.coordinator_hours * n.costs.coordinator_hour;
    }
    n.ledger.euro_municipality += n.terms.publicity_effort * n.terms.euro_of_publicity;
}

}  // namespace

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
    pay(network);
    if (network.meeting) {
        meet(g);
        thank(g);
        reflect(g);
        take_heart(g);
        make_known(g);
        join(g);
    }
    survive(g);
}

}  // namespace models::collaboration
