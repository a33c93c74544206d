#include "models/collaboration/gathering.h"

#include <algorithm>
#include <cmath>

namespace models::collaboration {

namespace {

void forget(Network& network, MemberId member) {
    network.familiarity.row(member).setZero();
    network.familiarity.col(member).setZero();
}

/// The vision that the leaver carried goes with her.
void lose_vision(Network& network) {
    network.vision *= 1 - 1 / std::max(1.0, static_cast<double>(network.size()));
}

}  // namespace

double weekly(double hazard) {
    return -std::expm1(-hazard / 52);
}

double hidden_interest(const Network& network, const organisations::Organisation& organisation) {
    return organisation.hidden_interest * (network.terms.partner_card ? 0.5 : 1);
}

MemberId sit_down(Network& network, const Member& member) {
    auto& seats = network.members;
    const auto free =
        std::find_if(seats.begin(), seats.end(), [](const Member& m) { return m.present == 0; });
    const auto at = static_cast<Eigen::Index>(free - seats.begin());
    if (free == seats.end()) {
        seats.push_back(member);
        network.familiarity.conservativeResize(at + 1, at + 1);
    } else {
        *free = member;
    }
    seats[static_cast<std::size_t>(at)].present = 1;
    forget(network, static_cast<MemberId>(at));
    return static_cast<MemberId>(at);
}

void get_up(Network& network, MemberId member) {
    lose_vision(network);
    network.members[member] = {};
    forget(network, member);
    ++network.books.left;
}

void hand_over(Network& network, MemberId member, std::uint32_t who) {
    lose_vision(network);
    Member& seat = network.members[member];
    seat.who = who;
    seat.weeks = 0;
    seat.here = 0;
    seat.trust = network.rules.trust.start;
    forget(network, member);
    ++network.books.succeeded;
}

}  // namespace models::collaboration
