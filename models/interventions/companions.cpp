#include "models/interventions/companions.h"

#include <algorithm>
#include <cmath>

#include "models/interventions/recruitment.h"

namespace models::interventions {

namespace {

/// The volunteer of a participant, if it is still the same person; or null.
Volunteer* volunteer_of(Delivery& d, const Participant& participant) {
    if (participant.volunteer == kNobody) return nullptr;
    Volunteer& seat = d.programme.volunteers[participant.volunteer];
    return seat.person.uid == participant.helper_uid ? &seat : nullptr;
}

/// Whether she still volunteers and lives here.
bool serves(const Delivery& d, const Volunteer& seat) {
    return volunteers::find(d.stock, seat.hand()) != nullptr && seat.person.still_here(d.residents);
}

/// One client more, or one less.
void count_client(Delivery& d, Volunteer& seat, bool more) {
    volunteers::Volunteer* helper = volunteers::find(d.stock, seat.hand());
    if (more) {
        ++seat.clients;
        if (helper != nullptr) ++helper->clients;
        return;
    }
    if (seat.clients > 0) --seat.clients;
    if (helper != nullptr && helper->clients > 0) --helper->clients;
}

/// How many clients a volunteer can have: as the terms say, and as her hours allow.
double most_clients(const Programme& p, const Volunteer& seat) {
    const double most = std::ceil(std::max(1.0, p.terms.clients_per_volunteer));
    const double each = hours_of_client(p);
    return each > 0 ? std::min(most, std::floor(seat.promised / each + 1e-9)) : most;
}

/// Whether her life has room for one more tie, as `make_room` would find it.
bool has_room(const Delivery& d, ResidentId r) {
    const ties::Ties& ties = d.ties;
    if (!ties.full(r)) return true;
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k) {
        if (ties::is_kin(ties.kind[k])) continue;
        if (ties::from_strength(ties.strength[k]) < d.first_meeting()) return true;
    }
    return false;
}

}  // namespace

std::uint32_t free_volunteer(const Delivery& d) {
    const auto& seats = d.programme.volunteers;
    std::uint32_t best = kNobody;
    for (std::uint32_t v = 0; v < seats.size(); ++v) {
        if (seats[v].training_left > 0 || !serves(d, seats[v])) continue;
        if (seats[v].clients + 1.0 > most_clients(d.programme, seats[v])) continue;
        if (!has_room(d, seats[v].person.id())) continue;  // else she would stand in the way of all
        if (best == kNobody || seats[v].clients < seats[best].clients) best = v;
    }
    return best;
}

void match(Delivery& d, Participant& participant, std::uint32_t volunteer) {
    Volunteer& helper = d.programme.volunteers[volunteer];
    const ResidentId a = participant.person.id();
    const ResidentId b = helper.person.id();
    participant.volunteer = kNobody;
    const bool know = d.ties.find(a, b.row) >= 0;
    if (!know) {
        if (!d.ties.make_room(a, d.first_meeting()) || !d.ties.make_room(b, d.first_meeting()))
            return;
        d.ties.connect(a, b, ties::Kind::buddy, d.first_meeting());
    }
    participant.volunteer = volunteer;
    participant.helper_uid = helper.person.uid;
    count_client(d, helper, true);
}

void rematch(Delivery& d) {
    for (Participant& participant : d.programme.participants) {
        if (!participant.person.still_here(d.residents)) continue;
        Volunteer* now = volunteer_of(d, participant);
        if (now != nullptr && serves(d, *now)) {
            if (d.ties.find(participant.person.id(), now->person.row) >= 0) continue;
            count_client(d, *now, false);  // they lost touch
        }
        participant.volunteer = kNobody;
        const std::uint32_t volunteer = free_volunteer(d);
        if (volunteer != kNobody) match(d, participant, volunteer);
    }
}

