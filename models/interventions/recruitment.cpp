#include "models/interventions/recruitment.h"

#include <algorithm>
#include <cmath>

namespace models::interventions {

namespace {

constexpr double kAnHour = 1;  // the least that a helper of a group promises

std::uint32_t count_adults(const Residents& residents) {
    std::uint32_t adults = 0;
    for (std::uint32_t row = 0; row < residents.rows(); ++row)
        adults += residents.adult(ResidentId{row}) ? 1 : 0;
    return adults;
}

void start(const Residents& residents, Programme& programme) {
    const double places = programme.terms.capacity_per_1000 * count_adults(residents) / 1000;
    programme.places = static_cast<std::uint32_t>(std::lround(places));
    programme.involved.assign(residents.rows(), 0);
    programme.participants.reserve(programme.places);
    programme.waiting.reserve(programme.most_waiting() + 16);
}

/// Seats whose volunteer stopped, died or moved; their clients are matched anew by the delivery.
std::vector<std::uint32_t> empty_seats(const Residents& residents,
                                       const volunteers::Stock& stock,
                                       Programme& programme) {
    std::vector<std::uint32_t> seats;
    for (std::uint32_t v = 0; v < programme.volunteers.size(); ++v) {
        Volunteer& seat = programme.volunteers[v];
        const bool serves = volunteers::find(stock, seat.hand()) != nullptr;
        if (serves && seat.person.still_here(residents)) continue;
        // Whoever lives in her slot now may be asked.
        if (seat.slot != volunteers::kNoSlot) programme.involved[seat.person.row] = 0;
        seat.clients = 0;
        seat.slot = volunteers::kNoSlot;
        seat.promised = 0;
        seat.training_left = 0;
        seats.push_back(v);
    }
    return seats;
}

/// Hours a week of one seat: the least that is of use, and what is wanted of one volunteer.
struct Asked {
    double least, most;
};

Asked asked_of_one(const Programme& p) {
    if (p.companion()) {
        const double each = hours_of_client(p);
        const double visit = p.terms.volunteer_hours_per_session;
        const double clients = std::max(1.0, p.terms.clients_per_volunteer);
        return {std::max(each, visit), std::max(each * clients, visit)};
    }
    const double group = p.terms.sessions_per_week * p.terms.volunteer_hours_per_session;
    return {std::min(kAnHour, group), group};
}

void end(volunteers::Stock& stock, Programme& programme) {
    for (const Volunteer& seat : programme.volunteers) {
        volunteers::release(stock, seat.hand(), seat.promised);
        if (seat.slot != volunteers::kNoSlot) programme.involved[seat.person.row] = 0;
    }
    programme.volunteers.clear();
}

/// What a seat adds to the hours that are wanted: no more than its clients can take.
double worth(const Programme& p, const Volunteer& seat) {
    if (!p.companion()) return seat.promised;
    const double clients = std::max(1.0, p.terms.clients_per_volunteer);
    return std::min(seat.promised, clients * hours_of_client(p));
}

}  // namespace

double hours_of_client(const Programme& programme) {
    return programme.terms.sessions_per_week * programme.terms.volunteer_hours_per_session;
}

double hours_wanted(const Programme& programme) {
    const double served = programme.companion()
                              ? programme.places
                              : std::ceil(static_cast<double>(programme.places) /
                                              std::max(1, programme.terms.group_size) -
                                          1e-9);
    return served * hours_of_client(programme);
}

bool wants_volunteers(const Programme& programme, std::int32_t week) {
    return programme.runs(week) && programme.terms.capacity_per_1000 > 0 &&
           hours_of_client(programme) > 0;
}

void recruit(const sim::Step& step,
             const Residents& residents,
             volunteers::Stock& stock,
             Programme& programme) {
    if (!programme.runs(step.week)) {
        if (!programme.volunteers.empty()) end(stock, programme);
        return;
    }
    if (programme.involved.empty()) start(residents, programme);
    const auto seats = empty_seats(residents, stock, programme);
    double missing = hours_wanted(programme);
    for (const Volunteer& seat : programme.volunteers)
        missing -= worth(programme, seat);

    const Asked asked = asked_of_one(programme);
    const auto allowed = [&](const volunteers::Volunteer& v) {
        return v.person.still_here(residents) && programme.involved[v.person.row] == 0;
    };
    std::size_t next = 0;
    while (missing > 1e-6) {
        Volunteer seat;
        const auto hand =
            volunteers::engage(stock, asked.least, asked.most, seat.promised, allowed);
        if (hand.slot == volunteers::kNoSlot) break;
        seat.slot = hand.slot;
        seat.person = stock.volunteers[hand.slot].person;
        seat.training_left = programme.terms.training_hours;
        programme.involved[seat.person.row] = kVolunteers;
        missing -= worth(programme, seat);
        if (next < seats.size()) {
            programme.volunteers[seats[next++]] = seat;
        } else {
            programme.volunteers.push_back(seat);
        }
    }
}

}  // namespace models::interventions
