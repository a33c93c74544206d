#include "models/interventions/delivery.h"

#include <algorithm>
#include <cmath>

#include "models/interventions/companions.h"
#include "models/interventions/session.h"
#include "models/streams.h"

namespace models::interventions {

namespace {

/// Fills free places in the order of the waiting list.
void fill_places(Delivery& d) {
    Programme& p = d.programme;
    const std::uint32_t places = places_served(d);
    std::size_t next = 0;
    while (next < p.waiting.size() && p.participants.size() < places) {
        const Waiting waiting = p.waiting[next];
        if (!waiting.person.still_here(d.residents)) {
            p.involved[waiting.person.row] = 0;
            ++p.tally.stopped;
            ++next;
            continue;
        }
        Participant participant{waiting.person, kNobody, 0, d.step.number, waiting.warm};
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

/// Whether somebody brings a participant in; hers for the whole programme.
bool brought_in(const Delivery& d, ResidentId r) {
    const double chance = d.programme.terms.matched_companion;
    if (chance <= 0) return false;
    return sim::Rng({d.step.seed, 0},
                    number(Stream::interventions_delivery),
                    d.residents.uid(r),
                    static_cast<std::uint32_t>(0x500 + d.programme.number))
        .chance(chance);
}

/// Chance that two who do not know each other get acquainted at a meeting: higher where one of them
/// was brought in by somebody.
double acquaintance(const Delivery& d, ResidentId a, ResidentId b) {
    const double chance = d.programme.terms.co_member_tie_chance;
    const bool eased = brought_in(d, a) || brought_in(d, b);
    return eased ? std::min(1.0, chance * d.programme.delivery.matched_factor) : chance;
}

/// One meeting, of this week the `meeting`th, of the participants first..last-1: those who come
/// meet each other.
void hold_meeting(Delivery& d, std::size_t first, std::size_t last, std::uint32_t meeting) {
    Programme& p = d.programme;
    std::vector<ResidentId> here;
    here.reserve(last - first);
    for (std::size_t k = first; k < last; ++k) {
        const Person& person = p.participants[k].person;
        if (!person.still_here(d.residents)) continue;
        here.push_back(person.id());
        d.attend(person, meeting);
    }
    for (std::size_t a = 0; a < here.size(); ++a) {
        auto rng = d.step.rng(number(Stream::interventions_delivery),
                              here[a].row,
                              0x1000 * meeting + 0x200 + p.number);
        for (std::size_t b = a + 1; b < here.size(); ++b) {
            if (d.ties.find(here[a], here[b].row) >= 0) {
                have_contact(d, here[a], here[b]);
            } else if (rng.chance(acquaintance(d, here[a], here[b]))) {
                d.ties.connect(here[a], here[b], ties::Kind::club, d.first_meeting());
            }
        }
    }
    p.tally.sessions += static_cast<std::uint32_t>(here.size());
    p.ledger.hours_participant += p.delivery.hours_of_meeting * static_cast<double>(here.size());
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
            if (lead_meeting(d, first / size)) hold_meeting(d, first, last, k);
    }
}

/// A week of a service: its hours and euro. What it does to spotting and referral is not in here.
void serve(Delivery& d) {
    Programme& p = d.programme;
    auto& euro = p.ledger.euro_municipality;
    euro += p.terms.euro_per_week + p.terms.sessions_per_week * p.terms.euro_per_session +
            p.terms.training_per_week * p.terms.euro_per_participant;
    d.book_professional(
        p.service.staffed * p.terms.sessions_per_week * p.terms.professional_hours_per_session,
        p.costs.professional_hour);
    p.ledger.hours_participant += p.terms.training_per_week * p.terms.training_hours;
}

void leave_or_finish(Delivery& d) {
    Programme& p = d.programme;
    const double leaves = weekly_dropout(p.terms.dropout, p.terms.duration_weeks);
    const double leaves_warm = -std::expm1(p.delivery.warm_dropout * std::log1p(-leaves));
    const bool last_week = d.step.week + 1 >= p.stop_week;
    auto gone = [&](const Participant& participant) {
        const bool here = participant.person.still_here(d.residents);
        auto rng = d.step.rng(number(Stream::interventions_delivery),
                              participant.person.row,
                              static_cast<std::uint32_t>(0x300 + p.number));
        const bool drops = rng.chance(participant.warm != 0 ? leaves_warm : leaves);
        const bool done = d.step.number - participant.since + 1 >=
                          static_cast<std::uint32_t>(p.terms.duration_weeks);
        if (here && !drops && !done && !last_week) return false;
        if (!here) {
            ++p.tally.stopped;
        } else if (drops) {  // in the last week as in any other: `dropout` is of all weeks
            ++p.tally.dropped_out;
        } else if (done) {
            ++p.tally.completed;
            d.stock.completed.push_back(participant.person);
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

}  // namespace

double weekly_dropout(double dropout, int weeks) {
    return -std::expm1(std::log1p(-std::min(dropout, 0.999)) / weeks);
}

void deliver(const ties::ContactRules& contact,
             const sim::Step& step,
             const Residents& residents,
             ties::Ties& ties,
             Programme& programme,
             volunteers::Stock& stock) {
    if (!programme.runs(step.week)) return;

    Delivery d{contact, step, residents, ties, programme, stock};
    if (!programme.terms.takes_participants()) {
        serve(d);
        return;
    }
    train(d);
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
