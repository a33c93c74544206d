#include "models/interventions/delivery.h"

#include <algorithm>
#include <cmath>

#include "models/streams.h"

namespace models::interventions {

namespace {

/// What the delivery of one week works with.
struct Delivery {
    const ties::ContactRules& contact;
    const sim::Step& step;
    const Residents& residents;
    ties::Ties& ties;
    Programme& programme;

    sim::Rng rng(const Participant& p) const {
        return step.rng(number(Stream::interventions_delivery),
                        p.person.row,
                        static_cast<std::uint32_t>(0x100 + programme.number));
    }
    float first_meeting() const { return static_cast<float>(programme.delivery.first_meeting); }
    void book_professional(double hours, double rate) {
        programme.ledger.hours_professional += hours;
        programme.ledger.euro_municipality += hours * rate;
    }
};

/// Contacts between two residents outside the ordinary week: a visit, a meeting.
void have_contact(Delivery& d, ResidentId a, ResidentId b) {
    const std::int64_t at = d.ties.find(a, b.row);
    const std::int64_t back = d.ties.find(b, a.row);
    if (at < 0 || back < 0) return;
    const auto here = static_cast<std::size_t>(at);
    const auto there = static_cast<std::size_t>(back);
    const auto& kind = d.contact.kinds[static_cast<std::size_t>(d.ties.kind[here])];
    const float lonely =
        shadow_lonely(d.residents.shadow[a]) + shadow_lonely(d.residents.shadow[b]);
    const float quality = 1.0f - static_cast<float>(d.contact.drain / 2) * lonely;
    const float s = ties::strength_after(ties::from_strength(d.ties.strength[here]),
                                         1.0f,
                                         static_cast<float>(kind.gain),
                                         quality,
                                         1.0f);
    d.ties.strength[here] = ties::to_strength(s);
    d.ties.strength[there] = d.ties.strength[here];
    const auto met = static_cast<std::uint8_t>(std::min(7, d.ties.contacts[here] + 1));
    d.ties.contacts[here] = met;
    d.ties.contacts[there] = met;
}

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

/// Brings a client and a volunteer together; where one of their lives has no room, nobody comes.
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

/// The volunteer of a participant, if it is still the same person; or null.
Volunteer* volunteer_of(Delivery& d, const Participant& participant) {
    if (participant.volunteer == kNobody) return nullptr;
    Volunteer& seat = d.programme.volunteers[participant.volunteer];
    return seat.person.uid == participant.helper_uid ? &seat : nullptr;
}

/// Fills free places in the order of the waiting list.
void fill_places(Delivery& d) {
    Programme& p = d.programme;
    std::size_t next = 0;
    while (next < p.waiting.size() && p.participants.size() < p.places) {
        const Waiting waiting = p.waiting[next];
        if (!waiting.person.still_here(d.residents)) {
            p.involved[waiting.person.row] = 0;
            ++p.tally.stopped;
            ++next;
            continue;
        }
        Participant participant{waiting.person, kNobody, 0, d.step.number};
        if (p.companion()) {
            const std::uint32_t volunteer = free_volunteer(d);
            if (volunteer == kNobody) break;
            match(d, participant, volunteer);
        }
        p.participants.push_back(participant);
        ++p.tally.started;
        p.tally.weeks_waited += d.step.number - waiting.since;
        p.ledger.euro_municipality += p.terms.euro_per_participant;
        ++next;
    }
    p.waiting.erase(p.waiting.begin(), p.waiting.begin() + static_cast<std::ptrdiff_t>(next));
}

std::uint32_t sessions_this_week(const Delivery& d, sim::Rng& rng) {
    const double mean = d.programme.terms.sessions_per_week;
    const double whole = std::floor(mean);
    return static_cast<std::uint32_t>(whole) + (rng.chance(mean - whole) ? 1u : 0u);
}

/// A volunteer visits each of her clients.
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

/// One meeting, of this week the `meeting`th, of the participants first..last-1: those who come
/// meet each other.
void hold_meeting(Delivery& d, std::size_t first, std::size_t last, std::uint32_t meeting) {
    Programme& p = d.programme;
    std::vector<ResidentId> here;
    here.reserve(last - first);
    for (std::size_t k = first; k < last; ++k)
        if (p.participants[k].person.still_here(d.residents))
            here.push_back(p.participants[k].person.id());
    for (std::size_t a = 0; a < here.size(); ++a) {
        auto rng = d.step.rng(number(Stream::interventions_delivery),
                              here[a].row,
                              0x1000 * meeting + 0x200 + p.number);
        for (std::size_t b = a + 1; b < here.size(); ++b) {
            if (d.ties.find(here[a], here[b].row) >= 0) {
                have_contact(d, here[a], here[b]);
            } else if (rng.chance(p.terms.co_member_tie_chance)) {
                d.ties.connect(here[a], here[b], ties::Kind::club, d.first_meeting());
            }
        }
    }
    p.tally.sessions += static_cast<std::uint32_t>(here.size());
    p.ledger.hours_participant += p.delivery.hours_of_meeting * static_cast<double>(here.size());
    p.ledger.hours_volunteer += p.terms.volunteer_hours_per_session;
    p.ledger.euro_municipality += p.terms.euro_per_session;
    d.book_professional(p.terms.professional_hours_per_session, p.costs.professional_hour);
}

void meet_in_groups(Delivery& d) {
    Programme& p = d.programme;
    const auto size = static_cast<std::size_t>(std::max(1, p.terms.group_size));
    for (std::size_t first = 0; first < p.participants.size(); first += size) {
        auto rng = d.rng(p.participants[first]);
        const std::uint32_t meetings = sessions_this_week(d, rng);
        const std::size_t last = std::min(p.participants.size(), first + size);
        for (std::uint32_t k = 0; k < meetings; ++k)
            hold_meeting(d, first, last, k);
    }
}

/// The end of a companionship: the tie stays only where it grew into a friendship.
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

void leave_or_finish(Delivery& d) {
    Programme& p = d.programme;
    const double leaves = weekly_dropout(p.terms.dropout, p.terms.duration_weeks);
    const bool last_week = d.step.week + 1 >= p.stop_week;
    auto gone = [&](const Participant& participant) {
        const bool here = participant.person.still_here(d.residents);
        auto rng = d.step.rng(number(Stream::interventions_delivery),
                              participant.person.row,
                              static_cast<std::uint32_t>(0x300 + p.number));
        const bool drops = rng.chance(leaves);
        const bool done = d.step.number - participant.since + 1 >=
                          static_cast<std::uint32_t>(p.terms.duration_weeks);
        if (here && !drops && !done && !last_week) return false;
        if (!here) {
            ++p.tally.stopped;
        } else if (drops) {  // in the last week as in any other: `dropout` is of all weeks
            ++p.tally.dropped_out;
        } else if (done) {
            ++p.tally.completed;
        } else {
            ++p.tally.stopped;
        }
        part(d, participant);
        p.involved[participant.person.row] = 0;
        return true;
    };
    p.participants.erase(std::remove_if(p.participants.begin(), p.participants.end(), gone),
                         p.participants.end());
}

/// Clients whose volunteer left are matched anew, or stay without visits until somebody comes.
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

}  // namespace

double weekly_dropout(double dropout, int weeks) {
    return -std::expm1(std::log1p(-std::min(dropout, 0.999)) / weeks);
}

void deliver(const ties::ContactRules& contact,
             const sim::Step& step,
             const Residents& residents,
             ties::Ties& ties,
             Programme& programme) {
    if (!programme.runs(step.week)) return;

    Delivery d{contact, step, residents, ties, programme};
    fill_places(d);
    if (programme.companion()) {
        rematch(d);
        visit(d);
    } else {
        meet_in_groups(d);
    }
    const auto taken = static_cast<double>(programme.participants.size());
    d.book_professional(taken * programme.terms.coordinator_hours_per_week_per_place,
                        programme.costs.coordinator_hour);
    programme.ledger.euro_municipality += programme.terms.euro_per_week;
    leave_or_finish(d);
}

}  // namespace models::interventions