void visit(Delivery& d) {
    Programme& p = d.programme;
    for (std::size_t k = 0; k < p.participants.size(); ++k) {
        // In turn: where hours are short, nobody is always the last.
        const Participant& participant =
            p.participants[(k + d.step.number) % p.participants.size()];
        if (!participant.person.still_here(d.residents)) continue;
        auto rng = d.rng(participant);
        const std::uint32_t visits = sessions_this_week(d, rng);
        const Volunteer* volunteer = volunteer_of(d, participant);
        if (volunteer == nullptr || !serves(d, *volunteer)) continue;
        const Person helper = volunteer->person;
        for (std::uint32_t n = 0; n < visits; ++n) {
            if (!d.book_volunteer(*volunteer, p.terms.volunteer_hours_per_session)) break;
            have_contact(d, participant.person.id(), helper.id());
            d.attend(participant.person, n);
            ++p.tally.sessions;
            p.ledger.hours_participant += p.delivery.hours_of_visit;
            p.ledger.euro_municipality += p.terms.euro_per_session;
            d.book_professional(p.terms.professional_hours_per_session, p.costs.professional_hour);
        }
    }
}

void part(Delivery& d, const Participant& participant) {
    Volunteer* volunteer = volunteer_of(d, participant);
    if (volunteer == nullptr) return;
    count_client(d, *volunteer, false);
    if (!participant.person.still_here(d.residents)) return;
    if (!volunteer->person.still_here(d.residents)) return;
    const ResidentId client = participant.person.id();
    const std::int64_t at = d.ties.find(client, volunteer->person.row);
    if (at < 0 || d.ties.kind[static_cast<std::size_t>(at)] != ties::Kind::buddy) return;
    const auto here = static_cast<std::size_t>(at);
    if (ties::from_strength(d.ties.strength[here]) <
        static_cast<float>(d.contact.friend_strength)) {
        d.ties.disconnect(client, volunteer->person.id());
        return;
    }
    const std::int64_t back = d.ties.find(volunteer->person.id(), client.row);
    d.ties.kind[here] = ties::Kind::friendship;
    if (back >= 0) d.ties.kind[static_cast<std::size_t>(back)] = ties::Kind::friendship;
}

void train(Delivery& d) {
    for (Volunteer& seat : d.programme.volunteers) {
        if (seat.training_left <= 0) continue;
        volunteers::Volunteer* helper = volunteers::find(d.stock, seat.hand());
        if (helper == nullptr) continue;
        const double given = volunteers::give(d.stock, *helper, seat.training_left);
        d.programme.ledger.hours_volunteer += given;
        seat.training_left = std::max(0.0, seat.training_left - given);
        if (seat.training_left < 1e-9) seat.training_left = 0, helper->training = 1;
    }
}

std::uint32_t places_served(const Delivery& d) {
    const Programme& p = d.programme;
    const double group = p.terms.sessions_per_week * p.terms.volunteer_hours_per_session;
    if (p.companion() || group <= 0) return p.places;
    double promised = 0;
    for (const Volunteer& seat : p.volunteers)
        if (seat.training_left <= 0 && serves(d, seat)) promised += seat.promised;
    const double places = std::floor(promised / group + 1e-9) * p.terms.group_size;
    return places < p.places ? static_cast<std::uint32_t>(places) : p.places;
}

bool lead_meeting(Delivery& d, std::size_t first) {
    const double hours = d.programme.terms.volunteer_hours_per_session;
    if (hours <= 0) return true;
    auto& seats = d.programme.volunteers;
    double there = 0;
    for (const Volunteer& seat : seats)
        if (seat.training_left <= 0 && serves(d, seat))
            there += volunteers::find(d.stock, seat.hand())->hours.left();
    if (there + 1e-9 < hours) return false;
    double needed = hours;
    for (std::size_t k = 0; k < seats.size() && needed > 1e-9; ++k) {
        const Volunteer& seat = seats[(first + k) % seats.size()];
        if (seat.training_left > 0 || !serves(d, seat)) continue;
        volunteers::Volunteer* helper = volunteers::find(d.stock, seat.hand());
        const double given = volunteers::give(d.stock, *helper, needed);
        d.programme.ledger.hours_volunteer += given;
        needed -= given;
    }
    return true;
}

}  // namespace models::interventions
