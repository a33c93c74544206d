#include "models/interventions/companions.h"

#include <algorithm>
#include <cmath>

namespace models::interventions {

namespace {

/// The volunteer of a participant, if it is still the same person; or null.
Volunteer* volunteer_of(Delivery& d, const Participant& participant) {
    if (participant.volunteer == kNobody) return nullptr;
    Volunteer& seat = d.programme.volunteers[participant.volunteer];
    return seat.person.uid == participant.helper_uid ? &seat : nullptr;
}

}  // namespace

std::uint32_t free_volunteer(const Delivery& d) {
    const auto& volunteers = d.programme.volunteers;
    const double most = std::max(1.0, d.programme.terms.clients_per_volunteer);
    std::uint32_t best = kNobody;
    for (std::uint32_t v = 0; v < volunteers.size(); ++v) {
        if (!volunteers[v].person.still_here(d.residents)) continue;
        if (volunteers[v].clients + 1.0 > std::ceil(most)) continue;
        if (best == kNobody || volunteers[v].clients < volunteers[best].clients) best = v;
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
    ++helper.clients;
}

void rematch(Delivery& d) {
    for (Participant& participant : d.programme.participants) {
        if (!participant.person.still_here(d.residents)) continue;
        Volunteer* now = volunteer_of(d, participant);
        if (now != nullptr && now->person.still_here(d.residents)) {
            if (d.ties.find(participant.person.id(), now->person.row) >= 0) continue;
            if (now->clients > 0) --now->clients;  // they lost touch
        }
        participant.volunteer = kNobody;
        const std::uint32_t volunteer = free_volunteer(d);
        if (volunteer != kNobody) match(d, participant, volunteer);
    }
}

void visit(Delivery& d) {
    Programme& p = d.programme;
    for (Participant& participant : p.participants) {
        if (!participant.person.still_here(d.residents)) continue;
        auto rng = d.rng(participant);
        const std::uint32_t visits = sessions_this_week(d, rng);
        const Volunteer* volunteer = volunteer_of(d, participant);
        if (volunteer == nullptr || !volunteer->person.still_here(d.residents)) continue;
        const Person helper = volunteer->person;
        for (std::uint32_t k = 0; k < visits; ++k) {
            have_contact(d, participant.person.id(), helper.id());
            ++p.tally.sessions;
            p.ledger.hours_volunteer += p.terms.volunteer_hours_per_session;
            p.ledger.hours_participant += p.delivery.hours_of_visit;
            p.ledger.euro_municipality += p.terms.euro_per_session;
            d.book_professional(p.terms.professional_hours_per_session, p.costs.professional_hour);
        }
    }
}

void part(Delivery& d, const Participant& participant) {
    Volunteer* volunteer = volunteer_of(d, participant);
    if (volunteer == nullptr) return;
    if (volunteer->clients > 0) --volunteer->clients;
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

}  // namespace models::interventions
