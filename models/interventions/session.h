#pragma once

#include <cstdint>

#include "sim/step.h"

#include "models/interventions/programme.h"
#include "models/streams.h"
#include "models/ties/contact.h"
#include "models/ties/ties.h"

namespace models::interventions {

/// What the delivery of one week works with.
struct Delivery {
    const ties::ContactRules& contact;
    const sim::Step& step;
    const Residents& residents;
    ties::Ties& ties;
    Programme& programme;
    volunteers::Stock& stock;

    sim::Rng rng(const Participant& p) const {
        return step.rng(number(Stream::interventions_delivery),
                        p.person.row,
                        static_cast<std::uint32_t>(0x100 + programme.number));
    }
    float first_meeting() const { return static_cast<float>(programme.delivery.first_meeting); }
    /// Notes who was at a session, where that does more than bring people together.
    void attend(const Person& person, std::uint32_t session) {
        if (programme.terms.helps_in_sessions()) programme.attended.push_back({person, session});
    }
    /// Books what a volunteer gives of this week's hours; false, and nothing, when she has less.
    bool book_volunteer(const Volunteer& seat, double hours) {
        volunteers::Volunteer* helper = volunteers::find(stock, seat.hand());
        if (helper == nullptr || helper->hours.left() + 1e-9 < hours) return false;
        programme.ledger.hours_volunteer += volunteers::give(stock, *helper, hours);
        return true;
    }
    void book_professional(double hours, double rate) {
        programme.ledger.hours_professional += hours;
        programme.ledger.euro_municipality += hours * rate;
    }
};

/// Contacts between two residents outside the ordinary week: a visit, a meeting.
void have_contact(Delivery& d, ResidentId a, ResidentId b);

/// Visits or meetings of this week: whole ones, and a chance for the rest.
std::uint32_t sessions_this_week(const Delivery& d, sim::Rng& rng);

}  // namespace models::interventions
